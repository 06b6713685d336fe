package runconfig

import (
	"slices"

	"github.com/settings-ls/settings-ls/internal/doc"
)

// migrateSourceFiles replaces source_files by the three settings that supersede it, unless one of them is set
// (DockerSettings._migrate_source_files).
func migrateSourceFiles(block dict) dict {
	i, ok := block.find("source_files")
	if !ok {
		return block
	}
	old := block[i]
	mode, _ := textOf(old.Node)
	allowed, ok := sourceFileModes[mode]
	if !ok && !old.IsUnknown() {
		return block
	}
	migrated := slices.Clone(block)
	for i, name := range []string{
		"allow_including_files_in_images",
		"allow_download_from_code_repository",
		"allow_download_from_artifact_store",
	} {
		if _, there := block.find(name); there {
			return block
		}
		e := old
		e.name = name
		if !old.IsUnknown() {
			e.Node = newScalar(doc.TypeBool, map[bool]string{true: "true", false: "false"}[allowed[i]], old.Node.Span)
		}
		migrated = append(migrated, e)
	}
	return migrated
}

// sourceFileModes are the values of the three settings for each mode: including files, downloading them from a code
// repository, downloading them from the artifact store.
var sourceFileModes = map[string][3]bool{
	"include":             {true, false, false},
	"download":            {false, true, false},
	"download_or_include": {true, true, false},
	"ignore":              {false, false, false},
}

// migrateBuildOptions renames the build options with names of Docker's SDK in a build config, unless the new name is also
// used (DockerBuildOptions._migrate_sdk_arguments).
func migrateBuildOptions(config entry) entry {
	if config.name != "build_config" && config.name != "parent_image_build_config" {
		return config
	}
	pairs := slices.Clone(config.dict())
	i, ok := pairs.find("build_options")
	if !ok {
		return config
	}
	options := slices.Clone(pairs[i].dict())
	renamed := false
	for _, names := range sdkNames {
		at, written := options.find(names.sdk)
		if _, both := options.find(names.option); written && !both {
			options[at].name = names.option
			renamed = true
		}
	}
	if !renamed {
		return config
	}
	pairs[i] = pairs[i].withPairs(options)
	return config.withPairs(pairs)
}

// sdkNames are the options with different names in Docker's SDK and command line (BUILD_OPTION_CONVERSIONS in
// zenml/config/docker_settings.py).
var sdkNames = []struct{ sdk, option string }{
	{"buildargs", "build_args"},
	{"cachefrom", "cache_from"},
	{"nocache", "no_cache"},
	{"shmsize", "shm_size"},
}

func newScalar(t doc.Type, text string, span doc.Span) *doc.Node {
	return &doc.Node{Kind: doc.Scalar, Type: t, Text: text, Span: span}
}

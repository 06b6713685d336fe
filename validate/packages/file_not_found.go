package packages

import (
	"errors"
	"io/fs"
	"path"
	"slices"
	"strings"

	"github.com/settings-ls/settings-ls/internal/doc"
	"github.com/settings-ls/settings-ls/internal/lazyregexp"
	"github.com/settings-ls/settings-ls/internal/requirement"
	"github.com/settings-ls/settings-ls/internal/runconfig"
	"github.com/settings-ls/settings-ls/internal/shorten"
	"github.com/settings-ls/settings-ls/schema"
	"github.com/settings-ls/settings-ls/schema/nearest"
	"github.com/settings-ls/settings-ls/validate/rule"
)

var fileNotFound = &rule.Rule{
	ID:       "file-not-found",
	Severity: rule.Error,
	Added:    "0.1.0",
	Check: func(p *rule.Pass) {
		if p.File.Options.Root == nil || len(p.File.Doc.Templates) > 0 { // a template is rendered to another folder
			return
		}
		for image := range p.EffectiveDockers() {
			for _, file := range filesOf(p, image.Docker) {
				file.check(p)
			}
			checkEmptyName(p, image.Docker)
		}
		checkCacheFiles(p)
	},
}

// file is the path of a file or folder in the settings of an image.
type file struct {
	name string
	at   rule.Entry
	// severity is Error if the build fails without the file.
	severity rule.Severity
	accepts  func(fs.FileInfo) bool
	// context is the build context that the name may be meant to be relative to, "" for none.
	context string
}

func isFile(info fs.FileInfo) bool   { return !info.IsDir() }
func isFolder(info fs.FileInfo) bool { return info.IsDir() }
func isAny(fs.FileInfo) bool         { return true }

// filesOf lists the files that ZenML needs for an image. Those that the checksum of the settings depends on are read before the build, and
// with skip_build, too. See compute_settings_checksum in zenml/config/build_configuration.py, and build_docker_image and
// gather_requirements_files in zenml/utils/pipeline_docker_image_builder.py (0.98.0).
func filesOf(p *rule.Pass, d *runconfig.Docker) []file {
	var files []file
	add := func(v *runconfig.Value[string], severity rule.Severity, accepts func(fs.FileInfo) bool) {
		if v.V != "" {
			files = append(files, file{name: v.V, at: rule.EntryOf(v.Origin), severity: severity, accepts: accepts})
		}
	}
	ignored := func(v *runconfig.Value[string]) {
		severity := rule.Warning
		if v.V == defaultDockerignore {
			severity = rule.Info // ZenML looks for it in any case, and does without it
		}
		add(v, severity, isFile)
	}
	builds := !d.SkipBuild.V && !d.SkipBuild.IsUnknown()
	if d.Dockerfile.V != "" && (builds || p.File.Options.Release.Docker.ChecksumReadsDockerfile) {
		files = append(files, file{d.Dockerfile.V, rule.EntryOf(d.Dockerfile.Origin), rule.Error, isFile, d.BuildContextRoot.V})
	}
	if d.Dockerfile.V != "" && builds {
		add(d.BuildContextRoot, rule.Warning, isFolder)
		ignored(d.ParentImageBuildConfig.V.Dockerignore)
	}
	requirements := &runconfig.Value[string]{V: d.Requirements.V.File, Origin: d.Requirements.Origin}
	add(requirements, rule.Error, isFile)
	add(d.PyprojectPath, rule.Error, isAny)
	if builds && p.NeedsGeneratedImage(d) {
		ignored(d.BuildConfig.V.Dockerignore)
		ignored(d.Dockerignore)
	}
	return files
}

// defaultDockerignore is the file that ZenML looks for where no other one is set.
const defaultDockerignore = ".dockerignore"

// check reports a file that does not exist. Only files below the source root are checked.
func (f file) check(p *rule.Pass) {
	info, err := p.File.Stat(f.name)
	if errors.Is(err, fs.ErrInvalid) || schema.HasVariable(f.name) || err == nil && f.accepts(info) {
		return
	}
	place := f.at
	if p.File.Doc.Syntax == doc.Python && p.File.Options.RootCertainty != runconfig.RootKnown && f.innerFolder(p) >= 0 {
		return // a script is usually started in its folder, or in that of its project
	}
	instead, found := f.nearer(p)
	if p.File.Options.RootCertainty == runconfig.RootAssumed || found != "" && p.File.Options.RootCertainty == runconfig.RootLikely {
		f.severity = rule.Warning // the run may be started elsewhere
	}
	advice := rule.Advice{}
	if instead != "" {
		advice = rule.Written(instead)
	} else if meant, near := f.meant(p); near && found == "" {
		advice = rule.DidYouMean(meant)
	} else if packages := packagesIn(f.name); err != nil && place.Name() == "requirements" && found == "" && len(packages) > 0 {
		advice = rule.Advice{Action: rule.WriteNear, Value: doc.NewList(packages...)}
	}
	var finding *rule.Finding
	switch {
	case err == nil && info.IsDir():
		finding = p.ReportValue(place, "%s must be a file, got the folder %q", place.Name(), shorten.ForMessage(f.name))
	case err == nil:
		finding = p.ReportValue(place, "%s must be a folder, got the file %q", place.Name(), shorten.ForMessage(f.name))
	default:
		finding = p.ReportValue(place, "%s: %s not found in the source root%s", place.Name(), shorten.ForMessage(f.name), found)
	}
	finding.WithSeverity(f.severity).Advise(p, place, advice)
}

// nearer finds the file in a folder between the source root and the run configuration. instead is its path from the
// source root, "" when it is outside; found ends the message, "" when there is no such file.
func (f file) nearer(p *rule.Pass) (instead, found string) {
	if inContext := path.Join(f.context, f.name); f.context != "" {
		if info, err := p.File.Stat(inContext); err == nil && f.accepts(info) {
			return inContext, ", only in build_context_root"
		}
	}
	at := f.innerFolder(p)
	if at < 0 {
		return "", ""
	}
	if folder := p.File.Options.InnerFolders[at].Path; folder != "" {
		instead = path.Join(folder, f.name)
	}
	if at == 0 {
		return instead, ", only next to this file"
	}
	return instead, ", only in a folder above this file"
}

// innerFolder returns the index of the first of the inner folders that has the file, or -1.
func (f file) innerFolder(p *rule.Pass) int {
	return slices.IndexFunc(p.File.Options.InnerFolders, func(folder runconfig.InnerFolder) bool {
		info, err := fs.Stat(folder, path.Clean(f.name))
		return err == nil && f.accepts(info)
	})
}

// packagesIn returns the packages that a text lists in place of a requirements file, such as "pandas" or "numpy==2.1, scipy"; nil if it
// looks like the name of a file.
func packagesIn(text string) []*doc.Node {
	var packages []*doc.Node
	for _, word := range strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune(", \t\n", r) }) {
		parsed := requirement.ParseLine(word)
		if parsed.Kind != requirement.PackageLine || parsed.Err != nil || fileName().MatchString(word) {
			return nil
		}
		packages = append(packages, doc.NewString(word))
	}
	return packages
}

// fileName matches words that are probably names of requirements files.
var fileName = lazyregexp.New(`(?i)^\.|\.[a-z]+$|require|\breqs?\b|deps`)

// meant finds a file with a similar name in the same folder.
func (f file) meant(p *rule.Pass) (name string, near bool) {
	var names []string
	for _, entry := range p.File.ReadDir(path.Dir(f.name)) {
		if info, err := entry.Info(); err == nil && f.accepts(info) {
			names = append(names, entry.Name())
		}
	}
	name, near = nearest.To(path.Base(f.name), names)
	return path.Join(path.Dir(f.name), name), near
}

// checkEmptyName reports an empty string for requirements: unless ZenML detects a requirements file, or does not use the pyproject.toml that
// it detects, it opens the source root as if it were the file.
func checkEmptyName(p *rule.Pass, d *runconfig.Docker) {
	requirements := d.Requirements
	isText := requirements.IsSet() && requirements.Node.Type == doc.TypeString
	if len(d.Unknown("pyproject_path", "replicate_local_python_environment")) > 0 {
		return // ZenML may not look for a file
	}
	detected, off := p.File.DetectedRequirements(d), d.DisableAutomaticRequirementsDetection
	isReplaced := detected == "requirements.txt" || detected != "" && (off.V || off.IsUnknown())
	if !isText || requirements.Node.Text != "" || isReplaced {
		return
	}
	at := rule.EntryOf(requirements.Origin)
	p.ReportValue(at, "requirements must be a list or a file, got an empty string").Advise(p, at, rule.Advice{Action: rule.Write, Value: doc.NewList()})
}

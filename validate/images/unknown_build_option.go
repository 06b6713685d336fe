package images

import (
	"iter"
	"slices"
	"strings"

	"github.com/settings-ls/settings-ls/internal/runconfig"
	"github.com/settings-ls/settings-ls/internal/shorten"
	"github.com/settings-ls/settings-ls/schema"
	"github.com/settings-ls/settings-ls/schema/nearest"
	"github.com/settings-ls/settings-ls/validate/rule"
)

var unknownBuildOption = &rule.Rule{
	ID:       "unknown-build-option",
	Severity: rule.Warning,
	Added:    "0.1.0",
	Check: func(p *rule.Pass) {
		for item := range rawBuildOptions(p.File) {
			name := strings.ReplaceAll(item.Name, "_", "-")
			if slices.Contains(sdkArguments, item.Name) || schema.HasVariable(item.Name) {
				continue
			}
			at := rule.EntryOf(item.Origin)
			if slices.Contains(buildFlags, name) {
				p.ReportKey(at, "%s is an option of docker build that %s does not have, so the build fails; %s", shorten.ForMessage(item.Name), defaultBuilder, instead(item.Name)).
					WithSeverity(rule.Info)
				continue
			}
			meant, near := nearest.To(name, buildFlags)
			if !near {
				p.ReportKey(at, "unknown build option --%s", shorten.ForMessage(name))
				continue
			}
			meant = strings.ReplaceAll(meant, "-", "_")
			p.ReportKey(at, "unknown build option --%s", shorten.ForMessage(name)).Advise(p, at, rule.Renamed(meant))
		}
	},
}

// rawBuildOptions returns the build options of all effective build configurations that ZenML passes on as they are.
func rawBuildOptions(file *runconfig.File) iter.Seq[runconfig.Item] {
	return func(yield func(runconfig.Item) bool) {
		for e := range file.EffectiveDockers() {
			for _, config := range []runconfig.BuildConfig{e.Docker.BuildConfig.V, e.Docker.ParentImageBuildConfig.V} {
				for _, item := range config.BuildOptions.V.Others {
					if !yield(item) {
						return
					}
				}
			}
		}
	}
}

// buildFlags are the options of docker build, including those of its legacy builder.
var buildFlags = []string{
	"add-host", "allow", "annotation", "attest", "build-arg", "build-context", "builder", "cache-from", "cache-to", "call",
	"cgroup-parent", "check", "compress", "cpu-period", "cpu-quota", "cpu-shares", "cpuset-cpus", "cpuset-mems",
	"disable-content-trust", "file", "force-rm", "iidfile", "isolation", "label", "load", "memory", "memory-swap",
	"metadata-file", "network", "no-cache", "no-cache-filter", "output", "platform", "policy", "progress", "provenance", "pull",
	"push", "quiet", "rm", "sbom", "secret", "security-opt", "shm-size", "squash", "ssh", "tag", "target", "ulimit",
}

// sdkArguments are the arguments of docker-py's build (docker/api/build.py, 7.1.0).
var sdkArguments = []string{
	"buildargs", "cache_from", "container_limits", "custom_context", "decode", "dockerfile", "encoding", "extra_hosts", "fileobj", "forcerm",
	"gzip", "isolation", "labels", "network_mode", "nocache", "path", "platform", "pull", "quiet", "rm", "shmsize", "squash", "tag", "target",
	"timeout", "use_config_proxy",
}

// sdkNames are the arguments of docker-py that do what an option of docker build does, by the name of the option.
var sdkNames = map[string]string{"network": "network_mode", "add_host": "extra_hosts", "force_rm": "forcerm", "file": "dockerfile"}

// instead says what to do about an option that only docker build has.
func instead(option string) string {
	if name, known := sdkNames[option]; known {
		return "use " + name + ", or " + useCommandLine
	}
	return useCommandLine
}

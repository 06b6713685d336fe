package imagebuilder

import (
	"maps"
	"slices"
	"strings"
)

// optionSet says which build options a builder has, besides labels and build arguments.
type optionSet uint8

const (
	// anyOptions: they are not known.
	anyOptions optionSet = iota
	// pythonOptions are the arguments of Docker's Python library.
	pythonOptions
	// commandOptions are the options of docker build.
	commandOptions
	// noOptions: ZenML passes none.
	noOptions
)

// Option is what is known of a build option.
type Option struct {
	// IsKnown reports whether the builder accepts the option.
	IsKnown bool
	// IsIgnored reports whether ZenML does not pass the option to the builder.
	IsIgnored bool
	// Of names the other builder that has the option, "" if none has it.
	Of string
	// Instead is the option of the builder that does the same, or "".
	Instead string
}

// Option returns what is known of a build option that ZenML passes on as it is.
func (b Builder) Option(name string) Option {
	isPython, isCommand := slices.Contains(pythonArguments, name), slices.Contains(commandFlags, flagOf(name))
	switch b.options {
	case pythonOptions:
		if isCommand && !isPython {
			return Option{Of: "docker build", Instead: pythonNames[strings.ReplaceAll(name, "-", "_")]}
		}
		return Option{IsKnown: isPython}
	case commandOptions:
		if isPython && !isCommand {
			return Option{Of: "Docker's Python library", Instead: commandNames[name]}
		}
		return Option{IsKnown: isCommand}
	case noOptions:
		return Option{IsIgnored: true}
	case anyOptions:
	}
	return Option{IsKnown: true}
}

// IgnoresOptions reports whether ZenML passes only labels and build arguments to the builder.
func (b Builder) IgnoresOptions() bool { return b.options == noOptions }

// OptionNames returns the options that can be written, as keys of the settings.
func (b Builder) OptionNames() []string {
	if b.options == pythonOptions {
		return pythonArguments
	}
	names := make([]string, len(commandFlags))
	for i, flag := range commandFlags {
		names[i] = strings.ReplaceAll(flag, "-", "_")
	}
	return names
}

// flagOf is an option as ZenML writes it on the command line, without dashes at the start.
func flagOf(name string) string { return strings.ReplaceAll(name, "_", "-") }

// commandFlags are the options of docker build, including those of its legacy builder.
var commandFlags = []string{
	"add-host", "allow", "annotation", "attest", "build-arg", "build-context", "builder", "cache-from", "cache-to", "call",
	"cgroup-parent", "check", "compress", "cpu-period", "cpu-quota", "cpu-shares", "cpuset-cpus", "cpuset-mems",
	"disable-content-trust", "file", "force-rm", "iidfile", "isolation", "label", "load", "memory", "memory-swap",
	"metadata-file", "network", "no-cache", "no-cache-filter", "output", "platform", "policy", "progress", "provenance", "pull",
	"push", "quiet", "rm", "sbom", "secret", "security-opt", "shm-size", "squash", "ssh", "tag", "target", "ulimit",
}

// pythonArguments are the arguments of docker-py's build (docker/api/build.py, 7.1.0).
var pythonArguments = []string{
	"buildargs", "cache_from", "container_limits", "custom_context", "decode", "dockerfile", "encoding", "extra_hosts", "fileobj", "forcerm",
	"gzip", "isolation", "labels", "network_mode", "nocache", "path", "platform", "pull", "quiet", "rm", "shmsize", "squash", "tag", "target",
	"timeout", "use_config_proxy",
}

// pythonNames are the arguments of docker-py that do what an option of docker build does, by the name of the option.
var pythonNames = map[string]string{"network": "network_mode", "add_host": "extra_hosts", "force_rm": "forcerm", "file": "dockerfile"}

// commandNames is the reverse of pythonNames.
var commandNames = func() map[string]string {
	names := map[string]string{}
	for _, command := range slices.Sorted(maps.Keys(pythonNames)) {
		names[pythonNames[command]] = command
	}
	return names
}()

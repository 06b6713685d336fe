package preview

import (
	"strings"

	"github.com/settings-ls/settings-ls/internal/runconfig"
	"github.com/settings-ls/settings-ls/schema"
)

// runInstruction returns the RUN instruction for lines that install packages.
func (in dockerfileInput) runInstruction() string {
	if mount := shown(in.docker.PythonPackageInstallerCacheMount); mount != "" {
		return "RUN --mount=" + mount
	}
	return "RUN"
}

// installCommand returns the command that installs packages, with its arguments.
func (in dockerfileInput) installCommand() string {
	arguments := strings.Join(in.installerArguments(), " ")
	if installer := in.docker.PythonPackageInstaller; installer.IsUnknown() {
		return strings.TrimSpace(shown(installer) + " " + arguments)
	}
	return in.rules.Installers[in.docker.PythonPackageInstaller.V].Command + " " + arguments
}

// installerArguments returns the release's default arguments of the installer, overridden in place by the settings. A cache
// mount removes no-cache-dir, even from the settings.
func (in dockerfileInput) installerArguments() []string {
	var names []string
	texts := map[string]string{}
	set := func(name, text string) {
		if _, there := texts[name]; !there {
			names = append(names, name)
		}
		texts[name] = text
	}
	for _, argument := range in.rules.Installers[in.docker.PythonPackageInstaller.V].Arguments {
		set(argument.Name, defaultArgument(argument))
	}
	if args := in.docker.PythonPackageInstallerArgs; args.IsUnknown() {
		set("", args.Node.Placeholder())
	}
	for _, item := range in.docker.PythonPackageInstallerArgs.V {
		set(item.Name, installerArgument(item))
	}
	if in.docker.PythonPackageInstallerCacheMount.V != "" {
		for _, name := range in.rules.CacheMountDrops {
			delete(texts, name)
		}
	}
	var arguments []string
	for _, name := range names {
		if text, kept := texts[name]; kept {
			arguments = append(arguments, text)
		}
	}
	return arguments
}

func defaultArgument(a schema.InstallerArgument) string {
	if a.Flag {
		return "--" + a.Name
	}
	return "--" + a.Name + "=" + a.Value
}

func installerArgument(item runconfig.Item) string {
	if item.Node.IsNull() {
		return "--" + item.Name
	}
	return "--" + item.Name + "=" + pythonStr(item.Node)
}

package preview

import (
	"iter"
	"slices"
	"strings"

	"github.com/settings-ls/settings-ls/internal/runconfig"
	"github.com/settings-ls/settings-ls/schema"
)

// String returns the Dockerfile as ZenML passes it to Docker, without a final line break.
func (d Dockerfile) String() string {
	texts := make([]string, len(d))
	for i, line := range d {
		texts[i] = line.Text
	}
	return strings.Join(texts, "\n")
}

// dockerfileInput is everything that determines a Dockerfile.
type dockerfileInput struct {
	rules  schema.DockerRules
	docker *runconfig.Docker
	// parentImage is the image of FROM, parentCause the reason for it.
	parentImage string
	parentCause Cause
	// entrypoint is that of the component which needs the image, or "".
	entrypoint string
	files      []RequirementsFile
	apt        []AptPackage
}

// expansion is one expansion of a group of template lines: the values of its placeholders, and the cause.
type expansion struct {
	placeholders []string // name, value, name, value, ...
	cause        Cause
}

// expand expands a template line. Placeholders in the values are not expanded. It does not use strings.Replacer, which is
// slow to build for each of up to a hundred thousand variables.
func (f expansion) expand(template string) string {
	if !strings.Contains(template, "{") {
		return template
	}
	var text strings.Builder
	for {
		at := strings.IndexByte(template, '{')
		if at < 0 {
			break
		}
		text.WriteString(template[:at])
		name, value := f.placeholderAt(template[at:])
		text.WriteString(value)
		template = template[at+len(name):]
	}
	text.WriteString(template)
	return text.String()
}

// placeholderAt returns the placeholder at the start of a text and its value, or the first character twice if there is none.
func (f expansion) placeholderAt(text string) (name, value string) {
	for i := 0; i < len(f.placeholders); i += 2 {
		if strings.HasPrefix(text, f.placeholders[i]) {
			return f.placeholders[i], f.placeholders[i+1]
		}
	}
	return text[:1], text[:1]
}

// writeDockerfile expands the release's template. Consecutive lines with the same For are repeated together, once for each
// variable, file and so on. ok is false if the limit is exceeded.
func writeDockerfile(in dockerfileInput, room *budget) (out Dockerfile, ok bool) {
	lines := in.rules.Lines
	out = make(Dockerfile, 0, len(lines))
	for len(lines) > 0 {
		n := 1
		for n < len(lines) && lines[n].For == lines[0].For {
			n++
		}
		for f := range in.expansions(lines[0].For) {
			for _, line := range lines[:n] {
				cause := f.cause
				if used := in.settingsUsed(line.Text); len(used) > 0 {
					cause.From = slices.Concat(cause.From, used)
				}
				out = append(out, Instruction{Text: f.expand(line.Text), Cause: cause})
				if !room.spend(out[len(out)-1].Text) {
					return nil, false
				}
			}
		}
		lines = lines[n:]
	}
	out[0] = Instruction{strings.ReplaceAll(out[0].Text, "{parent_image}", in.parentImage), in.parentCause}
	return out, true
}

// settingsUsed returns the settings that a template line depends on besides those in For.
func (in dockerfileInput) settingsUsed(template string) []runconfig.Origin {
	var from []runconfig.Origin
	if strings.Contains(template, "{install}") {
		from = append(from, origins(in.docker.PythonPackageInstaller.Origin, in.docker.PythonPackageInstallerArgs.Origin)...)
	}
	if strings.Contains(template, "{run}") {
		from = append(from, origins(in.docker.PythonPackageInstallerCacheMount.Origin)...)
	}
	return from
}

// expansions returns the expansions of the lines with a given For; they are written once for each.
func (in dockerfileInput) expansions(reason string) iter.Seq[expansion] {
	d := in.docker
	switch reason {
	case "":
		return slices.Values([]expansion{{}})
	case "build_args":
		return expandEach(d.BuildConfig.V.BuildOptions.V.BuildArgs)
	case "environment":
		return expandEach(d.Environment)
	case "runtime_environment":
		return expandEach(d.RuntimeEnvironment)
	case "apt_packages":
		return slices.Values(in.expandAptPackages())
	case "installer":
		return slices.Values(in.installerSetup())
	case "requirements_files":
		return slices.Values(in.expandRequirements())
	case "local_project_install_command":
		return slices.Values(in.expandText(d.LocalProjectInstallCommand))
	case "user":
		return slices.Values(in.expandText(d.User))
	}
	if reason == "entrypoint" && in.entrypoint != "" {
		return slices.Values([]expansion{{placeholders: []string{"{value}", in.entrypoint}, cause: Cause{Reason: "the step operator"}}})
	}
	return slices.Values([]expansion(nil))
}

// expandEach expands a line for each entry of a mapping, or for an unknown mapping. ZenML writes the name of a variable in Python's upper case, and its value
// as Python's str().
func expandEach(setting *runconfig.Value[[]runconfig.Item]) iter.Seq[expansion] {
	if setting.IsUnknown() {
		placeholder := setting.Node.Placeholder()
		return slices.Values([]expansion{{
			placeholders: []string{"{name}", placeholder, "{NAME}", placeholder, "{value}", "..."},
			cause:        Cause{From: origins(setting.Origin)},
		}})
	}
	return func(yield func(expansion) bool) {
		for _, item := range setting.V {
			f := expansion{
				placeholders: []string{"{name}", item.Name, "{NAME}", pythonUpper(item.Name), "{value}", pythonStr(item.Node)},
				cause:        Cause{From: origins(item.Origin)},
			}
			if !yield(f) {
				return
			}
		}
	}
}

func (in dockerfileInput) expandText(value *runconfig.Value[string]) []expansion {
	if shown(value) == "" {
		return nil
	}
	return []expansion{{placeholders: []string{"{value}", shown(value), "{run}", in.runInstruction()}, cause: Cause{From: origins(value.Origin)}}}
}

// runInstruction returns the RUN instruction for lines that install packages.
func (in dockerfileInput) runInstruction() string {
	if mount := shown(in.docker.PythonPackageInstallerCacheMount); mount != "" {
		return "RUN --mount=" + mount
	}
	return "RUN"
}

func (in dockerfileInput) expandAptPackages() []expansion {
	if len(in.apt) == 0 {
		return nil
	}
	quoted := make([]string, len(in.apt))
	for i, p := range in.apt {
		quoted[i] = "'" + p.Name + "'"
	}
	return []expansion{{
		placeholders: []string{"{packages}", strings.Join(quoted, " ")},
		cause:        in.aptCause(),
	}}
}

// aptCause merges the causes of all packages; the settings' own packages come last.
func (in dockerfileInput) aptCause() Cause {
	var from []runconfig.Origin
	var because []string
	for _, p := range slices.Backward(in.apt) {
		for _, origin := range p.From {
			if !slices.Contains(from, origin) {
				from = append(from, origin)
			}
		}
		if p.Reason != "" && !slices.Contains(because, p.Reason) {
			because = append(because, p.Reason)
		}
	}
	return Cause{From: from, Reason: strings.Join(because, ", ")}
}

func (in dockerfileInput) installerSetup() []expansion {
	if len(in.rules.Installers[in.docker.PythonPackageInstaller.V].Setup) == 0 {
		return nil
	}
	return []expansion{{cause: Cause{From: origins(in.docker.PythonPackageInstaller.Origin)}}}
}

func (in dockerfileInput) expandRequirements() []expansion {
	var fillings []expansion
	install := in.installCommand()
	for _, file := range in.files {
		fillings = append(fillings, expansion{
			placeholders: []string{"{file}", file.Name, "{run}", in.runInstruction(), "{install}", install},
			cause:        file.Cause,
		})
	}
	return fillings
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

// origins returns the origins that are set in the file.
func origins(all ...runconfig.Origin) []runconfig.Origin {
	var said []runconfig.Origin
	for _, origin := range all {
		if origin.IsSet() {
			said = append(said, origin)
		}
	}
	return said
}

package preview

import (
	"iter"
	"slices"
	"strings"

	"github.com/settings-ls/settings-ls/internal/dockerfile"
	"github.com/settings-ls/settings-ls/internal/runconfig"
	"github.com/settings-ls/settings-ls/schema"
)

// String is the Dockerfile as ZenML hands it to Docker, without a final line end.
func (d Dockerfile) String() string {
	texts := make([]string, len(d))
	for i, line := range d {
		texts[i] = line.Text
	}
	return strings.Join(texts, "\n")
}

// Unreadable is a line of a Dockerfile that Docker cannot read.
type Unreadable struct {
	Line
	// Message is what Docker says, on one line.
	Message string
}

// Unreadable gives what Docker cannot read, in order.
func (d Dockerfile) Unreadable() []Unreadable {
	var all []Unreadable
	i, end := 0, d[0].lines() // end is the last line of the text that d[i] holds
	for _, problem := range dockerfile.SyntaxErrors(d.String()) {
		for end < problem.Line && i < len(d)-1 {
			i++
			end += d[i].lines()
		}
		all = append(all, Unreadable{d[i], problem.Message})
	}
	return all
}

// lines is how many lines of text an instruction takes.
func (l Line) lines() dockerfile.Line { return dockerfile.Line(1 + strings.Count(l.Text, "\n")) }

// dockerfileInput is all that a Dockerfile is written from.
type dockerfileInput struct {
	rules  schema.DockerRules
	docker *runconfig.Docker
	// parentImage is the image behind FROM, parentCause what chooses it.
	parentImage string
	parentCause Cause
	files       []RequirementsFile
	apt         []AptPackage
}

// filling is one use of a group of template lines: what its names stand for, and why.
type filling struct {
	names []string // name, value, name, value, ...
	cause Cause
}

// fill fills in a template line; what is filled in is not looked at again. There can be a filling for each of a hundred
// thousand variables, which is why no strings.Replacer is built.
func (f filling) fill(template string) string {
	var text strings.Builder
	for {
		at := strings.IndexByte(template, '{')
		if at < 0 {
			break
		}
		text.WriteString(template[:at])
		name, value := f.nameAt(template[at:])
		text.WriteString(value)
		template = template[at+len(name):]
	}
	text.WriteString(template)
	return text.String()
}

// nameAt is the name that a text begins with and what it stands for; the first character stands for itself where there is
// none.
func (f filling) nameAt(text string) (name, value string) {
	for i := 0; i < len(f.names); i += 2 {
		if strings.HasPrefix(text, f.names[i]) {
			return f.names[i], f.names[i+1]
		}
	}
	return text[:1], text[:1]
}

// writeDockerfile fills in the release's template: lines written for the same reason
// follow each other and are repeated together, once for each variable, file, ... ok is false
// when there is no room for it.
func writeDockerfile(in dockerfileInput, room *room) (out Dockerfile, ok bool) {
	lines := in.rules.Lines
	for len(lines) > 0 {
		n := 1
		for n < len(lines) && lines[n].For == lines[0].For {
			n++
		}
		for f := range in.fillings(lines[0].For) {
			for _, line := range lines[:n] {
				cause := Cause{From: append(slices.Clone(f.cause.From), in.shapes(line.Text)...), Because: f.cause.Because}
				out = append(out, Line{Text: f.fill(line.Text), Cause: cause})
				if !room.take(out[len(out)-1].Text) {
					return nil, false
				}
			}
		}
		lines = lines[n:]
	}
	out[0] = Line{strings.ReplaceAll(out[0].Text, "{parent_image}", in.parentImage), in.parentCause}
	return out, true
}

// shapes are the settings that a template line makes use of beside what it is written for.
func (in dockerfileInput) shapes(template string) []runconfig.Origin {
	var from []runconfig.Origin
	if strings.Contains(template, "{install}") {
		from = append(from, origins(in.docker.PythonPackageInstaller.Origin, in.docker.PythonPackageInstallerArgs.Origin)...)
	}
	if strings.Contains(template, "{run}") {
		from = append(from, origins(in.docker.PythonPackageInstallerCacheMount.Origin)...)
	}
	return from
}

// fillings says how often the lines written for a reason stand in the Dockerfile, and with what in them.
func (in dockerfileInput) fillings(reason string) iter.Seq[filling] {
	d := in.docker
	switch reason {
	case "":
		return slices.Values([]filling{{}})
	case "build_args":
		return each(d.BuildConfig.V.BuildOptions.V.BuildArgs.V)
	case "environment":
		return each(d.Environment.V)
	case "runtime_environment":
		return each(d.RuntimeEnvironment.V)
	case "apt_packages":
		return slices.Values(in.aptPackages())
	case "installer":
		return slices.Values(in.installerSetup())
	case "requirements_files":
		return slices.Values(in.requirements())
	case "local_project_install_command":
		return slices.Values(in.text(d.LocalProjectInstallCommand))
	case "user":
		return slices.Values(in.text(d.User))
	}
	return slices.Values([]filling(nil)) // an entrypoint: only other orchestrators set one
}

// each fills a line for each entry of a mapping. ZenML writes a variable's name in
// Python's upper case, and its value as Python's str(), whatever that holds.
func each(items []runconfig.Item) iter.Seq[filling] {
	return func(yield func(filling) bool) {
		for _, item := range items {
			f := filling{
				names: []string{"{name}", item.Name, "{NAME}", pythonUpper(item.Name), "{value}", printed(item.Node)},
				cause: Cause{From: origins(item.Origin)},
			}
			if !yield(f) {
				return
			}
		}
	}
}

func (in dockerfileInput) text(value runconfig.Value[string]) []filling {
	if value.V == "" {
		return nil
	}
	return []filling{{names: []string{"{value}", value.V, "{run}", in.run()}, cause: Cause{From: origins(value.Origin)}}}
}

// run is the directive of the lines that install packages.
func (in dockerfileInput) run() string {
	if mount := in.docker.PythonPackageInstallerCacheMount.V; mount != "" {
		return "RUN --mount=" + mount
	}
	return "RUN"
}

func (in dockerfileInput) aptPackages() []filling {
	if len(in.apt) == 0 {
		return nil
	}
	quoted := make([]string, len(in.apt))
	for i, p := range in.apt {
		quoted[i] = "'" + p.Name + "'"
	}
	return []filling{{
		names: []string{"{packages}", strings.Join(quoted, " ")},
		cause: in.aptCause(),
	}}
}

// aptCause joins what brings the packages, each once, the settings' own last.
func (in dockerfileInput) aptCause() Cause {
	var from []runconfig.Origin
	var because []string
	for _, p := range slices.Backward(in.apt) {
		for _, origin := range p.From {
			if !slices.Contains(from, origin) {
				from = append(from, origin)
			}
		}
		if p.Because != "" && !slices.Contains(because, p.Because) {
			because = append(because, p.Because)
		}
	}
	return Cause{From: from, Because: strings.Join(because, ", ")}
}

func (in dockerfileInput) installerSetup() []filling {
	if len(in.rules.Installers[in.docker.PythonPackageInstaller.V].Setup) == 0 {
		return nil
	}
	return []filling{{cause: Cause{From: origins(in.docker.PythonPackageInstaller.Origin)}}}
}

func (in dockerfileInput) requirements() []filling {
	var fillings []filling
	install := in.rules.Installers[in.docker.PythonPackageInstaller.V].Command + " " + strings.Join(in.installerArguments(), " ")
	for _, file := range in.files {
		fillings = append(fillings, filling{
			names: []string{"{file}", file.Name, "{run}", in.run(), "{install}", install},
			cause: file.Cause,
		})
	}
	return fillings
}

// installerArguments are the release's defaults for the installer, each overridden in its
// place by the settings; a cache mount takes `no-cache-dir` away, whoever gave it.
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
	return "--" + item.Name + "=" + printed(item.Node)
}

// origins keeps the settings that the file says.
func origins(all ...runconfig.Origin) []runconfig.Origin {
	var said []runconfig.Origin
	for _, origin := range all {
		if origin.Set() {
			said = append(said, origin)
		}
	}
	return said
}

package preview

import (
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
	// expanded are the groups of the template that are already expanded for another image with the same input except variables, by the
	// index of the first line.
	expanded []Dockerfile
	// lines is about how many instructions the Dockerfile has.
	lines int
}

// writeDockerfile expands the release's template. Consecutive lines with the same For are repeated together, once for each
// variable, file and so on. ok is false if the limit is exceeded.
func writeDockerfile(in dockerfileInput, room *budget) (out Dockerfile, ok bool) {
	w := dockerfileWriter{dockerfileInput: in, room: room, out: make(Dockerfile, 0, in.lines)}
	for start, end := 0, 0; start < len(in.rules.Lines); start = end {
		for end < len(in.rules.Lines) && in.rules.Lines[end].For == in.rules.Lines[start].For {
			end++
		}
		if w.group = in.rules.Lines[start:end]; !w.writeOnce(&in.expanded[start]) {
			return nil, false
		}
	}
	w.out[0] = Instruction{strings.ReplaceAll(w.out[0].Text, "{parent_image}", in.parentImage), in.parentCause}
	return w.out, true
}

// dockerfileWriter writes a Dockerfile.
type dockerfileWriter struct {
	dockerfileInput
	room *budget
	// group are the lines of the template that are written, all with the same For.
	group []schema.DockerLine
	out   Dockerfile
}

// expansion is one expansion of a group of template lines: the values of its placeholders, and the cause.
type expansion struct {
	placeholders []string // name, value, name, value, ...
	cause        Cause
}

// write expands the lines of the group once. It returns false if the limit is exceeded.
func (w *dockerfileWriter) write(f expansion) bool {
	for _, line := range w.group {
		made := Instruction{line.Text, f.cause}
		if strings.Contains(line.Text, "{") {
			made.Text = f.expand(line.Text)
			if used := w.settingsUsed(line.Text); len(used) > 0 {
				made.From = slices.Concat(made.From, used)
			}
		}
		w.out = append(w.out, made)
		if !w.room.spend(made.Text) {
			return false
		}
	}
	return true
}

// expand expands a template line. Placeholders in the values are not expanded. It does not use strings.Replacer, which is
// slow to build for each of up to a hundred thousand variables.
func (f expansion) expand(template string) string {
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

// writeOnce writes the group as it is expanded already, or expands it. Groups for variables are always expanded. It returns false if the
// limit is exceeded.
func (w *dockerfileWriter) writeOnce(expanded *Dockerfile) bool {
	if HoldsVariables(w.group[0].For) {
		return w.writeGroup()
	}
	if *expanded != nil {
		w.out = append(w.out, *expanded...)
		return !slices.ContainsFunc(*expanded, func(line Instruction) bool { return !w.room.spend(line.Text) })
	}
	start := len(w.out)
	ok := w.writeGroup()
	*expanded = slices.Clone(w.out[start:])
	return ok
}

// writeGroup writes the lines of the group once for each value of what they are for. It returns false if the limit is exceeded.
func (w *dockerfileWriter) writeGroup() bool {
	d := w.docker
	switch reason := w.group[0].For; reason {
	case "":
		return w.write(expansion{})
	case "build_args":
		return w.writeEach(d.BuildConfig.V.BuildOptions.V.BuildArgs)
	case "environment":
		return w.writeEach(d.Environment)
	case "runtime_environment":
		return w.writeEach(d.RuntimeEnvironment)
	case "apt_packages":
		return w.writeAptPackages()
	case "installer":
		return len(w.rules.Installers[d.PythonPackageInstaller.V].Setup) == 0 ||
			w.write(expansion{cause: Cause{From: origins(d.PythonPackageInstaller.Origin)}})
	case "requirements_files":
		return w.writeRequirements()
	case "local_project_install_command":
		return w.writeText(d.LocalProjectInstallCommand)
	case "user":
		return w.writeText(d.User)
	case "entrypoint":
		return w.entrypoint == "" ||
			w.write(expansion{placeholders: []string{"{value}", w.entrypoint}, cause: Cause{Reason: "the step operator"}})
	}
	return true
}

// writeEach writes the group for each entry of a mapping, or for an unknown mapping. ZenML writes the name of a variable in Python's
// upper case, and its value as Python's str().
func (w *dockerfileWriter) writeEach(setting *runconfig.Value[[]runconfig.Item]) bool {
	if setting.IsUnknown() {
		placeholder := setting.Node.Placeholder()
		return w.write(expansion{
			placeholders: []string{"{name}", placeholder, "{NAME}", placeholder, "{value}", "..."},
			cause:        Cause{From: origins(setting.Origin)},
		})
	}
	for _, item := range setting.V {
		f := expansion{
			placeholders: []string{"{name}", item.Name, "{NAME}", pythonUpper(item.Name), "{value}", pythonStr(item.Node)},
			cause:        Cause{From: origins(item.Origin)},
		}
		if !w.write(f) {
			return false
		}
	}
	return true
}

func (w *dockerfileWriter) writeText(value *runconfig.Value[string]) bool {
	return shown(value) == "" || w.write(expansion{
		placeholders: []string{"{value}", shown(value), "{run}", w.runInstruction()}, cause: Cause{From: origins(value.Origin)},
	})
}

func (w *dockerfileWriter) writeAptPackages() bool {
	if len(w.apt) == 0 {
		return true
	}
	quoted := make([]string, len(w.apt))
	for i, p := range w.apt {
		quoted[i] = "'" + p.Name + "'"
	}
	return w.write(expansion{placeholders: []string{"{packages}", strings.Join(quoted, " ")}, cause: w.aptCause()})
}

func (w *dockerfileWriter) writeRequirements() bool {
	if len(w.files) == 0 {
		return true
	}
	install := w.installCommand()
	for _, file := range w.files {
		placeholders := []string{"{file}", file.Name, "{run}", w.runInstruction(), "{install}", install}
		if !w.write(expansion{placeholders, file.Cause}) {
			return false
		}
	}
	return true
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

// origins returns the origins that are set in the file.
func origins(all ...runconfig.Origin) []runconfig.Origin {
	var set []runconfig.Origin
	for _, origin := range all {
		if origin.IsSet() {
			set = append(set, origin)
		}
	}
	return set
}

package preview

import (
	"errors"
	"io/fs"
	"path"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/settings-ls/settings-ls/internal/runconfig"
)

// requirementsCollector collects requirements files in ZenML's order (gather_requirements_files).
type requirementsCollector struct {
	file *runconfig.File
	// readText reads a file named in the settings.
	readText func(name string) (string, error)

	stack          Stack
	codeRepository []SourcedText
	docker         *runconfig.Docker
	// deploymentFile is the name of the file for the requirements of a deployment, or "".
	deploymentFile string

	files    []RequirementsFile
	problems []BuildProblem
}

func (g *requirementsCollector) collect() {
	requirements, pyproject := g.requirements(), g.pyproject()
	if name := g.file.DetectedRequirements(g.docker); name != "" {
		requirements, pyproject = g.detected(name)
	}
	g.replicatedPackages()
	g.stackRequirements()
	g.deploymentRequirements()
	g.integrations()
	g.addPyproject(pyproject)
	g.addUser(requirements)
}

// requirementsSource is a file or a list of packages to install, and the cause.
type requirementsSource struct {
	// isFile distinguishes a file from a list. An empty file name is the source root itself.
	isFile   bool
	name     string
	packages []runconfig.Item
	cause    Cause
	from     runconfig.Origin
}

func (g *requirementsCollector) requirements() requirementsSource {
	r := g.docker.Requirements
	isFile := r.IsSet() && !r.IsNull() && !r.IsUnknown() && r.V.Packages == nil
	return requirementsSource{isFile: isFile, name: r.V.File, packages: r.V.Packages, from: r.Origin, cause: Cause{From: origins(r.Origin), Reason: r.V.File}}
}

func (g *requirementsCollector) pyproject() requirementsSource {
	p := g.docker.PyprojectPath
	return requirementsSource{name: p.V, from: p.Origin, cause: Cause{From: origins(p.Origin, g.docker.PyprojectExportCommand.Origin), Reason: p.V}}
}

// detected uses a file that ZenML detected, unless detection is disabled.
func (g *requirementsCollector) detected(name string) (requirements, pyproject requirementsSource) {
	off := g.docker.DisableAutomaticRequirementsDetection
	found := requirementsSource{isFile: true, name: name, from: off.Origin, cause: Cause{From: origins(off.Origin), Reason: name + " in the source root"}}
	switch {
	case off.V:
		return requirementsSource{}, requirementsSource{}
	case name == "pyproject.toml": // ZenML still reads an empty name of a requirements file
		return g.requirements(), found
	}
	return found, requirementsSource{}
}

// placeholder adds a file whose content only a command could determine.
func (g *requirementsCollector) placeholder(name, what string, cause Cause) {
	g.files = append(g.files, RequirementsFile{
		Name: name, Content: "# not known before the build: " + what, Placeholder: true, Cause: cause,
	})
}

// add adds a file. ZenML omits empty files.
func (g *requirementsCollector) add(name, content string, cause Cause) {
	if content != "" {
		g.files = append(g.files, RequirementsFile{Name: name, Content: content, Cause: cause})
	}
}

// unknown adds a file whose content, and whether it exists, depends on an unknown value.
func (g *requirementsCollector) unknown(name string, from runconfig.Origin) {
	g.placeholder(name, from.Node.Placeholder(), Cause{From: origins(from)})
}

func (g *requirementsCollector) replicatedPackages() {
	const name = ".zenml_local_requirements"
	if setting := g.docker.ReplicateLocalPythonEnvironment; setting.IsUnknown() {
		g.unknown(name, setting.Origin)
	}
	if !g.docker.ReplicatesLocalPackages() {
		return
	}
	setting := g.docker.ReplicateLocalPythonEnvironment
	command := runconfig.JoinTexts(setting.V.Command)
	switch {
	case command != "":
	case setting.V.Method != "":
		command = g.file.Options.Release.Docker.ExportCommands[setting.V.Method]
	default:
		command = g.file.Options.Release.Docker.ExportCommands["pip_freeze"]
	}
	g.placeholder(name, "the output of `"+command+"`", Cause{From: origins(setting.Origin)})
}

func (g *requirementsCollector) stackRequirements() {
	const name = ".zenml_stack_integration_requirements"
	setting := g.docker.InstallStackRequirements
	cause := Cause{From: origins(setting.Origin), Reason: "the active stack"}
	switch {
	case setting.IsUnknown():
		g.unknown(name, setting.Origin)
	case !setting.V:
	case !g.stack.Known:
		g.placeholder(name, "the requirements of the active stack", cause)
	default:
		requirements := g.stack.Requirements
		if g.file.DownloadsFromCodeRepository(g.docker) {
			requirements = slices.Concat(requirements, g.codeRepository)
		}
		var lines []string
		for _, r := range requirements {
			lines = append(lines, r.Text)
		}
		if from := sources(requirements); from != "" {
			cause.Reason += ": " + from
		}
		g.add(name, sortedLines(lines), cause)
	}
}

// deploymentRequirements adds what the server of a deployment requires (load_deployment_requirements in zenml/deployers/utils.py).
func (g *requirementsCollector) deploymentRequirements() {
	const flavor = "deployment_app_runner_flavor"
	cause := Cause{From: origins(g.docker.InstallDeploymentRequirements.Origin), Reason: "the server of the deployment"}
	switch own := g.file.DeploymentSetting(flavor); {
	case g.deploymentFile == "":
	case own.IsSet() && !own.IsNull():
		cause.From = append(cause.From, origins(own)...)
		g.placeholder(g.deploymentFile, "the requirements of "+flavor, cause)
	default:
		g.add(g.deploymentFile, sortedList(g.file.Options.Release.DeploymentRequirements()), cause)
	}
}

// sources returns the sources of texts without duplicates.
func sources(texts []SourcedText) string {
	var all []string
	for _, text := range texts {
		if text.From != "" && !slices.Contains(all, text.From) {
			all = append(all, text.From)
		}
	}
	return strings.Join(all, ", ")
}

func (g *requirementsCollector) integrations() {
	const name = ".zenml_integration_requirements"
	release := g.file.Options.Release
	setting := g.docker.RequiredIntegrations
	if setting.IsUnknown() {
		g.unknown(name, setting.Origin)
	}
	var lines []string
	for _, item := range setting.V {
		if item.IsUnknown() {
			lines = append(lines, "# "+item.Shown())
			continue
		}
		integration, known := release.Integration(item.Text())
		if !known {
			g.fail(item.Origin, "%q is not an integration of ZenML %s", item.Text(), release.Version)
		}
		lines = append(lines, integration.Requirements...)
	}
	g.add(name, sortedLines(lines), Cause{From: origins(setting.Origin)})
}

func (g *requirementsCollector) fail(from runconfig.Origin, format string, args ...any) {
	g.problems = append(g.problems, problem(from, format, args...))
}

func (g *requirementsCollector) addPyproject(w requirementsSource) {
	const name = ".zenml_pyproject_requirements"
	if w.from.IsUnknown() {
		g.unknown(name, w.from)
		return
	}
	if w.name == "" {
		return
	}
	if g.isMissing(w.name) {
		g.fail(w.from, "pyproject_path: %q not found", w.name)
		return
	}
	commands := g.file.Options.Release.Docker.PyprojectCommands
	if own := g.docker.PyprojectExportCommand; len(own.V) > 0 {
		commands = []string{runconfig.JoinTexts(own.V)}
		if problem := g.docker.ExportCommandProblem(); problem != "" {
			g.fail(own.Origin, "pyproject_export_command: %s", problem)
			return
		}
	}
	directory := path.Dir(w.name)
	what := strings.ReplaceAll("`"+strings.Join(commands, "` or `")+"`", "{directory}", directory)
	g.placeholder(name, "the output of "+what, w.cause)
}

func (g *requirementsCollector) addUser(w requirementsSource) {
	const name = ".zenml_user_requirements"
	if w.from.IsUnknown() {
		g.unknown(name, w.from)
		return
	}
	if !w.isFile {
		g.add(name, strings.Join(itemTexts(w.packages), "\n"), w.cause)
		return
	}
	content, err := g.readText(w.name)
	info, _ := g.file.Stat(w.name)
	switch {
	case err == nil && !utf8.ValidString(content):
		g.fail(w.from, "requirements file %q is not encoded in UTF-8", w.name)
	case err == nil:
		g.add(name, content, w.cause)
	case errors.Is(err, fs.ErrNotExist):
		g.fail(w.from, "requirements file %q not found", w.name)
	case info != nil && info.IsDir():
		g.fail(w.from, "requirements must be a file or a list, got the folder %q", w.name)
	default:
		g.placeholder(name, "the content of "+w.name, w.cause)
	}
}

// isMissing reports whether a file is in the source root and does not exist.
func (g *requirementsCollector) isMissing(name string) bool {
	_, err := g.file.Stat(name)
	return errors.Is(err, fs.ErrNotExist)
}

func itemTexts(items []runconfig.Item) []string {
	texts := make([]string, len(items))
	for i, item := range items {
		texts[i] = item.Shown()
		if item.IsUnknown() {
			texts[i] = "# " + texts[i] // as a comment: pip could not read it
		}
	}
	return texts
}

// sortedLines returns a set of requirements as ZenML writes it: sorted, without duplicates, one on each line.
func sortedLines(requirements []string) string {
	return strings.Join(slices.Compact(slices.Sorted(slices.Values(requirements))), "\n")
}

// sortedList is sortedLines for a list, whose duplicates ZenML keeps.
func sortedList(requirements []string) string {
	return strings.Join(slices.Sorted(slices.Values(requirements)), "\n")
}

package preview

import (
	"errors"
	"io/fs"
	"path"
	"slices"
	"strings"

	"github.com/settings-ls/settings-ls/internal/runconfig"
)

// gatherer collects requirements files in ZenML's order (gather_requirements_files).
type gatherer struct {
	file *runconfig.File
	// readText reads a file that the settings name.
	readText func(name string) (string, error)

	stack  Stack
	docker *runconfig.Docker

	files    []RequirementsFile
	problems []Problem
}

func (g *gatherer) gather() {
	requirements, pyproject := g.requirements(), g.pyproject()
	if name := g.file.DetectedRequirements(g.docker); name != "" {
		requirements, pyproject = g.implicit(name)
	}
	g.local()
	g.stackRequirements()
	g.integrations()
	g.addPyproject(pyproject)
	g.addUser(requirements)
}

// wanted is a file or a list of packages to install and why.
type wanted struct {
	// isFile tells a file with an empty name, which is the source root itself, from a list.
	isFile   bool
	name     string
	packages []runconfig.Item
	cause    Cause
	from     runconfig.Origin
}

func (g *gatherer) requirements() wanted {
	r := g.docker.Requirements
	isFile := r.Set() && !r.IsNull() && r.V.Packages == nil
	return wanted{isFile: isFile, name: r.V.File, packages: r.V.Packages, from: r.Origin, cause: Cause{From: origins(r.Origin), Because: r.V.File}}
}

func (g *gatherer) pyproject() wanted {
	p := g.docker.PyprojectPath
	return wanted{name: p.V, from: p.Origin, cause: Cause{From: origins(p.Origin, g.docker.PyprojectExportCommand.Origin), Because: p.V}}
}

// implicit makes use of a file that ZenML found by itself, unless that is switched off.
func (g *gatherer) implicit(name string) (requirements, pyproject wanted) {
	off := g.docker.DisableAutomaticRequirementsDetection
	found := wanted{isFile: true, name: name, from: off.Origin, cause: Cause{From: origins(off.Origin), Because: name + " in the source root"}}
	switch {
	case off.V:
		return wanted{}, wanted{}
	case name == "pyproject.toml":
		return wanted{}, found
	}
	return found, wanted{}
}

// placeholder adds a file whose content only a command could tell.
func (g *gatherer) placeholder(name, what string, cause Cause) {
	g.files = append(g.files, RequirementsFile{
		Name: name, Content: "# known when the image is built: " + what, Placeholder: true, Cause: cause,
	})
}

// add adds a file with its lines; ZenML leaves out an empty one.
func (g *gatherer) add(name, content string, cause Cause) {
	if content != "" {
		g.files = append(g.files, RequirementsFile{Name: name, Content: content, Cause: cause})
	}
}

func (g *gatherer) local() {
	if !g.docker.ReplicatesLocalPackages() {
		return
	}
	setting := g.docker.ReplicateLocalPythonEnvironment
	command := joined(setting.V.Command)
	switch {
	case command != "":
	case setting.V.Method != "":
		command = g.file.Options.Release.Docker.ExportCommands[setting.V.Method]
	default:
		command = g.file.Options.Release.Docker.ExportCommands["pip_freeze"]
	}
	g.placeholder(".zenml_local_requirements", "what `"+command+"` prints", Cause{From: origins(setting.Origin)})
}

func joined(words []runconfig.Item) string {
	texts := make([]string, len(words))
	for i, word := range words {
		texts[i] = word.Text()
	}
	return strings.Join(texts, " ")
}

func (g *gatherer) stackRequirements() {
	const name = ".zenml_stack_integration_requirements"
	setting := g.docker.InstallStackRequirements
	cause := Cause{From: origins(setting.Origin), Because: "the active stack"}
	switch {
	case !setting.V:
	case !g.stack.Known:
		g.placeholder(name, "what the components of the active stack require", cause)
	default:
		var lines []string
		for _, r := range g.stack.Requirements {
			lines = append(lines, r.Text)
		}
		if from := sources(g.stack.Requirements); from != "" {
			cause.Because += ": " + from
		}
		g.add(name, sortedLines(lines), cause)
	}
}

// sources are where texts come from, each once.
func sources(texts []Sourced) string {
	var all []string
	for _, text := range texts {
		if text.From != "" && !slices.Contains(all, text.From) {
			all = append(all, text.From)
		}
	}
	return strings.Join(all, ", ")
}

func (g *gatherer) integrations() {
	release := g.file.Options.Release
	setting := g.docker.RequiredIntegrations
	var lines []string
	for _, item := range setting.V {
		integration, known := release.Integration(item.Text())
		if !known {
			g.fail(item.Origin, "%q is not an integration of ZenML %s", item.Text(), release.Version)
		}
		lines = append(lines, integration.Requirements...)
	}
	g.add(".zenml_integration_requirements", sortedLines(lines), Cause{From: origins(setting.Origin)})
}

func (g *gatherer) fail(from runconfig.Origin, format string, args ...any) {
	g.problems = append(g.problems, problem(from, format, args...))
}

func (g *gatherer) addPyproject(w wanted) {
	if w.name == "" {
		return
	}
	if g.missing(w.name) {
		g.fail(w.from, "pyproject_path is %q, which is not there", w.name)
		return
	}
	commands := g.file.Options.Release.Docker.PyprojectCommands
	if own := g.docker.PyprojectExportCommand.V; len(own) > 0 {
		commands = []string{joined(own)}
	}
	directory := path.Dir(w.name)
	what := strings.ReplaceAll("`"+strings.Join(commands, "` or `")+"`", "{directory}", directory)
	g.placeholder(".zenml_pyproject_requirements", "what "+what+" prints", w.cause)
}

func (g *gatherer) addUser(w wanted) {
	const name = ".zenml_user_requirements"
	if !w.isFile {
		g.add(name, strings.Join(itemTexts(w.packages), "\n"), w.cause)
		return
	}
	content, err := g.readText(w.name)
	info, _ := g.file.Stat(w.name)
	switch {
	case err == nil:
		g.add(name, content, w.cause)
	case errors.Is(err, fs.ErrNotExist):
		g.fail(w.from, "requirements is %q, which is not there", w.name)
	case info != nil && info.IsDir():
		g.fail(w.from, "requirements is %q, which is a folder", w.name)
	default:
		g.placeholder(name, "the content of "+w.name, w.cause)
	}
}

// missing reports whether a file is surely not there: below the source root, and looked for in vain.
func (g *gatherer) missing(name string) bool {
	_, err := g.file.Stat(name)
	return errors.Is(err, fs.ErrNotExist)
}

func itemTexts(items []runconfig.Item) []string {
	texts := make([]string, len(items))
	for i, item := range items {
		texts[i] = item.Text()
	}
	return texts
}

// sortedLines is what ZenML makes of a set of requirements: sorted, each once, a line each.
func sortedLines(requirements []string) string {
	sorted := slices.Clone(requirements)
	slices.Sort(sorted)
	return strings.Join(slices.Compact(sorted), "\n")
}

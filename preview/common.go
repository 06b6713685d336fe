package preview

import "github.com/settings-ls/settings-ls/internal/runconfig"

// commonParts are what images have in common whose settings differ only in variables.
type commonParts struct {
	files    []RequirementsFile
	problems []BuildProblem
	apt      []AptPackage
	// groups are the expanded groups of the Dockerfile's template, see dockerfileInput.expanded.
	groups []Dockerfile
	// lines is the number of instructions of the last Dockerfile.
	lines int
}

// commonKey is what commonParts depend on.
type commonKey struct {
	// docker are the settings without variables. Settings share the values that they inherit.
	docker                       runconfig.Docker
	entrypoint, requirementsFile string
}

// commonParts returns the common parts of an image, which are computed for the first image that has them.
func (p *planner) commonParts(build Build) *commonParts {
	key := commonKey{*build.Docker, build.entrypoint, build.requirementsFile}
	key.docker.Environment, key.docker.RuntimeEnvironment = nil, nil
	if common, ok := p.common[key]; ok {
		return common
	}
	g := &requirementsCollector{
		file: p.file, readText: p.readText, docker: build.Docker, deploymentFile: build.requirementsFile,
		stack: p.options.Stack, codeRepository: p.options.CodeRepository,
	}
	g.collect()
	lines := len(p.rules.Lines)
	p.common[key] = &commonParts{g.files, g.problems, p.aptPackages(build.Docker), make([]Dockerfile, lines), lines}
	return p.common[key]
}

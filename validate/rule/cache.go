package rule

import (
	"regexp"

	"github.com/settings-ls/settings-ls/internal/baseimage"
	"github.com/settings-ls/settings-ls/internal/doc"
	"github.com/settings-ls/settings-ls/internal/dockerfile"
	"github.com/settings-ls/settings-ls/internal/requirement"
	"github.com/settings-ls/settings-ls/internal/runconfig"
)

// cache is what several rules need to know of a file, each answer computed once.
type cache struct {
	// pipelineAndSteps are the blocks of the pipeline and of the steps, nil if they were not collected yet.
	pipelineAndSteps []Entry

	files map[string]readFile
	lines map[string]*requirement.ParsedLine
	// generated says whether settings need a generated image.
	generated map[*runconfig.Docker]bool
	// blocks are the blocks of steps, pipeline the settings of the pipeline by name; nil if not known yet.
	blocks   map[*runconfig.Step]runconfig.DockerBlock
	pipeline map[string]*doc.Node
	// unknowns are the spans of the unknown values of the file.
	unknowns map[*doc.Document][]doc.Span
	// baseImages is what is known of images, by reference.
	baseImages map[string]baseimage.Image
	// dockerfiles are those that the settings name, nil for one that cannot be opened.
	dockerfiles map[dockerfileBuild]*Dockerfile
}

// readFile is the result of reading a file.
type readFile struct {
	doc *doc.Document
	err error
}

// ReadFile reads a file that the settings name, as runconfig.File.ReadText does. The same name gives the same
// document.
func (p *Pass) ReadFile(name string) (*doc.Document, error) {
	read := once(&p.cache.files, name, func(name string) readFile {
		text, err := p.File.ReadText(name)
		return readFile{doc.NewPlainText(name, []byte(text)), err}
	})
	return read.doc, read.err
}

// ParseRequirement parses a line of a requirements file, or an item of a list.
func (p *Pass) ParseRequirement(line string) requirement.ParsedLine {
	return *once(&p.cache.lines, line, func(line string) *requirement.ParsedLine {
		parsed := requirement.ParseLine(line)
		return &parsed
	})
}

// NeedsGeneratedImage is runconfig.File.NeedsGeneratedImage, computed once.
func (p *Pass) NeedsGeneratedImage(d *runconfig.Docker) bool {
	return once(&p.cache.generated, d, p.File.NeedsGeneratedImage)
}

// Dockerfile is a Dockerfile that the settings name.
type Dockerfile struct {
	Doc *doc.Document
	dockerfile.File
	// places are where lines are, matches whether patterns match: many steps share a Dockerfile.
	places  map[dockerfile.Line]doc.Place
	matches map[*regexp.Regexp]bool
}

// Matches reports whether a pattern matches the Dockerfile. The pattern must be a variable, since the result is kept.
func (d *Dockerfile) Matches(pattern *regexp.Regexp) bool {
	return once(&d.matches, pattern, func(pattern *regexp.Regexp) bool { return pattern.Match(d.Doc.Source) })
}

// dockerfileBuild is a Dockerfile with the setting that holds its build arguments.
type dockerfileBuild struct {
	name string
	args *doc.Node
}

// Dockerfile returns the Dockerfile of the settings of an image, as it is built: with the arguments of parent_image_build_config. It is
// nil if there is none or it cannot be read, which another rule reports.
func (p *Pass) Dockerfile(d *runconfig.Docker) *Dockerfile {
	if d.Dockerfile.V == "" {
		return nil
	}
	return once(&p.cache.dockerfiles, dockerfileBuild{d.Dockerfile.V, d.ParentImageBuildConfig.Node}, func(build dockerfileBuild) *Dockerfile {
		document, err := p.ReadFile(build.name)
		if err != nil {
			return nil
		}
		return &Dockerfile{Doc: document, File: dockerfile.Parse(string(document.Source), buildArgs(d.ParentImageBuildConfig.V))}
	})
}

// buildArgs returns the build arguments of a build.
func buildArgs(config runconfig.BuildConfig) dockerfile.BuildArgs {
	args := dockerfile.BuildArgs{}
	options := config.BuildOptions.V
	for _, item := range options.BuildArgs.V {
		args[item.Name], _ = item.Node.PythonStr(mostOfArg)
	}
	for _, option := range options.Others {
		if option.Name != "buildargs" { // the name in Docker's Python library, which ZenML before 0.92 does not know
			continue
		}
		for _, entry := range option.Node.Resolve().Entries() {
			args[entry.Key.Text], _ = entry.Value.PythonStr(mostOfArg)
		}
	}
	return args
}

// mostOfArg bounds the length of a build argument, in bytes.
const mostOfArg = 1 << 10

// Place is where a line is.
func (d *Dockerfile) Place(line dockerfile.Line) doc.Place {
	return once(&d.places, line, func(line dockerfile.Line) doc.Place { return d.Doc.Place(line.Span(d.Doc.Source)) })
}

// once finds what belongs to a key, if it is not known yet.
func once[K comparable, V any](known *map[K]V, key K, find func(K) V) V {
	found, ok := (*known)[key]
	if ok {
		return found
	}
	if *known == nil {
		*known = map[K]V{}
	}
	found = find(key)
	(*known)[key] = found
	return found
}

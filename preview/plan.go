package preview

import (
	"errors"
	"fmt"
	"io/fs"
	"regexp"
	"slices"
	"strings"
	"sync"

	"github.com/settings-ls/settings-ls/internal/message"
	"github.com/settings-ls/settings-ls/internal/runconfig"
	"github.com/settings-ls/settings-ls/schema"
)

// Plan gives the images that ZenML builds for a run: the pipeline's first, then one for each
// step whose settings differ from the pipeline's, by name (get_docker_builds in
// zenml/orchestrators/containerized_orchestrator.py). The pipeline's image is left out only
// when Options.Steps completes the list of steps and none of them runs in it.
func Plan(file *runconfig.File, options Options) []Build {
	p := &planner{
		file: file, rules: file.Options.Release.Docker, options: options, commandLine: file.Options.Release.NamesBuildOptions(),
		room: room{maxLines, maxBytes}, texts: map[string]readText{},
	}
	steps := p.steps()
	var pipeline *runconfig.Docker
	var builds []Build
	own := map[string]bool{}
	for effective := range file.Effectives() {
		if effective.Step == nil {
			pipeline = effective.Docker
			continue
		}
		if effective.Docker.Equal(pipeline) {
			continue
		}
		name := effective.Step.Name
		own[name] = true
		builds = append(builds, p.build([]string{name}, name, effective.Docker))
	}
	steps = slices.DeleteFunc(steps, func(step string) bool { return own[step] })
	slices.SortFunc(builds, func(a, b Build) int { return strings.Compare(a.Step, b.Step) })
	if len(steps) == 0 && len(options.Steps) > 0 && !(p.rules.ListsSkippedPipeline && pipeline.SkipBuild.V) {
		return builds
	}
	return append([]Build{p.build(steps, "", pipeline)}, builds...)
}

type planner struct {
	file    *runconfig.File
	rules   schema.DockerRules
	options Options
	// commandLine says that build options are handed to Docker's command line.
	commandLine bool
	// room is what may still be written of Dockerfiles and requirements files.
	room room
	// texts are the requirements files that were read, by name: many steps can have the same.
	texts map[string]readText
}

// room is a number of lines and of bytes. It is negative when more was written.
type room struct{ lines, bytes int }

// What is written for all images of a file: many steps that each inherit many settings are more than anybody reads.
const (
	maxLines = 100_000
	maxBytes = 16 << 20
)

// take takes the room of a line, and reports whether there was any left.
func (r *room) take(line string) bool {
	r.lines, r.bytes = r.lines-1, r.bytes-len(line)
	return r.lines >= 0 && r.bytes >= 0
}

// readText is the result of reading a file.
type readText struct {
	text string
	err  error
}

// readText reads a file that the settings name, each file once.
func (p *planner) readText(name string) (string, error) {
	read, known := p.texts[name]
	if !known {
		read.text, read.err = p.file.ReadText(name)
		p.texts[name] = read
	}
	return read.text, read.err
}

// steps are the names of all steps that are known, sorted, each once.
func (p *planner) steps() []string {
	names := slices.Clone(p.options.Steps)
	for _, step := range p.file.Run.Steps {
		names = append(names, step.Name)
	}
	slices.Sort(names)
	return slices.Compact(names)
}

// build plans one image (build_docker_image in zenml/utils/pipeline_docker_image_builder.py).
func (p *planner) build(steps []string, step string, docker *runconfig.Docker) Build {
	build := Build{Step: step, Steps: steps, Docker: docker}
	planned, problems := p.image(build)
	build.Image = planned
	if len(problems) > 0 {
		build.Image = Refused{Problems: problems, Planned: planned}
	}
	return build
}

// image plans the image of a build, and gives the reasons why that build cannot start.
func (p *planner) image(build Build) (Image, []Problem) {
	docker := build.Docker
	if problems := secretProblems(docker); len(problems) > 0 {
		return Unplanned{}, problems
	}
	if docker.SkipBuild.V {
		return ready(docker, docker.SkipBuild.Origin, "skip_build uses parent_image unchanged, and there is no parent_image")
	}
	var problems []Problem
	custom := p.custom(docker)
	if custom != nil {
		if info, err := p.file.Stat(custom.Dockerfile); errors.Is(err, fs.ErrNotExist) || err == nil && info.IsDir() {
			problems = append(problems, problem(docker.Dockerfile.Origin, "there is no Dockerfile at %s", custom.Dockerfile))
		}
	}
	switch {
	case p.file.NeedsLayer(docker):
		generated, more := p.generated(build, custom)
		return generated, append(problems, more...)
	case custom != nil:
		return *custom, problems
	}
	return ready(docker, docker.InstallStackRequirements.Origin, "there is no dockerfile or parent_image, and nothing to install or to copy")
}

// ready is parent_image as it is; without one the image is refused for a reason that lies in a setting.
func ready(docker *runconfig.Docker, from runconfig.Origin, reason string) (Image, []Problem) {
	if docker.ParentImage.V == "" {
		return Unplanned{}, []Problem{problem(from, "%s", reason)}
	}
	return Ready{docker.ParentImage.V}, nil
}

func problem(from runconfig.Origin, format string, args ...any) Problem {
	return Problem{From: from, Message: message.Text(fmt.Sprintf(format, args...))}
}

// custom is the image of `dockerfile:`, nil without one.
func (p *planner) custom(docker *runconfig.Docker) *Custom {
	if docker.Dockerfile.V == "" {
		return nil
	}
	return &Custom{
		Dockerfile:  docker.Dockerfile.V,
		ContextRoot: docker.BuildContextRoot.V,
		Options:     p.words(docker.ParentImageBuildConfig.V),
	}
}

// words are what Docker's command line gets.
func (p *planner) words(config runconfig.BuildConfig) []Option {
	if !p.commandLine {
		return nil
	}
	return commandLine(config)
}

// generated plans the image that ZenML writes a Dockerfile for, on top of the one of a custom Dockerfile if there
// is one.
func (p *planner) generated(build Build, parent *Custom) (Image, []Problem) {
	g := &gatherer{file: p.file, readText: p.readText, stack: p.options.Stack, docker: build.Docker}
	g.gather()
	for _, file := range g.files {
		p.room.take(file.Content)
	}
	image, cause := p.parentImage(build)
	in := dockerfileInput{
		rules: p.rules, docker: build.Docker,
		parentImage: image, parentCause: cause,
		files: g.files, apt: p.aptPackages(build.Docker),
	}
	dockerfile, ok := writeDockerfile(in, &p.room)
	if !ok {
		return TooLarge{}, g.problems
	}
	return Generated{
		Parent:      parent,
		ParentImage: image,
		Dockerfile:  dockerfile,
		unreadable:  sync.OnceValue(dockerfile.Unreadable),
		Files:       in.files,
		AptPackages: in.apt,
		Options:     p.words(build.Docker.BuildConfig.V),
	}, g.problems
}

// parentImage is the image behind FROM.
func (p *planner) parentImage(build Build) (string, Cause) {
	switch d := build.Docker; {
	case d.Dockerfile.V != "":
		return p.intermediateImage(build), Cause{From: origins(d.Dockerfile.Origin), Because: "the image built from " + d.Dockerfile.V}
	case d.ParentImage.V != "":
		return d.ParentImage.V, Cause{From: origins(d.ParentImage.Origin)}
	}
	image := strings.ReplaceAll(p.rules.ParentImage, "{python}", p.options.PythonVersion)
	return image, Cause{Because: "ZenML's own image for its release and Python " + p.options.PythonVersion}
}

// intermediateImage is the name of the image that is built from `dockerfile`.
func (p *planner) intermediateImage(build Build) string {
	d := build.Docker
	repository := d.TargetRepository.V
	if repository == "" {
		repository = p.rules.Repository
	}
	tag := d.ImageTag.V
	if tag == "" {
		words := []string{p.options.PipelineName, build.Step, "orchestrator"}
		tag = strings.Join(slices.DeleteFunc(words, func(word string) bool { return word == "" }), "-")
		tag = p.sanitized(tag)
	}
	tag = p.sanitized(strings.ReplaceAll(p.rules.IntermediateTag, "{tag}", tag))
	return repository + ":" + tag
}

// sanitized takes away what Docker does not take in a tag (sanitize_tag in
// zenml/container_engines/base.py), in releases that do.
func (p *planner) sanitized(tag string) string {
	if !p.rules.SanitizesIntermediateTag {
		return tag
	}
	tag = outsideTags.ReplaceAllString(tag, "")
	if tag != "" && (tag[0] == '-' || tag[0] == '.') {
		tag = "_" + tag[1:]
	}
	return tag[:min(len(tag), 128)]
}

var outsideTags = regexp.MustCompile(`[^a-zA-Z0-9_.\-]`)

// aptPackages are the settings', the stack's and the integrations', in that order; a
// package that comes twice stands there twice.
func (p *planner) aptPackages(d *runconfig.Docker) []AptPackage {
	var packages []AptPackage
	for _, item := range d.AptPackages.V {
		packages = append(packages, AptPackage{item.Text(), Cause{From: origins(d.AptPackages.Origin)}})
	}
	if d.InstallStackRequirements.V {
		for _, s := range p.options.Stack.AptPackages {
			packages = append(packages, AptPackage{s.Text, Cause{From: origins(d.InstallStackRequirements.Origin), Because: s.From}})
		}
	}
	for _, item := range d.RequiredIntegrations.V {
		integration, _ := p.file.Options.Release.Integration(item.Text())
		for _, name := range integration.AptPackages {
			packages = append(packages, AptPackage{name, Cause{From: origins(d.RequiredIntegrations.Origin), Because: "the integration " + item.Text()}})
		}
	}
	return packages
}

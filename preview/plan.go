package preview

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"sync"

	"github.com/settings-ls/settings-ls/internal/message"
	"github.com/settings-ls/settings-ls/internal/runconfig"
	"github.com/settings-ls/settings-ls/schema"
)

// Plan returns the images that ZenML builds for a run: the pipeline's, then the others, sorted by the step that they are named after,
// and that of a deployment. It is empty if the stack needs none. The pipeline's image is omitted only if the steps of the pipeline are
// known and none runs in it.
func Plan(file *runconfig.File, options PlanOptions) []Build {
	p := newPlanner(file, options)
	builds := p.sharedBuilds(p.buildConfigs())
	for i := range builds {
		p.plan(&builds[i])
	}
	if slices.ContainsFunc(builds, hasProblems) {
		builds = p.separate(builds)
	}
	p.addSteps(builds)
	slices.SortStableFunc(builds, func(a, b Build) int {
		return cmp.Or(cmp.Compare(a.rank(), b.rank()), strings.Compare(a.Step, b.Step))
	})
	return builds
}

// rank orders images: the pipeline's, those of steps, then others.
func (b Build) rank() int {
	switch {
	case b.IsPipeline():
		return 0
	case b.Step != "":
		return 1
	}
	return 2
}

func newPlanner(file *runconfig.File, options PlanOptions) *planner {
	release := file.Options.Release
	p := &planner{
		file: file, rules: release.Docker, options: options, commandLine: release.HasTypedBuildOptions(), defaultParentImage: defaultParentImage(release, options),
		budget: budget{maxLines, maxBytes}, texts: map[string]fileContent{}, valueTexts: map[any]string{}, common: map[commonKey]*commonParts{},
	}
	p.steps = sync.OnceValue(p.runSteps)
	p.validInstructions = sync.OnceValue(p.findValidInstructions)
	return p
}

type planner struct {
	file    *runconfig.File
	rules   schema.DockerRules
	options PlanOptions
	// commandLine means that build options are passed to Docker's command line.
	commandLine bool
	// defaultParentImage is the parent image of settings that set none.
	defaultParentImage string
	// steps are the steps of the pipeline, see runSteps.
	steps func() []runStep
	// dockerfiles are those of all images, validInstructions finds the valid instructions in them, see findValidInstructions.
	dockerfiles       []Dockerfile
	validInstructions func() validInstructions
	// budget is the remaining budget for Dockerfiles and requirements files.
	budget budget
	// valueTexts caches the texts of the pipeline's values in checksums by runconfig.SetValue.ID, since steps share what they inherit.
	valueTexts map[any]string
	// common caches commonParts.
	common map[commonKey]*commonParts
	// texts caches requirements files by name, since many steps can use the same.
	texts map[string]fileContent
}

// budget is a number of lines and bytes. It is negative when exceeded.
type budget struct{ lines, bytes int }

// Limits for all images of a file. Many steps that each inherit many settings would produce more than anyone reads.
const (
	maxLines = 100_000
	maxBytes = 16 << 20
)

// spend subtracts a line from the budget, and reports whether the budget was sufficient.
func (b *budget) spend(line string) bool {
	b.lines, b.bytes = b.lines-1, b.bytes-len(line)
	return b.lines >= 0 && b.bytes >= 0
}

// fileContent is the content of a file, or the error of reading it.
type fileContent struct {
	text string
	err  error
}

// readText reads a file named in the settings, each file once.
func (p *planner) readText(name string) (string, error) {
	read, known := p.texts[name]
	if !known {
		read.text, read.err = p.file.ReadText(name)
		p.texts[name] = read
	}
	return read.text, read.err
}

// plan plans one image (build_docker_image in zenml/utils/pipeline_docker_image_builder.py).
func (p *planner) plan(build *Build) {
	planned, problems := p.image(*build)
	build.Image = planned
	if len(problems) > 0 {
		build.Image = UnbuildableImage{Problems: problems, Planned: planned}
	}
	build.Name = p.imageName(*build)
}

// image plans the image of a build, and returns the reasons why the build cannot start.
func (p *planner) image(build Build) (Image, []BuildProblem) {
	docker := build.Docker
	if problems := secretProblems(docker); len(problems) > 0 {
		return UnknownImage{}, problems
	}
	if by := p.undecided(docker); len(by) > 0 {
		return UndecidedImage{by}, nil
	}
	// ZenML reads the requirements of all images for the checksums of their settings, before the first build.
	common := p.commonParts(build)
	problems := slices.Clip(common.problems) // other images share them
	if !docker.SkipBuild.V || p.rules.ChecksumReadsDockerfile {
		problems = append(p.missingDockerfile(docker), problems...)
	}
	if docker.SkipBuild.V {
		unchanged, more := unchangedImage(docker, docker.SkipBuild.Origin, "skip_build runs parent_image unchanged, but parent_image is not set")
		return unchanged, append(problems, more...)
	}
	custom := p.custom(docker)
	switch {
	case build.hasParts || p.file.NeedsGeneratedImage(docker):
		return p.generated(build, custom, common), problems
	case custom != nil:
		return *custom, problems
	}
	unchanged, more := unchangedImage(docker, docker.InstallStackRequirements.Origin, "neither dockerfile nor parent_image is set, and there is nothing to install or copy")
	return unchanged, append(problems, more...)
}

// missingDockerfile returns a problem if the file of the setting dockerfile does not exist.
func (p *planner) missingDockerfile(docker *runconfig.Docker) []BuildProblem {
	name := docker.Dockerfile.V
	if name == "" {
		return nil
	}
	if info, err := p.file.Stat(name); errors.Is(err, fs.ErrNotExist) || err == nil && info.IsDir() {
		return []BuildProblem{problem(docker.Dockerfile.Origin, "Dockerfile %s not found", name)}
	}
	return nil
}

// unchangedImage returns parent_image unchanged. If it is not set, it returns a problem with the given origin and reason.
func unchangedImage(docker *runconfig.Docker, from runconfig.Origin, reason string) (Image, []BuildProblem) {
	if image := shown(docker.ParentImage); image != "" {
		return UnchangedImage{image}, nil
	}
	return UnknownImage{}, []BuildProblem{problem(from, "%s", reason)}
}

func problem(from runconfig.Origin, format string, args ...any) BuildProblem {
	return BuildProblem{From: from, Message: message.Text(fmt.Sprintf(format, args...))}
}

// custom returns the image of the setting dockerfile, or nil.
func (p *planner) custom(docker *runconfig.Docker) *CustomImage {
	if docker.Dockerfile.V == "" {
		return nil
	}
	return &CustomImage{
		Dockerfile:      docker.Dockerfile.V,
		ContextRoot:     shown(docker.BuildContextRoot),
		DockerArguments: p.parentArguments(docker.ParentImageBuildConfig),
	}
}

// parentArguments returns the arguments of `docker build` for the image of the setting dockerfile.
func (p *planner) parentArguments(config *runconfig.Value[runconfig.BuildConfig]) []DockerArgument {
	if !p.commandLine {
		return nil
	}
	return commandLine(config, config.V.BuildOptions.V.Pull)
}

// dockerArguments returns the arguments of `docker build` for the image that ZenML generates from a parent image.
func (p *planner) dockerArguments(d *runconfig.Docker, parentImage string) []DockerArgument {
	if !p.commandLine {
		return nil
	}
	pull := d.BuildConfig.V.BuildOptions.V.Pull
	if p.rules.OverridesPull {
		pull = &runconfig.Value[bool]{V: p.pulls(d, parentImage)}
	}
	return commandLine(d.BuildConfig, pull)
}

// pulls reports whether ZenML has the parent image pulled even if the image builder already has it. A local image builder that does not
// have the image pulls it in any case.
func (p *planner) pulls(d *runconfig.Docker, parentImage string) bool {
	_, pushed := p.options.Stack.Registry()
	return p.options.Stack.BuildsRemotely() && parentImage != p.defaultParentImage && (d.Dockerfile.V == "" || pushed)
}

// generated plans an image whose Dockerfile ZenML writes, based on the image of the setting dockerfile if there is one.
func (p *planner) generated(build Build, parent *CustomImage, common *commonParts) Image {
	for _, file := range common.files {
		p.budget.spend(file.Content)
	}
	image, cause := p.parentImage(build)
	in := dockerfileInput{
		rules: p.rules, docker: build.Docker,
		parentImage: image, parentCause: cause, entrypoint: build.entrypoint,
		files: common.files, apt: common.apt, expanded: common.groups, lines: common.lines,
	}
	dockerfile, ok := writeDockerfile(in, &p.budget)
	if !ok {
		return TooLargeImage{}
	}
	common.lines = len(dockerfile)
	p.dockerfiles = append(p.dockerfiles, dockerfile)
	return GeneratedImage{
		Parent:              parent,
		ParentImage:         image,
		Dockerfile:          dockerfile,
		invalidInstructions: sync.OnceValue(func() []InvalidInstruction { return p.invalidInstructions(dockerfile) }),
		Files:               in.files,
		AptPackages:         in.apt,
		DockerArguments:     p.dockerArguments(build.Docker, image),
	}
}

// parentImage returns the image of FROM, and the cause.
func (p *planner) parentImage(build Build) (string, Cause) {
	switch d := build.Docker; {
	case d.Dockerfile.V != "":
		from := append(origins(d.Dockerfile.Origin), d.Unknown("target_repository", "image_tag")...)
		return p.intermediateImage(build), Cause{From: from, Reason: "the image built from " + d.Dockerfile.V}
	case shown(d.ParentImage) != "":
		return shown(d.ParentImage), Cause{From: origins(d.ParentImage.Origin)}
	}
	return p.defaultParentImage, Cause{Reason: "ZenML's default image for Python " + p.options.PythonVersion}
}

// defaultParentImage returns the parent image of settings that set none.
func defaultParentImage(release *schema.Release, options PlanOptions) string {
	image := strings.ReplaceAll(release.Docker.ParentImage, "{python}", options.PythonVersion)
	if options.NewerRelease != "" {
		image = strings.Replace(image, ":"+release.Version+"-", ":"+options.NewerRelease+"-", 1)
	}
	return image
}

// aptPackages returns the packages of the settings, the stack and the integrations, in this order, with duplicates.
func (p *planner) aptPackages(d *runconfig.Docker) []AptPackage {
	var packages []AptPackage
	if d.AptPackages.IsUnknown() {
		packages = append(packages, AptPackage{d.AptPackages.Node.Placeholder(), Cause{From: origins(d.AptPackages.Origin)}})
	}
	for _, item := range d.AptPackages.V {
		packages = append(packages, AptPackage{item.Shown(), Cause{From: origins(d.AptPackages.Origin)}})
	}
	if d.InstallStackRequirements.V {
		for _, s := range p.options.Stack.AptPackages {
			packages = append(packages, AptPackage{s.Text, Cause{From: origins(d.InstallStackRequirements.Origin), Reason: s.From}})
		}
	}
	for _, item := range d.RequiredIntegrations.V {
		integration, _ := p.file.Options.Release.Integration(item.Text())
		for _, name := range integration.AptPackages {
			packages = append(packages, AptPackage{name, Cause{From: origins(d.RequiredIntegrations.Origin), Reason: "the integration " + item.Text()}})
		}
	}
	return packages
}

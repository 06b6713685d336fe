package main

import (
	"fmt"
	"io"
	"slices"

	"github.com/spf13/cobra"

	"github.com/settings-ls/settings-ls/cmd/settings-ls/terminal"
	"github.com/settings-ls/settings-ls/internal/analysis"
	"github.com/settings-ls/settings-ls/internal/printable"
	"github.com/settings-ls/settings-ls/internal/secret"
	"github.com/settings-ls/settings-ls/preview"
	"github.com/settings-ls/settings-ls/schema/nearest"
	"github.com/settings-ls/settings-ls/validate"
)

// previewFlags are the flags of preview.
type previewFlags struct {
	input
	run                  runFlags
	secrets              secretFlags
	format, color        string
	output               outputFile
	step, against        string
	againstStack         string
	dockerfile, annotate bool
}

func previewCommand() *cobra.Command {
	var flags previewFlags
	command := &cobra.Command{
		Use:   "preview [OPTIONS] FILE",
		Short: "Show the images and Dockerfiles that ZenML would build",
		Long: `Show the images that ZenML would build for a run configuration: the steps that share each
image, its exact Dockerfile and its requirements files. Nothing is built or run.

The images depend on the stack: without one, those of a containerized orchestrator are shown.
Steps that the file does not mention use the pipeline's image. Values that are only known during
the build, such as the output of pip freeze or the requirements of an unknown stack, are shown as
comments.

Exit codes:
    0  all images can be built
    1  an image cannot be built, ZenML rejects the file, or --against shows a change
    2  invalid command line or configuration
    3  the file could not be read`,
		DisableFlagsInUseLine: true,
		Example: `  settings-ls preview configs/train.yaml
  settings-ls preview configs/train.yaml --step train --dockerfile > Dockerfile
  settings-ls preview train.py --pipeline training
  settings-ls preview configs/train.yaml --stack stack.yaml --annotate
  settings-ls preview configs/train.yaml --stack staging.yaml --against-stack production.yaml
  settings-ls preview configs/train.yaml --zenml-version 0.84.3 --against 0.98.0`,
		Args: oneArgument("FILE"),
		RunE: func(command *cobra.Command, args []string) error { return showPreview(command, flags, args[0]) },
	}
	f := command.Flags()
	choice{&flags.format, "FORMAT", []string{"text", "json"}}.flag(command, "format", "text", "Output format: text or json")
	colorFlag(command, &flags.color)
	f.StringVar(&flags.step, "step", "", "Show only the image of the step with this `NAME`")
	f.BoolVar(&flags.dockerfile, "dockerfile", false, "Print only the Dockerfile of the pipeline, or of the step given by --step")
	f.BoolVar(&flags.annotate, "annotate", false, "Show after each line of a Dockerfile which setting causes it")
	f.StringVar(&flags.against, "against", "", "Show what would change with this ZenML `RELEASE`, as a unified diff")
	f.StringVar(&flags.againstStack, "against-stack", "", "Show what would change with the exported stack of this `FILE`, as a unified diff")
	heading(command, outputHeading, "format", "dockerfile", "annotate")
	flags.output.register(command)
	flags.secrets.register(command)
	flags.input.register(command)
	flags.run.register(command)
	return command
}

// showPreview runs the command.
func showPreview(command *cobra.Command, flags previewFlags, path string) error {
	for _, names := range [][]string{
		{"dockerfile", "against", "against-stack", "annotate"}, {"dockerfile", "format"}, {"against", "format"}, {"against-stack", "format"},
	} {
		if err := exclusive(command, names...); err != nil {
			return err
		}
	}
	p, err := flags.run.open(command, &flags.input, path)
	if err != nil {
		return err
	}
	if flags.against != "" {
		return showUpgrade(command, flags, p)
	}
	if flags.againstStack != "" {
		return showStackChange(command, flags, p)
	}
	builds := p.Builds()
	if flags.step != "" || flags.dockerfile {
		if builds, err = p.buildsOf(flags.step); err != nil {
			return err
		}
	}
	mask := flags.secrets.mask(p.File())
	err = flags.output.write(command, command.OutOrStdout(), func(out io.Writer) error {
		switch {
		case flags.dockerfile:
			return p.writeDockerfile(out, command.ErrOrStderr(), builds[0], mask)
		case flags.format == "json":
			return writePreviewJSON(out, mask, previewed{p.File(), builds, p.PipelineName(), p.Stack().Name, p.stepNames(), p.Rejections()})
		}
		text := p.Preview(builds, preview.FormatOptions{Annotate: flags.annotate, Origin: preview.OriginPosition})
		return terminal.WriteStyled(out, text.Map(mask.Text), terminal.WantColor(flags.color, out))
	})
	if err != nil {
		return err
	}
	if len(builds) == 0 && flags.format == "text" {
		printable.Fprintf(command.ErrOrStderr(), "settings-ls: --containerized shows the images of a containerized orchestrator\n")
	}
	noteMasked(command, mask)
	if err := p.reportRejected(command, builds); err != nil {
		return err
	}
	if len(p.Rejections()) > 0 {
		return exit(findings)
	}
	return nil
}

// writeDockerfile writes the Dockerfile that ZenML generates for an image. For an image that cannot be built the
// reason goes to standard error; an image without a generated Dockerfile is an invalid command line.
func (p opened) writeDockerfile(out, stderr io.Writer, build preview.Build, mask *secret.Mask) error {
	text, err := build.DockerfileText()
	switch {
	case err == nil:
		err = terminal.WriteExact(out, []byte(mask.Text(text)))
	case build.CannotBuild():
		_, err = printable.Fprintf(stderr, "settings-ls: %s: %v\n", p.File().Doc.Name, mask.Message(err.Error()))
	}
	return err
}

// opened is the file that a command works on.
type opened struct {
	*analysis.Analysis
	// steps are steps of the pipeline that the file may not mention.
	steps []string
}

// buildsOf returns the image of a step, "" for that of the pipeline.
func (p opened) buildsOf(step string) ([]preview.Build, error) {
	if err := p.hasStep(step); err != nil {
		return nil, err
	}
	build, ok := preview.BuildForStep(p.Builds(), step)
	switch {
	case ok:
	case !p.Stack().IsContainerized():
		return nil, fmt.Errorf("the stack %s builds no image for it; --containerized shows that of a containerized orchestrator", p.Stack().Name)
	default:
		return nil, fmt.Errorf("%s: no step runs in the pipeline's image", p.File().Doc.Name)
	}
	return []preview.Build{build}, nil
}

// stepNames returns the names of all known steps of the pipeline.
func (p opened) stepNames() []string {
	names := slices.Concat(p.steps, p.Steps())
	if p.PipelineName() != "" {
		return names
	}
	for _, step := range p.File().Run.Steps {
		names = append(names, step.Name)
	}
	return names
}

// hasStep returns an error for a step that neither the file nor --pipeline-step names.
func (p opened) hasStep(name string) error {
	names := p.stepNames()
	if name == "" || slices.Contains(names, name) {
		return nil
	}
	advice := "; steps that it does not mention have the settings of the pipeline"
	if meant, near := nearest.To(name, names); near {
		advice = fmt.Sprintf("; did you mean %q?", meant)
	}
	return fmt.Errorf("%s has no step %q%s", p.File().Doc.Name, name, advice)
}

// reportRejected writes to standard error why the file cannot run as it is. The exit code is 1 if ZenML rejects the file or an image
// cannot be built.
func (p opened) reportRejected(command *cobra.Command, builds []preview.Build) error {
	rejected := len(p.File().Doc.Errors) > 0
	for _, problem := range p.File().Problems {
		rejected = rejected || problem.Rejected
	}
	if rejected {
		printable.Fprintf(command.ErrOrStderr(), "settings-ls: ZenML rejects %s; the output may be incomplete (run %q for details)\n",
			p.File().Doc.Name, "settings-ls check "+p.File().Doc.Name)
	}
	unset := p.reportUnset(command)
	if rejected || unset || slices.ContainsFunc(builds, preview.Build.CannotBuild) {
		return exit(findings)
	}
	return nil
}

// unsetVariable is the rule for ${VARIABLES} that are not set.
const unsetVariable validate.ID = "env-placeholder-unset"

// reportUnset writes to standard error which ${VARIABLES} are to be replaced and not set, which stops a run even where nothing is built.
// It returns whether there are any.
func (p opened) reportUnset(command *cobra.Command) bool {
	if p.File().Options.Environment == nil {
		return false
	}
	unset := false
	for _, finding := range p.Findings() {
		if finding.Rule == unsetVariable {
			line, _ := p.File().Doc.OffsetLineColumn(finding.Place.Start)
			printable.Fprintf(command.ErrOrStderr(), "settings-ls: %s:%d: %s\n", p.File().Doc.Name, line, finding.Message)
			unset = true
		}
	}
	return unset
}

package main

import (
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/settings-ls/settings-ls/cmd/settings-ls/terminal"
	"github.com/settings-ls/settings-ls/internal/analysis"
	"github.com/settings-ls/settings-ls/internal/printable"
	"github.com/settings-ls/settings-ls/internal/secret"
	"github.com/settings-ls/settings-ls/preview"
	"github.com/settings-ls/settings-ls/schema/nearest"
)

// previewFlags are the flags of preview as written.
type previewFlags struct {
	input
	run                  runFlags
	secrets              secretFlags
	format, color        string
	step, against        string
	dockerfile, annotate bool
}

func previewCommand() *cobra.Command {
	var flags previewFlags
	command := &cobra.Command{
		Use:   "preview FILE",
		Short: "Show the images and the exact Dockerfiles that ZenML would build",
		Long: `Show the images that ZenML would build for a run configuration, which steps share them,
and the exact Dockerfile and requirements files of each. Nothing is built or run.

A pipeline can have steps that the file does not name: they run in the pipeline's image.
What only the build can tell, such as the output of pip freeze, or the requirements of
a stack that is not known, is a comment that says so.

Exit codes: 0 every image can be built, 1 one cannot, 2 wrong usage, 3 the file could
not be read.`,
		Example: `  settings-ls preview configs/train.yaml
  settings-ls preview configs/train.yaml --step train --dockerfile > Dockerfile
  settings-ls preview configs/train.yaml --stack stack.yaml --annotate
  settings-ls preview configs/train.yaml --zenml-version 0.84.3 --against 0.98.0`,
		Args: cobra.ExactArgs(1),
		RunE: func(command *cobra.Command, args []string) error { return showPreview(command, flags, args[0]) },
	}
	f := command.Flags()
	f.StringVar(&flags.format, "format", "text", "text or json")
	f.StringVar(&flags.color, "color", "auto", "auto, always or never")
	f.StringVar(&flags.step, "step", "", "show only the image that this step runs in")
	f.BoolVar(&flags.dockerfile, "dockerfile", false, "print one Dockerfile alone: the pipeline's, or that of --step")
	f.BoolVar(&flags.annotate, "annotate", false, "say behind each line which setting causes it")
	f.StringVar(&flags.against, "against", "", "another ZenML release: show what it would change")
	flags.secrets.register(command)
	flags.input.register(command)
	flags.run.register(command)
	complete(command, "format", "text", "json")
	complete(command, "color", "auto", "always", "never")
	command.MarkFlagsMutuallyExclusive("dockerfile", "against", "annotate")
	return command
}

// showPreview does what the flags say.
func showPreview(command *cobra.Command, flags previewFlags, path string) error {
	out := command.OutOrStdout()
	color, err := terminal.WantColor(flags.color, out)
	if err != nil {
		return err
	}
	if flags.format != "text" && flags.format != "json" {
		return fmt.Errorf("--format %q is none of text, json", flags.format)
	}
	p, err := flags.run.open(command, &flags.input, path)
	if err != nil {
		return err
	}
	if flags.against != "" {
		return showUpgrade(command, flags, p)
	}
	builds := p.Builds()
	if flags.step != "" || flags.dockerfile {
		if builds, err = p.of(flags.step); err != nil {
			return err
		}
	}
	mask := flags.secrets.mask(p.File())
	switch {
	case flags.dockerfile:
		err = p.writeDockerfile(command, builds[0], mask)
	case flags.format == "json":
		err = writePreviewJSON(out, mask, p.File(), builds, p.steps)
	default:
		text := preview.Text(p.File(), builds, preview.TextOptions{Annotate: flags.annotate})
		_, err = printable.Fprint(out, painted(printable.Text(mask.Text(string(text))), terminal.NewPainter(color)))
	}
	if err != nil {
		return err
	}
	sayMasked(command, mask)
	return p.verdict(command, builds)
}

// writeDockerfile writes the Dockerfile that ZenML generates for an image. For an image that cannot be built the
// reason goes to standard error; to ask for the Dockerfile of an image without one is wrong usage.
func (p opened) writeDockerfile(command *cobra.Command, build preview.Build, mask *secret.Mask) error {
	text, err := build.DockerfileText()
	switch {
	case err == nil:
		err = terminal.WriteExact(command.OutOrStdout(), []byte(mask.Text(text)))
	case build.Stops():
		_, err = printable.Fprintf(command.ErrOrStderr(), "settings-ls: %s: %v\n", p.File().Doc.Name, mask.Message(err.Error()))
	}
	return err
}

// painted makes the comment lines faint.
func painted(text printable.Text, paint terminal.Painter) printable.Text {
	return paint.Lines(text, func(line string) (ink string) {
		switch {
		case strings.HasPrefix(line, "# Image "):
			return terminal.Bold
		case strings.HasPrefix(line, "# Cannot be built"), strings.HasPrefix(line, "# Docker cannot read"):
			return terminal.Red
		case strings.HasPrefix(line, "#"):
			return terminal.Faint
		}
		return ""
	})
}

// opened is the file that a command is about.
type opened struct {
	*analysis.Analysis
	// steps are those of the pipeline that the file need not name.
	steps []string
}

// of gives the one image that a step runs in, "" for the pipeline's.
func (p opened) of(step string) ([]preview.Build, error) {
	if err := p.hasStep(step); err != nil {
		return nil, err
	}
	build, ok := preview.Of(p.Builds(), step)
	if !ok {
		return nil, fmt.Errorf("%s: no step runs in the pipeline's image", p.File().Doc.Name)
	}
	return []preview.Build{build}, nil
}

// hasStep reports a name that neither the file nor --pipeline-step gives to a step.
func (p opened) hasStep(name string) error {
	names := slices.Clone(p.steps)
	for _, step := range p.File().Run.Steps {
		names = append(names, step.Name)
	}
	if name == "" || slices.Contains(names, name) {
		return nil
	}
	advice := "; a step that it does not name runs in the pipeline's image"
	if meant, near := nearest.To(name, names); near {
		advice = fmt.Sprintf("; did you mean %q?", meant)
	}
	return fmt.Errorf("%s has no step %q%s", p.File().Doc.Name, name, advice)
}

// verdict is exit code 1 when ZenML refuses the file or an image cannot be built.
func (p opened) verdict(command *cobra.Command, builds []preview.Build) error {
	refused := len(p.File().Doc.Errors) > 0
	for _, problem := range p.File().Problems {
		refused = refused || problem.Refused
	}
	if refused {
		printable.Fprintf(command.ErrOrStderr(), "settings-ls: ZenML refuses %s, this is what can be seen all the same; %q says why\n",
			p.File().Doc.Name, "settings-ls check "+p.File().Doc.Name)
	}
	if refused || slices.ContainsFunc(builds, preview.Build.Stops) {
		return exit(findings)
	}
	return nil
}

package main

import (
	"cmp"
	"fmt"
	"slices"

	"github.com/spf13/cobra"

	"github.com/settings-ls/settings-ls/internal/project"
	"github.com/settings-ls/settings-ls/schema/nearest"
	"github.com/settings-ls/settings-ls/validate"
)

// judging are the flags that say what rules look for; each counts more than the configuration.
type judging struct {
	buildHost, targetPlatform string
	selected, ignored         []string
	severity                  map[string]string
	environment               func(name string) (string, bool)
}

func (j *judging) register(command *cobra.Command) {
	f := command.Flags()
	f.StringSliceVar(&j.selected, "select", nil, "rules and groups of rules that look at files; ALL is all, DEFAULT all but the\npedantic ones")
	f.StringSliceVar(&j.ignored, "ignore", nil, "rules and groups of rules that are off")
	f.StringToStringVar(&j.severity, "severity", nil, "another severity for some rules, as in file-not-found=warning")
	f.StringVar(&j.buildHost, "build-host", "", "platform of the machine that builds the images (default: this machine)")
	f.StringVar(&j.targetPlatform, "target-platform", "", "platform of the machines that run them (default linux/amd64)")
	complete(command, "select", validate.Names()...)
	complete(command, "ignore", validate.Names()...)
}

// over is what a file is judged by: what the flags say, and where they say nothing the configuration.
func (j judging) over(basis *project.Basis, path string) validate.Options {
	config := basis.Config
	severity := config.Severity
	if len(j.severity) > 0 {
		severity = j.severity
	}
	selected := config.Select
	if len(j.selected) > 0 {
		selected = j.selected
	}
	return validate.Options{
		Selection:      validate.SelectionOf(selected, append(config.IgnoredIn(path), j.ignored...), severity),
		BuildHost:      cmp.Or(j.buildHost, config.BuildHost, buildHost),
		TargetPlatform: cmp.Or(j.targetPlatform, config.TargetPlatform, "linux/amd64"),
		ZenML:          basis.ZenML.OfProject(), StackRequirements: config.StackRequirements,
		Environment: j.environment,
	}
}

// checkFlags reports names in the flags that no rule has.
func (j judging) checkFlags() error {
	return checkNames("--select or --ignore", append(slices.Clone(j.selected), j.ignored...))
}

// checkConfig reports names in a configuration that no rule has.
func checkConfig(config project.Config) error {
	names := slices.Concat(config.Select, config.Ignore)
	for name := range config.Severity {
		names = append(names, name)
	}
	for _, rules := range config.PerFileIgnores {
		names = append(names, rules...)
	}
	slices.Sort(names)
	return checkNames(config.Path, names)
}

func checkNames(where string, names []string) error {
	known := validate.Names()
	for _, name := range names {
		if slices.Contains(known, name) {
			continue
		}
		if meant, near := nearest.To(name, known); near {
			return fmt.Errorf("%s: no rule is called %q; did you mean %q?", where, name, meant)
		}
		return fmt.Errorf("%s: no rule is called %q", where, name)
	}
	return nil
}

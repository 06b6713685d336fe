package main

import (
	"errors"
	"fmt"
	"os"

	"github.com/spf13/cobra"

	"github.com/settings-ls/settings-ls/internal/analysis"
	"github.com/settings-ls/settings-ls/internal/project"
	"github.com/settings-ls/settings-ls/validate"
)

// ruleFlags are the flags that say which rules are enabled, and what they need to know.
type ruleFlags struct {
	buildPlatform, targetPlatform string
	selected, ignored             []string
	severity                      map[string]string
	checkEnvironment              bool
}

func (r *ruleFlags) register(command *cobra.Command) {
	f := command.Flags()
	f.StringSliceVar(&r.selected, "select", nil, "rules and groups of rules that look at files; ALL is all, DEFAULT all but the\npedantic ones")
	f.StringSliceVar(&r.ignored, "ignore", nil, "rules and groups of rules that are off")
	f.StringToStringVar(&r.severity, "severity", nil, "another severity for some rules, as in file-not-found=warning")
	f.StringVar(&r.buildPlatform, "build-platform", "", "platform of the machine that builds the images (default: this machine)")
	f.StringVar(&r.targetPlatform, "target-platform", "", "platform of the machines that run them (default linux/amd64)")
	f.BoolVar(&r.checkEnvironment, "check-env", false, "report ${VARIABLES} that the environment does not set")
	complete(command, "select", validate.Names()...)
	complete(command, "ignore", validate.Names()...)
}

// set adds what the flags say to settings. --ignore disables rules beside those that the configuration disables.
func (r *ruleFlags) set(settings *analysis.Settings) error {
	if err := project.CheckRules("ignore", r.ignored); err != nil {
		return fmt.Errorf("--%w", err)
	}
	settings.AlsoIgnored = r.ignored
	if r.checkEnvironment {
		settings.CheckedEnvironment = os.LookupEnv
	}
	return errors.Join(
		setOption(settings, "select", r.selected),
		setOption(settings, "severity", r.severity),
		setOption(settings, "build-platform", r.buildPlatform),
		setOption(settings, "target-platform", r.targetPlatform),
	)
}

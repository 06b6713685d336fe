package main

import (
	"errors"
	"os"

	"github.com/spf13/cobra"

	"github.com/settings-ls/settings-ls/internal/analysis"
	"github.com/settings-ls/settings-ls/validate"
)

// ruleFlags enable and configure rules.
type ruleFlags struct {
	buildHost, targetPlatform string
	selected, ignored         []string
	excluded                  []string
	severity                  map[string]string
	checkEnvironment          bool
}

func (r *ruleFlags) register(command *cobra.Command) {
	f := command.Flags()
	f.StringSliceVar(&r.selected, "select", nil, "Enable these `RULES` and rule groups; ALL enables all rules, DEFAULT all but the pedantic ones (default DEFAULT)")
	f.StringSliceVar(&r.ignored, "ignore", nil, "Disable these `RULES` and rule groups; overrides ignore in the configuration")
	f.StringSliceVar(&r.excluded, "exclude", nil, "`PATTERNS` of files and folders to skip, relative to the current folder; overrides exclude in the configuration")
	f.StringToStringVar(&r.severity, "severity", nil, "Change the severity of rules, as a list of `RULE=SEVERITY`, such as file-not-found=warning")
	f.StringVar(&r.buildHost, "build-host", "", "The `PLATFORM` of the machine that builds the images (default: the platform of this machine)")
	f.StringVar(&r.targetPlatform, "target-platform", "", "The `PLATFORM` of the machines that run the images (default linux/amd64)")
	f.BoolVar(&r.checkEnvironment, "check-env", false, "Report ${VARIABLE} placeholders that are not set in the environment")
	f.Lookup("severity").DefValue = ""
	heading(command, ruleHeading, "select", "ignore", "severity", "check-env")
	heading(command, projectHeading, "build-host", "target-platform", "exclude")
	complete(command, "select", validate.SelectorNames()...)
	complete(command, "ignore", validate.SelectorNames()...)
}

// set copies the flags to settings.
func (r *ruleFlags) set(p *analysis.Project) error {
	if r.checkEnvironment {
		p.Settings.CheckedEnvironment = os.LookupEnv
	}
	return errors.Join(
		setOption(&p.Settings, "exclude", r.excluded),
		setOption(&p.Settings, "select", r.selected),
		setOption(&p.Settings, "ignore", r.ignored),
		setOption(&p.Settings, "severity", r.severity),
		setOption(&p.Settings, "build-host", r.buildHost),
		setOption(&p.Settings, "target-platform", r.targetPlatform),
	)
}

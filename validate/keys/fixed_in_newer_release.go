package keys

import "github.com/settings-ls/settings-ls/validate/rule"

var fixedInNewerRelease = &rule.Rule{
	ID:       "fixed-in-newer-release",
	Severity: rule.Info,
	Added:    "0.1.0",
	Presumes: []string{"skip_build", "parent_image", "allow_including_files_in_images", "allow_download_from_artifact_store"},
	Check: func(p *rule.Pass) {
		for _, fault := range zenmlFaults {
			if p.File.Options.Release.IsBetween(fault.since, fault.until) {
				fault.find(p, func(at rule.Entry) *rule.Finding { return p.ReportKey(at, "%s; %s", fault.effect, fault.way) })
			}
		}
	},
}

// zenmlFault is a fault of ZenML releases that settings run into.
type zenmlFault struct {
	// since and until are the first and the last release with the fault, since is "" for the first one that is supported.
	since, until string
	// effect and way are the message: what happens, and what to do.
	effect, way string
	// find reports the settings that run into the fault.
	find func(p *rule.Pass, report func(rule.Entry) *rule.Finding)
}

// zenmlFaults have their sources in the page of the rule.
var zenmlFaults = []zenmlFault{
	{
		until:  "0.94.3",
		effect: "the kubernetes orchestrator ignores settings below orchestrator for the pods of steps before ZenML 0.94.4",
		way:    "use orchestrator.kubernetes",
		find: onSelectors(func(at selector) bool {
			return at.kind == "orchestrator" && at.flavor == "" && hasKey(at, "pod_settings")
		}),
	},
	{
		until:  "0.93.0",
		effect: "the azureml orchestrator ignores the compute of a step before ZenML 0.93.1",
		way:    "set it for the pipeline, or upgrade",
		find: onSelectors(func(at selector) bool {
			return at.Name() == "orchestrator.azureml" && len(rule.WithoutStep(at.Path)) < len(at.Path) && (hasKey(at, "mode") || hasKey(at, "compute_name"))
		}),
	},
	{
		since:  "0.94.3",
		until:  "0.94.5",
		effect: "ZenML 0.94.3 to 0.94.5 needs Docker or Podman to start the run even with skip_build, if the stack has a container registry",
		way:    "upgrade to 0.94.6 if the machine has neither",
		find: func(p *rule.Pass, report func(rule.Entry) *rule.Finding) {
			for e := range p.EffectiveDockers() {
				if e.Docker.SkipBuild.V && e.Docker.ParentImage.V != "" {
					report(rule.EntryOf(e.Docker.SkipBuild.Origin))
				}
			}
		},
	},
	{
		until:  "0.96.1",
		effect: "before ZenML 0.96.2, remote image builders (AWS CodeBuild, Google Cloud Build, Kaniko) apply this line of .dockerignore to the requirements files that ZenML adds, so the build fails",
		way:    `add "!/.zenml_*" at the end, or upgrade`,
		find:   excludedRequirements,
	},
}

// onSelectors finds keys that name stack components.
func onSelectors(affects func(selector) bool) func(p *rule.Pass, report func(rule.Entry) *rule.Finding) {
	return func(p *rule.Pass, report func(rule.Entry) *rule.Finding) {
		for at := range selectors(p) {
			if affects(at) {
				report(at.Entry)
			}
		}
	}
}

func hasKey(at selector, name string) bool {
	_, found := at.Value.Resolve().Get(name)
	return found
}

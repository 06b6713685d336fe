package project

import (
	"slices"
	"strings"

	"github.com/settings-ls/settings-ls/internal/doc"
	"github.com/settings-ls/settings-ls/schema"
	"github.com/settings-ls/settings-ls/schema/nearest"
)

// LooksLikeRun reports whether a YAML file is a run configuration of ZenML, by its content.
// Half-typed text counts for what a person would still see in it. Other tools have
// `settings:` and `steps:` too: either something in the file is ZenML's alone, or every
// key at the top is one of ZenML's and what stands below them fits. What cannot be told
// apart (only `parameters:`, only `run_name:`) is left to its owner.
func LooksLikeRun(document *doc.Document, release *schema.Release) bool {
	looks := looks{release}
	onlyKnown, fits := true, false
	for _, e := range document.Root.Entries() {
		switch key := e.Key.Text; {
		case looks.tells(key, e.Value):
			return true
		case strings.HasPrefix(key, "x-"):
		case looks.known(key):
			fits = fits || looks.fits(key, e.Value)
		default:
			onlyKnown = false
		}
	}
	return onlyKnown && fits
}

// looks asks what a release knows.
type looks struct{ release *schema.Release }

func (l looks) known(path ...string) bool {
	_, ok := l.release.Field(path...)
	return ok
}

// tells reports whether a top-level key with its value can only be ZenML's.
func (l looks) tells(key string, value *doc.Node) bool {
	switch key {
	case "enable_artifact_metadata", "enable_artifact_visualization", "enable_step_logs", "enable_pipeline_logs":
		return true
	case "settings":
		return l.settingsTell(value)
	case "steps":
		return slices.ContainsFunc(value.Entries(), func(step doc.Entry) bool { return l.stepTells(step.Value) })
	}
	return false
}

// settingsTell: `orchestrator.kubernetes`, `step_operator` and the like, or Docker or
// resource settings in which at least one key is known.
func (l looks) settingsTell(settings *doc.Node) bool {
	return slices.ContainsFunc(settings.Entries(), func(e doc.Entry) bool {
		switch key := e.Key.Text; key {
		case "docker", "resources":
			return slices.ContainsFunc(e.Value.Entries(), func(below doc.Entry) bool {
				return l.known("settings", key, below.Key.Text)
			})
		default:
			return key != "deployment" && l.release.ValidSettingsKey(key) && e.Value.Resolve().Kind == doc.Mapping
		}
	})
}

// stepTells: keys that steps of other tools (Codefresh, Woodpecker, MLflow) do not have, or
// parameters and nothing that is not known.
func (l looks) stepTells(step *doc.Node) bool {
	onlyKnown, parameters := true, false
	for _, e := range step.Entries() {
		switch key := e.Key.Text; key {
		case "enable_cache", "enable_artifact_metadata", "enable_artifact_visualization", "enable_step_logs",
			"step_operator", "experiment_tracker":
			return true
		case "settings":
			if l.settingsTell(e.Value) {
				return true
			}
		case "parameters":
			parameters = len(e.Value.Entries()) > 0
		default:
			onlyKnown = onlyKnown && l.known("steps", "*", key)
		}
	}
	return onlyKnown && parameters
}

// fits reports whether a top-level key that other tools have too is written as ZenML has it.
// Settings with nothing below them are a skeleton.
func (l looks) fits(key string, value *doc.Node) bool {
	switch key {
	case "enable_cache":
		return true
	case "settings":
		return slices.ContainsFunc(value.Entries(), func(e doc.Entry) bool {
			return l.release.ValidSettingsKey(e.Key.Text) && isEmpty(e.Value) || e.Key.Text == "docker" && l.misspelt(e.Value)
		})
	case "steps":
		return slices.ContainsFunc(value.Entries(), func(e doc.Entry) bool { return l.stepFits(e.Value) })
	case "model":
		_, named := value.Get("name")
		return named
	case "schedule":
		return slices.ContainsFunc(value.Entries(), func(e doc.Entry) bool { return l.known("schedule", e.Key.Text) })
	}
	return false
}

// misspelt: below docker stands a key that is nearly one of ZenML's.
func (l looks) misspelt(docker *doc.Node) bool {
	var known []string
	for _, f := range l.release.Fields("settings", "docker") {
		known = append(known, f.Path[len(f.Path)-1])
	}
	return slices.ContainsFunc(docker.Entries(), func(e doc.Entry) bool {
		_, near := nearest.To(e.Key.Text, known)
		return near
	})
}

// isEmpty: null or {}.
func isEmpty(n *doc.Node) bool {
	n = n.Resolve()
	return n.IsNull() || n.Kind == doc.Mapping && len(n.Fields) == 0
}

// stepFits: a step with a key that is known and none that says what other tools run.
func (l looks) stepFits(step *doc.Node) bool {
	known := false
	for _, e := range step.Entries() {
		switch e.Key.Text {
		case "image", "commands", "command", "run", "uses", "script", "type":
			return false
		}
		known = known || l.known("steps", "*", e.Key.Text)
	}
	return known
}

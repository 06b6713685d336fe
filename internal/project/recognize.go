package project

import (
	"bytes"
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
	r := recognizer{release}
	onlyKnown, fits := true, false
	for _, e := range document.Root.Entries() {
		key := e.Key.Text
		clue := clues[key]
		switch {
		case clue.tells.of(r, e.Value):
			return true
		case strings.HasPrefix(key, "x-"):
		case r.known(key):
			fits = fits || clue.fits.of(r, e.Value)
		default:
			onlyKnown = false
		}
	}
	return onlyKnown && fits
}

// MayBeRun reports whether a text can be one for which LooksLikeRun is true. It is much faster, since it parses
// nothing: it is false only for a text that has no clue.
func MayBeRun(text []byte) bool {
	if bytes.IndexByte(text, '\\') >= 0 {
		return true // a key may be written with escapes
	}
	for key := range clues {
		if bytes.Contains(text, []byte(key)) {
			return true
		}
	}
	return false
}

// clues are the top-level keys that can make a file a run configuration: one that has none of them is not.
var clues = map[string]clue{
	"enable_artifact_metadata":      {tells: always},
	"enable_artifact_visualization": {tells: always},
	"enable_step_logs":              {tells: always},
	"enable_pipeline_logs":          {tells: always},
	"enable_cache":                  {fits: always},
	"settings":                      {tells: recognizer.settingsTell, fits: recognizer.settingsFit},
	"steps":                         {tells: recognizer.stepsTell, fits: recognizer.stepsFit},
	"model":                         {fits: recognizer.modelFits},
	"schedule":                      {fits: recognizer.scheduleFits},
}

// clue is what the value of a key says.
type clue struct {
	// tells reports whether the key with this value can only be ZenML's.
	tells question
	// fits reports whether a key that other tools have too is written as ZenML has it.
	fits question
}

// question is asked of the value of a key. The answer of nil is no.
type question func(recognizer, *doc.Node) bool

func (q question) of(r recognizer, value *doc.Node) bool { return q != nil && q(r, value) }

func always(recognizer, *doc.Node) bool { return true }

// recognizer asks what a release knows.
type recognizer struct{ release *schema.Release }

func (r recognizer) known(path ...string) bool {
	_, ok := r.release.Field(path...)
	return ok
}

// settingsTell: `orchestrator.kubernetes`, `step_operator` and the like, or Docker or
// resource settings in which at least one key is known.
func (r recognizer) settingsTell(settings *doc.Node) bool {
	return slices.ContainsFunc(settings.Entries(), func(e doc.Entry) bool {
		switch key := e.Key.Text; key {
		case "docker", "resources":
			return slices.ContainsFunc(e.Value.Entries(), func(below doc.Entry) bool {
				return r.known("settings", key, below.Key.Text)
			})
		default:
			return key != "deployment" && r.release.ValidSettingsKey(key) && e.Value.Resolve().Kind == doc.Mapping
		}
	})
}

func (r recognizer) stepsTell(steps *doc.Node) bool {
	return slices.ContainsFunc(steps.Entries(), func(step doc.Entry) bool { return r.stepTells(step.Value) })
}

// stepTells: keys that steps of other tools (Codefresh, Woodpecker, MLflow) do not have, or
// parameters and nothing that is not known.
func (r recognizer) stepTells(step *doc.Node) bool {
	onlyKnown, parameters := true, false
	for _, e := range step.Entries() {
		switch key := e.Key.Text; key {
		case "enable_cache", "enable_artifact_metadata", "enable_artifact_visualization", "enable_step_logs",
			"step_operator", "experiment_tracker":
			return true
		case "settings":
			if r.settingsTell(e.Value) {
				return true
			}
		case "parameters":
			parameters = len(e.Value.Entries()) > 0
		default:
			onlyKnown = onlyKnown && r.known("steps", "*", key)
		}
	}
	return onlyKnown && parameters
}

// settingsFit: settings with nothing below them are a skeleton.
func (r recognizer) settingsFit(settings *doc.Node) bool {
	return slices.ContainsFunc(settings.Entries(), func(e doc.Entry) bool {
		return r.release.ValidSettingsKey(e.Key.Text) && isEmpty(e.Value) || e.Key.Text == "docker" && r.misspelled(e.Value)
	})
}

func (r recognizer) stepsFit(steps *doc.Node) bool {
	return slices.ContainsFunc(steps.Entries(), func(e doc.Entry) bool { return r.stepFits(e.Value) })
}

func (r recognizer) modelFits(model *doc.Node) bool {
	_, named := model.Get("name")
	return named
}

func (r recognizer) scheduleFits(schedule *doc.Node) bool {
	return slices.ContainsFunc(schedule.Entries(), func(e doc.Entry) bool { return r.known("schedule", e.Key.Text) })
}

// misspelled: below docker stands a key that is nearly one of ZenML's.
func (r recognizer) misspelled(docker *doc.Node) bool {
	var known []string
	for _, f := range r.release.Fields("settings", "docker") {
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
func (r recognizer) stepFits(step *doc.Node) bool {
	known := false
	for _, e := range step.Entries() {
		switch e.Key.Text {
		case "image", "commands", "command", "run", "uses", "script", "type":
			return false
		}
		known = known || r.known("steps", "*", e.Key.Text)
	}
	return known
}

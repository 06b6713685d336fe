package project

import (
	"bytes"
	"slices"
	"strings"

	"github.com/settings-ls/settings-ls/internal/doc"
	"github.com/settings-ls/settings-ls/schema"
	"github.com/settings-ls/settings-ls/schema/nearest"
)

// Recognizer recognizes run configurations of ZenML by their content.
type Recognizer struct {
	Release *schema.Release
	// UsesZenML says that the project uses ZenML, see Finder.UsesZenML. In such a project, a file with nothing but
	// parameters is a run configuration, too.
	UsesZenML bool
}

// Recognize gives the top-level key that shows that a document is a run configuration, nil when none does.
// Half-typed text counts for what a person would still see in it. Other tools have `settings:` and `steps:` too: either
// the value of one key is ZenML's alone, whatever else is in the file and even if that key is misspelled, or all keys at
// the top are ZenML's and their values fit. What cannot be told apart (only `run_name:`) is not recognized.
func (r Recognizer) Recognize(document *doc.Document) *doc.Node {
	onlyKnown, named := true, false
	var fits *doc.Node
	for _, e := range document.Root.Entries() {
		key := e.Key.Text
		clue := clues[key]
		switch {
		case clue.shows.of(r, e.Value):
			return e.Key
		case strings.HasPrefix(key, "x-"):
		case key == "name":
			named = true
		case r.known(key):
			if (fits == nil || clues[fits.Text].common) && clue.fits.of(r, e.Value) {
				fits = e.Key
			}
		case r.misspelled(document, e):
			return e.Key
		default:
			onlyKnown = onlyKnown && r.nearlyKnown(key)
		}
	}
	if fits == nil || !onlyKnown || named && clues[fits.Text].common {
		return nil
	}
	return fits
}

// Foreign reports whether a document that is not recognized is most likely another tool's: at least as many of its keys
// at the top are unknown to ZenML as known.
func (r Recognizer) Foreign(document *doc.Document) bool {
	known, unknown := 0, 0
	for _, e := range document.Root.Entries() {
		switch key := e.Key.Text; {
		case strings.HasPrefix(key, "x-"), key == "name":
		case r.known(key), r.nearlyKnown(key):
			known++
		default:
			unknown++
		}
	}
	return unknown > 0 && unknown >= known
}

// MayRecognize reports whether a text can be one that Recognize recognizes. It is much faster, since it parses
// nothing: it is false only for a text that has no clue.
func (r Recognizer) MayRecognize(text []byte) bool {
	if bytes.IndexByte(text, '\\') >= 0 {
		return true // a key may be written with escapes
	}
	for key := range clues {
		if (key != "parameters" || r.UsesZenML) && bytes.Contains(text, []byte(key)) {
			return true
		}
	}
	return hasMisspelledLine(text)
}

// clues are the top-level keys that can make a file a run configuration: one that has none of them is not.
var clues = map[string]clue{
	"enable_artifact_metadata":      {shows: always},
	"enable_artifact_visualization": {shows: always},
	"enable_step_logs":              {shows: always},
	"enable_pipeline_logs":          {shows: always},
	"enable_cache":                  {fits: always},
	"settings":                      {shows: Recognizer.settingsShow, fits: Recognizer.settingsFit},
	"steps":                         {shows: Recognizer.stepsShow, fits: Recognizer.stepsFit, common: true},
	"model":                         {fits: Recognizer.modelFits, common: true},
	"schedule":                      {fits: Recognizer.scheduleFits},
	"parameters":                    {fits: Recognizer.parametersFit, common: true},
}

// clue is what the value of a key says.
type clue struct {
	// shows reports whether a key with this value can only be ZenML's.
	shows question
	// fits reports whether a key that other tools have too is written as ZenML has it.
	fits question
	// common says that other tools write a key that fits beside a name, so it shows nothing there.
	common bool
}

// question is asked of the value of a key. The answer of nil is no.
type question func(Recognizer, *doc.Node) bool

func (q question) of(r Recognizer, value *doc.Node) bool { return q != nil && q(r, value) }

func always(Recognizer, *doc.Node) bool { return true }

func (r Recognizer) known(path ...string) bool {
	_, ok := r.Release.Field(path...)
	return ok
}

// settingsShow: `orchestrator.kubernetes`, `step_operator` and the like, or Docker or
// resource settings in which at least one key is known.
func (r Recognizer) settingsShow(settings *doc.Node) bool {
	return slices.ContainsFunc(settings.Entries(), func(e doc.Entry) bool {
		switch key := e.Key.Text; key {
		case "docker", "resources":
			return slices.ContainsFunc(e.Value.Entries(), func(below doc.Entry) bool {
				return r.known("settings", key, below.Key.Text)
			})
		default:
			return key != "deployment" && r.Release.IsValidSettingsKey(key) && e.Value.Resolve().Kind == doc.Mapping
		}
	})
}

func (r Recognizer) stepsShow(steps *doc.Node) bool {
	return slices.ContainsFunc(steps.Entries(), func(step doc.Entry) bool { return r.stepShows(step.Value) })
}

// stepShows: keys that steps of other tools (Codefresh, Woodpecker, MLflow) do not have, or
// parameters and nothing that is not known.
func (r Recognizer) stepShows(step *doc.Node) bool {
	onlyKnown, parameters := true, false
	for _, e := range step.Entries() {
		switch key := e.Key.Text; key {
		case "enable_cache", "enable_artifact_metadata", "enable_artifact_visualization", "enable_step_logs",
			"step_operator", "experiment_tracker":
			return true
		case "settings":
			if r.settingsShow(e.Value) {
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
func (r Recognizer) settingsFit(settings *doc.Node) bool {
	return slices.ContainsFunc(settings.Entries(), func(e doc.Entry) bool {
		return r.Release.IsValidSettingsKey(e.Key.Text) && isEmpty(e.Value) || e.Key.Text == "docker" && r.misspelledBelow(e.Value)
	})
}

func (r Recognizer) stepsFit(steps *doc.Node) bool {
	return slices.ContainsFunc(steps.Entries(), func(e doc.Entry) bool { return r.stepFits(e.Value) })
}

func (r Recognizer) modelFits(model *doc.Node) bool {
	_, named := model.Get("name")
	return named
}

func (r Recognizer) scheduleFits(schedule *doc.Node) bool {
	return slices.ContainsFunc(schedule.Entries(), func(e doc.Entry) bool { return r.known("schedule", e.Key.Text) })
}

// parametersFit: other tools have parameters too, so they count in a project that uses ZenML only.
func (r Recognizer) parametersFit(parameters *doc.Node) bool {
	return r.UsesZenML && len(parameters.Entries()) > 0
}

// misspelledBelow reports whether a key of docker is a misspelled one of ZenML's.
func (r Recognizer) misspelledBelow(docker *doc.Node) bool {
	var known []string
	for _, f := range r.Release.Fields("settings", "docker") {
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
func (r Recognizer) stepFits(step *doc.Node) bool {
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

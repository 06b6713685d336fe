package project

import (
	"bytes"
	"slices"
	"strings"
	"sync"

	"github.com/settings-ls/settings-ls/internal/doc"
	"github.com/settings-ls/settings-ls/schema"
	"github.com/settings-ls/settings-ls/schema/nearest"
)

// Recognizer recognizes run configurations by their content.
type Recognizer struct {
	Release *schema.Release
	// UsesZenML means that the project uses ZenML, see Finder.UsesZenML. In such a project, a file with only parameters is also a run
	// configuration.
	UsesZenML bool
}

// Recognize returns the top-level key that identifies a document as a run configuration, or nil. Incomplete text is interpreted as a
// person would. Since other tools also use settings and steps, either the value of one key must be specific to ZenML, even if the key
// is misspelled, or all top-level keys must be known to ZenML with matching values. Ambiguous files (such as only run_name) are not
// recognized.
func (r Recognizer) Recognize(document *doc.Document) *doc.Node {
	topLevel := sync.OnceValue(func() []string { return r.keysBelow() })
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
			onlyKnown = onlyKnown && !isListOfSteps(e)
			if (fits == nil || clues[fits.Text].common) && clue.fits.of(r, e.Value) {
				fits = e.Key
			}
		default:
			intended := clues[intendedKeyOf(document, e)]
			if intended.misspelled.of(r, e.Value) {
				return e.Key
			}
			if fits == nil && !intended.common && intended.fits.of(r, e.Value) {
				fits = e.Key
			}
			onlyKnown = onlyKnown && isMisspelledOf(topLevel(), key)
		}
	}
	if fits == nil || !onlyKnown || named && clues[fits.Text].common {
		return nil
	}
	return fits
}

// IsForeign reports whether a document that is not recognized most likely belongs to another tool: at least as many of its top-level
// keys are foreign to ZenML as not. A single key can belong to anything, unless it has a mapping without keys of ZenML.
func (r Recognizer) IsForeign(document *doc.Document) bool {
	topLevel := r.keysBelow()
	own, foreign, structured := 0, 0, 0
	for _, e := range document.Root.Entries() {
		switch key := e.Key.Text; {
		case strings.HasPrefix(key, "x-"), key == "name":
		case r.isOwn(key), isMisspelledOf(topLevel, key):
			own++
		default:
			foreign++
			if hasMapping(e.Value) && !r.hasOwnBelow(e.Value) {
				structured++
			}
		}
	}
	return foreign > 0 && foreign >= own && (foreign > 1 || structured > 0)
}

// isOwn reports whether ZenML has a key of the name at the top level, in this or another release, as an argument of the code, or
// elsewhere.
func (r Recognizer) isOwn(key string) bool {
	_, elsewhere := r.Release.FieldInOtherRelease(key)
	return r.known(key) || elsewhere || r.Release.Configures(key) || len(r.Release.Places(key)) > 0
}

// hasOwnBelow reports whether a mapping has a key of several words that ZenML has anywhere.
func (r Recognizer) hasOwnBelow(n *doc.Node) bool {
	return slices.ContainsFunc(n.Entries(), func(e doc.Field) bool { return strings.Contains(e.Key.Text, "_") && r.isOwn(e.Key.Text) })
}

// MayRecognize reports whether Recognize may recognize a text. It is much faster, since it does not parse the text.
func (r Recognizer) MayRecognize(text []byte) bool {
	if bytes.IndexByte(text, '\\') >= 0 {
		return true // a key can contain escapes
	}
	const prefix = "enable_" // of half of the keys
	hasPrefix := bytes.Contains(text, []byte(prefix))
	for _, key := range clueKeys {
		switch {
		case key == "parameters" && !r.UsesZenML, !hasPrefix && strings.HasPrefix(key, prefix):
		case bytes.Contains(text, []byte(key)):
			return true
		}
	}
	return hasMisspelledLine(text)
}

// clues are the top-level keys that can identify a run configuration.
var clues = map[string]keyClue{
	"enable_artifact_metadata":      {shows: always, misspelled: isBoolean},
	"enable_artifact_visualization": {shows: always, misspelled: isBoolean},
	"enable_step_logs":              {shows: always, misspelled: isBoolean},
	"enable_pipeline_logs":          {shows: always, misspelled: isBoolean},
	"enable_cache":                  {fits: always},
	"settings":                      {shows: Recognizer.settingsShow, misspelled: Recognizer.settingsShow, fits: Recognizer.settingsFit},
	"steps":                         {shows: Recognizer.stepsShow, misspelled: Recognizer.stepsShow, fits: Recognizer.stepsFit, common: true},
	"model":                         {fits: Recognizer.modelFits, common: true},
	"schedule":                      {fits: Recognizer.scheduleFits},
	"parameters":                    {fits: Recognizer.parametersFit, common: true},
}

// keyClue describes what the value of a key implies.
type keyClue struct {
	// shows reports whether a key with this value is specific to ZenML.
	shows predicate
	// misspelled reports the same for the key if it is misspelled.
	misspelled predicate
	// fits reports whether the value of a key that other tools also have matches ZenML.
	fits predicate
	// common means that other tools have this key next to a key name, so it proves nothing there.
	common bool
}

// predicate is a predicate for the value of a key. nil is always false.
type predicate func(Recognizer, *doc.Node) bool

func (q predicate) of(r Recognizer, value *doc.Node) bool { return q != nil && q(r, value) }

func always(Recognizer, *doc.Node) bool { return true }

func isBoolean(_ Recognizer, n *doc.Node) bool { return n.Resolve().Type == doc.TypeBool }

// isListOfSteps reports whether an entry is the steps of another tool, such as Azure Pipelines: those of ZenML are a mapping.
func isListOfSteps(e doc.Field) bool {
	n := e.Value.Resolve()
	return e.Key.Text == "steps" && n != nil && n.Kind == doc.Sequence && len(n.Items) > 0
}

func (r Recognizer) known(path ...string) bool {
	_, ok := r.Release.Field(path...)
	return ok
}

// settingsShow reports whether settings are specific to ZenML: component settings such as orchestrator.kubernetes, or Docker or
// resource settings, maybe misspelled, with at least one known key.
func (r Recognizer) settingsShow(settings *doc.Node) bool {
	return slices.ContainsFunc(settings.Entries(), func(e doc.Field) bool {
		if key := e.Key.Text; key != "deployment" && !slices.Contains(objects, key) && r.Release.IsValidSettingsKey(key) {
			return isMapping(e.Value)
		}
		object, ok := nearest.To(e.Key.Text, objects)
		return ok && slices.ContainsFunc(e.Value.Entries(), func(below doc.Field) bool {
			return r.known("settings", object, below.Key.Text)
		})
	})
}

// objects are the keys of settings that do not belong to a component of the stack.
var objects = []string{"docker", "resources"}

// hasMapping reports whether a value is a mapping, or a list with one.
func hasMapping(n *doc.Node) bool {
	n = n.Resolve()
	return isMapping(n) || n != nil && slices.ContainsFunc(n.Items, isMapping)
}

// isMapping reports whether a value is a mapping; an undefined alias is none.
func isMapping(n *doc.Node) bool {
	n = n.Resolve()
	return n != nil && n.Kind == doc.Mapping
}

func (r Recognizer) stepsShow(steps *doc.Node) bool {
	return slices.ContainsFunc(steps.Entries(), func(step doc.Field) bool { return r.stepShows(step.Value) })
}

// stepShows reports whether a step is specific to ZenML: it has keys that steps of other tools (Codefresh, Woodpecker, MLflow) do not
// have, or parameters and otherwise only known keys.
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

// settingsFit also accepts settings without content.
func (r Recognizer) settingsFit(settings *doc.Node) bool {
	return slices.ContainsFunc(settings.Entries(), func(e doc.Field) bool {
		return r.Release.IsValidSettingsKey(e.Key.Text) && isEmpty(e.Value) || e.Key.Text == "docker" && r.misspelledBelow(e.Value)
	})
}

func (r Recognizer) stepsFit(steps *doc.Node) bool {
	return slices.ContainsFunc(steps.Entries(), func(e doc.Field) bool { return r.stepFits(e.Value) })
}

func (r Recognizer) modelFits(model *doc.Node) bool {
	_, named := model.Get("name")
	return named
}

func (r Recognizer) scheduleFits(schedule *doc.Node) bool {
	return slices.ContainsFunc(schedule.Entries(), func(e doc.Field) bool { return r.known("schedule", e.Key.Text) })
}

// parametersFit accepts parameters only in a project that uses ZenML, since other tools have parameters too.
func (r Recognizer) parametersFit(parameters *doc.Node) bool {
	return r.UsesZenML && len(parameters.Entries()) > 0
}

// misspelledBelow reports whether a key of docker is a misspelled key of ZenML.
func (r Recognizer) misspelledBelow(docker *doc.Node) bool {
	known := r.keysBelow("settings", "docker")
	return slices.ContainsFunc(docker.Entries(), func(e doc.Field) bool { return isMisspelledOf(known, e.Key.Text) })
}

// isEmpty reports whether a value is null or {}.
func isEmpty(n *doc.Node) bool {
	n = n.Resolve()
	return n.IsNull() || n.Kind == doc.Mapping && len(n.Fields) == 0
}

// stepFits accepts a step with a known key and without keys that other tools use to run something.
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

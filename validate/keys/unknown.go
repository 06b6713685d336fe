package keys

import (
	"iter"
	"slices"
	"strings"

	"github.com/settings-ls/settings-ls/internal/shorten"
	"github.com/settings-ls/settings-ls/schema"
	"github.com/settings-ls/settings-ls/schema/nearest"
	"github.com/settings-ls/settings-ls/validate/rule"
)

// unknownKey is a key that no release knows at its place.
type unknownKey struct {
	schema.Problem
	// name is the key, parent the path of the mapping that contains it, around are the known keys of that mapping.
	name   string
	parent []any
	around []string
	known  catalog
}

// unknownKeys gives the unknown keys in the docker blocks, or all others. Keys that begin with `x-` belong to the
// project, if the release ignores them.
func unknownKeys(p *rule.Pass, inDocker bool) iter.Seq[unknownKey] {
	known := catalog{p.File.Options.Release, map[string][]string{}}
	return func(yield func(unknownKey) bool) {
		var parent []any
		var around []string
		for problem := range problems(p, schema.UnknownKey) {
			last := len(problem.Path) - 1
			name, _ := problem.Path[last].(string)
			isProjects := strings.HasPrefix(name, "x-") && !problem.Rejected
			if isProjects || dockerBlock(problem.Path) != inDocker || isInitArgument(problem.Path) || otherRelease(p, problem) {
				continue
			}
			if around == nil || !slices.Equal(parent, problem.Path[:last]) {
				parent = problem.Path[:last]
				around = known.below(rule.SchemaPath(parent)...)
			}
			if !yield(unknownKey{problem, name, problem.Path[:last], around, known}) {
				return
			}
		}
	}
}

// otherRelease reports whether a release knows the key although this one does not.
func otherRelease(p *rule.Pass, problem schema.Problem) bool {
	_, known := p.File.Options.Release.FieldInOtherRelease(rule.SchemaPath(problem.Path)...)
	return known
}

// isInitArgument reports whether a path leads to the argument that the initializer of all settings has besides their fields
// (SecretReferenceMixin in zenml/config/secret_reference_mixin.py).
func isInitArgument(path []any) bool {
	path = rule.WithoutStep(path)
	return len(path) == 3 && path[0] == "settings" && path[2] == "warn_about_plain_text_secrets"
}

// dockerBlock reports whether a path leads into the docker settings of the pipeline or a step.
func dockerBlock(path []any) bool {
	path = rule.WithoutStep(path)
	return len(path) > 2 && path[0] == "settings" && path[1] == "docker"
}

// report reports the key with the advice, or with what ZenML does with it when there is none.
func (k unknownKey) report(p *rule.Pass, advice rule.Advice) *rule.Finding {
	if advice.Action == rule.NoAction {
		return k.reportNote(p, k.outcome(p))
	}
	return k.reported(p, "unknown key %q%s", shorten.ForMessage(k.name), k.where()).Advise(p, k.at(), advice)
}

// reportNote reports the key with a note.
func (k unknownKey) reportNote(p *rule.Pass, note string) *rule.Finding {
	return k.reported(p, "unknown key %q%s; %s", shorten.ForMessage(k.name), k.where(), note)
}

func (k unknownKey) reported(p *rule.Pass, format string, args ...any) *rule.Finding {
	finding := p.ReportKey(k.at(), format, args...)
	if k.Rejected {
		finding.WithSeverity(rule.Error)
	}
	return finding
}

func (k unknownKey) at() rule.Entry { return rule.ProblemEntry(k.Problem) }

// where describes the place of the key.
func (k unknownKey) where() string {
	if len(k.parent) == 0 {
		return " at the top level"
	}
	return " in " + rule.Dotted(k.parent)
}

// moved advises to move the key to names, below the first parts of its parent's path.
func (k unknownKey) moved(parts int, names ...string) rule.Advice {
	return rule.Moved(append(rule.SchemaPath(k.parent[:parts]), names...))
}

// outcome is what ZenML does with the key.
func (k unknownKey) outcome(p *rule.Pass) string {
	if k.Rejected {
		return "ZenML " + p.File.Options.Release.Version + " rejects it"
	}
	return "ZenML silently ignores it"
}

// nearKey finds the known key of the same mapping that was probably meant.
func (k unknownKey) nearKey() (string, bool) {
	return nearest.To(k.name, k.around)
}

// longKey finds the known key of the same mapping that it abbreviates.
func (k unknownKey) longKey() (string, bool) { return longKey(k.name, k.around) }

// longKey finds the only key that a name, or its singular, begins.
func longKey(name string, known []string) (string, bool) {
	if long, ok := nearest.WithPrefix(name, known); ok {
		return long, true
	}
	return nearest.WithPrefix(strings.TrimSuffix(name, "s"), known)
}

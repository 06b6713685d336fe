package keys

import (
	"fmt"
	"iter"
	"strings"

	"github.com/settings-ls/settings-ls/internal/shorten"
	"github.com/settings-ls/settings-ls/schema"
	"github.com/settings-ls/settings-ls/schema/nearest"
	"github.com/settings-ls/settings-ls/validate/rule"
)

// unknownKey is a key that no release knows where it stands.
type unknownKey struct {
	schema.Problem
	// name is the key, parent the path of the mapping that it stands in.
	name   string
	parent []any
	known  catalog
}

// unknownKeys gives those in the docker blocks, or all others. Keys that begin with
// `x-` are a project's own, as long as the release drops them.
func unknownKeys(p *rule.Pass, inDocker bool) iter.Seq[unknownKey] {
	known := catalog{p.File.Options.Release, map[string][]string{}}
	return func(yield func(unknownKey) bool) {
		for problem := range problems(p, schema.UnknownKey) {
			last := len(problem.Path) - 1
			name, _ := problem.Path[last].(string)
			own := strings.HasPrefix(name, "x-") && !problem.Rejected
			if own || dockerBlock(problem.Path) != inDocker || otherRelease(p, problem) {
				continue
			}
			if !yield(unknownKey{Problem: problem, name: name, parent: problem.Path[:last], known: known}) {
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

// dockerBlock reports whether a path leads into the docker settings of the pipeline or a step.
func dockerBlock(path []any) bool {
	path = withoutStep(path)
	return len(path) > 2 && path[0] == "settings" && path[1] == "docker"
}

// report says where the key stands, and then what would be right.
func (k unknownKey) report(p *rule.Pass, advice string) *rule.Finding {
	where := ""
	if len(k.parent) > 0 {
		where = " in " + rule.Dotted(k.parent)
	}
	finding := p.ReportKey(rule.ProblemEntry(k.Problem), "unknown key %q%s; %s", shorten.ForMessage(k.name), where, advice)
	if k.Rejected {
		finding.As(rule.Error)
	}
	return finding
}

// called says which known key beside it was meant, and renames it.
func (k unknownKey) called(p *rule.Pass, name string) (string, rule.Fix) {
	return fmt.Sprintf("did you mean %q?", name), p.Renaming(rule.ProblemEntry(k.Problem), name)
}

// moved moves the key: from the first parts of its parent's path on it goes to the names.
func (k unknownKey) moved(p *rule.Pass, parts int, names ...string) rule.Fix {
	path, ok := rule.Names(k.parent[:parts])
	if !ok {
		return rule.Fix{}
	}
	return p.Moving(rule.ProblemEntry(k.Problem), append(path, names...)...)
}

// fate is what ZenML does with the key.
func (k unknownKey) fate(p *rule.Pass) string {
	if k.Rejected {
		return "ZenML " + p.File.Options.Release.Version + " refuses it"
	}
	return "ZenML drops it without a word"
}

// nearKey finds the known key beside it that was meant.
func (k unknownKey) nearKey() (string, bool) {
	return nearest.To(k.name, k.beside())
}

// longKey finds the known key beside it that it abbreviates.
func (k unknownKey) longKey() (string, bool) {
	return nearest.WithPrefix(k.name, k.beside())
}

func (k unknownKey) beside() []string { return k.known.below(rule.SchemaPath(k.parent)...) }

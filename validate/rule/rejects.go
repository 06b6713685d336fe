package rule

import (
	"slices"

	"github.com/settings-ls/settings-ls/internal/doc"
	"github.com/settings-ls/settings-ls/schema"
)

// Rejects reports whether ZenML, or the stack component that reads it, would reject a value at a path: a fix that puts it
// there would replace one mistake by another.
func (p *Pass) Rejects(path []any, value *doc.Node) bool {
	return slices.ContainsFunc(p.problemsAt(path, value), func(problem schema.Problem) bool {
		ofComponent := problem.Component != "" && problem.Kind != schema.UnknownKey
		return problem.Rejected || ofComponent
	})
}

// Fits reports whether the release has nothing against a value at a path, not even a key that it would ignore.
func (p *Pass) Fits(path []any, value *doc.Node) bool { return len(p.problemsAt(path, value)) == 0 }

// NeedsMore reports whether ZenML would reject the mappings around a path that hold nothing but the value: they need other
// keys.
func (p *Pass) NeedsMore(path []any, value *doc.Node) bool {
	return slices.ContainsFunc(p.File.Options.Release.Check(only(path, value)), func(problem schema.Problem) bool {
		return problem.Rejected && len(problem.Path) < len(path)
	})
}

// problemsAt are the problems of a value if it were at a path, without those of what is missing around it.
func (p *Pass) problemsAt(path []any, value *doc.Node) []schema.Problem {
	return slices.DeleteFunc(p.File.Options.Release.Check(only(path, value)), func(problem schema.Problem) bool {
		return len(problem.Path) < len(path) || problem.Expected.Constraint == schema.NeedsInitHook
	})
}

// only is a document that has nothing but a value at a path.
func only(path []any, value *doc.Node) *doc.Node {
	root := value
	for i := len(path) - 1; i >= 0; i-- {
		if name, isKey := path[i].(string); isKey {
			field := doc.Field{Key: doc.NewString(name), Value: root}
			root = &doc.Node{Kind: doc.Mapping, Type: doc.TypeDict, Fields: []doc.Field{field}}
		} else {
			root = &doc.Node{Kind: doc.Sequence, Type: doc.TypeList, Items: []*doc.Node{root}}
		}
	}
	return root
}

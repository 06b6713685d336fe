package rule

import "github.com/settings-ls/settings-ls/internal/doc"

// Refuses reports whether ZenML would refuse a value if it stood at a path: a fix that puts it
// there would trade one mistake for another.
func (p *Pass) Refuses(path []any, value *doc.Node) bool {
	root := value
	for i := len(path) - 1; i >= 0; i-- {
		if name, isKey := path[i].(string); isKey {
			field := doc.Field{Key: doc.NewString(name), Value: root}
			root = &doc.Node{Kind: doc.Mapping, Type: doc.TypeDict, Fields: []doc.Field{field}}
		} else {
			root = &doc.Node{Kind: doc.Sequence, Type: doc.TypeList, Items: []*doc.Node{root}}
		}
	}
	for _, problem := range p.File.Options.Release.Check(root) {
		if problem.Rejected && len(problem.Path) >= len(path) {
			return true
		}
	}
	return false
}

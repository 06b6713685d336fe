package rule

import "github.com/settings-ls/settings-ls/yamldoc"

// Refuses reports whether ZenML would refuse a value if it stood at a path: a fix that puts it
// there would trade one mistake for another.
func (p *Pass) Refuses(path []any, value *yamldoc.Node) bool {
	root := value
	for i := len(path) - 1; i >= 0; i-- {
		if name, isKey := path[i].(string); isKey {
			field := yamldoc.Field{Key: yamldoc.NewString(name), Value: root}
			root = &yamldoc.Node{Kind: yamldoc.Mapping, Type: yamldoc.TypeDict, Fields: []yamldoc.Field{field}}
		} else {
			root = &yamldoc.Node{Kind: yamldoc.Sequence, Type: yamldoc.TypeList, Items: []*yamldoc.Node{root}}
		}
	}
	for _, problem := range p.File.Options.Release.Check(root) {
		if problem.Refused && len(problem.Path) >= len(path) {
			return true
		}
	}
	return false
}

package file

import (
	"fmt"
	"math"
	"math/big"

	"github.com/settings-ls/settings-ls/internal/doc"
	"github.com/settings-ls/settings-ls/internal/shorten"
	"github.com/settings-ls/settings-ls/validate/rule"
)

var duplicateKey = &rule.Rule{
	ID:       "duplicate-key",
	Severity: rule.Warning,
	Tags:     []rule.Tag{rule.Unnecessary},
	Added:    "0.1.0",
	Syntaxes: rule.OnlyYAML,
	Check: func(p *rule.Pass) {
		if mayHaveDuplicates(p.File.Doc.Root) {
			reportDuplicates(p, p.Root())
		}
		for at := range p.AllEntries() {
			if mayHaveDuplicates(at.Value) {
				reportDuplicates(p, at.Entry())
			}
		}
	},
}

func mayHaveDuplicates(n *doc.Node) bool {
	return n != nil && n.Kind == doc.Mapping && !n.HasDistinctKeys()
}

// reportDuplicates reports duplicate keys of a mapping at the last one, which is the one that PyYAML keeps.
func reportDuplicates(p *rule.Pass, mapping rule.Entry) {
	same := map[string][]doc.Field{}
	for _, field := range mapping.Value.Fields {
		if field.Key.Type == doc.TypeMerge || field.Key.Resolve() == nil {
			continue
		}
		name := identity(field.Key)
		same[name] = append(same[name], field)
	}
	for _, fields := range same {
		if len(fields) > 1 {
			reportDuplicate(p, mapping.Path, fields)
		}
	}
}

func reportDuplicate(p *rule.Pass, path []any, fields []doc.Field) {
	last := fields[len(fields)-1]
	name := last.Key.KeyName()
	at := rule.Entry{Path: append(path[:len(path):len(path)], name), Key: last.Key, Value: last.Value}
	line, _ := p.File.Doc.OffsetLineColumn(fields[0].Key.Span.Start)
	finding := p.ReportKey(at, "duplicate key %q overrides the one on line %d; remove one", shorten.ForMessage(name), line)
	for _, field := range fields[:len(fields)-1] {
		finding.AddRelated(p.FirstLine(field.Key), "this one has no effect")
	}
	finding.AddFix(withoutEarlier(p, path, fields))
}

// withoutEarlier is the fix that removes all but the last. It is safe where ZenML reads keys by name; elsewhere the
// order of keys can matter, and Python keeps the first of equal keys: {1: a, true: b} is {1: b}.
func withoutEarlier(p *rule.Pass, path []any, fields []doc.Field) rule.Fix {
	last := fields[len(fields)-1].Key
	return rule.Fix{
		Title: fmt.Sprintf("Remove the earlier %q", shorten.ForMessage(last.KeyName())),
		Safe:  p.IsKnownKey(append(path[:len(path):len(path)], last.KeyName())),
		Edits: p.LazyEdits(func() (all []doc.Edit, ok bool) {
			for _, field := range fields[:len(fields)-1] {
				edits, ok := p.File.Doc.RemoveField(field.Key)
				if !ok || field.Key.Type != last.Type {
					return nil, false
				}
				all = append(all, edits...)
			}
			_, err := doc.Apply(p.File.Doc.Source, all)
			return all, err == nil
		}),
	}
}

// identity is the same text for keys that are equal in Python: 1, true and 1.0.
func identity(key *doc.Node) string {
	number := new(big.Float)
	switch value, _ := key.Value(); v := value.(type) {
	case bool:
		if v {
			number.SetInt64(1)
		}
	case *big.Int:
		number.SetInt(v)
	case float64:
		if math.IsNaN(v) {
			return fmt.Sprintf("nan at %d", key.Span.Start)
		}
		number.SetFloat64(v)
	default:
		return key.Resolve().Type.String() + key.KeyName()
	}
	return number.Text('g', 40)
}

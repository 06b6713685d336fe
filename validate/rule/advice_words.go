package rule

import (
	"slices"
	"strings"

	"github.com/settings-ls/settings-ls/internal/doc"
	"github.com/settings-ls/settings-ls/internal/shorten"
)

// words is an advice as the end of a message.
func (p *Pass) words(at Entry, advice Advice) string {
	switch advice.Action {
	case Rename:
		if at.Key != nil && advice.Names[0] == at.Key.KeyName() {
			return "quote it"
		}
		return "did you mean " + QuotedChoice(advice.Names) + p.neededWords(advice) + "?"
	case Move:
		return "it belongs " + p.placesWords(at, advice.Paths) + p.neededWords(advice)
	case Replace:
		return "use " + replacementWords(at, advice.Paths)
	case Unwrap:
		return "its keys belong one level up, " + p.placeWords(SchemaPath(at.Path[:len(at.Path)-1]))
	case WriteNear:
		return "did you mean " + writtenWords(p, advice.Value) + "?"
	case AddUnit:
		return "add a unit, such as " + QuotedChoice([]string{advice.Value.Text})
	case Remove:
		if at.Key == nil {
			return "remove it"
		}
		return "remove it to keep the default"
	}
	switch {
	case p.File.Doc.Syntax == doc.Python: // a number in quotes is another value
	case quotes(at, advice.Value) && MayBeSecret(at.Path):
		return "quote it"
	case quotes(at, advice.Value):
		return "quote it: " + QuotedChoice([]string{shorten.ForMessage(advice.Value.Text)})
	}
	return "write " + writtenWords(p, advice.Value)
}

// neededWords says what the value has to be.
func (p *Pass) neededWords(advice Advice) string {
	if advice.Needs == nil {
		return ""
	}
	return ", which must be " + advice.Needs.In(p.Terms())
}

// longestAdvice is how much a message shows of a text to write, in code points.
const longestAdvice = 80

// writtenWords is a value as the fix writes it, cut where it is long. A string is in quotes, even where it needs none.
func writtenWords(p *Pass, value *doc.Node) string {
	if value.Kind == doc.Scalar && value.Type == doc.TypeString {
		return QuotedChoice([]string{shorten.To(value.Text, longestAdvice)})
	}
	if value.Kind == doc.Sequence && len(value.Items) == 1 && value.Items[0].Type == doc.TypeString {
		short := doc.NewString(shorten.ForMessage(value.Items[0].Text))
		return p.File.Doc.Format(doc.NewList(short))
	}
	return shorten.ForMessage(p.File.Doc.Format(value))
}

// mostPlaces is how many places a message lists.
const mostPlaces = 3

// placesWords lists the places where a key belongs, with its name where that is another one there.
func (p *Pass) placesWords(at Entry, paths [][]string) string {
	var words []string
	for _, path := range paths[:min(len(paths), mostPlaces)] {
		last := len(path) - 1
		word := p.placeWords(path[:last])
		if path[last] != at.Key.KeyName() {
			word += ", as " + path[last]
		}
		if !slices.Contains(words, word) {
			words = append(words, word)
		}
	}
	return listWords(words, "or")
}

// placeWords says where a mapping is.
func (p *Pass) placeWords(path []string) string {
	isPython := p.File.Doc.Syntax == doc.Python
	switch {
	case len(path) == 0 && isPython:
		return "in @pipeline(...)"
	case inAnyStep(path) && len(path) == 2 && isPython:
		return "in @step(...)"
	case len(path) == 0:
		return "at the top level"
	case inAnyStep(path) && len(path) == 2:
		return "in a step, below steps.NAME"
	case inAnyStep(path):
		path = append([]string{"steps", "NAME"}, path[2:]...)
	}
	return "in " + Dotted(Keys(path))
}

// replacementWords lists the keys to use together, as they are called in the mapping of the replaced one.
func replacementWords(at Entry, paths [][]string) string {
	var words []string
	for _, path := range paths {
		words = append(words, Dotted(Keys(below(path, at.Path[:len(at.Path)-1]))))
	}
	return listWords(words, "and")
}

// inAnyStep reports whether a path leads into a step whose name is not known.
func inAnyStep(path []string) bool { return len(path) > 1 && path[0] == "steps" && path[1] == AnyStep }

// below is what follows in a path after the keys of another one; all of it where they differ.
func below(path []string, around []any) []string {
	for i, part := range around {
		if i >= len(path)-1 || part != any(path[i]) {
			return path
		}
	}
	return path[len(around):]
}

// Keys is a path of names as a path of keys.
func Keys(names []string) []any {
	parts := make([]any, len(names))
	for i, name := range names {
		parts[i] = name
	}
	return parts
}

// MayBeSecret reports whether a path leads to a value that people hide.
func MayBeSecret(path []any) bool {
	return slices.ContainsFunc(path, func(part any) bool {
		name, _ := part.(string)
		return strings.HasSuffix(name, "environment") || name == "build_args" || name == "buildargs"
	})
}

// listWords lists words: "a, b or c".
func listWords(words []string, conjunction string) string {
	if len(words) < 2 {
		return strings.Join(words, "")
	}
	last := len(words) - 1
	return strings.Join(words[:last], ", ") + " " + conjunction + " " + words[last]
}

package project

import (
	"bytes"
	"path/filepath"
	"reflect"
	"slices"
	"strconv"
	"strings"

	"github.com/pelletier/go-toml/v2/unstable"

	"github.com/settings-ls/settings-ls/internal/doc"
	"github.com/settings-ls/settings-ls/internal/safefile"
)

// ConfigEdit is a change of the configuration of a project.
type ConfigEdit struct {
	// Path is the configuration file.
	Path string
	// IsNew means that the file must be created with the text of the edits.
	IsNew bool
	// Text is the present text of the file, Edits the change.
	Text  []byte
	Edits []doc.Edit
}

// IgnoreRule returns the change that adds a rule to the option ignore of the configuration for a folder, or creates a settings-ls.toml for the
// workspace or the repository. ok is false if the configuration cannot be read, or is written in a way that cannot be extended.
func (f *Finder) IgnoreRule(dir, rule string) (edit ConfigEdit, ok bool) {
	config, wrong := f.Config(dir)
	if wrong != nil || f.OnlyConfig != nil {
		return edit, false
	}
	item := strconv.Quote(rule)
	if config.Path == "" {
		return ConfigEdit{Path: filepath.Join(f.projectFolder(dir), configFile), IsNew: true, Edits: []doc.Edit{{Text: "ignore = [" + item + "]\n"}}}, true
	}
	at := f.open(filepath.Dir(config.Path))
	text, err := safefile.ReadFrom(at, filepath.Base(config.Path))
	if err != nil {
		return edit, false
	}
	edit = ConfigEdit{Path: config.Path, Text: text}
	table := []string{"tool", "settings-ls"}
	if filepath.Base(config.Path) == configFile {
		table = nil
	}
	for _, change := range arrayEdits(text, table, "ignore", item) {
		edit.Edits = []doc.Edit{change}
		made, err := doc.ApplyExact(text, edit.Edits)
		if err != nil {
			continue
		}
		if changed, _, wrong := ReadConfig(config.Path, made, at.boundary()); wrong == nil && addsOnly(config, changed, rule) {
			return edit, true
		}
	}
	return edit, false
}

// projectFolder returns the folder for the configuration of a project without one: the workspace, or the repository if that is in it.
func (f *Finder) projectFolder(dir string) string {
	boundary := f.open(dir).boundary()
	if f.Workspace != "" && boundary.Contains(f.Workspace) && safefile.Root(f.Workspace).Contains(dir) {
		return f.Workspace
	}
	return string(boundary)
}

// addsOnly reports whether the only difference of two configurations is an ignored rule at the end.
func addsOnly(before, after Config, rule string) bool {
	before.Ignore = append(slices.Clip(before.Ignore), rule)
	before.origins, after.origins = nil, nil
	return reflect.DeepEqual(before, after)
}

// arrayEdits returns edits of a TOML document that may add an item to the array of a key in a table, the best first. The caller verifies them.
func arrayEdits(text []byte, table []string, name, item string) []doc.Edit {
	insert := func(at int, text string) doc.Edit { return doc.Edit{Span: doc.Span{Start: at, End: at}, Text: text} }
	newKey := name + " = [" + item + "]\n"
	var edits []doc.Edit
	var parser unstable.Parser
	parser.Reset(text)
	inTable := len(table) == 0
	for parser.NextExpression() {
		expression := parser.Expression()
		keys, end := keyNames(expression)
		switch {
		case expression.Kind == unstable.Table:
			if inTable = slices.Equal(keys, table); inTable {
				edits = append(edits, insert(nextLine(text, end), newKey))
			}
		case expression.Kind == unstable.ArrayTable:
			inTable = false
		case inTable && slices.Equal(keys, []string{name}) && expression.Value().Kind == unstable.Array:
			return []doc.Edit{itemEdit(text, end, expression.Value(), item)}
		case inTable && len(table) == 0: // after the last key before the first table, if its value is on one line
			edits = []doc.Edit{insert(nextLine(text, end), newKey)}
		}
	}
	if len(table) == 0 {
		edits = append(edits, insert(len(text)-len(bytes.TrimPrefix(text, []byte("\uFEFF"))), newKey))
	}
	return edits
}

// keyNames returns the parts of the key of an expression, and where it ends.
func keyNames(expression *unstable.Node) (names []string, end int) {
	for keys := expression.Key(); keys.Next(); {
		names = append(names, string(keys.Node().Data))
		end = int(keys.Node().Raw.Offset + keys.Node().Raw.Length)
	}
	return names, end
}

// itemEdit adds an item at the end of an array: on a line of its own if the last one is.
func itemEdit(text []byte, keyEnd int, array *unstable.Node, item string) doc.Edit {
	start, end := 0, 0
	for items := array.Children(); items.Next(); {
		start = int(items.Node().Raw.Offset)
		end = start + int(items.Node().Raw.Length)
	}
	if end == 0 {
		end = keyEnd + bytes.IndexByte(text[keyEnd:], '[') + 1
		return doc.Edit{Span: doc.Span{Start: end, End: end}, Text: item}
	}
	line := bytes.LastIndexByte(text[:start], '\n') + 1
	separator := ", "
	if indent := text[line:start]; line > 0 && strings.TrimSpace(string(indent)) == "" {
		separator = ",\n" + string(indent)
	}
	return doc.Edit{Span: doc.Span{Start: end, End: end}, Text: separator + item}
}

// nextLine returns where the line after an offset begins, or the end of the text.
func nextLine(text []byte, at int) int {
	if i := bytes.IndexByte(text[at:], '\n'); i >= 0 {
		return at + i + 1
	}
	return len(text)
}

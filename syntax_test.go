package settingsls

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"golang.org/x/tools/txtar"

	"github.com/settings-ls/settings-ls/internal/assist"
	"github.com/settings-ls/settings-ls/internal/doc"
	"github.com/settings-ls/settings-ls/internal/runconfig"
	"github.com/settings-ls/settings-ls/internal/txtartest"
	"github.com/settings-ls/settings-ls/preview"
	"github.com/settings-ls/settings-ls/schema"
	"github.com/settings-ls/settings-ls/validate"
)

// TestSecondSyntax checks, fixes and previews settings that are written in a syntax that the program does not have,
// JSON: nothing but the package that reads a syntax may know which one it is.
func TestSecondSyntax(t *testing.T) {
	release, err := schema.Load("0.98.0")
	if err != nil {
		t.Fatal(err)
	}
	options := runconfig.ReadOptions{Release: release, Root: fstest.MapFS{}}
	txtartest.Run(t, "testdata/syntax/*.txtar", func(t *testing.T, archive *txtar.Archive) []txtar.File {
		source := archive.Files[0]
		file := runconfig.Read(readJSON(source.Name, source.Data), options)
		all := func(validate.Finding, validate.Fix) bool { return true }
		fixed := validate.ApplyFixes(file, validate.Options{}, all)
		builds := preview.Plan(fixed.File, preview.PlanOptions{PipelineName: "pipeline", PythonVersion: "3.11"})
		sections := []txtar.File{
			source,
			{Name: "findings", Data: findingsText(validate.Check(file, validate.Options{}))},
			{Name: "fixed.json", Data: fixed.Doc.Source},
			{Name: "effective", Data: effectiveText(fixed.File)},
			{Name: "preview", Data: []byte(file.Secrets.Text(string(preview.Format(fixed.File, builds, preview.FormatOptions{Annotate: true}).Plain())))},
		}
		if hovers := unknownHovers(file); len(hovers) > 0 {
			sections = append(sections, txtar.File{Name: "hover", Data: hovers})
		}
		return sections
	})
}

func findingsText(findings []validate.Finding) []byte {
	var out strings.Builder
	for _, f := range findings {
		line, column := f.Place.Doc.OffsetLineColumn(f.Place.Start)
		fmt.Fprintf(&out, "%d:%d %s %s %s\n", line, column, f.Severity, f.Rule, f.Message)
	}
	return []byte(out.String())
}

// effectiveText are the effective settings that the file says, for the pipeline (step "") and its steps.
func effectiveText(file *runconfig.File) []byte {
	var out strings.Builder
	for _, step := range append([]string{""}, stepNames(file)...) {
		fmt.Fprintf(&out, "# step %q\n", step)
		settings := runconfig.OnlySet(file.EffectiveSettings(step))
		out.WriteString(string(preview.EffectiveYAML(file.Doc, settings, file.Secrets, preview.OriginText)))
	}
	return []byte(out.String())
}

// unknownHovers are what hovers say of the effective value at each unknown value.
func unknownHovers(file *runconfig.File) []byte {
	builds := preview.Plan(file, preview.PlanOptions{PipelineName: "pipeline", PythonVersion: "3.11"})
	var out strings.Builder
	for _, span := range file.Doc.Unknowns() {
		hover := assist.Hover(file, func() []preview.Build { return builds }, span.Start)
		if hover == nil {
			continue
		}
		if at := strings.Index(string(hover.Markdown), "Effective for"); at >= 0 {
			line, column := file.Doc.OffsetLineColumn(hover.Span.Start)
			fmt.Fprintf(&out, "%d:%d %s\n", line, column, file.Secrets.Text(string(hover.Markdown[at:])))
		}
	}
	return []byte(out.String())
}

func stepNames(file *runconfig.File) []string {
	var names []string
	for _, step := range file.Run.Steps {
		names = append(names, step.Name)
	}
	return names
}

// readJSON reads JSON, which has to be right, into a document. {"$unknown": "SOURCE"} is an unknown value.
func readJSON(name string, src []byte) *doc.Document {
	d := &doc.Document{Name: name, Source: src}
	d.Editor = &jsonEditor{Document: d}
	r := jsonReader{src: src}
	d.Root = r.value()
	return d
}

// jsonReader is a reader of JSON at an offset.
type jsonReader struct {
	src []byte
	at  int
}

// space goes past white space, commas and colons.
func (r *jsonReader) space() {
	for r.at < len(r.src) && strings.IndexByte(" \t\r\n,:", r.src[r.at]) >= 0 {
		r.at++
	}
}

func (r *jsonReader) value() *doc.Node {
	r.space()
	start := r.at
	var n *doc.Node
	switch c := r.src[r.at]; c {
	case '{':
		n = &doc.Node{Kind: doc.Mapping, Type: doc.TypeDict, Style: doc.Flow}
		for r.more('}') {
			key := r.value()
			n.Fields = append(n.Fields, doc.Field{Key: key, Value: r.value()})
		}
		if len(n.Fields) == 1 && n.Fields[0].Key.Text == "$unknown" {
			n = doc.NewUnknown(n.Fields[0].Value.Text)
		}
	case '[':
		n = &doc.Node{Kind: doc.Sequence, Type: doc.TypeList, Style: doc.Flow}
		for r.more(']') {
			n.Items = append(n.Items, r.value())
		}
	default:
		n = r.scalar()
	}
	n.Span = doc.Span{Start: start, End: r.at}
	return n
}

// more goes past the opening bracket, and past the closing one when it is next.
func (r *jsonReader) more(closing byte) bool {
	if r.src[r.at] == '{' || r.src[r.at] == '[' {
		r.at++
	}
	r.space()
	if r.src[r.at] != closing {
		return true
	}
	r.at++
	return false
}

func (r *jsonReader) scalar() *doc.Node {
	decoder := json.NewDecoder(strings.NewReader(string(r.src[r.at:])))
	var raw json.RawMessage
	if err := decoder.Decode(&raw); err != nil {
		panic(err) // the test's own text
	}
	r.at += int(decoder.InputOffset())
	n, ok := doc.FromJSON(raw)
	if !ok {
		panic("not JSON: " + string(raw))
	}
	n.Style = doc.DoubleQuoted
	return n
}

// jsonEditor edits JSON on one line a field: what it cannot do it leaves.
type jsonEditor struct{ *doc.Document }

func (e *jsonEditor) Parse(name string, src []byte) *doc.Document { return readJSON(name, src) }

func (e *jsonEditor) WithEdits(edits []doc.Edit) (*doc.Document, error) {
	text, err := doc.Apply(e.Source, edits)
	if err != nil {
		return nil, err
	}
	return readJSON(e.Name, text), nil
}

func (e *jsonEditor) ParsedBytes() int64 { return 0 }

func (e *jsonEditor) CursorAt(int) doc.Cursor { return doc.Cursor{} }

func (e *jsonEditor) EffectOf(doc.Span) doc.EditEffect {
	return doc.EditEffect{Parent: e.Root, Affected: 1, Total: len(e.Root.Fields) + 1}
}

func jsonText(n *doc.Node) string {
	var parts []string
	switch n.Kind {
	case doc.Mapping:
		for _, f := range n.Fields {
			parts = append(parts, jsonText(f.Key)+": "+jsonText(f.Value))
		}
		return "{" + strings.Join(parts, ", ") + "}"
	case doc.Sequence:
		for _, item := range n.Items {
			parts = append(parts, jsonText(item))
		}
		return "[" + strings.Join(parts, ", ") + "]"
	}
	if n.Type == doc.TypeString {
		text, _ := json.Marshal(n.Text) // a string
		return string(text)
	}
	return n.Text
}

func (e *jsonEditor) Format(value *doc.Node) string { return jsonText(value) }

func replaced(n, by *doc.Node) ([]doc.Edit, bool) {
	return []doc.Edit{{Span: n.Span, Text: jsonText(by)}}, true
}

func (e *jsonEditor) ReplaceValue(value, by *doc.Node) ([]doc.Edit, bool) { return replaced(value, by) }

func (e *jsonEditor) ReplaceScalar(value *doc.Node, text string) ([]doc.Edit, bool) {
	return replaced(value, doc.NewString(text))
}

func (e *jsonEditor) RenameKey(key *doc.Node, name string) ([]doc.Edit, bool) {
	return replaced(key, doc.NewString(name))
}

func (e *jsonEditor) Quote(value *doc.Node) ([]doc.Edit, bool) {
	return replaced(value, doc.NewString(value.Text))
}

func (e *jsonEditor) WrapInList(value *doc.Node) ([]doc.Edit, bool) {
	return replaced(value, doc.NewList(value))
}

func (e *jsonEditor) SplitItem(item *doc.Node, texts []string) ([]doc.Edit, bool) {
	var parts []string
	for _, text := range texts {
		parts = append(parts, jsonText(doc.NewString(text)))
	}
	return []doc.Edit{{Span: item.Span, Text: strings.Join(parts, ", ")}}, true
}

func (e *jsonEditor) InsertField(mapping *doc.Node, name string, value *doc.Node) ([]doc.Edit, bool) {
	if mapping.Kind != doc.Mapping || len(mapping.Fields) == 0 {
		return nil, false
	}
	end := mapping.Fields[len(mapping.Fields)-1].Value.Span.End
	return []doc.Edit{{Span: doc.Span{Start: end, End: end}, Text: ", " + jsonText(doc.NewString(name)) + ": " + jsonText(value)}}, true
}

func (e *jsonEditor) AppendItem(list, value *doc.Node) ([]doc.Edit, bool) {
	if list.Kind != doc.Sequence || len(list.Items) == 0 {
		return nil, false
	}
	end := list.Items[len(list.Items)-1].Span.End
	return []doc.Edit{{Span: doc.Span{Start: end, End: end}, Text: ", " + jsonText(value)}}, true
}

func (e *jsonEditor) RemoveField(key *doc.Node) ([]doc.Edit, bool) {
	var edits []doc.Edit
	var visit func(n *doc.Node)
	visit = func(n *doc.Node) {
		i := slices.IndexFunc(n.Fields, func(f doc.Field) bool { return f.Key == key })
		if i >= 0 {
			edits = []doc.Edit{{Span: e.withComma(n.Fields[i])}}
			return
		}
		for _, f := range n.Fields {
			visit(f.Value)
		}
	}
	visit(e.Root)
	return edits, edits != nil
}

// withComma is the span of a field with the comma after it, or before it when it is the last.
func (e *jsonEditor) withComma(f doc.Field) doc.Span {
	span := doc.Span{Start: f.Key.Span.Start, End: f.Value.Span.End}
	rest := strings.TrimLeft(string(e.Source[span.End:]), " \n")
	if strings.HasPrefix(rest, ",") {
		rest = strings.TrimLeft(rest[1:], " \n")
		span.End = len(e.Source) - len(rest)
		return span
	}
	before := strings.TrimRight(string(e.Source[:span.Start]), " \n")
	span.Start = len(strings.TrimSuffix(before, ","))
	return span
}

func (e *jsonEditor) RemoveItem(*doc.Node) ([]doc.Edit, bool) { return nil, false }

func (e *jsonEditor) MoveField(*doc.Node, ...string) ([]doc.Edit, bool) { return nil, false }

package settingsls

import (
	"encoding/json"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/settings-ls/settings-ls/internal/assist"
	"github.com/settings-ls/settings-ls/internal/comparison"
	"github.com/settings-ls/settings-ls/internal/doc"
	"github.com/settings-ls/settings-ls/internal/runconfig"
	"github.com/settings-ls/settings-ls/internal/stress"
	"github.com/settings-ls/settings-ls/internal/yamldoc"
	"github.com/settings-ls/settings-ls/preview"
	"github.com/settings-ls/settings-ls/schema"
	"github.com/settings-ls/settings-ls/validate"
)

// TestUnknownIsSilent puts an unknown value in the place of each value of run configurations, those of the rules' pages
// among them: no finding is then on it, and none is there that was not before. With the flag -stress it takes all of
// them, else every tenth.
func TestUnknownIsSilent(t *testing.T) {
	every := 10
	if stress.IsLongRun() {
		every = 1
	}
	places := 0
	for i, text := range jsonCorpus(t) {
		if i%every > 0 {
			continue
		}
		for _, span := range valueSpans(readJSON("run.json", text).Root) {
			unknownCase{text, "0.98.0"}.findings(t, span)
			places++
		}
	}
	t.Logf("%d places", places)
}

// TestUnknownIsKept: also with other releases, fixes of other mistakes keep unknown values, and
// whatever is shown of the file can be shown.
func TestUnknownIsKept(t *testing.T) {
	texts := jsonCorpus(t)
	stress.Rounds(t, 40, func(random *rand.Rand) {
		s := unknownCase{stress.Pick(random, texts), stress.Pick(random, schema.Versions())}
		s.fixes(t, stress.Pick(random, valueSpans(readJSON("run.json", s.text).Root)))
	})
}

// jsonCorpus are the run configurations of the tests that PyYAML loads, as JSON.
func jsonCorpus(t *testing.T) [][]byte {
	groups := stress.Corpus(t)
	paths, err := filepath.Glob("testdata/zenml/cases/*.yaml")
	if err != nil || len(paths) == 0 {
		t.Fatal("no cases", err)
	}
	for _, path := range paths {
		text, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		groups = append(groups, []string{string(text)})
	}
	var all [][]byte
	for _, group := range groups {
		for _, text := range group {
			document := yamldoc.Parse("run.yaml", []byte(text))
			w := jsonWriter{left: 1000}
			w.value(document.Root)
			if document.Root != nil && len(document.Errors) == 0 && w.left > 0 {
				all = append(all, []byte(w.String()))
			}
		}
	}
	return all
}

// jsonWriter writes values as JSON, up to a number of them.
type jsonWriter struct {
	strings.Builder
	left int
}

func (w *jsonWriter) value(n *doc.Node) {
	n = n.Resolve()
	w.left--
	value, _ := n.Value()
	switch {
	case w.left < 0:
	case n.IsNull():
		w.WriteString("null")
	case n.Kind == doc.Mapping:
		w.WriteString("{")
		for i, e := range n.Entries() {
			w.separator(i)
			key, _ := e.Key.PythonStr(100)
			w.text(key)
			w.WriteString(": ")
			w.value(e.Value)
		}
		w.WriteString("}")
	case n.Kind == doc.Sequence:
		w.WriteString("[")
		for i, item := range n.Items {
			w.separator(i)
			w.value(item)
		}
		w.WriteString("]")
	default:
		if encoded, err := json.Marshal(value); err == nil && (n.Type == doc.TypeBool || n.Type == doc.TypeInt || n.Type == doc.TypeFloat) {
			w.Write(encoded)
			return
		}
		w.text(n.Text)
	}
}

func (w *jsonWriter) separator(i int) {
	if i > 0 {
		w.WriteString(",\n")
	}
}

func (w *jsonWriter) text(text string) {
	encoded, _ := json.Marshal(text) // a string
	w.Write(encoded)
}

// valueSpans are the spans of a value and of all below it.
func valueSpans(n *doc.Node) []doc.Span {
	spans := []doc.Span{n.Span}
	for _, field := range n.Fields {
		spans = append(spans, valueSpans(field.Value)...)
	}
	for _, item := range n.Items {
		spans = append(spans, valueSpans(item)...)
	}
	return spans
}

// unknownCase is a run configuration in JSON that a release reads.
type unknownCase struct {
	text    []byte
	release string
}

// unknownValue is written in the place of a value.
const unknownValue = `{"$unknown": "load('settings')[\"x\"]"}`

func (s unknownCase) fixes(t *testing.T, span doc.Span) {
	t.Helper()
	after := s.findings(t, span)
	fixed := validate.ApplyFixes(after, unknownOptions(), func(validate.Finding, validate.Fix) bool { return true })
	if !json.Valid(fixed.Doc.Source) || !strings.Contains(string(fixed.Doc.Source), unknownValue) {
		t.Errorf("ZenML %s: fixes changed the unknown value of\n%s\nto\n%s", s.release, after.Doc.Source, fixed.Doc.Source)
	}
	askAll(after, span.Start)
}

// findings holds the findings with an unknown value at a span against those before, and gives the file with it.
func (s unknownCase) findings(t *testing.T, span doc.Span) *runconfig.File {
	t.Helper()
	changed, err := doc.ApplyExact(s.text, []doc.Edit{{Span: span, Text: unknownValue}})
	if err != nil {
		t.Fatal(err)
	}
	before, after := s.read(t, s.text), s.read(t, changed)
	if rejected(before, span) {
		return after // which hides what else is wrong with a list, say
	}
	options := unknownOptions()
	allowed, ofImages := map[string]int{}, map[validate.ID]int{}
	for _, f := range validate.Check(before, options) {
		allowed[subject(f)]++
		ofImages[f.Rule]++
	}
	end := span.Start + len(unknownValue)
	for _, f := range validate.Check(after, options) {
		on := !f.InOtherFile() && span.Start <= f.Place.Start && f.Place.End <= end
		allowed[subject(f)]--
		ofImages[f.Rule]--
		moved := f.IsOfImage() && ofImages[f.Rule] >= 0 // another image of those that have it is now unknown
		if on || allowed[subject(f)] < 0 && !moved {
			t.Errorf("ZenML %s: unknown at byte %d of\n%s\nbrings %s: %s\n%s", s.release, span.Start, s.text, subject(f), f.Message, changed)
		}
	}
	return after
}

// rejected reports whether ZenML rejects the value at a span.
func rejected(file *runconfig.File, span doc.Span) bool {
	return slices.ContainsFunc(file.Problems, func(p schema.Problem) bool { return p.Rejected && p.Value.Span == span })
}

// askAll asks for all that is shown of a file and of a place in it, which must not panic.
func askAll(file *runconfig.File, offset int) {
	builds := preview.Plan(file, preview.PlanOptions{PythonVersion: preview.PlaceholderPython})
	_ = preview.Format(file, builds, preview.FormatOptions{Annotate: true})
	for _, build := range builds {
		_ = preview.EffectiveYAML(file.Doc, file.EffectiveSettings(build.Step), file.Secrets, preview.OriginText)
		_, _ = build.DockerfileText()
		_ = comparison.Steps(comparison.Side{File: file, Builds: builds}, "", build.Step).Unified()
	}
	for at := offset; at <= offset+len(unknownValue); at++ {
		_ = assist.Hover(file, func() []preview.Build { return builds }, at)
		_ = assist.Completion(file, at, assist.Invoked)
		_ = assist.References(file, at)
		_ = assist.SelectionRanges(file, at)
	}
	_, _, _ = assist.CodeLenses(file, builds, nil), assist.DocumentLinks(file), assist.DocumentSymbols(file)
	_, _ = assist.FoldingRanges(file), assist.SemanticTokens(file)
}

func (s unknownCase) read(t *testing.T, text []byte) *runconfig.File {
	release, err := schema.Load(s.release)
	if err != nil {
		t.Fatal(err)
	}
	return runconfig.Read(readJSON("run.json", text), runconfig.ReadOptions{Release: release, Root: sideFiles()})
}

func sideFiles() fs.FS {
	files := fstest.MapFS{}
	for name, text := range stress.ReferencedFiles() {
		files[name] = &fstest.MapFile{Data: []byte(text)}
	}
	return files
}

// unknownOptions enable all rules but the exclusive ones, without which others have new findings.
func unknownOptions() validate.Options {
	options := validate.Options{
		Selection: validate.Selection{Select: []string{"ALL"}},
		ZenML:     "0.92.0", BuildHost: "linux/arm64", TargetPlatform: "linux/amd64", Stack: preview.Stack{Requirements: []preview.SourcedText{{Text: "numpy==2.0"}}},
	}
	for _, r := range validate.Rules() {
		if r.Exclusive {
			options.Ignore = append(options.Ignore, string(r.ID))
		}
	}
	return options
}

// subject is what a finding is about: its rule, and its path or its line in another file.
func subject(f validate.Finding) string {
	if !f.InOtherFile() {
		return fmt.Sprintf("%s %v", f.Rule, f.Path)
	}
	line, _ := f.Place.Doc.OffsetLineColumn(f.Place.Start)
	return fmt.Sprintf("%s %s:%d", f.Rule, f.OtherFile(), line)
}

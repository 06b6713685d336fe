package validate_test

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"github.com/settings-ls/settings-ls/internal/doc"
	"github.com/settings-ls/settings-ls/internal/runconfig"
	"github.com/settings-ls/settings-ls/internal/stress/stride"
	"github.com/settings-ls/settings-ls/internal/yamldoc"
	"github.com/settings-ls/settings-ls/schema"
	"github.com/settings-ls/settings-ls/validate"
	"github.com/settings-ls/settings-ls/validate/rule"
)

// TestAdvice follows the advice of every finding of wrong keys, types and values at every place of the schema: the
// finding is gone, there is no new error, and the fix, where there is one, writes just what was advised.
func TestAdvice(t *testing.T) {
	for _, version := range []string{"0.84.3", schema.Latest()} {
		t.Run(version, func(t *testing.T) {
			t.Parallel()
			release, err := schema.Load(version)
			if err != nil {
				t.Fatal(err)
			}
			test := adviceTest{T: t, actions: map[rule.Action]int{}, results: map[string]result{}}
			texts := variations(release)
			for i := 0; i < len(texts); i += stride.Cases {
				test.follow(runconfig.Read(yamldoc.Parse("run.yaml", []byte(texts[i])), runconfig.ReadOptions{Release: release}), validate.Options{})
			}
			t.Logf("%d texts, %d findings, %d of them with advice, %d with a fix for it; by action: %v", len(texts), test.findings, test.advised, test.fixed, test.actions)
			if tried := len(texts) / stride.Cases; test.advised < tried/4 || test.fixed < tried/5 {
				t.Error("too little advice")
			}
		})
	}
}

// TestAdviceOfPages follows the advice of the examples on the pages of the rules.
func TestAdviceOfPages(t *testing.T) {
	test := adviceTest{T: t, actions: map[rule.Action]int{}, results: map[string]result{}}
	for id, path := range pagePaths(t) {
		archive, err := txtar.ParseFile(path)
		if err != nil {
			t.Fatal(err)
		}
		for _, section := range archive.Files {
			if bad, _ := filepath.Match("bad*.yaml", section.Name); bad {
				clear(test.results) // each page has options of its own
				test.follow(understood(t, archive, id, section))
			}
		}
	}
	t.Logf("%d findings, %d of them with advice, %d with a fix for it; by action: %v", test.findings, test.advised, test.fixed, test.actions)
}

type adviceTest struct {
	*testing.T
	findings, advised, fixed int
	actions                  map[rule.Action]int
	results                  map[string]result // by text: neighboring findings advise the same
}

// A result is what is found in a text.
type result struct {
	file     *runconfig.File
	findings []validate.Finding
}

// result checks a text with the options of another file, once.
func (a *adviceTest) result(text string, file *runconfig.File, options validate.Options) result {
	checked, ok := a.results[text]
	if !ok {
		if len(a.results) == 100 {
			clear(a.results)
		}
		checked.file = runconfig.Read(yamldoc.Parse("run.yaml", []byte(text)), file.Options)
		checked.findings = validate.Check(checked.file, options)
		a.results[text] = checked
	}
	return checked
}

// follow follows the advice of each finding of a file.
func (a *adviceTest) follow(file *runconfig.File, options validate.Options) {
	before := validate.Check(file, options)
	a.findings += len(before)
	for _, f := range before {
		choices := follow(file.Doc.Root, f)
		if f.Advice.Action == rule.NoAction || f.InOtherFile() {
			continue
		}
		a.advised++
		a.actions[f.Advice.Action]++
		for _, root := range choices {
			a.checkChoice(file, f, root, before, options)
		}
		a.checkFix(file, f, choices)
	}
}

// checkChoice checks a document in which an advice was followed. Where the advice says that the value must be another
// one, any will do.
func (a *adviceTest) checkChoice(file *runconfig.File, f validate.Finding, root *doc.Node, before []validate.Finding, options validate.Options) {
	samples := []string{""}
	if f.Advice.Needs != nil {
		samples = append(f.Advice.Needs.Enum(), "text", "1GB", "true", "1", "[]", "{}", "{name: text}", "{id: text}", "HTTP", "2024-01-02", "6ba7b810-9dad-11d1-80b4-00c04fd430c8")
	}
	var text, complaint string
	for _, sample := range samples {
		text = strings.ReplaceAll(file.Doc.Format(root), needed, sample)
		after := a.result(text, file, options)
		if complaint = worse(f, file, before, after.file, after.findings); complaint == "" {
			return
		}
	}
	a.Errorf("%s: %s\n%s\nadvised: %s\n%s", f.Rule, f.Message, file.Doc.Source, text, complaint)
}

// checkFix compares what the fix that was advised writes with the advice.
func (a *adviceTest) checkFix(file *runconfig.File, f validate.Finding, choices []*doc.Node) {
	fixes := f.Fixes()
	if len(fixes) == 0 || !fixes[0].Advised {
		return
	}
	a.fixed++
	fixed, err := file.Doc.WithEdits(fixes[0].Edits())
	if err != nil || len(choices) != 1 || !doc.EqualKnown(fixed.Root, choices[0]) {
		a.Errorf("%s: %s\n%s\n%q writes\n%s", f.Rule, f.Message, file.Doc.Source, fixes[0].Title, fixed.Source)
	}
}

// worse says what is worse, or no better, after advice was followed; "" for nothing.
func worse(f validate.Finding, file *runconfig.File, before []validate.Finding, next *runconfig.File, after []validate.Finding) string {
	same := func(other validate.Finding) bool { return other.Rule == f.Rule && other.Message == f.Message }
	if count(after, same) >= count(before, same) {
		return "the finding is still there"
	}
	for _, problem := range next.Problems {
		sameKind := func(other schema.Problem) bool { return rejected(other) && other.Kind == problem.Kind }
		if rejected(problem) && count(next.Problems, sameKind) > count(file.Problems, sameKind) {
			return fmt.Sprintf("new: %v must be %s, got %s", problem.Path, problem.Want(doc.YAML.Terms()), problem.Got(doc.YAML.Terms()))
		}
	}
	return ""
}

func count[T any](all []T, is func(T) bool) (n int) {
	for _, one := range all {
		if is(one) {
			n++
		}
	}
	return n
}

// rejected reports whether ZenML, or a stack component, rejects a file for a problem.
func rejected(problem schema.Problem) bool {
	return problem.Rejected || problem.Component != "" && problem.Kind != schema.UnknownKey
}

// follow gives what a document would be with each choice that the advice of a finding leaves.
func follow(root *doc.Node, f validate.Finding) (choices []*doc.Node) {
	path := f.Path
	switch a := f.Advice; a.Action {
	case rule.Rename:
		for _, name := range a.Names {
			choices = append(choices, changed(root, path, func(key, value *doc.Node) []doc.Field {
				return []doc.Field{{Key: doc.NewString(name), Value: accordingTo(a, value)}}
			}))
		}
	case rule.Move, rule.Replace:
		for _, to := range a.Paths {
			if len(a.Paths) > 1 && a.Action == rule.Replace {
				break // several keys together, whose values the file does not tell
			}
			var value *doc.Node
			without := changed(root, path, func(_, v *doc.Node) []doc.Field { value = v; return nil })
			choices = append(choices, with(without, to, accordingTo(a, value)))
		}
	case rule.Unwrap:
		choices = append(choices, changed(root, path, func(_, value *doc.Node) []doc.Field { return value.Fields }))
	case rule.Write, rule.WriteNear, rule.AddUnit:
		choices = append(choices, changed(root, path, func(key, _ *doc.Node) []doc.Field { return []doc.Field{{Key: key, Value: a.Value}} }))
	case rule.Remove:
		choices = append(choices, changed(root, path, func(*doc.Node, *doc.Node) []doc.Field { return nil }))
	}
	return choices
}

// needed is written instead of a value that must be another one, in a way that nothing else is.
const needed = "needed-value"

// accordingTo is a value, or what stands for one of the type that the advice says is needed.
func accordingTo(a rule.Advice, value *doc.Node) *doc.Node {
	if a.Needs == nil {
		return value
	}
	return doc.NewString(needed)
}

// changed is a copy of a tree in which the entry at a path is what change makes of it.
func changed(n *doc.Node, path []any, change func(key, value *doc.Node) []doc.Field) *doc.Node {
	n = n.Resolve()
	made := *n
	made.Fields, made.Items = nil, nil
	made.SetAnchor("", doc.Span{})
	for _, f := range n.Fields {
		switch {
		case len(path) == 0 || f.Key.KeyName() != path[0]:
			made.Fields = append(made.Fields, f)
		case len(path) == 1:
			made.Fields = append(made.Fields, change(f.Key, f.Value)...)
		default:
			made.Fields = append(made.Fields, doc.Field{Key: f.Key, Value: changed(f.Value, path[1:], change)})
		}
	}
	for i, item := range n.Items {
		switch {
		case len(path) == 0 || path[0] != any(i):
			made.Items = append(made.Items, item)
		case len(path) == 1:
			for _, f := range change(nil, item) {
				made.Items = append(made.Items, f.Value)
			}
		default:
			made.Items = append(made.Items, changed(item, path[1:], change))
		}
	}
	return &made
}

// with is a tree with a value at a path, whose mappings are made where there are none.
func with(n *doc.Node, path []string, value *doc.Node) *doc.Node {
	name := path[0]
	if name == rule.AnyStep {
		name = "train"
	}
	made := *n
	made.Fields = slices.Clone(n.Fields)
	at := slices.IndexFunc(made.Fields, func(f doc.Field) bool { return f.Key.Text == name })
	if at < 0 {
		at = len(made.Fields)
		made.Fields = append(made.Fields, doc.NewField(name, doc.NewMapping()))
	}
	if len(path) > 1 {
		value = with(made.Fields[at].Value.Resolve(), path[1:], value)
	}
	made.Fields[at].Value = value
	return &made
}

// wrongValues are tried at every place: most are wrong at most places.
var wrongValues = []string{"5", "text", "null", "[a]", "{a: b}", "yes", "1.10", "-1", `"5"`, `"no"`, `""`, "[5]", "2024-01-02", "4 gigs", "16Gi", "16"}

// variations are run configurations with one mistake each: wrong values at each place, misspelled keys, and keys at places
// where they do not belong.
func variations(release *schema.Release) []string {
	var texts []string
	add := func(path []string, value string) { texts = append(texts, wrapped(path, value)) }
	seen := map[string]bool{}
	for _, field := range allFields(release, nil) {
		values, misspellings := slices.Clone(wrongValues), 5
		if strings.Contains(strings.Join(field.Path, " "), ".") { // there are many settings of components
			values, misspellings = values[:5], 2
		}
		for _, allowed := range field.Type.Enum() {
			values = append(values, fmt.Sprintf("%q", allowed), allowed[:len(allowed)-1], strings.ToUpper(allowed))
		}
		for _, value := range values {
			add(field.Path, value)
		}
		last := len(field.Path) - 1
		name, sample := field.Path[last], sampleOf(field.Type)
		if name == "*" || field.Type.Kind() == schema.AnyType || strings.ContainsAny(name, ".") || !accepted(release, wrapped(field.Path, sample)) {
			continue
		}
		misspelled := []string{name[:1] + name[min(2, len(name)):], strings.ToUpper(name), name[:len(name)-1], name + "s", strings.ReplaceAll(name, "_", "-")}
		for _, misspelled := range misspelled[:misspellings] {
			add(append(slices.Clone(field.Path[:last]), misspelled), sample)
		}
		if seen[name] {
			continue
		}
		seen[name] = true
		for _, elsewhere := range [][]string{
			{},
			{"settings"},
			{"settings", "docker"},
			{"settings", "resources"},
			{"settings", "orchestrator.kubernetes"},
			{"schedule"},
			{"model"},
			{"settings", "orchestrator.kubernetes", "pod_settings"},
			{"settings", "step_operator.vertex"},
			{"steps", "train"},
			{"steps", "train", "settings"},
			{"steps", "train", "settings", "docker"},
			field.Path[:max(last-1, 0)],
		} {
			add(append(slices.Clone(elsewhere), name), sample)
		}
	}
	slices.Sort(texts)
	return slices.Compact(texts)
}

// allFields lists the fields below a path, but for what is in lists, and the settings of components on steps.
func allFields(release *schema.Release, path []string) (fields []schema.Field) {
	for _, field := range release.Fields(path...) {
		last := field.Path[len(field.Path)-1]
		if last == "*" && len(path) != 1 || len(field.Path) > 6 || len(path) == 3 && path[2] == "settings" && last != "docker" && last != "resources" {
			continue
		}
		fields = append(fields, field)
		fields = append(fields, allFields(release, field.Path)...)
	}
	return fields
}

// wrapped is a run configuration with a value at a path.
func wrapped(path []string, value string) string {
	text := value
	for _, name := range slices.Backward(path) {
		if name == "*" {
			name = "train"
		}
		text = fmt.Sprintf("{%s: %s}", name, text)
		if len(path) > 1 {
			text = strings.Replace(text, "{model: {", "{model: {name: churn, ", 1)
			text = strings.Replace(text, "{schedule: {", "{schedule: {cron_expression: 0 9 * * *, ", 1)
		}
	}
	return text + "\n"
}

// accepted reports whether the release has nothing against a run configuration.
func accepted(release *schema.Release, text string) bool {
	return len(release.Check(yamldoc.Parse("run.yaml", []byte(text)).Root)) == 0
}

// sampleOf is a value that a type accepts.
func sampleOf(t schema.Type) string {
	if enum := t.Enum(); len(enum) > 0 {
		return enum[0]
	}
	switch t.Alternatives()[0].Kind() {
	case schema.BoolType:
		return "false"
	case schema.IntType, schema.FloatType:
		return "1"
	case schema.ListType:
		return "[]"
	case schema.MappingType:
		return "{}"
	case schema.DatetimeType:
		return "2024-01-02"
	}
	return "text"
}

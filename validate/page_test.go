package validate_test

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"golang.org/x/tools/txtar"

	"github.com/settings-ls/settings-ls/internal/analysis"
	"github.com/settings-ls/settings-ls/internal/project"
	"github.com/settings-ls/settings-ls/internal/runconfig"
	"github.com/settings-ls/settings-ls/internal/txtartest"
	"github.com/settings-ls/settings-ls/internal/yamldoc"
	"github.com/settings-ls/settings-ls/preview"
	"github.com/settings-ls/settings-ls/schema"
	"github.com/settings-ls/settings-ls/validate"
)

var update = txtartest.Update

// pagePaths lists the pages on disk by rule ID.
func pagePaths(t testing.TB) map[validate.ID]string {
	paths, err := filepath.Glob("*/*.txtar")
	if err != nil {
		t.Fatal(err)
	}
	byID := map[validate.ID]string{}
	for _, path := range paths {
		name := strings.TrimSuffix(filepath.Base(path), ".txtar")
		byID[validate.ID(strings.ReplaceAll(name, "_", "-"))] = path
	}
	return byID
}

func TestEachRuleHasItsPage(t *testing.T) {
	paths := pagePaths(t)
	seen := map[validate.ID]bool{}
	for _, r := range validate.Rules() {
		if seen[r.ID] {
			t.Errorf("%s is listed twice", r.ID)
		}
		seen[r.ID] = true
		if paths[r.ID] == "" {
			t.Errorf("%s has no page", r.ID)
			continue
		}
		doc, ok := validate.Doc(r.ID)
		if !ok || !strings.HasPrefix(doc, "# "+string(r.ID)+"\n") {
			t.Errorf("Doc(%q) = %q, %v", r.ID, doc, ok)
		}
		delete(paths, r.ID)
	}
	for id, path := range paths {
		t.Errorf("%s: no rule has the ID %s", path, id)
	}
	if _, ok := validate.Doc(validate.Rules()[0].ID + "x"); ok {
		t.Error("Doc has a page for an unknown rule")
	}
}

var sectionName = regexp.MustCompile(`^((bad|ok|fixed|fixed-unsafe)\d*\.(yaml|py)|findings\d*|zenml\d*|why|how-to-fix|when-to-ignore|source|environment|host|project|stack|exported-stack|code-repository|(dir|near)/.+)$`)

func TestPages(t *testing.T) {
	for id, path := range pagePaths(t) {
		t.Run(string(id), func(t *testing.T) { testPage(t, id, path) })
	}
}

func testPage(t *testing.T, id validate.ID, path string) {
	archive, err := txtar.ParseFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if err := pageOrder(archive); err != nil {
		t.Error(err)
	}
	var bad, ok int
	for _, section := range slices.Clone(archive.Files) {
		if !sectionName.MatchString(section.Name) {
			t.Errorf("no section is called %s", section.Name)
		}
		name := strings.TrimSuffix(section.Name, filepath.Ext(section.Name))
		if !isExample(section.Name) || strings.HasPrefix(name, "fixed") {
			continue
		}
		findings := check(t, archive, id, section)
		if strings.HasPrefix(name, "ok") {
			ok++
			if slices.ContainsFunc(findings, func(f validate.Finding) bool { return f.Rule == id }) {
				t.Errorf("%s:\n%s", section.Name, report(findings))
			}
			continue
		}
		bad++
		if !slices.ContainsFunc(findings, func(f validate.Finding) bool { return f.Rule == id }) {
			t.Errorf("%s: %s reports nothing", section.Name, id)
		}
		compareFindings(t, archive, section.Name, report(findings))
		for _, f := range findings {
			if sentence.MatchString(f.Message) {
				t.Errorf("%s: a message is one line without a full stop, and does not begin with a capital article: %s", section.Name, f.Message)
			}
		}
		compareFixed(t, archive, id, section)
	}
	if bad == 0 || ok == 0 {
		t.Error("a page has a bad.yaml or bad.py, and an ok.yaml or ok.py")
	}
	if *update {
		if err := os.WriteFile(path, txtar.Format(archive), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// sentence matches a message that is written like a sentence or has several lines.
var sentence = regexp.MustCompile(`\n|\.$|^(The|An?|This|It) `)

// pageOrder is an error when a page does not consist of a summary of one sentence, why, the examples, how-to-fix,
// when-to-ignore (optional) and source, in this order.
func pageOrder(archive *txtar.Archive) error {
	summary := string(archive.Comment)
	if !strings.HasSuffix(summary, ".\n\n") || strings.Contains(summary, ". ") || strings.Count(summary, "\n") != 2 {
		return fmt.Errorf("a page begins with one sentence on one line and an empty line: %q", summary)
	}
	var sections, prose []string
	for _, f := range archive.Files {
		sections = append(sections, f.Name)
		if proseSection.MatchString(f.Name) {
			prose = append(prose, f.Name)
			if len(bytes.TrimSpace(f.Data)) == 0 {
				return fmt.Errorf("the section %s is empty", f.Name)
			}
		}
	}
	want := []string{"why", "how-to-fix", "when-to-ignore", "source"}
	if !slices.Contains(prose, "when-to-ignore") {
		want = slices.Delete(want, 2, 3)
	}
	if !slices.Equal(prose, want) || sections[0] != "why" || !slices.Equal(sections[len(sections)-len(prose)+1:], prose[1:]) {
		return fmt.Errorf("the order of the sections is why, examples, how-to-fix, when-to-ignore, source: got %q", sections)
	}
	return nil
}

// TestNewPageIsIncomplete checks that the page that internal/newrule writes does not pass before it is filled in.
func TestNewPageIsIncomplete(t *testing.T) {
	page, err := txtar.ParseFile("../internal/newrule/page.txtar.tmpl")
	if err != nil {
		t.Fatal(err)
	}
	for _, section := range []string{"why", "how-to-fix", "source"} {
		if err := pageOrder(page); err == nil || err.Error() != "the section "+section+" is empty" {
			t.Errorf("no error for the empty section %s: %v", section, err)
		}
		page.Files[sectionIndex(page, section)].Data = []byte("text\n")
	}
	if err := pageOrder(page); err != nil {
		t.Error(err)
	}
}

var proseSection = regexp.MustCompile(`^(why|how-to-fix|when-to-ignore|source)$`)

// compareFindings compares the section after a bad.yaml with its findings.
func compareFindings(t *testing.T, archive *txtar.Archive, bad, got string) {
	compareSection(t, archive, "findings"+numberOf(bad), bad, got)
}

// numberOf is the number of a bad.yaml or bad.py.
func numberOf(name string) string {
	return strings.TrimPrefix(strings.TrimSuffix(name, filepath.Ext(name)), "bad")
}

// isExample reports whether a section is a run configuration or a Python module.
func isExample(name string) bool {
	extension := filepath.Ext(name)
	return (extension == ".yaml" || extension == ".py") && !strings.Contains(name, "/")
}

// compareSection compares a section with what it should be; -update adds one that is missing after another one.
func compareSection(t *testing.T, archive *txtar.Archive, name, after, got string) {
	i := sectionIndex(archive, name)
	switch {
	case i < 0 && *update:
		archive.Files = slices.Insert(archive.Files, sectionIndex(archive, after)+1, txtar.File{Name: name, Data: []byte(got)})
	case i < 0:
		t.Errorf("no section %s; found:\n%s", name, got)
	case *update:
		archive.Files[i].Data = []byte(got)
	case !txtartest.Same(name, string(archive.Files[i].Data), got):
		t.Errorf("%s:\n%swant:\n%s", name, got, archive.Files[i].Data)
	}
}

func sectionIndex(archive *txtar.Archive, name string) int {
	return slices.IndexFunc(archive.Files, func(f txtar.File) bool { return f.Name == name })
}

// compareFixed compares fixed.yaml with what the rule's first fixes make of a bad.yaml: no
// finding of the rule that offers a fix, no new finding, and fixing again changes nothing.
func compareFixed(t *testing.T, archive *txtar.Archive, id validate.ID, bad txtar.File) {
	file, options := understood(t, archive, id, bad)
	safe := true
	wanted := func(f validate.Finding, fix validate.Fix) bool {
		safe = safe && (f.Rule != id || fix.Safe)
		return f.Rule == id
	}
	fixed := validate.ApplyFixes(file, options, wanted)
	for _, f := range fixed.Left {
		if f.Rule == id && !f.InOtherFile() && len(f.Fixes()) > 0 {
			t.Errorf("%s: %q brings a new finding, or leaves its own: %s", bad.Name, f.Fixes()[0].Title, f.Message)
		}
	}
	want := ""
	if len(fixed.Fixed) > 0 {
		want = fixedName(bad.Name, safe)
	}
	if err := staleFixed(archive, bad.Name, want); err != nil {
		t.Error(err)
		return
	}
	if want != "" {
		compareSection(t, archive, want, "findings"+numberOf(bad.Name), string(fixed.Doc.Source))
	}
}

// fixedName is the section that has a bad.yaml after its fixes.
func fixedName(bad string, safe bool) string {
	if safe {
		return "fixed" + numberOf(bad) + filepath.Ext(bad)
	}
	return "fixed-unsafe" + numberOf(bad) + filepath.Ext(bad)
}

// staleFixed is an error when a page has a fix of a bad.yaml other than the one that the rule makes, "" for none. A
// page declares its fixes by their sections, and -update does not remove a declaration.
func staleFixed(archive *txtar.Archive, bad, want string) error {
	for _, safe := range []bool{true, false} {
		name := fixedName(bad, safe)
		if name == want || sectionIndex(archive, name) < 0 {
			continue
		}
		if want == "" {
			return fmt.Errorf("the rule no longer fixes %s; if that is intended, delete the section %s by hand", bad, name)
		}
		return fmt.Errorf("the fix of %s belongs in %s; if that is intended, rename the section %s by hand", bad, want, name)
	}
	return nil
}

func TestStaleFixed(t *testing.T) {
	page := txtar.Parse([]byte("-- bad.yaml --\n-- fixed.yaml --\n-- bad2.yaml --\n-- fixed-unsafe2.yaml --\n-- bad3.yaml --\n"))
	for _, test := range []struct {
		bad, want string
		stale     bool
	}{
		{"bad.yaml", "fixed.yaml", false},
		{"bad.yaml", "", true},
		{"bad.yaml", "fixed-unsafe.yaml", true},
		{"bad2.yaml", "fixed-unsafe2.yaml", false},
		{"bad2.yaml", "fixed2.yaml", true},
		{"bad2.yaml", "", true},
		{"bad3.yaml", "fixed3.yaml", false},
		{"bad3.yaml", "", false},
	} {
		if err := staleFixed(page, test.bad, test.want); (err != nil) != test.stale {
			t.Errorf("staleFixed(%s, %q) = %v", test.bad, test.want, err)
		}
	}
}

// check checks one configuration of a page with the files and variables of that page.
func check(t *testing.T, archive *txtar.Archive, id validate.ID, section txtar.File) []validate.Finding {
	return validate.Check(understood(t, archive, id, section))
}

// understood reads one configuration of a page.
func understood(t *testing.T, archive *txtar.Archive, id validate.ID, section txtar.File) (*runconfig.File, validate.Options) {
	version := schema.Latest()
	for _, name := range []string{"zenml", "zenml" + numberOf(section.Name)} {
		if v := sectionOf(archive, name); v != "" {
			version = v
		}
	}
	release, err := schema.Load(version)
	if err != nil {
		t.Fatal(err)
	}
	if filepath.Ext(section.Name) == ".py" || hasCode(archive) {
		return understoodInFolder(t, archive, id, section, version)
	}
	environment := variables(archive)
	file := runconfig.Read(yamldoc.Parse("run.yaml", section.Data), runconfig.ReadOptions{
		Release: release, Root: folder(archive, "dir/"), InnerFolders: nearer(archive), Environment: environment,
	})

	options := validate.Options{
		Environment: environment, BuildHost: sectionOf(archive, "host"), TargetPlatform: "linux/amd64",
		ZenML: sectionOf(archive, "project"), Stack: stackOf(t, release, archive),
		CodeRepository: sectionOf(archive, "code-repository"),
	}
	options.Select = []string{"DEFAULT", string(id)}
	return file, options
}

// hasCode reports whether a page has Python files next to its examples.
func hasCode(archive *txtar.Archive) bool {
	return slices.ContainsFunc(archive.Files, func(f txtar.File) bool {
		return strings.HasPrefix(f.Name, "dir/") && strings.HasSuffix(f.Name, ".py")
	})
}

// understoodInFolder reads one example of a page, train.py or run.yaml, in a folder with the files of that page.
func understoodInFolder(t *testing.T, archive *txtar.Archive, id validate.ID, section txtar.File, version string) (*runconfig.File, validate.Options) {
	dir := t.TempDir()
	for _, f := range archive.Files {
		if name, below := strings.CutPrefix(f.Name, "dir/"); below {
			path := filepath.Join(dir, filepath.FromSlash(name))
			if err := errors.Join(os.MkdirAll(filepath.Dir(path), 0o755), os.WriteFile(path, f.Data, 0o644)); err != nil {
				t.Fatal(err)
			}
		}
	}
	config := &project.Config{
		ZenMLVersion: version, SourceRoot: dir, TargetPlatform: "linux/amd64", Select: []string{"DEFAULT", string(id)},
	}
	p := &analysis.Project{Finder: &project.Finder{OnlyConfig: config}}
	name := map[string]string{".py": "train.py", ".yaml": "run.yaml"}[filepath.Ext(section.Name)]
	a := p.Open(analysis.Document{Path: filepath.Join(dir, name), Text: section.Data})
	return a.File(), a.CheckOptions()
}

// stackOf is the stack that the examples of a page are for: its requirements, or an exported stack.
func stackOf(t *testing.T, release *schema.Release, archive *txtar.Archive) preview.Stack {
	if text := sectionOf(archive, "exported-stack"); text != "" {
		stack, custom, err := preview.ReadStack(release, yamldoc.Parse("stack.yaml", []byte(text)))
		if err != nil || len(custom) > 0 {
			t.Fatalf("exported-stack: %v, unknown flavors %q", err, custom)
		}
		return stack
	}
	var stack preview.Stack
	for _, requirement := range strings.Fields(sectionOf(archive, "stack")) {
		stack.Add([]preview.SourcedText{{Text: requirement}}, nil)
	}
	return stack
}

// nearer gives the folders near, outside of the source root, and configs in it.
func nearer(archive *txtar.Archive) []runconfig.InnerFolder {
	var folders []runconfig.InnerFolder
	for _, f := range []runconfig.InnerFolder{{FS: folder(archive, "near/")}, {FS: folder(archive, "dir/configs/"), Path: "configs"}} {
		if f.FS != nil {
			folders = append(folders, f)
		}
	}
	return folders
}

// folder gives the page's files below prefix, nil when there are none.
func folder(archive *txtar.Archive, prefix string) fs.FS {
	files := fstest.MapFS{}
	for _, f := range archive.Files {
		if name, below := strings.CutPrefix(f.Name, prefix); below {
			files[name] = &fstest.MapFile{Data: f.Data}
		}
	}
	if len(files) == 0 {
		return nil
	}
	return files
}

// variables reads the page's environment, NAME=VALUE lines; nil when it has none.
func variables(archive *txtar.Archive) func(string) (string, bool) {
	text := sectionOf(archive, "environment")
	if text == "" {
		return nil
	}
	values := map[string]string{}
	for line := range strings.Lines(text) {
		name, value, _ := strings.Cut(strings.TrimSpace(line), "=")
		values[name] = value
	}
	return func(name string) (string, bool) {
		value, ok := values[name]
		return value, ok
	}
}

func sectionOf(archive *txtar.Archive, name string) string {
	for _, f := range archive.Files {
		if f.Name == name {
			return strings.TrimSpace(string(f.Data))
		}
	}
	return ""
}

// report prints findings as the pages do: "line:column severity rule message" with the name of another
// file before it, the related places indented below.
func report(findings []validate.Finding) string {
	var text strings.Builder
	for _, f := range findings {
		name := f.OtherFile()
		if name != "" {
			name += ":"
		}
		line, column := f.Place.Doc.OffsetLineColumn(f.Place.Start)
		fmt.Fprintf(&text, "%s%d:%d %s %s %s\n", name, line, column, f.Severity, f.Rule, f.Message)
		for _, r := range f.Related {
			line, column := r.Place.Doc.OffsetLineColumn(r.Place.Start)
			fmt.Fprintf(&text, "  %d:%d %s\n", line, column, r.Message)
		}
	}
	return text.String()
}

package validate_test

import (
	"bytes"
	"flag"
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

	"github.com/settings-ls/settings-ls/runconfig"
	"github.com/settings-ls/settings-ls/schema"
	"github.com/settings-ls/settings-ls/validate"
)

var update = flag.Bool("update", false, "rewrite the findings on the rules' pages")

// pagePaths lists the pages on disk by rule ID.
func pagePaths(t testing.TB) map[string]string {
	paths, err := filepath.Glob("*/*.txtar")
	if err != nil {
		t.Fatal(err)
	}
	byID := map[string]string{}
	for _, path := range paths {
		name := strings.TrimSuffix(filepath.Base(path), ".txtar")
		byID[strings.ReplaceAll(name, "_", "-")] = path
	}
	return byID
}

func TestEachRuleHasItsPage(t *testing.T) {
	paths := pagePaths(t)
	seen := map[string]bool{}
	for _, r := range validate.Rules() {
		if seen[r.ID] {
			t.Errorf("%s stands twice in the list", r.ID)
		}
		seen[r.ID] = true
		if paths[r.ID] == "" {
			t.Errorf("%s has no page", r.ID)
			continue
		}
		doc, ok := validate.Doc(r.ID)
		if !ok || !strings.HasPrefix(doc, "# "+r.ID+"\n") {
			t.Errorf("Doc(%q) = %q, %v", r.ID, doc, ok)
		}
		delete(paths, r.ID)
	}
	for id, path := range paths {
		t.Errorf("%s: no rule has the ID %s", path, id)
	}
	if _, ok := validate.Doc("no-such-rule"); ok {
		t.Error("Doc knows a rule that is none")
	}
}

var sectionName = regexp.MustCompile(`^((bad|ok|fixed|fixed-unsafe)\d*\.yaml|findings\d*|zenml\d*|source|environment|host|project|stack|(dir|near)/.+)$`)

func TestPages(t *testing.T) {
	for id, path := range pagePaths(t) {
		t.Run(id, func(t *testing.T) { testPage(t, id, path) })
	}
}

func testPage(t *testing.T, id, path string) {
	archive, err := txtar.ParseFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if len(bytes.TrimSpace(archive.Comment)) == 0 {
		t.Error("a page begins with prose")
	}
	var bad, ok int
	for _, section := range slices.Clone(archive.Files) {
		if !sectionName.MatchString(section.Name) {
			t.Errorf("no section is called %s", section.Name)
		}
		name, isConfig := strings.CutSuffix(section.Name, ".yaml")
		if !isConfig || strings.Contains(name, "/") || strings.HasPrefix(name, "fixed") {
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
		compareFixed(t, archive, id, section)
	}
	if bad == 0 || ok == 0 || sectionOf(archive, "source") == "" {
		t.Error("a page has a bad.yaml, an ok.yaml and a source")
	}
	if *update {
		if err := os.WriteFile(path, txtar.Format(archive), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// compareFindings holds the section behind a bad.yaml against what was found there.
func compareFindings(t *testing.T, archive *txtar.Archive, bad, got string) {
	compareSection(t, archive, "findings"+numberOf(bad), bad, got)
}

// numberOf is the number of a bad.yaml.
func numberOf(name string) string {
	return strings.TrimPrefix(strings.TrimSuffix(name, ".yaml"), "bad")
}

// compareSection holds a section, which stands behind another one, against what it should be.
func compareSection(t *testing.T, archive *txtar.Archive, name, behind, got string) {
	index := func(name string) int {
		return slices.IndexFunc(archive.Files, func(f txtar.File) bool { return f.Name == name })
	}
	i := index(name)
	switch {
	case i < 0 && *update:
		archive.Files = slices.Insert(archive.Files, index(behind)+1, txtar.File{Name: name, Data: []byte(got)})
	case i < 0:
		t.Errorf("no section %s; found:\n%s", name, got)
	case *update:
		archive.Files[i].Data = []byte(got)
	case got != string(archive.Files[i].Data):
		t.Errorf("%s:\n%swant:\n%s", name, got, archive.Files[i].Data)
	}
}

// compareFixed holds fixed.yaml against what the rule's first fixes make of a bad.yaml: no
// finding of the rule that offers a fix, no new finding, and fixing again changes nothing.
func compareFixed(t *testing.T, archive *txtar.Archive, id string, bad txtar.File) {
	file, options := understood(t, archive, id, bad)
	safe := true
	wanted := func(f validate.Finding, fix validate.Fix) bool {
		safe = safe && (f.Rule != id || fix.Safe)
		return f.Rule == id
	}
	mended := validate.Mend(file, options, wanted)
	for _, f := range mended.Left {
		if f.Rule == id && !f.InOtherFile() && len(f.Fixes()) > 0 {
			t.Errorf("%s: %q brings a new finding, or leaves its own: %s", bad.Name, f.Fixes()[0].Title, f.Message)
		}
	}
	own, other := "fixed", "fixed-unsafe"
	if !safe {
		own, other = other, own
	}
	own, other = own+numberOf(bad.Name)+".yaml", other+numberOf(bad.Name)+".yaml"
	unwanted := func(f txtar.File) bool {
		return f.Name == other || f.Name == own && len(mended.Fixed) == 0
	}
	switch {
	case *update:
		archive.Files = slices.DeleteFunc(archive.Files, unwanted)
	case slices.ContainsFunc(archive.Files, unwanted):
		t.Errorf("%s is fixed in %s, not in %s", bad.Name, own, other)
	}
	if len(mended.Fixed) > 0 {
		compareSection(t, archive, own, "findings"+numberOf(bad.Name), string(mended.Doc.Source))
	}
}

// check judges one configuration of a page with the files and variables of that page.
func check(t *testing.T, archive *txtar.Archive, id string, section txtar.File) []validate.Finding {
	return validate.Check(understood(t, archive, id, section))
}

// understood reads one configuration of a page.
func understood(t *testing.T, archive *txtar.Archive, id string, section txtar.File) (*runconfig.File, validate.Options) {
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
	environment := variables(archive)
	file := runconfig.Parse("run.yaml", section.Data, runconfig.Options{
		Release: release, Root: folder(archive, "dir/"), Nearer: nearer(archive), Environment: environment,
	})
	options := validate.Options{
		Environment: environment, BuildHost: sectionOf(archive, "host"), TargetPlatform: "linux/amd64",
		ZenML: sectionOf(archive, "project"), StackRequirements: strings.Fields(sectionOf(archive, "stack")),
	}
	options.Select = []string{"DEFAULT", id}
	return file, options
}

// nearer gives the folders near, outside of the source root, and configs in it.
func nearer(archive *txtar.Archive) []runconfig.Folder {
	var folders []runconfig.Folder
	for _, f := range []runconfig.Folder{{FS: folder(archive, "near/")}, {FS: folder(archive, "dir/configs/"), Path: "configs"}} {
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

package main

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/xeipuuv/gojsonschema"

	"github.com/settings-ls/settings-ls/validate"
)

// TestFormatsAgainstSchemas holds the reports of what is wrong on the pages of all rules against the
// published schemas in testdata/formats.
func TestFormatsAgainstSchemas(t *testing.T) {
	dir := badExamples(t)
	for format, name := range map[string]string{
		"sarif": "sarif-2.1.0.schema.json", "rdjson": "rdjson.schema.json", "gitlab": "gitlab.schema.json",
	} {
		t.Run(format, func(t *testing.T) {
			schema, err := os.ReadFile(filepath.Join("..", "..", "testdata", "formats", name))
			if err != nil {
				t.Fatal(err)
			}
			for _, path := range []string{dir, goodExample(t)} {
				written := checked(t, format, path)
				result, err := gojsonschema.Validate(gojsonschema.NewBytesLoader(schema), gojsonschema.NewBytesLoader(written))
				if err != nil {
					t.Fatal(err)
				}
				for _, e := range result.Errors() {
					t.Errorf("%s: %s", path, e)
				}
			}
		})
	}
}

// xmlElement says what an element may hold. Attributes that end with "!" must be there.
type xmlElement struct{ attributes, children string }

// xmlGrammars are the parts of the formats' definitions that are used: junit-10.xsd of Jenkins' xunit plugin
// (3.1.5), and what com.puppycrawl.tools.checkstyle.XMLLogger writes.
var xmlGrammars = map[string]map[string]xmlElement{
	"junit": {
		"":           {"", "testsuites"},
		"testsuites": {"name tests failures errors time", "testsuite"},
		"testsuite":  {"name! tests! failures! errors! time skipped timestamp hostname id package file", "testcase properties system-out system-err"},
		"testcase":   {"name! classname time group", "skipped error failure system-out system-err"},
		"failure":    {"type message", ""},
		"system-out": {"", ""},
	},
	"checkstyle": {
		"":           {"", "checkstyle"},
		"checkstyle": {"version!", "file"},
		"file":       {"name!", "error exception"},
		"error":      {"line! column severity! message! source!", ""},
	},
}

// TestFormatsInXML checks the documents with their grammars, and JUnit's counts with its elements.
func TestFormatsInXML(t *testing.T) {
	for format, grammar := range xmlGrammars {
		for _, path := range []string{badExamples(t), goodExample(t)} {
			written := checked(t, format, path)
			n := countElements(t, written, grammar)
			if format != "junit" {
				continue
			}
			var root struct {
				Tests    int `xml:"tests,attr"`
				Failures int `xml:"failures,attr"`
			}
			if err := xml.Unmarshal(written, &root); err != nil {
				t.Fatal(err)
			}
			if root.Tests != n["testcase"] || root.Failures != n["failure"] || n["testcase"] < n["testsuite"] {
				t.Errorf("junit of %s: says %+v, holds %v", path, root, n)
			}
		}
	}
}

// badExamples writes the first bad example of each page into a folder with an awkward name.
func badExamples(t *testing.T) string {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "a b&c%20<ü>")
	for _, r := range validate.Rules() {
		page, _ := validate.PageByID(r.ID)
		writeFile(t, filepath.Join(dir, string(r.ID)+page.Extension), page.Bad)
	}
	return dir
}

func goodExample(t *testing.T) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "good.yaml")
	writeFile(t, path, "settings: {}\n")
	return path
}

func writeFile(t *testing.T, path, text string) {
	t.Helper()
	if err := errors.Join(os.MkdirAll(filepath.Dir(path), 0o755), os.WriteFile(path, []byte(text), 0o644)); err != nil {
		t.Fatal(err)
	}
}

// checked is what check writes when it is run in the folder of what it checks.
func checked(t *testing.T, format, path string) []byte {
	t.Helper()
	back, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	defer os.Chdir(back)
	if err := os.Chdir(filepath.Dir(path)); err != nil {
		t.Fatal(err)
	}
	files, err := filepath.Glob(filepath.Join(filepath.Base(path), "*"))
	if err != nil || len(files) == 0 {
		files = []string{filepath.Base(path)}
	}
	var out bytes.Buffer
	if code := run(append([]string{"check", "--format", format}, files...), strings.NewReader(""), &out, io.Discard); code > findings {
		t.Fatalf("exit code %d", code)
	}
	return out.Bytes()
}

// countElements counts elements by name and checks each with the grammar.
func countElements(t *testing.T, text []byte, grammar map[string]xmlElement) map[string]int {
	t.Helper()
	n, within := map[string]int{}, []string{""}
	for decoder := xml.NewDecoder(bytes.NewReader(text)); ; {
		token, err := decoder.Token()
		if errors.Is(err, io.EOF) {
			return n
		}
		if err != nil {
			t.Fatal(err)
		}
		switch token := token.(type) {
		case xml.StartElement:
			name, parent := token.Name.Local, within[len(within)-1]
			if !slices.Contains(strings.Fields(grammar[parent].children), name) {
				t.Errorf("<%s> is not allowed in <%s>", name, parent)
			}
			holdAttributes(t, token, grammar[name])
			n[name]++
			within = append(within, name)
		case xml.EndElement:
			within = within[:len(within)-1]
		}
	}
}

func holdAttributes(t *testing.T, start xml.StartElement, wanted xmlElement) {
	t.Helper()
	missing := strings.Fields(wanted.attributes)
	for _, attribute := range start.Attr {
		name := attribute.Name.Local
		i := slices.IndexFunc(missing, func(other string) bool { return strings.TrimSuffix(other, "!") == name })
		if i < 0 {
			t.Errorf("<%s> has an attribute %s", start.Name.Local, name)
			continue
		}
		missing = slices.Delete(missing, i, i+1)
	}
	for _, name := range missing {
		if strings.HasSuffix(name, "!") {
			t.Errorf("<%s> has no %s", start.Name.Local, name)
		}
	}
}

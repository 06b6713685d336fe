package syntax_test

import (
	"bufio"
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"github.com/settings-ls/settings-ls/internal/yamldoc/syntax"
)

const pyyamlDir = "../../../testdata/pyyaml"

// TestPyYAML compares the parser with the results of PyYAML for the same documents.
func TestPyYAML(t *testing.T) { comparePyYAML(t, syntax.DefaultOptions, nil) }

// TestOlderPyYAML does the same for PyYAML 6.0.3, whose results are those of the newest release except for a few documents.
func TestOlderPyYAML(t *testing.T) {
	options := syntax.DefaultOptions
	options.MergesFirst = true
	comparePyYAML(t, options, readAnswers(t, filepath.Join(pyyamlDir, "changed-6.0.3.jsonl")))
}

// comparePyYAML compares the parser with the results of PyYAML, other than those that are changed.
func comparePyYAML(t *testing.T, options syntax.Options, changed []answer) {
	archives, err := filepath.Glob(filepath.Join(pyyamlDir, "*.txtar"))
	if err != nil || len(archives) == 0 {
		t.Fatalf("no archives in %s: %v", pyyamlDir, err)
	}
	for _, archive := range archives {
		name := strings.TrimSuffix(filepath.Base(archive), ".txtar")
		t.Run(name, func(t *testing.T) {
			answers := readAnswers(t, strings.TrimSuffix(archive, ".txtar")+".jsonl")
			documents := readDocuments(t, archive)
			if len(answers) != len(documents) {
				t.Fatalf("%d answers to %d documents; run testdata/pyyaml/python.sh expect.py", len(answers), len(documents))
			}
			for _, want := range answers {
				if i := slices.IndexFunc(changed, func(a answer) bool { return a.Archive == name && a.Name == want.Name }); i >= 0 {
					want = changed[i]
				}
				t.Run(want.Name, func(t *testing.T) {
					source := documents[want.Name]
					if hash(source) != want.SHA {
						t.Fatal("the answer is to an older text; run testdata/pyyaml/python.sh expect.py")
					}
					for _, difference := range want.differences(source, options) {
						t.Error(difference)
					}
				})
			}
		})
	}
}

// TestPyYAMLPrefixes does the same for every prefix of a document, as a person types it.
func TestPyYAMLPrefixes(t *testing.T) {
	data, err := os.ReadFile(filepath.Join(pyyamlDir, "prefixes.json"))
	if err != nil {
		t.Fatal(err)
	}
	var prefixes map[string]string
	if err := json.Unmarshal(data, &prefixes); err != nil {
		t.Fatal(err)
	}
	for name, answers := range prefixes {
		t.Run(name, func(t *testing.T) {
			archive, document, _ := strings.Cut(name, "/")
			source := []rune(string(readDocuments(t, filepath.Join(pyyamlDir, archive+".txtar"))[document]))
			wants := strings.Fields(answers)
			if len(wants) != len(source)+1 {
				t.Fatalf("%d answers to %d prefixes; run testdata/pyyaml/python.sh expect.py", len(wants), len(source)+1)
			}
			for end, want := range wants {
				prefix := []byte(string(source[:end]))
				if got := prefixAnswer(prefix); got != want {
					t.Errorf("prefix of %d characters: got %s, PyYAML %s\n%s", end, got, want, prefix)
				}
			}
		})
	}
}

func prefixAnswer(source []byte) string {
	doc := syntax.Parse("prefix.yaml", source, syntax.DefaultOptions)
	if len(doc.Errors) > 0 {
		return "-"
	}
	text, _ := doc.Root.PythonStr(1 << 20)
	return hash([]byte(text))[:6]
}

func readAnswers(t testing.TB, name string) []answer {
	file, err := os.Open(name)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	var answers []answer
	lines := bufio.NewScanner(file)
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		var one answer
		if err := json.Unmarshal(lines.Bytes(), &one); err != nil {
			t.Fatal(err)
		}
		answers = append(answers, one)
	}
	if err := lines.Err(); err != nil {
		t.Fatal(err)
	}
	return answers
}

// readDocuments returns the documents of an archive with their escapes replaced, as described in its README.md.
func readDocuments(t testing.TB, name string) map[string][]byte {
	archive, err := txtar.ParseFile(name)
	if err != nil {
		t.Fatal(err)
	}
	documents := map[string][]byte{}
	for _, file := range archive.Files {
		documents[file.Name] = unescape(file.Data)
	}
	return documents
}

var escape = regexp.MustCompile(`‹(=?)([0-9A-F]+)›`)

func unescape(data []byte) []byte {
	data = bytes.ReplaceAll(data, []byte("‹›\n"), nil)
	return escape.ReplaceAllFunc(data, func(written []byte) []byte {
		parts := escape.FindSubmatch(written)
		number, err := strconv.ParseUint(string(parts[2]), 16, 32)
		if err != nil {
			panic(err)
		}
		if len(parts[1]) > 0 {
			return []byte{byte(number)}
		}
		return []byte(string(rune(number)))
	})
}

func hash(data []byte) string {
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:])[:12]
}

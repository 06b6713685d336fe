package stress

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"
)

// archivePatterns are the tests with run configurations, relative to the module's folder.
var archivePatterns = []string{
	"testdata/cli/*.txtar", "testdata/preview/*.txtar", "validate/*/*.txtar", "lsp/testdata/*.txtar",
}

// snippets are short texts that have caused bugs.
var snippets = []string{
	"settings:\n  docker: ", "settings: {docker: {skip_build: true}}\n", "settings:\n  docker:\n    skip_build: true\n    dockerfile: Dockerfile\n",
	"settings:\n  docker: {requirements: requirements.txt, dockerfile: Dockerfile}\n", "a: &a [*a]\n<<: *a\n",
	"settings:\r  docker:\r    user: \u2028x\r", "steps:\n  \"a\\n::error::b\":\n    settings: {docker: {environment: {A: \"\\e[31m\"}}}\n",
	"parameters: {password: \"a\n b\", x: '😀'} # é\n", "settings:\n  docker:\n    environment:\n      A: yes\n      b-c: ${X}\n",
}

// Corpus returns the run configurations of this repository's tests, in groups of the same kind.
func Corpus(t testing.TB) [][]string {
	t.Helper()
	groups := [][]string{snippets}
	for _, pattern := range archivePatterns {
		paths, err := filepath.Glob(filepath.Join(moduleFolder(t), filepath.FromSlash(pattern)))
		if err != nil || len(paths) == 0 {
			t.Fatalf("no archives %s: %v", pattern, err)
		}
		var texts []string
		for _, path := range paths {
			archive, err := txtar.ParseFile(path)
			if err != nil {
				t.Fatal(err)
			}
			for _, file := range archive.Files {
				if strings.HasSuffix(file.Name, ".yaml") && len(file.Data) > 0 {
					texts = append(texts, strings.ReplaceAll(string(file.Data), "▮", ""))
				}
			}
		}
		groups = append(groups, texts)
	}
	return groups
}

// moduleFolder returns the folder of go.mod, above the folder of the test.
func moduleFolder(t testing.TB) string {
	t.Helper()
	folder, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	for {
		if _, err := os.Stat(filepath.Join(folder, "go.mod")); err == nil {
			return folder
		}
		if folder == filepath.Dir(folder) {
			t.Fatal("no go.mod above the test")
		}
		folder = filepath.Dir(folder)
	}
}

// ReferencedFiles returns files that settings in the corpus refer to. Their errors are on lines after the end of most run
// configurations, so that a span in the wrong file is noticed.
func ReferencedFiles() map[string]string {
	padding := strings.Repeat("# longer than the run configuration\n", 20)
	return map[string]string{
		"pyproject.toml":         "[project]\nname = \"x\"\nversion = \"1\"\ndependencies = [\"zenml==0.92.0\"]\n",
		"Dockerfile":             "FROM python:3.11\n" + padding + "BAD command\nENV X=" + FakeToken + "\n",
		"files/Dockerfile":       "FROM python:3.11\n" + padding + "RUN pip install x\n",
		"requirements.txt":       "numpy==1.0\n" + padding + "bad line !! " + FakeToken + "\n-r other.txt\n",
		"files/requirements.txt": "numpy==1.0\n" + padding + "bad line !!\n",
		".zen/config.yaml":       "{}\n",
	}
}

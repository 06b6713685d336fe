package settingsls

import (
	"bytes"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"regexp/syntax"
	"slices"
	"strings"
	"testing"
	"unicode"

	"golang.org/x/tools/txtar"
)

// TestWords checks that everything that people read is plain technical English: comments, strings and names in Go
// code, documents, scripts, and the prose of test archives. words_list_test.go has the words.
func TestWords(t *testing.T) {
	searches := compileWords(t)
	err := filepath.WalkDir(".", func(path string, entry fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case entry.IsDir() && path != "." && skippedFolder(path, entry.Name()):
			return filepath.SkipDir
		case entry.IsDir() || !isRead(path):
			return nil
		}
		data, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		if bytes.Contains(data, []byte("DO NOT EDIT")) && !strings.HasSuffix(path, ".md") {
			return nil
		}
		for _, part := range partsOf(t, path, data) {
			for _, found := range part.find(searches) {
				t.Errorf("%s:%d: %q: use %q", path, part.line(found.at), found.text, found.instead)
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

// skippedFolder reports whether a folder has no text of ours: results of builds, other people's data, another checkout.
func skippedFolder(path, name string) bool {
	_, err := os.Stat(filepath.Join(path, ".git"))
	return err == nil || slices.Contains([]string{".git", "bin", "build", "dist", "node_modules", "out", ".venv"}, name) ||
		slices.Contains([]string{"schema/data", "editors/vscode/server"}, filepath.ToSlash(path))
}

// isRead reports whether a file is text that people read.
func isRead(path string) bool {
	path = filepath.ToSlash(path)
	switch filepath.Ext(path) {
	case ".go", ".md", ".txtar", ".py", ".ts", ".mjs", ".lua", ".el", ".sh", ".toml":
		return !strings.HasPrefix(path, "words_")
	case ".yaml", ".yml", ".json":
		return !strings.Contains(path, "testdata/") && filepath.Base(path) != "package-lock.json"
	case "":
		return filepath.Base(path) != "LICENSE" && !strings.Contains(path, "testdata/fuzz/")
	}
	return false
}

// A part is a piece of a file's text.
type part struct {
	text  string
	first int // the line that it begins on, from 1
}

func (p part) line(at int) int { return p.first + strings.Count(p.text[:at], "\n") }

// partsOf gives the parts of a file that people read.
func partsOf(t *testing.T, path string, data []byte) []part {
	switch filepath.Ext(path) {
	case ".go":
		return goParts(t, path, data)
	case ".txtar":
		return []part{{string(txtar.Parse(data).Comment), 1}}
	}
	return []part{{string(data), 1}}
}

// goParts gives the comments, string literals and names of a Go file; names are split into words.
func goParts(t *testing.T, path string, data []byte) []part {
	files := token.NewFileSet()
	file, err := parser.ParseFile(files, path, data, parser.ParseComments|parser.SkipObjectResolution)
	if err != nil {
		t.Fatal(err)
	}
	var parts []part
	add := func(at token.Pos, text string) {
		parts = append(parts, part{text, files.Position(at).Line})
	}
	for _, group := range file.Comments {
		add(group.Pos(), string(data[files.Position(group.Pos()).Offset:files.Position(group.End()).Offset]))
	}
	names := map[string]bool{}
	ast.Inspect(file, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.ImportSpec:
			return false
		case *ast.BasicLit:
			if n.Kind == token.STRING {
				add(n.Pos(), n.Value)
			}
		case *ast.Ident:
			if !names[n.Name] {
				names[n.Name] = true
				add(n.Pos(), nameWords(n.Name))
			}
		}
		return true
	})
	return parts
}

// nameWords splits a name at its capital letters: isNoKey is "is no key".
func nameWords(name string) string {
	var out strings.Builder
	for i, r := range name {
		if unicode.IsUpper(r) && i > 0 {
			out.WriteByte(' ')
		}
		out.WriteRune(unicode.ToLower(r))
	}
	return out.String()
}

// A search is a banned phrase, compiled.
type search struct {
	phrase, except *regexp.Regexp
	instead        string
	contains       []string // each match has one of these, in lower case
}

func compileWords(t *testing.T) []search {
	var all []search
	for _, b := range words {
		phrase := strings.ReplaceAll(b.phrase, " ", `[\s/#*;]+`) // a line break may have the marks of a comment around it
		s := search{phrase: regexp.MustCompile(`(?i)` + phrase), instead: b.instead}
		if b.except != "" {
			s.except = regexp.MustCompile(`(?i)` + b.except)
		}
		parsed, err := syntax.Parse(phrase, syntax.Perl)
		if err != nil {
			t.Fatal(err)
		}
		if s.contains = literals(parsed); len(s.contains) == 0 {
			t.Fatalf("%q has no text that each match contains", b.phrase)
		}
		all = append(all, s)
	}
	return all
}

// literals returns texts of which each match of an expression contains one: of the parts that are in each match, those
// whose shortest text is longest. The words of a text are searched for first, since a regular expression is slow.
func literals(expression *syntax.Regexp) (best []string) {
	switch expression.Op {
	case syntax.OpLiteral:
		return []string{string(expression.Rune)}
	case syntax.OpCapture, syntax.OpPlus:
		return literals(expression.Sub[0])
	case syntax.OpAlternate:
		for _, alternative := range expression.Sub {
			texts := literals(alternative)
			if len(texts) == 0 {
				return nil
			}
			best = append(best, texts...)
		}
	case syntax.OpConcat:
		for _, part := range expression.Sub {
			if texts := literals(part); len(texts) > 0 && (best == nil || shortest(texts) > shortest(best)) {
				best = texts
			}
		}
	}
	return best
}

func shortest(texts []string) int {
	return len(slices.MinFunc(texts, func(a, b string) int { return len(a) - len(b) }))
}

// A foundWord is a banned phrase in a part, at a byte offset.
type foundWord struct {
	at            int
	text, instead string
}

// find gives the banned phrases of a part.
func (p part) find(searches []search) []foundWord {
	text := p.text
	for _, q := range quoted {
		text = strings.ReplaceAll(text, q.text, strings.Repeat("\x00", len(q.text)))
	}
	lower := strings.ToLower(text)
	var found []foundWord
	for _, s := range searches {
		if !slices.ContainsFunc(s.contains, func(literal string) bool { return strings.Contains(lower, literal) }) {
			continue
		}
		for _, at := range s.phrase.FindAllStringIndex(text, -1) {
			match := text[at[0]:at[1]]
			if s.except == nil || !s.except.MatchString(match) {
				found = append(found, foundWord{at[0], match, s.instead})
			}
		}
	}
	return found
}

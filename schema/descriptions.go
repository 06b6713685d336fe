package schema

import (
	"embed"
	"fmt"
	"strings"
	"sync"
)

// description is the documentation of a key: Doc is one or two sentences of Markdown, Example is
// YAML that starts with the key itself, without indentation.
type description struct{ Doc, Example string }

//go:embed descriptions/*.md
var descriptionFiles embed.FS

// descriptions are the sections of descriptions/*.md by the dotted path of their key, read on first use.
var descriptions = sync.OnceValue(func() map[string]description {
	files, err := descriptionFiles.ReadDir("descriptions")
	if err != nil {
		panic(err)
	}
	all := map[string]description{}
	for _, file := range files {
		name := "descriptions/" + file.Name()
		text, err := descriptionFiles.ReadFile(name)
		if err != nil {
			panic(err)
		}
		readDescriptions(all, name, string(text))
	}
	return all
})

// The marks of a section: its heading with the key's path, and the lines around its example.
const (
	headingMark  = "## "
	exampleStart = "```yaml"
	exampleEnd   = "```"
)

// readDescriptions adds the sections of a file to all. The text before the first section is for maintainers.
// Each section has a heading, one paragraph and one example, with an empty line between them:
//
//	## settings.docker.user
//
//	The user that owns /app and runs the steps.
//
//	```yaml
//	user: zenml
//	```
//
// It panics with the file and the line where a file differs: the files are part of the program.
func readDescriptions(all map[string]description, name, text string) {
	r := descriptionReader{name: name, lines: strings.Split(strings.TrimSuffix(text, "\n"), "\n")}
	r.until(headingMark)
	for r.next < len(r.lines) {
		path := r.heading()
		if _, ok := all[path]; ok {
			r.fail("%s is described twice", path)
		}
		r.emptyLine()
		doc := r.paragraph()
		r.emptyLine()
		all[path] = description{Doc: doc, Example: r.example()}
		if r.next < len(r.lines) {
			r.emptyLine()
		}
	}
}

// descriptionReader reads a file of descriptions line by line. next is the index in lines of the first line
// that is not read yet.
type descriptionReader struct {
	name  string
	lines []string
	next  int
}

// fail panics with the line read last.
func (r *descriptionReader) fail(format string, args ...any) {
	panic(fmt.Sprintf("%s:%d: ", r.name, r.next) + fmt.Sprintf(format, args...))
}

// line reads the next line.
func (r *descriptionReader) line() string {
	if r.next == len(r.lines) {
		r.fail("unexpected end of file")
	}
	r.next++
	return r.lines[r.next-1]
}

// until reads the lines before the first that starts with prefix, or all that are left.
func (r *descriptionReader) until(prefix string) []string {
	start := r.next
	for r.next < len(r.lines) && !strings.HasPrefix(r.lines[r.next], prefix) {
		r.next++
	}
	return r.lines[start:r.next]
}

func (r *descriptionReader) emptyLine() {
	if line := r.line(); line != "" {
		r.fail("expected an empty line, got %q", line)
	}
}

// heading reads the heading of a section and returns the path in it.
func (r *descriptionReader) heading() string {
	line := r.line()
	path, ok := strings.CutPrefix(line, headingMark)
	if !ok || path == "" || strings.ContainsAny(path, " \t\r") {
		r.fail(`expected "%sPATH.OF.KEY", got %q`, headingMark, line)
	}
	return path
}

// paragraph reads lines of text up to an empty line and joins them with spaces.
func (r *descriptionReader) paragraph() string {
	text := []string{r.textLine()}
	for r.next < len(r.lines) && r.lines[r.next] != "" {
		text = append(text, r.textLine())
	}
	return strings.Join(text, " ")
}

func (r *descriptionReader) textLine() string {
	line := r.line()
	if line == "" || line != strings.TrimSpace(line) || strings.HasPrefix(line, headingMark) || strings.HasPrefix(line, exampleEnd) {
		r.fail("expected a line of text, got %q", line)
	}
	return line
}

// example reads a fenced block of YAML.
func (r *descriptionReader) example() string {
	if line := r.line(); line != exampleStart {
		r.fail("expected %q, got %q", exampleStart, line)
	}
	text := r.until(exampleEnd)
	if end := r.line(); end != exampleEnd {
		r.fail("expected %q, got %q", exampleEnd, end)
	}
	if len(text) == 0 {
		r.fail("the example is empty")
	}
	return strings.Join(text, "\n")
}

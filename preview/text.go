package preview

import (
	"fmt"
	"path/filepath"
	"strings"
	"unicode/utf8"

	"github.com/settings-ls/settings-ls/internal/doc"
	"github.com/settings-ls/settings-ls/internal/printable"
	"github.com/settings-ls/settings-ls/internal/runconfig"
	"github.com/settings-ls/settings-ls/internal/styled"
)

// TextOptions choose what Text shows.
type TextOptions struct {
	// Annotate says behind each line which setting causes it.
	Annotate bool
}

// Text shows the images to people. All that is not part of a Dockerfile or of a
// requirements file is a comment.
func Text(file *runconfig.File, builds []Build, options TextOptions) styled.Text {
	t := &textWriter{doc: file.Doc, options: options}
	for i, build := range builds {
		if i > 0 {
			t.line(styled.Plain, "")
		}
		t.build(build, i+1, len(builds))
	}
	return t.text
}

type textWriter struct {
	text    styled.Text
	doc     *doc.Document
	options TextOptions
}

// line adds a line; an argument that is printable.Text can have several.
func (t *textWriter) line(style styled.Style, format string, args ...any) {
	t.text.Append(style, printable.Sprintf(format+"\n", args...))
}

func (t *textWriter) build(b Build, number, of int) {
	t.line(styled.Title, "# Image %d of %d: %s", number, of, b.title())
	t.line(styled.Comment, "# Steps: %s", b.runs())
	t.image(b.Image)
}

func (t *textWriter) image(image Image) {
	switch image := image.(type) {
	case Ready:
		t.line(styled.Comment, "# Used as it is, nothing is built: %s", image.Reference)
	case Custom:
		t.custom(image)
	case Generated:
		t.generated(image)
	case Refused:
		for _, p := range image.Problems {
			t.line(styled.Problem, "# Cannot be built: %s%s", p.Message, t.behind(Cause{From: origins(p.From)}, ", "))
		}
		t.image(image.Planned)
	case TooLarge:
		t.line(styled.Comment, "# Not shown: %s", image)
	case Unplanned:
	}
}

func (b Build) title() string {
	if b.Step == "" {
		return "the pipeline"
	}
	return "step " + b.Step
}

// runs says which steps run in the image.
func (b Build) runs() string {
	if b.Step != "" {
		return b.Step
	}
	return strings.Join(append(b.Steps[:len(b.Steps):len(b.Steps)], "every other step"), ", ")
}

func (t *textWriter) custom(c Custom) {
	context := "the Dockerfile alone"
	if c.ContextRoot != "" {
		context = c.ContextRoot
	}
	t.line(styled.Comment, "# Built first: %s (build context: %s)", c.Dockerfile, context)
	t.command(c.Options)
}

func (t *textWriter) generated(g Generated) {
	if g.Parent != nil {
		t.custom(*g.Parent)
	}
	t.command(g.Options)
	for _, u := range g.Unreadable() {
		t.line(styled.Problem, "# Docker cannot read %q: %s%s", u.Text, u.Message, t.behind(u.Cause, ", "))
	}
	width := g.Dockerfile.width()
	for _, line := range g.Dockerfile {
		t.instruction(line, width)
	}
	for _, f := range g.Files {
		t.file(f)
	}
}

func (t *textWriter) file(f RequirementsFile) {
	t.line(styled.Plain, "")
	t.line(styled.Comment, "# File %s%s", f.Name, t.behind(f.Cause, ", from "))
	content := styled.Plain
	if f.Placeholder {
		content = styled.Comment
	}
	t.line(content, "%s", printable.Lines(f.Content))
}

// command shows what ZenML's options amount to, in releases that use Docker's command line.
func (t *textWriter) command(options []Option) {
	if options == nil {
		return
	}
	words := []string{"docker build"}
	for _, option := range options {
		words = append(words, shellQuoted(option.Text))
	}
	t.line(styled.Comment, "# %s", strings.Join(words, " "))
}

// shellQuoted quotes a word so that a POSIX shell reads it as one.
func shellQuoted(word string) string {
	if word != "" && strings.Trim(word, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_./:=,@%+") == "" {
		return word
	}
	return "'" + strings.ReplaceAll(word, "'", `'\''`) + "'"
}

// widest is the longest line that moves the column of the annotations, in code points.
const widest = 72

func (d Dockerfile) width() int {
	width := 0
	for _, line := range d {
		if n := lastWidth(printable.Lines(line.Text)); n <= widest {
			width = max(width, n)
		}
	}
	return width
}

// lastWidth is the width of the last line of a text, behind which its annotation stands.
func lastWidth(text printable.Text) int {
	return utf8.RuneCountInString(string(text[strings.LastIndexByte(string(text), '\n')+1:]))
}

func (t *textWriter) instruction(line Line, width int) {
	text, note := printable.Lines(line.Text), ""
	if t.options.Annotate {
		note = t.behind(line.Cause, "")
	}
	if note == "" {
		t.line(styled.Plain, "%s", text)
		return
	}
	gap := max(0, width-lastWidth(text))
	t.line(styled.Plain, "%s%*s  # %s", text, gap, "", note)
}

// behind says what causes something, after a separator; "" when ZenML always writes it.
func (t *textWriter) behind(c Cause, separator string) string {
	var causes []string
	for _, origin := range c.From {
		causes = append(causes, Where(t.doc, origin))
	}
	if c.Because != "" {
		causes = append(causes, c.Because)
	}
	if len(causes) == 0 {
		return ""
	}
	return separator + strings.Join(causes, ", ")
}

// Where names a setting for people: the file's name, the line counted from 1, the path of its keys.
func Where(document *doc.Document, origin runconfig.Origin) string {
	node := origin.Key
	if node == nil {
		node = origin.Node
	}
	line, _ := document.OffsetLineColumn(node.Span.Start)
	return fmt.Sprintf("%s:%d %s", filepath.Base(document.Name), line, pathText(origin.Path()))
}

// pathText is a path as people write it: settings.docker.apt_packages[0].
func pathText(path []any) string {
	var b strings.Builder
	for i, part := range path {
		switch part := part.(type) {
		case int:
			fmt.Fprintf(&b, "[%d]", part)
		default:
			if i > 0 {
				b.WriteByte('.')
			}
			fmt.Fprint(&b, part)
		}
	}
	return b.String()
}

package refactor

import (
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strings"

	"github.com/settings-ls/settings-ls/internal/assist"
	"github.com/settings-ls/settings-ls/internal/doc"
	"github.com/settings-ls/settings-ls/internal/printable"
	"github.com/settings-ls/settings-ls/internal/requirement"
	"github.com/settings-ls/settings-ls/internal/secret"
	"github.com/settings-ls/settings-ls/preview"
)

// extractRequirements moves a list of requirements to a file of its own.
func extractRequirements(c Config, at assist.Setting) []Action {
	step, name, ok := at.Docker()
	if !ok || name != "requirements" || at.Value.Kind != doc.Sequence || len(at.Value.Items) == 0 {
		return nil
	}
	title := printable.Text("Extract to a requirements file")
	for _, item := range at.Value.Items {
		switch {
		case !item.IsString() || strings.ContainsAny(item.Resolve().Text, "\r\n"):
			return nil
		case isReplacedByZenML(item.Resolve().Text):
			return []Action{{Kind: Extract, Title: title, Disabled: "ZenML replaces variables and secrets only in the list"}}
		}
	}
	file, ok := c.freeName(step)
	if !ok {
		return nil
	}
	edits, ok := c.File.Doc.ReplaceValue(at.Value, doc.NewString(file))
	if !ok {
		return nil
	}
	return []Action{{Kind: Extract, Title: title + printable.Sprintf(" (%s)", file), Edits: edits, NewFile: &NewFile{file, requirementsText(c.File.Doc, at.Value)}}}
}

// isReplacedByZenML reports whether a string has something that ZenML replaces in settings, but not in files.
func isReplacedByZenML(text string) bool {
	return strings.Contains(text, "${") || strings.Contains(text, "{{")
}

// freeName returns a name for a requirements file of a step or the pipeline, which does not exist in the source root. It is never
// requirements.txt, which ZenML also uses for settings without requirements.
func (c Config) freeName(step string) (string, bool) {
	stem := "requirements-" + c.Name
	if step != "" {
		stem = "requirements-" + step
	}
	if !fs.ValidPath(stem) || strings.ContainsAny(stem, `/\`) {
		return "", false
	}
	for i := 1; i < 10; i++ {
		name := stem + ".txt"
		if i > 1 {
			name = fmt.Sprintf("%s-%d.txt", stem, i)
		}
		switch _, err := c.File.Stat(name); {
		case errors.Is(err, fs.ErrNotExist):
			return name, true
		case err != nil:
			return "", false
		}
	}
	return "", false
}

// requirementsText returns the items of a list as the lines of a file, with the comments between them.
func requirementsText(document *doc.Document, list *doc.Node) string {
	var text strings.Builder
	comments := slices.DeleteFunc(slices.Clone(document.Comments), func(c doc.Span) bool {
		return c.Start < list.Span.Start || c.End > list.Span.End
	})
	for i, item := range list.Items {
		next := list.Span.End
		if i+1 < len(list.Items) {
			next = list.Items[i+1].Span.Start
		}
		for len(comments) > 0 && comments[0].Start < item.Span.Start {
			fmt.Fprintf(&text, "%s\n", document.Source[comments[0].Start:comments[0].End])
			comments = comments[1:]
		}
		text.WriteString(item.Resolve().Text)
		if len(comments) > 0 && comments[0].Start < next && !strings.Contains(string(document.Source[item.Span.End:comments[0].Start]), "\n") {
			fmt.Fprintf(&text, "  %s", document.Source[comments[0].Start:comments[0].End])
			comments = comments[1:]
		}
		text.WriteString("\n")
	}
	for _, c := range comments {
		fmt.Fprintf(&text, "%s\n", document.Source[c.Start:c.End])
	}
	return text.String()
}

// maxInlined is the number of lines of a requirements file that can be inlined.
const maxInlined = 100

// inlineRequirements writes the lines of a requirements file as a list in its place. The file stays.
func inlineRequirements(c Config, at assist.Setting) []Action {
	_, name, ok := at.Docker()
	if !ok || name != "requirements" || !at.Value.IsString() {
		return nil
	}
	file := at.Value.Resolve().Text
	text, err := c.File.ReadText(file)
	lines := slices.Collect(requirement.LogicalLines(text))
	if err != nil || len(lines) == 0 || len(lines) > maxInlined {
		return nil
	}
	title := printable.Sprintf("Inline %s", file)
	var items []string
	for _, line := range lines {
		if isReplacedByZenML(line.Text) {
			return []Action{{Kind: Inline, Title: title, Disabled: "ZenML would replace the variables and secrets of the file"}}
		}
		if _, found := secret.Detect("", line.Text); found {
			return []Action{{Kind: Inline, Title: title, Disabled: "the file has credentials"}}
		}
		items = append(items, lineText(line))
	}
	edits, ok := replaceWithList(c.File.Doc, at, items)
	if !ok {
		return nil
	}
	after, ok := c.after(edits)
	if !ok || !slices.Equal(images(c.Plan(c.File)), images(c.Plan(after))) {
		return nil
	}
	return []Action{{Kind: Inline, Title: title, Edits: edits}}
}

// replaceWithList replaces the value of a setting with a list of strings: on lines of their own in a block mapping of YAML, else on one line.
func replaceWithList(document *doc.Document, at assist.Setting, items []string) ([]doc.Edit, bool) {
	var nodes []*doc.Node
	for _, item := range items {
		nodes = append(nodes, doc.NewString(item))
	}
	list := doc.NewList(nodes...)
	edits, ok := document.ReplaceValue(at.Value, list)
	parent := document.Root.At(at.Path[:len(at.Path)-1]...)
	if !ok || document.Syntax != doc.YAML || parent == nil || parent.Style != doc.Block || len(edits) != 1 {
		return edits, ok
	}
	end, indent := "\n", strings.Repeat(" ", document.ColumnsBetween(document.EditorLineAt(at.Key.Span.Start).Start, at.Key.Span.Start)+2)
	if strings.Contains(string(document.Source), "\r\n") {
		end = "\r\n"
	}
	block := ""
	for _, node := range nodes {
		block += end + indent + "- " + document.Format(node)
	}
	span := edits[0].Span
	for span.Start > at.Key.Span.End && document.Source[span.Start-1] == ' ' {
		span.Start--
	}
	onLines := []doc.Edit{{Span: span, Text: block}}
	made, err := document.WithEdits(onLines)
	if err != nil || len(made.Errors) > 0 || !doc.Equal(made.Root.At(at.Path...), list) {
		return edits, true
	}
	return onLines, true
}

// lineText returns a logical line without the indentation of the lines that it continues on.
func lineText(line requirement.LogicalLine) string {
	return strings.Join(strings.Fields(line.Text), " ")
}

// images returns what the images of a run consist of: their Dockerfiles and the lines of their requirements files.
func images(builds []preview.Build) []string {
	var all []string
	for _, build := range builds {
		text, err := build.DockerfileText()
		if err != nil {
			text = err.Error()
		}
		generated, _ := build.Generated()
		for _, file := range generated.Files {
			text += "\n" + file.Name + "\n"
			for line := range requirement.LogicalLines(file.Content) {
				text += lineText(line) + "\n"
			}
		}
		all = append(all, text)
	}
	return all
}

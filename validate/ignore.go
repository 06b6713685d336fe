package validate

import (
	"bytes"
	"slices"
	"strings"

	"github.com/settings-ls/settings-ls/runconfig"
	"github.com/settings-ls/settings-ls/validate/comments"
	"github.com/settings-ls/settings-ls/yamldoc"
)

// Ignore writes comments above the lines with findings that silence them, for projects that begin with many. Where a
// comment would change what YAML reads, as within a text of several lines, the finding stays.
func Ignore(f *runconfig.File, options Options) Mended {
	m := Mended{File: f, Left: Check(f, options)}
	kept := map[int]bool{}
	for {
		line, rules := lastLine(&m, kept)
		if line == 0 {
			return m
		}
		if !m.silence(line, rules, options) {
			kept[line] = true
		}
	}
}

// lastLine is the last line with findings to silence, counted from 1, and their rules; 0 when there is none. What
// stands above it keeps its place.
func lastLine(m *Mended, kept map[int]bool) (last int, rules []string) {
	for _, f := range m.Left {
		line, _ := m.Doc.OffsetLineColumn(f.Home.Start)
		if f.Severity >= Hint || kept[line] || line < last {
			continue
		}
		if line > last {
			last, rules = line, nil
		}
		if !slices.Contains(rules, f.Rule) {
			rules = append(rules, f.Rule)
		}
	}
	return last, rules
}

// silence writes one comment, if the file stays the same for YAML and the findings go.
func (m *Mended) silence(line int, rules []string, options Options) bool {
	start := m.Doc.PositionOffset(line-1, 0, yamldoc.UTF8)
	content := m.Doc.LineText(line)
	indent := content[:len(content)-len(strings.TrimLeft(content, " "))]
	end := "\n"
	if bytes.Contains(m.Doc.Source, []byte("\r\n")) {
		end = "\r\n"
	}
	edit := yamldoc.Edit{Span: yamldoc.Span{Start: start, End: start}, Text: indent + comments.Text(rules) + end}
	text, err := yamldoc.Apply(m.Doc.Source, []yamldoc.Edit{edit})
	if err != nil {
		return false
	}
	file := runconfig.Parse(m.Doc.Name, text, m.Options)
	left := Check(file, options)
	if len(file.Doc.Errors) != len(m.Doc.Errors) || !yamldoc.Equal(file.Doc.Root, m.Doc.Root) || len(left) >= len(m.Left) {
		return false
	}
	m.Fixed = append(m.Fixed, gone(m.Left, rules, line, m.Doc)...)
	m.File, m.Left = file, left
	return true
}

func gone(findings []Finding, rules []string, line int, doc *yamldoc.Document) []Finding {
	var all []Finding
	for _, f := range findings {
		if at, _ := doc.OffsetLineColumn(f.Home.Start); at == line && slices.Contains(rules, f.Rule) {
			all = append(all, f)
		}
	}
	return all
}

package comments

import (
	"bytes"
	"slices"
	"strings"

	"github.com/settings-ls/settings-ls/schema/nearest"
	"github.com/settings-ls/settings-ls/validate/rule"
	"github.com/settings-ls/settings-ls/yamldoc"
)

var unusedIgnore = &rule.Rule{ID: "unused-ignore", Severity: rule.Warning, Check: reportUnused}

func reportUnused(p *rule.Pass) {
	for _, i := range read(p.Doc) {
		switch {
		case i.names == nil && i.file:
			if len(p.Found) == 0 && len(p.Unasked) == 0 {
				p.ReportFile(i.span, "nothing in the file is found, so nothing is ignored").Offer(without(p, i, nil))
			}
		case len(i.names) == 0:
			p.ReportFile(i.span, "no rule is named; write ignore[rule]").Offer(without(p, i, nil))
		default:
			reportNames(p, i)
		}
	}
}

// reportNames reports each name of a comment that silences nothing.
func reportNames(p *rule.Pass, i ignore) {
	for _, n := range i.names {
		switch {
		case n.text == "unused-ignore", slices.Contains(p.Unasked, n.text):
		case !slices.Contains(p.Looked, n.text):
			message := ""
			if near, ok := nearest.To(n.text, append(p.Looked, p.Unasked...)); ok {
				message = `; did you mean "` + near + `"?`
			}
			p.ReportFile(n.span, "no rule is called %q%s", n.text, message).Offer(without(p, i, &n))
		case !slices.ContainsFunc(p.Found, func(f *rule.Finding) bool { return f.Rule == n.text && i.meets(p.Doc, f) }):
			p.ReportFile(n.span, "%s finds nothing here to ignore", n.text).Offer(without(p, i, &n))
		}
	}
}

// without takes a name out of a comment, and with the last one the comment.
func without(p *rule.Pass, i ignore, drop *name) rule.Fix {
	if drop != nil && len(i.names) > 1 {
		var left []string
		for _, n := range i.names {
			if n.span != drop.span {
				left = append(left, n.text)
			}
		}
		return rule.Fix{
			Title: "Remove " + drop.text, Safe: true,
			Edits: p.Lazily(func() ([]yamldoc.Edit, bool) {
				return []yamldoc.Edit{{Span: i.list, Text: strings.Join(left, ", ")}}, true
			}),
		}
	}
	return rule.Fix{Title: "Remove the comment", Safe: true, Edits: p.Lazily(func() ([]yamldoc.Edit, bool) {
		edits := []yamldoc.Edit{{Span: whole(p.Doc.Source, i.span)}}
		return yamldoc.KeepFinalLineEnd(p.Doc.Source, edits), true
	})}
}

// whole is the comment with the blanks before it, and the line where nothing else stands on it.
func whole(source []byte, span yamldoc.Span) yamldoc.Span {
	start := lineStart(source, span.Start)
	if !alone(source, span.Start) {
		before := bytes.TrimRight(source[start:span.Start], " \t")
		return yamldoc.Span{Start: start + len(before), End: span.End}
	}
	end := span.End
	if end < len(source) && source[end] == '\r' {
		end++
	}
	if end < len(source) && source[end] == '\n' {
		end++
	}
	return yamldoc.Span{Start: start, End: end}
}

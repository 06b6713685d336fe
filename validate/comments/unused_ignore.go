package comments

import (
	"bytes"
	"slices"

	"github.com/settings-ls/settings-ls/internal/doc"
	"github.com/settings-ls/settings-ls/schema/nearest"
	"github.com/settings-ls/settings-ls/validate/rule"
)

var unusedIgnore = &rule.Rule{
	ID:       "unused-ignore",
	Severity: rule.Warning,
	Added:    "0.1.0",
	// In Python, a comment can be about any of the run configurations in a module.
	ChecksModules: true,
	ReadsFindings: true,
	Check:         reportUnused,
}

func reportUnused(p *rule.Pass) {
	code := p.File.Doc.CodeView()
	comments := parse(code)
	if len(comments) == 0 || p.HasUnknown() {
		return
	}
	u := unused{Pass: p, code: code, found: map[at]bool{}, enabled: ids(p.Enabled), all: ids(p.All), suggestions: map[string]string{}}
	for _, f := range p.Findings {
		line := code.Line(f.InConfig.Start)
		u.found[at{line, f.Rule}], u.found[at{AnyLine, f.Rule}] = true, true
	}
	for _, i := range comments {
		switch {
		case i.names == nil && i.file:
			if len(p.Findings) == 0 && len(p.Enabled) == len(p.All) {
				p.ReportFile(code.Original(i.span), "unused ignore comment: the file has no findings").AddFix(u.withoutComment(i))
			}
		case len(i.names) == 0:
			p.ReportFile(code.Original(i.span), "the ignore comment names no rule; name one in brackets or remove the comment").AddFix(u.withoutComment(i))
		default:
			u.reportNames(i)
		}
	}
}

// unused finds comments that silence nothing.
type unused struct {
	*rule.Pass
	code doc.CodeView
	// found are the rules that have findings, on their lines and on AnyLine.
	found map[at]bool
	// enabled and all are the IDs of the rules.
	enabled, all []string
	// suggestions are the ends of messages about unknown rules, by name.
	suggestions map[string]string
}

func ids(rules []*rule.Rule) []string {
	var all []string
	for _, r := range rules {
		all = append(all, string(r.ID))
	}
	return all
}

// reportNames reports each name of a comment that silences nothing.
func (u unused) reportNames(i ignore) {
	line := i.line
	if i.file {
		line = AnyLine
	}
	for index, n := range i.names {
		switch {
		case n.text == string(u.Rule.ID):
		case !slices.Contains(u.all, n.text):
			u.ReportFile(u.code.Original(n.span), "unknown rule %q in an ignore comment%s", n.text, u.suggestion(n.text)).AddFix(u.withoutName(i, index))
		case slices.Contains(u.enabled, n.text) && !u.found[at{line, rule.ID(n.text)}]:
			u.ReportFile(u.code.Original(n.span), "unused ignore comment: %s reports nothing %s", n.text, i.place()).AddFix(u.withoutName(i, index))
		}
	}
}

// suggestion is the end of the message about an unknown rule: "" or the rule that was probably meant.
func (u unused) suggestion(name string) string {
	suggestion, known := u.suggestions[name]
	if known {
		return suggestion
	}
	if near, ok := nearest.To(name, slices.Concat(u.enabled, u.all)); ok {
		suggestion = `; did you mean "` + near + `"?`
	}
	u.suggestions[name] = suggestion
	return suggestion
}

// withoutName is the fix that removes a name from a comment, or the comment when it has no other name.
func (u unused) withoutName(i ignore, index int) rule.Fix {
	drop, last := i.names[index], len(i.names)-1
	if last == 0 {
		return u.withoutComment(i)
	}
	span := drop.span
	if index < last {
		span.End = i.names[index+1].span.Start
	} else {
		span.Start = i.names[index-1].span.End
	}
	return rule.Fix{
		Title: "Remove " + drop.text, Safe: true,
		Edits: u.LazyEdits(func() ([]doc.Edit, bool) { return u.code.OriginalEdits([]doc.Edit{{Span: span}}), true }),
	}
}

// withoutComment is the fix that removes a comment.
func (u unused) withoutComment(i ignore) rule.Fix {
	return rule.Fix{Title: "Remove the comment", Safe: true, Edits: u.LazyEdits(func() ([]doc.Edit, bool) {
		edits := []doc.Edit{{Span: whole(u.code.Source, i.span)}}
		return u.code.OriginalEdits(doc.KeepFinalLineEnd(u.code.Source, edits)), true
	})}
}

// whole is the comment with the spaces before it, or its whole line when there is nothing else on it.
func whole(source []byte, span doc.Span) doc.Span {
	start := lineStart(source, span.Start)
	if !alone(source, span.Start) {
		before := bytes.TrimRight(source[start:span.Start], " \t")
		return doc.Span{Start: start + len(before), End: span.End}
	}
	end := span.End
	if end < len(source) && source[end] == '\r' {
		end++
	}
	if end < len(source) && source[end] == '\n' {
		end++
	}
	return doc.Span{Start: start, End: end}
}

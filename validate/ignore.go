package validate

import (
	"bytes"
	"slices"

	"github.com/settings-ls/settings-ls/internal/doc"
	"github.com/settings-ls/settings-ls/internal/runconfig"
	"github.com/settings-ls/settings-ls/validate/comments"
)

// AddIgnores writes comments above the lines with findings that silence them, for projects that begin with many. Where a
// comment would change what YAML reads, as within a text of several lines, the finding stays.
//
// All comments are written at once, and the result is read and checked: those that silence nothing are left out. Where
// YAML reads another thing, half as many are tried, from the end of the file, so that what is above keeps its place; see ApplyFixes.
//
// Where the finding of an exclusive rule is ignored, the other rules report theirs, which are then ignored, too.
func AddIgnores(f *runconfig.File, options Options) FixResult {
	m := FixResult{File: f, Left: check(f, options), original: f.Doc.Source}
	for again := true; again; {
		fixed := len(m.Fixed)
		again = hidesOthers(m.Left)
		m.silenceAll(options)
		again = again && len(m.Fixed) > fixed && !m.Stopped
	}
	m.Left = limited(m.Left)
	return m
}

// hidesOthers reports whether findings are those of an exclusive rule.
func hidesOthers(findings []Finding) bool {
	return slices.ContainsFunc(findings, func(f Finding) bool { return rulesByID()[f.Rule].Exclusive })
}

// silenceAll writes comments above all lines with findings.
func (m *FixResult) silenceAll(options Options) {
	reported := slices.DeleteFunc(slices.Clone(m.Left), func(f Finding) bool { return f.Severity >= Hint })
	lines := linesWithFindings(m.Doc, reported)
	for size := len(lines); len(lines) > 0; {
		if m.spent() > MaxReread {
			m.Stopped = true
			return
		}
		size = min(size, len(lines))
		rest, last := lines[:len(lines)-size], lines[len(lines)-size:]
		switch {
		case m.silence(last, options):
			lines, size = rest, 2*size
		case size > 1:
			size /= 2
		default:
			lines = rest
		}
	}
}

// foundLine is a line with findings to silence.
type foundLine struct {
	// start is where the line begins in the code, in bytes; see doc.CodeView.
	start    int
	rules    []ID
	findings []Finding
	// comment is the line that silences them.
	comment string
}

// linesWithFindings are the lines with findings to silence, in order.
func linesWithFindings(document *doc.Document, findings []Finding) []foundLine {
	byLine := map[int]*foundLine{}
	code := document.CodeView()
	for _, f := range findings {
		offset := code.Offset(f.InConfig.Start)
		number, _ := code.OffsetLineColumn(offset)
		line := byLine[number]
		if line == nil {
			line = &foundLine{start: lineStart(code.Source, offset)}
			byLine[number] = line
		}
		if !slices.Contains(line.rules, f.Rule) {
			line.rules = append(line.rules, f.Rule)
		}
		line.findings = append(line.findings, f)
	}
	var lines []foundLine
	for _, line := range byLine {
		line.comment = commentLine(code, line.start, comments.Text(line.rules))
		lines = append(lines, *line)
	}
	slices.SortFunc(lines, func(a, b foundLine) int { return a.start - b.start })
	return lines
}

// commentLine is a comment as a line of its own above the one that begins at start, indented like that.
func commentLine(code doc.CodeView, start int, comment string) string {
	content := code.Source[start:]
	indent := content[:len(content)-len(bytes.TrimLeft(content, " \t"))]
	end := "\n"
	if bytes.Contains(code.Source, []byte("\r\n")) {
		end = "\r\n"
	}
	return string(indent) + comment + end
}

// lineStart is where the line of an offset begins, after a byte order mark.
func lineStart(source []byte, offset int) int {
	if start := bytes.LastIndexAny(source[:offset], "\r\n") + 1; start > 0 || !bytes.HasPrefix(source, []byte("\uFEFF")) {
		return start
	}
	return len("\uFEFF")
}

// silence writes comments above lines, but for those that silence nothing. It reports whether the file stays the same
// for YAML.
func (m *FixResult) silence(lines []foundLine, options Options) bool {
	var edits []doc.Edit
	var found []Finding
	for _, line := range lines {
		edits = append(edits, doc.Edit{Span: doc.Span{Start: line.start, End: line.start}, Text: line.comment})
		found = append(found, line.findings...)
	}
	next, ok := m.edited(m.Doc.CodeView().OriginalEdits(edits))
	m.reread += int64(len(m.Doc.Source))
	if !ok || len(next.Doc.Errors) != len(m.Doc.Errors) || !doc.EqualKnown(next.Doc.Root, m.Doc.Root) {
		return false
	}
	next.Fixed, next.Left = append(next.Fixed, found...), check(next.File, options)
	if kept := silenced(lines, next); len(kept) < len(lines) {
		return len(kept) == 0 || m.silence(kept, options)
	}
	if !fewerOfEach(lines, m.Left, next.Left) {
		return false
	}
	*m = next
	return true
}

// silenced are the lines without findings of the rules that a comment was written for.
func silenced(lines []foundLine, after FixResult) []foundLine {
	type ruleAt struct {
		start int
		rule  ID
	}
	found := map[ruleAt]bool{}
	code := after.Doc.CodeView()
	for _, f := range after.Left {
		found[ruleAt{lineStart(code.Source, code.Offset(f.InConfig.Start)), f.Rule}] = true
	}
	var kept []foundLine
	written := 0
	for _, line := range lines {
		written += len(line.comment)
		remains := func(id ID) bool { return found[ruleAt{line.start + written, id}] }
		if !slices.ContainsFunc(line.rules, remains) {
			kept = append(kept, line)
		}
	}
	return kept
}

// fewerOfEach reports whether there are fewer findings of each rule that comments were written for. A finding of an empty
// file may move with the text, so that no comment is above it. Other rules may have new ones; see hidesOthers.
func fewerOfEach(lines []foundLine, before, after []Finding) bool {
	less := map[ID]int{}
	for _, f := range before {
		less[f.Rule]++
	}
	for _, f := range after {
		less[f.Rule]--
	}
	for _, line := range lines {
		for _, id := range line.rules {
			if less[id] <= 0 {
				return false
			}
		}
	}
	return true
}

package syntax

import (
	"fmt"
	"sort"
	"unicode/utf8"

	"github.com/settings-ls/settings-ls/internal/doc"
)

// recovery is the state of the scanner in a text that PyYAML rejects. All heuristics for incomplete text are in the recover_*.go files; a text
// without errors never reaches them.
type recovery struct {
	// recovering says that the text is known to be wrong: fail then reports and goes on.
	recovering bool
	errors     []doc.Error
	// lines are the starts of the text's lines; reported are those with an error,
	// for the first error of a line is its cause more often than not.
	lines    []int
	reported map[int]bool
	// failures counts the errors, those of one line too.
	failures int

	// last is the kind of the last token, lastEnd its end, prior the kind of the one before.
	last    kind
	lastEnd int
	prior   kind
	// damage marks the next scalar or alias as guessed.
	damage bool

	// shift is added to the columns of this line to make its indentation right.
	shift int
	// region is a block that is read as if it were indented by shift more; from is the column of its first line.
	region region
	// tabLine is the last line that was indented with tabs.
	tabLine int

	// brackets are the places of those open, before the state where the first was opened.
	brackets []int
	before   blockState
	// unfinished are the quotes that do not occur any more.
	unfinished [2]bool
}

// region is a block that is read as if it were indented by shift more; from is the column of its first line.
type region struct {
	on          bool
	from, shift int
}

type blockState struct {
	shift, indent int
	levels        []level
}

// bailout is the panic that ends strict parsing at the first error.
type bailout struct{ doc.Error }

// recoverTree parses a text with errors. whole is false if it is nested too deeply.
func recoverTree(d *doc.Document, text string, options Options) (otherTags map[*doc.Node]string, whole bool) {
	c := newComposer(text, options)
	defer c.release()
	c.recovering = true
	c.ahead = 1
	c.lines = d.LineStarts()
	c.reported = map[int]bool{}
	c.tabLine = -2
	d.Root = c.document()
	d.Comments = append([]doc.Span(nil), c.comments...)
	d.Errors = append(d.Errors, c.errors...)
	return c.otherTags, !c.deep
}

// fail reports an error. It ends strict parsing.
func (s *scanner) fail(start, end int, code doc.ErrorCode, text string) {
	err := failure(doc.Span{Start: start, End: max(start, end)}, code, text)
	if !s.recovering {
		panic(bailout{err})
	}
	s.failures++
	if s.failures > maxErrors {
		if s.failures == maxErrors+1 {
			s.errors = append(s.errors, furtherErrors(doc.Span{Start: start, End: s.shownEnd(start)}))
		}
		return
	}
	line := s.lineOf(start)
	if !s.reported[line] {
		s.reported[line] = true
		s.errors = append(s.errors, err)
	}
}

// giveUp skips the rest of a text with too many errors.
func (s *scanner) giveUp() {
	if s.failures <= maxErrors || s.text[s.pos] == 0 {
		return
	}
	s.pos = len(s.text) - len(padding)
	s.line = s.startOf(s.pos)
}

// lineOf returns the number of the line of an offset, startOf its start.
func (s *scanner) lineOf(i int) int { return sort.SearchInts(s.lines, i+1) - 1 }

func (s *scanner) startOf(i int) int { return s.lines[s.lineOf(i)] }

// lineEnd returns the end of the line of i, before its line break.
func (s *scanner) lineEnd(i int) int {
	for !breakOrEndAt(s.text, i) {
		i++
	}
	return i
}

// contentEnd returns the end of the line of i without a comment and the spaces before it.
func (s *scanner) contentEnd(i int) int {
	end := i
	for ; !breakOrEndAt(s.text, i); i++ {
		switch c := s.text[i]; {
		case c == '#' && (i == end || s.text[i-1] == ' ' || s.text[i-1] == '\t'):
			return end
		case c != ' ' && c != '\t':
			end = i + 1
		}
	}
	return end
}

// maxErrorLength is the maximum length of an error span in a line.
const maxErrorLength = 200

// shownEnd returns the end of an error that extends to the end of the line of i. It does not depend on the length of the line, since many errors can be
// on one long line.
func (s *scanner) shownEnd(i int) int {
	for end := i; end < i+maxErrorLength; end++ {
		if breakOrEndAt(s.text, end) {
			return s.contentEnd(i)
		}
	}
	end := i + maxErrorLength
	// No character is longer than UTFMax, but invalid UTF-8 can look like that.
	for cut := end; cut > end-utf8.UTFMax; cut-- {
		if utf8.RuneStart(s.text[cut]) {
			return cut
		}
	}
	return end
}

// complete reports whether the last token ends a value, so that no other value can follow.
func (s *scanner) complete() bool {
	switch s.last {
	case scalar, alias, flowSequenceEnd, flowMappingEnd:
		return true
	}
	return false
}

// valueMarkAt reports whether ':' followed by a space is at i.
func (s *scanner) valueMarkAt(i int) bool { return s.text[i] == ':' && spaceAt(s.text, i+1) }

// rewind returns to an offset on the line that starts at line.
func (s *scanner) rewind(pos, line, shift int) {
	s.pos = pos
	s.line = line
	s.shift = shift
	s.done = false
	for n := len(s.comments); n > 0 && s.comments[n-1].Start >= pos; n-- {
		s.comments = s.comments[:n-1]
	}
}

// emitDamaged emits a scalar that is a guess.
func (s *scanner) emitDamaged(text string, start, end int) *token {
	t := s.emit(scalar, start, end)
	t.text = text
	t.damaged = true
	return t
}

// failRestOfLine reports the rest of the line and skips it.
func (s *scanner) failRestOfLine(code doc.ErrorCode, text string) {
	end := s.lineEnd(s.pos)
	s.fail(s.pos, s.contentEnd(s.pos), code, text)
	s.pos = end
}

// failCharacter reports a character that cannot start a value. It is then read as plain text.
func (s *scanner) failCharacter(c byte) {
	if c == '\t' {
		s.fail(s.pos, s.pos+1, doc.MisplacedTab, "tab not allowed here; use spaces")
	}
	s.fail(s.pos, s.pos+1, doc.NeedsQuotes, fmt.Sprintf("%c not allowed at the start of a value; quote the value", c))
	s.damage = true
}

// strayCharacter reports and skips a character that is not allowed here.
func (s *scanner) strayCharacter() {
	s.fail(s.pos, s.pos+1, doc.NeedsQuotes, fmt.Sprintf("unexpected %q; quote the value to keep it", s.text[s.pos:s.pos+1]))
	s.pos++
}

// failBlockEntry reports a list that starts on the line of its key. It is still parsed.
func (s *scanner) failBlockEntry() {
	s.fail(s.pos, s.pos+1, doc.Misplaced, "list not allowed on this line; start it on the next line")
	s.damage = true
}

func (s *scanner) failKey() {
	s.fail(s.pos, s.pos+1, doc.Misplaced, "key not allowed on this line; start it on the next line")
}

// failValue reports and skips a ':' without a key.
func (s *scanner) failValue() {
	s.fail(s.pos, s.pos+1, doc.NeedsQuotes, `unexpected ": " in a value; quote the value`)
	s.pos++
}

func (s *scanner) failNoColon(key *simpleKey) {
	end := s.shownEnd(key.start)
	s.fail(key.start, end, doc.MissingColon, noColon(s.text[key.start:end]))
}

func noColon(text string) string {
	return fmt.Sprintf(`missing ":" after %q; write KEY: VALUE`, excerpt(text))
}

func (s *scanner) failUnclosedQuote(start int) {
	s.fail(start, s.shownEnd(start), doc.UnclosedQuote, fmt.Sprintf("missing closing quote (%c)", s.text[start]))
}

func (s *scanner) failSeparatorInQuotes(start int) {
	s.fail(start, s.shownEnd(start), doc.InterruptedQuote, fmt.Sprintf("missing closing quote (%c) before the end of the document", s.text[start]))
}

// failEscape reports an invalid escape of n bytes after its backslash. The text keeps it.
func (s *scanner) failEscape(n int) {
	if s.text[s.pos] == 0 {
		n = 0
	}
	for n > 0 && !utf8.RuneStart(s.text[s.pos+n]) {
		n++
	}
	s.fail(s.pos-1, s.pos+n, doc.BadEscape, fmt.Sprintf(`unknown escape %s; write \\ for a backslash in double quotes`, s.text[s.pos-1:s.pos+n]))
	s.damage = true
	s.buf = append(s.buf, s.text[s.pos-1:s.pos+n]...)
	s.pos += n
}

// failName reports an invalid alias or anchor, which is then read as plain text.
func (s *scanner) failName(start int) bool {
	s.fail(start, s.shownEnd(start), doc.NeedsQuotes, fmt.Sprintf("missing name after %q; quote the value to keep the text", s.text[start:start+1]))
	s.pos = start
	s.damage = true
	s.scanPlain()
	return true
}

// directiveAllowed reports whether '%' starts a directive; within a document that is an error.
func (s *scanner) directiveAllowed() bool {
	if !s.recovering {
		return true
	}
	switch s.last {
	case streamEnd, documentEnd, yamlDirective, tagDirective, otherDirective:
		return true
	}
	return false
}

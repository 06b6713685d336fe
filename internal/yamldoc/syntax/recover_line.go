package syntax

import (
	"fmt"
	"sort"
	"strings"

	"github.com/settings-ls/settings-ls/internal/doc"
)

// skipDamage skips conflict markers, and tabs where only spaces and comments are allowed. It reports whether there were any.
func (s *scanner) skipDamage() bool {
	if s.pos == s.line && s.markerAt(s.pos) {
		end := s.lineEnd(s.pos)
		s.fail(s.pos, end, doc.ConflictMarker, "merge conflict marker; keep one side and remove the markers")
		s.pos = end
		return true
	}
	if s.text[s.pos] != '\t' {
		return false
	}
	s.skipTabs()
	return true
}

// markerAt reports whether the line at i is a conflict marker.
func (s *scanner) markerAt(i int) bool {
	switch c := s.text[i]; c {
	case '<', '=', '>', '|':
		return strings.HasPrefix(s.text[i:], strings.Repeat(string(c), 7)) && spaceAt(s.text, i+7)
	}
	return false
}

// skipTabs skips tabs. Adjacent lines indented with tabs are reported once.
func (s *scanner) skipTabs() {
	start := s.pos
	for s.text[s.pos] == '\t' || s.text[s.pos] == ' ' {
		s.pos++
	}
	if strings.Trim(s.text[s.line:start], " ") != "" {
		s.fail(start, s.pos, doc.MisplacedTab, "tab not allowed here; use spaces")
		return
	}
	line := s.lineOf(start)
	if line != s.tabLine+1 {
		s.fail(start, s.pos, doc.TabIndentation, "tab not allowed here; indent with spaces")
	}
	s.tabLine = line
	s.reported[line] = true
	s.damage = s.damage || s.text[s.pos] != '#' && !breakOrEndAt(s.text, s.pos)
}

// recoverLine checks the position of the next token. It reports whether the position has changed, so that the token must be searched again.
func (s *scanner) recoverLine() bool {
	s.giveUp()
	s.prior = s.last
	newLine := s.startOf(max(s.lastEnd-1, 0)) != s.line
	if s.flow > 0 {
		s.allowKey = s.allowKey || newLine
		return s.closeFlow()
	}
	if s.recoverKey() {
		return true
	}
	switch {
	case s.text[s.pos] == 0:
		s.shift = 0
		return false
	case newLine:
		s.allowKey = true
		s.alignLine()
		return false
	case s.last == documentStart && s.keyOrItemAt(s.pos):
		s.fail(s.pos, s.shownEnd(s.pos), doc.Misplaced, "block not allowed on the line of ---; start it on the next line")
		s.allowKey = true
		s.shift -= s.column()
	}
	return s.skipTail()
}

// recoverKey treats a line as a key without ':' if a key is required, or if a value is followed by a line that cannot belong to it.
func (s *scanner) recoverKey() bool {
	key := s.keys.at(0)
	if key == nil {
		return false
	}
	ended := key.line != s.line || s.text[s.pos] == 0
	switch {
	case key.required && (ended || s.longKey(key.start)):
	case key.line != s.line && s.text[s.pos] != 0 && s.complete() && s.belongsBelow(key):
	default:
		return false
	}
	s.keyWithoutColon(*key)
	return true
}

// belongsBelow reports whether the line of pos can only belong to a value if that is a key.
func (s *scanner) belongsBelow(key *simpleKey) bool {
	if s.pos-s.line <= s.indent || s.pos == s.line && s.separatorAt(s.pos) {
		return false
	}
	item := s.text[s.pos] == '-' && spaceAt(s.text, s.pos+1)
	// An item that is indented too far belongs to the list of the item before it.
	return !item || key.column <= s.indent || !s.sequenceAt(s.indent)
}

// keyWithoutColon reads the line of a key again, as a key or as an item of a list.
func (s *scanner) keyWithoutColon(key simpleKey) {
	s.tokens = s.tokens[:key.token-s.dropped]
	s.keys.clear()
	s.allowKey = false
	end := s.contentEnd(key.start)
	s.rewind(end, key.line, key.column-(key.start-key.line))
	text := s.text[key.start:end]
	if s.sequenceAt(key.column) {
		s.itemWithoutDash(text, key.start)
		return
	}
	name, value := cutColon(text)
	nameEnd := key.start + len(name)
	if value == "" {
		s.fail(key.start, end, doc.MissingColon, noColon(text))
	} else {
		s.fail(nameEnd, nameEnd+1, doc.MissingSpace, fmt.Sprintf(`missing space after ":"; write %s: %s`, excerpt(name), excerpt(value)))
	}
	first := s.emitDamaged(name, key.start, nameEnd)
	first.lead = leadKey
	if s.addIndent(key.column, false) {
		first.lead |= leadMapping
	}
	s.emit(valueMark, nameEnd, nameEnd+len(text)-len(name)-len(value)).damaged = true
	if value != "" {
		s.emitDamaged(value, end-len(value), end)
	}
}

// cutColon splits key:value. The whole text is the key if it does not have this form.
func cutColon(text string) (name, value string) {
	i := strings.IndexByte(text, ':')
	if i < 1 || strings.HasPrefix(text[i:], "://") || strings.ContainsAny(text[:i], " \t\"'[]{},") {
		return text, ""
	}
	return text[:i], text[i+1:]
}

// sequenceAt reports whether the open collection at a column is a list.
func (s *scanner) sequenceAt(column int) bool {
	return s.indent == column && len(s.levels) > 0 && s.levels[len(s.levels)-1].sequence
}

// itemWithoutDash reads a line among the items of a list as an item.
func (s *scanner) itemWithoutDash(text string, start int) {
	end := start + len(text)
	rest := strings.TrimLeft(strings.TrimPrefix(text, "-"), " \t")
	s.fail(start, end, doc.MissingDash, fmt.Sprintf(`missing "- " before %q; start each list item with it`, excerpt(rest)))
	s.emit(blockEntry, start, end-len(rest)).damaged = true
	if rest != "" {
		s.emitDamaged(rest, end-len(rest), end)
	}
}

// skipTail reports and skips what follows a complete value on its line.
func (s *scanner) skipTail() bool {
	if !s.complete() || s.keys.at(0) != nil && s.valueMarkAt(s.pos) {
		return false
	}
	end := s.contentEnd(s.pos)
	s.fail(s.pos, end, doc.NeedsQuotes, fmt.Sprintf("unexpected %q after the value; quote the whole value or remove it", excerpt(s.text[s.pos:end])))
	s.pos = end
	return true
}

// tabWidth is the assumed width of a tab.
const tabWidth = 4

// alignLine determines the block of a line whose indentation matches none.
func (s *scanner) alignLine() {
	s.shift = 0
	if s.pos == s.line && s.separatorAt(s.pos) {
		s.region = region{}
		return
	}
	at := s.indentation()
	column := s.inRegion(at)
	right := column
	switch {
	case s.complete() && column > s.indent && s.indent >= 0:
		right = s.indent
	case column < s.indent && !s.isLevel(column):
		right = s.nearestLevel(column)
	}
	outermost := right != column && s.levelFrom(right) == 0 && column < right
	if right != column {
		// A line below an error is deep because of that.
		line := s.lineOf(s.pos)
		s.reported[line] = s.reported[line] || right < column && s.reported[line-1]
		s.fail(s.line, s.shownEnd(s.pos), doc.BadIndentation, fmt.Sprintf("unexpected indentation of %d; indent by %d like the lines around it", at, right))
		s.region = region{true, at, right - at}
	}
	if outermost {
		s.moveOutermost(column)
		right = column
		s.region = region{}
	}
	s.damage = s.damage || right != column || s.region.on && at == s.region.from
	s.shift = right - (s.pos - s.line)
}

// moveOutermost changes the column of the outermost block, since its first line is more likely to be wrong than all following ones.
func (s *scanner) moveOutermost(column int) {
	if len(s.levels) == 1 {
		s.indent = column
		return
	}
	s.levels[1].outer = column
}

// indentation returns the column of pos with tabs expanded.
func (s *scanner) indentation() int {
	column := 0
	for _, c := range []byte(s.text[s.line:s.pos]) {
		column++
		for c == '\t' && column%tabWidth != 0 {
			column++
		}
	}
	return column
}

// inRegion returns the column of a line of the wrongly indented block, if it belongs to that.
func (s *scanner) inRegion(at int) int {
	r := &s.region
	switch {
	case !r.on:
		return at
	case at == r.from, at > r.from && (!s.complete() || !s.isLevel(at)):
		return at + r.shift
	}
	*r = region{}
	return at
}

// isLevel reports whether a block collection is open at a column.
func (s *scanner) isLevel(column int) bool {
	i := s.levelFrom(column)
	return s.levelColumn(i) == column
}

// levelFrom returns the index of the outermost level at or after a column.
func (s *scanner) levelFrom(column int) int {
	return sort.Search(len(s.levels), func(i int) bool { return s.levelColumn(i) >= column })
}

// levelColumn returns the column of a level; -1 if there is none.
func (s *scanner) levelColumn(i int) int {
	switch {
	case i < 0 || i >= len(s.levels):
		return -1
	case i+1 < len(s.levels):
		return s.levels[i+1].outer
	}
	return s.indent
}

// nearestLevel returns the column of the level that a line between two levels belongs to: the inner one, unless only the outer one has items of the
// line's kind.
func (s *scanner) nearestLevel(column int) int {
	inner := s.levelFrom(column)
	item := s.text[s.pos] == '-' && spaceAt(s.text, s.pos+1)
	if s.levels[inner].sequence != item && inner > 0 && s.levels[inner-1].sequence == item {
		return s.levelColumn(inner - 1)
	}
	return s.levelColumn(inner)
}

// excerpt truncates a text for a message.
func excerpt(text string) string {
	const most = 40
	if len(text) <= most {
		return text
	}
	return strings.ToValidUTF8(text[:most], "") + "..."
}

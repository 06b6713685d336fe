package syntax

import (
	"strings"

	"github.com/settings-ls/settings-ls/internal/doc"
)

// kind is the kind of a token. The names are those of PyYAML's tokens.py.
type kind uint8

const (
	streamEnd kind = iota
	yamlDirective
	tagDirective
	otherDirective
	documentStart
	documentEnd
	blockSequenceStart
	blockMappingStart
	blockEnd
	flowSequenceStart
	flowMappingStart
	flowSequenceEnd
	flowMappingEnd
	blockEntry
	flowEntry
	keyMark
	valueMark
	alias
	anchor
	tag
	scalar
)

// kinds is a set of kinds: the bits 1<<kind.
type kinds uint32

// token is a token of the text.
type token struct {
	kind  kind
	style doc.Style
	// lead says that this token turned out to begin a key: a keyMark, perhaps
	// with a blockMappingStart before it, comes first.
	lead lead
	// damaged says that text was guessed.
	damaged    bool
	start, end int
	// text is the text of a scalar, the name of an alias or anchor, the suffix of a
	// tag, the prefix of a %TAG, the major version of a %YAML.
	text string
	// handle is the handle of a tag or %TAG, "" for none.
	handle string
}

type lead uint8

const (
	leadKey lead = 1 << iota
	leadMapping
)

// scanner splits a text into tokens, as PyYAML's scanner.py does. It works ahead of the composer, since a token may be a key until its line ends.
type scanner struct {
	text string
	pos  int
	// line is where the line of pos begins. Every column that matters has only
	// ASCII before it on its line, so that bytes are columns.
	line int

	// tokens are those scanned and not yet read, dropped how many came before them.
	tokens  []token
	dropped int
	done    bool

	// flow counts the open brackets; in brackets indentation means nothing.
	flow int
	// indent is the column of the block collection around pos, -1 for none, and
	// levels are those around it.
	indent int
	levels []level
	// allowKey says that a simple key may begin here.
	allowKey bool
	keys     simpleKeys
	counted  window

	comments []doc.Span
	// buf builds the texts that are not a slice of the source.
	buf []byte

	recovery
}

// level is an open block collection.
type level struct {
	// outer is the column of the collection around it.
	outer int
	// sequence says that it is a list; otherwise it is a mapping.
	sequence bool
}

// begin makes an empty scanner read a text.
func (s *scanner) begin(text string) {
	s.text, s.indent, s.allowKey = text, -1, true
	if strings.HasPrefix(text, doc.ByteOrderMark) {
		s.pos = len(doc.ByteOrderMark)
		s.line = len(doc.ByteOrderMark)
	}
}

// emptied returns an empty scanner with the lists of another one.
func (s *scanner) emptied() scanner {
	return scanner{tokens: s.tokens[:0], levels: s.levels[:0], keys: simpleKeys{list: s.keys.list[:0]}, comments: s.comments[:0], buf: s.buf[:0]}
}

// column returns the column of pos. During recovery, a wrong indentation is corrected.
func (s *scanner) column() int { return s.pos - s.line + s.shift }

func (s *scanner) emit(k kind, start, end int) *token {
	s.tokens = append(s.tokens, token{kind: k, start: start, end: end})
	s.last = k
	s.lastEnd = end
	return &s.tokens[len(s.tokens)-1]
}

// indicator emits and skips a token of n bytes at pos.
func (s *scanner) indicator(k kind, n int) {
	s.emit(k, s.pos, s.pos+n)
	s.pos += n
}

// fetch scans up to and including the next token.
func (s *scanner) fetch() {
	s.skipToToken()
	if s.recovering && s.recoverLine() {
		return
	}
	s.dropStaleKeys()
	if s.unwind(s.column()) {
		return
	}
	c := s.text[s.pos]
	switch c {
	case 0:
		s.fetchStreamEnd()
		return
	case '%':
		if s.pos == s.line && s.directiveAllowed() {
			s.fetchDirective()
			return
		}
	case '-', '.':
		if s.pos == s.line && s.separatorAt(s.pos) {
			s.fetchSeparator(c)
			return
		}
		if c == '-' && spaceAt(s.text, s.pos+1) {
			if s.flow > 0 && s.recovering {
				s.strayCharacter()
				return
			}
			s.fetchBlockEntry()
			return
		}
	case '[':
		s.fetchFlowStart(flowSequenceStart)
		return
	case '{':
		s.fetchFlowStart(flowMappingStart)
		return
	case ']':
		s.fetchFlowEnd(flowSequenceEnd)
		return
	case '}':
		s.fetchFlowEnd(flowMappingEnd)
		return
	case ',':
		if s.flow == 0 && s.recovering {
			s.strayCharacter()
			return
		}
		s.allowKey = true
		s.removeKey()
		s.indicator(flowEntry, 1)
		return
	case '?':
		if s.flow > 0 || spaceAt(s.text, s.pos+1) {
			s.fetchKey()
			return
		}
	case ':':
		if s.flow > 0 || spaceAt(s.text, s.pos+1) {
			s.fetchValue()
			return
		}
	case '*', '&':
		s.saveKey()
		s.allowKey = false
		s.scanAnchor(c)
		return
	case '!':
		s.saveKey()
		s.allowKey = false
		s.scanTag()
		return
	case '|', '>':
		if s.flow == 0 {
			s.allowKey = true
			s.removeKey()
			s.scanBlockScalar(c == '>')
			return
		}
	case '\'', '"':
		s.saveKey()
		s.allowKey = false
		s.scanQuoted(c)
		return
	}
	if !s.plainAt(s.pos) {
		s.failCharacter(c)
	}
	s.saveKey()
	s.allowKey = false
	s.scanPlain()
}

// plainAt implements PyYAML's check_plain.
func (s *scanner) plainAt(i int) bool {
	switch c := s.text[i]; c {
	case 0, ' ', '\t', '\r', '\n', ',', '[', ']', '{', '}', '#', '&', '*', '!', '|', '>', '\'', '"', '%', '@', '`':
		return false
	case '-':
		return !spaceAt(s.text, i+1)
	case '?', ':':
		return s.flow == 0 && !spaceAt(s.text, i+1)
	case 0xC2, 0xE2:
		return doc.LineBreakLen(s.text, i) == 0
	}
	return true
}

// separatorAt reports whether '---' or '...' followed by a space is at i, which must be the start of a line.
func (s *scanner) separatorAt(i int) bool {
	c := s.text[i]
	return (c == '-' || c == '.') && s.text[i+1] == c && s.text[i+2] == c && spaceAt(s.text, i+3)
}

// skipToToken skips spaces, comments and line breaks.
func (s *scanner) skipToToken() {
	for {
		s.skipSpaces()
		if s.recovering && s.skipDamage() {
			continue
		}
		s.skipComment()
		if !s.skipBreak() {
			return
		}
		if s.flow == 0 {
			s.allowKey = true
		}
	}
}

func (s *scanner) skipComment() {
	if s.text[s.pos] != '#' {
		return
	}
	start := s.pos
	for !breakOrEndAt(s.text, s.pos) {
		s.pos++
	}
	s.comments = append(s.comments, doc.Span{Start: start, End: s.pos})
}

// skipBreak skips a line break, if there is one.
func (s *scanner) skipBreak() bool {
	n := doc.LineBreakLen(s.text, s.pos)
	if n == 0 {
		return false
	}
	s.pos += n
	s.line = s.pos
	s.shift = s.region.shift
	return true
}

// takeBreak consumes the line break at pos and returns it as part of a scalar: LS and PS are kept, all others become "\n".
func (s *scanner) takeBreak() string {
	start := s.pos
	s.skipBreak()
	if s.pos-start == 3 {
		return s.text[start:s.pos]
	}
	return "\n"
}

func (s *scanner) fetchStreamEnd() {
	if s.unwind(-1) {
		return
	}
	s.removeKey()
	s.allowKey = false
	s.keys.clear()
	s.emit(streamEnd, s.pos, s.pos)
	s.done = true
}

func (s *scanner) fetchSeparator(c byte) {
	if s.unwind(-1) {
		return
	}
	s.removeKey()
	s.allowKey = false
	if c == '-' {
		s.indicator(documentStart, 3)
		return
	}
	s.indicator(documentEnd, 3)
}

func (s *scanner) fetchFlowStart(k kind) {
	s.saveKey()
	s.openFlow()
	s.flow++
	s.allowKey = true
	s.indicator(k, 1)
}

func (s *scanner) fetchFlowEnd(k kind) {
	if s.recovering && s.wrongBracket(k) {
		return
	}
	s.removeKey()
	// Nothing is open when a bracket is closed twice: the composer rejects that.
	if s.flow > 0 {
		s.flow--
	}
	s.allowKey = false
	s.indicator(k, 1)
}

func (s *scanner) fetchBlockEntry() {
	if s.flow == 0 {
		if !s.allowKey {
			s.failBlockEntry()
		}
		if s.addIndent(s.column(), true) {
			s.emit(blockSequenceStart, s.pos, s.pos)
		}
	}
	s.allowKey = true
	s.removeKey()
	s.indicator(blockEntry, 1)
}

func (s *scanner) fetchKey() {
	if s.flow == 0 {
		if !s.allowKey {
			s.failKey()
		}
		if s.addIndent(s.column(), false) {
			s.emit(blockMappingStart, s.pos, s.pos)
		}
	}
	s.allowKey = s.flow == 0
	s.removeKey()
	s.indicator(keyMark, 1)
}

func (s *scanner) fetchValue() {
	if key := s.keys.at(s.flow); key != nil {
		first := &s.tokens[key.token-s.dropped]
		first.lead = leadKey
		if s.flow == 0 && s.addIndent(key.column, false) {
			first.lead |= leadMapping
		}
		s.keys.pop()
		s.allowKey = false
		s.indicator(valueMark, 1)
		return
	}
	if s.flow == 0 {
		if !s.allowKey {
			s.failValue()
			return
		}
		if s.addIndent(s.column(), false) {
			s.emit(blockMappingStart, s.pos, s.pos)
		}
	}
	s.allowKey = s.flow == 0
	s.removeKey()
	s.indicator(valueMark, 1)
}

// unwind closes the innermost block collection if it is indented more than column. It reports whether it did, since there may be more to close.
func (s *scanner) unwind(column int) bool {
	if s.flow > 0 || s.indent <= column {
		return false
	}
	s.indent = s.levels[len(s.levels)-1].outer
	s.levels = s.levels[:len(s.levels)-1]
	s.emit(blockEnd, s.pos, s.pos)
	return true
}

// addIndent opens a block collection if column is deeper than the current one.
func (s *scanner) addIndent(column int, sequence bool) bool {
	if s.indent >= column {
		return false
	}
	s.levels = append(s.levels, level{s.indent, sequence})
	s.indent = column
	return true
}

// dropTokens removes the first n tokens.
func (s *scanner) dropTokens(n int) {
	s.tokens = s.tokens[:copy(s.tokens, s.tokens[n:])]
	s.dropped += n
}

package syntax

import "unicode/utf8"

// simpleKey is a token that is a key if a ':' follows on its line.
type simpleKey struct {
	required bool
	// level is the number of brackets around it.
	level int
	// token is its number in the text.
	token int
	// start is its offset, line where its line begins.
	start, line, column int
}

// simpleKeys are the tokens that may still become keys, at most one for each level of brackets. They are added and removed at the end, and
// expire at the start.
type simpleKeys struct {
	list  []simpleKey
	stale int
}

// first returns the outermost key, or nil.
func (k *simpleKeys) first() *simpleKey {
	if k.stale == len(k.list) {
		return nil
	}
	return &k.list[k.stale]
}

// at returns the key of a level of brackets, or nil. No key is deeper.
func (k *simpleKeys) at(level int) *simpleKey {
	last := len(k.list) - 1
	if last < k.stale || k.list[last].level != level {
		return nil
	}
	return &k.list[last]
}

func (k *simpleKeys) push(key simpleKey) { k.list = append(k.list, key) }

func (k *simpleKeys) pop() { k.list = k.list[:len(k.list)-1] }

func (k *simpleKeys) dropFirst() {
	k.stale++
	if 2*k.stale >= len(k.list) {
		k.list = k.list[:copy(k.list, k.list[k.stale:])]
		k.stale = 0
	}
}

func (k *simpleKeys) clear() { k.list, k.stale = k.list[:0], 0 }

// saveKey records that the next token may become a key.
func (s *scanner) saveKey() {
	if !s.allowKey {
		return
	}
	s.removeKey()
	s.keys.push(simpleKey{
		required: s.flow == 0 && s.indent == s.column(),
		level:    s.flow,
		token:    s.dropped + len(s.tokens),
		start:    s.pos,
		line:     s.line,
		column:   s.column(),
	})
}

// removeKey removes the possible key of this level.
func (s *scanner) removeKey() {
	key := s.keys.at(s.flow)
	if key == nil {
		return
	}
	if key.required {
		s.failNoColon(key)
	}
	s.keys.pop()
}

// dropStaleKeys removes keys whose line has ended, or that are longer than 1024 characters. Outer keys are older and expire first.
func (s *scanner) dropStaleKeys() {
	for {
		key := s.keys.first()
		if key == nil || key.line == s.line && !s.longKey(key.start) {
			return
		}
		if key.required {
			s.failNoColon(key)
		}
		s.keys.dropFirst()
	}
}

// longKey reports whether there are more than 1024 characters between start and pos.
func (s *scanner) longKey(start int) bool {
	const most = 1024
	n := s.pos - start
	return n > most && (n > most*utf8.UTFMax || s.counted.characters(s.text, start, s.pos) > most)
}

// window is a part of the text whose characters have been counted. While it moves forward, each byte of a line is counted at most twice, for any
// number of keys.
type window struct{ start, end, count int }

// characters returns the number of characters between two offsets.
func (w *window) characters(text string, start, end int) int {
	if start < w.start || start > w.end || end < w.end {
		*w = window{start, start, 0}
	}
	w.count += utf8.RuneCountInString(text[w.end:end]) - utf8.RuneCountInString(text[w.start:start])
	w.start, w.end = start, end
	return w.count
}

// firstPending returns the index of the first token that may still become a key.
func (s *scanner) firstPending() int {
	if s.done {
		return len(s.tokens)
	}
	// recoverKey looks at the keys of blocks when the next token is known.
	if !s.recovering || s.flow > 0 {
		s.dropStaleKeys()
	}
	if key := s.keys.first(); key != nil {
		return key.token - s.dropped
	}
	return len(s.tokens)
}

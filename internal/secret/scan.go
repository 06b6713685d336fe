package secret

import "strings"

// inWord are the characters of names and of most tokens.
var inWord = charsetOf(digits + letters + "_-.")

// scan finds the credentials of a text, in one pass over its words. The matches can overlap.
func scan(text string) []match {
	s := scanner{text: text}
	for i := 0; i < len(text); {
		if !inWord[text[i]] {
			i++
			continue
		}
		end := i + 1
		for end < len(text) && inWord[text[end]] {
			end++
		}
		s.word(i, end)
		i = end
	}
	return s.found
}

type scanner struct {
	text  string
	found []match
	// tokenEnd is where the last token ends, valueEnd where the value of the last name does.
	tokenEnd, valueEnd int
	// noQuote is, for each quotation mark, up to where there is none.
	noQuote [256]int
}

func (s *scanner) add(start, end int, kind Kind) {
	s.found = append(s.found, match{start, end, kind})
}

// word looks at a word and what follows it.
func (s *scanner) word(start, end int) {
	if strings.HasSuffix(s.text[start:end], armorBegin) {
		s.privateKey(end)
	}
	if strings.HasPrefix(s.text[end:], "://") {
		s.url(start, end)
	} else if end+1 < len(s.text) && s.text[end] == ':' && inWord[s.text[end+1]] {
		s.login(end)
	}
	if end > s.tokenEnd && end-start >= shortestShape {
		s.tokens(max(start, s.tokenEnd), end)
	}
	if start >= s.valueEnd {
		s.assignment(start, end)
	}
}

// tokens looks for tokens that begin in a word.
func (s *scanner) tokens(start, end int) {
	for at := start; at < end; at++ {
		if shapesBy[s.text[at]] == nil || !s.boundary(at) {
			continue
		}
		if n, kind, ok := shapeAt(s.text[at:]); ok {
			s.add(at, at+n, kind)
			s.tokenEnd = at + n
			at = s.tokenEnd - 1
		}
	}
}

// boundary reports whether a token can begin at an offset: not within a word, unless an escape such as \n
// ends there.
func (s *scanner) boundary(at int) bool {
	if at == 0 || !word[s.text[at-1]] {
		return true
	}
	return at >= 2 && s.text[at-2] == '\\' && strings.IndexByte("abefnrtv0", s.text[at-1]) >= 0
}

const armorBegin, armorEnd = "-----BEGIN", "-----END"

// longestKey bounds a private key, in bytes.
const longestKey = 16 << 10

// privateKey looks at what follows -----BEGIN: the lines up to -----END, or where that is missing those that
// look like a part of the key.
func (s *scanner) privateKey(at int) {
	header := s.text[at:min(len(s.text), at+80)]
	label, _, ok := strings.Cut(header, "-----")
	if !ok || !strings.Contains(label, "PRIVATE KEY") || strings.ContainsAny(label, "\r\n") {
		return
	}
	start := at + len(label) + len("-----")
	body := s.text[start:min(len(s.text), start+longestKey)]
	n := strings.Index(body, armorEnd)
	if n < 0 {
		n = 0
		for line := range strings.Lines(body) {
			if content := strings.Trim(line, " \t\r\n#\"',\\"); content != "" && (len(content) < 16 || strings.IndexFunc(content, func(r rune) bool { return r >= 0x80 || !base64s[r] }) >= 0) {
				break
			}
			n += len(line)
		}
	}
	s.add(start, start+n, PrivateKey)
	s.tokenEnd, s.valueEnd = start+n, start+n
}

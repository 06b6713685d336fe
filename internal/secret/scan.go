package secret

import "strings"

// nameChars is the set of characters in names and most tokens.
var nameChars = charsetOf(digits + letters + "_-.")

// scan finds the credentials in a text, in one pass over its words. The matches can overlap.
func scan(text string) []match {
	s := scanner{text: text}
	for i := 0; i < len(text); {
		if !nameChars[text[i]] {
			i++
			continue
		}
		end := i + 1
		for end < len(text) && nameChars[text[end]] {
			end++
		}
		s.scanWord(i, end)
		i = end
	}
	return s.found
}

type scanner struct {
	text  string
	found []match
	// tokenEnd is the end of the last token, valueEnd the end of the last value.
	tokenEnd, valueEnd int
	// noQuote is, for each quotation mark, the offset before which no further one occurs.
	noQuote [256]int
}

func (s *scanner) add(start, end int, kind Kind) {
	s.found = append(s.found, match{start, end, kind})
}

// scanWord handles a word and what follows it.
func (s *scanner) scanWord(start, end int) {
	if strings.HasSuffix(s.text[start:end], armorBegin) {
		s.scanPrivateKey(end)
	}
	if strings.HasPrefix(s.text[end:], "://") {
		s.scanURL(start, end)
	} else if end+1 < len(s.text) && s.text[end] == ':' && nameChars[s.text[end+1]] {
		s.scanLogin(end)
	}
	if end > s.tokenEnd && end-start >= shortestShape {
		s.scanTokens(max(start, s.tokenEnd), end)
	}
	if start >= s.valueEnd {
		s.scanAssignment(start, end)
	}
}

// scanTokens finds tokens that start within a word.
func (s *scanner) scanTokens(start, end int) {
	for at := start; at < end; at++ {
		if shapesByFirstByte[s.text[at]] == nil || !s.isBoundary(at) {
			continue
		}
		if n, kind, ok := shapeAt(s.text[at:]); ok {
			s.add(at, at+n, kind)
			s.tokenEnd = at + n
			at = s.tokenEnd - 1
		}
	}
}

// isBoundary reports whether a token can start at an offset: not within a word, except after an escape such as \n.
func (s *scanner) isBoundary(at int) bool {
	if at == 0 || !wordChars[s.text[at-1]] {
		return true
	}
	return at >= 2 && s.text[at-2] == '\\' && strings.IndexByte("abefnrtv0", s.text[at-1]) >= 0
}

const armorBegin, armorEnd = "-----BEGIN", "-----END"

// longestKey is the maximum length of a private key in bytes.
const longestKey = 16 << 10

// scanPrivateKey handles what follows -----BEGIN: the lines up to -----END or, if that is missing, the lines that look like
// part of a key.
func (s *scanner) scanPrivateKey(at int) {
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
			if content := strings.Trim(line, " \t\r\n#\"',\\"); content != "" && (len(content) < 16 || strings.IndexFunc(content, func(r rune) bool { return r >= 0x80 || !base64Chars[r] }) >= 0) {
				break
			}
			n += len(line)
		}
	}
	s.add(start, start+n, PrivateKey)
	s.tokenEnd, s.valueEnd = start+n, start+n
}

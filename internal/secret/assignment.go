package secret

import "strings"

// assignment looks whether a word is the name of a credential, and at the value that follows it:
// NAME=value, NAME: value, "name": "value", --name value, ENV NAME value, Authorization: Bearer value.
func (s *scanner) assignment(start, end int) {
	name := s.text[start:end]
	if isOption(name) {
		s.option(start, end)
	}
	at, kind := s.separator(start, end)
	if kind == noSeparator {
		return
	}
	c := classify(strings.Trim(name, "-."))
	if c.certainty == ordinary {
		return
	}
	if v := s.value(at, kind); isSecret(c, v.text, v.quoted) && !v.prose {
		s.add(v.start, v.start+len(v.text), Suspected)
		s.valueEnd = v.start + len(v.text)
	}
}

// separator is what is between a name and its value.
type separator uint8

const (
	noSeparator separator = iota
	colon
	equals
	space
)

// separator finds what follows a name, and where that ends.
func (s *scanner) separator(start, end int) (at int, kind separator) {
	at = end
	if at < len(s.text) && s.text[at] == '\\' {
		at++
	}
	if at < len(s.text) && (s.text[at] == '"' || s.text[at] == '\'') {
		at++
	}
	after := s.blanks(at)
	if after >= len(s.text) {
		return 0, noSeparator
	}
	switch next := after + 1; s.text[after] {
	case '\n': // the next item of a list, also in a diff
		if item := s.skip(next, " \t+-"); item > next && s.text[item-1] == ' ' && strings.HasPrefix(s.text[start:end], "--") {
			return item, space
		}
	case '=':
		if next < len(s.text) && (s.text[next] == '=' || s.text[next] == '~') {
			return 0, noSeparator // a comparison or a version
		}
		return s.skip(next, ">"), equals
	case ':':
		if next < len(s.text) && strings.IndexByte(" \t\"'\\=", s.text[next]) >= 0 {
			return s.skip(next, "="), colon
		}
		return 0, noSeparator
	}
	name := s.text[start:end]
	if after > at && at == end && (strings.HasPrefix(name, "--") || s.declares(start) || name == "password" && strings.Contains(s.line(start), "machine ") || strings.EqualFold(name, "bearer")) {
		return after, space
	}
	return 0, noSeparator
}

// declares reports whether ENV or ARG precedes an offset, as in a Dockerfile.
func (s *scanner) declares(at int) bool {
	before := strings.TrimLeft(s.line(at), " \t")
	word, rest, _ := strings.Cut(before, " ")
	return strings.TrimSpace(rest) == "" && (strings.EqualFold(word, "ENV") || strings.EqualFold(word, "ARG"))
}

// line is what precedes an offset on its line, of a long line only the end.
func (s *scanner) line(at int) string {
	before := s.text[max(0, at-200):at]
	return before[strings.LastIndexByte(before, '\n')+1:]
}

func (s *scanner) blanks(at int) int {
	for at < len(s.text) && (s.text[at] == ' ' || s.text[at] == '\t') {
		at++
	}
	return at
}

func (s *scanner) skip(at int, chars string) int {
	for at < len(s.text) && strings.IndexByte(chars, s.text[at]) >= 0 {
		at++
	}
	return at
}

// value is a value as written, without its quotation marks.
type value struct {
	start  int
	text   string
	quoted bool
	// prose says that it looks like a word of a sentence.
	prose bool
}

// longestValue bounds a value, in bytes.
const longestValue = 4096

func (s *scanner) value(at int, kind separator) (v value) {
	at = s.properties(s.blanks(at))
	if kind == colon {
		at = s.skip(at, "[") // a list, of which this is the first item
	}
	escaped := at < len(s.text) && s.text[at] == '\\'
	if escaped {
		at++
	}
	if at < len(s.text) && (s.text[at] == '"' || s.text[at] == '\'') {
		v = value{start: at + 1, text: s.quoted(at+1, s.text[at], escaped), quoted: true}
	} else {
		v = value{start: at, text: s.bare(at, kind)}
		end := at + len(v.text)
		v.prose = kind == colon && !has(v.text, isDigit) && strings.HasPrefix(s.text[end:], " ") && end+1 < len(s.text) && isLetter(s.text[end+1])
	}
	return s.withoutScheme(v, kind)
}

// properties skips the anchor and the tag of a YAML node.
func (s *scanner) properties(at int) int {
	for at < len(s.text) && (s.text[at] == '&' || s.text[at] == '!') {
		end := at + 1
		for end < len(s.text) && end < at+100 && (inWord[s.text[end]] || s.text[end] == '!' || s.text[end] == ':' || s.text[end] == ',') {
			end++
		}
		if end == len(s.text) || s.text[end] != ' ' {
			break
		}
		at = s.blanks(end)
	}
	return at
}

// quoted is the text up to the closing quotation mark, which is escaped if the opening one was, or else up to
// the end of the line.
func (s *scanner) quoted(at int, mark byte, escaped bool) string {
	rest := s.text[at:min(len(s.text), at+longestValue)]
	if i := strings.IndexAny(rest, "\r\n"); i >= 0 {
		rest = rest[:i]
	}
	if at >= s.noQuote[mark] {
		for i := 0; i < len(rest); i++ {
			switch {
			case rest[i] == mark, escaped && strings.HasPrefix(rest[i:], "\\"+string(mark)):
				return rest[:i]
			case rest[i] == '\\' && mark == '"':
				i++
			}
		}
		s.noQuote[mark] = at + len(rest)
	}
	rest, _, _ = strings.Cut(rest, ellipsis)
	return strings.TrimRight(rest, " \t")
}

// bare is the text of a value without quotation marks.
func (s *scanner) bare(at int, kind separator) string {
	rest := s.text[at:min(len(s.text), at+longestValue)]
	stops := " \t\r\n\"'`"
	if kind == colon {
		stops += ",}]"
	}
	if i := strings.IndexAny(rest, stops); i >= 0 {
		rest = rest[:i]
	}
	for i := range len(rest) {
		if startsNext(rest[i:]) {
			rest = rest[:i]
			break
		}
	}
	return strings.TrimRight(rest, ")]}:;,")
}

// startsNext reports whether a text goes on with "&&", ";;" or with the next assignment, such as ";Encrypt=true" in a
// connection string and "&sig=" in a URL.
func startsNext(text string) bool {
	switch text[0] {
	case '&', ';':
		if len(text) == 1 || text[1] == text[0] {
			return true
		}
	case ',':
	default:
		return false
	}
	name, _, ok := strings.Cut(text[1:min(len(text), longestName)], "=")
	return ok && has(name, isLetter) && strings.Trim(name, digits+letters+"_-. ") == ""
}

// withoutScheme skips the scheme of an Authorization header.
func (s *scanner) withoutScheme(v value, kind separator) value {
	rest := s.text[v.start:min(len(s.text), v.start+longestValue)]
	scheme, credentials := authorization(rest)
	if scheme == "" {
		return v
	}
	at := v.start + len(rest) - len(credentials)
	return value{start: at, text: s.bare(at, kind)}
}

// authorization splits the value of an Authorization header; scheme is "" where there is none.
func authorization(text string) (scheme, credentials string) {
	for _, scheme := range []string{"bearer", "basic", "token", "apikey", "digest"} {
		n := len(scheme)
		if len(text) > n && text[n] == ' ' && strings.EqualFold(text[:n], scheme) {
			return text[:n], strings.TrimLeft(text[n:], " ")
		}
	}
	return "", text
}

// isOption reports whether a word is an option that is followed by a credential without being named for it.
func isOption(name string) bool {
	return name == "-u" || name == "-p" || name == "--user" || name == "--proxy-user"
}

// option looks at user and password after -u of curl, and at the password after -p of docker login.
func (s *scanner) option(start, end int) {
	at := s.skip(end, " =")
	if at == end {
		return
	}
	v := s.value(at, space)
	before := s.line(start)
	if s.text[start:end] == "-p" {
		if (strings.Contains(before, "login") || strings.Contains(before, "sshpass")) && isSecret(class{certainty: suspicious}, v.text, false) {
			s.add(v.start, v.start+len(v.text), Suspected)
		}
		return
	}
	user, password, ok := strings.Cut(v.text, ":")
	machine := strings.Contains(before, "curl") || has(password, isDigit) && has(password, isLetter)
	if ok && user != "" && user != password && machine && isSecret(class{certainty: suspicious}, password, false) {
		s.add(v.start+len(user)+1, v.start+len(v.text), Suspected)
	}
}

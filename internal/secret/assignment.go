package secret

import "strings"

// scanAssignment checks whether a word is the name of a credential, and masks the value that follows:
// NAME=value, NAME: value, "name": "value", --name value, ENV NAME value, Authorization: Bearer value.
func (s *scanner) scanAssignment(start, end int) {
	name := s.text[start:end]
	if isOption(name) {
		s.scanOption(start, end)
	}
	if !hasStem(name) {
		return // nearly all words
	}
	at, kind := s.separatorAfter(start, end)
	if kind == noSeparator {
		return
	}
	c := classify(strings.Trim(name, "-."))
	if c.likelihood == ordinary {
		return
	}
	if v := s.valueAt(at, kind); isSecret(c, v.text, v.quoted) && !v.prose && !v.code {
		s.add(v.start, v.start+len(v.text), Suspected)
		s.valueEnd = v.start + len(v.text)
	}
}

// separator is what separates a name from its value.
type separator uint8

const (
	noSeparator separator = iota
	colon
	equals
	space
)

// separatorAfter returns the separator after a name, and the offset after it.
func (s *scanner) separatorAfter(start, end int) (at int, kind separator) {
	at = end
	if at < len(s.text) && s.text[at] == '\\' {
		at++
	}
	if at < len(s.text) && (s.text[at] == '"' || s.text[at] == '\'') {
		at++
	}
	after := s.skipSpaces(at)
	if after >= len(s.text) {
		return 0, noSeparator
	}
	switch next := after + 1; s.text[after] {
	case '\n': // the next item of a list, possibly in a diff
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
	if after > at && at == end && (strings.HasPrefix(name, "--") || s.followsEnvOrArg(start) || name == "password" && strings.Contains(s.linePrefix(start), "machine ") || strings.EqualFold(name, "bearer")) {
		return after, space
	}
	return 0, noSeparator
}

// followsEnvOrArg reports whether ENV or ARG precedes an offset on its line, as in a Dockerfile.
func (s *scanner) followsEnvOrArg(at int) bool {
	before := strings.TrimLeft(s.linePrefix(at), " \t")
	word, rest, _ := strings.Cut(before, " ")
	return strings.TrimSpace(rest) == "" && (strings.EqualFold(word, "ENV") || strings.EqualFold(word, "ARG"))
}

// linePrefix returns the text before an offset on its line, at most the last 200 bytes.
func (s *scanner) linePrefix(at int) string {
	before := s.text[max(0, at-200):at]
	return before[strings.LastIndexByte(before, '\n')+1:]
}

func (s *scanner) skipSpaces(at int) int {
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

// value is a value as written, without quotation marks.
type value struct {
	start  int
	text   string
	quoted bool
	// prose means that the value looks like a word in a sentence.
	prose bool
	// code means that the value is the start of a call or subscript, such as os.environ["TOKEN"].
	code bool
}

// longestValue is the maximum length of a value in bytes.
const longestValue = 4096

func (s *scanner) valueAt(at int, kind separator) (v value) {
	at = s.skipProperties(s.skipSpaces(at))
	if kind == colon {
		at = s.skip(at, "[") // the first item of a flow sequence
	}
	escaped := at < len(s.text) && s.text[at] == '\\'
	if escaped {
		at++
	}
	if at < len(s.text) && (s.text[at] == '"' || s.text[at] == '\'') {
		v = value{start: at + 1, text: s.quotedAt(at+1, s.text[at], escaped), quoted: true}
	} else {
		v = value{start: at, text: s.plainAt(at, kind)}
		end := at + len(v.text)
		v.code = strings.HasSuffix(v.text, "[") || strings.HasSuffix(v.text, "(")
		v.code = v.code && end < len(s.text) && (s.text[end] == '"' || s.text[end] == '\'')
		v.prose = kind == colon && !containsAny(v.text, isDigit) && strings.HasPrefix(s.text[end:], " ") && end+1 < len(s.text) && isLetter(s.text[end+1])
	}
	return s.withoutScheme(v, kind)
}

// skipProperties skips the anchor and tag of a YAML node.
func (s *scanner) skipProperties(at int) int {
	for at < len(s.text) && (s.text[at] == '&' || s.text[at] == '!') {
		end := at + 1
		for end < len(s.text) && end < at+100 && (nameChars[s.text[end]] || s.text[end] == '!' || s.text[end] == ':' || s.text[end] == ',') {
			end++
		}
		if end == len(s.text) || s.text[end] != ' ' {
			break
		}
		at = s.skipSpaces(end)
	}
	return at
}

// quotedAt returns the text up to the closing quotation mark, which is escaped if the opening one is, or up to the end of the
// line.
func (s *scanner) quotedAt(at int, mark byte, escaped bool) string {
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

// plainAt returns an unquoted value.
func (s *scanner) plainAt(at int, kind separator) string {
	rest := s.text[at:min(len(s.text), at+longestValue)]
	stops := " \t\r\n\"'`"
	if kind == colon {
		stops += ",}]"
	}
	if i := strings.IndexAny(rest, stops); i >= 0 {
		rest = rest[:i]
	}
	for i := range len(rest) {
		if startsAssignment(rest[i:]) {
			rest = rest[:i]
			break
		}
	}
	return strings.TrimRight(rest, ")]}:;,")
}

// startsAssignment reports whether text starts with "&&", ";;" or the next assignment, such as ";Encrypt=true" in a connection
// string or "&sig=" in a URL.
func startsAssignment(text string) bool {
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
	return ok && containsAny(name, isLetter) && strings.Trim(name, digits+letters+"_-. ") == ""
}

// withoutScheme skips the scheme of an Authorization header.
func (s *scanner) withoutScheme(v value, kind separator) value {
	rest := s.text[v.start:min(len(s.text), v.start+longestValue)]
	scheme, credentials := splitAuthorization(rest)
	if scheme == "" {
		return v
	}
	at := v.start + len(rest) - len(credentials)
	return value{start: at, text: s.plainAt(at, kind)}
}

// splitAuthorization splits the value of an Authorization header. scheme is "" if there is none.
func splitAuthorization(text string) (scheme, credentials string) {
	for _, scheme := range []string{"bearer", "basic", "token", "apikey", "digest"} {
		n := len(scheme)
		if len(text) > n && text[n] == ' ' && strings.EqualFold(text[:n], scheme) {
			return text[:n], strings.TrimLeft(text[n:], " ")
		}
	}
	return "", text
}

// isOption reports whether a word is an option whose value contains a credential although its name does not say so.
func isOption(name string) bool {
	return name == "-u" || name == "-p" || name == "--user" || name == "--proxy-user"
}

// scanOption masks the password in "-u user:password" of curl, and the value of -p of docker login and sshpass.
func (s *scanner) scanOption(start, end int) {
	at := s.skip(end, " =")
	if at == end {
		return
	}
	v := s.valueAt(at, space)
	before := s.linePrefix(start)
	if s.text[start:end] == "-p" {
		if (strings.Contains(before, "login") || strings.Contains(before, "sshpass")) && isSecret(nameClass{likelihood: suspicious}, v.text, false) {
			s.add(v.start, v.start+len(v.text), Suspected)
		}
		return
	}
	user, password, ok := strings.Cut(v.text, ":")
	machine := strings.Contains(before, "curl") || containsAny(password, isDigit) && containsAny(password, isLetter)
	if ok && user != "" && user != password && machine && isSecret(nameClass{likelihood: suspicious}, password, false) {
		s.add(v.start+len(user)+1, v.start+len(v.text), Suspected)
	}
}

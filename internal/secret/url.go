package secret

import "strings"

// longestURL is the number of bytes of a URL that are checked.
const longestURL = 2048

// scanURL handles a URL whose scheme ends before "://".
func (s *scanner) scanURL(start, schemeEnd int) {
	if !isLetter(s.text[start]) {
		return
	}
	at := schemeEnd + len("://")
	rest := s.text[at:min(len(s.text), at+longestURL)]
	if i := strings.IndexAny(rest, " \t\r\n\"'`<>\\|"); i >= 0 {
		rest = rest[:i]
	}
	authority, path := rest, ""
	if i := strings.IndexAny(rest, "/?#"); i >= 0 {
		authority, path = rest[:i], rest[i:]
	}
	s.scanWebhook(at+len(authority), authority, path)
	if i := strings.LastIndexByte(authority, '@'); i >= 0 {
		s.scanUserInfo(at, authority[:i])
		return
	}
	// A password that contains a slash that should have been encoded.
	user, after, ok := strings.Cut(authority, ":")
	if end := strings.LastIndexByte(rest, '@'); ok && end > 0 && strings.Trim(after, digits) != "" && !strings.Contains(rest[:end], "://") {
		s.addPassword(at+len(user)+1, rest[len(user)+1:end], Suspected)
	}
}

// scanLogin handles user:password@host without a scheme, as opposed to name:tag@sha256:digest.
func (s *scanner) scanLogin(userEnd int) {
	rest := s.text[userEnd+1 : min(len(s.text), userEnd+100)]
	if i := strings.IndexAny(rest, " \t\r\n\"'`/:,;<>{}[]()$="); i >= 0 {
		rest = rest[:i]
	}
	password, host, ok := strings.Cut(rest, "@")
	if ok && host != "" && !strings.HasPrefix(host, "sha") && len(password) >= 6 && containsAny(password, isDigit) && containsAny(password, isLetter) {
		s.add(userEnd+1, userEnd+1+len(password), Suspected)
	}
}

// scanUserInfo handles the part of a URL before the "@".
func (s *scanner) scanUserInfo(at int, info string) {
	user, password, ok := strings.Cut(info, ":")
	if looksRandom(user) {
		s.add(at, at+len(user), Suspected)
	}
	if ok {
		s.addPassword(at+len(user)+1, password, URLPassword)
	}
}

func (s *scanner) addPassword(at int, password string, kind Kind) {
	switch {
	case len(password) < 3, strings.HasPrefix(password, "$"), strings.Contains(password, "${"), strings.Contains(password, "{{"), strings.Trim(password, "*") == "":
		return
	case strings.ContainsAny(password, "${}@"):
		kind = Suspected
	}
	s.add(at, at+len(password), kind)
}

// scanWebhook masks the path of webhook URLs, which is a credential.
func (s *scanner) scanWebhook(at int, host, path string) {
	for _, prefix := range []string{"hooks.slack.com/services/", "hooks.slack.com/workflows/", "discord.com/api/webhooks/", "discordapp.com/api/webhooks/"} {
		hook, below, _ := strings.Cut(prefix, "/")
		if id, ok := strings.CutPrefix(path, "/"+below); ok && strings.HasSuffix(host, hook) && len(id) >= 16 {
			s.add(at+len(path)-len(id), at+len(path), Suspected)
		}
	}
}

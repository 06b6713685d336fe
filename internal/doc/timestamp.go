package doc

// timestampParts are the groups of PyYAML's timestamp_regexp; "" if missing.
type timestampParts struct {
	year, month, day, hour, minute, second, fraction string
	// zone is "Z", "+" or "-".
	zone, zoneHour, zoneMinute string
}

// splitTimestamp implements timestamp_regexp of constructor.py.
func splitTimestamp(s string) (p timestampParts, ok bool) {
	m := matcher{s, true}
	p.year = m.digits(4, 4)
	m.one('-')
	p.month = m.digits(1, 2)
	m.one('-')
	p.day = m.digits(1, 2)
	if !m.ok || m.rest == "" {
		return p, m.ok
	}
	if !m.take('T') && !m.take('t') {
		m.ok = m.spaces()
	}
	p.hour = m.digits(1, 2)
	m.one(':')
	p.minute = m.digits(2, 2)
	m.one(':')
	p.second = m.digits(2, 2)
	if m.take('.') {
		p.fraction = m.digits(0, len(m.rest))
	}
	m.spaces()
	switch {
	case m.take('Z'):
		p.zone = "Z"
	case m.take('+'):
		p.zone = "+"
	case m.take('-'):
		p.zone = "-"
	default:
		// Spaces alone also match, since the zone after them is optional, but there must then be none: the expression does not allow
		// trailing spaces.
		return p, m.ok && m.rest == "" && s[len(s)-1] != ' ' && s[len(s)-1] != '\t'
	}
	if p.zone != "Z" {
		p.zoneHour = m.digits(1, 2)
		if m.take(':') {
			p.zoneMinute = m.digits(2, 2)
		}
	}
	return p, m.ok && m.rest == ""
}

// matcher consumes a text from its start; ok becomes false if it does not match.
type matcher struct {
	rest string
	ok   bool
}

func (m *matcher) take(c byte) bool {
	if m.rest == "" || m.rest[0] != c {
		return false
	}
	m.rest = m.rest[1:]
	return true
}

func (m *matcher) one(c byte) { m.ok = m.take(c) && m.ok }

func (m *matcher) spaces() bool {
	found := false
	for m.take(' ') || m.take('\t') {
		found = true
	}
	return found
}

// digits consumes the available digits, up to most.
func (m *matcher) digits(least, most int) string {
	n := 0
	for n < most && n < len(m.rest) && '0' <= m.rest[n] && m.rest[n] <= '9' {
		n++
	}
	m.ok = m.ok && n >= least
	taken := m.rest[:n]
	m.rest = m.rest[n:]
	return taken
}

// LooksLikeTimestamp reports whether a text has the format of a date or time for SafeConstructor, such as 2001-1-4. The date need not exist.
func LooksLikeTimestamp(s string) bool {
	_, ok := splitTimestamp(s)
	return ok
}

// IsTimestamp reports whether PyYAML resolves a plain scalar as a timestamp: 2001-12-14 or, with a time, also 2001-1-4 21:59:43.10 -5:30.
func IsTimestamp(s string) bool {
	parts, ok := splitTimestamp(s)
	return ok && (parts.hour != "" || len(parts.month) == 2 && len(parts.day) == 2)
}

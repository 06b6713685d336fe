package requirement

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"github.com/settings-ls/settings-ls/internal/shorten"
)

// variables are what a marker can ask for, with the old names that packaging still takes (PEP 508).
var variables = []string{
	"python_version", "python_full_version", "os_name", "sys_platform", "platform_release", "platform_system", "platform_version",
	"platform_machine", "platform_python_implementation", "implementation_name", "implementation_version", "extra", "extras",
	"dependency_groups", "os.name", "sys.platform", "platform.version", "platform.machine", "platform.python_implementation",
	"python_implementation",
}

var markerToken = regexp.MustCompile(`^(?:"[^"]*"|'[^']*'|\(|\)|===|~=|==|!=|<=|>=|<|>|[A-Za-z_][A-Za-z0-9_.]*)`)

// checkMarker reports what makes a text no marker: comparisons with and, or and parentheses.
func checkMarker(text string) error {
	tokens, err := markerTokens(text)
	if err != nil {
		return err
	}
	m := markerReader{tokens: tokens}
	if err := m.or(); err != nil {
		return err
	}
	if len(m.tokens) > 0 {
		return fmt.Errorf("%s is too much in the marker", shorten.Quote(m.tokens[0]))
	}
	return nil
}

func markerTokens(text string) ([]string, error) {
	var tokens []string
	for text = strings.TrimSpace(text); text != ""; text = strings.TrimSpace(text) {
		token := markerToken.FindString(text)
		if token == "" {
			return nil, fmt.Errorf("%q cannot stand in a marker", shorten.Quote(text))
		}
		tokens = append(tokens, token)
		text = text[len(token):]
	}
	return tokens, nil
}

// markerReader takes tokens from the front.
type markerReader struct{ tokens []string }

func (m *markerReader) next() string {
	if len(m.tokens) == 0 {
		return ""
	}
	token := m.tokens[0]
	m.tokens = m.tokens[1:]
	return token
}

func (m *markerReader) sees(token string) bool { return len(m.tokens) > 0 && m.tokens[0] == token }

func (m *markerReader) or() error { return m.joined("or", m.and) }

func (m *markerReader) and() error { return m.joined("and", m.comparison) }

func (m *markerReader) joined(by string, part func() error) error {
	for {
		if err := part(); err != nil {
			return err
		}
		if !m.sees(by) {
			return nil
		}
		m.next()
	}
}

func (m *markerReader) comparison() error {
	if m.sees("(") {
		m.next()
		if err := m.or(); err != nil {
			return err
		}
		if m.next() != ")" {
			return fmt.Errorf("a parenthesis of the marker is not closed")
		}
		return nil
	}
	left := m.next()
	if err := m.operand(left); err != nil {
		return err
	}
	switch op := m.next(); op {
	case "===", "~=", "==", "!=", "<=", ">=", "<", ">", "in":
	case "not":
		if m.next() != "in" {
			return fmt.Errorf("not stands alone in the marker; not in compares")
		}
	default:
		return fmt.Errorf("the marker compares %s with nothing", shorten.Quote(left))
	}
	right := m.next()
	return m.operand(right)
}

func (m *markerReader) operand(token string) error {
	switch {
	case token == "":
		return fmt.Errorf("the marker ends too early")
	case token[0] == '"' || token[0] == '\'', slices.Contains(variables, token):
		return nil
	}
	return fmt.Errorf("a marker knows no %s; texts stand in quotes", shorten.Quote(token))
}

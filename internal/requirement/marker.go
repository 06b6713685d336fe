package requirement

import (
	"fmt"
	"slices"
	"strings"

	"github.com/settings-ls/settings-ls/internal/lazyregexp"
	"github.com/settings-ls/settings-ls/internal/shorten"
)

// markerVariables are the environment markers of PEP 508, including the legacy names that packaging still accepts.
var markerVariables = []string{
	"python_version", "python_full_version", "os_name", "sys_platform", "platform_release", "platform_system", "platform_version",
	"platform_machine", "platform_python_implementation", "implementation_name", "implementation_version", "extra", "extras",
	"dependency_groups", "os.name", "sys.platform", "platform.version", "platform.machine", "platform.python_implementation",
	"python_implementation",
}

var markerToken = lazyregexp.New(`^(?:"[^"]*"|'[^']*'|\(|\)|===|~=|==|!=|<=|>=|<|>|[A-Za-z_][A-Za-z0-9_.]*)`)

// parseMarker returns an error if a text is not a valid PEP 508 marker.
func parseMarker(text string) error {
	tokens, err := markerTokens(text)
	if err != nil {
		return err
	}
	m := markerParser{tokens: tokens}
	if err := m.or(); err != nil {
		return err
	}
	if len(m.tokens) > 0 {
		return fmt.Errorf("unexpected %s in the marker", shorten.ForMessage(m.tokens[0]))
	}
	return nil
}

func markerTokens(text string) ([]string, error) {
	var tokens []string
	for text = strings.TrimSpace(text); text != ""; text = strings.TrimSpace(text) {
		token := markerToken().FindString(text)
		if token == "" {
			return nil, fmt.Errorf("unexpected %q in the marker", shorten.ForMessage(text))
		}
		tokens = append(tokens, token)
		text = text[len(token):]
	}
	return tokens, nil
}

// markerParser consumes tokens from the start.
type markerParser struct{ tokens []string }

func (m *markerParser) next() string {
	if len(m.tokens) == 0 {
		return ""
	}
	token := m.tokens[0]
	m.tokens = m.tokens[1:]
	return token
}

func (m *markerParser) nextIs(token string) bool { return len(m.tokens) > 0 && m.tokens[0] == token }

func (m *markerParser) or() error { return m.separatedBy("or", m.and) }

func (m *markerParser) and() error { return m.separatedBy("and", m.comparison) }

func (m *markerParser) separatedBy(by string, part func() error) error {
	for {
		if err := part(); err != nil {
			return err
		}
		if !m.nextIs(by) {
			return nil
		}
		m.next()
	}
}

func (m *markerParser) comparison() error {
	if m.nextIs("(") {
		m.next()
		if err := m.or(); err != nil {
			return err
		}
		if m.next() != ")" {
			return fmt.Errorf("missing \")\" in the marker")
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
			return fmt.Errorf("missing \"in\" after \"not\" in the marker")
		}
	default:
		return fmt.Errorf("missing operator after %s in the marker", shorten.ForMessage(left))
	}
	right := m.next()
	return m.operand(right)
}

func (m *markerParser) operand(token string) error {
	switch {
	case token == "":
		return fmt.Errorf("the marker is incomplete")
	case token[0] == '"' || token[0] == '\'', slices.Contains(markerVariables, token):
		return nil
	}
	return fmt.Errorf("unknown marker variable %s; put strings in quotes", shorten.ForMessage(token))
}

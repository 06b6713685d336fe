package runs

import (
	"strings"

	"github.com/settings-ls/settings-ls/internal/doc"
	"github.com/settings-ls/settings-ls/internal/lazyregexp"
	"github.com/settings-ls/settings-ls/internal/shorten"
	"github.com/settings-ls/settings-ls/validate/rule"
)

var numberReadAsText = &rule.Rule{
	ID:       "number-read-as-text",
	Severity: rule.Info,
	Added:    "0.1.0",
	Syntaxes: rule.OnlyYAML,
	Check: func(p *rule.Pass) {
		for at := range p.AllEntries() {
			value := at.Value.Resolve()
			if !value.IsString() || value.Style != doc.Plain || at.Block() != "parameters" || at.Depth() == 1 {
				continue
			}
			if number, ok := asNumber(value.Text); ok {
				at := at.Entry()
				p.ReportValue(at, "%s is read as a string, because a number with an exponent needs a point and a sign in YAML 1.1", shorten.ForMessage(value.Text)).
					Advise(p, at, rule.Advice{Action: rule.Write, Value: doc.NewNumber(number)})
			}
		}
	},
}

var scientific = lazyregexp.New(`^([-+]?)(\d*)(?:(\.)(\d*))?([eE])([-+]?)(\d+)$`)

// asNumber is the number that a text such as 3e-4 is meant as, written as PyYAML reads it: 3.0e-4
// (yaml/resolver.py, 6.0.2).
func asNumber(text string) (number string, ok bool) {
	m := scientific().FindStringSubmatch(text)
	if m == nil || m[2] == "" && m[4] == "" {
		return "", false
	}
	whole, fraction, sign := m[2], m[4], m[6]
	if fraction == "" {
		fraction = "0"
	}
	if sign == "" {
		sign = "+"
	}
	return strings.Join([]string{m[1], whole, ".", fraction, m[5], sign, m[7]}, ""), true
}

package runs

import (
	"strings"

	"github.com/settings-ls/settings-ls/internal/lazyregexp"
	"github.com/settings-ls/settings-ls/internal/shorten"
	"github.com/settings-ls/settings-ls/validate/rule"
)

var doubledBraces = &rule.Rule{
	ID:       "doubled-braces",
	Severity: rule.Warning,
	Added:    "0.1.0",
	Check: func(p *rule.Pass) {
		for name := range formattedNames(p) {
			reportDoubled(p, name)
		}
	},
}

// doubled matches a name in two pairs of braces, and what may be a third brace on each side.
var doubled = lazyregexp.New(`(\{?)\{\{[ \t]*(\w+)[ \t]*\}\}(\}?)`)

// reportDoubled reports placeholders in doubled braces.
func reportDoubled(p *rule.Pass, name formattedName) {
	if !strings.Contains(name.text, "{{") {
		return
	}
	at, first := name.at, ""
	fixed := doubled().ReplaceAllStringFunc(name.text, func(found string) string {
		parts := doubled().FindStringSubmatch(found)
		if parts[1] != "" || parts[3] != "" || !name.has(parts[2]) {
			return found
		}
		if first == "" {
			first = found
		}
		return "{" + parts[2] + "}"
	})
	if first == "" {
		return
	}
	p.ReportValue(at, "%s: ZenML does not replace %s; write %s", at.Name(), shorten.ForMessage(first), shorten.ForMessage(doubled().ReplaceAllString(first, "{$2}"))).
		AddFix(p.WriteFix(at, fixed))
}

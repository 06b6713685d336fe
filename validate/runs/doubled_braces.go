package runs

import (
	"regexp"
	"slices"

	"github.com/settings-ls/settings-ls/internal/shorten"
	"github.com/settings-ls/settings-ls/validate/rule"
)

var doubledBraces = &rule.Rule{
	ID:       "doubled-braces",
	Severity: rule.Warning,
	Added:    "0.1.0",
	Check: func(p *rule.Pass) {
		names := []string{"date", "time"}
		if substitutions, found := p.File.Doc.Root.Get("substitutions"); found {
			for _, entry := range substitutions.Value.Entries() {
				names = append(names, rule.KeyName(entry.Key))
			}
		}
		reportDoubled(p, names, "run_name")
		reportDoubled(p, names[:2], "model", "name")
		reportDoubled(p, names[:2], "model", "version")
		for _, step := range p.File.Run.Steps {
			reportDoubled(p, names[:2], "steps", step.Name, "model", "name")
			reportDoubled(p, names[:2], "steps", step.Name, "model", "version")
		}
	},
}

// doubled matches a name in two pairs of braces, and what may be a third brace on each side.
var doubled = regexp.MustCompile(`(\{?)\{\{[ \t]*(\w+)[ \t]*\}\}(\}?)`)

// reportDoubled reports placeholders in doubled braces in the text at a path.
func reportDoubled(p *rule.Pass, names []string, path ...string) {
	at, value, ok := text(p, path...)
	if !ok {
		return
	}
	first := ""
	fixed := doubled.ReplaceAllStringFunc(value.Text, func(found string) string {
		parts := doubled.FindStringSubmatch(found)
		if parts[1] != "" || parts[3] != "" || !slices.Contains(names, parts[2]) {
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
	p.ReportValue(at, "%s: ZenML does not replace %s; write %s", at.Name(), shorten.ForMessage(first), shorten.ForMessage(doubled.ReplaceAllString(first, "{$2}"))).
		AddFix(p.WriteFix(at, fixed))
}

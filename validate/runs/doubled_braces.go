package runs

import (
	"regexp"
	"slices"

	"github.com/settings-ls/settings-ls/internal/placeholder"
	"github.com/settings-ls/settings-ls/internal/shorten"
	"github.com/settings-ls/settings-ls/validate/rule"
)

var doubledBraces = &rule.Rule{
	ID:       "doubled-braces",
	Severity: rule.Warning,
	Added:    "0.1.0",
	Check: func(p *rule.Pass) {
		reportDoubled(p, placeholder.InRunName(p.File.Doc.Root), root(p), "run_name")
		reportModel(p, root(p))
		steps, _ := find(root(p), "steps")
		for _, step := range steps.Children() {
			reportModel(p, step)
		}
	},
}

// reportModel reports the names of the model of the pipeline or of a step.
func reportModel(p *rule.Pass, of rule.Entry) {
	reportDoubled(p, placeholder.InNames(), of, "model", "name")
	reportDoubled(p, placeholder.InNames(), of, "model", "version")
}

// doubled matches a name in two pairs of braces, and what may be a third brace on each side.
var doubled = regexp.MustCompile(`(\{?)\{\{[ \t]*(\w+)[ \t]*\}\}(\}?)`)

// reportDoubled reports placeholders in doubled braces in the text at a path below an entry.
func reportDoubled(p *rule.Pass, names []string, from rule.Entry, path ...string) {
	at, value, ok := findText(from, path...)
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

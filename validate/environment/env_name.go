package environment

import (
	"slices"
	"strings"

	"github.com/settings-ls/settings-ls/internal/dockerfile"
	"github.com/settings-ls/settings-ls/internal/runconfig"
	"github.com/settings-ls/settings-ls/internal/shorten"
	"github.com/settings-ls/settings-ls/validate/rule"
)

var envName = &rule.Rule{
	ID:       "env-name",
	Severity: rule.Warning,
	Added:    "0.1.0",
	Check: func(p *rule.Pass) {
		lists := rule.SeenLists{}
		for image := range p.BuiltImages() {
			if !lists.Add(image.Docker.Environment.V) {
				continue
			}
			seen := map[string]*runconfig.Item{}
			for _, item := range image.Docker.Environment.V {
				at := func() rule.Entry { return rule.EntryOf(item.Origin) }
				upper := strings.ToUpper(item.Name)
				other, twice := seen[upper]
				seen[upper] = &item
				switch {
				case breaksName(item.Name), strings.TrimSpace(item.Name) == "":
				case !dockerfile.IsVariableName(item.Name):
					p.ReportKey(at(), "%q is not a valid variable name; use letters, digits and _", shorten.ForMessage(item.Name))
				case slices.Contains(zenmlVariables, upper):
					p.ReportKey(at(), "%s has no effect: ZenML sets it after this line", upper)
				case twice && other.Name != item.Name:
					p.ReportKey(at(), "%s and %s are the same variable, because ZenML writes names in upper case; remove one", other.Name, item.Name).
						AddRelated(p.FirstLine(other.Key), "first set here")
				case upper != item.Name:
					p.ReportKey(at(), "%s becomes %s in the image; write %s", item.Name, upper, upper).WithSeverity(rule.Info).AddFix(p.RenameFix(at(), upper))
				}
			}
		}
	},
}

// zenmlVariables are those that ZenML writes after the variables of the settings.
var zenmlVariables = []string{"ZENML_CONFIG_PATH", "ZENML_ENABLE_REPO_INIT_WARNINGS"}

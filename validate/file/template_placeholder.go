package file

import (
	"strings"

	"github.com/settings-ls/settings-ls/internal/doc"
	"github.com/settings-ls/settings-ls/internal/lazyregexp"
	"github.com/settings-ls/settings-ls/internal/shorten"
	"github.com/settings-ls/settings-ls/schema"
	"github.com/settings-ls/settings-ls/validate/rule"
)

var templatePlaceholder = &rule.Rule{
	ID:         "template-placeholder",
	Severity:   rule.Warning,
	Tags:       []rule.Tag{rule.Unnecessary},
	Added:      "0.1.0",
	Syntaxes:   rule.OnlyYAML,
	Supersedes: []rule.ID{"wrong-type", "invalid-enum", "invalid-value", "coerced-value", "invalid-component-value", "invalid-image-reference", "invalid-user", "invalid-cache-mount", "parent-image-ignored", "fixed-run-name", "invalid-cron-expression"},
	Check: func(p *rule.Pass) {
		rejectedValues := valuesRejected(p.File.Problems)
		for walked := range p.AllEntries() {
			value := walked.Value.Resolve()
			if !value.IsString() {
				continue
			}
			rejected := rejectedValues[value]
			if !rejected && !(isGeneric(value.Text) && p.IsKnownKey(walked.Path())) || !annotation().MatchString(value.Text) {
				continue
			}
			at := walked.Entry()
			finding := p.ReportValue(at, "%s has the placeholder %q from ZenML's template; set a value or remove the key", at.Name(), shorten.ForMessage(value.Text))
			finding.AddFix(p.RemoveFix(at))
			if rejected {
				finding.WithSeverity(rule.Error)
			}
		}
	},
}

// TemplateGenerator writes the Python type of a field that has no value, see
// zenml/utils/pydantic_utils.py (0.98.0).
var (
	generic    = lazyregexp.New(`^(Annotated|Dict|List|Literal|Mapping|Optional|Sequence|Set|Tuple|Type|Union)\[.+\]$`)
	annotation = lazyregexp.New(`^([A-Z]\w*\[.+\]|bool|int|float|str|dict|list|datetime|timedelta|UUID|Any|NoneType|` +
		`ExecutionMode|PythonEnvironmentExportMethod|PythonPackageInstaller|SourceFileMode|SourceType|StepRuntime)$`)
)

// isGeneric reports whether a text may be a generic type. Nearly all texts have no bracket, and need no regular expression.
func isGeneric(text string) bool { return strings.HasSuffix(text, "]") && generic().MatchString(text) }

// valuesRejected are the values because of which ZenML rejects the file.
func valuesRejected(problems []schema.Problem) map[*doc.Node]bool {
	values := map[*doc.Node]bool{}
	for _, problem := range problems {
		if problem.Rejected && problem.Kind != schema.UnknownKey {
			values[problem.Value.Resolve()] = true
		}
	}
	return values
}

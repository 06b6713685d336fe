package keys

import (
	"fmt"

	"github.com/settings-ls/settings-ls/internal/doc"
	"github.com/settings-ls/settings-ls/internal/shorten"
	"github.com/settings-ls/settings-ls/schema"
	"github.com/settings-ls/settings-ls/validate/rule"
)

// invalidFormat and wrongTypeFormat are the messages about values: of the right type, and of another one.
const (
	invalidFormat   = "invalid %s %s: use %s"
	wrongTypeFormat = "%s must be %s, got %s"
)

// reportInvalid reports a value that ZenML does not accept, with what it accepts.
func reportInvalid(p *rule.Pass, at rule.Entry, problem schema.Problem) *rule.Finding {
	value := problem.Value.Resolve()
	switch {
	case problem.Expected.Constraint == schema.NeedsStart:
		return p.ReportValue(at, "%s never starts: set %s", at.Name(), problem.Want(p.Terms()))
	case problem.Expected.Constraint == schema.ReservedKey:
		return p.ReportValue(at, "%s is reserved for ZenML; remove it", at.Name())
	case problem.Expected.Constraint == schema.NeedsInitHook:
		return p.ReportKey(at, "%s needs on_init; set on_init to the function, or remove %s", at.Name(), at.Name())
	case problem.Expected.Constraint == schema.FunctionArguments && value != nil && value.Kind == doc.Mapping:
		return p.ReportValue(at, "the keys of %s must be strings", at.Name())
	case value == nil || value.Kind != doc.Scalar || value.IsNull() || rule.MayBeSecret(problem.Path):
		return p.ReportValue(at, wrongTypeFormat, at.Name(), expected(p, problem), described(p, problem))
	case value.Type == doc.TypeString:
		return p.ReportValue(at, invalidFormat, at.Name(), rule.QuotedChoice([]string{shorten.ForMessage(value.Text)}), expected(p, problem))
	}
	return p.ReportValue(at, invalidFormat, at.Name(), shorten.ForMessage(value.Text), expected(p, problem))
}

// expected describes what ZenML accepts.
func expected(p *rule.Pass, problem schema.Problem) string {
	if problem.Kind == schema.BadEnum {
		return rule.QuotedChoice(problem.Expected.Type.Enum())
	}
	return problem.Want(p.Terms())
}

// described describes the value of a problem: a number as Python reads it, and only the type of a value that may be a
// secret.
func described(p *rule.Pass, problem schema.Problem) string {
	value := problem.Value.Resolve()
	if value == nil || value.Kind != doc.Scalar {
		return problem.Got(p.Terms())
	}
	if value.IsNull() && value.Text == "" {
		return "an empty value"
	}
	if rule.MayBeSecret(problem.Path) {
		return problem.GotKind(p.Terms())
	}
	number := value.Type == doc.TypeInt || value.Type == doc.TypeFloat
	if printed, _ := value.PythonStr(100); number && printed != value.Text {
		return fmt.Sprintf("the number %s", shorten.ForMessage(printed))
	}
	return problem.Got(p.Terms())
}

package keys

import (
	"fmt"

	"github.com/settings-ls/settings-ls/internal/doc"
	"github.com/settings-ls/settings-ls/internal/shorten"
	"github.com/settings-ls/settings-ls/schema"
	"github.com/settings-ls/settings-ls/validate/rule"
)

// described says what stands at a problem's place: a number as Python reads it, and
// nothing of a value that may be a secret.
func described(problem schema.Problem) string {
	value := problem.Value.Resolve()
	if value == nil || value.Kind != doc.Scalar {
		return problem.Got()
	}
	if rule.Secretive(problem.Path) {
		return problem.GotKind()
	}
	number := value.Type == doc.TypeInt || value.Type == doc.TypeFloat
	if printed, _ := value.PythonStr(100); number && printed != value.Text {
		return fmt.Sprintf("the number %s", shorten.ForMessage(printed))
	}
	return problem.Got()
}

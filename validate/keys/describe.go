package keys

import (
	"fmt"
	"slices"
	"strings"

	"github.com/settings-ls/settings-ls/internal/doc"
	"github.com/settings-ls/settings-ls/internal/shorten"
	"github.com/settings-ls/settings-ls/schema"
)

// described says what stands at a problem's place: a number as Python reads it, and
// nothing of a value that may be a secret.
func described(problem schema.Problem) string {
	value := problem.Value.Resolve()
	if value == nil || value.Kind != doc.Scalar {
		return problem.Got()
	}
	if secretive(problem.Path) {
		return problem.GotKind()
	}
	number := value.Type == doc.TypeInt || value.Type == doc.TypeFloat
	if printed, _ := value.PythonStr(100); number && printed != value.Text {
		return fmt.Sprintf("the number %s", shorten.ForMessage(printed))
	}
	return problem.Got()
}

// secretive reports whether a path leads to a value that people hide.
func secretive(path []any) bool {
	return slices.ContainsFunc(path, func(part any) bool {
		name, _ := part.(string)
		return strings.HasSuffix(name, "environment") || name == "build_args" || name == "buildargs"
	})
}

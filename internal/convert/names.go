package convert

import (
	"strconv"
	"strings"

	"github.com/settings-ls/settings-ls/internal/lazyregexp"
	"github.com/settings-ls/settings-ls/internal/pydoc/format"
	"github.com/settings-ls/settings-ls/schema"
)

// names are the names that a module uses, and how many names start with each.
type names struct {
	release *schema.Release
	taken   map[string]bool
	numbers map[string]int
}

// newNames returns the names that cannot be given: those of builtins and imports that the module uses.
func newNames(release *schema.Release) names {
	n := names{release, map[string]bool{}, map[string]int{}}
	for _, name := range []string{"pipeline", "step", "set", "float", functionName} {
		n.taken[name] = true
	}
	return n
}

var notInNames = lazyregexp.New(`[^A-Za-z0-9_]+`)

// add returns a new name that is as similar as possible to the wanted one.
func (n names) add(wanted string) string {
	base := wanted
	if !format.IsIdentifier(wanted) {
		base = strings.Trim(notInNames().ReplaceAllString(wanted, "_"), "_")
	}
	if base == "" || '0' <= base[0] && base[0] <= '9' {
		base = "_" + base
	}
	name := base
	for !n.isFree(name) {
		n.numbers[base] = max(2, n.numbers[base]+1)
		name = base + "_" + strconv.Itoa(n.numbers[base])
	}
	n.taken[name] = true
	return name
}

// isFree reports whether a name is neither taken nor that of a class of settings.
func (n names) isFree(name string) bool {
	return format.IsIdentifier(name) && !n.taken[name] && !n.release.HasModel("zenml."+name)
}

package schema

import (
	"slices"
	"strings"

	"github.com/settings-ls/settings-ls/internal/doc"
)

// Configures reports whether a top-level key is an argument of Pipeline.configure, such as on_failure and merge. ZenML passes such keys on,
// although they are not fields of a run configuration.
func (r *Release) Configures(key string) bool { return slices.Contains(r.config.Configure, key) }

// checkHook checks a hook of the pipeline, which ZenML loads before the run starts, or the arguments of on_init
// (resolve_and_validate_hook in zenml/hooks/validation.py and Pipeline.configure, 0.98.0). Values that are false in Python are not used.
func (c *checker) checkHook(p *location, entries []doc.Field) {
	node := p.value.Resolve()
	if !strings.HasPrefix(keyText(p.key), "on_") || node.IsUnknown() || node.Damaged || !node.MayBeTrue() {
		return
	}
	constraint := NoConstraint
	switch keyText(p.key) {
	case "on_init_kwargs":
		constraint = initArgumentsConstraint(node, entries)
	default:
		if !isFunctionPath(node) {
			constraint = FunctionPath
		}
	}
	if constraint != NoConstraint {
		c.report(p, Problem{Kind: BadValue, Expected: Expected{Constraint: constraint}, Rejected: true})
	}
}

// initArgumentsConstraint returns the constraint that the arguments of on_init violate.
func initArgumentsConstraint(arguments *doc.Node, entries []doc.Field) Constraint {
	init, ok := findEntry(entries, "on_init")
	switch {
	case init.Value.IsUnknown():
	case !ok || !init.Value.MayBeTrue():
		return NeedsInitHook
	case arguments.Kind != doc.Mapping, slices.ContainsFunc(arguments.Entries(), func(e doc.Field) bool { return !isString(e.Key) }):
		return FunctionArguments
	}
	return NoConstraint
}

// isFunctionPath reports whether a value can be the import path of a function: Source.from_import_path in zenml/config/source.py drops
// what follows an @, and a path without a dot is a module.
func isFunctionPath(n *doc.Node) bool {
	if !n.IsString() {
		return false
	}
	if HasVariable(n.Text) {
		return true
	}
	path, _, _ := strings.Cut(n.Text, "@")
	parts := strings.Split(path, ".")
	return len(parts) > 1 && !slices.Contains(parts, "")
}

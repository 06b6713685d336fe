package preview

import (
	"slices"
	"strings"

	"github.com/settings-ls/settings-ls/internal/doc"
	"github.com/settings-ls/settings-ls/internal/runconfig"
)

// undecided are the unknown values that decide how an image comes about: whether the build is skipped, whether there is
// a Dockerfile of the project, and whether anything is installed or copied where nothing is for certain.
func (p *planner) undecided(d *runconfig.Docker) []runconfig.Origin {
	if !d.HasUnknown() {
		return nil
	}
	deciding := []string{"skip_build"}
	if !d.SkipBuild.V {
		deciding = append(deciding, "dockerfile")
	}
	if !d.SkipBuild.V && !p.file.NeedsGeneratedImage(d) {
		deciding = append(deciding, p.file.GeneratedImageSettings()...)
	}
	return distinct(d.Unknown(deciding...))
}

// distinct has of several settings that are one unknown value only the first.
func distinct(all []runconfig.Origin) []runconfig.Origin {
	return slices.CompactFunc(all, func(a, b runconfig.Origin) bool { return a.Node == b.Node })
}

// shown is a text, or the placeholder of an unknown value.
func shown(value *runconfig.Value[string]) string {
	if value.IsUnknown() {
		return value.Node.Placeholder()
	}
	return value.V
}

// holdsUnknown reports whether a setting is unknown or has an unknown value in it.
func holdsUnknown(origin runconfig.Origin) bool {
	return origin.IsSet() && nodeHoldsUnknown(origin.Node.Resolve())
}

// nodeHoldsUnknown follows no aliases: a value can contain itself.
func nodeHoldsUnknown(n *doc.Node) bool {
	if n == nil || n.Kind == doc.Unknown {
		return n != nil
	}
	return slices.ContainsFunc(n.Items, nodeHoldsUnknown) ||
		slices.ContainsFunc(n.Fields, func(f doc.Field) bool { return nodeHoldsUnknown(f.Value) })
}

// pathTexts formats the paths of settings.
func pathTexts(settings []runconfig.Origin) string {
	paths := make([]string, len(settings))
	for i, setting := range settings {
		paths[i] = pathText(setting.Path())
	}
	return strings.Join(paths, ", ")
}

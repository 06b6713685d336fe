package images

import (
	"github.com/settings-ls/settings-ls/internal/imagebuilder"
	"github.com/settings-ls/settings-ls/validate/rule"
)

// useBuildKit says how to build with BuildKit instead. The local image builder has the option since ZenML 0.92.
func useBuildKit(p *rule.Pass, builder imagebuilder.Builder) string {
	if builder.CanUseCommand && p.File.Options.Release.IsBetween("0.92.0", "") {
		return "set use_subprocess_call on the image builder"
	}
	return "use an image builder with BuildKit"
}

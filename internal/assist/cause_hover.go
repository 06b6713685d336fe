package assist

import (
	"strings"

	"github.com/settings-ls/settings-ls/internal/markdown"
	"github.com/settings-ls/settings-ls/internal/runconfig"
	"github.com/settings-ls/settings-ls/preview"
)

// CauseHover returns what causes a line of a Dockerfile, with the documentation of the first setting of the file. target returns the
// URI of a setting.
func CauseHover(f *runconfig.File, builds func() []preview.Build, cause preview.Cause, target func(runconfig.Origin) string) markdown.Markup {
	var causes []string
	var docs *HoverContent
	for _, origin := range cause.From {
		if !origin.IsSet() {
			continue
		}
		text := markdown.Sprintf("%s", preview.OriginText(f.Doc, origin))
		causes = append(causes, "["+string(text)+"](<"+target(origin)+">)")
		if at := origin.Place(f.Doc); docs == nil && at.Doc == f.Doc {
			docs = Hover(f, builds, at.Start)
		}
	}
	if cause.Reason != "" {
		causes = append(causes, string(markdown.Sprintf("%s", cause.Reason)))
	}
	if len(causes) == 0 {
		return "ZenML adds this line by default."
	}
	hover := markdown.Markup("From " + strings.Join(causes, ", "))
	if docs != nil {
		hover += "\n\n" + docs.Markdown
	}
	return hover
}

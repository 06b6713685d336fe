package analysis

import (
	"fmt"
	"path/filepath"

	"github.com/settings-ls/settings-ls/preview"
)

// ImageView returns what an editor shows of one of Builds, see preview.ImageView.
func (a *Analysis) ImageView(build preview.Build) []preview.Line {
	options := preview.FormatOptions{Plan: a.previewOptions(), Rejections: a.Rejections()}
	return preview.ImageView(a.File(), build, a.PlannedFor(), options)
}

// PlannedFor describes what Builds are planned for: the ZenML release and the stack, both with their origins.
func (a *Analysis) PlannedFor() string {
	release := a.Label()
	if folder := a.Folder(); folder.Release == a.release() && folder.Release.Version == folder.ZenML.Number {
		release = fmt.Sprintf("%s (%s)", release, folder.ZenML.Origin)
	}
	stack := a.Stack()
	switch {
	case stack.Err != nil:
		return fmt.Sprintf("%s, unknown stack (%v)", release, stack.Err)
	case stack.File != "":
		return fmt.Sprintf("%s, %s (%s)", release, stack.label(), filepath.Base(stack.File))
	}
	return release + ", " + stack.label()
}

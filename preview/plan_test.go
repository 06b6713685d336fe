package preview_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/settings-ls/settings-ls/internal/runconfig"
	"github.com/settings-ls/settings-ls/internal/yamldoc"
	"github.com/settings-ls/settings-ls/preview"
	"github.com/settings-ls/settings-ls/schema"
)

// TestPlanIsBounded: Dockerfiles are written up to the limit, and the other images say why they have none.
func TestPlanIsBounded(t *testing.T) {
	const n, most = 330, 100_000
	var b strings.Builder
	b.WriteString("settings:\n  docker:\n    environment:\n")
	for i := range n {
		fmt.Fprintf(&b, "      K%d: v\n", i)
	}
	b.WriteString("steps:\n")
	for i := range n {
		fmt.Fprintf(&b, "  s%d: {settings: {docker: {user: u%d}}}\n", i, i)
	}
	release, err := schema.Load(schema.Latest())
	if err != nil {
		t.Fatal(err)
	}
	file := runconfig.Read(yamldoc.Parse("run.yaml", []byte(b.String())), runconfig.ReadOptions{Release: release})
	lines, written, tooLarge := 0, 0, 0
	for _, build := range preview.Plan(file, preview.PlanOptions{}) {
		switch image := build.Image.(type) {
		case preview.GeneratedImage:
			written++
			lines += len(image.Dockerfile)
		case preview.TooLargeImage:
			tooLarge++
		case preview.UnchangedImage, preview.CustomImage, preview.UndecidedImage, preview.UnbuildableImage, preview.UnknownImage:
			t.Errorf("%T", image)
		}
	}
	if lines > most || written < n/2 || tooLarge == 0 || written+tooLarge != n+1 {
		t.Errorf("%d images with %d lines were written, %d were not", written, lines, tooLarge)
	}
}

package preview_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/settings-ls/settings-ls/internal/runconfig"
	"github.com/settings-ls/settings-ls/internal/yamldoc"
	"github.com/settings-ls/settings-ls/preview"
	"github.com/settings-ls/settings-ls/schema"
)

// TestInvalidInstructions: the images of a plan have the invalid instructions that their Dockerfiles have when parsed alone, even if an
// instruction continues on the next line.
func TestInvalidInstructions(t *testing.T) {
	settings := []string{
		`{}`, `{user: a b}`, `{environment: {A: it's}}`, `{environment: {A: "it's"}, user: a b}`, `{environment: {A: "x\ny"}}`, `{environment: {A: "x\nRUN y"}}`,
		`{environment: {"": x}}`, `{environment: {A: "\\"}}`, `{user: "a\\"}`, `{user: "# a"}`, `{apt_packages: ["a' <<EOF '"]}`, `{apt_packages: ["a' <<EOF\nEOF\n'"]}`,
		`{parent_image: a b c}`, `{parent_image: "a\n# escape=x"}`, `{environment: {A: ` + strings.Repeat("x", 1<<16) + `}}`,
	}
	var text strings.Builder
	text.WriteString("settings: {docker: {apt_packages: [git]}}\nsteps:\n")
	for i, s := range settings {
		fmt.Fprintf(&text, "  s%d: {settings: {docker: %s}}\n", i, s)
	}
	release, err := schema.Load(schema.Latest())
	if err != nil {
		t.Fatal(err)
	}
	file := runconfig.Read(yamldoc.Parse("run.yaml", []byte(text.String())), runconfig.ReadOptions{Release: release})
	invalid := 0
	for _, build := range preview.Plan(file, preview.PlanOptions{}) {
		generated, _ := build.Generated()
		got, want := generated.InvalidInstructions(), generated.Dockerfile.InvalidInstructions()
		if !slices.EqualFunc(got, want, func(a, b preview.InvalidInstruction) bool { return a.Text == b.Text && a.Message == b.Message }) {
			t.Errorf("step %s: got %v, want %v", build.Step, got, want)
		}
		if len(want) > 0 {
			invalid++
		}
	}
	if invalid < 8 {
		t.Errorf("%d images have invalid instructions", invalid)
	}
}

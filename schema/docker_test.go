package schema

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/txtar"

	"github.com/settings-ls/settings-ls/internal/txtartest"
)

// TestDockerRules lists what each image builder does, with one section for each release that differs from the previous one.
func TestDockerRules(t *testing.T) {
	const file = "../testdata/schema/builders.txtar"
	want, err := txtar.ParseFile(file)
	if err != nil {
		t.Fatal(err)
	}
	got := &txtar.Archive{Comment: want.Comment}
	for _, version := range slices.SortedFunc(slices.Values(changes("builder")), compareReleases) {
		got.Files = append(got.Files, txtar.File{Name: version, Data: []byte(writeRules(load(version).Docker))})
	}
	if *txtartest.Update {
		if err := os.WriteFile(file, txtar.Format(got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if diff := cmp.Diff(string(txtar.Format(want)), string(txtar.Format(got))); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
}

func writeRules(d DockerRules) string {
	var b strings.Builder
	for _, line := range d.Lines {
		fmt.Fprintf(&b, "%-30s %s\n", line.For, line.Text)
	}
	fmt.Fprintf(&b, "installer %s\n", d.Installer)
	for _, name := range sortedKeys(d.Installers) {
		fmt.Fprintf(&b, "%s: %+v\n", name, d.Installers[name])
	}
	for _, name := range sortedKeys(d.ExportCommands) {
		fmt.Fprintf(&b, "%s: %s\n", name, d.ExportCommands[name])
	}
	fmt.Fprintf(&b, "parent image %s, repository %s\n", d.ParentImage, d.Repository)
	fmt.Fprintf(&b, "intermediate tag %s, sanitized %v\n", d.IntermediateTag, d.SanitizesIntermediateTag)
	fmt.Fprintf(&b, "build needed by %s\n", strings.Join(d.BuildNeededBy, " "))
	fmt.Fprintf(&b, "requirements files %s\n", strings.Join(d.RequirementsFiles, " "))
	fmt.Fprintf(&b, "pyproject commands %q\n", d.PyprojectCommands)
	fmt.Fprintf(&b, "cache mount drops %v, build options of settings %v, detects requirements %v, lists skipped pipeline %v, checksum reads dockerfile %v\n",
		d.CacheMountDrops, d.BuildOptionsOfSettings, d.DetectsRequirements, d.ListsSkippedPipeline, d.ChecksumReadsDockerfile)
	return b.String()
}

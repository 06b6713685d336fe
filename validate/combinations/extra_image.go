package combinations

import (
	"encoding/json"
	"slices"
	"strconv"
	"strings"

	"github.com/settings-ls/settings-ls/internal/doc"
	"github.com/settings-ls/settings-ls/internal/runconfig"
	"github.com/settings-ls/settings-ls/preview"
	"github.com/settings-ls/settings-ls/validate/rule"
)

var extraImage = &rule.Rule{
	ID:       "extra-image",
	Severity: rule.Info,
	Added:    "0.1.0",
	Check: func(p *rule.Pass) {
		if !mayBeIdentical(p) {
			return
		}
		blocks := map[string]runconfig.DockerBlock{}
		for block := range p.File.DockerBlocks() {
			if block.Step != nil {
				blocks[block.Step.Name] = block
			}
		}
		first := map[string]preview.Build{}
		for _, build := range preview.Plan(p.File, preview.PlanOptions{PythonVersion: preview.PlaceholderPython}) {
			input, ok := dockerInput(build)
			if !ok {
				continue
			}
			other, seen := first[input]
			if !seen {
				first[input] = build
				continue
			}
			same := "the pipeline"
			if other.Step != "" {
				same = "step " + other.Step
			}
			block, inFile := blocks[build.Step]
			if !inFile {
				continue // its settings are in code
			}
			p.ReportKey(rule.BlockEntry(block),
				"step %s gets a separate image with the same Dockerfile as %s; use the same %s to share one image", build.Step, same,
				strings.Join(differences(build.Docker, other.Docker), ", "))
		}
	},
}

// invisible are settings that can differ without changing the image.
var invisible = []string{
	"allow_download_from_artifact_store", "allow_download_from_code_repository", "allow_including_files_in_images",
	"disable_automatic_requirements_detection", "install_deployment_requirements", "install_stack_requirements",
	"python_package_installer_args", "build_context_root", "parent_image_build_config", "source_files", "copy_files",
}

// mayBeIdentical reports whether a step sets only what may not change the image; only then are all images planned.
func mayBeIdentical(p *rule.Pass) bool {
	changesImage := func(f doc.Field) bool { return !slices.Contains(invisible, f.Key.Text) }
	for block := range p.File.DockerBlocks() {
		node := block.Node.Resolve()
		if block.Step != nil && len(node.Fields) > 0 && !slices.ContainsFunc(node.Fields, changesImage) {
			return true
		}
	}
	return false
}

// dockerInput is everything that a build passes to Docker, as one text; ok is false when some of it is not known or the
// build cannot start.
func dockerInput(build preview.Build) (text string, ok bool) {
	image, ok := build.Image.(preview.GeneratedImage)
	if !ok || image.Parent != nil || len(build.Docker.Unknown(invisible...)) > 0 {
		return "", false
	}
	d := build.Docker
	parts := []string{image.Dockerfile.String(), d.TargetRepository.V, d.ImageTag.V, strconv.FormatBool(d.PreventBuildReuse.V)}
	for _, file := range image.Files {
		parts = append(parts, file.Name, file.Content)
	}
	for _, option := range image.DockerArguments {
		parts = append(parts, option.Text)
	}
	return strings.Join(parts, "\x00"), true
}

// differences are the names of the settings that differ between two images, sorted.
func differences(a, b *runconfig.Docker) []string {
	values := func(d *runconfig.Docker) map[string]string {
		all := map[string]string{}
		for _, s := range d.Settings() {
			text, _ := json.Marshal(s.Value) // plain data
			all[s.Name] = string(text)
		}
		return all
	}
	one, two := values(a), values(b)
	var names []string
	for _, s := range append(a.Settings(), b.Settings()...) {
		if one[s.Name] != two[s.Name] && !slices.Contains(names, s.Name) {
			names = append(names, s.Name)
		}
	}
	slices.Sort(names)
	return names
}

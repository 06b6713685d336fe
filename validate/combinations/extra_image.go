package combinations

import (
	"encoding/json"
	"slices"
	"strings"

	"github.com/settings-ls/settings-ls/preview"
	"github.com/settings-ls/settings-ls/runconfig"
	"github.com/settings-ls/settings-ls/validate/rule"
)

var extraImage = &rule.Rule{
	ID:       "extra-image",
	Severity: rule.Info,
	Check: func(p *rule.Pass) {
		if !mayRepeat(p) {
			return
		}
		builds := preview.Plan(p.File, preview.Options{PythonVersion: preview.AnyPython})
		for i, build := range builds {
			for _, other := range builds[:i] {
				if block, ok := ownBlock(p, stepNamed(p, build.Step)); ok && sameImage(build, other) {
					of := "the pipeline"
					if other.Step != "" {
						of = "step " + other.Step
					}
					p.ReportKey(rule.Place{Path: block.Path, Key: block.Key, Value: block.Node},
						"an image of its own is built for step %s, although its Dockerfile is that of %s; only %s differs", build.Step, of,
						strings.Join(differences(build.Docker, other.Docker), ", "))
					break
				}
			}
		}
	},
}

// quiet are settings that can differ without a trace in the image.
var quiet = []string{
	"allow_download_from_artifact_store", "allow_download_from_code_repository", "allow_including_files_in_images",
	"disable_automatic_requirements_detection", "install_deployment_requirements", "install_stack_requirements",
	"python_package_installer_args", "build_context_root", "parent_image_build_config", "source_files", "copy_files",
}

// mayRepeat reports whether a step sets only what may leave no trace; only then all images are planned.
func mayRepeat(p *rule.Pass) bool {
	for block := range p.Blocks() {
		loud := func(s runconfig.Setting) bool { return !slices.Contains(quiet, s.Name) }
		if block.Step != nil && !slices.ContainsFunc(block.Docker.Settings(), loud) {
			return true
		}
	}
	return false
}

func stepNamed(p *rule.Pass, name string) *runconfig.Step {
	i := slices.IndexFunc(p.Run.Steps, func(s runconfig.Step) bool { return s.Name == name })
	if i < 0 {
		return nil
	}
	return &p.Run.Steps[i]
}

// sameImage reports whether Docker would be given the same.
func sameImage(a, b preview.Build) bool {
	if len(a.Problems)+len(b.Problems) > 0 || a.Layer == nil || b.Layer == nil || a.Step == "" || a.Parent != nil || b.Parent != nil {
		return false
	}
	contents := func(build preview.Build) string {
		text := build.Layer.Dockerfile.String()
		for _, file := range build.Layer.Files {
			text += "\x00" + file.Name + "\x00" + file.Content
		}
		for _, option := range build.Layer.Options {
			text += "\x00" + option.Text
		}
		d := build.Docker
		return text + "\x00" + d.TargetRepository.V + "\x00" + d.ImageTag.V
	}
	return contents(a) == contents(b) && a.Docker.PreventBuildReuse.V == b.Docker.PreventBuildReuse.V
}

// differences are the names of the settings that two images do not share, sorted.
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

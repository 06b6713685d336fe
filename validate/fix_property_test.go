package validate_test

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/settings-ls/settings-ls/internal/doc"
	"github.com/settings-ls/settings-ls/internal/runconfig"
	"github.com/settings-ls/settings-ls/internal/secret"
	"github.com/settings-ls/settings-ls/internal/stress/stride"
	"github.com/settings-ls/settings-ls/internal/yamldoc"
	"github.com/settings-ls/settings-ls/preview"
	"github.com/settings-ls/settings-ls/schema"
	"github.com/settings-ls/settings-ls/validate"
)

// TestFixProperties: for all texts with results of ZenML, and random ones, a first fix makes its
// finding go away and brings no new one, fixing twice changes nothing, and safe fixes
// leave what ZenML gets to see. One fix in 20 may be left out because the mistake has hidden
// another one that the fix does not have to remove: a package that is misspelled below skip_build, once it
// is spelt right, is one that is never installed.
func TestFixProperties(t *testing.T) {
	t.Parallel()
	paths, err := filepath.Glob("../testdata/zenml/cases/*.yaml")
	if err != nil || len(paths) == 0 {
		t.Fatal("no cases", err)
	}
	var texts [][]byte
	for _, path := range paths {
		text, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		texts = append(texts, text)
	}
	random := rand.New(rand.NewPCG(7, 98))
	for range 300 {
		texts = append(texts, []byte(randomRun(random)))
	}
	held := holdAll(t, texts)
	t.Logf("%d texts, %d of them with fixes: %d fixes, %d of them safe; %d would have brought a new finding",
		len(texts), held.result, held.fixes, held.safe, held.rejected)
	least := counts{fixes: 1000, safe: 100}
	if stride.Cases > 1 {
		least = counts{fixes: 100, safe: 1}
	}
	if held.fixes < least.fixes || held.safe < least.safe || held.rejected*20 > held.fixes {
		t.Errorf("too few fixes, or too many that bring new findings: %+v", held)
	}
}

type counts struct{ result, fixes, safe, rejected int }

// holdAll gives the releases their turns.
func holdAll(t *testing.T, texts [][]byte) (held counts) {
	versions := schema.Versions()
	for i := 0; i < len(texts); i += stride.Cases {
		release, err := schema.Load(versions[i%len(versions)])
		if err != nil {
			t.Fatal(err)
		}
		holdFixes(t, runconfig.Read(yamldoc.Parse("run.yaml", texts[i]), runconfig.ReadOptions{Release: release}), &held)
	}
	return held
}

func holdFixes(t *testing.T, file *runconfig.File, held *counts) {
	t.Helper()
	all := func(validate.Finding, validate.Fix) bool { return true }
	safe := func(_ validate.Finding, fix validate.Fix) bool { return fix.Safe }
	found := validate.Check(file, validate.Options{})
	for _, f := range found {
		if len(f.Fixes()) > 0 {
			only := func(g validate.Finding, _ validate.Fix) bool {
				return g.Rule == f.Rule && fmt.Sprint(g.Path) == fmt.Sprint(f.Path)
			}
			if result := validate.ApplyFixes(file, validate.Options{}, only); len(result.Fixed) == 0 {
				held.rejected++
				t.Logf("%q brings a new finding, or leaves %s in:\n%s", f.Fixes()[0].Title, f.Message, file.Doc.Source)
			}
		}
	}
	result := validate.ApplyFixes(file, validate.Options{}, all)
	if len(result.Fixed) > 0 {
		held.result++
	}
	if text, err := doc.ApplyExact(file.Doc.Source, result.Edits()); err != nil || string(text) != string(result.Doc.Source) {
		t.Errorf("the edits make another text (%v):\n%s\nthan\n%s", err, text, result.Doc.Source)
	}
	before := byRule(found)
	for rule, n := range byRule(result.Left) {
		if n > before[rule] {
			t.Errorf("fixes bring %s:\n%s\nto\n%s", rule, file.Doc.Source, result.Doc.Source)
		}
	}
	held.fixes += len(result.Fixed)
	if again := validate.ApplyFixes(result.File, validate.Options{}, all); len(again.Fixed) > 0 {
		t.Errorf("fixed twice, for %s:\n%s", again.Fixed[0].Message, file.Doc.Source)
	}
	unchanged := validate.ApplyFixes(file, validate.Options{}, safe)
	held.safe += len(unchanged.Fixed)
	if len(unchanged.Fixed) == 0 {
		return
	}
	if before, after := seen(t, file), seen(t, unchanged.File); before != after {
		t.Errorf("safe fixes change what ZenML sees:\n%s\nto\n%s\n\n%s\nto\n%s", file.Doc.Source, unchanged.Doc.Source, before, after)
	}
}

func byRule(found []validate.Finding) map[validate.ID]int {
	n := map[validate.ID]int{}
	for _, f := range found {
		n[f.Rule]++
	}
	return n
}

// seen is what ZenML makes of a file: the effective settings, and the image of each step. Which
// steps share one build is left out: a setting without effect, too, causes a separate build.
func seen(t *testing.T, file *runconfig.File) string {
	t.Helper()
	var b strings.Builder
	for _, f := range file.Problems {
		if f.Rejected {
			fmt.Fprintln(&b, "rejected:", f.Path)
		}
	}
	steps := []string{""}
	for _, step := range file.Run.Steps {
		steps = append(steps, step.Name)
	}
	for _, step := range steps {
		settings := yamldoc.Parse("", []byte(preview.EffectiveYAML(file.Doc, file.EffectiveDockerSettings(step), secret.NoMask, preview.OriginText))).Root
		settings.Fields = slices.DeleteFunc(settings.Fields, func(f doc.Field) bool { return idle(file, f.Key.Text) })
		value, _ := settings.PythonStr(100_000)
		fmt.Fprintln(&b, step, value)
	}
	builds := preview.Plan(file, preview.PlanOptions{PipelineName: "pipeline", PythonVersion: "3.11"})
	for _, step := range steps {
		build, _ := preview.BuildForStep(builds, step)
		text, err := build.DockerfileText()
		fmt.Fprintln(&b, step, len(build.Problems()), text, err)
	}
	return b.String()
}

// idle reports whether ZenML reads a docker setting and does nothing with it.
func idle(file *runconfig.File, name string) bool {
	field, _ := file.Options.Release.Field("settings", "docker", name)
	return field.Deprecation.Effect == schema.NoEffect
}

// pieces are lines of a docker block, many of them with a mistake.
var pieces = []string{
	"apt_packges: [git]", "apt_packages: git", "apt_packages:\n- git # vcs\n- 7\n", "parent_image: acme/base:3",
	"Parent-Image: 'acme/base:3'", "image_tag: 1.10", "skip_build: \"no\"", "skip_build: true # as it is", "skip_build: null",
	"platform: linux/amd64", "resources:\n  cpu_count: \"2\" # cores\n", "resources: {memory: 4GB}", "copy_files: false",
	"dockerignore: .dockerignore", "build_options: {platform: linux/amd64}", "build_config:\n  build_options:\n    shm_size: \"2048\"\n",
	"build_config: {dockerignor: x}", "environment: {MODE: 0755, ON: on, A: \"b\"}", "environment:\n  # first\n  VERSION: 1.10\n  TIME: 1:30 # odd\n",
	"requirements: [torch, 5]", "requirements: \"requirements.txt\"", "requirments: [pandas]", "required_integrations: [sklern, 'label-studio']",
	"required_integrations:", "python_package_installer: PIP", "python_package_installer: \"uvv\"", "user: nobody", "user: Optional[str]",
	"made_up: true", "made_up: [1,\n  2] # two lines\n", "source_files: download", "allow_including_files_in_images: false",
	"local_project_install_command: pip install .", "settings: {}", "parameters: {a: 1}", "cpu_count: 1", "target_repository: &repo acme", "image_tag: *repo",
	"user: \"nobody # no root", "apt_packages: [git, curl", "environment:\n  AT: @me\n  COLON: a: b\n", "\tuser: nobody", "environment: {A: 2024-13-45}",
}

// randomRun is a run configuration of one to three docker blocks, in block or flow style, with
// either line end.
func randomRun(random *rand.Rand) string {
	var b strings.Builder
	if random.IntN(3) == 0 {
		b.WriteString("enable_chace: \"yes\" # slow\n")
	}
	if random.IntN(3) > 0 {
		b.WriteString("settings:\n" + randomBlock(random, "  "))
	}
	if random.IntN(2) == 0 {
		b.WriteString("steps:\n  train:\n    settings:\n" + randomBlock(random, "      "))
		if random.IntN(2) == 0 {
			b.WriteString("    max_depth: 3\n    docker: {user: nobody}\n")
		}
	}
	text := b.String()
	if random.IntN(5) == 0 {
		text = strings.ReplaceAll(text, "\n", "\r\n")
	}
	return text
}

func randomBlock(random *rand.Rand, indent string) string {
	flow := random.IntN(4) == 0
	var lines, inline []string
	for range 1 + random.IntN(5) {
		piece := pieces[random.IntN(len(pieces))]
		if !strings.Contains(piece, "\n") && !strings.Contains(piece, "#") {
			inline = append(inline, piece)
		}
		for line := range strings.SplitSeq(strings.TrimSuffix(piece, "\n"), "\n") {
			lines = append(lines, indent+"  "+line)
		}
		if random.IntN(4) == 0 {
			lines = append(lines, indent+"  # a comment of its own")
		}
	}
	if flow {
		return indent + "docker: {" + strings.Join(inline, ", ") + "} # in braces\n"
	}
	return indent + "docker:\n" + strings.Join(lines, "\n") + "\n"
}

package validate_test

import (
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/settings-ls/settings-ls/internal/runconfig"
	"github.com/settings-ls/settings-ls/internal/yamldoc"
	"github.com/settings-ls/settings-ls/schema"
	"github.com/settings-ls/settings-ls/validate"
	"github.com/settings-ls/settings-ls/validate/rule"
)

var (
	kebabCase      = regexp.MustCompile(`^[a-z][a-z0-9]*(-[a-z0-9]+)+$`)
	releaseVersion = regexp.MustCompile(`^\d+\.\d+\.\d+$`)
)

func TestDeclarations(t *testing.T) {
	for _, r := range validate.Rules() {
		if !kebabCase.MatchString(string(r.ID)) {
			t.Errorf("%s: the ID is not in kebab-case", r.ID)
		}
		if r.Severity < validate.Error || r.Severity > validate.Hint {
			t.Errorf("%s: severity %s", r.ID, r.Severity)
		}
		for _, tag := range r.Tags {
			if strings.HasPrefix(tag.String(), "Tag(") {
				t.Errorf("%s: unknown tag %s", r.ID, tag)
			}
		}
		for _, other := range r.Supersedes {
			if _, ok := validate.RuleByID(other); !ok || other == r.ID {
				t.Errorf("%s supersedes %q, which is not another rule", r.ID, other)
			}
		}
		for _, name := range r.Presumes {
			if !slices.Contains(dockerSettings(), name) {
				t.Errorf("%s presumes %q, which is not a Docker setting", r.ID, name)
			}
		}
		for _, version := range []string{r.Since, r.Until} {
			if version != "" && !slices.Contains(schema.Versions(), version) {
				t.Errorf("%s: ZenML %q is not a known release", r.ID, version)
			}
		}
		if !releaseVersion.MatchString(r.Added) {
			t.Errorf("%s: Added is %q, not a version of settings-ls", r.ID, r.Added)
		}
	}
}

// dockerSettings are the names of the Docker settings of all releases.
var dockerSettings = sync.OnceValue(func() []string {
	var names []string
	for _, version := range schema.Versions() {
		release, err := schema.Load(version)
		if err != nil {
			panic(err) // a release of ours
		}
		for _, field := range release.Fields("settings", "docker") {
			names = append(names, field.Path[len(field.Path)-1])
		}
	}
	return names
})

// TestGeneratedImageSettings: the settings that decide whether an image is built are those of all releases.
func TestGeneratedImageSettings(t *testing.T) {
	for _, version := range schema.Versions() {
		release, err := schema.Load(version)
		if err != nil {
			t.Fatal(err)
		}
		file := runconfig.Read(yamldoc.Parse("run.yaml", nil), runconfig.ReadOptions{Release: release})
		for _, name := range file.GeneratedImageSettings() {
			if slices.Contains(dockerSettings(), name) && !slices.Contains(rule.GeneratedImageSettings, name) {
				t.Errorf("ZenML %s builds an image for %s, which rule.GeneratedImageSettings does not have", version, name)
			}
		}
	}
}

// Unused ignore comments are known when all other rules have run.
func TestUnusedIgnoreRunsLast(t *testing.T) {
	rules := validate.Rules()
	if last := rules[len(rules)-1].ID; last != "unused-ignore" {
		t.Errorf("the last rule is %s", last)
	}
}

package runconfig_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/settings-ls/settings-ls/internal/runconfig"
	"github.com/settings-ls/settings-ls/internal/yamldoc"
	"github.com/settings-ls/settings-ls/schema"
)

func latest(t testing.TB) *schema.Release {
	release, err := schema.Load(schema.Latest())
	if err != nil {
		t.Fatal(err)
	}
	return release
}

// TestBlocks lists the blocks as written, with their paths.
func TestBlocks(t *testing.T) {
	src := "settings:\n  docker:\n    user: a\nsteps:\n  one:\n    settings: {docker: {user: b}}\n  two:\n    settings: {docker: }\n"
	file := runconfig.Read(yamldoc.Parse("run.yaml", []byte(src)), runconfig.ReadOptions{Release: latest(t)})
	var got []string
	for block := range file.DockerBlocks() {
		line, _ := file.Doc.OffsetLineColumn(block.Key.Span.Start)
		got = append(got, fmt.Sprintf("%d %s %s", line, dotted(block.Path()), block.Docker.User.V))
	}
	want := "2 settings.docker a; 6 steps.one.settings.docker b"
	if joined := strings.Join(got, "; "); joined != want {
		t.Errorf("got %s, want %s", joined, want)
	}
}

// TestItems checks the items of a list and of a mapping.
func TestItems(t *testing.T) {
	src := "settings:\n  docker:\n    apt_packages: [git, &x curl, *x]\n    environment: {A: 1.10}\n"
	file := runconfig.Read(yamldoc.Parse("run.yaml", []byte(src)), runconfig.ReadOptions{Release: latest(t)})
	var got []string
	for _, item := range file.Run.Docker.AptPackages.V {
		got = append(got, fmt.Sprintf("%s at %s", item.Text(), dotted(item.Path())))
	}
	for _, item := range file.Run.Docker.Environment.V {
		printed, _ := item.Node.PythonStr(10)
		got = append(got, fmt.Sprintf("%s=%s%s at %s", item.Name, printed, item.Text(), dotted(item.Path())))
	}
	want := "git at settings.docker.apt_packages.0; curl at settings.docker.apt_packages.1; " +
		"curl at settings.docker.apt_packages.2; A=1.1 at settings.docker.environment.A"
	if joined := strings.Join(got, "; "); joined != want {
		t.Errorf("got %s, want %s", joined, want)
	}
}

// TestDefaults compares the settings of an empty file with the release's defaults.
func TestDefaults(t *testing.T) {
	for version, installer := range map[string]string{"0.75.0": "pip", "0.98.0": "uv"} {
		release, err := schema.Load(version)
		if err != nil {
			t.Fatal(err)
		}
		docker := runconfig.Read(yamldoc.Parse("run.yaml", nil), runconfig.ReadOptions{Release: release}).Run.Docker
		if got := docker.PythonPackageInstaller; got.V != installer || got.IsSet() || got.Path() != nil {
			t.Errorf("%s: the installer is %q at %v, want %q", version, got.V, got.Path(), installer)
		}
		if !docker.InstallStackRequirements.V || docker.SkipBuild.V || docker.AptPackages.V == nil {
			t.Errorf("%s: the defaults are %+v", version, docker)
		}
		if len(docker.DumpNonDefaults()) > 0 {
			t.Errorf("%s: the defaults differ from themselves in %v", version, docker.DumpNonDefaults())
		}
	}
}

// TestHostile reads deeply or infinitely nested files, and files that are not run configurations.
func TestHostile(t *testing.T) {
	bomb := "a0: &a0 {x: 1, y: 2}\n"
	for i := 1; i < 40; i++ {
		bomb += fmt.Sprintf("a%d: &a%d {x: *a%d, y: *a%d}\n", i, i, i-1, i-1)
	}
	other := strings.NewReplacer("a", "b", "&a", "&b", "*a", "*b").Replace(bomb)
	settings := func(pipeline, step string) string {
		return fmt.Sprintf("settings:\n  docker:\n    %s\nsteps:\n  s: {settings: {docker: {%s}}}\n", pipeline, step)
	}
	tests := map[string]string{
		"empty":           "",
		"a list":          "[settings]",
		"unfinished":      "settings:\n  docker:\n    environment: {A: ",
		"docker in steps": "steps: {docker: {settings: {docker: {environment: {A: {B: {C: 1}}}}}}}",
		"itself":          settings("&d\n    environment: &e {A: *e, B: *d}", "environment: &f {A: *f, B: *f}"),
		"itself twice":    settings("environment: &e {A: *e}", "environment: {A: {A: *e}}"),
		"bomb":            bomb + settings("environment: *a39", "environment: *a39"),
		"two bombs":       bomb + other + settings("environment: *a39", "environment: *b39"),
		"bomb of lists":   strings.NewReplacer("{x: ", "[", "y: ", "", "}", "]").Replace(bomb) + settings("environment: {A: *a39}", "build_config: {build_options: {x: *a39}}"),
		"deep":            settings("environment: {A: "+strings.Repeat("{A: ", 150)+"1"+strings.Repeat("}", 150)+"}", "environment: {A: {B: 1}}"),
	}
	variables := func(string) (string, bool) { return "${A}", true }
	for name, src := range tests {
		t.Run(name, func(t *testing.T) {
			for _, environment := range []func(string) (string, bool){nil, variables} {
				file := runconfig.Read(yamldoc.Parse("run.yaml", []byte(src)), runconfig.ReadOptions{Release: latest(t), Environment: environment})
				for effective := range file.EffectiveDockers() {
					effective.Docker.DumpNonDefaults()
					effective.Docker.Settings()
				}
			}
		})
	}
}

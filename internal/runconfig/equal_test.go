package runconfig_test

import (
	"errors"
	"io/fs"
	"testing"
	"testing/fstest"

	"github.com/settings-ls/settings-ls/internal/runconfig"
	"github.com/settings-ls/settings-ls/internal/safefile"
	"github.com/settings-ls/settings-ls/internal/yamldoc"
	"github.com/settings-ls/settings-ls/schema"
)

// blocks parses the settings of a pipeline and of its only step, both in flow style.
func blocks(t *testing.T, pipeline, step string) (file *runconfig.File, ofPipeline, ofStep *runconfig.Docker) {
	t.Helper()
	release, err := schema.Load("0.98.0")
	if err != nil {
		t.Fatal(err)
	}
	src := "settings: {docker: " + pipeline + "}\nsteps: {train: {settings: {docker: " + step + "}}}\n"
	file = runconfig.Read(yamldoc.Parse("run.yaml", []byte(src)), runconfig.ReadOptions{Release: release})
	for effective := range file.EffectiveDockers() {
		if effective.Step == nil {
			ofPipeline = effective.Docker
		} else {
			ofStep = effective.Docker
		}
	}
	return file, ofPipeline, ofStep
}

func TestEqual(t *testing.T) {
	tests := []struct {
		pipeline, step string
		want           bool
	}{
		{"{user: a}", "{}", true},
		{"{user: a}", "{user: a}", true},
		{"{user: a}", "{user: b}", false},
		{"{user: a}", "{user: null}", true},
		{"{}", "{apt_packages: []}", true},
		{"{apt_packages: [a, b]}", "{apt_packages: [b, a]}", false},
		{"{environment: {A: 1, B: x}}", "{environment: {B: x, A: true}}", true},
		{"{environment: {A: 1}}", "{environment: {A: '1'}}", false},
		{"{skip_build: true, parent_image: a}", "{skip_build: 'yes', parent_image: a}", true},
		{"{}", "{build_config: {}}", false},
		{"{build_config: {build_options: {buildargs: {A: 1}}}}", "{build_config: {build_options: {build_args: {A: 1}}}}", true},
		{"{build_config: {build_options: {platform: a}}}", "{build_config: {build_options: {platform: b}}}", false},
	}
	for _, test := range tests {
		_, pipeline, step := blocks(t, test.pipeline, test.step)
		if got := step.Equal(pipeline); got != test.want {
			t.Errorf("%s under %s: Equal is %v, want %v", test.step, test.pipeline, got, test.want)
		}
	}
}

func TestNeedsLayer(t *testing.T) {
	const off = "install_stack_requirements: false"
	tests := []struct {
		settings string
		want     bool
	}{
		{"{}", true},
		{"{" + off + "}", false},
		{"{" + off + ", runtime_environment: {A: 1}}", false},
		{"{" + off + ", environment: {A: 1}}", true},
		{"{" + off + ", requirements: []}", false},
		{"{" + off + ", requirements: [a]}", true},
		{"{" + off + ", replicate_local_python_environment: false}", false},
		{"{" + off + ", allow_download_from_artifact_store: false}", true},
		{"{" + off + ", local_project_install_command: pip install .}", true},
	}
	for _, test := range tests {
		file, docker, _ := blocks(t, test.settings, "{}")
		if got := file.NeedsGeneratedImage(docker); got != test.want {
			t.Errorf("%s: NeedsGeneratedImage is %v, want %v", test.settings, got, test.want)
		}
	}
}

func TestFilesOfSettings(t *testing.T) {
	file, _, _ := blocks(t, "{}", "{}")
	if _, err := file.Stat("a.txt"); !errors.Is(err, fs.ErrInvalid) {
		t.Errorf("no source root: %v", err)
	}
	file.Options.Root = fstest.MapFS{"a.txt": {Data: []byte("x\r\ny\rz\n")}}
	text, err := file.ReadText("./a.txt")
	if err != nil || text != "x\ny\nz\n" {
		t.Errorf("read %q, %v", text, err)
	}
	if _, err := file.Stat("b.txt"); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("missing file: %v", err)
	}
	file.Options.Root = fstest.MapFS{"large.txt": {Data: make([]byte, safefile.MaxSize+1)}}
	var tooLarge *safefile.TooLargeError
	if _, err := file.ReadText("large.txt"); !errors.As(err, &tooLarge) {
		t.Errorf("a large file: %v", err)
	}
	if _, err := file.ReadText("../a.txt"); !errors.Is(err, fs.ErrInvalid) {
		t.Errorf("file outside of the source root: %v", err)
	}
}

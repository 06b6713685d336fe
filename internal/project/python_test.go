package project

import (
	"os"
	"path/filepath"
	"testing"
)

func TestPythonVersion(t *testing.T) {
	tests := []struct {
		name, file, text string
		want             Version
	}{
		{"pyenv", ".python-version", "3.12.1\n", Version{"3.12", ".python-version", true}},
		{"uv", ".python-version", "cpython-3.10.4", Version{"3.10", ".python-version", true}},
		{"venv", ".venv/pyvenv.cfg", "home = /usr/bin\nversion = 3.9.18\n", Version{"3.9", ".venv", true}},
		{"virtualenv", ".venv/pyvenv.cfg", "version_info = 3.13.0.final.0\n", Version{"3.13", ".venv", true}},
		{"a name", ".python-version", "myproject\n", Version{Number: DefaultPython, Origin: "the default, since none was detected"}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			dir := t.TempDir()
			path := filepath.Join(dir, test.file)
			if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(path, []byte(test.text), 0o644); err != nil {
				t.Fatal(err)
			}
			if err := os.Mkdir(filepath.Join(dir, ".git"), 0o755); err != nil {
				t.Fatal(err)
			}
			if got := new(Finder).PythonVersion(dir); got != test.want {
				t.Errorf("got %v, want %v", got, test.want)
			}
		})
	}
}

package requirement_test

import (
	"testing"

	"github.com/settings-ls/settings-ls/internal/requirement"
)

func TestLocalOf(t *testing.T) {
	for line, want := range map[string]string{
		"-r more.txt":                        "more.txt",
		"-rmore.txt":                         "more.txt",
		"--requirement=../a/more.txt":        "../a/more.txt",
		"--requirement more.txt":             "more.txt",
		"-c constraints.txt":                 "constraints.txt",
		"--constraint constraints.txt":       "constraints.txt",
		"-e .":                               ".",
		"-e .[dev]":                          ".",
		"--editable ./libs/a#egg=a":          "./libs/a",
		"./wheels/a-1.whl":                   "./wheels/a-1.whl",
		"wheels/a-1.whl; python_version>'3'": "wheels/a-1.whl",
		"a @ file:./a.whl":                   "./a.whl",
		"a @ file:///opt/a.whl":              "",
		"/opt/a.whl":                         "",
		"-r https://example.com/a.txt":       "",
		"-r ${FILE}":                         "",
		"-e git+https://example.com/a#egg=a": "",
		"git+ssh://git@example.com/a":        "",
		"https://example.com/a.whl":          "",
		"--extra-index-url https://a.b":      "",
		"--no-binary :all:":                  "",
		"numpy==1.2":                         "",
		"numpy":                              "",
	} {
		if got, ok := requirement.LocalOf(line); got.Path != want || ok != (want != "") {
			t.Errorf("%q: %+v, want %q", line, got, want)
		}
	}
}

func TestLocalKind(t *testing.T) {
	for line, want := range map[string]requirement.LocalKind{
		"-r a.txt":           requirement.LocalRequirements,
		"--requirement=a":    requirement.LocalRequirements,
		"-ca.txt":            requirement.LocalConstraints,
		"--constraint a.txt": requirement.LocalConstraints,
		"-e .":               requirement.LocalPackage,
		"--editable=.":       requirement.LocalPackage,
		"./a.whl":            requirement.LocalPackage,
		"a @ file:a.whl":     requirement.LocalPackage,
	} {
		if got, ok := requirement.LocalOf(line); got.Kind != want || !ok {
			t.Errorf("%q: %+v", line, got)
		}
	}
}

func TestNeedsGit(t *testing.T) {
	for line, want := range map[string]bool{
		"git+https://example.com/a.git@v1":      true,
		"a @ git+https://example.com/a":         true,
		"a[b]@git+ssh://git@example.com/a":      true,
		"-e git+https://example.com/a#egg=a":    true,
		"https://example.com/git/a.tar.gz":      false,
		"gitpython==3":                          false,
		"a @ https://example.com/a.whl":         false,
		"--extra-index-url https://git.example": false,
	} {
		if got := requirement.NeedsGit(line); got != want {
			t.Errorf("%q: %t", line, got)
		}
	}
}

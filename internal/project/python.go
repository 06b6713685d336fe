package project

import (
	"regexp"
	"strings"

	"github.com/settings-ls/settings-ls/internal/safefile"
)

// AssumedPython is the Python that is taken where nothing tells which one a project uses.
const AssumedPython = "3.11"

// PythonVersion finds the Python, as major and minor version, that the pipelines below dir
// are started with. From dir upwards the first of .python-version and .venv counts, then
// VirtualEnv. The search ends at the git repository's top.
func (f *Finder) PythonVersion(dir string) Version {
	for at := f.open(dir); at != nil; at = at.parent {
		if number := minorVersion(firstLine(f.read(at, at.path, ".python-version"))); number != "" {
			return Version{number, ".python-version", true}
		}
		if number := pythonOf(f.read(at, at.path, ".venv/pyvenv.cfg")); number != "" {
			return Version{number, ".venv", true}
		}
		if at.git() {
			break
		}
	}
	if f.VirtualEnv != "" {
		if number := pythonOf(f.read(safefile.Root(f.VirtualEnv), f.VirtualEnv, "pyvenv.cfg")); number != "" {
			return Version{number, "the active Python environment", true}
		}
	}
	return Version{Number: AssumedPython, Origin: "assumed, since nothing says which"}
}

// pythonOf is the version that the pyvenv.cfg of a Python environment names
// (`version = 3.11.7`, and `version_info` where virtualenv or uv made it).
func pythonOf(config []byte) string {
	for line := range strings.Lines(string(config)) {
		key, value, _ := strings.Cut(line, "=")
		if key = strings.TrimSpace(key); key == "version" || key == "version_info" {
			return minorVersion(strings.TrimSpace(value))
		}
	}
	return ""
}

func firstLine(text []byte) string {
	line, _, _ := strings.Cut(string(text), "\n")
	return strings.TrimSpace(line)
}

// pythonNumber also takes what pyenv and uv write, such as "cpython-3.11.7" or "3.11".
var pythonNumber = regexp.MustCompile(`^(?:cpython[-@])?(3\.\d+)(?:\.|$)`)

func minorVersion(text string) string {
	if match := pythonNumber.FindStringSubmatch(text); match != nil {
		return match[1]
	}
	return ""
}

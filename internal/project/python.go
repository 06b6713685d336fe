package project

import (
	"strings"

	"github.com/settings-ls/settings-ls/internal/lazyregexp"
	"github.com/settings-ls/settings-ls/internal/safefile"
)

// DefaultPython is the default Python version if none is detected.
const DefaultPython = "3.11"

// PythonVersion returns the Python version, as major and minor version, that the pipelines below dir are started with: that of the
// nearest .python-version or .venv from dir upwards, else that of VirtualEnv. The search ends at the root of the git repository.
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
	return Version{Number: DefaultPython, Origin: "the default, since none was detected"}
}

// pythonOf returns the version in the pyvenv.cfg of a Python environment: the key version or, if it was created by virtualenv or uv,
// version_info.
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

// pythonNumber also matches the format of pyenv and uv, such as "cpython-3.11.7" or "3.11".
var pythonNumber = lazyregexp.New(`^(?:cpython[-@])?(3\.\d+)(?:\.|$)`)

func minorVersion(text string) string {
	if match := pythonNumber().FindStringSubmatch(text); match != nil {
		return match[1]
	}
	return ""
}

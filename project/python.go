package project

import (
	"bufio"
	"os"
	"path/filepath"
	"regexp"
	"strings"
)

// AssumedPython is the Python that is taken where nothing tells which one a project uses.
const AssumedPython = "3.11"

// PythonVersion finds the Python, as major and minor version, that the pipelines below dir
// are started with. From dir upwards the first of .python-version and .venv counts, then
// VirtualEnv. The search ends at the git repository's top.
func (f *Finder) PythonVersion(dir string) Version {
	for at := f.open(dir); at != nil; at = at.parent {
		if number := minorVersion(firstLine(filepath.Join(at.path, ".python-version"))); number != "" {
			return Version{number, ".python-version", true}
		}
		if number := pythonOf(filepath.Join(at.path, ".venv")); number != "" {
			return Version{number, ".venv", true}
		}
		if at.git {
			break
		}
	}
	if number := pythonOf(f.VirtualEnv); f.VirtualEnv != "" && number != "" {
		return Version{number, "the active Python environment", true}
	}
	return Version{Number: AssumedPython, Origin: "assumed, since nothing says which"}
}

// pythonOf is the version of a Python environment, which its pyvenv.cfg names
// (`version = 3.11.7`, and `version_info` where virtualenv or uv made it).
func pythonOf(environment string) string {
	file, err := os.Open(filepath.Join(environment, "pyvenv.cfg"))
	if err != nil {
		return ""
	}
	defer file.Close()
	lines := bufio.NewScanner(file)
	for lines.Scan() {
		key, value, _ := strings.Cut(lines.Text(), "=")
		if key = strings.TrimSpace(key); key == "version" || key == "version_info" {
			return minorVersion(strings.TrimSpace(value))
		}
	}
	return ""
}

func firstLine(path string) string {
	file, err := os.Open(path)
	if err != nil {
		return ""
	}
	defer file.Close()
	lines := bufio.NewScanner(file)
	lines.Scan()
	return strings.TrimSpace(lines.Text())
}

// pythonNumber also takes what pyenv and uv write, such as "cpython-3.11.7" or "3.11".
var pythonNumber = regexp.MustCompile(`^(?:cpython[-@])?(3\.\d+)(?:\.|$)`)

func minorVersion(text string) string {
	if match := pythonNumber.FindStringSubmatch(text); match != nil {
		return match[1]
	}
	return ""
}

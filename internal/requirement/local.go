package requirement

import (
	"strings"

	"github.com/settings-ls/settings-ls/internal/lazyregexp"
)

// LocalKind is what pip does with a local file or folder.
type LocalKind uint8

const (
	// LocalRequirements is another requirements file (-r).
	LocalRequirements LocalKind = iota
	// LocalConstraints is a constraints file (-c).
	LocalConstraints
	// LocalPackage is a package or project that is installed.
	LocalPackage
)

// Local is a file or folder on the machine that runs pip.
type Local struct {
	// Path is relative to the working directory or to the requirements file.
	Path string
	Kind LocalKind
}

// LocalOf returns the file or folder that pip opens for a requirements line, such as "-r more.txt", "-e ." and
// "./wheels/a.whl". ok is false for a line that names none, and for URLs, absolute paths and paths with variables.
func LocalOf(line string) (local Local, ok bool) {
	target := line
	local.Kind = LocalPackage
	switch kindOf(line) {
	case OptionLine:
		target, local.Kind = optionTarget(line)
	case PackageLine:
		if !strings.Contains(line, "@") { // has no URL
			return local, false
		}
		r, err := Parse(line)
		if err != nil {
			return local, false
		}
		target = r.URL
	case SourceLine:
		target, _, _ = strings.Cut(target, ";")
	}
	local.Path = RelativePath(target)
	return local, local.Path != ""
}

// RelativePath returns the relative path that an argument of pip names, such as ./wheels/a.whl or file:a.whl. It is "" for a URL,
// an absolute path and a path with variables.
func RelativePath(target string) string {
	target = strings.Trim(strings.TrimSpace(target), `"'`)
	if path, ok := strings.CutPrefix(target, "file:"); ok {
		target = path
	} else if urlScheme().MatchString(target) {
		return ""
	}
	if strings.HasPrefix(target, "/") || strings.HasPrefix(target, "~") || strings.HasPrefix(target, "git@") || strings.Contains(target, "$") {
		return ""
	}
	path, _, _ := strings.Cut(target, "#")
	if bracket := strings.LastIndexByte(path, '['); bracket > 0 && strings.HasSuffix(path, "]") {
		path = path[:bracket] // extras
	}
	return strings.TrimSpace(path)
}

var urlScheme = lazyregexp.New(`^[A-Za-z][A-Za-z0-9+.-]+:`)

// fileOption matches the options of a requirements file whose value can be a path (pip, SUPPORTED_OPTIONS).
var fileOption = lazyregexp.New(`^(?:(?:-r|-c|-e)\s*=?|--(?:requirement|constraint|editable)(?:\s+|=))\s*`)

// optionTarget returns the value of an option that names a requirements file, a constraints file or a project, or "".
func optionTarget(line string) (target string, kind LocalKind) {
	option := fileOption().FindString(line)
	if option == "" {
		return "", 0
	}
	switch strings.TrimLeft(option, "-")[0] {
	case 'c':
		kind = LocalConstraints
	case 'e':
		kind = LocalPackage
	}
	value := line[len(option):]
	if end := strings.IndexAny(value, " \t;"); end >= 0 && !strings.HasPrefix(value, `"`) && !strings.HasPrefix(value, `'`) {
		value = value[:end]
	}
	return value, kind
}

// NeedsGit reports whether pip runs git for a requirements line.
func NeedsGit(line string) bool {
	target := line
	switch kindOf(line) {
	case OptionLine:
		target, _ = optionTarget(line)
	case PackageLine:
		r, _ := Parse(line)
		target = r.URL
	case SourceLine:
	}
	return strings.HasPrefix(target, "git+")
}

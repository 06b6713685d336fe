package project

import (
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"github.com/pelletier/go-toml/v2"

	"github.com/settings-ls/settings-ls/internal/safefile"
)

// configFile is the file of a project's own.
const configFile = "settings-ls.toml"

// section is where a configuration stands in pyproject.toml.
const section = "tool.settings-ls"

// findConfig reads the nearest configuration from dir upwards: settings-ls.toml, or pyproject.toml with
// [tool.settings-ls]. Without one it is the zero value, as it is with an error. Errors name file, line and column.
func (f *Finder) findConfig(dir *folder) (Config, error) {
	for _, name := range []string{configFile, "pyproject.toml"} {
		path := filepath.Join(dir.path, name)
		text, err := safefile.ReadFrom(dir, name)
		switch {
		case err == nil:
			if c, found, err := ReadConfig(path, text, dir.boundary()); found || err != nil {
				return c, err
			}
		case absent(err), errors.Is(err, fs.ErrPermission):
		case name == configFile:
			return Config{}, fmt.Errorf("%s: %w", path, reason(err))
		default:
			f.skip(path, err)
		}
	}
	if dir.parent == nil {
		return Config{}, nil
	}
	return dir.parent.config()
}

// reason leaves out the operation and the name that errors of the file system begin with.
func reason(err error) error {
	var wrapped *fs.PathError
	if errors.As(err, &wrapped) {
		return wrapped.Err
	}
	return err
}

// ReadConfig reads the text of a configuration file. found is false for a pyproject.toml that has none, also
// when that is no TOML: that is not ours to say. A configuration is of the workspace, whose paths may not lead out of the boundary.
func ReadConfig(path string, text []byte, boundary safefile.Folder) (c Config, found bool, err error) {
	own := filepath.Base(path) == configFile
	var values map[string]any
	if err := readTOML(text, &values); err != nil {
		var at *toml.DecodeError
		switch {
		case !own:
			return c, false, nil
		case errors.As(err, &at):
			line, column := at.Position()
			return c, true, fmt.Errorf("%s:%d:%d: %v", path, line, column, err)
		}
		return c, true, fmt.Errorf("%s: %w", path, err)
	}
	header := ""
	if !own {
		tool, _ := values["tool"].(map[string]any)
		if values, found = tool["settings-ls"].(map[string]any); !found {
			return c, false, nil
		}
		header = section
	}
	c.Path = path
	for _, option := range slices.Sorted(maps.Keys(values)) {
		err := c.Set(option, values[option])
		if err == nil && option == "source-root" {
			err = c.staysInside(boundary)
		}
		if err != nil {
			line, column := whereIs(string(text), header, option)
			return Config{}, true, fmt.Errorf("%s:%d:%d: %w", path, line, column, err)
		}
	}
	return c, true, nil
}

// staysInside reports a source root outside of a folder, also by symbolic links: a stranger's repository is not to say which
// files of the machine are read.
func (c *Config) staysInside(boundary safefile.Folder) error {
	root := filepath.FromSlash(c.SourceRoot)
	relative := !filepath.IsAbs(root) && filepath.VolumeName(root) == "" && !strings.HasPrefix(root, string(filepath.Separator))
	if relative {
		at := filepath.Join(filepath.Dir(c.Path), root)
		for !isThere(at) && at != filepath.Dir(at) {
			at = filepath.Dir(at)
		}
		if boundary.Holds(at) {
			return nil
		}
	}
	return fmt.Errorf("invalid source-root %q: use a relative path that stays inside %s; only --source-root and an editor's settings may lead elsewhere", c.SourceRoot, boundary)
}

func isThere(path string) bool {
	_, err := os.Lstat(path)
	return err == nil
}

var tableHeader = regexp.MustCompile(`^\s*\[\s*([^\[\]]+?)\s*\]`)

// whereIs finds an option below a header ("" for the top), as line and column from 1: as a key, or as a table of
// its own.
func whereIs(text, header, option string) (line, column int) {
	below := strings.Trim(header+"."+option, ".")
	current := ""
	key := regexp.MustCompile(`^\s*["']?` + regexp.QuoteMeta(option) + `["']?\s*[.=]`)
	for i, content := range strings.Split(text, "\n") {
		if found := tableHeader.FindStringSubmatch(content); found != nil {
			current = strings.NewReplacer(`"`, "", " ", "").Replace(found[1])
			if current == below || strings.HasPrefix(current, below+".") {
				return i + 1, strings.Index(content, "[") + 1
			}
			continue
		}
		if current == header && key.MatchString(content) {
			return i + 1, len(content) - len(strings.TrimLeft(content, " \t")) + 1
		}
	}
	return 1, 1
}

package project

import (
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/pelletier/go-toml/v2"

	"github.com/settings-ls/settings-ls/internal/doc"
	"github.com/settings-ls/settings-ls/internal/safefile"
)

// configFile is the name of the configuration file.
const configFile = "settings-ls.toml"

// pyprojectFile has the configuration in a table.
const pyprojectFile = "pyproject.toml"

// findConfig reads the nearest configuration from dir upwards: settings-ls.toml, or pyproject.toml with [tool.settings-ls]. It
// returns the zero value if there is none, and with an error.
func (f *Finder) findConfig(dir *folder) (Config, *ConfigError) {
	if f.OnlyConfig != nil {
		return *f.OnlyConfig, nil
	}
	for _, name := range []string{configFile, pyprojectFile} {
		path := filepath.Join(dir.path, name)
		text, err := dir.ReadFile(name)
		switch {
		case err == nil:
			if c, found, err := ReadConfig(path, text, dir.boundary()); found || err != nil {
				return c, err
			}
		case isNotExist(err), errors.Is(err, fs.ErrPermission):
		case name == configFile:
			return Config{}, &ConfigError{Place: doc.NewPlainText(path, nil).Place(doc.Span{}), Err: safefile.Cause(err), Unreadable: true}
		default:
			f.skip(path, err)
		}
	}
	if dir.parent == nil {
		return Config{}, nil
	}
	return dir.parent.config()
}

// LoadConfig makes the text of a configuration file the configuration of all folders.
func (f *Finder) LoadConfig(path string, text []byte) *ConfigError {
	c, found, err := ReadConfig(path, text, f.open(filepath.Dir(path)).boundary())
	switch {
	case err != nil:
		return err
	case !found:
		return &ConfigError{Place: doc.NewPlainText(path, nil).Place(doc.Span{}), Err: errNoTable}
	}
	f.OnlyConfig = &c
	return nil
}

var errNoTable = errors.New("[tool.settings-ls] not found")

// ConfigError is an error in a configuration file.
type ConfigError struct {
	// Place extends to the end of a line. The name of its document is the path of the file; the document is empty if the file cannot be
	// read.
	Place doc.Place
	Err   error
	// Unreadable is true if the file cannot be read.
	Unreadable bool
}

// Error returns the error after the path, line and column.
func (e *ConfigError) Error() string {
	document := e.Place.Doc
	if len(document.Source) == 0 {
		return fmt.Sprintf("%s: %v", document.Name, e.Err)
	}
	line, column := document.OffsetLineColumn(e.Place.Start)
	return fmt.Sprintf("%s:%d:%d: %v", document.Name, line, column, e.Err)
}

// Unwrap returns the error without its position.
func (e *ConfigError) Unwrap() error { return e.Err }

// ReadConfig parses a configuration file. found is false for a pyproject.toml without configuration, and for one that is invalid
// TOML, which is not our concern. Paths in the configuration must be within the boundary.
func ReadConfig(path string, text []byte, boundary safefile.Root) (c Config, found bool, err *ConfigError) {
	own := filepath.Base(path) != pyprojectFile
	document := doc.NewPlainText(path, text)
	wrong := func(at int, err error) *ConfigError {
		return &ConfigError{Place: document.Place(doc.Span{Start: at, End: document.EditorLineAt(at).End}), Err: err}
	}
	var values map[string]any
	if err := readTOML(text, &values); err != nil {
		if !own {
			return c, false, nil
		}
		return c, true, wrong(offsetOf(document, err), err)
	}
	var table []any
	if !own {
		tool, _ := values["tool"].(map[string]any)
		if values, found = tool["settings-ls"].(map[string]any); !found {
			return c, false, nil
		}
		table = []any{"tool", "settings-ls"}
	}
	c.Path = path
	for _, option := range slices.Sorted(maps.Keys(values)) {
		err := c.set(option, values[option], filepath.Base(path))
		switch {
		case err != nil:
		case option == "source-root":
			err = c.checkSourceRoot(boundary)
		case option == "stack":
			err = c.checkInside(option, c.Stack, boundary)
		}
		if err != nil {
			return Config{}, true, wrong(offsetOfPath(text, slices.Concat(table, []any{option}, err.Path)), err)
		}
	}
	return c, true, nil
}

// offsetOf returns the position of an error of the TOML library; 0 if it has none.
func offsetOf(document *doc.Document, err error) int {
	var at *toml.DecodeError
	if !errors.As(err, &at) {
		return 0
	}
	line, column := at.Position()
	return document.PositionOffset(line-1, column-1, doc.UTF8)
}

// checkSourceRoot returns an error if the source root is not a folder, or outside of a boundary.
func (c *Config) checkSourceRoot(boundary safefile.Root) *OptionError {
	if err := c.checkInside("source-root", c.SourceRoot, boundary); err != nil {
		return err
	}
	at := filepath.Join(filepath.Dir(c.Path), filepath.FromSlash(c.SourceRoot))
	if info, err := os.Stat(at); err != nil || !info.IsDir() {
		return &OptionError{Option: "source-root", value: c.SourceRoot, allowed: "not a folder"}
	}
	return nil
}

// checkInside returns an error if a path in the configuration is outside of a boundary, including through symbolic links, since an
// untrusted repository must not decide which files of the machine are read.
func (c *Config) checkInside(option, path string, boundary safefile.Root) *OptionError {
	path = filepath.FromSlash(path)
	existing := filepath.Join(filepath.Dir(c.Path), path)
	for !pathExists(existing) && existing != filepath.Dir(existing) {
		existing = filepath.Dir(existing)
	}
	isRelative := !filepath.IsAbs(path) && filepath.VolumeName(path) == "" && !strings.HasPrefix(path, string(filepath.Separator))
	if isRelative && boundary.Contains(existing) {
		return nil
	}
	allowed := fmt.Sprintf("use a relative path that stays inside %s; only --%s and an editor's settings may lead elsewhere", boundary, option)
	return &OptionError{Option: option, value: filepath.ToSlash(path), allowed: allowed}
}

func pathExists(path string) bool {
	_, err := os.Lstat(path)
	return err == nil
}

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

	"github.com/settings-ls/settings-ls/internal/doc"
	"github.com/settings-ls/settings-ls/internal/safefile"
)

// configFile is the name of the configuration file.
const configFile = "settings-ls.toml"

// pyprojectTable is the table of the configuration in pyproject.toml.
const pyprojectTable = "tool.settings-ls"

// findConfig reads the nearest configuration from dir upwards: settings-ls.toml, or pyproject.toml with [tool.settings-ls]. It
// returns the zero value if there is none, and with an error.
func (f *Finder) findConfig(dir *folder) (Config, *ConfigError) {
	for _, name := range []string{configFile, "pyproject.toml"} {
		path := filepath.Join(dir.path, name)
		text, err := safefile.ReadFrom(dir, name)
		switch {
		case err == nil:
			if c, found, err := ReadConfig(path, text, dir.boundary()); found || err != nil {
				return c, err
			}
		case isNotExist(err), errors.Is(err, fs.ErrPermission):
		case name == configFile:
			return Config{}, &ConfigError{doc.PlainText(path, nil).Place(doc.Span{}), safefile.Cause(err)}
		default:
			f.skip(path, err)
		}
	}
	if dir.parent == nil {
		return Config{}, nil
	}
	return dir.parent.config()
}

// ConfigError is an error in a configuration file.
type ConfigError struct {
	// Place extends to the end of a line. The name of its document is the path of the file; the document is empty if the file cannot be
	// read.
	Place doc.Place
	Err   error
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
	own := filepath.Base(path) == configFile
	document := doc.PlainText(path, text)
	wrong := func(at int, err error) *ConfigError {
		return &ConfigError{document.Place(doc.Span{Start: at, End: document.EditorLineAt(at).End}), err}
	}
	var values map[string]any
	if err := readTOML(text, &values); err != nil {
		if !own {
			return c, false, nil
		}
		return c, true, wrong(offsetOf(document, err), err)
	}
	header := ""
	if !own {
		tool, _ := values["tool"].(map[string]any)
		if values, found = tool["settings-ls"].(map[string]any); !found {
			return c, false, nil
		}
		header = pyprojectTable
	}
	c.Path = path
	for _, option := range slices.Sorted(maps.Keys(values)) {
		err := c.Set(option, values[option], filepath.Base(path))
		if err == nil && option == "source-root" {
			err = c.checkSourceRoot(boundary)
		}
		if err != nil {
			return Config{}, true, wrong(offsetOfOption(string(text), header, option), err)
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

// checkSourceRoot returns an error if the source root is outside of a folder, including through symbolic links, since an untrusted
// repository must not decide which files of the machine are read.
func (c *Config) checkSourceRoot(boundary safefile.Root) error {
	root := filepath.FromSlash(c.SourceRoot)
	relative := !filepath.IsAbs(root) && filepath.VolumeName(root) == "" && !strings.HasPrefix(root, string(filepath.Separator))
	if relative {
		at := filepath.Join(filepath.Dir(c.Path), root)
		for !pathExists(at) && at != filepath.Dir(at) {
			at = filepath.Dir(at)
		}
		if boundary.Contains(at) {
			return nil
		}
	}
	return fmt.Errorf("invalid source-root %q: use a relative path that stays inside %s; only --source-root and an editor's settings may lead elsewhere", c.SourceRoot, boundary)
}

func pathExists(path string) bool {
	_, err := os.Lstat(path)
	return err == nil
}

var tableHeader = regexp.MustCompile(`^\s*\[\s*([^\[\]]+?)\s*\]`)

// offsetOfOption returns the offset of an option below a header ("" for the top level), written as a key or a table; 0 if it is not found.
func offsetOfOption(text, header, option string) int {
	below := strings.Trim(header+"."+option, ".")
	current := ""
	key := regexp.MustCompile(`^\s*["']?` + regexp.QuoteMeta(option) + `["']?\s*[.=]`)
	offset := 0
	for line := range strings.Lines(text) {
		if found := tableHeader.FindStringSubmatch(line); found != nil {
			current = strings.NewReplacer(`"`, "", " ", "").Replace(found[1])
			if current == below || strings.HasPrefix(current, below+".") {
				return offset + strings.Index(line, "[")
			}
		} else if current == header && key.MatchString(line) {
			return offset + len(line) - len(strings.TrimLeft(line, " \t"))
		}
		offset += len(line)
	}
	return 0
}

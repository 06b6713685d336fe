package project

import (
	"errors"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"github.com/pelletier/go-toml/v2"
)

// configFile is the file of a project's own.
const configFile = "settings-ls.toml"

// section is where a configuration stands in pyproject.toml.
const section = "tool.settings-ls"

// FindConfig reads the nearest configuration from dir upwards: settings-ls.toml, or pyproject.toml with
// [tool.settings-ls]. Without one it is the zero value. Errors name file, line and column.
func FindConfig(dir string) (Config, error) {
	dir, err := filepath.Abs(dir)
	if err != nil {
		return Config{}, err
	}
	for ; ; dir = filepath.Dir(dir) {
		for _, name := range []string{configFile, "pyproject.toml"} {
			path := filepath.Join(dir, name)
			text, err := os.ReadFile(path)
			if err != nil {
				continue
			}
			if c, found, err := ReadConfig(path, text); found || err != nil {
				return c, err
			}
		}
		if dir == filepath.Dir(dir) {
			return Config{}, nil
		}
	}
}

// ReadConfig reads the text of a configuration file. found is false for a pyproject.toml that has none, also
// when that is no TOML: that is not ours to say.
func ReadConfig(path string, text []byte) (c Config, found bool, err error) {
	own := filepath.Base(path) == configFile
	var values map[string]any
	if err := toml.Unmarshal(text, &values); err != nil {
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
		if err := c.Set(option, values[option]); err != nil {
			line, column := whereIs(string(text), header, option)
			return c, true, fmt.Errorf("%s:%d:%d: %w", path, line, column, err)
		}
	}
	return c, true, nil
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

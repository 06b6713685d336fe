package project

import (
	"fmt"
	"path/filepath"
	"slices"

	"github.com/bmatcuk/doublestar/v4"

	"github.com/settings-ls/settings-ls/schema/nearest"
)

// Config is what a project, or a person in an editor, has said of how files are judged. Its zero value says
// nothing.
type Config struct {
	// Path is the file that it stands in, "" for none.
	Path string

	ZenMLVersion, PythonVersion, SourceRoot string
	StackRequirements, StackAptPackages     []string
	BuildHost, TargetPlatform               string
	Select, Ignore                          []string
	Severity                                map[string]string
	PerFileIgnores                          map[string][]string
	Include, Exclude                        []string

	// said are the names of the options that it says.
	said []string
}

// Says reports whether it says an option.
func (c *Config) Says(option string) bool { return slices.Contains(c.said, option) }

// Value is what it says of an option, nil for nothing.
func (c *Config) Value(option string) any {
	if !c.Says(option) {
		return nil
	}
	switch field := c.field(option).(type) {
	case *string:
		return *field
	case *[]string:
		return *field
	case *map[string]string:
		return *field
	case *map[string][]string:
		return *field
	}
	return nil
}

// field is where an option is kept, nil for a name that is none.
func (c *Config) field(option string) any {
	return map[string]any{
		"zenml-version": &c.ZenMLVersion, "python-version": &c.PythonVersion, "source-root": &c.SourceRoot,
		"stack-requirements": &c.StackRequirements, "stack-apt-packages": &c.StackAptPackages,
		"build-host": &c.BuildHost, "target-platform": &c.TargetPlatform,
		"select": &c.Select, "ignore": &c.Ignore, "severity": &c.Severity, "per-file-ignores": &c.PerFileIgnores,
		"include": &c.Include, "exclude": &c.Exclude,
	}[option]
}

// Set takes the value of an option as TOML and JSON have it. Its errors begin with the option's name and say what
// would be right.
func (c *Config) Set(option string, value any) error {
	var ok bool
	var wanted string
	switch field := c.field(option).(type) {
	case *string:
		*field, ok = value.(string)
		wanted = "a string"
	case *[]string:
		*field, ok = texts(value)
		wanted = "a list of strings"
	case *map[string]string:
		*field, ok = table(value, func(v any) (string, bool) { text, ok := v.(string); return text, ok })
		wanted = "a table of strings"
	case *map[string][]string:
		*field, ok = table(value, texts)
		wanted = "a table of lists of strings"
	default:
		return unknown(option)
	}
	if !ok {
		return fmt.Errorf("%s wants %s", option, wanted)
	}
	c.said = append(c.said, option)
	return c.check(option)
}

func unknown(option string) error {
	if meant, near := nearest.To(option, OptionNames()); near {
		return fmt.Errorf("there is no option %q; did you mean %q?", option, meant)
	}
	return fmt.Errorf("there is no option %q", option)
}

// check judges values that only some texts are.
func (c *Config) check(option string) error {
	switch option {
	case "zenml-version":
		if c.ZenMLVersion != "" {
			return (&Surroundings{Version: c.ZenMLVersion}).Check()
		}
	case "severity":
		for rule, severity := range c.Severity {
			if !slices.Contains([]string{"error", "warning", "info", "hint"}, severity) {
				return fmt.Errorf("severity of %s is %q, not error, warning, info or hint", rule, severity)
			}
		}
	case "include", "exclude":
		for _, pattern := range slices.Concat(c.Include, c.Exclude) {
			if err := checkPattern(pattern); err != nil {
				return fmt.Errorf("%s: %w", option, err)
			}
		}
	case "per-file-ignores":
		for pattern := range c.PerFileIgnores {
			if err := checkPattern(pattern); err != nil {
				return fmt.Errorf("%s: %w", option, err)
			}
		}
	}
	return nil
}

// texts is a list of strings.
func texts(value any) ([]string, bool) {
	items, ok := value.([]any)
	list := []string{}
	for _, item := range items {
		text, isText := item.(string)
		ok = ok && isText
		list = append(list, text)
	}
	return list, ok
}

func table[T any](value any, read func(any) (T, bool)) (map[string]T, bool) {
	entries, ok := value.(map[string]any)
	made := map[string]T{}
	for name, entry := range entries {
		one, fits := read(entry)
		ok = ok && fits
		made[name] = one
	}
	return made, ok
}

// Over lays what another configuration says over this one, option by option.
func (c Config) Over(other Config) Config {
	for _, option := range c.said {
		if !other.Says(option) {
			other.said = append(slices.Clone(other.said), option)
		}
		switch from := c.field(option).(type) {
		case *string:
			*other.field(option).(*string) = *from
		case *[]string:
			*other.field(option).(*[]string) = *from
		case *map[string]string:
			*other.field(option).(*map[string]string) = *from
		case *map[string][]string:
			*other.field(option).(*map[string][]string) = *from
		}
	}
	return other
}

// IgnoredIn are the rules that are off in a file, all of `ignore` and those of the patterns that match.
func (c *Config) IgnoredIn(path string) []string {
	ignored := slices.Clone(c.Ignore)
	for pattern, rules := range c.PerFileIgnores {
		if c.matches([]string{pattern}, path) {
			ignored = append(ignored, rules...)
		}
	}
	slices.Sort(ignored)
	return ignored
}

// Includes and Excludes report whether a pattern of theirs matches a file.
func (c *Config) Includes(path string) bool { return c.matches(c.Include, path) }

// Excludes: see Includes.
func (c *Config) Excludes(path string) bool { return c.matches(c.Exclude, path) }

func (c *Config) matches(patterns []string, path string) bool {
	if c.Path == "" || len(patterns) == 0 {
		return false
	}
	absolute, err := filepath.Abs(path)
	if err != nil {
		return false
	}
	dir, err := filepath.Abs(filepath.Dir(c.Path))
	if err != nil {
		return false
	}
	within, err := filepath.Rel(dir, absolute)
	return err == nil && slices.ContainsFunc(patterns, func(pattern string) bool {
		matched, _ := doublestar.Match(pattern, filepath.ToSlash(within))
		return matched
	})
}

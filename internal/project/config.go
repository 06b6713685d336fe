package project

import (
	"maps"
	"path/filepath"
	"slices"
	"strings"

	"github.com/bmatcuk/doublestar/v4"
)

// Config has the options that are set by a configuration file, an editor or the flags of a command. The zero value has none.
type Config struct {
	// Path is the configuration file, or "".
	Path string

	ZenMLVersion, PythonVersion, SourceRoot string
	// Stack is the path of an exported stack.
	Stack, CodeRepository               string
	StackRequirements, StackAptPackages []string
	BuildHost, TargetPlatform           string
	Select, Ignore                      []string
	Severity                            map[string]string
	PerFileIgnores                      map[string][]string
	Include, Exclude                    []string

	// origins are the origins of the options that are set, by name.
	origins map[string]optionOrigin
}

// optionOrigin is where the value of an option comes from.
type optionOrigin struct {
	// label is how messages name it.
	label string
	// dir is the folder that patterns are relative to: that of the configuration file, or "" for the current folder.
	dir string
}

// IsSet reports whether an option is set.
func (c *Config) IsSet(option string) bool {
	_, ok := c.origins[option]
	return ok
}

// Origin returns where the value of an option comes from, such as "settings-ls.toml" or "--zenml-version"; "" for an option that is
// not set.
func (c *Config) Origin(option string) string { return c.origins[option].label }

// Value returns the value of an option, nil if it is not set.
func (c *Config) Value(option string) any {
	if !c.IsSet(option) {
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

// field returns a pointer to the value of an option, nil for an unknown option.
func (c *Config) field(option string) any {
	return map[string]any{
		"zenml-version": &c.ZenMLVersion, "python-version": &c.PythonVersion, "source-root": &c.SourceRoot,
		"stack": &c.Stack, "code-repository": &c.CodeRepository,
		"stack-requirements": &c.StackRequirements, "stack-apt-packages": &c.StackAptPackages,
		"build-host": &c.BuildHost, "target-platform": &c.TargetPlatform,
		"select": &c.Select, "ignore": &c.Ignore, "severity": &c.Severity, "per-file-ignores": &c.PerFileIgnores,
		"include": &c.Include, "exclude": &c.Exclude,
	}[option]
}

// Set sets an option to a value from TOML, JSON or flags; label is its origin, see Origin. An error is an *OptionError and does not change the option.
func (c *Config) Set(option string, value any, label string) error {
	if err := c.set(option, value, label); err != nil {
		return err
	}
	return nil
}

func (c *Config) set(option string, value any, label string) *OptionError {
	known, ok := configOption(option)
	if !ok {
		return &OptionError{Option: option, problem: unknownOption}
	}
	converted, err := known.convert(value)
	if err != nil {
		err.Option = option
		return err
	}
	switch field := c.field(option).(type) {
	case *string:
		*field = converted.(string)
	case *[]string:
		*field = converted.([]string)
	case *map[string]string:
		*field = converted.(map[string]string)
	case *map[string][]string:
		*field = converted.(map[string][]string)
	}
	c.origins = maps.Clone(c.origins)
	c.setOrigin(option, newOrigin(label, c.Path))
	return nil
}

func newOrigin(label, path string) optionOrigin {
	if path == "" {
		return optionOrigin{label: label}
	}
	return optionOrigin{label, filepath.Dir(path)}
}

func (c *Config) setOrigin(option string, from optionOrigin) {
	if c.origins == nil {
		c.origins = map[string]optionOrigin{}
	}
	c.origins[option] = from
}

// Override returns c with the options that it does not set taken from other.
func (c Config) Override(other Config) Config {
	other.origins = maps.Clone(other.origins)
	for option, origin := range c.origins {
		other.setOrigin(option, origin)
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

// IgnoredIn returns the rules that are disabled in a file: those of ignore and of the matching patterns in per-file-ignores.
func (c *Config) IgnoredIn(path string) []string {
	ignored := slices.Clone(c.Ignore)
	for pattern, rules := range c.PerFileIgnores {
		if c.matches("per-file-ignores", []string{pattern}, path) {
			ignored = append(ignored, rules...)
		}
	}
	slices.Sort(ignored)
	return ignored
}

// Includes reports whether a file matches the option include.
func (c *Config) Includes(path string) bool { return c.matches("include", c.Include, path) }

// Excludes reports whether a file matches the option exclude.
func (c *Config) Excludes(path string) bool { return c.matches("exclude", c.Exclude, path) }

// matches reports whether a pattern of an option matches a file.
func (c *Config) matches(option string, patterns []string, path string) bool {
	if len(patterns) == 0 {
		return false
	}
	absolute, err := filepath.Abs(path)
	if err != nil {
		return false
	}
	dir, err := filepath.Abs(c.origins[option].dir)
	if err != nil {
		return false
	}
	within, err := filepath.Rel(dir, absolute)
	return err == nil && slices.ContainsFunc(patterns, func(pattern string) bool {
		return matchesPath(pattern, filepath.ToSlash(within))
	})
}

// matchesPath reports whether a pattern matches a slash-separated path or, as in ruff's exclude, one of its parent folders.
func matchesPath(pattern, path string) bool {
	pattern = strings.TrimSuffix(pattern, "/")
	for end := range len(path) + 1 {
		if end < len(path) && path[end] != '/' {
			continue
		}
		if matched, _ := doublestar.Match(pattern, path[:end]); matched {
			return true
		}
	}
	return false
}

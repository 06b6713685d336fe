package project

import (
	"fmt"
	"maps"
	"path/filepath"
	"slices"
	"strings"

	"github.com/bmatcuk/doublestar/v4"

	"github.com/settings-ls/settings-ls/schema/nearest"
	"github.com/settings-ls/settings-ls/validate"
)

// Config are the options that a project, a person in an editor, or the flags of a command have set. The zero value
// has none.
type Config struct {
	// Path is the file that it was read from, "" for none.
	Path string

	ZenMLVersion, PythonVersion, SourceRoot string
	StackRequirements, StackAptPackages     []string
	BuildHost, TargetPlatform               string
	Select, Ignore                          []string
	Severity                                map[string]string
	PerFileIgnores                          map[string][]string
	Include, Exclude                        []string

	// origins are where the options that are set come from, by their names.
	origins map[string]string
}

// IsSet reports whether an option is set.
func (c *Config) IsSet(option string) bool {
	_, ok := c.origins[option]
	return ok
}

// Origin is where the value of an option comes from, as messages name it, such as "settings-ls.toml" or
// "--zenml-version"; "" for an option that is not set.
func (c *Config) Origin(option string) string { return c.origins[option] }

// Value is the value of an option, nil for one that is not set.
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

// Set sets an option to a value as TOML, JSON and flags have it. An error begins with the option's name, says what
// would be right, and leaves the option as it was.
func (c *Config) Set(option string, value any, origin string) error {
	changed := *c
	var ok bool
	var wanted string
	switch field := changed.field(option).(type) {
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
		return fmt.Errorf("%s must be %s", option, wanted)
	}
	if err := changed.check(option); err != nil {
		return err
	}
	changed.origins = maps.Clone(c.origins)
	changed.setOrigin(option, origin)
	*c = changed
	return nil
}

func (c *Config) setOrigin(option, origin string) {
	if c.origins == nil {
		c.origins = map[string]string{}
	}
	c.origins[option] = origin
}

func unknown(option string) error {
	if meant, near := nearest.To(option, OptionNames()); near {
		return fmt.Errorf("unknown option %q; did you mean %q?", option, meant)
	}
	return fmt.Errorf("unknown option %q", option)
}

// check reports a value of an option that has the right type and is not valid.
func (c *Config) check(option string) error {
	switch option {
	case "zenml-version":
		return checkVersion(option, c.ZenMLVersion)
	case "select":
		return checkRules(option, c.Select)
	case "ignore":
		return checkRules(option, c.Ignore)
	case "severity":
		return c.checkSeverity()
	case "include":
		return checkPatterns(option, c.Include)
	case "exclude":
		return checkPatterns(option, c.Exclude)
	case "per-file-ignores":
		for _, pattern := range sortedKeys(c.PerFileIgnores) {
			if err := checkRules(option, c.PerFileIgnores[pattern]); err != nil {
				return err
			}
		}
		return checkPatterns(option, sortedKeys(c.PerFileIgnores))
	}
	return nil
}

// checkVersion reports a release of ZenML older than all that are known, and a text that is not a version.
func checkVersion(option, version string) error {
	if _, ok := Known(version); !ok && version != "" {
		return fmt.Errorf("%s %w", option, &UnknownReleaseError{version})
	}
	return nil
}

func (c *Config) checkSeverity() error {
	for _, rule := range sortedKeys(c.Severity) {
		if _, ok := validate.ParseSeverity(c.Severity[rule]); !ok {
			return fmt.Errorf("severity: invalid severity %q of %s: use error, warning, info or hint", c.Severity[rule], rule)
		}
	}
	return checkRules("severity", sortedKeys(c.Severity))
}

// checkRules reports names that no rule and no group of rules has. Its error begins with the option that has them.
func checkRules(option string, names []string) error {
	known := validate.Names()
	for _, name := range names {
		if slices.Contains(known, name) {
			continue
		}
		if meant, near := nearest.To(name, known); near {
			return fmt.Errorf("%s: unknown rule %q; did you mean %q?", option, name, meant)
		}
		return fmt.Errorf("%s: unknown rule %q", option, name)
	}
	return nil
}

func checkPatterns(option string, patterns []string) error {
	for _, pattern := range patterns {
		if err := checkPattern(pattern); err != nil {
			return fmt.Errorf("%s: %w", option, err)
		}
	}
	return nil
}

// texts is a list of strings.
func texts(value any) ([]string, bool) {
	if list, ok := value.([]string); ok {
		return list, true
	}
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
	if made, ok := value.(map[string]T); ok {
		return made, true
	}
	entries, ok := value.(map[string]any)
	made := map[string]T{}
	for name, entry := range entries {
		one, fits := read(entry)
		ok = ok && fits
		made[name] = one
	}
	return made, ok
}

// Over is another configuration with the options that this one sets in the place of its own.
func (c Config) Over(other Config) Config {
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

// IgnoredIn are the rules that are disabled in a file, all of `ignore` and those of the patterns that match.
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
		return matchesPath(pattern, filepath.ToSlash(within))
	})
}

// matchesPath reports whether a pattern matches a slash-separated path or, as in ruff's `exclude`, a folder that it is in.
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

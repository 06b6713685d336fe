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

// Config has the options that are set by a configuration file, an editor or the flags of a command. The zero value has none.
type Config struct {
	// Path is the configuration file, or "".
	Path string

	ZenMLVersion, PythonVersion, SourceRoot string
	StackRequirements, StackAptPackages     []string
	BuildHost, TargetPlatform               string
	Select, Ignore                          []string
	Severity                                map[string]string
	PerFileIgnores                          map[string][]string
	Include, Exclude                        []string

	// origins are the origins of the options that are set, by name.
	origins map[string]string
}

// IsSet reports whether an option is set.
func (c *Config) IsSet(option string) bool {
	_, ok := c.origins[option]
	return ok
}

// Origin returns where the value of an option comes from, such as "settings-ls.toml" or "--zenml-version"; "" for an option that is
// not set.
func (c *Config) Origin(option string) string { return c.origins[option] }

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
		"stack-requirements": &c.StackRequirements, "stack-apt-packages": &c.StackAptPackages,
		"build-host": &c.BuildHost, "target-platform": &c.TargetPlatform,
		"select": &c.Select, "ignore": &c.Ignore, "severity": &c.Severity, "per-file-ignores": &c.PerFileIgnores,
		"include": &c.Include, "exclude": &c.Exclude,
	}[option]
}

// Set sets an option to a value from TOML, JSON or flags. An error starts with the name of the option and does not change the
// option.
func (c *Config) Set(option string, value any, origin string) error {
	changed := *c
	var ok bool
	var wanted string
	switch field := changed.field(option).(type) {
	case *string:
		*field, ok = value.(string)
		wanted = "a string"
	case *[]string:
		*field, ok = toStrings(value)
		wanted = "a list of strings"
	case *map[string]string:
		*field, ok = toTable(value, func(v any) (string, bool) { text, ok := v.(string); return text, ok })
		wanted = "a table of strings"
	case *map[string][]string:
		*field, ok = toTable(value, toStrings)
		wanted = "a table of lists of strings"
	default:
		return unknownOption(option)
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

func unknownOption(option string) error {
	if meant, near := nearest.To(option, ConfigOptionNames()); near {
		return fmt.Errorf("unknown option %q; did you mean %q?", option, meant)
	}
	return fmt.Errorf("unknown option %q", option)
}

// check returns an error if the value of an option has the right type but is invalid.
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

// checkVersion returns an error for a ZenML release older than all known ones, and for an invalid version.
func checkVersion(option, version string) error {
	if _, ok := NearestKnownRelease(version); !ok && version != "" {
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

// checkRules returns an error for names that are neither rules nor rule groups. It starts with the name of the option.
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

// toStrings converts a value to a list of strings.
func toStrings(value any) ([]string, bool) {
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

func toTable[T any](value any, read func(any) (T, bool)) (map[string]T, bool) {
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
		if c.matches([]string{pattern}, path) {
			ignored = append(ignored, rules...)
		}
	}
	slices.Sort(ignored)
	return ignored
}

// Includes reports whether a file matches the option include.
func (c *Config) Includes(path string) bool { return c.matches(c.Include, path) }

// Excludes reports whether a file matches the option exclude.
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

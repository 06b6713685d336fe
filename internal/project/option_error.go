package project

import (
	"fmt"
	"strings"

	"github.com/settings-ls/settings-ls/internal/shorten"
	"github.com/settings-ls/settings-ls/schema/nearest"
	"github.com/settings-ls/settings-ls/validate"
)

// OptionError is an unknown option or an invalid value of an option.
type OptionError struct {
	// Option is the name of the option, or of the flag that sets it.
	Option string
	// Path leads to the invalid part of the value; it has keys and zero-based indexes.
	Path []any

	problem optionProblem
	// value is the invalid text, or describes the value of the wrong type.
	value string
	// allowed says what is allowed instead.
	allowed string
}

type optionProblem uint8

const (
	invalidValue optionProblem = iota
	wrongType
	unknownRule
	unknownOption
)

// Error returns the message, which names the option.
func (e *OptionError) Error() string {
	switch e.problem {
	case wrongType:
		return fmt.Sprintf("%s must be %s, got %s", e.label(), e.allowed, e.value)
	case unknownRule:
		return fmt.Sprintf("%s: unknown rule %q; %s", e.Option, shorten.ForMessage(e.value), adviceForRule(e.value))
	case unknownOption:
		if meant, near := nearest.To(e.Option, ConfigOptionNames()); near {
			return fmt.Sprintf("unknown option %q; did you mean %q?", e.Option, meant)
		}
		return fmt.Sprintf("unknown option %q; options are %s", shorten.ForMessage(e.Option), strings.Join(ConfigOptionNames(), ", "))
	}
	key := ""
	if name, ok := e.key(); ok {
		key = " for " + shorten.ForMessage(name)
	}
	return fmt.Sprintf("invalid %s %q%s: %s", e.Option, shorten.ForMessage(e.value), key, e.allowed)
}

// key returns the name in a table that has the invalid value, unless the name itself is invalid.
func (e *OptionError) key() (name string, ok bool) {
	if len(e.Path) > 0 {
		name, ok = e.Path[0].(string)
	}
	return name, ok && name != e.value
}

// label names the invalid part of the value, such as select[1].
func (e *OptionError) label() string {
	label := e.Option
	for _, part := range e.Path {
		switch part := part.(type) {
		case int:
			label += fmt.Sprintf("[%d]", part)
		case string:
			label += "." + shorten.ForMessage(part)
		}
	}
	return label
}

// adviceForRule says which rule may be meant instead of an unknown one.
func adviceForRule(name string) string {
	const list = `run "settings-ls rules" to list all rules`
	if meant, near := nearest.To(name, validate.SelectorNames()); near {
		return fmt.Sprintf("did you mean %q? (%s)", meant, list)
	}
	return list
}

package main

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"github.com/settings-ls/settings-ls/schema/nearest"
)

// choice is the value of a flag that takes one of a few words.
type choice struct {
	value       *string
	placeholder string // for the value, in the help
	choices     []string
}

// flag defines a flag whose value is a choice, with its default, and completes it in the shell.
func (c choice) flag(command *cobra.Command, name, byDefault, usage string) {
	*c.value = byDefault
	command.Flags().Var(c, name, usage)
	complete(command, name, c.choices...)
}

func (c choice) String() string { return *c.value }

// Type is what the help shows for the value.
func (c choice) Type() string { return c.placeholder }

func (c choice) Set(text string) error {
	if !slices.Contains(c.choices, text) {
		return errors.New("expected one of: " + strings.Join(c.choices, ", "))
	}
	*c.value = text
	return nil
}

func colorFlag(command *cobra.Command, value *string) {
	choice{value, "WHEN", []string{"auto", "always", "never"}}.flag(command, "color", "auto", "When to color the output: auto, always or never")
	heading(command, outputHeading, "color")
}

// flagError rewords an error of parsing flags.
func flagError(command *cobra.Command, err error) error {
	var invalid *pflag.InvalidValueError
	var unknown *pflag.NotExistError
	switch {
	case errors.As(err, &invalid):
		return fmt.Errorf("invalid --%s %q; %w", invalid.GetFlag().Name, invalid.GetValue(), invalid.Unwrap())
	case errors.As(err, &unknown) && unknown.GetSpecifiedShortnames() == "":
		name := unknown.GetSpecifiedName()
		var known []string
		command.Flags().VisitAll(func(f *pflag.Flag) { known = append(known, f.Name) })
		if meant, near := nearest.To(name, known); near {
			return fmt.Errorf("unknown flag --%s; did you mean --%s?", name, meant)
		}
		return fmt.Errorf("unknown flag --%s", name)
	}
	return err
}

// exclusive reports the first two of the flags that are given together.
func exclusive(command *cobra.Command, names ...string) error {
	given := ""
	for _, name := range names {
		switch {
		case !command.Flags().Changed(name):
		case given != "":
			return fmt.Errorf("--%s cannot be used with --%s", given, name)
		default:
			given = name
		}
	}
	return nil
}

// oneArgument requires exactly one argument.
func oneArgument(name string) cobra.PositionalArgs {
	return func(command *cobra.Command, args []string) error {
		if len(args) == 0 {
			return fmt.Errorf("missing argument %s", name)
		}
		return atMostOneArgument(command, args)
	}
}

func atMostOneArgument(_ *cobra.Command, args []string) error {
	if len(args) > 1 {
		return fmt.Errorf("unexpected argument %q", args[1])
	}
	return nil
}

func noArguments(_ *cobra.Command, args []string) error {
	if len(args) > 0 {
		return fmt.Errorf("unexpected argument %q", args[0])
	}
	return nil
}

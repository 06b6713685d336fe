package main

import (
	"slices"

	"github.com/spf13/cobra"

	"github.com/settings-ls/settings-ls/schema"
)

// complete sets the values that the shell completes for a flag.
func complete(command *cobra.Command, flag string, values ...string) {
	must(command.RegisterFlagCompletionFunc(flag, cobra.FixedCompletions(values, cobra.ShellCompDirectiveNoFileComp)))
}

// completeVersions completes the known releases, newest first.
func completeVersions(command *cobra.Command) {
	must(command.RegisterFlagCompletionFunc("zenml-version", func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
		versions := slices.Clone(schema.Versions())
		slices.Reverse(versions)
		return versions, cobra.ShellCompDirectiveNoFileComp | cobra.ShellCompDirectiveKeepOrder
	}))
}

// must panics for an error that only a misspelled flag name can cause.
func must(err error) {
	if err != nil {
		panic(err)
	}
}

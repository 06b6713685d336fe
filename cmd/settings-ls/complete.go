package main

import (
	"slices"

	"github.com/spf13/cobra"

	"github.com/settings-ls/settings-ls/schema"
)

// complete tells the shell which values a flag takes.
func complete(command *cobra.Command, flag string, values ...string) {
	must(command.RegisterFlagCompletionFunc(flag, cobra.FixedCompletions(values, cobra.ShellCompDirectiveNoFileComp)))
}

// completeVersions offers the known releases, newest first.
func completeVersions(command *cobra.Command) {
	must(command.RegisterFlagCompletionFunc("zenml-version", func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
		versions := slices.Clone(schema.Versions())
		slices.Reverse(versions)
		return versions, cobra.ShellCompDirectiveNoFileComp | cobra.ShellCompDirectiveKeepOrder
	}))
}

// must is for what only a misspelt flag name could cause.
func must(err error) {
	if err != nil {
		panic(err)
	}
}

package lsp

import (
	"maps"
	"slices"

	"github.com/settings-ls/settings-ls/internal/runconfig"
	"github.com/settings-ls/settings-ls/validate"
)

// WithCheck gives options with another check of files.
func (o Options) WithCheck(check func(*runconfig.File, validate.Options) []validate.Finding) Options {
	o.check = check
	return o
}

// Methods are the requests and the notifications that the server knows.
func Methods() (requests, notifications []string) {
	return slices.Sorted(maps.Keys(requestParams)), slices.Sorted(maps.Keys(notificationParams))
}

// CommandNames are the commands of workspace/executeCommand.
func CommandNames() []string { return commandNames() }

package lsp

import (
	"maps"
	"slices"

	"github.com/settings-ls/settings-ls/internal/runconfig"
	"github.com/settings-ls/settings-ls/validate"
)

// WithCheck returns options with a replacement for validate.Check.
func (o Options) WithCheck(check func(*runconfig.File, validate.Options) []validate.Finding) Options {
	o.check = check
	return o
}

// WithPause returns options with a replacement for the timer of typing.
func (o Options) WithPause(afterPause func(run func())) Options {
	o.afterPause = afterPause
	return o
}

// WithTemporaryFolder returns options with a replacement for the folder of documents that the client shows as files.
func (o Options) WithTemporaryFolder(temporaryFolder func() (string, error)) Options {
	o.temporaryFolder = temporaryFolder
	return o
}

// Methods returns the supported requests and notifications.
func Methods() (requests, notifications []string) {
	return slices.Sorted(maps.Keys(requestParams())), slices.Sorted(maps.Keys(notificationParams()))
}

// CommandNames returns the commands of workspace/executeCommand.
func CommandNames() []string { return commandNames() }

// ReadSettings decodes editor settings and returns the errors.
func ReadSettings(text []byte) []error { return new(settings).read(text) }

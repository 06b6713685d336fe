package lsp

import (
	"github.com/settings-ls/settings-ls/internal/runconfig"
	"github.com/settings-ls/settings-ls/validate"
)

// WithCheck gives options with another check of files.
func (o Options) WithCheck(check func(*runconfig.File, validate.Options) []validate.Finding) Options {
	o.check = check
	return o
}

package python

import (
	"errors"
	"io/fs"
	"path"
	"slices"

	"github.com/settings-ls/settings-ls/internal/doc"
	"github.com/settings-ls/settings-ls/internal/runconfig"
	"github.com/settings-ls/settings-ls/internal/shorten"
	"github.com/settings-ls/settings-ls/schema"
	"github.com/settings-ls/settings-ls/validate/rule"
)

var configFileNotFound = &rule.Rule{
	ID:            "config-file-not-found",
	Severity:      rule.Error,
	Added:         "0.1.0",
	Syntaxes:      rule.OnlyPython,
	ChecksModules: true,
	Check: func(p *rule.Pass) {
		if p.File.Options.Root == nil {
			return
		}
		for _, call := range p.File.Doc.Calls {
			field, ok := call.Keywords.Get("config_path")
			if !ok || classOf(call) != "" {
				continue
			}
			name := field.Value.Resolve()
			if name == nil || name.Kind != doc.Scalar || name.Type != doc.TypeString || !isMissing(p, name.Text) {
				continue
			}
			p.ReportValue(rule.Entry{Key: field.Key, Value: field.Value}, "config_path: %s not found in the source root", shorten.ForMessage(name.Text)).
				WithSeverity(severity(p, call))
		}
	},
}

// isMissing reports whether there is no file with a name in the source root, or in a folder between it and the module: the
// name is relative to the working directory of the run.
func isMissing(p *rule.Pass, name string) bool {
	if _, err := p.File.Stat(name); !errors.Is(err, fs.ErrNotExist) || schema.HasVariable(name) {
		return false
	}
	return !slices.ContainsFunc(p.File.Options.InnerFolders, func(folder runconfig.InnerFolder) bool {
		_, err := fs.Stat(folder, path.Clean(name))
		return err == nil
	})
}

// severity is lower where the run may be started in another folder, and where the call may never run.
func severity(p *rule.Pass, call doc.Call) rule.Severity {
	switch {
	case call.Runs == doc.WhenCalled:
		return rule.Info
	case p.File.Options.RootCertainty == runconfig.RootAssumed:
		return rule.Warning
	}
	return rule.Error
}

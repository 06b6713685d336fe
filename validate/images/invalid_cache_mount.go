package images

import (
	"fmt"
	"slices"
	"strings"

	"github.com/settings-ls/settings-ls/internal/shorten"
	"github.com/settings-ls/settings-ls/preview"
	"github.com/settings-ls/settings-ls/schema"
	"github.com/settings-ls/settings-ls/validate/rule"
)

var invalidCacheMount = &rule.Rule{
	ID:         "invalid-cache-mount",
	Supersedes: []rule.ID{"dockerfile-syntax"},
	Severity:   rule.Error,
	Added:      "0.1.0",
	Check: func(p *rule.Pass) {
		for e := range p.BuiltImages() {
			mount := e.Docker.PythonPackageInstallerCacheMount
			if mount.V == "" || schema.HasVariable(mount.V) || !p.File.MayInstallPackages(e.Docker) {
				continue
			}
			if fault := mountFault(mount.V); fault != "" {
				finding := p.ReportValue(rule.EntryOf(mount.Origin), "invalid python_package_installer_cache_mount: %s", fault)
				if !e.Docker.ListsPackages() && e.Docker.LocalProjectInstallCommand.V == "" && !mayRequirePackages(p.Options.Stack) {
					finding.WithSeverity(rule.Warning) // the Dockerfile contains it only if the code repository has requirements
				}
			} else if mountsContext(mount.V) {
				p.ReportValue(rule.EntryOf(mount.Origin), "python_package_installer_cache_mount has no type, so it mounts the build context read-only; add type=cache").
					WithSeverity(rule.Warning)
			}
		}
	},
}

// mayRequirePackages reports whether a stack has requirements, as far as they are known.
func mayRequirePackages(stack preview.Stack) bool { return !stack.Known || len(stack.Requirements) > 0 }

// mountsContext reports whether a mount has neither a type nor a source, so that it is the build context, which cannot be written.
func mountsContext(text string) bool {
	for _, field := range strings.Split(text, ",") {
		name, _, _ := strings.Cut(field, "=")
		switch strings.ToLower(strings.TrimSpace(name)) {
		case "type", "from", "source", "src", "rw", "readwrite":
			return false
		}
	}
	return true
}

// mountFields are the fields of a mount.
var mountFields = []string{
	"type", "target", "dst", "destination", "id", "sharing", "from", "source", "src", "mode", "uid", "gid", "ro", "readonly",
	"rw", "readwrite", "required", "env", "size",
}

var mountTypes = []string{"cache", "bind", "tmpfs", "secret", "ssh"}

// mountFault describes what is wrong with a mount; "" for nothing.
func mountFault(text string) string {
	for _, field := range strings.Split(text, ",") {
		name, value, _ := strings.Cut(field, "=")
		switch name = strings.ToLower(strings.TrimSpace(name)); {
		case !slices.Contains(mountFields, name):
			return fmt.Sprintf("unknown field %q; write a list of fields such as type=cache,target=/root/.cache/pip", shorten.ForMessage(field))
		case name == "type" && !slices.Contains(mountTypes, value):
			return fmt.Sprintf("unknown type %q; use %s", shorten.ForMessage(value), rule.QuotedChoice(mountTypes))
		}
	}
	return ""
}

package packages

import (
	"slices"
	"strings"
)

// installer is a package installer whose options are known.
type installer struct {
	name    string
	options []string
	// abbreviates says that the installer accepts the start of an option if no other option starts so.
	abbreviates bool
}

// installers are the package installers of ZenML by their name in python_package_installer.
var installers = map[string]installer{
	"pip": {"pip", pipOptions, true}, // Python's optparse
	"uv":  {"uv", uvOptions, false},
}

// accepts reports whether an installer has an option. If the option is an abbreviation, meant are the options that start so: more than one is
// not accepted.
func (i installer) accepts(option string) (accepted bool, meant []string) {
	if slices.Contains(i.options, option) {
		return true, nil
	}
	if !i.abbreviates || option == "" {
		return false, nil
	}
	for _, known := range i.options {
		if strings.HasPrefix(known, option) {
			meant = append(meant, known)
		}
	}
	return len(meant) == 1, meant
}

// pipOptions are the long options of "pip install", of pip 22.3, 23.2, 25.3 and 26.3 together.
var pipOptions = []string{
	"abi", "all-releases", "break-system-packages", "build-constraint", "cache-dir", "cert", "check-build-dependencies",
	"client-cert", "compile", "config-settings", "constraint", "debug", "default-timeout", "disable-pip-version-check",
	"dry-run", "editable", "exists-action", "extra-index-url", "find-links", "force-reinstall", "global-option",
	"group", "help", "ignore-installed", "ignore-requires-python", "implementation", "index-url", "install-option",
	"isolated", "keyring-provider", "local-log", "log", "log-file", "no-binary", "no-build-isolation", "no-cache-dir",
	"no-clean", "no-color", "no-compile", "no-dependencies", "no-deps", "no-index", "no-input", "no-proxy-env",
	"no-python-version-warning", "no-require-hashes", "no-use-pep517", "no-user", "no-warn-conflicts",
	"no-warn-script-location", "only-binary", "only-dependencies", "only-deps", "only-final", "platform", "pre",
	"prefer-binary", "prefix", "progress-bar", "proxy", "pypi-url", "python", "python-version", "quiet",
	"refresh-package", "report", "require-hashes", "require-venv", "require-virtualenv", "requirement",
	"requirements-from-script", "resume-retries", "retries", "root", "root-user-action", "source", "source-dir",
	"source-directory", "src", "target", "timeout", "trusted-host", "upgrade", "upgrade-strategy", "uploaded-prior-to",
	"use-deprecated", "use-feature", "use-pep517", "user", "verbose", "version",
}

// uvOptions are the long options of "uv pip install" of uv 0.13.9, with hidden ones that it accepts, and ignores or explains.
var uvOptions = []string{
	"all-extras", "allow-insecure-host", "allow-python-downloads", "break-system-packages", "build", "build-constraint",
	"build-constraints", "build-isolation", "cache-dir", "cert", "check", "color", "compile", "compile-bytecode",
	"config-file", "config-setting", "config-settings", "config-settings-package", "constraint", "constraints",
	"default-index", "deps", "directory", "disable-pip-version-check", "dry-run", "editable", "exact", "exclude",
	"exclude-newer", "exclude-newer-package", "excludes", "extra", "extra-index-url", "find-links", "force-reinstall",
	"fork-strategy", "group", "help", "index", "index-strategy", "index-url", "inexact", "isolated", "keyring-provider",
	"link-mode", "managed-python", "native-tls", "no-all-extras", "no-binary", "no-break-system-packages", "no-build",
	"no-build-isolation", "no-build-isolation-package", "no-cache", "no-cache-dir", "no-color", "no-compile",
	"no-compile-bytecode", "no-config", "no-deps", "no-editable", "no-editable-package", "no-exact", "no-index",
	"no-installer-metadata", "no-managed-python", "no-native-tls", "no-offline", "no-preview", "no-progress",
	"no-python-downloads", "no-refresh", "no-reinstall", "no-require-hashes", "no-sources", "no-sources-package",
	"no-strict", "no-system", "no-system-certs", "no-upgrade", "no-verify-hashes", "offline", "only-binary",
	"output-format", "override", "overrides", "pre", "prefix", "prerelease", "prerelease-package", "preview",
	"preview-feature", "preview-features", "project", "python", "python-fetch", "python-platform", "python-preference",
	"python-version", "quiet", "refresh", "refresh-package", "reinstall", "reinstall-package", "require-hashes",
	"requirement", "requirements", "resolution", "show-settings", "strict", "system", "system-certs", "target",
	"torch-backend", "trusted-host", "upgrade", "upgrade-group", "upgrade-package", "user", "verbose", "verify-hashes",
}

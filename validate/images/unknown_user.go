package images

import (
	"bytes"
	"slices"
	"strings"

	"github.com/settings-ls/settings-ls/internal/lazyregexp"
	"github.com/settings-ls/settings-ls/internal/runconfig"
	"github.com/settings-ls/settings-ls/internal/shorten"
	"github.com/settings-ls/settings-ls/schema"
	"github.com/settings-ls/settings-ls/validate/rule"
)

var unknownUser = &rule.Rule{
	ID:       "unknown-user",
	Severity: rule.Warning,
	Added:    "0.1.0",
	Presumes: []string{"apt_packages", "local_project_install_command"},
	Check: func(p *rule.Pass) {
		for base := range p.BaseImagesOfGenerated() {
			d := base.Docker
			name, _, _ := strings.Cut(d.User.V, ":")
			if name == "" || schema.HasVariable(d.User.V) || !startsAsName().MatchString(name) || !userName().MatchString(d.User.V) ||
				p.Facts(base).HasUser(name) || mayCreateUser(base, name) {
				continue
			}
			p.ReportValue(rule.EntryOf(d.User.Origin), "%s has no user %q, so the build fails; use a number such as \"1000\", or a Dockerfile that creates the user",
				base.Image, shorten.ForMessage(name)).OfImage(base.EffectiveDocker)
		}
	},
}

// startsAsName matches the name of a user, not a number.
var startsAsName = lazyregexp.New(`^[^0-9]`)

// mayCreateUser reports whether a Dockerfile, a command or a Debian package may create a user: packages create users with their name.
func mayCreateUser(base rule.BaseImage, name string) bool {
	d := base.Docker
	if createsUser().MatchString(d.LocalProjectInstallCommand.V) || strings.Contains(d.LocalProjectInstallCommand.V, name) {
		return true
	}
	return slices.ContainsFunc(d.AptPackages.V, func(item runconfig.Item) bool { return item.Node.IsUnknown() || strings.Contains(item.Text(), name) }) ||
		base.DockerfileMatches(createsUser()) || base.Dockerfile != nil && bytes.Contains(base.Dockerfile.Doc.Source, []byte(name))
}

// createsUser matches commands that create a user, or may do so in a script.
var createsUser = lazyregexp.New(`(?i)useradd|adduser|newusers|passwd|\.sh\b|make\b|ansible`)

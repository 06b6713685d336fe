package preview

import (
	"regexp"

	"github.com/settings-ls/settings-ls/runconfig"
)

// secretReference is what ZenML looks up in its secret store when it reads a setting
// (zenml/utils/secret_utils.py, is_secret_reference).
var secretReference = regexp.MustCompile(`^\{\{\s*\S+?\.\S+\s*\}\}$`)

// secrets fails the build for each setting whose value only the secret store knows.
func (b *Build) secrets() {
	d := b.Docker
	for _, setting := range []runconfig.Value[string]{
		d.ParentImage, d.ImageTag, d.Dockerfile, d.BuildContextRoot, d.TargetRepository,
		d.PythonPackageInstallerCacheMount, d.PyprojectPath, d.LocalProjectInstallCommand, d.User,
		{V: d.Requirements.V.File, Origin: d.Requirements.Origin},
	} {
		if secretReference.MatchString(setting.V) {
			b.fail(setting.Origin, "%s is known only to the secret store of ZenML", setting.V)
		}
	}
}

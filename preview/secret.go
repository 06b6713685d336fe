package preview

import "github.com/settings-ls/settings-ls/runconfig"

// secrets fails the build for each setting whose value only the secret store knows.
func (b *Build) secrets() {
	d := b.Docker
	for _, setting := range []runconfig.Value[string]{
		d.ParentImage, d.ImageTag, d.Dockerfile, d.BuildContextRoot, d.TargetRepository,
		d.PythonPackageInstallerCacheMount, d.PyprojectPath, d.LocalProjectInstallCommand, d.User,
		{V: d.Requirements.V.File, Origin: d.Requirements.Origin},
	} {
		if runconfig.IsSecretReference(setting.V) {
			b.fail(setting.Origin, "%s is known only to the secret store of ZenML", setting.V)
		}
	}
}

package preview

import (
	"github.com/settings-ls/settings-ls/internal/placeholder"
	"github.com/settings-ls/settings-ls/internal/runconfig"
)

// secretProblems returns a problem for each setting that is a secret reference. ZenML does not resolve these before the
// build.
func secretProblems(d *runconfig.Docker) []BuildProblem {
	var problems []BuildProblem
	for _, setting := range []*runconfig.Value[string]{
		d.ParentImage, d.ImageTag, d.Dockerfile, d.BuildContextRoot, d.TargetRepository,
		d.PythonPackageInstallerCacheMount, d.PyprojectPath, d.LocalProjectInstallCommand, d.User,
		{V: d.Requirements.V.File, Origin: d.Requirements.Origin},
	} {
		if placeholder.IsSecretReference(setting.V) {
			problems = append(problems, problem(setting.Origin, "%s is a secret reference, which ZenML does not resolve before the build", setting.V))
		}
	}
	return problems
}

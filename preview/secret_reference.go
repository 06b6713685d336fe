package preview

import "github.com/settings-ls/settings-ls/internal/runconfig"

// secretProblems are the settings whose value only ZenML's secret store knows: ZenML resolves none of them before
// the build.
func secretProblems(d *runconfig.Docker) []Problem {
	var problems []Problem
	for _, setting := range []runconfig.Value[string]{
		d.ParentImage, d.ImageTag, d.Dockerfile, d.BuildContextRoot, d.TargetRepository,
		d.PythonPackageInstallerCacheMount, d.PyprojectPath, d.LocalProjectInstallCommand, d.User,
		{V: d.Requirements.V.File, Origin: d.Requirements.Origin},
	} {
		if runconfig.IsSecretReference(setting.V) {
			problems = append(problems, problem(setting.Origin, "%s is known only to the secret store of ZenML", setting.V))
		}
	}
	return problems
}

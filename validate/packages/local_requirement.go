package packages

import (
	"slices"

	"github.com/settings-ls/settings-ls/internal/baseimage"
	"github.com/settings-ls/settings-ls/internal/doc"
	"github.com/settings-ls/settings-ls/internal/requirement"
	"github.com/settings-ls/settings-ls/internal/runconfig"
	"github.com/settings-ls/settings-ls/internal/shorten"
	"github.com/settings-ls/settings-ls/validate/rule"
)

var localRequirement = &rule.Rule{
	ID:       "local-requirement",
	Severity: rule.Warning,
	Added:    "0.1.0",
	Presumes: []string{"build_context_root"},
	Check: func(p *rule.Pass) {
		reported := map[*doc.Node]bool{}
		for base := range p.BaseImagesOfGenerated() {
			checkLocalRequirements(p, base, reported)
			checkLocalArguments(p, base, reported)
		}
	},
}

// checkLocalRequirements reports the requirements of an image that are files of the project. A list that was reported is left out:
// most steps inherit the pipeline's.
func checkLocalRequirements(p *rule.Pass, base rule.BaseImage, reported map[*doc.Node]bool) {
	_, list := requirementsFile(p, base.Docker)
	if !list.IsSet() || reported[list.Node] {
		return
	}
	for w := range requirements(p, base.Docker) {
		local, ok := requirement.LocalOf(w.text)
		if ok && missingInBuild(p, base, local.Path) {
			reported[list.Node] = true
			w.report(p, "%q fails in the build: the project's files are copied after the install; %s", shorten.ForMessage(w.text), insteadOf(local.Kind)).OfImage(base.EffectiveDocker)
		}
	}
}

// insteadOf says what to write instead of a local file.
func insteadOf(kind requirement.LocalKind) string {
	switch kind {
	case requirement.LocalRequirements:
		return "list its packages here"
	case requirement.LocalConstraints:
		return "add the version constraints to the packages"
	case requirement.LocalPackage:
	}
	return "use local_project_install_command, or install a published package"
}

// missingInBuild reports whether a file is not in the image when packages are installed. An image of which nothing is known may
// contain it, unless the project has a file of that name.
func missingInBuild(p *rule.Pass, base rule.BaseImage, name string) bool {
	if base.Dockerfile != nil && len(base.Dockerfile.Copies) > 0 {
		return false
	}
	_, err := p.File.Stat(name)
	return err == nil || p.Facts(base).Python != baseimage.UnknownPython
}

// fileArguments are the arguments of pip and uv that name files to read.
var fileArguments = []string{
	"requirement", "requirements", "constraint", "constraints", "override", "overrides", "build-constraint", "build-constraints", "editable",
	"cert", "client-cert",
}

// checkLocalArguments reports the arguments of the installer that are files of the project.
func checkLocalArguments(p *rule.Pass, base rule.BaseImage, reported map[*doc.Node]bool) {
	d := base.Docker
	if !p.File.MayInstallPackages(d) {
		return
	}
	for _, item := range d.PythonPackageInstallerArgs.V {
		name := requirement.RelativePath(item.Text())
		if name == "" || reported[item.Node] || !readsFile(d, item) || !missingInBuild(p, base, name) {
			continue
		}
		reported[item.Node] = true
		p.ReportValue(rule.EntryOf(item.Origin), "--%s=%s fails in the build: the project's files are copied after the install; use a URL or a file of the parent image",
			item.Name, shorten.ForMessage(item.Text())).OfImage(base.EffectiveDocker)
	}
}

// readsFile reports whether an argument fails if the file that it names does not exist. Only uv fails for find-links.
func readsFile(d *runconfig.Docker, argument runconfig.Item) bool {
	return slices.Contains(fileArguments, argument.Name) || argument.Name == "find-links" && d.PythonPackageInstaller.V == "uv"
}

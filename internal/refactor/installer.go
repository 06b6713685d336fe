package refactor

import (
	"slices"

	"github.com/settings-ls/settings-ls/internal/assist"
	"github.com/settings-ls/settings-ls/internal/doc"
	"github.com/settings-ls/settings-ls/internal/runconfig"
)

const installerKey = "python_package_installer"

// packageKeys are the Docker settings that say what is installed, and how.
var packageKeys = []string{installerKey, "requirements", "required_integrations", "pyproject_path", "replicate_local_python_environment"}

// useUV makes uv install the packages of a Docker block, where pip does.
func useUV(c Config, at assist.Setting) []Action {
	step, name, ok := at.Docker()
	_, known := c.File.Options.Release.Field(slices.Concat(at.Path[:len(at.Path)-1], []string{installerKey})...)
	if !ok || !known || !slices.Contains(packageKeys, name) {
		return nil
	}
	block := c.File.Doc.Root.At(at.Path[:len(at.Path)-1]...)
	effective := c.File.Run.EffectiveDocker(c.File.Run.Step(step))
	if effective.PythonPackageInstaller.V != "pip" || effective.SkipBuild.V || effective.SkipBuild.IsUnknown() {
		return nil
	}
	edits, ok := setUV(c.File, block)
	if !ok {
		return nil
	}
	file, ok := c.after(edits)
	if !ok || file.Run.EffectiveDocker(file.Run.Step(step)).PythonPackageInstaller.V != "uv" {
		return nil
	}
	return []Action{{Kind: Rewrite, Title: "Use uv to install packages", Edits: edits}}
}

func setUV(f *runconfig.File, block *doc.Node) ([]doc.Edit, bool) {
	if entry, set := block.Get(installerKey); set {
		return f.Doc.ReplaceScalar(entry.Value, "uv")
	}
	return f.Doc.InsertField(block, installerKey, doc.NewString("uv"))
}

package packages

import (
	"errors"
	"io/fs"
	"path"
	"slices"

	"github.com/settings-ls/settings-ls/runconfig"
	"github.com/settings-ls/settings-ls/validate/rule"
	"github.com/settings-ls/settings-ls/yamldoc"
)

var fileNotFound = &rule.Rule{
	ID:       "file-not-found",
	Severity: rule.Error,
	Check: func(p *rule.Pass) {
		if p.Options.Root == nil {
			return
		}
		for image := range p.Images() {
			for _, file := range filesOf(p, image.Docker) {
				file.check(p)
			}
			checkEmptyName(p, image.Docker)
		}
	},
}

// file is a name of a file or folder in the settings of an image.
type file struct {
	name   string
	origin runconfig.Origin
	// severity is an error where the build stops without the file.
	severity rule.Severity
	wanted   func(fs.FileInfo) bool
}

func isFile(info fs.FileInfo) bool   { return !info.IsDir() }
func isFolder(info fs.FileInfo) bool { return info.IsDir() }
func isThere(fs.FileInfo) bool       { return true }

// filesOf lists the files that the build of an image needs. See
// zenml/utils/pipeline_docker_image_builder.py, build_docker_image and
// gather_requirements_files (0.98.0).
func filesOf(p *rule.Pass, d *runconfig.Docker) []file {
	var files []file
	add := func(v runconfig.Value[string], severity rule.Severity, wanted func(fs.FileInfo) bool) {
		if v.V != "" {
			files = append(files, file{v.V, v.Origin, severity, wanted})
		}
	}
	add(d.Dockerfile, rule.Error, isFile)
	if d.Dockerfile.V != "" {
		add(d.BuildContextRoot, rule.Warning, isFolder)
		add(d.ParentImageBuildConfig.V.Dockerignore, rule.Warning, isFile)
	}
	if p.NeedsLayer(d) {
		requirements := runconfig.Value[string]{V: d.Requirements.V.File, Origin: d.Requirements.Origin}
		add(requirements, rule.Error, isFile)
		add(d.PyprojectPath, rule.Error, isThere)
		add(d.BuildConfig.V.Dockerignore, rule.Warning, isFile)
		add(d.Dockerignore, rule.Warning, isFile)
	}
	return files
}

// check looks below the source root only: elsewhere there is nothing to look at.
func (f file) check(p *rule.Pass) {
	info, err := p.Stat(f.name)
	if errors.Is(err, fs.ErrInvalid) || rule.Variable.MatchString(f.name) || err == nil && f.wanted(info) {
		return
	}
	place := rule.PlaceOf(f.origin)
	nearer := f.nearer(p)
	if p.Options.RootCertainty == runconfig.Assumed || nearer != "" && p.Options.RootCertainty == runconfig.Likely {
		f.severity = rule.Warning // the run may well be started elsewhere
	}
	switch {
	case err == nil && info.IsDir():
		p.ReportValue(place, "%s is %q, which is a folder, not a file", place.Name(), rule.Short(f.name)).As(f.severity)
	case err == nil:
		p.ReportValue(place, "%s is %q, which is a file, not a folder", place.Name(), rule.Short(f.name)).As(f.severity)
	default:
		p.ReportValue(place, "%s is %q, which is not there%s", place.Name(), rule.Short(f.name), nearer).As(f.severity)
	}
}

// nearer says where the file lies instead: in a folder between the source root and the
// run configuration. It is "" when it lies in none.
func (f file) nearer(p *rule.Pass) string {
	at := slices.IndexFunc(p.Options.Nearer, func(folder fs.FS) bool {
		info, err := fs.Stat(folder, path.Clean(f.name))
		return err == nil && f.wanted(info)
	})
	switch at {
	case -1:
		return ""
	case 0:
		return "; it lies next to this file, but names count from the source root"
	}
	return "; it lies in a folder between this file and the source root, but names count from the latter"
}

// checkEmptyName reports an empty text for requirements: where ZenML finds no file to take
// in its place, it opens the folder as if it were the file.
func checkEmptyName(p *rule.Pass, d *runconfig.Docker) {
	requirements := d.Requirements
	isText := requirements.Set() && requirements.Node.Tag == yamldoc.TagStr
	if !isText || requirements.Node.Text != "" || !p.NeedsLayer(d) || p.DetectedRequirements(d) != "" {
		return
	}
	p.ReportValue(rule.PlaceOf(requirements.Origin), "requirements is an empty file name; write [] for none")
}

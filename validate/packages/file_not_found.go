package packages

import (
	"errors"
	"io/fs"
	"path"
	"slices"

	"github.com/settings-ls/settings-ls/internal/doc"
	"github.com/settings-ls/settings-ls/internal/runconfig"
	"github.com/settings-ls/settings-ls/internal/shorten"
	"github.com/settings-ls/settings-ls/schema"
	"github.com/settings-ls/settings-ls/schema/nearest"
	"github.com/settings-ls/settings-ls/validate/rule"
)

var fileNotFound = &rule.Rule{
	ID:       "file-not-found",
	Severity: rule.Error,
	Added:    "0.1.0",
	Check: func(p *rule.Pass) {
		if p.File.Options.Root == nil {
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
	info, err := p.File.Stat(f.name)
	if errors.Is(err, fs.ErrInvalid) || schema.HasVariable(f.name) || err == nil && f.wanted(info) {
		return
	}
	place := rule.EntryOf(f.origin)
	instead, lies := f.nearer(p)
	if p.File.Options.RootCertainty == runconfig.RootAssumed || lies != "" && p.File.Options.RootCertainty == runconfig.RootLikely {
		f.severity = rule.Warning // the run may well be started elsewhere
	}
	advice := rule.Advice{}
	if instead != "" {
		advice = rule.Written(instead)
	} else if meant, near := f.meant(p); near && lies == "" {
		advice = rule.Meant(meant)
	}
	var finding *rule.Finding
	switch {
	case err == nil && info.IsDir():
		finding = p.ReportValue(place, "%s is %q, which is a folder, not a file", place.Name(), shorten.ForMessage(f.name))
	case err == nil:
		finding = p.ReportValue(place, "%s is %q, which is a file, not a folder", place.Name(), shorten.ForMessage(f.name))
	default:
		finding = p.ReportValue(place, "%s is %q, which is not there%s", place.Name(), shorten.ForMessage(f.name), lies)
	}
	finding.As(f.severity).Advise(p, place, advice)
}

// nearer says where the file lies instead, in a folder between the source root and the run configuration, and the
// name that leads there, "" for none. It says nothing when the file lies in none.
func (f file) nearer(p *rule.Pass) (instead, lies string) {
	at := slices.IndexFunc(p.File.Options.InnerFolders, func(folder runconfig.InnerFolder) bool {
		info, err := fs.Stat(folder, path.Clean(f.name))
		return err == nil && f.wanted(info)
	})
	if at < 0 {
		return "", ""
	}
	if folder := p.File.Options.InnerFolders[at].Path; folder != "" {
		instead = path.Join(folder, f.name)
	}
	if at == 0 {
		return instead, "; it lies next to this file, but names count from the source root"
	}
	return instead, "; it lies in a folder between this file and the source root, but names count from the latter"
}

// meant finds a file of nearly that name in its folder.
func (f file) meant(p *rule.Pass) (name string, near bool) {
	var names []string
	for _, entry := range p.File.ReadDir(path.Dir(f.name)) {
		if info, err := entry.Info(); err == nil && f.wanted(info) {
			names = append(names, entry.Name())
		}
	}
	name, near = nearest.To(path.Base(f.name), names)
	return path.Join(path.Dir(f.name), name), near
}

// checkEmptyName reports an empty text for requirements: where ZenML finds no file to take
// in its place, it opens the folder as if it were the file.
func checkEmptyName(p *rule.Pass, d *runconfig.Docker) {
	requirements := d.Requirements
	isText := requirements.IsSet() && requirements.Node.Type == doc.TypeString
	if !isText || requirements.Node.Text != "" || !p.NeedsLayer(d) || p.File.DetectedRequirements(d) != "" {
		return
	}
	at := rule.EntryOf(requirements.Origin)
	p.ReportValue(at, "requirements is an empty file name").Advise(p, at, rule.Advice{Action: rule.Write, Value: doc.NewList()})
}

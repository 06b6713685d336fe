package assist

import (
	"path"

	"github.com/settings-ls/settings-ls/internal/doc"
	"github.com/settings-ls/settings-ls/internal/runconfig"
)

// Link is a place that names a file.
type Link struct {
	Span doc.Span
	// Path counts from the source root, with slashes.
	Path string
}

// Links are the files that the settings name and that are there, each place once.
func Links(f *runconfig.File) []Link {
	var links []Link
	seen := map[Link]bool{}
	for block := range f.DockerBlocks() {
		d := block.Docker
		for _, named := range []runconfig.Value[string]{
			d.Dockerfile, d.PyprojectPath, d.Dockerignore,
			d.BuildConfig.V.Dockerignore, d.ParentImageBuildConfig.V.Dockerignore,
			{V: d.Requirements.V.File, Origin: d.Requirements.Origin},
		} {
			link, ok := linkTo(f, named)
			if ok && !seen[link] {
				seen[link] = true
				links = append(links, link)
			}
		}
	}
	return links
}

func linkTo(f *runconfig.File, named runconfig.Value[string]) (link Link, ok bool) {
	if named.V == "" || named.Node == nil || path.IsAbs(named.V) {
		return link, false
	}
	info, err := f.Stat(named.V)
	if err != nil || info.IsDir() {
		return link, false
	}
	return Link{Span: named.Node.Span, Path: path.Clean(named.V)}, true
}

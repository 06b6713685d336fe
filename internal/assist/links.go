package assist

import (
	"path"

	"github.com/settings-ls/settings-ls/internal/doc"
	"github.com/settings-ls/settings-ls/internal/runconfig"
)

// DocumentLink is a span that refers to a file.
type DocumentLink struct {
	Span doc.Span
	// Path is relative to the source root, with slashes.
	Path string
}

// DocumentLinks returns the existing files that the settings refer to, each span once.
func DocumentLinks(f *runconfig.File) []DocumentLink {
	var links []DocumentLink
	seen := map[DocumentLink]bool{}
	for block := range f.DockerBlocks() {
		d := block.Docker
		for _, named := range []*runconfig.Value[string]{
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

func linkTo(f *runconfig.File, named *runconfig.Value[string]) (link DocumentLink, ok bool) {
	if named.V == "" || named.Node == nil || !named.Node.IsWritten() || path.IsAbs(named.V) {
		return link, false
	}
	info, err := f.Stat(named.V)
	if err != nil || info.IsDir() {
		return link, false
	}
	return DocumentLink{Span: named.Node.Span, Path: path.Clean(named.V)}, true
}

// IntegrationAt returns the integration whose name is required at an offset; ok is false elsewhere, and for one that the release does not have.
func IntegrationAt(f *runconfig.File, offset int) (name string, ok bool) {
	s := positionAt(f, offset)
	value := s.innermost()
	if setting, isDocker := dockerSettingAt(s.path); !isDocker || setting.nested || setting.name != "required_integrations" || !value.IsString() {
		return "", false
	}
	_, ok = f.Options.Release.Integration(value.Resolve().Text)
	return value.Resolve().Text, ok
}

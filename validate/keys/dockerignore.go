package keys

import (
	"path"
	"strings"

	"github.com/settings-ls/settings-ls/internal/doc"
	"github.com/settings-ls/settings-ls/validate/rule"
)

// excludedRequirements reports the requirements of images with the project's files, if the project's .dockerignore matches the file that
// ZenML writes them to (zenml/image_builders/build_context.py).
func excludedRequirements(p *rule.Pass, report func(rule.Entry) *rule.Finding) {
	if p.File.Options.Root == nil {
		return
	}
	document, err := p.ReadFile(".dockerignore")
	if err != nil {
		return
	}
	line, excluded := excludingLine(document, ".zenml_user_requirements")
	if !excluded {
		return
	}
	for e := range p.BuiltImages() {
		d := e.Docker
		includesFiles := d.AllowIncludingFilesInImages.V && !d.AllowDownloadFromArtifactStore.V
		if requirements := d.Requirements; includesFiles && (requirements.V.File != "" || len(requirements.V.Packages) > 0) {
			report(rule.EntryOf(requirements.Origin)).OfImage(e).MoveTo(line)
		}
	}
}

// excludingLine returns the line of a .dockerignore that excludes a file in its folder. The last line that matches decides
// (https://docs.docker.com/build/concepts/context/#dockerignore-files).
func excludingLine(dockerignore *doc.Document, file string) (line doc.Place, excluded bool) {
	start := 0
	for text := range strings.Lines(string(dockerignore.Source)) {
		pattern, isException := strings.CutPrefix(strings.TrimSpace(text), "!")
		if pattern != "" && !strings.HasPrefix(pattern, "#") && matchesInFolder(pattern, file) {
			line = dockerignore.Place(doc.Span{Start: start, End: start + len(strings.TrimRight(text, "\r\n"))})
			excluded = !isException
		}
		start += len(text)
	}
	return line, excluded
}

// matchesInFolder reports whether a pattern matches a file in the folder of the .dockerignore.
func matchesInFolder(pattern, file string) bool {
	pattern = strings.TrimPrefix(path.Clean("/"+pattern), "/")
	for strings.HasPrefix(pattern, "**/") {
		pattern = strings.TrimPrefix(pattern, "**/")
	}
	matched, err := path.Match(strings.ReplaceAll(pattern, "**", "*"), file)
	return err == nil && matched
}

package rule

import (
	"github.com/settings-ls/settings-ls/internal/doc"
	"github.com/settings-ls/settings-ls/internal/dockerfile"
	"github.com/settings-ls/settings-ls/internal/requirement"
	"github.com/settings-ls/settings-ls/internal/runconfig"
)

// cache is what several rules need to know of a file, each answer computed once.
type cache struct {
	// entries are AllEntries, knownEntries KnownEntries.
	entries, knownEntries []Entry

	files  map[string]readFile
	asked  map[string]requirement.ParsedLine
	layers map[*runconfig.Docker]bool
	// unknowns are the spans of the unknown values of the file.
	unknowns map[*doc.Document][]doc.Span
	// dockerfiles are those that the settings name, nil for one that cannot be opened.
	dockerfiles map[string]*Dockerfile
}

// readFile is the result of reading a file.
type readFile struct {
	doc *doc.Document
	err error
}

// ReadFile reads a file that the settings name, as runconfig.File.ReadText does. The same name gives the same
// document.
func (p *Pass) ReadFile(name string) (*doc.Document, error) {
	read := once(&p.cache.files, name, func(name string) readFile {
		text, err := p.File.ReadText(name)
		return readFile{doc.NewPlainText(name, []byte(text)), err}
	})
	return read.doc, read.err
}

// ParseRequirement reads a line that asks pip for something.
func (p *Pass) ParseRequirement(line string) requirement.ParsedLine {
	return once(&p.cache.asked, line, requirement.ParseLine)
}

// NeedsLayer is runconfig.File.NeedsLayer, which says whether ZenML builds an image of its own.
func (p *Pass) NeedsLayer(d *runconfig.Docker) bool {
	return once(&p.cache.layers, d, p.File.NeedsGeneratedImage)
}

// Dockerfile is a Dockerfile that the settings name.
type Dockerfile struct {
	Doc *doc.Document
	dockerfile.File
	// places are where lines are, which many steps share.
	places map[dockerfile.Line]doc.Place
}

// Dockerfile reads a Dockerfile that the settings name; nil where that cannot be done, which another rule says.
func (p *Pass) Dockerfile(name string) *Dockerfile {
	return once(&p.cache.dockerfiles, name, func(name string) *Dockerfile {
		document, err := p.ReadFile(name)
		if err != nil {
			return nil
		}
		return &Dockerfile{Doc: document, File: dockerfile.Parse(string(document.Source))}
	})
}

// Place is where a line is.
func (d *Dockerfile) Place(line dockerfile.Line) doc.Place {
	return once(&d.places, line, func(line dockerfile.Line) doc.Place { return d.Doc.Place(line.Span(d.Doc.Source)) })
}

// once finds what belongs to a key, if it is not known yet.
func once[K comparable, V any](known *map[K]V, key K, find func(K) V) V {
	found, ok := (*known)[key]
	if ok {
		return found
	}
	if *known == nil {
		*known = map[K]V{}
	}
	found = find(key)
	(*known)[key] = found
	return found
}

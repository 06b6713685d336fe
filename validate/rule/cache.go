package rule

import (
	"bytes"

	"github.com/settings-ls/settings-ls/internal/doc"
	"github.com/settings-ls/settings-ls/internal/requirement"
	"github.com/settings-ls/settings-ls/internal/runconfig"
	"github.com/settings-ls/settings-ls/preview"
)

// cache is what several rules need to know of a file, each answer computed once.
type cache struct {
	entries []Entry
	files   map[string]readFile
	asked   map[string]requirement.Asked
	layers  map[*runconfig.Docker]bool
	// recipes are the Dockerfiles that the settings name, nil for one that cannot be opened.
	recipes map[string]*Recipe
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
		return readFile{doc.PlainText(name, []byte(text)), err}
	})
	return read.doc, read.err
}

// Asked reads a line that asks pip for something.
func (p *Pass) Asked(line string) requirement.Asked {
	return once(&p.cache.asked, line, requirement.ParseLine)
}

// NeedsLayer is runconfig.File.NeedsLayer, which says whether ZenML builds an image of its own.
func (p *Pass) NeedsLayer(d *runconfig.Docker) bool {
	return once(&p.cache.layers, d, p.File.NeedsLayer)
}

// Recipe is a Dockerfile that the settings name.
type Recipe struct {
	Doc *doc.Document
	preview.Recipe
}

// Recipe reads a Dockerfile that the settings name; nil where that cannot be done, which another rule says.
func (p *Pass) Recipe(name string) *Recipe {
	return once(&p.cache.recipes, name, func(name string) *Recipe {
		document, err := p.ReadFile(name)
		if err != nil {
			return nil
		}
		return &Recipe{document, preview.ReadRecipe(string(document.Source))}
	})
}

// Line is the place of a line counted from 0, without its line end. Docker ends lines at \n alone, YAML also elsewhere.
func (r *Recipe) Line(number int) doc.Place {
	text := r.Doc.Source
	start := 0
	for range number {
		start += bytes.IndexByte(text[start:], '\n') + 1
	}
	line, _, _ := bytes.Cut(text[start:], []byte("\n"))
	return r.Doc.Place(doc.Span{Start: start, End: start + len(line)})
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

package rule

import (
	"github.com/settings-ls/settings-ls/requirement"
	"github.com/settings-ls/settings-ls/runconfig"
)

// remembered is what several rules ask of a file, each answer found once.
type remembered struct {
	places []Place
	texts  map[string]readText
	asked  map[string]requirement.Asked
	layers map[*runconfig.Docker]bool
}

// readText is what came of reading a file.
type readText struct {
	text string
	err  error
}

// ReadText is runconfig.File.ReadText, which reads a file that the settings name.
func (s *Subject) ReadText(name string) (string, error) {
	read := once(&s.texts, name, func(name string) readText {
		text, err := s.File.ReadText(name)
		return readText{text, err}
	})
	return read.text, read.err
}

// Asked reads a line that asks pip for something.
func (s *Subject) Asked(line string) requirement.Asked {
	return once(&s.asked, line, requirement.ParseLine)
}

// NeedsLayer is runconfig.File.NeedsLayer, which says whether ZenML builds an image of its own.
func (s *Subject) NeedsLayer(d *runconfig.Docker) bool { return once(&s.layers, d, s.File.NeedsLayer) }

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

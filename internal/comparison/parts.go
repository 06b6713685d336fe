package comparison

import (
	"cmp"
	"slices"

	"github.com/settings-ls/settings-ls/internal/printable"
	"github.com/settings-ls/settings-ls/preview"
)

// part is a text of one image.
type part struct {
	kind PartKind
	name string
	text string
}

// partsOf returns the name, the Dockerfile and the requirements files of an image.
func partsOf(build preview.Build) []part {
	var parts []part
	if build.Name != "" {
		parts = append(parts, part{ImageName, "name", build.Name + "\n"})
	}
	text, err := build.DockerfileText()
	if err != nil {
		text = string(printable.Sprintf("# %v\n", err))
	}
	parts = append(parts, part{Dockerfile, "Dockerfile", text})
	if g, ok := build.Generated(); ok {
		for _, f := range g.Files {
			parts = append(parts, part{RequirementsFile, f.Name, f.Content + "\n"})
		}
	}
	return parts
}

// diffParts returns the parts that differ, sorted.
func diffParts(from, to []part) []Part {
	var all []Part
	find := func(p part) *Part {
		i := slices.IndexFunc(all, func(known Part) bool { return known.Kind == p.kind && known.Name == p.name })
		if i < 0 {
			i = len(all)
			all = append(all, Part{Kind: p.kind, Name: p.name})
		}
		return &all[i]
	}
	for _, p := range from {
		find(p).From = p.text
	}
	for _, p := range to {
		find(p).To = p.text
	}
	all = slices.DeleteFunc(all, func(p Part) bool { return p.From == p.To })
	slices.SortFunc(all, func(a, b Part) int { return cmp.Or(cmp.Compare(a.Kind, b.Kind), cmp.Compare(a.Name, b.Name)) })
	return all
}

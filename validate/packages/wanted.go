package packages

import (
	"iter"

	"github.com/settings-ls/settings-ls/internal/doc"
	"github.com/settings-ls/settings-ls/internal/requirement"
	"github.com/settings-ls/settings-ls/internal/runconfig"
	"github.com/settings-ls/settings-ls/schema"
	"github.com/settings-ls/settings-ls/validate/rule"
)

// wanted is a line that asks pip for something: an item of a list, or a line of a file that the settings name.
type wanted struct {
	text string
	// origin is that of the item; of a line it is that of the setting that names the file.
	origin runconfig.Origin
	// line is the place of a line of a file, the zero value for an item.
	line doc.Place
}

func (w wanted) at() rule.Entry { return rule.EntryOf(w.origin) }

// isItem reports whether it is an item of a list.
func (w wanted) isItem() bool { return w.line.Doc == nil }

// report reports a finding on an item, or in the file on a line.
func (w wanted) report(p *rule.Pass, format string, args ...any) *rule.Finding {
	finding := p.ReportValue(w.at(), format, args...)
	if !w.isItem() {
		finding.MoveTo(w.line)
	}
	return finding
}

// lists are the requirements of the images, each list and file once: most steps have the pipeline's.
func lists(p *rule.Pass) iter.Seq[iter.Seq[wanted]] {
	return func(yield func(iter.Seq[wanted]) bool) {
		seen := map[*doc.Node]bool{}
		for image := range p.Images() {
			list := image.Docker.Requirements.Node
			if list == nil || seen[list] {
				continue
			}
			seen[list] = true
			if !yield(requirements(p, image.Docker)) {
				return
			}
		}
	}
}

// requirements are what the settings of an image ask for, in order; variables are not judged.
func requirements(p *rule.Pass, d *runconfig.Docker) iter.Seq[wanted] {
	return func(yield func(wanted) bool) {
		for _, item := range d.Requirements.V.Packages {
			if !schema.HasVariable(item.Text()) && !yield(wanted{text: item.Text(), origin: item.Origin}) {
				return
			}
		}
		name := d.Requirements.V.File
		if name == "" || p.File.Options.Root == nil {
			return
		}
		file, err := p.ReadFile(name)
		if err != nil {
			return
		}
		for _, line := range requirement.LogicalLines(string(file.Source)) {
			if !yield(wanted{line.Text, d.Requirements.Origin, file.Place(doc.Span{Start: line.Start, End: line.End})}) {
				return
			}
		}
	}
}

// named reads a line that names a package; ok is false for any other.
func named(p *rule.Pass, line string) (asked requirement.ParsedLine, ok bool) {
	asked = p.Asked(line)
	return asked, asked.Kind == requirement.PackageLine && asked.Err == nil
}

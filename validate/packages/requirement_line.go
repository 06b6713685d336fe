package packages

import (
	"iter"

	"github.com/settings-ls/settings-ls/internal/doc"
	"github.com/settings-ls/settings-ls/internal/requirement"
	"github.com/settings-ls/settings-ls/internal/runconfig"
	"github.com/settings-ls/settings-ls/schema"
	"github.com/settings-ls/settings-ls/validate/rule"
)

// requirementLine is a requirement: an item of a list, or a line of a file that the settings name.
type requirementLine struct {
	text string
	// origin is that of the item, or of the setting that names the file.
	origin runconfig.Origin
	// line is the place of a line of a file, the zero value for an item.
	line doc.Place
}

func (w requirementLine) at() rule.Entry { return rule.EntryOf(w.origin) }

// isItem reports whether it is an item of a list.
func (w requirementLine) isItem() bool { return w.line.Doc == nil }

// report reports a finding on an item, or in the file on a line.
func (w requirementLine) report(p *rule.Pass, format string, args ...any) *rule.Finding {
	finding := p.ReportValue(w.at(), format, args...)
	if !w.isItem() {
		finding.MoveTo(w.line)
	}
	return finding
}

// requirementLists gives the requirements of the images, each list and file once: most steps inherit the pipeline's.
func requirementLists(p *rule.Pass) iter.Seq[iter.Seq[requirementLine]] {
	return func(yield func(iter.Seq[requirementLine]) bool) {
		seen := map[*doc.Node]bool{}
		for image := range p.BuiltImages() {
			_, list := requirementsFile(p, image.Docker)
			if !list.IsSet() || seen[list.Node] {
				continue
			}
			seen[list.Node] = true
			if !yield(requirements(p, image.Docker)) {
				return
			}
		}
	}
}

// requirements returns the requirements of an image, in order, without items that contain variables. ZenML writes the items of a
// list to a requirements file, one after the other, so that an item can be a comment or several lines.
func requirements(p *rule.Pass, d *runconfig.Docker) iter.Seq[requirementLine] {
	return func(yield func(requirementLine) bool) {
		for _, item := range d.Requirements.V.Packages {
			if schema.HasVariable(item.Text()) {
				continue
			}
			for line := range requirement.LogicalLines(item.Text()) {
				if !yield(requirementLine{text: line.Text, origin: item.Origin}) {
					return
				}
			}
		}
		name, origin := requirementsFile(p, d)
		if name == "" || p.File.Options.Root == nil {
			return
		}
		file, err := p.ReadFile(name)
		if err != nil {
			return
		}
		for line := range requirement.LogicalLines(string(file.Source)) {
			if !yield(requirementLine{line.Text, origin, file.Place(doc.Span{Start: line.Start, End: line.End})}) {
				return
			}
		}
	}
}

// detectedFile is the requirements file that ZenML detects in the source root.
const detectedFile = "requirements.txt"

// requirementsFile returns the requirements file that ZenML reads, "" if there is none, and the origin of the setting that lists the requirements
// of an image, names their file, or makes ZenML detect it.
func requirementsFile(p *rule.Pass, d *runconfig.Docker) (name string, from runconfig.Origin) {
	if detects(p, d, detectedFile) {
		return detectedFile, d.DisableAutomaticRequirementsDetection.Origin
	}
	return d.Requirements.V.File, d.Requirements.Origin
}

// detects reports whether ZenML installs the packages of a file because it detects that in the source root.
func detects(p *rule.Pass, d *runconfig.Docker, name string) bool {
	off := d.DisableAutomaticRequirementsDetection
	return !off.V && !off.IsUnknown() && p.File.DetectedRequirements(d) == name
}

// packageLine parses a line that names a package; ok is false for any other.
func packageLine(p *rule.Pass, line string) (parsed requirement.ParsedLine, ok bool) {
	parsed = p.ParseRequirement(line)
	return parsed, parsed.Kind == requirement.PackageLine && parsed.Err == nil
}

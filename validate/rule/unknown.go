package rule

import (
	"iter"
	"slices"

	"github.com/settings-ls/settings-ls/internal/doc"
	"github.com/settings-ls/settings-ls/internal/runconfig"
)

// Settings that rules presume together.
var (
	// PackageSettings decide whether Python packages are installed.
	PackageSettings = []string{
		"requirements", "required_integrations", "pyproject_path", "replicate_local_python_environment",
		"install_stack_requirements", "local_project_install_command", "disable_automatic_requirements_detection",
	}
	// GeneratedImageSettings decide whether ZenML writes a Dockerfile, in all releases (see runconfig.File.GeneratedImageSettings).
	GeneratedImageSettings = []string{
		"requirements", "required_integrations", "required_hub_plugins", "pyproject_path", "replicate_local_python_environment",
		"install_stack_requirements", "local_project_install_command", "apt_packages", "environment",
		"allow_including_files_in_images", "allow_download_from_artifact_store",
	}
)

// EffectiveDockers gives the effective settings of the pipeline and of each step with a block of its own, but for
// those in which a setting that the rule presumes is unknown.
func (p *Pass) EffectiveDockers() iter.Seq[runconfig.EffectiveDocker] {
	return func(yield func(runconfig.EffectiveDocker) bool) {
		for effective := range p.File.EffectiveDockers() {
			if len(effective.Docker.Unknown(p.Rule.Presumes...)) == 0 && !yield(effective) {
				return
			}
		}
	}
}

// DockerBlocks gives the blocks as written, but for those in which a setting that the rule presumes is unknown.
func (p *Pass) DockerBlocks() iter.Seq[runconfig.DockerBlock] {
	return func(yield func(runconfig.DockerBlock) bool) {
		for block := range p.File.DockerBlocks() {
			if len(block.Docker.Unknown(p.Rule.Presumes...)) == 0 && !yield(block) {
				return
			}
		}
	}
}

// HasUnknown reports whether the file holds an unknown value, so that a rule may find less in it than there is.
func (p *Pass) HasUnknown() bool { return len(p.unknowns()) > 0 }

// HasUnknownIn reports whether a value is unknown, or something in it.
func (p *Pass) HasUnknownIn(n *doc.Node) bool {
	n = n.Resolve()
	_, found := slices.BinarySearchFunc(p.unknowns(), n.Span, func(unknown, in doc.Span) int {
		switch {
		case unknown.Start < in.Start:
			return -1
		case unknown.Start >= in.End:
			return 1
		}
		return 0
	})
	return found
}

// unknowns are the spans of the unknown values of the file, in the order of the text.
func (p *Pass) unknowns() []doc.Span {
	return once(&p.cache.unknowns, p.File.Doc, func(d *doc.Document) []doc.Span {
		spans := d.Unknowns()
		slices.SortFunc(spans, func(a, b doc.Span) int { return a.Start - b.Start })
		return spans
	})
}

// changesUnknown reports whether one of some edits changes an unknown value: what cannot be read is not rewritten.
func (p *Pass) changesUnknown(edits []doc.Edit) bool {
	return slices.ContainsFunc(edits, func(edit doc.Edit) bool {
		return slices.ContainsFunc(p.unknowns(), func(unknown doc.Span) bool {
			return edit.Span.Start < unknown.End && unknown.Start < edit.Span.End
		})
	})
}

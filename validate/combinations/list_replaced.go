package combinations

import (
	"strings"

	"github.com/settings-ls/settings-ls/internal/doc"
	"github.com/settings-ls/settings-ls/internal/requirement"
	"github.com/settings-ls/settings-ls/internal/runconfig"
	"github.com/settings-ls/settings-ls/internal/shorten"
	"github.com/settings-ls/settings-ls/validate/rule"
)

var listReplaced = &rule.Rule{
	ID:       "list-replaced",
	Severity: rule.Info,
	Added:    "0.1.0",
	Check: func(p *rule.Pass) {
		for block := range p.DockerBlocks() {
			if block.Step == nil {
				continue
			}
			pipeline, step := &p.File.Run.Docker, block.Docker
			checkList(p, listOf(pipeline.AptPackages), listOf(step.AptPackages))
			checkList(p, listOf(pipeline.RequiredIntegrations), listOf(step.RequiredIntegrations))
			checkList(p, requirementsOf(pipeline), requirementsOf(step))
			reportFileReplaced(p, step.Requirements)
		}
	},
}

// list is a setting that is a list.
type list struct {
	items  []runconfig.Item
	origin *runconfig.Origin
}

func listOf(setting *runconfig.Value[[]runconfig.Item]) list {
	return list{setting.V, &setting.Origin}
}

func requirementsOf(d *runconfig.Docker) list {
	return list{d.Requirements.V.Packages, &d.Requirements.Origin}
}

// checkList reports a step's list that overrides the pipeline's and leaves out some of its items.
func checkList(p *rule.Pass, pipeline, step list) {
	if pipeline.origin.Key == nil || step.origin.Key == nil || len(step.items) == 0 || step.origin.Node == pipeline.origin.Node {
		return
	}
	missing := missingItems(pipeline.items, step.items)
	if len(missing) == 0 {
		return
	}
	at := rule.EntryOf(*step.origin)
	finding := p.ReportKey(at, "%s overrides the pipeline's list and leaves out %s; repeat what the step needs", at.Name(), shorten.ForMessage(strings.Join(missing, ", "))).
		AddRelated(p.FirstLine(pipeline.origin.Node), "the pipeline's list")
	if len(missing) == 1 {
		finding.AddFix(rule.Fix{Title: "Add " + shorten.ForMessage(missing[0]), Edits: p.LazyEdits(func() ([]doc.Edit, bool) {
			return p.File.Doc.AppendItem(step.origin.Node, doc.NewString(missing[0]))
		})})
	}
}

// reportFileReplaced reports a step's list of requirements that overrides the pipeline's requirements file.
func reportFileReplaced(p *rule.Pass, requirements *runconfig.Value[runconfig.Requirements]) {
	file := p.File.Run.Docker.Requirements
	if file.V.File == "" || len(requirements.V.Packages) == 0 || requirements.Key == nil {
		return
	}
	missing := missingPackages(p, file.V.File, requirements.V.Packages)
	if len(missing) == 0 {
		return
	}
	at := rule.EntryOf(requirements.Origin)
	p.ReportKey(at, "%s overrides the pipeline's file %s and leaves out %s; repeat what the step needs",
		at.Name(), shorten.ForMessage(file.V.File), shorten.ForMessage(strings.Join(missing, ", "))).
		AddRelated(p.FirstLine(file.Node), "the pipeline's file")
}

// missingPackages are the lines of a requirements file whose packages are not in a list, none where that is not known.
func missingPackages(p *rule.Pass, name string, list []runconfig.Item) []string {
	document, err := p.ReadFile(name)
	if err != nil {
		return nil
	}
	listed := map[string]bool{}
	for _, item := range list {
		parsed := p.ParseRequirement(item.Text())
		if parsed.Kind != requirement.PackageLine || parsed.Err != nil {
			return nil // may install anything
		}
		listed[parsed.Name] = true
	}
	var missing []string
	for line := range requirement.LogicalLines(string(document.Source)) {
		parsed := p.ParseRequirement(line.Text)
		if parsed.Kind == requirement.PackageLine && parsed.Err == nil && !listed[parsed.Name] {
			missing = append(missing, line.Text)
		}
	}
	return missing
}

// missingItems are those of the pipeline's list that the step's list does not have, as far as both are known.
func missingItems(pipeline, step []runconfig.Item) []string {
	repeated := map[string]bool{}
	for _, item := range step {
		if item.IsUnknown() {
			return nil
		}
		repeated[item.Text()] = true
	}
	var missing []string
	for _, item := range pipeline {
		if !item.IsUnknown() && !repeated[item.Text()] {
			missing = append(missing, item.Text())
		}
	}
	return missing
}

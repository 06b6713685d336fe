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
			for _, lists := range listsOf(&p.File.Run.Docker, block.Docker) {
				missing := missingItems(lists[0].V, lists[1].V)
				if len(missing) == 0 || len(lists[1].V) == 0 || lists[1].Node == lists[0].Node {
					continue
				}
				at := rule.EntryOf(lists[1].Origin)
				finding := p.ReportKey(at, "%s overrides the pipeline's list and leaves out %s; repeat what the step needs", at.Name(), shorten.ForMessage(strings.Join(missing, ", "))).
					AddRelated(p.FirstLine(lists[0].Node), "the pipeline's list")
				if len(missing) == 1 {
					finding.AddFix(rule.Fix{Title: "Add " + shorten.ForMessage(missing[0]), Edits: p.LazyEdits(func() ([]doc.Edit, bool) {
						return p.File.Doc.AppendItem(lists[1].Node, doc.NewString(missing[0]))
					})})
				}
			}
			reportFileReplaced(p, block.Docker.Requirements)
		}
	},
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

type list = runconfig.Value[[]runconfig.Item]

// listsOf pairs the lists that the pipeline and a step both have.
func listsOf(pipeline, step *runconfig.Docker) [][2]*list {
	requirements := func(d *runconfig.Docker) *list {
		return &list{V: d.Requirements.V.Packages, Origin: d.Requirements.Origin}
	}
	var pairs [][2]*list
	for _, pair := range [][2]*list{
		{pipeline.AptPackages, step.AptPackages},
		{pipeline.RequiredIntegrations, step.RequiredIntegrations},
		{requirements(pipeline), requirements(step)},
	} {
		if pair[0].Key != nil && pair[1].Key != nil {
			pairs = append(pairs, pair)
		}
	}
	return pairs
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

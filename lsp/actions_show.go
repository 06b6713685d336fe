package lsp

import (
	"go.lsp.dev/protocol"

	"github.com/settings-ls/settings-ls/internal/printable"
)

// showActions returns the commands that show virtual documents for the pipeline and for the step at an offset. There are none between the
// pipelines of a Python document.
func showActions(d *snapshot, offset int) []action {
	var offered []action
	offer := func(v virtualDocument, text printable.Text, about viewTarget) {
		title := d.File().Secrets.Text(string(text))
		offered = append(offered, action{title: title, kind: show, command: &protocol.Command{
			Title: title, Command: v.command, Arguments: []protocol.LSPAny{toLSPAny(about)},
		}})
	}
	run, step := d.stepAt(offset)
	if run == nil {
		return nil
	}
	ofPipeline := viewTarget{URI: d.uri, Pipeline: run.PipelineName()}
	ofStep := ofPipeline
	ofStep.Step = step
	for _, v := range views[:2] {
		if step != "" {
			offer(v, printable.Sprintf("%s of step %q", v.title, step), ofStep)
		}
		offer(v, printable.Text(v.title+" of the pipeline"), ofPipeline)
	}
	offer(views[2], printable.Text(views[2].title), ofPipeline)
	if step != "" {
		offer(views[3], printable.Sprintf("Compare step %q with the pipeline", step), ofStep)
	}
	conversion := views[4]
	if d.IsPython() {
		conversion = views[5]
	}
	offer(conversion, printable.Text(conversion.title), ofPipeline)
	return offered
}

package lsp

import (
	"context"
	"slices"
	"strings"

	"go.lsp.dev/protocol"

	"github.com/settings-ls/settings-ls/internal/doc"
	"github.com/settings-ls/settings-ls/internal/printable"
	"github.com/settings-ls/settings-ls/validate"
)

// Code action kinds in addition to those of the protocol.
const (
	fixAll = protocol.CodeActionKind("source.fixAll.settings-ls")
	show   = protocol.CodeActionKind("settings-ls.show")
)

// CodeAction offers the fixes of the findings in a range, a fix of the whole file, and the documents that show the file.
func (s *server) CodeAction(ctx context.Context, params *protocol.CodeActionParams) ([]protocol.CommandOrCodeAction, error) {
	d, err := s.open(ctx, params.TextDocument.URI)
	if err != nil {
		return nil, err
	}
	offered := []protocol.CommandOrCodeAction{}
	if !d.IsRunConfig() {
		return offered, nil
	}
	span := doc.Span{Start: s.offset(d, params.Range.Start), End: s.offset(d, params.Range.End)}
	only := params.Context.Only
	if s.clientCaps.codeActionLiterals && wantsKind(only, protocol.CodeActionKindQuickFix) {
		offered = append(offered, s.quickFixes(d, span)...)
	}
	if s.clientCaps.codeActionLiterals && wantsKind(only, fixAll) {
		offered = append(offered, s.fixAll(d)...)
	}
	if wantsKind(only, show) {
		offered = append(offered, s.showActions(d, span.Start)...)
	}
	return offered, nil
}

// wantsKind reports whether a client requested a kind of code action. A kind includes its sub-kinds. "Fix all" is only returned if it is
// requested explicitly.
func wantsKind(only []protocol.CodeActionKind, kind protocol.CodeActionKind) bool {
	if len(only) == 0 {
		return kind != fixAll
	}
	return slices.ContainsFunc(only, func(o protocol.CodeActionKind) bool {
		return o == kind || strings.HasPrefix(string(kind), string(o)+".")
	})
}

// quickFixes fix the findings that a range touches.
func (s *server) quickFixes(d *snapshot, span doc.Span) []protocol.CommandOrCodeAction {
	var offered []protocol.CommandOrCodeAction
	for _, f := range d.findings() {
		if f.InOtherFile() || f.Place.Start > span.End || span.Start > f.Place.End {
			continue
		}
		for i, fix := range f.Fixes() {
			offered = append(offered, &protocol.CodeAction{
				Title:       d.File().Secrets.Message(fix.Title),
				Kind:        pointerTo(protocol.CodeActionKindQuickFix),
				Diagnostics: []protocol.Diagnostic{s.diagnostic(d, f)},
				IsPreferred: pointerTo(i == 0),
				Edit:        s.workspaceEdit(d, fix.Edits()),
			})
		}
	}
	return offered
}

// fixAll applies every safe fix of a file. A change of a notebook would concern several cells.
func (s *server) fixAll(d *snapshot) []protocol.CommandOrCodeAction {
	if d.cell != nil {
		return nil
	}
	safe := func(_ validate.Finding, fix validate.Fix) bool { return fix.Safe }
	result := validate.ApplyFixes(d.File(), d.CheckOptions(), safe)
	if len(result.Fixed) == 0 {
		return nil
	}
	return []protocol.CommandOrCodeAction{&protocol.CodeAction{
		Title: "Apply all safe fixes",
		Kind:  pointerTo(fixAll),
		Edit:  s.workspaceEdit(d, []doc.Edit{smallestEdit(d.Text(), result.Doc.Source)}),
	}}
}

// smallestEdit returns the smallest single edit that converts one text to another.
func smallestEdit(from, to []byte) doc.Edit {
	start := 0
	for start < len(from) && start < len(to) && from[start] == to[start] {
		start++
	}
	tail := 0
	for tail < len(from)-start && tail < len(to)-start && from[len(from)-1-tail] == to[len(to)-1-tail] {
		tail++
	}
	for start > 0 && start < len(from) && from[start]&0xC0 == 0x80 {
		start-- // do not split a character
	}
	for tail > 0 && from[len(from)-tail]&0xC0 == 0x80 {
		tail--
	}
	return doc.Edit{Span: doc.Span{Start: start, End: len(from) - tail}, Text: string(to[start : len(to)-tail])}
}

// showActions returns the commands that show virtual documents for the pipeline and for the step at an offset. There are none between the
// pipelines of a Python document.
func (s *server) showActions(d *snapshot, offset int) []protocol.CommandOrCodeAction {
	var offered []protocol.CommandOrCodeAction
	offer := func(v virtualDocument, text printable.Text, about viewTarget) {
		title := d.File().Secrets.Text(string(text))
		command := protocol.Command{Title: title, Command: v.command, Arguments: []protocol.LSPAny{toLSPAny(about)}}
		if !s.clientCaps.codeActionLiterals {
			offered = append(offered, &command)
			return
		}
		offered = append(offered, &protocol.CodeAction{Title: title, Kind: pointerTo(show), Command: command})
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

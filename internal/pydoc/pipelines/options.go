package pipelines

import (
	"strings"

	"github.com/settings-ls/settings-ls/internal/doc"
)

// Options gives what calls set on steps and pipelines, each as a run configuration with nothing else. In editors these have to be known
// whether a pipeline uses them or not. The name of a step is "*".
func Options(calls []doc.Call) []*doc.Node {
	var all []*doc.Node
	for _, call := range calls {
		kind, _, _ := strings.Cut(call.Function, ".")
		var fields []doc.Field
		for _, name := range []string{"settings", "steps"} {
			if e, ok := call.Keywords.Get(name); ok {
				fields = append(fields, doc.Field{Key: e.Key, Value: e.Value})
			}
		}
		switch {
		case len(fields) == 0:
		case kind == string(pipeline):
			all = append(all, impliedMapping(call.Span, fields...))
		case kind == string(step) || kind == stepClass:
			one := doc.Field{Key: keyAt("*", call.Span), Value: impliedMapping(call.Span, fields...)}
			all = append(all, impliedMapping(call.Span, doc.Field{Key: keyAt("steps", call.Span), Value: impliedMapping(call.Span, one)}))
		}
	}
	return all
}

// Settings gives the settings that calls give to steps and pipelines, each as a run configuration with nothing else, whether they are used
// in a pipeline or not.
func Settings(calls []doc.Call) []*doc.Node {
	var all []*doc.Node
	for _, call := range calls {
		kind, _, _ := strings.Cut(call.Function, ".")
		if kind != string(pipeline) && kind != string(step) && kind != stepClass {
			continue
		}
		if e, ok := call.Keywords.Get("settings"); ok {
			all = append(all, impliedMapping(call.Span, doc.Field{Key: e.Key, Value: e.Value}))
		}
	}
	return all
}

// impliedMapping is a mapping that is not written in the text, at the place that it is due to.
func impliedMapping(span doc.Span, fields ...doc.Field) *doc.Node {
	return &doc.Node{Kind: doc.Mapping, Type: doc.TypeDict, Style: doc.Flow, Span: span, Implied: true, Fields: fields}
}

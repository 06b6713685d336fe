package pipelines

import "github.com/settings-ls/settings-ls/internal/doc"

// option is the value of an option, the last one that is given: its key and value. Both are nil where none is.
func (o object) option(name string) doc.Field {
	var found doc.Field
	for _, l := range o.layers {
		if l.options.IsUnknown() {
			found = doc.Field{Key: keyAt(name, l.options.Span), Value: l.options}
		} else if e, ok := l.options.Get(name); ok && !e.Value.IsNull() {
			found = doc.Field{Key: e.Key, Value: e.Value}
		}
	}
	return found
}

// settings are the settings of all layers: mappings merge, and anything else is replaced. Without settings, merge=False changes
// nothing.
func (o object) settings() doc.Field {
	var found doc.Field
	for _, l := range o.layers {
		e, ok := l.options.Get("settings")
		switch {
		case l.options.IsUnknown():
			found = doc.Field{Key: keyAt("settings", l.options.Span), Value: l.options}
		case !ok || e.Value.IsNull():
		case l.replaces || found.Value == nil:
			found = doc.Field{Key: e.Key, Value: e.Value}
		default:
			found = doc.Field{Key: e.Key, Value: doc.Update(found.Value, e.Value)}
		}
	}
	return found
}

// keyAt is a key that is not written in the text, at the place that it is due to.
func keyAt(name string, span doc.Span) *doc.Node {
	key := doc.NewString(name)
	key.Span, key.Implied = span, true
	return key
}

package values

import (
	"strings"

	"github.com/settings-ls/settings-ls/internal/doc"
	"github.com/settings-ls/settings-ls/internal/pydoc/syntax"
)

// call makes the node of a call of a class of settings, or of one of Python's own types.
func (r *Reader) call(x *syntax.Call) *doc.Node {
	if class, ok := r.SettingsClass(x); ok {
		n := r.keywords(x)
		if n != nil {
			n.SetClass(class)
		}
		return n
	}
	function, ok := x.Func.(*syntax.Name)
	if !ok || !r.module.Unbound(function) {
		return nil
	}
	switch function.ID {
	case "dict":
		return r.dictCall(x)
	case "list", "tuple", "set", "frozenset":
		return r.listCall(x)
	case "str":
		if argument := onlyArgument(x); argument != nil {
			if text, ok := pythonStr(r.node(argument)); ok {
				return scalar(x, doc.TypeString, text)
			}
		}
	case "float":
		return r.floatCall(x)
	}
	return nil
}

// notFinite are the numbers that Python has no literals for, in lower case, as YAML writes them.
var notFinite = map[string]string{"inf": ".inf", "-inf": "-.inf", "nan": ".nan"}

// floatCall makes the node of float("inf") and its like.
func (r *Reader) floatCall(x *syntax.Call) *doc.Node {
	argument := onlyArgument(x)
	if argument == nil || !r.node(argument).IsString() {
		return nil
	}
	text, ok := notFinite[strings.ToLower(r.node(argument).Resolve().Text)]
	if !ok {
		return nil
	}
	return scalar(x, doc.TypeFloat, text)
}

// SettingsClass is the dotted name of the class of settings that a call makes an object of.
func (r *Reader) SettingsClass(x *syntax.Call) (dotted string, ok bool) {
	dotted = r.module.Follow(x.Func).Imported
	return dotted, strings.HasPrefix(dotted, "zenml.") && r.env.IsSettings != nil && r.env.IsSettings(dotted)
}

// dictCall makes the node of dict(key=value).
func (r *Reader) dictCall(x *syntax.Call) *doc.Node {
	for _, a := range x.Args {
		if a.Kind == syntax.Positional || a.Kind == syntax.Starred {
			return nil
		}
	}
	return r.keywords(x)
}

// listCall makes the node of list(list) and its like.
func (r *Reader) listCall(x *syntax.Call) *doc.Node {
	list := newList(x)
	if len(x.Args) == 0 {
		return list
	}
	argument := onlyArgument(x)
	if argument == nil {
		return nil
	}
	items, ok := r.items(argument)
	if !ok {
		return nil
	}
	r.aliases(list, argument, items)
	return list
}

// onlyArgument is the argument of a call that has one, given by position.
func onlyArgument(x *syntax.Call) syntax.Expr {
	if len(x.Args) != 1 || x.Args[0].Kind != syntax.Positional {
		return nil
	}
	return x.Args[0].Value
}

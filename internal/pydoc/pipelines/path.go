package pipelines

import (
	"path"
	"strings"

	"github.com/settings-ls/settings-ls/internal/doc"
	"github.com/settings-ls/settings-ls/internal/pydoc/syntax"
)

// configPath is the path that a value of config_path stands for: a string, or an expression made of __file__ and of functions of os.path
// and pathlib. It is relative to the source root, where runs are started, or absolute.
func (r *reader) configPath(n *doc.Node) (string, bool) {
	if text, ok := textOf(n); ok {
		return path.Clean(text), text != ""
	}
	if x := r.Expr(n); x != nil {
		return r.path(x, mostDepth)
	}
	return "", false
}

// passed are functions and methods that give the path that they are given, as far as it matters here.
var passed = map[string]bool{
	"os.path.abspath": true, "os.path.realpath": true, "os.path.normpath": true, "os.fspath": true, "str": true,
	"resolve": true, "absolute": true, "as_posix": true,
}

func (r *reader) path(x syntax.Expr, depth int) (string, bool) {
	if depth == 0 {
		return "", false
	}
	depth--
	switch x := x.(type) {
	case *syntax.Name:
		return r.namedPath(x, depth)
	case *syntax.Call:
		return r.calledPath(x, depth)
	case *syntax.Attribute:
		if of, ok := r.path(x.Value, depth); ok && x.Attr == "parent" {
			return folderOf(of), true
		}
		return "", false
	case *syntax.Subscript:
		return r.parent(x, depth)
	case *syntax.Opaque:
		return r.dividedPath(x, depth)
	case *syntax.Binary:
		var text strings.Builder
		for _, operand := range x.Operands {
			part, ok := r.path(operand, depth)
			if !ok || x.Operator != '+' {
				return "", false
			}
			text.WriteString(part)
		}
		return text.String(), true
	}
	return textOf(r.Node(x))
}

// namedPath follows a name of the module.
func (r *reader) namedPath(x *syntax.Name, depth int) (string, bool) {
	if x.ID == "__file__" && r.Unbound(x) {
		return r.env.Path, r.env.Path != ""
	}
	ref := r.Follow(x)
	if ref.Expr == nil || ref.In == nil {
		return "", false
	}
	other := r
	if ref.In != r.Module {
		if other = r.other(ref.In); other == nil {
			return "", false
		}
	}
	return other.path(ref.Expr, depth)
}

// calledPath is the path that a call of a function or method gives.
func (r *reader) calledPath(call *syntax.Call, depth int) (string, bool) {
	args := make([]syntax.Expr, len(call.Args))
	for i, a := range call.Args {
		if a.Kind != syntax.Positional {
			return "", false
		}
		args[i] = a.Value
	}
	function := r.Follow(call.Func).Imported
	if name, ok := call.Func.(*syntax.Name); ok && r.Unbound(name) {
		function = name.ID
	}
	method, isMethod := call.Func.(*syntax.Attribute)
	switch {
	case function == "os.path.join" || function == "pathlib.Path" && len(args) > 0:
		return r.joined(args, depth)
	case function == "os.path.dirname" && len(args) == 1:
		of, ok := r.path(args[0], depth)
		return folderOf(of), ok
	case (function == "os.getcwd" || function == "pathlib.Path.cwd") && len(args) == 0:
		return ".", true
	case passed[function] && len(args) == 1:
		return r.path(args[0], depth)
	case function == "" && isMethod && method.Attr == "joinpath":
		return r.joined(append([]syntax.Expr{method.Value}, args...), depth)
	case function == "" && isMethod && passed[method.Attr] && len(args) == 0:
		return r.path(method.Value, depth)
	}
	return "", false
}

// parent is what path.parents[N] gives.
func (r *reader) parent(x *syntax.Subscript, depth int) (string, bool) {
	parents, ok := x.Value.(*syntax.Attribute)
	index, isNumber := x.Index.(*syntax.Number)
	if !ok || !isNumber || parents.Attr != "parents" || len(index.Text) != 1 || !strings.Contains("0123456789", index.Text) {
		return "", false
	}
	at, ok := r.path(parents.Value, depth)
	for range index.Text[0] - '0' + 1 {
		at = folderOf(at)
	}
	return at, ok
}

// joined is os.path.join of paths.
func (r *reader) joined(parts []syntax.Expr, depth int) (string, bool) {
	joined := ""
	for _, x := range parts {
		part, ok := r.path(x, depth)
		if !ok {
			return "", false
		}
		if path.IsAbs(part) {
			joined = ""
		}
		joined = path.Join(joined, part)
	}
	return joined, true
}

// folderOf is the folder of a path, which may lead out of the source root.
func folderOf(of string) string {
	of = path.Clean(of)
	if of == "." || of == ".." || strings.HasSuffix(of, "/..") {
		return path.Join(of, "..")
	}
	return path.Dir(of)
}

// dividedPath is what path / part / part gives.
func (r *reader) dividedPath(x *syntax.Opaque, depth int) (string, bool) {
	for i := 1; i < len(x.Parts); i++ {
		start, end := x.Parts[i-1].Span().End, x.Parts[i].Span().Start
		if start > end || strings.Trim(string(r.Source[start:end]), " \t\r\n()") != "/" {
			return "", false
		}
	}
	if len(x.Parts) < 2 {
		return "", false
	}
	return r.joined(x.Parts, depth)
}

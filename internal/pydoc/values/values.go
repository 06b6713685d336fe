// Package values makes nodes of package doc of Python expressions: literals as they are, names by what they stand for, and
// everything that is only known in a run as unknown. A name is an alias of the node of its value, so that findings about the
// value are reported where it is written.
package values

import (
	"strings"
	"sync"

	"github.com/settings-ls/settings-ls/internal/doc"
	"github.com/settings-ls/settings-ls/internal/pydoc/names"
	"github.com/settings-ls/settings-ls/internal/pydoc/syntax"
)

// Env is what is known of ZenML. A nil function knows nothing.
type Env struct {
	// Constant is the value of a constant or of a member of an enumeration by its dotted name, such as
	// "zenml.integrations.constants.MLFLOW".
	Constant func(dotted string) (value string, ok bool)
	// IsSettings reports whether a dotted name is that of a class of settings: its calls are mappings of their keywords.
	IsSettings func(dotted string) bool
}

// Reader makes the nodes of one module, each once. It is safe for concurrent use.
type Reader struct {
	mutex  sync.Mutex
	module *names.Module
	env    Env
	nodes  map[syntax.Expr]*doc.Node
	places map[*doc.Node]Place
	// calls are the mappings of the keywords of calls that are not of settings.
	calls map[*syntax.Call]*doc.Node
	// copies are the nodes of copies of settings, nil for other calls of model_copy.
	copies map[*syntax.Call]*doc.Node
	// foreign are the readers of other modules.
	foreign map[*names.Module]*Reader
	// left is how many nodes and kilobytes of text can be made, depth how many lie in each other.
	left, depth int
}

// Place is where a node is written.
type Place struct {
	// Expr is the expression.
	Expr syntax.Expr
	// Parent is the node of the display or call that it is an element, a key or a value of, nil where it is none; Index
	// counts the items, arguments or elements of that as they are written.
	Parent *doc.Node
	Index  int
}

const (
	// mostNodes is how many nodes are made of a module: concatenation can ask for more than any memory.
	mostNodes = 200_000
	// mostDepth is how deep nodes lie in each other, names followed.
	mostDepth = 200
	// mostText is the longest text that is concatenated, in bytes.
	mostText = 1 << 20
)

// NewReader makes a reader of a module.
func NewReader(module *names.Module, env Env) *Reader {
	return &Reader{
		module: module, env: env, left: mostNodes, foreign: map[*names.Module]*Reader{},
		nodes: map[syntax.Expr]*doc.Node{}, places: map[*doc.Node]Place{}, calls: map[*syntax.Call]*doc.Node{},
		copies: map[*syntax.Call]*doc.Node{},
	}
}

// Node is the node of an expression of the module.
func (r *Reader) Node(x syntax.Expr) *doc.Node {
	r.mutex.Lock()
	defer r.mutex.Unlock()
	return r.node(x)
}

func (r *Reader) node(x syntax.Expr) *doc.Node {
	if n, done := r.nodes[x]; done {
		return n
	}
	r.left--
	r.depth++
	defer func() { r.depth-- }()
	r.nodes[x] = r.unknown(x) // for a value that needs itself
	if r.depth > mostDepth || r.left < 0 {
		return r.nodes[x]
	}
	n := r.read(x)
	if n == nil {
		n = r.nodes[x]
	}
	n.Damaged = r.module.Damaged(x.Span())
	r.nodes[x] = n
	if _, placed := r.places[n]; !placed {
		r.places[n] = Place{Expr: x}
	}
	return n
}

// Keywords is the mapping of the keyword arguments of any call; it is unknown where some of them are not written out.
func (r *Reader) Keywords(x *syntax.Call) *doc.Node {
	r.mutex.Lock()
	defer r.mutex.Unlock()
	if r.calls[x] == nil {
		n := r.keywords(x)
		if n == nil {
			n = r.unknown(x)
		}
		r.calls[x], r.places[n] = n, Place{Expr: x}
	}
	return r.calls[x]
}

// Place is where a node of the reader is written.
func (r *Reader) Place(n *doc.Node) (Place, bool) {
	r.mutex.Lock()
	defer r.mutex.Unlock()
	p, ok := r.places[n]
	return p, ok
}

// unknown is the node of an expression whose value is not known.
func (r *Reader) unknown(x syntax.Expr) *doc.Node {
	n := doc.NewUnknown(r.source(x))
	n.Span = x.Span()
	return n
}

func (r *Reader) source(x syntax.Expr) string {
	span := x.Span()
	return string(r.module.Source[span.Start:span.End])
}

// read makes the node of an expression, nil where it is not known.
func (r *Reader) read(x syntax.Expr) *doc.Node {
	switch x := x.(type) {
	case *syntax.Constant:
		return r.constant(x)
	case *syntax.Number:
		return r.number(x)
	case *syntax.Unary:
		return r.negative(x)
	case *syntax.String:
		return r.str(x)
	case *syntax.Display:
		return r.display(x)
	case *syntax.Dict:
		return r.dict(x)
	case *syntax.Binary:
		return r.binary(x)
	case *syntax.Call:
		return r.call(x)
	case *syntax.Name, *syntax.Attribute:
		return r.name(x)
	case *syntax.NamedExpr:
		return r.alias(x, r.node(x.Value))
	}
	return nil
}

// name makes the node of a name or attribute.
func (r *Reader) name(x syntax.Expr) *doc.Node {
	ref := r.module.Follow(x)
	var target *doc.Node
	switch {
	case ref.Imported != "":
		target = r.imported(ref.Imported)
	case ref.Expr == nil || ref.Expr == x:
		return nil
	case ref.In == r.module:
		target = r.node(ref.Expr)
	default:
		target = r.elsewhere(ref)
	}
	if target.Resolve() == nil || target.IsUnknown() || ref.Changed && target.Resolve().Kind != doc.Scalar {
		return nil
	}
	if ref.In != r.module {
		target = r.copied(target.Resolve(), x.Span())
	}
	return doc.NewAlias(r.source(x), x.Span(), target.Resolve())
}

// imported makes the node of a constant of ZenML, or of a member of an enumeration.
func (r *Reader) imported(dotted string) *doc.Node {
	if r.env.Constant == nil {
		return nil
	}
	value, ok := r.env.Constant(strings.TrimSuffix(dotted, ".value"))
	if !ok {
		return nil
	}
	n := doc.NewString(value)
	n.Implied = true
	return n
}

// elsewhere makes the node of a value in another module.
func (r *Reader) elsewhere(ref names.Referent) *doc.Node {
	reader := r.foreign[ref.In]
	if reader == nil {
		reader = NewReader(ref.In, r.env)
		r.foreign[ref.In] = reader
	}
	return reader.node(ref.Expr)
}

// copied is a value that is not written in the module, at the place where it is used.
func (r *Reader) copied(n *doc.Node, span doc.Span) *doc.Node {
	n = n.Resolve()
	if r.left--; r.left < 0 || n == nil {
		unknown := doc.NewUnknown("")
		unknown.Span, unknown.Implied = span, true
		return unknown
	}
	copied := *n
	copied.Span, copied.Implied, copied.Fields, copied.Items = span, true, nil, nil
	copied.SetFlattened(nil)
	fields, _ := n.DictFields()
	for _, f := range fields {
		copied.Fields = append(copied.Fields, doc.Field{Key: r.copied(f.Key, span), Value: r.copied(f.Value, span)})
	}
	for _, item := range n.Items {
		copied.Items = append(copied.Items, r.copied(item, span))
	}
	return &copied
}

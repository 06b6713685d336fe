package rule

import (
	"github.com/settings-ls/settings-ls/internal/doc"
	"github.com/settings-ls/settings-ls/internal/message"
	"github.com/settings-ls/settings-ls/internal/printable"
	"github.com/settings-ls/settings-ls/schema"
)

// Advice is what to do about a finding. The message says it and the first fix does it: both are made from these facts,
// so that they cannot differ. ZenML accepts what is advised. The zero Advice is none.
type Advice struct {
	Action Action
	// Names are what the key can be called instead, for Rename.
	Names []string
	// Paths are the places where the key belongs, for Move and Replace: keys from the root of the file, the last of
	// them its name there. AnyStep is the name of a step that is not known.
	Paths [][]string
	// Value is what to write, for Write, WriteNear and AddUnit.
	Value *doc.Node
	// Needs is what the value must be under the new name or at the new place, where the present value is not accepted.
	Needs *schema.Type
}

// Action is what an Advice says to do.
type Action uint8

// The actions.
const (
	NoAction Action = iota
	// Rename gives the key one of Names.
	Rename
	// Move moves the key with its value to one of Paths.
	Move
	// Replace moves the value to the key at Paths[0], which replaces the one that is there. Several keys replace it
	// together, each with a value that is not known.
	Replace
	// Unwrap moves what is in the value to the mapping that holds the key.
	Unwrap
	// Write writes Value, which is what the text says in another form.
	Write
	// WriteNear writes Value, which is probably what was meant.
	WriteNear
	// AddUnit writes a number with its unit, such as Value. There is no fix, since the unit that was meant is not known.
	AddUnit
	// Remove removes the key with its value.
	Remove
)

// AnyStep stands for the name of a step in the paths of an Advice.
const AnyStep = "*"

// Advise adds to the message what to do about the entry that the finding is about, and offers the fix that does it.
func (f *Finding) Advise(p *Pass, at Entry, advice Advice) *Finding {
	if advice.Action == NoAction {
		return f
	}
	advice.Needs = p.needed(at, advice)
	f.Advice, f.fact = advice, f.Message
	f.Message += message.Text(string(printable.Line("; " + p.words(at, advice))))
	fix := p.fix(at, advice)
	fix.Advised = true
	return f.AddFix(fix)
}

// fix does what an advice says; the zero Fix where the advice leaves a choice.
func (p *Pass) fix(at Entry, advice Advice) Fix {
	switch advice.Action {
	case Rename:
		if len(advice.Names) == 1 {
			return p.RenameFix(at, advice.Names[0])
		}
	case Move, Replace:
		if path := advice.Paths[0]; len(advice.Paths) == 1 && !inAnyStep(path) {
			return p.MoveFix(at, path...)
		}
	case Write, WriteNear:
		return p.writeFix(at, advice.Value)
	case Remove:
		return p.RemoveFix(at)
	}
	return Fix{}
}

// needed is the type of the value under a new name or at a new place, nil where the present value will do.
func (p *Pass) needed(at Entry, advice Advice) *schema.Type {
	var path []any
	switch {
	case advice.Action == Rename:
		path = join(at.Path[:len(at.Path)-1], advice.Names[0])
	case advice.Action == Move || advice.Action == Replace:
		path = Keys(advice.Paths[0])
	default:
		return nil
	}
	for _, problem := range p.problemsAt(path, at.Value) {
		wrongValue := problem.Kind == schema.WrongType || problem.Kind == schema.BadEnum || problem.Kind == schema.BadValue
		if wrongValue && len(problem.Path) == len(path) && problem.Expected.Constraint == schema.NoConstraint {
			return &problem.Expected.Type
		}
	}
	return nil
}

// Renamed advises another name for a key.
func Renamed(names ...string) Advice { return Advice{Action: Rename, Names: names} }

// Moved advises to move a key to one of several places; none where there are none.
func Moved(paths ...[]string) Advice {
	if len(paths) == 0 {
		return Advice{}
	}
	return Advice{Action: Move, Paths: paths}
}

// Written advises to write a string.
func Written(text string) Advice { return Advice{Action: Write, Value: doc.NewString(text)} }

// DidYouMean advises to write a string, which was probably meant.
func DidYouMean(text string) Advice { return Advice{Action: WriteNear, Value: doc.NewString(text)} }

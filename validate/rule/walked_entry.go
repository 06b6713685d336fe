package rule

import (
	"strings"

	"github.com/settings-ls/settings-ls/internal/doc"
)

// WalkedEntry is an Entry as a walk through the file comes to it, whose path is made when it is asked for. An alias can share
// it between a key that ZenML ignores and one that it reads; then it comes twice.
type WalkedEntry struct {
	// Key and Value are as written; Key is nil for an item of a list.
	Key, Value *doc.Node

	// in is the entry whose value holds this one, nil at the top level; index is that of an item of a list.
	in    *WalkedEntry
	index int32
	// depth, block and inStep are as Depth, Block and InStep return them.
	depth  int32
	block  string
	inStep bool
	// isFirst means that the walk did not come to it before, isKnown that ZenML reads it here.
	isFirst, isKnown bool
}

func newWalked(in *WalkedEntry, key *doc.Node, index int, value *doc.Node) WalkedEntry {
	at := WalkedEntry{Key: key, Value: value, in: in, index: int32(index)}
	switch {
	case in == nil || in.isStep():
		at.inStep, at.block, at.depth = in != nil, at.KeyName(), 1
	default:
		at.inStep, at.block, at.depth = in.inStep, in.block, in.depth+1
	}
	return at
}

// isStep reports whether the entry is an entry of the top-level key steps.
func (at *WalkedEntry) isStep() bool { return at.depth == 2 && !at.inStep && at.Block() == "steps" }

// Block is the name of the key at the top level, or of the step, that holds the entry or is the entry, such as "settings" or
// "parameters"; "" if the entry is in a list there. That of a step itself is "steps".
func (at *WalkedEntry) Block() string { return at.block }

// Depth is 1 for the entry of the block, 2 for what is in it, and so on.
func (at *WalkedEntry) Depth() int { return int(at.depth) }

// InStep reports whether the block is that of a step.
func (at *WalkedEntry) InStep() bool { return at.inStep }

// KeyName is the name of the key, "" for an item of a list.
func (at *WalkedEntry) KeyName() string {
	if at.Key == nil {
		return ""
	}
	return at.Key.KeyName()
}

// In is the entry whose value holds this one, nil at the top level.
func (at *WalkedEntry) In() *WalkedEntry { return at.in }

// IsBelowSettings reports whether it is directly below the settings of the pipeline or of a step, such as "docker".
func (at *WalkedEntry) IsBelowSettings() bool { return at.depth == 2 && at.Block() == "settings" }

// Entry is the entry with its path.
func (at *WalkedEntry) Entry() Entry { return Entry{Path: at.Path(), Key: at.Key, Value: at.Value} }

// Path leads to the entry, see Entry.Path.
func (at *WalkedEntry) Path() []any {
	length := 0
	for above := at; above != nil; above = above.in {
		length++
	}
	path := make([]any, length)
	for above := at; above != nil; above = above.in {
		length--
		if above.Key != nil {
			path[length] = above.Key.KeyName()
		} else {
			path[length] = int(above.index)
		}
	}
	return path
}

// isProjectKey reports whether it is a key of the form x-NAME at the top level or in a step, which the schema does not report as
// unknown.
func (at *WalkedEntry) isProjectKey() bool {
	return at.depth == 1 && strings.HasPrefix(at.Block(), "x-")
}

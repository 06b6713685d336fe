// Package runconfig is what a run configuration means: its settings, typed,
// positioned and merged per step as ZenML merges them.
//
// It hides pydantic's conversions, ZenML's migrations of old keys, the merge of
// pipeline and step, and the substitution of ${VARIABLES}.
package runconfig

import (
	"io/fs"

	"github.com/settings-ls/settings-ls/internal/doc"
	"github.com/settings-ls/settings-ls/internal/secret"
	"github.com/settings-ls/settings-ls/schema"
)

// Options is what a file itself cannot say.
type Options struct {
	// Release is the ZenML release that judges; it must be set.
	Release *schema.Release
	// Root is the source root, from which ZenML resolves file names in the settings;
	// nil for an untitled buffer: rules that look at files then say nothing.
	Root fs.FS
	// RootCertainty says how sure it is that runs are started in Root.
	RootCertainty Certainty
	// Nearer are the folders from that of the file itself up to the one below Root, only to say
	// where a missing file lies instead.
	Nearer []Folder
	// Environment is asked for the ${VARIABLES} of the effective settings; nil leaves them as they are,
	// as do variables that it does not know. The blocks as written keep theirs.
	Environment func(name string) (value string, ok bool)
	// Done stops what is computed of the file soon after it is closed; the results are then incomplete. Nil is never
	// closed.
	Done <-chan struct{}
}

// Folder is a folder between a file and the source root.
type Folder struct {
	fs.FS
	// Path leads there from the source root, with slashes; "" for a folder outside of it.
	Path string
}

// Certainty is how sure it is where runs are started.
type Certainty uint8

// The certainties, the surest first.
const (
	// Told: by the user, or by ZenML's own mark of a source root.
	Told Certainty = iota
	// Likely: the top of the repository.
	Likely
	// Assumed: nothing tells; the file's own folder.
	Assumed
)

// File is one run configuration, read and understood. Immutable.
type File struct {
	Doc     *doc.Document
	Options Options
	// Problems are what the release's schema says of the file.
	Problems []schema.Problem
	Run      Run
	// Secrets hides the credentials of the file in everything that is printed of it.
	Secrets *secret.Mask
}

// Read understands a document. It never fails.
func Read(document *doc.Document, options Options) *File {
	f := &File{Doc: document, Options: options}
	f.Secrets = secret.NewMask(f.Doc, options.Environment)
	f.Problems = options.Release.Check(f.Doc.Root)
	facts := factsOf(options.Release)
	r := reader{
		decoder: decoder{facts: facts, refused: refused(f.Problems)},
		merger:  merger{facts.nulls, work(document.Source)},
	}
	if options.Environment != nil {
		r.variables = &variables{options.Environment, work(document.Source)}
	}
	f.Run = r.run(f.Doc.Root)
	return f
}

// Stopped reports whether Options.Done is closed: nobody will read what is computed of the file.
func (f *File) Stopped() bool {
	select {
	case <-f.Options.Done:
		return true
	default:
		return false
	}
}

// work is how many values may be visited: far more than the text has, but aliases
// can make a small text huge.
func work(src []byte) int { return maxPairs + 4*len(src) }

// refused are the values that ZenML refuses for themselves.
func refused(problems []schema.Problem) map[*doc.Node]bool {
	nodes := map[*doc.Node]bool{}
	for _, p := range problems {
		switch p.Kind {
		case schema.WrongType, schema.BadEnum, schema.BadValue:
			if p.Refused && p.Value != nil {
				nodes[p.Value.Resolve()] = true
			}
		}
	}
	return nodes
}

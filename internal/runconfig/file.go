// Package runconfig interprets a run configuration: its settings, typed, with their origin in the file, and merged for each
// step as ZenML does.
//
// It hides pydantic's conversions, ZenML's migrations of deprecated keys, the merge of pipeline and step, and the
// replacement of ${VARIABLES}.
package runconfig

import (
	"io/fs"
	"sync"

	"github.com/settings-ls/settings-ls/internal/doc"
	"github.com/settings-ls/settings-ls/internal/secret"
	"github.com/settings-ls/settings-ls/schema"
)

// ReadOptions are the inputs that are not in the file.
type ReadOptions struct {
	// Release is the ZenML release that the file is checked against. It is required.
	Release *schema.Release
	// Root is the source root, which file names in the settings are relative to. It is nil for an unsaved document; rules
	// that read files then report nothing.
	Root fs.FS
	// RootCertainty is how certain it is that runs are started in Root.
	RootCertainty RootCertainty
	// InnerFolders are the folders between the file and Root, innermost first. They are only used to suggest where a missing file
	// is instead.
	InnerFolders []InnerFolder
	// HasCodeRepository means that the project is in a code repository, from which ZenML downloads the code. If it is false, the
	// project is in none, or it is unknown.
	HasCodeRepository bool
	// Environment returns the values of ${VARIABLES} in the effective settings. Variables that it does not know are not
	// replaced; none are if it is nil. Blocks as written are not changed.
	Environment func(name string) (value string, ok bool)
	// Code is what Python code sets for the pipeline that is configured with the file.
	Code Code
	// Done cancels pending computations when it is closed; results are then incomplete. It may be nil.
	Done <-chan struct{}
}

// Code is what Python code says about the pipelines that are configured with a file. The zero value knows nothing.
type Code struct {
	// Under and Over are run configurations with what code sets; nil for nothing. The file overrides Under, and Over overrides the file. Their
	// nodes are outside of the file, see doc.Node.
	Under, Over *doc.Node
	// Pipelines are the names of the pipelines, Steps the steps that they call.
	Pipelines []string
	Steps     []CodeStep
	// HasAllSteps means that no other pipelines are configured with the file, and that they call no other steps.
	HasAllSteps bool
	// MayHaveOtherSteps means that one of Pipelines is dynamic, or calls steps that are not known.
	MayHaveOtherSteps bool
}

// CodeStep is a step that a pipeline calls.
type CodeStep struct {
	Name string
	// MayRepeat means that it is perhaps called several times, as Name, Name_2 and so on.
	MayRepeat bool
}

// InnerFolder is a folder between a file and the source root.
type InnerFolder struct {
	fs.FS
	// Path is relative to the source root, with slashes; "" for a folder outside of it.
	Path string
}

// RootCertainty is how certain the location of the source root is.
type RootCertainty uint8

// The certainties, most certain first.
const (
	// RootKnown: configured by the user, or marked by ZenML.
	RootKnown RootCertainty = iota
	// RootLikely: the root of the repository.
	RootLikely
	// RootAssumed: the folder of the file, for lack of anything better.
	RootAssumed
)

// File is an interpreted run configuration. It is immutable.
type File struct {
	Doc     *doc.Document
	Options ReadOptions
	// Problems are the violations of the release's schema.
	Problems []schema.Problem
	Run      Run
	// Secrets masks the credentials of the file in everything that is printed.
	Secrets *secret.Mask

	// rejected are the values that are invalid by themselves, ignored the keys that ZenML ignores.
	rejected, ignored map[*doc.Node]bool
	// effective is what the effective settings of all steps have in common.
	effective effectiveIndex
	// stats has a statResult for each name that Stat has looked up.
	stats sync.Map
}

// Read interprets a document. It never fails.
func Read(document *doc.Document, options ReadOptions) *File {
	f := &File{Doc: document, Options: options}
	f.Secrets = secret.NewMask(f.Doc, options.Environment, options.Code.Under, options.Code.Over)
	f.Problems = options.Release.Check(f.Doc.Root)
	f.rejected, f.ignored = rejectedValues(f.Problems), ignoredKeys(f.Problems)
	r := f.newReader()
	r.run(&f.Run, f.Doc.Root, options.Code)
	return f
}

func (f *File) newReader() reader {
	facts := factsOf(f.Options.Release)
	r := reader{
		decoder: decoder{releaseFacts: facts, rejected: f.rejected},
		merger:  merger{facts.nulls, visitLimit(f.Doc.Source)},
	}
	if f.Options.Environment != nil {
		r.variables = &variableReplacer{f.Options.Environment, visitLimit(f.Doc.Source)}
	}
	return r
}

// IsCanceled reports whether Options.Done is closed, so that nobody needs further results.
func (f *File) IsCanceled() bool {
	select {
	case <-f.Options.Done:
		return true
	default:
		return false
	}
}

// visitLimit returns the number of values that may be visited: far more than the text has, but aliases can make a small text
// huge.
func visitLimit(src []byte) int { return maxPairs + 4*len(src) }

// rejectedValues returns the values that are invalid by themselves.
func rejectedValues(problems []schema.Problem) map[*doc.Node]bool {
	nodes := map[*doc.Node]bool{}
	for _, p := range problems {
		switch p.Kind {
		case schema.WrongType, schema.BadEnum, schema.BadValue:
			if p.Rejected && p.Value != nil {
				nodes[p.Value.Resolve()] = true
			}
		}
	}
	return nodes
}

// ignoredKeys returns the keys that ZenML ignores.
func ignoredKeys(problems []schema.Problem) map[*doc.Node]bool {
	keys := map[*doc.Node]bool{}
	for _, p := range problems {
		if p.Kind == schema.UnknownKey || p.Kind == schema.UnknownSettingsKey {
			keys[p.Key] = true
		}
	}
	return keys
}

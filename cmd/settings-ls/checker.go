package main

import (
	"fmt"
	"io"
	"iter"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"slices"
	"sync"
	"sync/atomic"

	"github.com/settings-ls/settings-ls/cmd/settings-ls/report"
	"github.com/settings-ls/settings-ls/internal/analysis"
	"github.com/settings-ls/settings-ls/internal/project"
	"github.com/settings-ls/settings-ls/internal/runconfig"
	"github.com/settings-ls/settings-ls/internal/safefile"
	"github.com/settings-ls/settings-ls/internal/styled"
	"github.com/settings-ls/settings-ls/validate"
)

// outcome is the result of checking one file.
type outcome struct {
	path string
	// err is why the file could not be read.
	err       error
	selection selection
	findings  []report.Finding
	// folder has the release, source root and configuration of the file's folder.
	folder *analysis.Folder
	// known is the number of findings that were removed because they are in the baseline.
	known int
	// fixed is the number of findings that fixes removed, diff the changes, and masked whether secrets in it are masked.
	fixed  int
	diff   styled.Text
	masked bool
	// stopped is true if some fixes were not tried.
	stopped bool
}

// checker checks files. Its methods are safe for concurrent use.
type checker struct {
	*analysis.Project
	// dir is the current folder; fixDetail is what findings need of their fixes.
	dir       string
	fixDetail report.FixDetail
	stdin     io.Reader
	stdinName string
	// progress, if not nil, shows the progress until it is stopped.
	progress func(done *atomic.Int64, total int) (stop func())
	// fix, if not nil, fixes each file before it is checked. If write is true the files are changed as well, and
	// the fixed text of standard input is written to stdout.
	fix    func(*runconfig.File, validate.Options) validate.FixResult
	write  bool
	stdout io.Writer
}

// Workers take several files at a time if there are many, since handing over a file takes as long as reading a small one.
const (
	// maxAhead is the number of blocks of files that may be finished before the one that is written next.
	maxAhead = 32
	// maxBlock is the maximum number of files in a block, blocksPerWorker the number of blocks from which on they are larger.
	maxBlock, blocksPerWorker = 8, 16
)

// forAll does one thing for each file in parallel and yields the outcomes in the order of the files, once. A panic is an error of the
// file alone that causes it.
func (c checker) forAll(files []project.File, do func(project.File) outcome) iter.Seq[outcome] {
	return func(yield func(outcome) bool) {
		var next, done atomic.Int64
		if c.progress != nil {
			defer c.progress(&done, len(files))()
		}
		workerCount := runtime.GOMAXPROCS(0)
		blocks := slices.Collect(slices.Chunk(files, min(maxBlock, 1+len(files)/(workerCount*blocksPerWorker))))
		var finished [maxAhead]chan []outcome // those of block i are in finished[i%maxAhead]
		for i := range finished {
			finished[i] = make(chan []outcome, 1)
		}
		started, stopped := make(chan struct{}, maxAhead), make(chan struct{})
		work := func() {
			for {
				select {
				case started <- struct{}{}:
				case <-stopped:
					return
				}
				i := int(next.Add(1) - 1)
				if i >= len(blocks) {
					return
				}
				outcomes := make([]outcome, len(blocks[i]))
				for j, file := range blocks[i] {
					outcomes[j] = guarded(file, do)
					done.Add(1)
				}
				finished[i%maxAhead] <- outcomes
			}
		}
		var workers sync.WaitGroup
		defer workers.Wait()
		defer close(stopped)
		for range workerCount { // not a goroutine per file, whose stack would have to grow each time
			workers.Go(work)
		}
		for i := range blocks {
			outcomes := <-finished[i%maxAhead]
			<-started
			for _, r := range outcomes {
				if !yield(r) {
					return
				}
			}
		}
	}
}

func guarded(file project.File, do func(project.File) outcome) (r outcome) {
	defer func() {
		if fault := recover(); fault != nil {
			r = outcome{path: file.Path, err: fmt.Errorf("internal error, please report it: %v\n%s", fault, debug.Stack())}
		}
	}()
	return do(file)
}

// choose decides whether a file that could be read is checked; the analysis is nil if the text alone shows that it is not.
func (c checker) choose(file project.File, folder *analysis.Folder, document analysis.Document) (selection, *analysis.Analysis) {
	switch {
	case file.IsNamed:
		return selection{reason: namedByUser}, c.Open(document)
	case folder.Config.Excludes(document.Path):
		return selection{reason: excluded}, nil
	case !folder.MayBeRunConfig(document):
		return selection{reason: hasNoKey}, nil
	}
	a := c.Open(document)
	return recognizedBy(a), a
}

// open reads a file and decides whether it is checked; the analysis is nil when it is not, and when it cannot be read.
func (c checker) open(file project.File) (outcome, *analysis.Analysis) {
	r := outcome{path: file.Path, err: file.Err}
	if r.err != nil {
		return r, nil
	}
	src, err := c.read(file)
	if err != nil && c.Finder.SkipUnreadable(file, err) {
		r.selection = selection{reason: unreadableInFolder}
		return r, nil
	}
	if err != nil {
		r.err = err
		return r, nil
	}
	r.path = c.name(file.Path)
	r.folder = c.Folder(filepath.Dir(r.path))
	if wrong := r.folder.ConfigError; wrong != nil {
		r.err = wrong
		return r, nil
	}
	var a *analysis.Analysis
	if r.selection, a = c.choose(file, r.folder, analysis.Document{Path: r.path, Text: src}); !r.selection.checked() {
		return r, nil
	}
	if s := a.Stack(); s.Err != nil {
		r.err = &stackError{s.File, s.Err}
		return r, nil
	}
	return r, a
}

// check reads and checks one file.
func (c checker) check(file project.File) outcome {
	r, a := c.open(file)
	if a == nil {
		return r
	}
	if c.fix == nil {
		c.add(&r, a.File(), a.Findings())
		return r
	}
	fixed := c.fix(a.File(), a.CheckOptions())
	r.fixed, r.stopped = len(fixed.Fixed), fixed.Stopped
	switch {
	case c.write && (r.fixed > 0 || file.Path == "-"):
		if err := c.put(file.Path, fixed.Doc.Source); err != nil {
			r.err = fmt.Errorf("cannot write the file: %w", reason(err))
		}
	case !c.write && r.fixed > 0:
		r.diff, r.masked = maskedDiff(a.File(), fixed.File)
	}
	c.add(&r, fixed.File, fixed.Left)
	return r
}

// add adds all findings but hints to an outcome.
func (c checker) add(r *outcome, file *runconfig.File, found []validate.Finding) {
	if len(found) == 0 {
		return
	}
	root := c.shown(r.folder.Root.Path)
	r.findings = make([]report.Finding, 0, len(found))
	for i := range found {
		if f := &found[i]; f.Severity < validate.Hint {
			r.findings = append(r.findings, report.NewFinding(f, file.Secrets, root, c.fixDetail))
		}
	}
}

// shown is the path of a folder in reports.
func (c checker) shown(dir string) string { return shortPath(c.dir, dir) }

// shortPath returns a path relative to the current folder, dir, if it is inside.
func shortPath(dir, path string) string {
	if below, err := filepath.Rel(dir, path); err == nil && filepath.IsLocal(below) {
		return below
	}
	return path
}

// name is the name of a file in reports; that of standard input is set by a flag.
func (c checker) name(path string) string {
	switch {
	case path != "-":
		return path
	case c.stdinName != "":
		return c.stdinName
	}
	return "<stdin>"
}

// read reads a file, or standard input for "-".
func (c checker) read(file project.File) ([]byte, error) {
	if file.Path == "-" {
		return safefile.ReadAll(c.stdin)
	}
	return c.Finder.Read(file)
}

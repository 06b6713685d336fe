package main

import (
	"fmt"
	"io"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"sync/atomic"

	"golang.org/x/sync/errgroup"

	"github.com/settings-ls/settings-ls/cmd/settings-ls/report"
	"github.com/settings-ls/settings-ls/internal/analysis"
	"github.com/settings-ls/settings-ls/internal/printable"
	"github.com/settings-ls/settings-ls/internal/project"
	"github.com/settings-ls/settings-ls/internal/runconfig"
	"github.com/settings-ls/settings-ls/internal/safefile"
	"github.com/settings-ls/settings-ls/validate"
)

// outcome is what there is to say of one file.
type outcome struct {
	path string
	// err says why the file could not be read.
	err error
	// foreign says that the file is none of ours.
	foreign  bool
	findings []report.Finding
	// folder is what holds for the folder of the file.
	folder *analysis.Folder
	// fixed is how many findings fixes removed, diff what they would change and masked whether secrets are hidden in it.
	fixed  int
	diff   printable.Text
	masked bool
	// stopped says that fixes may be left that were not tried.
	stopped bool
}

// reaches reports whether a finding is at or above a severity; 0 is none.
func (r outcome) reaches(threshold validate.Severity) bool {
	for _, f := range r.findings {
		if f.Severity <= threshold {
			return true
		}
	}
	return false
}

// checker checks files. Its methods are safe for concurrent use.
type checker struct {
	*analysis.Project
	// dir is the folder that the program runs in; withFixes says that the findings are to have theirs.
	dir       string
	withFixes bool
	stdin     io.Reader
	stdinName string
	// progress, when not nil, shows how far it is until it is stopped.
	progress func(done *atomic.Int64, total int) (stop func())
	// mend, when not nil, mends each file first; write says that the files are changed, too, or
	// for standard input that the text goes to stdout.
	mend   func(*runconfig.File, validate.Options) validate.Mended
	write  bool
	stdout io.Writer
}

// checkAll checks files in parallel; the outcomes stand in the order of the files.
func (c checker) checkAll(files []project.File) []outcome {
	outcomes := make([]outcome, len(files))
	var done atomic.Int64
	if c.progress != nil {
		defer c.progress(&done, len(files))()
	}
	var workers errgroup.Group
	workers.SetLimit(runtime.GOMAXPROCS(0))
	for i, file := range files {
		workers.Go(func() error {
			outcomes[i] = c.checkOne(file)
			done.Add(1)
			return nil
		})
	}
	_ = workers.Wait() // none has an error: that of a file is in its outcome
	return outcomes
}

// checkOne checks one file; a panic is an error of this file alone.
func (c checker) checkOne(file project.File) (r outcome) {
	defer func() {
		if fault := recover(); fault != nil {
			r = outcome{path: file.Path, err: fmt.Errorf("internal error, please report it: %v\n%s", fault, debug.Stack())}
		}
	}()
	return c.check(file)
}

// check reads and checks one file.
func (c checker) check(file project.File) outcome {
	r := outcome{path: file.Path, err: file.Err}
	if r.err != nil {
		return r
	}
	src, err := c.read(file)
	if err != nil && c.Finder.Skip(file, err) {
		return outcome{foreign: true}
	}
	if err != nil {
		r.err = err
		return r
	}
	r.path = c.name(file.Path)
	a := c.Open(analysis.Document{Path: r.path, Text: src})
	r.folder = a.Folder()
	if wrong := r.folder.ConfigError; wrong != nil {
		r.err = wrong
		return r
	}
	if !file.Named && (r.folder.Config.Excludes(r.path) || !a.Recognized()) {
		r.foreign = true
		return r
	}
	if c.mend == nil {
		c.add(&r, a.File(), a.Findings())
		return r
	}
	mended := c.mend(a.File(), a.CheckOptions())
	r.fixed, r.stopped = len(mended.Fixed), mended.Stopped
	switch {
	case c.write && (r.fixed > 0 || file.Path == "-"):
		if err := c.put(file.Path, mended.Doc.Source); err != nil {
			r.err = fmt.Errorf("cannot write the file: %w", reason(err))
		}
	case !c.write && r.fixed > 0:
		r.diff, r.masked = maskedDiff(a.File(), mended.File)
	}
	c.add(&r, mended.File, mended.Left)
	return r
}

// add adds all findings but hints to an outcome.
func (c checker) add(r *outcome, file *runconfig.File, found []validate.Finding) {
	for _, f := range found {
		if f.Severity < validate.Hint {
			r.findings = append(r.findings, report.NewFinding(f, file.Secrets, c.shown(r.folder.Root.Path), c.withFixes))
		}
	}
}

// shown is a folder as reports name it: from the folder that the program runs in, if it lies there.
func (c checker) shown(dir string) string {
	if below, err := filepath.Rel(c.dir, dir); err == nil && filepath.IsLocal(below) {
		return below
	}
	return dir
}

// name is what a file is called: what comes on standard input has the name that the flags give it.
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

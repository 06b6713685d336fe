package main

import (
	"cmp"
	"slices"

	"github.com/spf13/cobra"

	"github.com/settings-ls/settings-ls/internal/analysis"
	"github.com/settings-ls/settings-ls/internal/printable"
	"github.com/settings-ls/settings-ls/internal/project"
)

// selection says whether a file is checked, and why. The zero value is that of a file that could not be opened.
type selection struct {
	reason selectionReason
	// key is the key that shows that the file is a run configuration, for hasKey. line is its line or that of the comment, from 1.
	key  string
	line int
}

// selectionReason is why a file is checked or not.
type selectionReason uint8

const (
	_ selectionReason = iota
	namedByUser
	included
	hasComment
	hasKey
	excluded
	hasNoKey
	unreadableInFolder
)

func (s selection) checked() bool {
	switch s.reason {
	case namedByUser, included, hasComment, hasKey:
		return true
	}
	return false
}

// recognizedBy returns why a file in a folder is recognized as a run configuration, or that it is not.
func recognizedBy(a *analysis.Analysis) selection {
	switch found := a.Recognition(); {
	case found.IsIncluded:
		return selection{reason: included}
	case found.HasComment:
		line, _ := a.File().Doc.OffsetLineColumn(found.Comment.Start)
		return selection{reason: hasComment, line: line}
	case found.Key != nil:
		line, _ := a.File().Doc.OffsetLineColumn(found.Key.Span.Start)
		return selection{reason: hasKey, key: found.Key.Text, line: line}
	}
	return selection{reason: hasNoKey}
}

// text is a line for people, "" for the zero value.
func (s selection) text() printable.Text {
	switch s.reason {
	case namedByUser:
		return "checked: named on the command line"
	case included:
		return `checked: matches "include" of the configuration`
	case hasComment:
		return printable.Sprintf("checked: has the comment %q on line %d", project.IncludeComment, s.line)
	case hasKey:
		return printable.Sprintf("checked: recognized by %q on line %d", s.key, s.line)
	case excluded:
		return `not checked: matches "exclude" of the configuration`
	case hasNoKey:
		return "not checked: not recognized as a ZenML run configuration"
	}
	return ""
}

// showFiles lists the files that are checked and those that are not, by path.
func (c checker) showFiles(command *cobra.Command, files []project.File) error {
	type line struct {
		path string
		text printable.Text
	}
	var lines []line
	outcomes := slices.Collect(c.forAll(files, func(file project.File) outcome {
		r, _ := c.open(file)
		return r
	}))
	for _, r := range outcomes {
		if text := r.selection.text(); text != "" {
			lines = append(lines, line{r.path, text})
		}
	}
	for _, file := range c.Finder.Skipped() {
		lines = append(lines, line{c.shown(file.Path), printable.Sprintf("not checked: %v", file.Err)})
	}
	slices.SortStableFunc(lines, func(a, b line) int { return cmp.Compare(a.path, b.path) })
	for _, l := range lines {
		printable.Fprintf(command.OutOrStdout(), "%s: %s\n", l.path, l.text)
	}
	if failed := writeErrors(command.ErrOrStderr(), outcomes); failed != clean {
		return failed
	}
	return nil
}

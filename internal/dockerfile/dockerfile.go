// Package dockerfile parses Dockerfiles as `docker build` does, with BuildKit's own parser and shell lexer.
//
// It hides BuildKit. Lines are counted from 1, as Docker counts them, and end with \n only.
package dockerfile

import (
	"errors"
	"iter"
	"strings"

	"github.com/moby/buildkit/frontend/dockerfile/instructions"
	"github.com/moby/buildkit/frontend/dockerfile/parser"
	"github.com/moby/buildkit/frontend/dockerfile/shell"
)

// File is a parsed Dockerfile.
type File struct {
	// Base is the FROM instruction that the last stage is based on, directly or through other stages.
	Base Base
	// Copies are the COPY and ADD instructions that copy files from the build context, not from another stage, a URL or a
	// here-document. Those that only copy the Dockerfile itself are left out.
	Copies []Line
	// Features are the uses of features that not all builders have.
	Features []FeatureUse
	// User is the user that the image ends as, which commands of an image on top of it run as.
	User User
	// SyntaxError is the first line that Docker cannot parse, or nil.
	SyntaxError *SyntaxError
}

// Base is a FROM instruction.
type Base struct {
	// Image and Platform have the values of the arguments in place of variables. Image is "" if it is missing, scratch, or cannot be
	// determined, and Platform if it contains a variable.
	Image, Platform string
	// Written is the image as it is written. Unset are the arguments in it that have neither a value nor a default, if Docker
	// cannot build for that reason: it replaces them by nothing.
	Written string
	Unset   []string
	// Line is the line of the instruction, 0 if there is none.
	Line Line
}

// Parse parses a Dockerfile that is built with some arguments. A Dockerfile with a syntax directive (`# syntax=`) is parsed by another frontend, which may
// accept more, so a syntax error is not reported for it.
func Parse(text string, args BuildArgs) File {
	parsed, err := parser.Parse(strings.NewReader(text))
	if err != nil {
		return File{SyntaxError: syntaxErrorOf(text, err)}
	}
	file := File{Copies: copyLines(parsed.AST), Features: featureUses(parsed.AST, args)}
	stages, globals, err := stagesOf(parsed)
	if err != nil {
		file.SyntaxError = syntaxErrorOf(text, err)
		return file
	}
	file.User = userOf(stages)
	file.Base = baseOf(stages)
	file.Base.resolve(stages, globals, args, shell.NewLex(parsed.EscapeToken))
	return file
}

// syntaxErrorOf returns the problem for an error, or nil if the text has a syntax directive.
func syntaxErrorOf(text string, err error) *SyntaxError {
	if _, _, _, ownSyntax := parser.DetectSyntax([]byte(text)); ownSyntax {
		return nil
	}
	return &SyntaxError{failingLine(text, err), errorText(err)}
}

// stagesOf returns the stages of a Dockerfile, and the arguments before the first.
func stagesOf(parsed *parser.Result) (stages []instructions.Stage, globals []instructions.ArgCommand, err error) {
	stages, globals, err = instructions.Parse(parsed.AST, nil)
	if err == nil && len(stages) == 0 {
		err = errNoStages
	}
	return stages, globals, err
}

// errNoStages is BuildKit's error for a Dockerfile without FROM (frontend/dockerfile/dockerfile2llb/convert.go).
var errNoStages = errors.New("dockerfile contains no stages to build")

// baseOf follows the last stage to the FROM instruction that it is based on.
func baseOf(stages []instructions.Stage) Base {
	var base Base
	for stage := range chainOf(stages) {
		base = Base{Written: stage.BaseName, Platform: stage.Platform, Line: Line(stage.Location[0].Start.Line)}
	}
	if strings.Contains(base.Platform, "$") {
		base.Platform = ""
	}
	return base
}

// chainOf returns the last stage, the stage that it is based on, and so on.
func chainOf(stages []instructions.Stage) iter.Seq[instructions.Stage] {
	return func(yield func(instructions.Stage) bool) {
		at, found := len(stages)-1, true
		for found && yield(stages[at]) {
			at, found = instructions.HasStage(stages[:at], stages[at].BaseName)
		}
	}
}

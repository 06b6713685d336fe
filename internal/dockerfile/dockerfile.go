// Package dockerfile parses Dockerfiles as `docker build` does, with BuildKit's own parser and shell lexer.
//
// It hides BuildKit. Lines are counted from 1, as Docker counts them, and end with \n only.
package dockerfile

import (
	"errors"
	"strings"

	"github.com/moby/buildkit/frontend/dockerfile/instructions"
	"github.com/moby/buildkit/frontend/dockerfile/parser"
)

// File is a parsed Dockerfile.
type File struct {
	// Base is the FROM instruction that the last stage is based on, directly or through other stages.
	Base Base
	// Copies are the COPY and ADD instructions that copy files from the build context, not from another stage, a URL or a
	// here-document.
	Copies []Line
	// SyntaxError is the first line that Docker cannot parse, or nil.
	SyntaxError *SyntaxError
}

// Base is a FROM instruction.
type Base struct {
	// Image and Platform are as written. They are "" if missing, or if they contain a variable.
	Image, Platform string
	// Line is the line of the instruction, 0 if there is none.
	Line Line
}

// Parse parses a Dockerfile. A Dockerfile with a syntax directive (`# syntax=`) is parsed by another frontend, which may
// accept more, so a syntax error is not reported for it.
func Parse(text string) File {
	parsed, err := parser.Parse(strings.NewReader(text))
	if err != nil {
		return File{SyntaxError: syntaxErrorOf(text, err)}
	}
	file := File{Copies: copyLines(parsed.AST)}
	stages, err := stagesOf(parsed)
	if err != nil {
		file.SyntaxError = syntaxErrorOf(text, err)
		return file
	}
	file.Base = baseOf(stages)
	return file
}

// syntaxErrorOf returns the problem for an error, or nil if the text has a syntax directive.
func syntaxErrorOf(text string, err error) *SyntaxError {
	if _, _, _, ownSyntax := parser.DetectSyntax([]byte(text)); ownSyntax {
		return nil
	}
	return &SyntaxError{failingLine(text, err), errorText(err)}
}

func stagesOf(parsed *parser.Result) ([]instructions.Stage, error) {
	stages, _, err := instructions.Parse(parsed.AST, nil)
	if err == nil && len(stages) == 0 {
		err = errNoStages
	}
	return stages, err
}

// errNoStages is BuildKit's error for a Dockerfile without FROM (frontend/dockerfile/dockerfile2llb/convert.go).
var errNoStages = errors.New("dockerfile contains no stages to build")

// baseOf follows the last stage to the FROM instruction that it is based on.
func baseOf(stages []instructions.Stage) Base {
	at := len(stages) - 1
	for {
		earlier, found := instructions.HasStage(stages[:at], stages[at].BaseName)
		if !found {
			break
		}
		at = earlier
	}
	stage := stages[at]
	base := Base{Image: stage.BaseName, Platform: stage.Platform, Line: Line(stage.Location[0].Start.Line)}
	if strings.Contains(base.Image, "$") || base.Image == "scratch" {
		base.Image = ""
	}
	if strings.Contains(base.Platform, "$") {
		base.Platform = ""
	}
	return base
}

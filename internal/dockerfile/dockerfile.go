// Package dockerfile reads Dockerfiles as `docker build` does, with BuildKit's own parser and shell lexer.
//
// It hides BuildKit. Lines are counted from 1, as Docker counts them, and end at \n alone.
package dockerfile

import (
	"errors"
	"strings"

	"github.com/moby/buildkit/frontend/dockerfile/instructions"
	"github.com/moby/buildkit/frontend/dockerfile/parser"
)

// File is what is known of a Dockerfile.
type File struct {
	// Base is the FROM line that the image of the last stage goes back to, through other stages.
	Base Base
	// Copies are the lines that copy files of the build context: COPY and ADD, but not from another stage, from a URL or
	// from a here-document.
	Copies []Line
	// Problem is the first line that Docker cannot read, nil for none.
	Problem *Problem
}

// Base is a FROM line.
type Base struct {
	// Image and Platform are as written; "" where a variable decides, and where there is none.
	Image, Platform string
	// Line is where it is, 0 where there is none.
	Line Line
}

// Parse reads a Dockerfile. A text that names a syntax of its own (`# syntax=`) is read by another program, which may
// accept more: that it cannot be read here is no problem.
func Parse(text string) File {
	parsed, err := parser.Parse(strings.NewReader(text))
	if err != nil {
		return File{Problem: problemOf(text, err)}
	}
	file := File{Copies: copies(parsed.AST)}
	stages, err := stagesOf(parsed)
	if err != nil {
		file.Problem = problemOf(text, err)
		return file
	}
	file.Base = baseOf(stages)
	return file
}

// problemOf is what an error says of a text, nil where the text names a syntax of its own.
func problemOf(text string, err error) *Problem {
	if _, _, _, ownSyntax := parser.DetectSyntax([]byte(text)); ownSyntax {
		return nil
	}
	return &Problem{failing(text, err), errorText(err)}
}

func stagesOf(parsed *parser.Result) ([]instructions.Stage, error) {
	stages, _, err := instructions.Parse(parsed.AST, nil)
	if err == nil && len(stages) == 0 {
		err = errNoStages
	}
	return stages, err
}

// errNoStages is what BuildKit says of a text without FROM (frontend/dockerfile/dockerfile2llb/convert.go).
var errNoStages = errors.New("dockerfile contains no stages to build")

// baseOf follows the last stage to the image that it goes back to.
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

package preview

import (
	"errors"
	"strings"

	"github.com/moby/buildkit/frontend/dockerfile/instructions"
	"github.com/moby/buildkit/frontend/dockerfile/parser"
)

// Recipe is a Dockerfile that ZenML did not write.
type Recipe struct {
	// Base is the FROM line that the image of the last stage goes back to, through other stages.
	Base Base
	// Unreadable is the first line that Docker cannot read, nil for none.
	Unreadable *Unreadable
}

// Base is a FROM line.
type Base struct {
	// Image and Platform are as written; "" where a variable decides, and where there is none.
	Image, Platform string
	// Line is the index of the line, counted from 0.
	Line int
}

// ReadRecipe reads a Dockerfile as `docker build` does. A text that names a syntax of its own (`# syntax=`) is read by
// another program, which may take more: of one that cannot be read here nothing is known.
func ReadRecipe(text string) Recipe {
	stages, err := stagesOf(text)
	if err == nil {
		return Recipe{Base: baseOf(stages)}
	}
	if _, _, _, ownSyntax := parser.DetectSyntax([]byte(text)); ownSyntax {
		return Recipe{}
	}
	return Recipe{Unreadable: unreadable(text, err)}
}

func stagesOf(text string) ([]instructions.Stage, error) {
	parsed, err := parser.Parse(strings.NewReader(text))
	if err != nil {
		return nil, err
	}
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
	base := Base{Image: stage.BaseName, Platform: stage.Platform, Line: stage.Location[0].Start.Line - 1}
	if strings.Contains(base.Image, "$") || base.Image == "scratch" {
		base.Image = ""
	}
	if strings.Contains(base.Platform, "$") {
		base.Platform = ""
	}
	return base
}

func unreadable(text string, err error) *Unreadable {
	var lines Dockerfile
	for line := range strings.SplitSeq(text, "\n") {
		lines = append(lines, Line{Text: line})
	}
	return &Unreadable{lines.failing(err), message(err)}
}

package preview

import (
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

// ReadRecipe reads a Dockerfile as `docker build` does. Of a text that names a syntax of its own (`# syntax=`), which
// another program reads, it knows nothing.
func ReadRecipe(text string) Recipe {
	if _, _, _, ownSyntax := parser.DetectSyntax([]byte(text)); ownSyntax {
		return Recipe{}
	}
	parsed, err := parser.Parse(strings.NewReader(text))
	if err != nil {
		return Recipe{Unreadable: unreadable(text, err)}
	}
	stages, _, err := instructions.Parse(parsed.AST, nil)
	if err != nil {
		return Recipe{Unreadable: unreadable(text, err)}
	}
	return Recipe{Base: baseOf(stages)}
}

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

package dockerfile

import (
	"bufio"
	"errors"
	"strings"

	"github.com/moby/buildkit/frontend/dockerfile/instructions"
	"github.com/moby/buildkit/frontend/dockerfile/parser"
	"github.com/moby/buildkit/frontend/dockerfile/shell"

	"github.com/settings-ls/settings-ls/internal/message"
	"github.com/settings-ls/settings-ls/internal/shorten"
)

// Problem is a line of a Dockerfile that Docker cannot read.
type Problem struct {
	// Line is where the instruction begins.
	Line Line
	// Message is what Docker says, on one line.
	Message string
}

// Problems are all instructions of a Dockerfile that Docker cannot read, in order, each read alone and with the words in it expanded.
func Problems(text string) []Problem {
	parsed, err := parser.Parse(strings.NewReader(text))
	if err != nil {
		return []Problem{{failing(text, err), errorText(err)}}
	}
	var all []Problem
	lexer := shell.NewLex(parsed.EscapeToken)
	for _, node := range parsed.AST.Children {
		if err := readInstruction(node, lexer); err != nil {
			all = append(all, Problem{Line(node.StartLine), errorText(err)})
		}
	}
	return all
}

// readInstruction goes as far as Docker goes before it runs anything: it puts the
// instruction together and expands the words in it.
func readInstruction(node *parser.Node, lexer *shell.Lex) error {
	instruction, err := instructions.ParseInstruction(node)
	if err != nil {
		return err
	}
	words, ok := instruction.(instructions.SupportsSingleWordExpansion)
	if !ok {
		return nil
	}
	return words.Expand(func(word string) (string, error) {
		expanded, _, err := lexer.ProcessWord(word, shell.EnvsFromSlice(nil))
		return expanded, err
	})
}

// failing is the line that stops the parser: the one that it names, but of a line
// longer than it reads it names the one before.
func failing(text string, err error) Line {
	number := Line(0)
	for line := range strings.SplitSeq(text, "\n") {
		if number++; len(line) >= bufio.MaxScanTokenSize {
			return number
		}
	}
	var located *parser.LocationError
	if errors.As(err, &located) && len(located.Locations) > 0 && len(located.Locations[0]) > 0 {
		return min(max(1, Line(located.Locations[0][0].Start.Line)), number)
	}
	return 1
}

// errorText is the first line of what Docker says, with no more than the beginning of what it repeats of the file.
func errorText(err error) string {
	first, _, _ := strings.Cut(err.Error(), "\n")
	words := strings.Split(first, " ")
	for i, word := range words {
		words[i] = shorten.Quote(word)
	}
	return message.Text(shorten.To(strings.Join(words, " "), 200))
}

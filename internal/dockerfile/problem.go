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

// SyntaxError is a line of a Dockerfile that Docker cannot parse.
type SyntaxError struct {
	// Line is the first line of the instruction.
	Line Line
	// Message is Docker's error message, on one line.
	Message string
}

// SyntaxErrors returns all instructions that Docker cannot parse, in order. Each is parsed on its own, and its variables are expanded.
func SyntaxErrors(text string) []SyntaxError {
	parsed, err := parser.Parse(strings.NewReader(text))
	if err != nil {
		return []SyntaxError{{failingLine(text, err), errorText(err)}}
	}
	var all []SyntaxError
	lexer := shell.NewLex(parsed.EscapeToken)
	for _, node := range parsed.AST.Children {
		if err := parseInstruction(node, lexer); err != nil {
			all = append(all, SyntaxError{Line(node.StartLine), errorText(err)})
		}
	}
	return all
}

// parseInstruction parses an instruction and expands its variables, which is what Docker does before it runs anything.
func parseInstruction(node *parser.Node, lexer *shell.Lex) error {
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

// failingLine returns the line of a parser error. The parser reports the wrong line for a line that is too long: the one
// before it.
func failingLine(text string, err error) Line {
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

// errorText returns the first line of Docker's error message, with long quotations of the file truncated.
func errorText(err error) string {
	first, _, _ := strings.Cut(err.Error(), "\n")
	words := strings.Split(first, " ")
	for i, word := range words {
		words[i] = shorten.ForMessage(word)
	}
	return message.Text(shorten.To(strings.Join(words, " "), 200))
}

package preview

import (
	"bufio"
	"errors"
	"strings"

	"github.com/moby/buildkit/frontend/dockerfile/instructions"
	"github.com/moby/buildkit/frontend/dockerfile/parser"
	"github.com/moby/buildkit/frontend/dockerfile/shell"

	"github.com/settings-ls/settings-ls/internal/shorten"
)

// Unreadable is a line of a Dockerfile that Docker cannot read.
type Unreadable struct {
	// Line is the index of the line in the Dockerfile, counted from 0.
	Line int
	// Message is what Docker says, on one line.
	Message string
}

// Unreadable reads a Dockerfile as `docker build` does, with BuildKit's own parser and shell
// lexer, and gives what that refuses, in order.
func (d Dockerfile) Unreadable() []Unreadable {
	parsed, err := parser.Parse(strings.NewReader(d.String()))
	if err != nil {
		return []Unreadable{{d.failing(err), message(err)}}
	}
	var all []Unreadable
	lexer := shell.NewLex(parsed.EscapeToken)
	for _, node := range parsed.AST.Children {
		if err := readInstruction(node, lexer); err != nil {
			all = append(all, Unreadable{d.lineAt(node.StartLine), message(err)})
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

// lineAt finds the index of the Line that holds a line of text counted from 1.
func (d Dockerfile) lineAt(number int) int {
	for i, line := range d {
		number -= 1 + strings.Count(line.Text, "\n")
		if number <= 0 {
			return i
		}
	}
	return len(d) - 1
}

// failing is the index of the line that stops the parser: the one that it names, but of a line
// longer than it reads it names the one before.
func (d Dockerfile) failing(err error) int {
	for i, line := range d {
		if len(line.Text) >= bufio.MaxScanTokenSize {
			return i
		}
	}
	var located *parser.LocationError
	if errors.As(err, &located) && len(located.Locations) > 0 && len(located.Locations[0]) > 0 {
		return d.lineAt(located.Locations[0][0].Start.Line)
	}
	return 0
}

// message is the first line of what Docker says, with no more than the beginning of what it repeats of the file.
func message(err error) string {
	first, _, _ := strings.Cut(err.Error(), "\n")
	words := strings.Split(first, " ")
	for i, word := range words {
		words[i] = shorten.Quote(word)
	}
	return shorten.To(strings.Join(words, " "), 200)
}

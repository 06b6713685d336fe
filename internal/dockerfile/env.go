package dockerfile

import (
	"bufio"
	"strings"

	"github.com/moby/buildkit/frontend/dockerfile/instructions"
	"github.com/moby/buildkit/frontend/dockerfile/parser"
	"github.com/moby/buildkit/frontend/dockerfile/shell"
)

// Env is what Docker makes of an ENV instruction. Its builders (the classic one and BuildKit) agree.
type Env struct {
	// Variables are the variables that the image gets, in order.
	Variables []Variable
	// HasMore reports whether the text has other instructions after the first one.
	HasMore bool
	// Problem is Docker's error message on one line, "" if Docker can parse the instruction.
	Problem string
	// IsTooLong reports whether the problem is the length of a line.
	IsTooLong bool
}

// Variable is a variable of an image. In its value, ${NAME} stands for a variable whose value is not known: that of the parent image.
type Variable struct{ Name, Value string }

// ParseQuotedEnv parses the instruction ENV NAME='VALUE', in which nothing is escaped: a single quote in the value ends the
// quoted text, and a line break the line.
func ParseQuotedEnv(name, value string) Env {
	if IsPlainVariable(name, value) {
		return Env{Variables: []Variable{{name, value}}} // nearly all
	}
	return parseEnv("ENV " + name + "='" + value + "'")
}

// IsPlainEnv reports whether a text is the instruction ENV NAME='VALUE' with a name and value that Docker reads as they are written, which
// is known without parsing it.
func IsPlainEnv(text string) bool {
	assignment, isEnv := strings.CutPrefix(text, "ENV ")
	name, quoted, _ := strings.Cut(assignment, "='")
	value, isQuoted := strings.CutSuffix(quoted, "'")
	return isEnv && isQuoted && IsPlainVariable(name, value)
}

// IsPlainVariable reports whether Docker reads a name and value as they are written.
func IsPlainVariable(name, value string) bool {
	return IsVariableName(name) && !strings.ContainsAny(value, "'\n") && len("ENV =''")+len(name)+len(value) < bufio.MaxScanTokenSize
}

// IsVariableName reports whether a text is a valid name of a variable: letters, digits and "_", no digit first. Docker changes it nowhere in
// an instruction.
func IsVariableName(text string) bool {
	for i := range len(text) {
		switch c := text[i]; {
		case 'a' <= c && c <= 'z', 'A' <= c && c <= 'Z', c == '_', '0' <= c && c <= '9' && i > 0:
		default:
			return false
		}
	}
	return text != ""
}

// parseEnv parses an ENV instruction, which other instructions can follow.
func parseEnv(text string) Env {
	if problems := SyntaxErrors("FROM scratch\n" + text); len(problems) > 0 {
		return Env{Problem: problems[0].Message, IsTooLong: hasLongLine(text)}
	}
	parsed, err := parser.Parse(strings.NewReader(text))
	if err != nil {
		return Env{Problem: errorText(err)}
	}
	instruction, err := instructions.ParseInstruction(parsed.AST.Children[0])
	command, isEnv := instruction.(*instructions.EnvCommand)
	if err != nil || !isEnv {
		return Env{Problem: "not an ENV instruction"}
	}
	env, lexer := Env{HasMore: len(parsed.AST.Children) > 1}, shell.NewLex(parsed.EscapeToken)
	for _, pair := range command.Env {
		name, _, _ := lexer.ProcessWord(pair.Key, unknownVariables{})
		value, _, _ := lexer.ProcessWord(pair.Value, unknownVariables{})
		env.Variables = append(env.Variables, Variable{name, value})
	}
	return env
}

// hasLongLine reports whether a line is longer than BuildKit's parser reads.
func hasLongLine(text string) bool {
	for line := range strings.SplitSeq(text, "\n") {
		if len(line) >= bufio.MaxScanTokenSize {
			return true
		}
	}
	return false
}

// unknownVariables has a placeholder as the value of each variable.
type unknownVariables struct{}

func (unknownVariables) Get(name string) (string, bool) { return "${" + name + "}", true }
func (unknownVariables) Keys() []string                 { return nil }

package preview

import (
	"slices"
	"strings"

	"github.com/settings-ls/settings-ls/internal/dockerfile"
)

// InvalidInstruction is an instruction that Docker cannot parse.
type InvalidInstruction struct {
	Instruction
	// Message is Docker's error message, on one line.
	Message string
}

// InvalidInstructions returns the instructions that Docker cannot parse, in order. Instructions with unknown
// values are not checked.
func (d Dockerfile) InvalidInstructions() []InvalidInstruction {
	var all []InvalidInstruction
	i, end := 0, d[0].lines() // end is the number of the last line of d[i]
	for _, problem := range dockerfile.SyntaxErrors(d.String()) {
		for end < problem.Line && i < len(d)-1 {
			i++
			end += d[i].lines()
		}
		if !d[i].Unknown() {
			all = append(all, InvalidInstruction{d[i], problem.Message})
		}
	}
	return all
}

// lines returns the number of lines of text of an instruction.
func (l Instruction) lines() dockerfile.Line { return dockerfile.Line(1 + strings.Count(l.Text, "\n")) }

// invalidInstructions is Dockerfile.InvalidInstructions for a Dockerfile of the plan.
func (p *planner) invalidInstructions(d Dockerfile) []InvalidInstruction {
	valid := p.validInstructions()
	if slices.ContainsFunc(d, func(line Instruction) bool { return !valid[line.Text] }) {
		return d.InvalidInstructions()
	}
	return nil
}

// findValidInstructions returns the instructions of all Dockerfiles of the plan that Docker can parse wherever they are. It parses each
// of them once, since images have most of them in common.
func (p *planner) findValidInstructions() map[string]bool {
	valid := map[string]bool{}
	var texts []string
	for _, d := range p.dockerfiles {
		for _, line := range d {
			if valid[line.Text] || !isSelfContained(line.Text) {
				continue
			}
			valid[line.Text] = true
			if !dockerfile.IsPlainEnv(line.Text) {
				texts = append(texts, line.Text)
			}
		}
	}
	removeInvalid(valid, texts)
	return valid
}

// isSelfContained reports whether the text of an instruction is a whole line, without effect on how the lines after it are parsed.
func isSelfContained(text string) bool {
	return text != "" && 'A' <= text[0] && text[0] <= 'Z' && !strings.ContainsAny(text, "\r\n\\") && !strings.Contains(text, "<<")
}

// removeInvalid removes the texts that Docker cannot parse. Docker may stop at the first one.
func removeInvalid(valid map[string]bool, texts []string) {
	half := len(texts) / 2
	switch {
	case len(texts) == 0 || len(dockerfile.SyntaxErrors(strings.Join(texts, "\n"))) == 0:
	case half == 0:
		delete(valid, texts[0])
	default:
		removeInvalid(valid, texts[:half])
		removeInvalid(valid, texts[half:])
	}
}

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
	known := p.validInstructions()
	if known.all || !slices.ContainsFunc(d, func(line Instruction) bool { return !known.texts[line.Text] }) {
		return nil
	}
	return d.InvalidInstructions()
}

// validInstructions are instructions that Docker can parse wherever they are.
type validInstructions struct {
	texts map[string]bool
	// all means that all instructions of the plan are among them.
	all bool
}

// findValidInstructions returns the valid instructions of all Dockerfiles of the plan. It parses each of them once, since images have most
// of them in common.
func (p *planner) findValidInstructions() validInstructions {
	found := validInstructions{texts: map[string]bool{}, all: true}
	var texts []string
	for _, d := range p.dockerfiles {
		for _, line := range d {
			switch {
			case found.texts[line.Text]:
				continue
			case !isSelfContained(line.Text):
				found.all = false
				continue
			}
			found.texts[line.Text] = true
			if !dockerfile.IsPlainEnv(line.Text) {
				texts = append(texts, line.Text)
			}
		}
	}
	count := len(found.texts)
	removeInvalid(found.texts, texts)
	found.all = found.all && len(found.texts) == count
	return found
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

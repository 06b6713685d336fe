package analysis

import "github.com/settings-ls/settings-ls/internal/comparison"

// CompareSteps compares two steps of the run configuration; "" is the pipeline.
func (a *Analysis) CompareSteps(from, to string) comparison.Comparison {
	return comparison.Steps(a.side(a.Label()), from, to)
}

// CompareTo compares this analysis with another one of the same document, see ForRelease and ForStack.
func (a *Analysis) CompareTo(to *Analysis) comparison.Comparison {
	here, there := a.side(a.Label()), to.side(to.Label())
	if from, other := a.Stack().label(), to.Stack().label(); here.Label == there.Label && from != other {
		here.Label, there.Label = from, other
	}
	here.Findings, there.Findings = a.Findings(), to.Findings()
	return comparison.Sides(here, there)
}

func (a *Analysis) side(label string) comparison.Side {
	return comparison.Side{Label: label, File: a.File(), Stack: a.Stack().Stack, Builds: a.Builds()}
}

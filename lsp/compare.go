package lsp

import (
	"context"
	"path/filepath"

	"go.lsp.dev/jsonrpc2"
	"go.lsp.dev/uri"

	"github.com/settings-ls/settings-ls/internal/analysis"
	"github.com/settings-ls/settings-ls/internal/comparison"
	"github.com/settings-ls/settings-ls/internal/printable"
	"github.com/settings-ls/settings-ls/schema"
)

// The URI schemes of comparisons: with another ZenML release, and of two steps.
const (
	upgradeScheme = "zenml-upgrade"
	compareScheme = "zenml-compare"
)

// side is one side of a comparison.
type side string

const (
	fromSide side = "from"
	toSide   side = "to"
)

// comparisons compute the comparisons, by the scheme of the virtual document that shows them.
var comparisons = map[string]func(*analysis.Analysis, viewTarget) (comparison.Comparison, error){
	upgradeScheme: compareReleases,
	compareScheme: compareSteps,
}

// compareReleases compares with another ZenML release, the newest one if none is named.
func compareReleases(d *analysis.Analysis, about viewTarget) (c comparison.Comparison, err error) {
	wanted := about.Against
	if wanted == "" {
		wanted = schema.Latest()
	}
	to, err := d.ForRelease(wanted)
	if err != nil {
		return c, err
	}
	return d.CompareTo(to), nil
}

func compareSteps(d *analysis.Analysis, about viewTarget) (comparison.Comparison, error) {
	return d.CompareSteps(about.Step, about.With), nil
}

// upgradeText returns the output of `settings-ls preview --against`, or one side of the comparison.
func upgradeText(d *analysis.Analysis, about viewTarget) (string, error) {
	c, err := compareReleases(d, about)
	if err != nil {
		return "", err
	}
	return comparisonText(d, c, about.Side), nil
}

// compareText returns the output of `settings-ls diff`, or one side of the comparison.
func compareText(d *analysis.Analysis, about viewTarget) (string, error) {
	c, _ := compareSteps(d, about)
	return comparisonText(d, c, about.Side), nil
}

func comparisonText(d *analysis.Analysis, c comparison.Comparison, of side) string {
	switch from, to := c.Texts(d.File().Secrets); of {
	case fromSide:
		return string(from)
	case toSide:
		return string(to)
	}
	if c.IsEmpty() {
		return string(printable.Sprintf("# %s between %s and %s\n", c.Headline(), c.From, c.To))
	}
	return string(c.Unified().Plain())
}

// comparisonSides describes a comparison for a client that shows it in its own diff view.
type comparisonSides struct {
	// Title names what is compared, and Headline says what differs in one line.
	Title    string `json:"title"`
	Headline string `json:"headline"`
	// IsEmpty means that nothing differs.
	IsEmpty bool           `json:"isEmpty"`
	From    comparisonSide `json:"from"`
	To      comparisonSide `json:"to"`
}

type comparisonSide struct {
	Label string  `json:"label"`
	URI   uri.URI `json:"uri"`
}

// answerCompare returns the virtual documents for both sides of a comparison, whose URI is in the parameters.
func (s *server) answerCompare(ctx context.Context, params []byte) (any, error) {
	at, err := uriOf(params)
	if err != nil {
		return nil, err
	}
	v, about, err := parseViewURI(at)
	if err != nil {
		return nil, err
	}
	compare, ok := comparisons[v.scheme]
	if !ok {
		return nil, jsonrpc2.Errorf(jsonrpc2.InvalidParams, "%s: not a comparison", at)
	}
	d, run, err := s.runConfigOf(ctx, about)
	if err != nil {
		return nil, err
	}
	c, err := compare(run, about)
	if err != nil {
		return nil, err
	}
	hidden := func(text printable.Text) string { return d.File().Secrets.Text(string(text)) }
	path, _ := pathOf(about.URI)
	from, to := about, about
	from.Side, to.Side = fromSide, toSide
	return comparisonSides{
		Title:    hidden(printable.Sprintf("%s: %s ↔ %s", filepath.Base(path), c.From, c.To)),
		Headline: hidden(c.Headline()), IsEmpty: c.IsEmpty(),
		From: comparisonSide{hidden(printable.Line(c.From)), v.uri(from)},
		To:   comparisonSide{hidden(printable.Line(c.To)), v.uri(to)},
	}, nil
}

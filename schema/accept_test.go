package schema

import (
	"fmt"
	"slices"
	"testing"

	"github.com/settings-ls/settings-ls/internal/yamldoc"
)

// TestAcceptsAsJSONSchema compares what is decided without JSON Schema with the JSON Schema, for all scalar types of all releases.
func TestAcceptsAsJSONSchema(t *testing.T) {
	evidence := readEvidence(t, "../testdata/schema/"+Latest()+".jsonl")
	compared := map[string]bool{}
	for _, version := range Versions() {
		r := load(version)
		eachScalar(r, func(scalar *typ) {
			name := fmt.Sprintf("%v %v %q %v", scalar.kind, scalar.values, scalar.lax, scalar.scalarSchema())
			if compared[name] {
				return
			}
			compared[name] = true
			values := slices.Clone(evidence[0].Values)
			for _, value := range scalar.values {
				values = append(values, fmt.Sprint(value), fmt.Sprintf("%q", fmt.Sprint(value)), fmt.Sprintf("%q", fmt.Sprint(value, " ")))
			}
			compareWithSchema(t, scalar, values)
		})
	}
	if len(compared) < 30 {
		t.Errorf("only %d types", len(compared))
	}
}

// compareWithSchema checks each value, as YAML, against a scalar type.
func compareWithSchema(t *testing.T, scalar *typ, values []string) {
	for _, value := range append(values, aroundLimits(scalar.limits)...) {
		n := yamldoc.Parse("value.yaml", []byte(value)).Root
		s, ok := pyTypeOf(n)
		if !ok || s.isCollection() {
			continue
		}
		if got, want := scalar.accepts(s, n), scalar.matchesSchema(n) && scalar.withinLimits(s, n); got != want {
			t.Errorf("%v %v %v accepts %s: got %v, want %v", scalar.kind, scalar.limits, scalar.values, value, got, want)
		}
	}
}

// aroundLimits returns numbers at and next to the bounds.
func aroundLimits(l limits) []string {
	var values []string
	for _, bound := range []*float64{l.Gt, l.Ge, l.Lt, l.Le} {
		if bound == nil {
			continue
		}
		for _, distance := range []float64{-1, -0.5, 0, 0.5, 1} {
			at := *bound + distance
			values = append(values, fmt.Sprintf("%d", int64(at)), fmt.Sprintf("%g", at), fmt.Sprintf("%.1f", at), fmt.Sprintf("%d00000000000000000000000000000000", int64(at)))
		}
	}
	return values
}

// eachScalar calls do with the scalar types in the models of a release.
func eachScalar(r *Release, do func(*typ)) {
	var visit func(*typ)
	visit = func(t *typ) {
		if t.of == nil && t.keys == nil && t.kind != kindModel && t.kind != kindAny {
			do(t)
		}
		if t.keys != nil {
			visit(t.keys)
		}
		for _, inner := range t.of {
			visit(inner)
		}
	}
	for _, models := range []*models{r.config.models, r.components.models} {
		for _, name := range sortedKeys(models.known()) {
			for _, f := range models.get(name).Fields {
				visit(f.Type)
			}
		}
	}
}

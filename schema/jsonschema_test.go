package schema

import (
	"encoding/json"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/xeipuuv/gojsonschema"

	"github.com/settings-ls/settings-ls/internal/doc"
	"github.com/settings-ls/settings-ls/internal/stress/stride"
	"github.com/settings-ls/settings-ls/internal/yamldoc"
)

func TestJSONSchemaStandsAlone(t *testing.T) {
	for _, version := range Versions() {
		var root map[string]any
		text := load(version).JSONSchema()
		if err := json.Unmarshal(text, &root); err != nil {
			t.Fatal(err)
		}
		definitions := root["definitions"].(map[string]any)
		everyReference(root, func(reference string) {
			name, ok := strings.CutPrefix(reference, "#/definitions/")
			if _, defined := definitions[name]; !ok || !defined {
				t.Errorf("%s: nothing at %s", version, reference)
			}
		})
		for name := range definitions {
			if !strings.Contains(string(text), `"#/definitions/`+name+`"`) {
				t.Errorf("%s: nothing refers to %s", version, name)
			}
		}
	}
}

func everyReference(value any, f func(string)) {
	switch v := value.(type) {
	case map[string]any:
		if reference, ok := v["$ref"].(string); ok {
			f(reference)
		}
		for _, inner := range v {
			everyReference(inner, f)
		}
	case []any:
		for _, inner := range v {
			everyReference(inner, f)
		}
	}
}

// TestJSONSchemaAgreesWithCheck compares the JSON Schema with Check on the recorded results. JSON Schema cannot express limits on
// numbers in strings, invalid days of a month, and the checks of validators: BadValue, the parameters of __init__, and
// beyondJSONSchema.
func TestJSONSchemaAgreesWithCheck(t *testing.T) {
	for _, version := range []string{"0.75.0", "0.98.0"} {
		r := load(version)
		schema, err := gojsonschema.NewSchema(gojsonschema.NewBytesLoader(r.JSONSchema()))
		if err != nil {
			t.Fatal(err)
		}
		rows := readEvidence(t, filepath.Join("../testdata/schema", version+".jsonl"))
		fillings := map[string][]string{"values": rows[0].Values, "keys": rows[0].Keys}
		for turn, row := range rows[1:] {
			const step = 5 * stride.Cases // a fifth of them, another for each row, is enough
			for i := turn % step; i < len(fillings[row.Of]); i += step {
				filling := fillings[row.Of][i]
				src := strings.ReplaceAll(row.Document, "$", filling)
				document := yamldoc.Parse("run.yaml", []byte(src))
				problems := slices.DeleteFunc(r.Check(document.Root), func(p Problem) bool { return !p.Rejected })
				result, err := schema.Validate(loadedValue{value: jsonDocument(document.Root)})
				if err != nil {
					t.Fatal(err)
				}
				beyond := beyondJSONSchema[filling] || strings.HasPrefix(filling, "'{") || slices.ContainsFunc(problems, func(p Problem) bool {
					return p.Kind == BadValue || p.Kind == UnknownKey && keyText(p.Key) == "self"
				})
				if result.Valid() != (len(problems) == 0) && !beyond {
					t.Errorf("%s: %s: %v, but the schema says %v", version, src, problems, result.Errors())
				}
			}
		}
	}
}

// beyondJSONSchema are a float too large for pydantic to take it for a whole number, floats that
// are whole but no members of an IntFlag, and text in braces that is not JSON, or JSON of
// something else.
var beyondJSONSchema = map[string]bool{
	"1.0e+300": true, "40.0": true, "1.0e+3": true, `"{6ba7b810-9dad-11d1-80b4-00c04fd430c8}"`: true,
}

// jsonDocument converts a document as the description of the schema specifies. Null at the top level is removed, as in ZenML.
func jsonDocument(root *doc.Node) any {
	run := jsonOf(root).(map[string]any)
	for key, value := range run {
		if value == nil {
			delete(run, key)
		}
	}
	return run
}

func jsonOf(n *doc.Node) any {
	n = n.Resolve()
	s, _ := pyTypeOf(n)
	switch s {
	case shapeDict:
		mapping := map[string]any{}
		for _, e := range n.Entries() {
			mapping[jsonKey(e.Key)] = jsonOf(e.Value)
		}
		return mapping
	case shapeList:
		list := []any{}
		for _, item := range n.Items {
			list = append(list, jsonOf(item))
		}
		return list
	case shapeSet:
		list := []any{}
		for _, e := range n.Entries() {
			list = append(list, jsonOf(e.Key))
		}
		return list
	case shapeTuples:
		list := []any{}
		for range n.Items {
			list = append(list, []any{"a", "tuple"})
		}
		return list
	}
	return jsonValue(n)
}

func jsonKey(key *doc.Node) string {
	if isString(key) {
		return key.Text
	}
	if isText(key) {
		return bytesKey + " " + key.Text
	}
	return "!!other " + key.Text
}

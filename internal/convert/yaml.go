package convert

import (
	"math/big"

	"github.com/settings-ls/settings-ls/internal/doc"
	"github.com/settings-ls/settings-ls/internal/printable"
	"github.com/settings-ls/settings-ls/internal/secret"
	"github.com/settings-ls/settings-ls/internal/yamlprint"
)

// ToYAML returns the run configuration of a pipeline in Python as YAML. Steps without settings are left out.
func ToYAML(root *doc.Node, mask *secret.Mask) (printable.Text, error) {
	root, err := expanded(root, mask)
	if err != nil {
		return "", err
	}
	if root.Kind != doc.Mapping {
		return yamlprint.Format(yamlprint.Mapping{{Value: yamlprint.Remark(remark("run configuration", root))}}), nil
	}
	var made yamlprint.Mapping
	for _, f := range root.Fields {
		if f.Key.IsString() && f.Key.Text == "steps" {
			f.Value = withSettings(f.Value)
		}
		if !isEmptyMapping(f.Value) {
			made = append(made, yamlEntry(f))
		}
	}
	if len(made) == 0 {
		made = yamlprint.Mapping{{Value: yamlprint.Remark("no settings")}}
	}
	return yamlprint.Format(made), nil
}

// withSettings leaves out steps without settings.
func withSettings(steps *doc.Node) *doc.Node {
	if steps.Kind != doc.Mapping {
		return steps
	}
	kept := *steps
	kept.Fields = nil
	for _, f := range steps.Fields {
		if !isEmptyMapping(f.Value) {
			kept.Fields = append(kept.Fields, f)
		}
	}
	return &kept
}

func yamlEntry(f doc.Field) yamlprint.Entry {
	entry := yamlprint.Entry{Key: f.Key.Text}
	if f.Value.IsUnknown() {
		entry.Value = yamlprint.Remark(remark(f.Key.Text, f.Value))
		return entry
	}
	if key, ok := yamlScalar(f.Key).(yamlprint.Verbatim); ok {
		entry.Key, entry.VerbatimKey = string(key), true
	}
	entry.Value = yamlValue(f.Value)
	return entry
}

// yamlValue returns a value for package yamlprint.
func yamlValue(n *doc.Node) any {
	switch n.Kind {
	case doc.Mapping:
		values := yamlprint.Mapping{}
		for _, f := range n.Fields {
			values = append(values, yamlEntry(f))
		}
		return values
	case doc.Sequence:
		values := []any{}
		for _, item := range n.Items {
			if item.IsUnknown() {
				values = append(values, yamlprint.Remark(remark("", item)))
			} else {
				values = append(values, yamlValue(item))
			}
		}
		return values
	}
	return yamlScalar(n)
}

// yamlScalar returns a string, or the YAML of another scalar.
func yamlScalar(n *doc.Node) any {
	value, ok := n.Value()
	switch v := value.(type) {
	case string:
		return v
	case nil:
		if ok {
			return yamlprint.Verbatim("null")
		}
	case bool:
		if v {
			return yamlprint.Verbatim("true")
		}
		return yamlprint.Verbatim("false")
	case *big.Int:
		return yamlprint.Verbatim(v.String())
	case float64:
		return yamlprint.Float(v)
	case doc.Bytes:
		return yamlprint.Verbatim(`!!binary "` + n.Text + `"`)
	}
	return n.Text
}

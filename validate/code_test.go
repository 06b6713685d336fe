package validate_test

import (
	"slices"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"github.com/settings-ls/settings-ls/internal/doc"
	"github.com/settings-ls/settings-ls/internal/runconfig"
	"github.com/settings-ls/settings-ls/internal/yamldoc"
	"github.com/settings-ls/settings-ls/schema"
	"github.com/settings-ls/settings-ls/validate"
)

// TestCode checks and fixes the examples of all pages with the settings of other examples in code, under and over them: no finding is
// on a setting in code.
func TestCode(t *testing.T) {
	release, err := schema.Load(schema.Latest())
	if err != nil {
		t.Fatal(err)
	}
	examples := yamlExamples(t)
	for i, example := range examples {
		for _, shift := range []int{1, len(examples) / 2} {
			code := examples[(i+shift)%len(examples)]
			root := doc.CopyOutside(code.Root, doc.Span{}, code.Place)
			for _, set := range []runconfig.Code{{Under: root}, {Under: root, Over: root}} {
				file := runconfig.Read(example, runconfig.ReadOptions{Release: release, Code: set})
				for _, f := range validate.Check(file, validate.Options{}) {
					if f.InConfig.Doc != example {
						t.Errorf("%s with %s: %s is not in the file", example.Name, code.Name, f.Rule)
					}
				}
				validate.ApplyFixes(file, validate.Options{}, func(validate.Finding, validate.Fix) bool { return true })
			}
		}
	}
}

// yamlExamples are the examples of all pages that are mappings in YAML.
func yamlExamples(t *testing.T) []*doc.Document {
	var examples []*doc.Document
	paths := pagePaths(t)
	for _, r := range validate.Rules() {
		archive, err := txtar.ParseFile(paths[r.ID])
		if err != nil {
			t.Fatal(err)
		}
		for _, file := range archive.Files {
			document := yamldoc.Parse(string(r.ID)+"/"+file.Name, file.Data)
			isExample := strings.HasSuffix(file.Name, ".yaml") && !strings.Contains(file.Name, "/")
			if isExample && document.Root != nil && document.Root.Kind == doc.Mapping {
				examples = append(examples, document)
			}
		}
	}
	return slices.Clip(examples)
}

package main

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"

	"github.com/settings-ls/settings-ls/internal/doc"
	"github.com/settings-ls/settings-ls/internal/runconfig"
	"github.com/settings-ls/settings-ls/preview"
	"github.com/settings-ls/settings-ls/schema"
)

// The preview as JSON tells unknown values, which YAML does not have: a line with one, and an image that one decides.
func TestPreviewJSONOfUnknown(t *testing.T) {
	for field, want := range map[string]string{
		"parent_image": `"text":"FROM <unknown: f()>","from":[{"path":["settings","docker","parent_image"],"start":{"line":1,"column":1},"end":{"line":1,"column":1}}],"unknown":true}`,
		"skip_build":   `"unknown":[{"path":["settings","docker","skip_build"],`,
	} {
		got := previewJSONOf(t, doc.NewField(field, doc.NewUnknown("f()")))
		if !strings.Contains(got, want) {
			t.Errorf("%s: no %s in\n%s", field, want, got)
		}
	}
}

// previewJSONOf is the preview of a file with one Docker setting, without white space outside of strings.
func previewJSONOf(t *testing.T, setting doc.Field) string {
	t.Helper()
	release, err := schema.Load("0.98.0")
	if err != nil {
		t.Fatal(err)
	}
	root := doc.NewMapping(doc.NewField("settings", doc.NewMapping(doc.NewField("docker", doc.NewMapping(setting)))))
	file := runconfig.Read(&doc.Document{Name: "run.py", Root: root}, runconfig.ReadOptions{Release: release})
	var out, compact bytes.Buffer
	builds := preview.Plan(file, preview.PlanOptions{PythonVersion: preview.PlaceholderPython})
	if err := writePreviewJSON(&out, file.Secrets, previewed{file: file, builds: builds}); err != nil {
		t.Fatal(err)
	}
	if err := json.Compact(&compact, out.Bytes()); err != nil {
		t.Fatal(err)
	}
	return compact.String()
}

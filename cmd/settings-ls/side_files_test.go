package main

import (
	"testing"
	"testing/fstest"

	"github.com/settings-ls/settings-ls/internal/doc"
	"github.com/settings-ls/settings-ls/internal/runconfig"
	"github.com/settings-ls/settings-ls/internal/yamldoc"
	"github.com/settings-ls/settings-ls/preview"
	"github.com/settings-ls/settings-ls/schema"
	"github.com/settings-ls/settings-ls/validate"
)

// FuzzSideFiles: whatever is in the files that a short run configuration names, the places of all findings lie in their
// documents, and every command writes its output without control characters.
func FuzzSideFiles(f *testing.F) {
	release, err := schema.Load(schema.Latest())
	if err != nil {
		f.Fatal(err)
	}
	f.Add([]byte("FROM --platform=linux/arm64 python:3.11 AS base\nCOPY . /app\nFROM base\n"), []byte("torch==2.*\ntorch>=1\nnumpy = 1\n-r more.txt\n"))
	f.Add([]byte("# a long comment before what cannot be read\n\n\n\n\n\n\n\n\nFRM x\n"), []byte("\\\n\\\n\\\n\\\n\\\n\\\n\\\nno name ##[group]\n"))
	f.Add([]byte("FROM x\r\nRUN <<E\r\n\x1b[31m\r\n"), []byte("a==\u2028\n\ufeffb @ \xff\x00 ; c\rd[==\r\n"))
	f.Add([]byte(""), []byte("# \n"))
	f.Add([]byte("# syntax=x\nCOPY --from=x"), []byte("https://user:secret@example.org/x.whl"))
	f.Fuzz(func(t *testing.T, dockerfile, requirements []byte) {
		root := fstest.MapFS{"D": {Data: dockerfile}, "r.txt": {Data: requirements}}
		for _, source := range []string{
			"settings: {docker: {dockerfile: D, requirements: r.txt}}",
			"settings: {docker: {dockerfile: D, build_context_root: ., requirements: r.txt, required_integrations: [sklearn]}}\nsteps: {s: {settings: {docker: {user: u}}}}",
			"settings: {docker: {dockerfile: D, skip_build: true}}\nsteps: {s: {settings: {docker: {parent_image: python, requirements: r.txt}}}}",
		} {
			file := runconfig.Read(yamldoc.Parse("run.yaml", []byte(source)), runconfig.ReadOptions{Release: release, Root: root})
			checkPlaces(t, file)
			checkPrinted(t, "reports", reports(t, file))
			builds := preview.Plan(file, preview.PlanOptions{PipelineName: "p", PythonVersion: "3.11"})
			checkPrinted(t, "preview", string(preview.Format(file, builds, preview.FormatOptions{Annotate: true}).Map(file.Secrets.Text).Plain()))
			checkPrinted(t, "effective", string(preview.EffectiveYAML(file.Doc, file.EffectiveSettings("s"), file.Secrets, preview.OriginText)))
		}
	})
}

// checkPlaces checks that the places of findings, and related places, are inside their documents.
func checkPlaces(t *testing.T, file *runconfig.File) {
	t.Helper()
	lies := func(at doc.Place) bool { return 0 <= at.Start && at.Start <= at.End && at.End <= len(at.Doc.Source) }
	for _, f := range validate.Check(file, validate.Options{}) {
		if !lies(f.Place) || !lies(f.InConfig) || f.InConfig.Doc != file.Doc {
			t.Errorf("%s: %v and %v do not lie in their documents", f.Rule, f.Place.Span, f.InConfig.Span)
		}
		for _, other := range f.Related {
			if !lies(other.Place) {
				t.Errorf("%s: the related place %v does not lie in its document", f.Rule, other.Place.Span)
			}
		}
	}
}

package schema

import (
	"testing"

	"github.com/settings-ls/settings-ls/internal/yamldoc"
)

// BenchmarkLoad measures what a process does to check its first file.
func BenchmarkLoad(b *testing.B) {
	for _, bench := range []struct{ name, text string }{
		{"docker", "settings: {docker: {apt_packages: [git]}}\nsteps: {train: {retry: {max_retries: 2}, settings: {docker: {user: zenml}}}}"},
		{"component", "settings: {orchestrator.kubernetes: {timeout: 60}}"},
		{"component of any flavor", "settings: {orchestrator: {synchronous: true}}"},
	} {
		root := yamldoc.Parse("run.yaml", []byte(bench.text)).Root
		b.Run(bench.name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				r := read(Latest())
				r.Check(root)
				r.Fields("settings", "docker")
			}
		})
	}
}

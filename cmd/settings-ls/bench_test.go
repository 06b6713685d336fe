package main

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// BenchmarkCheck checks a folder of a thousand run configurations of about 60 lines.
func BenchmarkCheck(b *testing.B) {
	dir := b.TempDir()
	for i := range 1000 {
		var text strings.Builder
		fmt.Fprintf(&text, "run_name: nightly_%d\nsettings:\n  docker:\n    apt_packages: [git]\n    requirements:\n      - pandas==2.2.3\nsteps:\n", i)
		for step := range 8 {
			fmt.Fprintf(&text, "  step_%d:\n    enable_cache: true\n    parameters:\n      rate: 0.%d\n    settings:\n      docker:\n        environment: {LOG_LEVEL: info}\n", step, i)
		}
		if err := os.WriteFile(filepath.Join(dir, fmt.Sprintf("run_%03d.yaml", i)), []byte(text.String()), 0o644); err != nil {
			b.Fatal(err)
		}
	}
	for b.Loop() {
		if code := run([]string{"check", dir}, strings.NewReader(""), io.Discard, os.Stderr); code != clean {
			b.Fatalf("exit code %d", code)
		}
	}
}

// BenchmarkCheckPython checks a folder with ten thousand Python modules of 7 kB that have nothing to do with ZenML.
func BenchmarkCheckPython(b *testing.B) {
	dir := b.TempDir()
	text := strings.Repeat("def scaled(value: float, factor: float) -> float:\n    return value * factor\n\n\n", 90)
	for i := range 10_000 {
		folder := filepath.Join(dir, fmt.Sprintf("package_%02d", i/100))
		if err := os.MkdirAll(folder, 0o755); err != nil {
			b.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(folder, fmt.Sprintf("module_%d.py", i)), []byte(text), 0o644); err != nil {
			b.Fatal(err)
		}
	}
	for b.Loop() {
		if code := run([]string{"check", "--quiet", dir}, strings.NewReader(""), io.Discard, io.Discard); code != clean {
			b.Fatalf("exit code %d", code)
		}
	}
}

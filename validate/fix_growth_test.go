package validate_test

import (
	"fmt"
	"runtime"
	"strings"
	"testing"

	"github.com/settings-ls/settings-ls/internal/runconfig"
	"github.com/settings-ls/settings-ls/internal/yamldoc"
	"github.com/settings-ls/settings-ls/schema"
	"github.com/settings-ls/settings-ls/validate"
)

// growing are texts whose number of findings grows with n.
var growing = map[string]func(n int) string{
	"values in a mapping": func(n int) string {
		return "settings:\n  docker:\n    environment:\n" + repeated(n, "      K%d: yes\n")
	},
	"values in braces": func(n int) string {
		return "settings:\n  docker:\n    environment: {" + repeated(n, "K%d: yes, ") + "}\n"
	},
	"unknown keys": func(n int) string { return "settings:\n  docker:\n" + repeated(n, "    unknown%d: x\n") },
	"steps": func(n int) string {
		return "steps:\n" + repeated(n, "  s%d:\n    settings: {docker: {usr: u, unknown: 1}}\n")
	},
	"parameters to move": func(n int) string { return "steps:\n  s:\n" + repeated(n, "    unknown%d: x\n") },
	"comments":           func(n int) string { return "settings: {}\n" + repeated(n, "# settings-ls: ignore[env-name, env-%d]\n") },
}

func repeated(n int, format string) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, format, i)
	}
	return b.String()
}

// TestFixesGrowWithFindings: four times the findings take little more than four times the memory to fix, which counts
// each reading of the text.
func TestFixesGrowWithFindings(t *testing.T) {
	all := func(validate.Finding, validate.Fix) bool { return true }
	for name, text := range growing {
		for what, change := range map[string]func(*runconfig.File) validate.FixResult{
			"fix":    func(f *runconfig.File) validate.FixResult { return validate.ApplyFixes(f, validate.Options{}, all) },
			"ignore": func(f *runconfig.File) validate.FixResult { return validate.AddIgnores(f, validate.Options{}) },
		} {
			t.Run(name+"/"+what, func(t *testing.T) {
				const n = 150
				few, fixed := allocated(t, text(n), change)
				many, fixedOfMany := allocated(t, text(4*n), change)
				t.Logf("%d MB for %d, %d MB for %d", few>>20, fixed, many>>20, fixedOfMany)
				cannot := name == "comments" && what == "ignore" // nothing silences what is found of comments
				if !cannot && (fixed < n-1 || fixedOfMany < 4*n-1) {
					t.Errorf("fixed %d and %d findings", fixed, fixedOfMany)
				}
				if many > 7*few {
					t.Errorf("4 times the findings take %d times the memory", many/few)
				}
			})
		}
	}
}

// allocated gives the bytes that a change allocates in all, and how many findings it fixes.
func allocated(t *testing.T, text string, change func(*runconfig.File) validate.FixResult) (bytes uint64, fixed int) {
	file := parsed(t, text)
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	fixed = len(change(file).Fixed)
	runtime.ReadMemStats(&after)
	return after.TotalAlloc - before.TotalAlloc, fixed
}

func parsed(t *testing.T, text string) *runconfig.File {
	release, err := schema.Load(schema.Latest())
	if err != nil {
		t.Fatal(err)
	}
	return runconfig.Read(yamldoc.Parse("run.yaml", []byte(text)), runconfig.ReadOptions{Release: release})
}

// TestFixesAreBounded: no more text is read again than the bound says, and what is left out is told. Neighboring lines
// are removed in turns, so this takes several.
func TestFixesAreBounded(t *testing.T) {
	padding := strings.Repeat("# padding\n", validate.MaxReread*3/5/10)
	file := parsed(t, "settings:\n  docker:\n"+repeated(20, "    unknown%d: x\n")+padding)
	all := func(validate.Finding, validate.Fix) bool { return true }
	result := validate.ApplyFixes(file, validate.Options{}, all)
	if !result.Stopped || len(result.Fixed) == 0 || len(result.Left) == 0 {
		t.Errorf("stopped: %v, %d fixed, %d left", result.Stopped, len(result.Fixed), len(result.Left))
	}
	if again := validate.ApplyFixes(result.File, validate.Options{}, all); len(again.Left) >= len(result.Left) {
		t.Errorf("%d left, then %d", len(result.Left), len(again.Left))
	}
}

// TestFixesTogetherLoseNothing: fixes that each write the same key are not made at once, since one would hide the other.
func TestFixesTogetherLoseNothing(t *testing.T) {
	file := parsed(t, "settings:\n  Docker:\n    user: app\n  parent_image: acme/base:3\nsteps:\n  train:\n    settings:\n      Docker: {user: a}\n      dockr: {user: b}\n")
	all := func(validate.Finding, validate.Fix) bool { return true }
	got := string(validate.ApplyFixes(file, validate.Options{}, all).Doc.Source)
	for _, kept := range []string{"user: app", "acme/base:3", "user: a}", "user: b}"} {
		if !strings.Contains(got, kept) {
			t.Errorf("%s is lost:\n%s", kept, got)
		}
	}
}

func BenchmarkFixes(b *testing.B) {
	release, err := schema.Load(schema.Latest())
	if err != nil {
		b.Fatal(err)
	}
	all := func(validate.Finding, validate.Fix) bool { return true }
	for _, n := range []int{500, 1000, 2000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			file := runconfig.Read(yamldoc.Parse("run.yaml", []byte(growing["values in a mapping"](n))), runconfig.ReadOptions{Release: release})
			for b.Loop() {
				validate.ApplyFixes(file, validate.Options{}, all)
			}
		})
	}
}

package analysis_test

import (
	"math/rand/v2"
	"testing"

	"github.com/settings-ls/settings-ls/internal/analysis"
	"github.com/settings-ls/settings-ls/internal/project"
	"github.com/settings-ls/settings-ls/internal/stress"
)

// TestMayBeRunConfig: no run configuration is ruled out by its text.
func TestMayBeRunConfig(t *testing.T) {
	opened := &analysis.Project{Finder: &project.Finder{OnlyConfig: new(project.Config)}}
	corpus := stress.Corpus(t)
	names := []string{"run.yaml", "run.py"}
	recognized, ruledOut := 0, 0
	stress.Rounds(t, 2000, func(random *rand.Rand) {
		text := stress.MutateFile(random, stress.Pick(random, stress.Pick(random, corpus)))
		if random.IntN(10) == 0 {
			text = append(text, "\n"+project.IncludeComment+"\n"...)
		}
		document := analysis.Document{Path: stress.Pick(random, names), Text: text}
		may, is := opened.Folder(".").MayBeRunConfig(document), opened.Open(document).IsRunConfig()
		switch {
		case is && !may:
			t.Errorf("%s is a run configuration, but ruled out:\n%s", document.Path, text)
		case is:
			recognized++
		case !may:
			ruledOut++
		}
	})
	if recognized == 0 || ruledOut == 0 {
		t.Errorf("%d texts recognized, %d ruled out: the test shows nothing", recognized, ruledOut)
	}
}

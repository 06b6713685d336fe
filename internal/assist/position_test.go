package assist

import (
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/settings-ls/settings-ls/internal/runconfig"
	"github.com/settings-ls/settings-ls/internal/stress"
	"github.com/settings-ls/settings-ls/internal/yamldoc"
	"github.com/settings-ls/settings-ls/schema"
)

// TestPositionNearOffset compares the position found among the nodes around an offset with that among all nodes.
func TestPositionNearOffset(t *testing.T) {
	release, err := schema.Load(schema.Latest())
	if err != nil {
		t.Fatal(err)
	}
	corpus := stress.Corpus(t)
	stress.Rounds(t, 300, func(random *rand.Rand) {
		text := stress.Pick(random, stress.Pick(random, corpus))
		if random.IntN(2) == 0 {
			text = stress.Mutate(random, text)
		}
		f := runconfig.Read(yamldoc.Parse("run.yaml", []byte(text)), runconfig.ReadOptions{Release: release})
		for range 50 {
			offset := random.IntN(len(text) + 1)
			got, want := positionAt(f, offset), (&search{offset: offset}).run(withUsedFirst(f))
			if got.onKey != want.onKey || !slices.Equal(got.path, want.path) || !slices.Equal(got.fields, want.fields) || !slices.Equal(got.nodes[min(1, len(got.nodes)):], want.nodes[min(1, len(want.nodes)):]) {
				t.Fatalf("at offset %d: %v, want %v\n%s", offset, got.path, want.path, text)
			}
		}
	})
}

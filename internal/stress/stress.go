// Package stress has what tests with random and hostile input share: a corpus, random changes of it, planted secrets,
// and the duration of a test. Only tests import it.
package stress

import (
	"flag"
	"math/rand/v2"
	"testing"
	"time"
)

var (
	duration = flag.Duration("stress", 0, "duration of each test with random input; 0 runs a few rounds")
	seed     = flag.Uint64("stress-seed", 1, "seed of the random input")
)

// IsLongRun reports whether the flag -stress is set, which gives tests time for large and many inputs.
func IsLongRun() bool { return *duration > 0 }

// Rounds runs a test with random input a few times, or for the duration of the flag -stress. It stops after the first
// round that fails.
func Rounds(t *testing.T, few int, round func(random *rand.Rand)) {
	t.Helper()
	end := time.Now().Add(*duration)
	n := 0
	for ; (n < few || time.Now().Before(end)) && !t.Failed(); n++ {
		round(rand.New(rand.NewPCG(*seed, uint64(n))))
	}
	t.Logf("seed %d: %d rounds", *seed, n)
}

// Pick returns a random element.
func Pick[T any](random *rand.Rand, values []T) T { return values[random.IntN(len(values))] }

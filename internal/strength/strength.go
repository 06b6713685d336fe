// Package strength is what tests of random and hostile input share: texts to start from, random changes of them, planted
// secrets, and how long a test goes on. Only tests import it.
package strength

import (
	"flag"
	"math/rand/v2"
	"testing"
	"time"
)

var (
	duration = flag.Duration("strength", 0, "how long each test of random input runs; 0: a few rounds")
	seed     = flag.Uint64("strength-seed", 1, "seed of the random input")
)

// Long reports whether tests have time for large and for many inputs: the flag -strength is set.
func Long() bool { return *duration > 0 }

// Rounds runs a test with random input a few times, or for as long as the flag -strength says. It stops after the first
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

// Pick gives one of the values.
func Pick[T any](random *rand.Rand, values []T) T { return values[random.IntN(len(values))] }

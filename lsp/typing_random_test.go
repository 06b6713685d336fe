package lsp_test

import (
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/settings-ls/settings-ls/internal/stress"
)

// TestTypingALineChangesNoOther: while somebody types a line of a file, no finding on another line comes, and those that are the same before
// and after do not go.
func TestTypingALineChangesNoOther(t *testing.T) {
	corpus, modules := stress.Corpus(t), pythonModules(t)
	n := 0
	stress.Rounds(t, 60, func(random *rand.Rand) {
		n++
		name, text := "run.yaml", stress.Pick(random, stress.Pick(random, corpus))
		if n%4 == 0 {
			name, text = "run.py", stress.Pick(random, modules)
		}
		lines := strings.SplitAfter(strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(text), "\n")
		typeLine(t, name, lines, random.IntN(len(lines)))
	})
}

// typeLine opens a file without the content of a line, and types that.
func typeLine(t *testing.T, name string, lines []string, i int) {
	line := strings.TrimRight(lines[i], "\r\n")
	indentation := line[:len(line)-len(strings.TrimLeft(line, " "))]
	marked := slices.Clone(lines)
	marked[i] = indentation + mark + lines[i][len(line):]
	k := newKeyboard(t, map[string]string{name: strings.Join(marked, "")}, name, `{}`)
	before := k.findings
	var during [][]string
	for _, char := range line[len(indentation):] {
		k.replace(0, string(char))
		k.update(true)
		during = append(during, k.findings)
	}
	k.pauses.pause()
	k.update(false)
	own := strconv.Itoa(i+1) + ":"
	for at, findings := range during {
		for _, f := range findings {
			if !strings.HasPrefix(f, own) && !slices.Contains(before, f) {
				t.Errorf("%q of line %d: shows %s\n%s", line[:len(indentation)+at+1], i+1, f, k.content)
			}
		}
		for _, f := range before {
			if !strings.HasPrefix(f, own) && slices.Contains(k.findings, f) && !slices.Contains(findings, f) {
				t.Errorf("%q of line %d: no longer shows %s\n%s", line[:len(indentation)+at+1], i+1, f, k.content)
			}
		}
	}
}

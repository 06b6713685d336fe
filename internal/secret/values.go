package secret

import (
	"slices"
	"sort"
	"strconv"
	"strings"

	"github.com/settings-ls/settings-ls/internal/printable"
)

// values finds known secrets in a text, also cut short by an ellipsis, in time that hardly depends on how many
// there are.
type values struct {
	// sorted are the secrets in every form; inner is the index of the longest other one that begins one, or -1.
	sorted []string
	inner  []int
	// begins has the first bytes of all.
	begins map[[beginning]byte]bool
}

const (
	// beginning is how many bytes of a secret are looked up first.
	beginning = 4
	// longestUncut is how much of a secret gives it away without being cut short by "…", in bytes.
	longestUncut = 20
	ellipsis     = "…"
)

// newValues takes the secrets that are distinctive, each in all its forms.
func newValues(secrets []string) *values {
	v := &values{begins: map[[beginning]byte]bool{}}
	for _, secret := range secrets {
		for line := range strings.Lines(secret) {
			if line = strings.TrimSpace(line); isDistinctive(line) {
				v.sorted = append(v.sorted, forms(line)...)
			}
		}
		if secret = strings.TrimSpace(secret); isDistinctive(secret) {
			v.sorted = append(v.sorted, forms(secret)...)
		}
	}
	v.index()
	return v
}

// newQuotedValues takes the secrets in quotation marks, as messages have them, and also those that are short.
func newQuotedValues(secrets []string) *values {
	v := &values{begins: map[[beginning]byte]bool{}}
	for _, secret := range secrets {
		if len(secret) >= beginning {
			v.sorted = append(v.sorted, strconv.Quote(secret), "'"+secret+"'")
		}
	}
	v.index()
	return v
}

func (v *values) index() {
	slices.Sort(v.sorted)
	v.sorted = slices.Compact(v.sorted)
	v.inner = make([]int, len(v.sorted))
	for i, text := range v.sorted {
		v.begins[[beginning]byte([]byte(text))] = true
		at := i - 1
		for at >= 0 && !strings.HasPrefix(text, v.sorted[at]) {
			at = v.inner[at]
		}
		v.inner[i] = at
	}
}

// forms are how a secret is written: as it is, escaped as in JSON, Go and YAML or to be printed, in the single quotes of YAML,
// Python and a shell, and in capitals, as the name of a variable.
func forms(secret string) []string {
	quoted := strconv.Quote(secret)
	return []string{
		secret, quoted[1 : len(quoted)-1], string(printable.Line(secret)), strings.ReplaceAll(secret, "'", "''"), strings.ReplaceAll(secret, "'", `\'`),
		strings.ReplaceAll(secret, "'", `'\''`), strings.ToUpper(secret), strings.ReplaceAll(secret, "_", "-"),
	}
}

// find gives where known secrets are in a text.
func (v *values) find(text string) []match {
	var found []match
	if len(v.sorted) == 0 {
		return nil
	}
	for i := 0; i+beginning <= len(text); i++ {
		if !v.begins[[beginning]byte([]byte(text[i:i+beginning]))] {
			continue
		}
		if n := v.lengthAt(text[i:]); n > 0 {
			found = append(found, match{start: i, end: i + n})
			i += n - 1
		}
	}
	return found
}

// lengthAt is the length of the secret that a text begins with, or of the part of one.
func (v *values) lengthAt(text string) int {
	next := sort.Search(len(v.sorted), func(i int) bool { return v.sorted[i] > text })
	whole := next - 1
	for whole >= 0 && !strings.HasPrefix(text, v.sorted[whole]) {
		whole = v.inner[whole]
	}
	length := 0
	if whole >= 0 {
		length = len(v.sorted[whole])
	}
	part := 0
	for _, i := range []int{next - 1, next} {
		if 0 <= i && i < len(v.sorted) {
			part = max(part, common(text, v.sorted[i]))
		}
	}
	if part > length && (part >= longestUncut || part > beginning && strings.HasPrefix(text[part:], ellipsis)) {
		return part
	}
	return length
}

// common is how many bytes two texts begin with alike.
func common(a, b string) int {
	n := 0
	for n < len(a) && n < len(b) && a[n] == b[n] {
		n++
	}
	return n
}

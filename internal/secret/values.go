package secret

import (
	"slices"
	"sort"
	"strconv"
	"strings"

	"github.com/settings-ls/settings-ls/internal/printable"
)

// index finds known secrets in a text, including secrets truncated with an ellipsis. The time hardly depends on the
// number of secrets.
type index struct {
	// sorted has the secrets in all forms; inner[i] is the index of the longest other entry that is a prefix of sorted[i], or -1.
	sorted []string
	inner  []int
	// prefixes has the first bytes of all entries.
	prefixes map[[prefixLength]byte]bool
}

const (
	// prefixLength is the length of the prefix that is looked up first, in bytes.
	prefixLength = 4
	// longestUnmasked is the number of bytes of a secret that may be shown without counting as a truncated secret.
	longestUnmasked = 20
	ellipsis        = "…"
)

// newIndex indexes the distinctive secrets in all their forms.
func newIndex(secrets []string) *index {
	v := &index{prefixes: map[[prefixLength]byte]bool{}}
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
	v.build()
	return v
}

// newQuotedIndex indexes the secrets in quotation marks, as messages quote them. It includes short secrets.
func newQuotedIndex(secrets []string) *index {
	v := &index{prefixes: map[[prefixLength]byte]bool{}}
	for _, secret := range secrets {
		if len(secret) >= prefixLength {
			v.sorted = append(v.sorted, strconv.Quote(secret), "'"+secret+"'")
		}
	}
	v.build()
	return v
}

func (v *index) build() {
	slices.Sort(v.sorted)
	v.sorted = slices.Compact(v.sorted)
	v.inner = make([]int, len(v.sorted))
	for i, text := range v.sorted {
		v.prefixes[[prefixLength]byte([]byte(text))] = true
		at := i - 1
		for at >= 0 && !strings.HasPrefix(text, v.sorted[at]) {
			at = v.inner[at]
		}
		v.inner[i] = at
	}
}

// forms returns the forms in which a secret can appear: unchanged; escaped as in JSON, Go, YAML or by package printable;
// within single quotes of YAML, Python and a shell; and in upper case, as the name of a variable.
func forms(secret string) []string {
	quoted := strconv.Quote(secret)
	return []string{
		secret, quoted[1 : len(quoted)-1], string(printable.Line(secret)), strings.ReplaceAll(secret, "'", "''"), strings.ReplaceAll(secret, "'", `\'`),
		strings.ReplaceAll(secret, "'", `'\''`), strings.ToUpper(secret), strings.ReplaceAll(secret, "_", "-"),
	}
}

// find returns the matches of known secrets in a text.
func (v *index) find(text string) []match {
	var found []match
	if len(v.sorted) == 0 {
		return nil
	}
	for i := 0; i+prefixLength <= len(text); i++ {
		if !v.prefixes[[prefixLength]byte([]byte(text[i:i+prefixLength]))] {
			continue
		}
		if n := v.lengthAt(text[i:]); n > 0 {
			found = append(found, match{start: i, end: i + n})
			i += n - 1
		}
	}
	return found
}

// lengthAt returns the length of the secret, or truncated secret, at the start of a text.
func (v *index) lengthAt(text string) int {
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
			part = max(part, commonPrefix(text, v.sorted[i]))
		}
	}
	if part > length && (part >= longestUnmasked || part > prefixLength && strings.HasPrefix(text[part:], ellipsis)) {
		return part
	}
	return length
}

// commonPrefix returns the length of the common prefix of two texts.
func commonPrefix(a, b string) int {
	n := 0
	for n < len(a) && n < len(b) && a[n] == b[n] {
		n++
	}
	return n
}

package packages

import (
	"strings"

	"github.com/settings-ls/settings-ls/internal/doc"
	"github.com/settings-ls/settings-ls/internal/lazyregexp"
	"github.com/settings-ls/settings-ls/internal/shorten"
	"github.com/settings-ls/settings-ls/schema"
	"github.com/settings-ls/settings-ls/validate/rule"
)

var invalidAptPackage = &rule.Rule{
	ID:       "invalid-apt-package",
	Severity: rule.Warning,
	Added:    "0.1.0",
	Check: func(p *rule.Pass) {
		lists := rule.SeenLists{}
		for image := range p.BuiltImages() {
			if !lists.Add(image.Docker.AptPackages.V) {
				continue
			}
			for _, item := range image.Docker.AptPackages.V {
				text := item.Text()
				if schema.HasVariable(text) || IsAptPackage(text) {
					continue
				}
				at := rule.EntryOf(item.Origin)
				if words := strings.Fields(text); len(words) > 1 && allApt(words) {
					p.ReportValue(at, "%q is passed to apt-get as one package name; write the items %s", shorten.ForMessage(text), shorten.ForMessage(strings.Join(words, ", "))).
						AddFix(rule.Fix{Title: "Split into items", Edits: p.LazyEdits(func() ([]doc.Edit, bool) {
							return p.File.Doc.SplitItem(at.Value, words)
						})})
					continue
				}
				p.ReportValue(at, "invalid apt package %q: use lower-case letters, digits, periods, + and -", shorten.ForMessage(text))
			}
		}
	},
}

// aptPackage is an argument of apt-get install: a name, optionally followed by a version, an architecture or a release, or a file.
var aptPackage = lazyregexp.New(`^(?:[a-z0-9][a-z0-9+.-]+(?::[a-z0-9]+)?(?:=[A-Za-z0-9.+~:*-]+|/[a-z0-9-]+)?[+-]?|\.{0,2}/[^ ]+\.deb|-[^ ]*)$`)

// IsAptPackage reports whether apt-get install takes a text as a package.
func IsAptPackage(text string) bool { return aptPackage().MatchString(text) }

func allApt(words []string) bool {
	for _, word := range words {
		if !IsAptPackage(word) {
			return false
		}
	}
	return true
}

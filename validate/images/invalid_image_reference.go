package images

import (
	"regexp"
	"slices"
	"strings"

	"github.com/distribution/reference"

	"github.com/settings-ls/settings-ls/internal/doc"
	"github.com/settings-ls/settings-ls/internal/shorten"
	"github.com/settings-ls/settings-ls/schema"
	"github.com/settings-ls/settings-ls/validate/rule"
)

var invalidImageReference = &rule.Rule{
	ID:       "invalid-image-reference",
	Severity: rule.Warning,
	Added:    "0.1.0",
	Check: func(p *rule.Pass) {
		seen := map[*doc.Node]bool{}
		for e := range p.EffectiveDockers() {
			image := e.Docker.ParentImage
			if image.V == "" || seen[image.Node] {
				continue // most steps inherit the pipeline's
			}
			seen[image.Node] = true
			at := rule.EntryOf(image.Origin)
			if isPlaceholder(image.V) {
				p.ReportValue(at, "parent_image %q is a placeholder; use an image reference such as org/name:tag", shorten.ForMessage(image.V))
				continue
			}
			if schema.HasVariable(image.V) || isReference(image.V) {
				continue
			}
			finding := p.ReportValue(at, "invalid parent_image %q: use an image reference such as org/name:tag", shorten.ForMessage(image.V))
			name, _, _ := strings.Cut(image.V, ":")
			if lower := strings.ToLower(name) + image.V[len(name):]; isReference(lower) {
				finding.Advise(p, at, rule.DidYouMean(lower))
			}
		}
	},
}

// isPlaceholder reports whether a text stands for an image that is not decided yet, such as TODO and your-registry/your-image.
func isPlaceholder(text string) bool {
	name, _, _ := strings.Cut(text, ":")
	return undecided.MatchString(name) || slices.ContainsFunc(strings.Split(name, "/"), ofReader.MatchString)
}

var (
	undecided = regexp.MustCompile(`(?i)^(?:t\.?b\.?[da]\.?|to-?do|fix-?me|change-?me|replace-?me|placeholder|x{3,}|\.{3}|<.*>)$`)
	ofReader  = regexp.MustCompile(`(?i)^your[-_](?:docker[-_]?)?(?:registry|repo|repository|image|org|organization|username|account|project|parent[-_]image|base[-_]image)(?:[-_](?:name|here))*$`)
)

// isReference reports whether Docker accepts a text as an image. The library accepts a first part in upper case as
// a host, but a host has a dot or a port.
func isReference(text string) bool {
	if _, err := reference.ParseNormalizedNamed(text); err != nil {
		return false
	}
	host, _, _ := strings.Cut(text, "/")
	return host == strings.ToLower(host) || strings.ContainsAny(host, ".:")
}

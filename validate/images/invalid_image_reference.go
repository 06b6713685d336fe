package images

import (
	"strings"

	"github.com/settings-ls/settings-ls/internal/doc"
	"github.com/settings-ls/settings-ls/internal/lazyregexp"
	"github.com/settings-ls/settings-ls/internal/runconfig"
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
		for image := range p.BuiltImages() {
			checkTag(p, image.Docker.ImageTag, seen)
			checkRepository(p, image.Docker.TargetRepository, seen)
		}
	},
}

// checkTag checks the tag of the images that ZenML builds, which it does not sanitize.
func checkTag(p *rule.Pass, tag *runconfig.Value[string], seen map[*doc.Node]bool) {
	if tag.V == "" || seen[tag.Node] || schema.HasVariable(tag.V) || isTag(tag.V) {
		return
	}
	seen[tag.Node] = true
	p.ReportValue(rule.EntryOf(tag.Origin), "invalid image_tag %q: use letters, digits, '_', '.' and '-', at most 128, without '.' or '-' at the start",
		shorten.ForMessage(tag.V))
}

// checkRepository checks the repository of the images that ZenML builds. A registry or tag in it is another rule's.
func checkRepository(p *rule.Pass, repository *runconfig.Value[string], seen map[*doc.Node]bool) {
	name := repository.V
	if name == "" || seen[repository.Node] || schema.HasVariable(name) || isRepository(name) || hasRegistry(name) || strings.Contains(name, ":") {
		return
	}
	seen[repository.Node] = true
	at := rule.EntryOf(repository.Origin)
	finding := p.ReportValue(at, "invalid target_repository %q: use lowercase letters and digits, separated by '/', '-', '_' or '.'", shorten.ForMessage(name))
	if lower := strings.ToLower(name); isRepository(lower) {
		finding.Advise(p, at, rule.Written(lower))
	}
}

// isPlaceholder reports whether a text stands for an image that is not decided yet, such as TODO and your-registry/your-image.
func isPlaceholder(text string) bool {
	name, _, _ := strings.Cut(text, ":")
	if hasNoPath := !strings.Contains(name, "/") || strings.HasPrefix(name, "<"); hasNoPath && undecided().MatchString(name) {
		return true
	}
	for part := range strings.SplitSeq(name, "/") {
		if hasPrefixFold(part, "your") && ofReader().MatchString(part) {
			return true
		}
	}
	return false
}

func hasPrefixFold(text, prefix string) bool {
	return len(text) >= len(prefix) && strings.EqualFold(text[:len(prefix)], prefix)
}

var (
	undecided = lazyregexp.New(`(?i)^(?:t\.?b\.?[da]\.?|to-?do|fix-?me|change-?me|replace-?me|placeholder|x{3,}|\.{3}|<.*>)$`)
	ofReader  = lazyregexp.New(`(?i)^your[-_](?:docker[-_]?)?(?:registry|repo|repository|image|org|organization|username|account|project|parent[-_]image|base[-_]image)(?:[-_](?:name|here))*$`)
)

package images

import (
	"strings"

	"github.com/settings-ls/settings-ls/internal/shorten"
	"github.com/settings-ls/settings-ls/schema"
	"github.com/settings-ls/settings-ls/validate/rule"
)

var targetRepositoryHasRegistry = &rule.Rule{
	ID:       "target-repository-has-registry",
	Severity: rule.Warning,
	Added:    "0.1.0",
	Check: func(p *rule.Pass) {
		for e := range p.EffectiveDockers() {
			repository := e.Docker.TargetRepository
			if repository.V == "" || schema.HasVariable(repository.V) {
				continue
			}
			at := rule.EntryOf(repository.Origin)
			if first, rest, _ := strings.Cut(repository.V, "/"); hasRegistry(repository.V) {
				p.ReportValue(at, "target_repository must not contain a registry (%s): ZenML adds the stack's", shorten.ForMessage(first)).
					Advise(p, at, rule.Written(rest))
				continue
			}
			if name, tag, tagged := strings.Cut(repository.V, ":"); tagged {
				p.ReportValue(at, "target_repository must not contain a tag (%s): it belongs in image_tag", shorten.ForMessage(tag)).
					Advise(p, at, rule.Written(name))
			}
		}
	},
}

// hasRegistry reports whether the first part of a repository is a registry for Docker.
func hasRegistry(repository string) bool {
	first, _, slash := strings.Cut(repository, "/")
	return slash && (strings.ContainsAny(first, ".:") || first == "localhost")
}

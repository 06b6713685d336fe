// Package kubernetes holds the rules of the Kubernetes objects in the pod settings of stack components.
package kubernetes

import (
	"embed"
	"iter"
	"strings"

	"github.com/settings-ls/settings-ls/validate/rule"
)

//go:embed *.txtar
var pages embed.FS

// Group is the rules of this package.
var Group = rule.Group{
	Name:  "kubernetes",
	Title: "Kubernetes",
	Rules: []*rule.Rule{
		unknownKubernetesKey,
		invalidKubernetesQuantity,
	},
	Pages: pages,
}

// podSettings yields the blocks of KubernetesPodSettings: `pod_settings` and `orchestrator_pod_settings` of the components
// that run pods (zenml/integrations/kubernetes/pod_settings.py, 0.98.0).
func podSettings(p *rule.Pass) iter.Seq[rule.Entry] {
	return func(yield func(rule.Entry) bool) {
		for at := range p.KnownEntries() {
			if strings.HasSuffix(at.KeyName(), "pod_settings") && p.IsKnownKey(at.Path()) && !yield(at.Entry()) {
				return
			}
		}
	}
}

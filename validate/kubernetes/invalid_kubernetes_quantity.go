package kubernetes

import (
	"strings"

	"github.com/settings-ls/settings-ls/internal/kubernetes"
	"github.com/settings-ls/settings-ls/internal/shorten"
	"github.com/settings-ls/settings-ls/validate/rule"
)

var invalidKubernetesQuantity = &rule.Rule{
	ID:            "invalid-kubernetes-quantity",
	Severity:      rule.Warning,
	Added:         "0.1.0",
	ChecksObjects: true,
	Check: func(p *rule.Pass) {
		for settings := range podSettings(p) {
			for _, setting := range settings.Children() {
				if setting.Name() == "resources" {
					checkResources(p, setting)
				}
			}
		}
	},
}

// checkResources checks the quantities of requests and limits. Values that are not strings are rejected by ZenML already.
func checkResources(p *rule.Pass, resources rule.Entry) {
	for _, group := range resources.Children() {
		if name := group.Name(); name != "requests" && name != "limits" {
			continue
		}
		for _, at := range group.Children() {
			value := at.Value.Resolve()
			if !value.IsString() || strings.Contains(value.Text, "${") || kubernetes.IsQuantity(value.Text) {
				continue
			}
			reportQuantity(p, at, value.Text)
		}
	}
}

func reportQuantity(p *rule.Pass, at rule.Entry, text string) {
	name, shown := shorten.ForMessage(at.Name()), shorten.ForMessage(text)
	switch near := kubernetes.QuantitiesNear(text); len(near) {
	case 0:
		p.ReportValue(at, "invalid %s %q: use a number with or without a unit of Kubernetes, such as \"16Gi\" or \"500m\"", name, shown)
	case 1:
		p.ReportValue(at, "invalid %s %q for Kubernetes", name, shown).Advise(p, at, rule.Written(near[0]))
	default:
		p.ReportValue(at, "invalid %s %q for Kubernetes; write %s", name, shown, rule.QuotedChoice(near))
	}
}

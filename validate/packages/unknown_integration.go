package packages

import (
	"fmt"

	"github.com/settings-ls/settings-ls/internal/shorten"
	"github.com/settings-ls/settings-ls/schema"
	"github.com/settings-ls/settings-ls/schema/nearest"
	"github.com/settings-ls/settings-ls/validate/rule"
)

var unknownIntegration = &rule.Rule{
	ID:       "unknown-integration",
	Severity: rule.Error,
	Added:    "0.1.0",
	Check: func(p *rule.Pass) {
		for image := range p.Images() {
			for _, item := range image.Docker.RequiredIntegrations.V {
				name := item.Text()
				if _, known := p.File.Options.Release.Integration(name); known || schema.HasVariable(name) {
					continue
				}
				at := rule.EntryOf(item.Origin)
				advice, fix := integrationAdvice(p, at, name)
				p.ReportValue(at, "%q is not an integration of ZenML %s%s",
					shorten.ForMessage(name), p.File.Options.Release.Version, advice).Offer(fix)
			}
		}
	},
}

// distributions are the names under which people know what an integration is for.
var distributions = map[string]string{
	"amazon":       "aws",
	"azureml":      "azure",
	"google":       "gcp",
	"hf":           "huggingface",
	"k8s":          "kubernetes",
	"lightning":    "pytorch_lightning",
	"scikit-learn": "sklearn",
	"scikit_learn": "sklearn",
	"torch":        "pytorch",
	"vertex":       "gcp",
}

func integrationAdvice(p *rule.Pass, at rule.Entry, name string) (string, rule.Fix) {
	meant, near := nearest.To(name, p.File.Options.Release.Integrations())
	if other := distributions[name]; !near {
		_, near = p.File.Options.Release.Integration(other)
		meant = other
	}
	if !near {
		return "; `zenml integration list` names them", rule.Fix{}
	}
	return fmt.Sprintf("; did you mean %q?", meant), p.Writing(at, meant)
}

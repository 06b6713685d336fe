package packages

import (
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
		for image := range p.EffectiveDockers() { // with skip_build, too: ZenML looks them up for the checksum of the settings
			for _, item := range image.Docker.RequiredIntegrations.V {
				name := item.Text()
				if _, known := p.File.Options.Release.Integration(name); known || schema.HasVariable(name) {
					continue
				}
				at := rule.EntryOf(item.Origin)
				meant, found := meantIntegration(p, name)
				if !found {
					p.ReportValue(at, "unknown integration %q in ZenML %s; run \"zenml integration list\" for the names", shorten.ForMessage(name), p.File.Options.Release.Version)
					continue
				}
				p.ReportValue(at, "unknown integration %q in ZenML %s", shorten.ForMessage(name), p.File.Options.Release.Version).
					Advise(p, at, rule.DidYouMean(meant))
			}
		}
	},
}

// distributions maps names of packages and products to the integration for them.
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

// meantIntegration finds the integration that was probably meant.
func meantIntegration(p *rule.Pass, name string) (meant string, found bool) {
	if meant, found = nearest.To(name, p.File.Options.Release.Integrations()); found {
		return meant, true
	}
	meant = distributions[name]
	_, found = p.File.Options.Release.Integration(meant)
	return meant, found
}

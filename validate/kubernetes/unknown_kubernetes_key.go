package kubernetes

import (
	"slices"

	"github.com/settings-ls/settings-ls/internal/kubernetes"
	"github.com/settings-ls/settings-ls/internal/shorten"
	"github.com/settings-ls/settings-ls/schema/nearest"
	"github.com/settings-ls/settings-ls/validate/rule"
)

var unknownKubernetesKey = &rule.Rule{
	ID:            "unknown-kubernetes-key",
	Severity:      rule.Warning,
	Added:         "0.1.0",
	ChecksObjects: true,
	Check: func(p *rule.Pass) {
		for settings := range podSettings(p) {
			for _, setting := range settings.Children() {
				if setting.Name() == "additional_pod_spec_args" {
					checkPodSpec(p, setting)
				} else if model, ok := kubernetes.PodSetting(setting.Name()); ok {
					checkObjects(p, setting, model)
				}
			}
		}
	},
}

// checkPodSpec checks arguments of the pod spec, which are named as in the Python client. What is below them is sent to
// Kubernetes as it is.
func checkPodSpec(p *rule.Pass, args rule.Entry) {
	spec := kubernetes.PodSpec()
	for _, at := range args.Children() {
		i := slices.IndexFunc(spec.Fields, func(f kubernetes.Field) bool { return f.Attribute == at.Name() })
		if i >= 0 {
			checkField(p, at, spec.Fields[i])
			continue
		}
		report(p, at, spec, func(f kubernetes.Field) (name, other string) { return f.Attribute, f.Key })
	}
}

// checkObjects checks an object, or each in a list of objects.
func checkObjects(p *rule.Pass, at rule.Entry, model kubernetes.Model) {
	for _, below := range at.Children() {
		if below.Key == nil {
			checkObjects(p, below, model)
			continue
		}
		i := slices.IndexFunc(model.Fields, func(f kubernetes.Field) bool { return f.Key == below.Name() })
		if i >= 0 {
			checkField(p, below, model.Fields[i])
			continue
		}
		report(p, below, model, func(f kubernetes.Field) (name, other string) { return f.Key, f.Attribute })
	}
}

func checkField(p *rule.Pass, at rule.Entry, field kubernetes.Field) {
	if of, ok := kubernetes.ModelOf(field.Of); ok {
		checkObjects(p, at, of)
	}
}

// report reports a key that a model does not have. names gives the name that a key must have for a field, and one that it
// must not have.
func report(p *rule.Pass, at rule.Entry, model kubernetes.Model, names func(kubernetes.Field) (name, other string)) {
	if at.Key == nil || at.Value.IsUnknown() { // the schema may reject what is there
		return
	}
	var known []string
	var meant string
	for _, f := range model.Fields {
		name, other := names(f)
		known = append(known, name)
		if other == at.Name() {
			meant = name
		}
	}
	if meant == "" {
		meant, _ = nearest.To(at.Name(), known)
	}
	finding := p.ReportKey(at, "unknown key %q in %s", shorten.ForMessage(at.Name()), rule.Dotted(at.Path[:len(at.Path)-1]))
	if meant != "" {
		finding.Advise(p, at, rule.Renamed(meant))
	}
	finding.AddFix(p.RemoveFix(at))
}

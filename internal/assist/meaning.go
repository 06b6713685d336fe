package assist

import (
	"slices"
	"strings"

	"github.com/settings-ls/settings-ls/internal/cron"
	"github.com/settings-ls/settings-ls/internal/doc"
	"github.com/settings-ls/settings-ls/internal/markdown"
	"github.com/settings-ls/settings-ls/internal/shorten"
	"github.com/settings-ls/settings-ls/schema"
)

// meaningText says what the value of the key at a path means, where that is not obvious: when a schedule starts runs, how much memory a
// quantity is, and what integrations install.
func meaningText(release *schema.Release, path []string, value *doc.Node) markdown.Markup {
	value = value.Resolve()
	if value == nil || value.IsUnknown() {
		return ""
	}
	if setting, ok := dockerSettingAt(path); ok {
		if setting.name == "required_integrations" && !setting.nested {
			return integrationsText(release, value)
		}
		return ""
	}
	if value.Kind != doc.Scalar || value.Type != doc.TypeString {
		return ""
	}
	_, below := stepOf(path)
	name := path[len(path)-1]
	switch {
	case slices.Equal(path, []string{"schedule", "cron_expression"}):
		return scheduleText(value.Text)
	case len(below) < 3 || below[0] != "settings":
		return ""
	case isRequest(below) && name == "cpu":
		return cpuText(value.Text)
	case isRequest(below) || strings.Contains(name, "memory"):
		return sizeText(value.Text)
	}
	return ""
}

// scheduleText says when a cron expression starts runs.
func scheduleText(expression string) markdown.Markup {
	when, zone := cron.Describe(expression)
	switch {
	case when == "":
		return ""
	case zone != "":
		return markdown.Sprintf("Runs %s (time zone %s).", when, shorten.To(zone, longestShown))
	}
	return markdown.Sprintf("Runs %s, in the time zone of the orchestrator, usually UTC.", when)
}

// isRequest reports whether a path is that of a resource in a Kubernetes ResourceRequirements, such as resources.limits.memory.
func isRequest(path []string) bool {
	parent := path[len(path)-2]
	return parent == "limits" || parent == "requests"
}

// sizeText converts an amount of memory between decimal and binary units.
func sizeText(text string) markdown.Markup {
	other, ok := otherSize(text)
	if !ok {
		return ""
	}
	return markdown.Sprintf("%s is %s.", markdown.CodeSpan(text), other)
}

// cpuText says how many CPUs an amount of millicores is.
func cpuText(text string) markdown.Markup {
	cores, ok := cpuCores(text)
	if !ok {
		return ""
	}
	return markdown.Sprintf("%s is %s CPU cores.", markdown.CodeSpan(text), cores)
}

// integrationsText describes what required integrations install: one integration, or each of a list.
func integrationsText(release *schema.Release, value *doc.Node) markdown.Markup {
	if value.Kind == doc.Scalar {
		integration, ok := release.Integration(value.Text)
		if !ok {
			return ""
		}
		return integrationNeeds(release, integration)
	}
	var lines []string
	for _, item := range value.Items {
		integration, ok := release.Integration(item.Resolve().Text)
		if !ok || len(lines) == longestList {
			continue
		}
		var needs []string
		for _, requirement := range slices.Concat(integration.Requirements, integration.AptPackages) {
			needs = append(needs, string(markdown.CodeSpan(requirement)))
		}
		if len(needs) == 0 {
			needs = []string{"nothing"}
		}
		lines = append(lines, "- "+string(markdown.CodeSpan(integration.Name))+": "+strings.Join(needs, ", "))
	}
	if len(lines) == 0 {
		return ""
	}
	return markdown.Sprintf("Installed by ZenML %s:\n\n", release.Version) + markdown.Markup(strings.Join(lines, "\n"))
}

// longestList is the number of items of a list that are shown.
const longestList = 8

// integrationNeeds describes what an integration installs.
func integrationNeeds(release *schema.Release, integration schema.Integration) markdown.Markup {
	text := markdown.Sprintf("The integration **%s** of ZenML %s installs", integration.Name, release.Version)
	if len(integration.Requirements)+len(integration.AptPackages) == 0 {
		return text + " nothing."
	}
	text += "\n"
	for _, requirement := range integration.Requirements {
		text += "\n- " + markdown.CodeSpan(requirement)
	}
	for _, apt := range integration.AptPackages {
		text += "\n- " + markdown.CodeSpan(apt) + " (apt)"
	}
	return text
}

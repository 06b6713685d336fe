package runs

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/settings-ls/settings-ls/internal/pyformat"
	"github.com/settings-ls/settings-ls/internal/shorten"
	"github.com/settings-ls/settings-ls/schema"
	"github.com/settings-ls/settings-ls/validate/rule"
)

var invalidName = &rule.Rule{
	ID:       "invalid-name",
	Severity: rule.Warning,
	Added:    "0.1.0",
	Check: func(p *rule.Pass) {
		for name := range formattedNames(p) {
			checkName(p, name)
		}
		for block := range p.PipelineAndSteps() {
			checkTags(p, block)
		}
	},
}

// checkName checks the name of a run, or the name or version of a model, once ZenML has replaced its placeholders.
func checkName(p *rule.Pass, name formattedName) {
	isRunName, isVersion := len(name.at.Path) == 1, name.at.Name() == "version"
	fields, ok := pyformat.Fields(name.text)
	switch {
	case schema.HasVariable(name.text):
	case name.text == "" && isRunName: // ZenML makes one up
	case !ok:
		if !isRunName {
			p.ReportValue(name.at, "unmatched brace in %s; write {{ or }} for a literal brace", nameOf(name.at))
		}
	case len(fields) > 0:
		checkPlaceholders(p, name, fields, isRunName)
	case isVersion && isStageInOtherCase(name.text):
		stage := strings.ToLower(name.text)
		p.ReportValue(name.at, "%s is a stage, which ZenML finds only as %s, and not the name of a version", shorten.ForMessage(name.text), stage).
			Advise(p, name.at, rule.Written(stage))
	default:
		checkLength(p, name.at, name.text)
	}
}

// checkPlaceholders reports the first placeholder that ZenML cannot replace. It rejects the file for an unknown one in the name of a run,
// which the rule invalid-value reports.
func checkPlaceholders(p *rule.Pass, name formattedName, fields []pyformat.Field, isRunName bool) {
	for _, field := range fields {
		switch base := field.Base(); {
		case field.IsPositional():
			p.ReportValue(name.at, "{%s} in %s has no name; use {date}, {time} or a key of substitutions", shorten.ForMessage(field.Name), nameOf(name.at))
			return
		case !isRunName && name.known && !name.has(base):
			p.ReportValue(name.at, "unknown placeholder {%s} in %s: use {date}, {time} or a key of substitutions", shorten.ForMessage(base), nameOf(name.at))
			return
		case !field.FormatsString():
			p.ReportValue(name.at, "invalid format of {%s} in %s: its value is a string", shorten.ForMessage(field.Name), nameOf(name.at))
			return
		}
	}
}

// stages are the values of ModelStages (zenml/enums.py, 0.98.0).
var stages = []string{"none", "staging", "production", "archived", "latest"}

func isStageInOtherCase(version string) bool {
	return !slices.Contains(stages, version) && slices.Contains(stages, strings.ToLower(version))
}

// checkTags reports invalid tags of the run and of a model.
func checkTags(p *rule.Pass, block rule.Entry) {
	tags, _ := block.Find("tags")
	ofModel, _ := block.Find("model", "tags")
	for _, tag := range slices.Concat(tags.Children(), ofModel.Children()) {
		if named, ok := tag.Find("name"); ok {
			tag = named
		}
		if value := tag.Value.Resolve(); value.IsString() && !schema.HasVariable(value.Text) {
			checkLength(p, tag, value.Text)
		}
	}
}

// maxNameLength is STR_FIELD_MAX_LENGTH (zenml/constants.py, 0.98.0), in code points.
const maxNameLength = 255

func checkLength(p *rule.Pass, at rule.Entry, text string) {
	switch length := utf8.RuneCountInString(text); {
	case length == 0:
		p.ReportValue(at, "%s must not be empty", nameOf(at))
	case length > maxNameLength:
		p.ReportValue(at, "%s has %d characters; ZenML accepts %d", nameOf(at), length, maxNameLength)
	}
}

// nameOf is what a message calls a name.
func nameOf(at rule.Entry) string {
	if path := rule.WithoutStep(at.Path); at.Key != nil && path[0] == "model" {
		return rule.Dotted(path)
	}
	return at.Name()
}

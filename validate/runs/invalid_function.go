package runs

import (
	"strings"

	"github.com/settings-ls/settings-ls/internal/shorten"
	"github.com/settings-ls/settings-ls/schema"
	"github.com/settings-ls/settings-ls/validate/rule"
)

var invalidFunction = &rule.Rule{
	ID:       "invalid-function",
	Severity: rule.Warning,
	Added:    "0.1.0",
	Check: func(p *rule.Pass) {
		for block := range p.PipelineAndSteps() {
			checkFunctions(p, block)
		}
	},
}

// checkFunctions checks the functions that ZenML loads when a step of the block runs.
func checkFunctions(p *rule.Pass, block rule.Entry) {
	if at, ok := block.Find("cache_policy", "cache_func"); ok && isModule(at) {
		p.ReportValue(at, "cache_func is a module, so every step with this cache policy fails; use module.function")
	}
	for _, entry := range block.Value.Entries() {
		if !strings.HasSuffix(entry.Key.KeyName(), "_hook_source") {
			continue
		}
		at := block.Child(entry)
		if !p.IsKnownKey(at.Path) {
			continue
		}
		if _, unused := p.File.Options.Release.HasNoEffect(rule.Dotted(at.Path)); !unused && isModule(at) {
			p.ReportValue(at, "%s is a module, so ZenML does not run the hook; use module.function", shorten.ForMessage(at.Name()))
		}
	}
}

// isModule reports whether a reference to Python code has no attribute of a module (Source.from_import_path in zenml/config/source.py).
func isModule(at rule.Entry) bool {
	value := at.Value.Resolve()
	if value.IsString() {
		path, _, _ := strings.Cut(value.Text, "@")
		return path != "" && !strings.Contains(path, ".") && !schema.HasVariable(value.Text)
	}
	_, hasModule := at.Find("module")
	attribute, _ := at.Find("attribute")
	return hasModule && attribute.Value.IsNull()
}

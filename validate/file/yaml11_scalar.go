package file

import (
	"slices"
	"strings"

	"github.com/settings-ls/settings-ls/internal/doc"
	"github.com/settings-ls/settings-ls/internal/lazyregexp"
	"github.com/settings-ls/settings-ls/internal/shorten"
	"github.com/settings-ls/settings-ls/validate/rule"
)

var yaml11Scalar = &rule.Rule{
	ID:         "yaml11-scalar",
	Supersedes: []rule.ID{"env-value-type"},
	Severity:   rule.Info,
	Added:      "0.1.0",
	Syntaxes:   rule.OnlyYAML,
	Check: func(p *rule.Pass) {
		for at := range p.AllEntries() {
			if !isPrinted(at) {
				continue
			}
			if meaning := yaml11Meaning(at.Value); meaning != "" {
				at := at.Entry()
				report(p, at, meaning).AddFix(p.QuoteFix(at))
			}
		}
	},
}

// report shows the text before and after, except of a credential.
func report(p *rule.Pass, at rule.Entry, meaning string) *rule.Finding {
	value := at.Value.Resolve()
	if p.File.Secrets.ContainsSecret(value.Span) {
		return p.ReportValue(at, "%s is %s in YAML 1.1 and is written differently; quote it to keep the text", at.Name(), meaning)
	}
	text := shorten.ForMessage(value.Text)
	printed, _ := value.PythonStr(longestScalar(value.Text))
	return p.ReportValue(at, "%s: %s is %s in YAML 1.1 and becomes %q; write %q to keep the text",
		at.Name(), text, meaning, shorten.ForMessage(printed), text)
}

// printedBelow are the keys whose values ZenML prints with Python's str(): into ENV lines, and after --build-arg, --label and
// the installer's options (config/docker_settings.py and utils/pipeline_docker_image_builder.py, 0.98.0).
var printedBelow = []string{
	"environment", "runtime_environment", "python_package_installer_args",
	"build_args", "buildargs", "labels",
}

// isPrinted reports whether ZenML prints a value.
func isPrinted(at *rule.WalkedEntry) bool {
	isInBlock := at.Block() == "settings" || at.Block() == "environment" || at.InStep() && at.Block() != "parameters"
	return isInBlock && at.Depth() > 1 && slices.Contains(printedBelow, at.In().KeyName())
}

var (
	base60 = lazyregexp.New(`^[-+]?[0-9][0-9_]*(:[0-5]?[0-9])+`)
	octal  = lazyregexp.New(`^[-+]?0[0-7_]+$`)
	based  = lazyregexp.New(`^[-+]?0[xb]`)
)

// longestScalar limits the text that Python prints for a scalar, in bytes.
func longestScalar(text string) int { return len(text) + 100 }

// yaml11Meaning describes what YAML 1.1 reads in a scalar that Python prints differently; "" for a scalar that Python
// prints unchanged, and for the spellings of true, false and null.
func yaml11Meaning(n *doc.Node) string {
	n = n.Resolve()
	if n == nil || n.Kind != doc.Scalar || n.Style != doc.Plain {
		return ""
	}
	text := n.Text
	if printed, _ := n.PythonStr(longestScalar(text)); printed == text {
		return ""
	}
	switch n.Type {
	case doc.TypeBool:
		if strings.EqualFold(text, "true") || strings.EqualFold(text, "false") {
			return ""
		}
		return "a boolean"
	case doc.TypeTimestamp:
		return "a timestamp"
	case doc.TypeInt, doc.TypeFloat:
		switch {
		case base60().MatchString(text):
			return "a base-60 number"
		case octal().MatchString(text):
			return "an octal number"
		case based().MatchString(text):
			return "a hexadecimal or binary number"
		}
		return "a number"
	}
	return ""
}

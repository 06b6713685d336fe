package file

import (
	"regexp"
	"slices"
	"strings"

	"github.com/settings-ls/settings-ls/internal/doc"
	"github.com/settings-ls/settings-ls/validate/rule"
)

var yaml11Scalar = &rule.Rule{
	ID:         "yaml11-scalar",
	Supersedes: []rule.ID{"env-value-type"},
	Severity:   rule.Info,
	Added:      "0.1.0",
	Check: func(p *rule.Pass) {
		for _, at := range p.AllEntries() {
			if !printed(at.Path) {
				continue
			}
			if what := misread(at.Value); what != "" {
				p.ReportValue(at, "%s is %s in YAML 1.1, and ZenML prints it as another text; quote it to keep what is written", at.Name(), what).
					Offer(p.Quoting(at))
			}
		}
	},
}

// printers are the keys whose values ZenML prints with Python's str(): into ENV lines,
// and behind --build-arg, --label and the installer's options (config/docker_settings.py
// and utils/pipeline_docker_image_builder.py, 0.98.0).
var printers = []any{
	"environment", "runtime_environment", "python_package_installer_args",
	"build_args", "buildargs", "labels",
}

// printed reports whether path leads to an entry of one of the printers.
func printed(path []any) bool {
	n := len(path)
	if n < 2 || !slices.Contains(printers, path[n-2]) {
		return false
	}
	return path[0] == "settings" || path[0] == "environment" || path[0] == "steps" && n > 3 && path[2] != "parameters"
}

var (
	base60 = regexp.MustCompile(`^[-+]?[0-9][0-9_]*(:[0-5]?[0-9])+`)
	octal  = regexp.MustCompile(`^[-+]?0[0-7_]+$`)
	based  = regexp.MustCompile(`^[-+]?0[xb]`)
)

// misread says in plain words what YAML 1.1 reads in a scalar whose text Python prints in
// another way; "" for text that stays, and for the spellings of true, false and null.
func misread(n *doc.Node) string {
	n = n.Resolve()
	if n == nil || n.Kind != doc.Scalar || n.Style != doc.Plain {
		return ""
	}
	text := n.Text
	if printed, _ := n.PythonStr(len(text) + 100); printed == text {
		return ""
	}
	switch n.Type {
	case doc.TypeBool:
		if strings.EqualFold(text, "true") || strings.EqualFold(text, "false") {
			return ""
		}
		return "a boolean"
	case doc.TypeTimestamp:
		return "a point in time"
	case doc.TypeInt, doc.TypeFloat:
		switch {
		case base60.MatchString(text):
			return "a number to base 60"
		case octal.MatchString(text):
			return "an octal number"
		case based.MatchString(text):
			return "a hexadecimal or binary number"
		}
		return "a number"
	}
	return ""
}

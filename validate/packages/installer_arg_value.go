package packages

import (
	"slices"
	"strings"

	"github.com/settings-ls/settings-ls/internal/doc"
	"github.com/settings-ls/settings-ls/internal/runconfig"
	"github.com/settings-ls/settings-ls/internal/shorten"
	"github.com/settings-ls/settings-ls/schema"
	"github.com/settings-ls/settings-ls/validate/rule"
)

var installerArgValue = &rule.Rule{
	ID:       "installer-arg-value",
	Severity: rule.Warning,
	Added:    "0.1.0",
	Check: func(p *rule.Pass) {
		for image := range p.BuiltImages() {
			if !p.File.MayInstallPackages(image.Docker) {
				continue
			}
			for _, item := range image.Docker.PythonPackageInstallerArgs.V {
				checkInstallerArg(p, item)
			}
		}
	},
}

func checkInstallerArg(p *rule.Pass, item runconfig.Item) {
	at := rule.EntryOf(item.Origin)
	value := item.Node.Resolve()
	text, _ := item.Node.PythonStr(1 << 10)
	switch {
	case value.Kind != doc.Scalar && slices.Contains(lineOptions, item.Name):
		p.ReportValue(at, "--%s takes one value, but ZenML passes %s; keep one, and add the others to requirements as lines \"--%s VALUE\"",
			item.Name, shorten.ForMessage(text), item.Name)
	case value.Kind != doc.Scalar:
		p.ReportValue(at, "--%s takes one value, but ZenML passes %s; write one value", item.Name, shorten.ForMessage(text))
	case value.Type != doc.TypeString || schema.HasVariable(text):
	case text == "":
		p.ReportValue(at, "--%s has an empty value; write %s for a flag, or remove it", item.Name, p.Terms().Null)
	case !isShellWord(text):
		p.ReportValue(at, "the shell does not read --%s=%s as one argument; quote the value for the shell", item.Name, shorten.ForMessage(text)).
			AddFix(shellQuoteFix(p, at, text))
	}
}

// lineOptions are the options that requirements files can have, several times.
var lineOptions = []string{"extra-index-url", "find-links", "trusted-host", "constraint", "requirement"}

// shellQuoteFix is the fix that puts a value in single quotes for the shell.
func shellQuoteFix(p *rule.Pass, at rule.Entry, text string) rule.Fix {
	if strings.ContainsAny(text, "'\n") {
		return rule.Fix{}
	}
	return p.WriteFix(at, "'"+text+"'")
}

// isShellWord reports whether sh reads a text as (a part of) one word: it has no spaces, operators or comments outside of quotes, and its
// quotes are closed (POSIX, shell command language, 2.3). A variable may be meant.
func isShellWord(text string) bool {
	quote := byte(0)
	for i := 0; i < len(text); i++ {
		switch c := text[i]; {
		case c == '\\' && quote != '\'':
			i++
		case quote != 0:
			if c == quote {
				quote = 0
			}
		case c == '\'' || c == '"':
			quote = c
		case strings.IndexByte(" \t\n&;|<>()`", c) >= 0:
			return false
		}
	}
	return quote == 0
}

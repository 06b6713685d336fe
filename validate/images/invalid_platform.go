package images

import (
	"strings"

	"github.com/settings-ls/settings-ls/internal/doc"
	"github.com/settings-ls/settings-ls/internal/platform"
	"github.com/settings-ls/settings-ls/internal/runconfig"
	"github.com/settings-ls/settings-ls/internal/shorten"
	"github.com/settings-ls/settings-ls/schema"
	"github.com/settings-ls/settings-ls/schema/nearest"
	"github.com/settings-ls/settings-ls/validate/rule"
)

var invalidPlatform = &rule.Rule{
	ID:       "invalid-platform",
	Severity: rule.Warning,
	Added:    "0.1.0",
	Check: func(p *rule.Pass) {
		for item := range rawBuildOptions(p.File) {
			if item.Name != "platform" || item.Node.Resolve().Kind != doc.Scalar || schema.HasVariable(item.Text()) {
				continue
			}
			for text := range strings.SplitSeq(item.Text(), ",") {
				checkPlatform(p, item, strings.TrimSpace(text))
			}
		}
	},
}

// checkPlatform reports an unknown platform.
func checkPlatform(p *rule.Pass, item runconfig.Item, text string) {
	at := rule.EntryOf(item.Origin)
	if platform.IsFull(text) || platform.IsShort(text) {
		return
	}
	if meant, near := nearest.To(text, platform.Known); near {
		p.ReportValue(at, "unknown platform %q", shorten.ForMessage(text)).Advise(p, at, rule.DidYouMean(meant))
		return
	}
	p.ReportValue(at, "unknown platform %q; use OS/ARCH, such as linux/amd64 or linux/arm64", shorten.ForMessage(text))
}

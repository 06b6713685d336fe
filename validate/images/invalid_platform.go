package images

import (
	"slices"
	"strings"

	"github.com/settings-ls/settings-ls/internal/doc"
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
			for _, platform := range strings.Split(item.Text(), ",") {
				checkPlatform(p, item, strings.TrimSpace(platform))
			}
		}
	},
}

// platforms are those that Docker's registry has images for, including aliases.
var platforms = []string{
	"linux/amd64", "linux/arm64", "linux/arm", "linux/386", "linux/ppc64le", "linux/s390x", "linux/riscv64", "linux/mips64le",
	"linux/mips64", "linux/loong64", "linux/x86_64", "linux/aarch64", "linux/armhf", "linux/i386", "windows/amd64", "windows/arm64",
	"darwin/amd64", "darwin/arm64", "wasi/wasm", "wasip1/wasm",
}

// shortPlatforms are platforms of one word: an architecture of Linux, or an operating system.
var shortPlatforms = []string{"amd64", "arm64", "arm", "386", "x86_64", "aarch64", "linux", "local"}

// checkPlatform judges one platform.
func checkPlatform(p *rule.Pass, item runconfig.Item, text string) {
	at := rule.EntryOf(item.Origin)
	parts := strings.Split(strings.ToLower(text), "/")
	switch {
	case len(parts) == 1 && slices.Contains(shortPlatforms, parts[0]):
		return
	case (len(parts) == 2 || len(parts) == 3 && strings.HasPrefix(parts[2], "v")) && slices.Contains(platforms, parts[0]+"/"+parts[1]):
		return
	}
	if meant, near := nearest.To(text, platforms); near {
		p.ReportValue(at, "unknown platform %q", shorten.ForMessage(text)).Advise(p, at, rule.Meant(meant))
		return
	}
	p.ReportValue(at, "unknown platform %q; use OS/ARCH, such as linux/amd64 or linux/arm64", shorten.ForMessage(text))
}

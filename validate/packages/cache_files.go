package packages

import (
	"errors"
	"io/fs"
	"path"

	"github.com/settings-ls/settings-ls/internal/shorten"
	"github.com/settings-ls/settings-ls/schema"
	"github.com/settings-ls/settings-ls/validate/rule"
)

// checkCacheFiles reports files of cache policies that do not exist: every step with the policy fails (generate_cache_key in
// zenml/orchestrators/cache_utils.py, 0.98.0).
func checkCacheFiles(p *rule.Pass) {
	for block := range p.PipelineAndSteps() {
		checkCacheFilesOf(p, block)
	}
}

func checkCacheFilesOf(p *rule.Pass, block rule.Entry) {
	files, ok := block.Find("cache_policy", "file_dependencies")
	if !ok || !p.IsKnownKey(files.Path) {
		return
	}
	for _, at := range files.Children() {
		value := at.Value.Resolve()
		if !value.IsString() || schema.HasVariable(value.Text) {
			continue
		}
		if _, err := p.File.Stat(value.Text); errors.Is(err, fs.ErrInvalid) && !path.IsAbs(value.Text) {
			p.ReportValue(at, "%s: %s is outside of the source root", at.Name(), shorten.ForMessage(value.Text)).WithSeverity(rule.Warning)
			continue
		}
		file{name: value.Text, at: at, severity: rule.Warning, accepts: isFile}.check(p)
	}
}

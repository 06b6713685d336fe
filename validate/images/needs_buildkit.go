package images

import (
	"github.com/settings-ls/settings-ls/internal/dockerfile"
	"github.com/settings-ls/settings-ls/internal/imagebuilder"
	"github.com/settings-ls/settings-ls/internal/runconfig"
	"github.com/settings-ls/settings-ls/validate/rule"
)

var needsBuildkit = &rule.Rule{
	ID:       "needs-buildkit",
	Severity: rule.Warning,
	Added:    "0.1.0",
	Presumes: []string{"parent_image_build_config"},
	Check: func(p *rule.Pass) {
		builder := p.ImageBuilder()
		for image := range p.BuiltImages() {
			d := image.Docker
			if mount := d.PythonPackageInstallerCacheMount; mount.V != "" && p.File.MayInstallPackages(d) {
				reportFeature(p, builder, mount.Origin, dockerfile.FeatureUse{Feature: dockerfile.RunMount, Written: "a cache mount"})
			}
			file := p.Dockerfile(d)
			if file == nil {
				continue
			}
			for _, use := range file.Features {
				if finding := reportFeature(p, builder, d.Dockerfile.Origin, use); finding != nil {
					finding.MoveTo(file.Place(use.Line))
				}
			}
		}
	},
}

// reportFeature reports a feature that the builder does not have; nil if it has it.
func reportFeature(p *rule.Pass, builder imagebuilder.Builder, setting runconfig.Origin, use dockerfile.FeatureUse) *rule.Finding {
	at := rule.EntryOf(setting)
	switch builder.Without[use.Feature] {
	case imagebuilder.Fails:
		return p.ReportValue(at, "%s needs BuildKit, which %s does not use, so the build fails; %s", use.Written, builder.Name, useBuildKit(p, builder)).OfBuilder(p)
	case imagebuilder.RunsNothing:
		return p.ReportValue(at, "%s needs BuildKit, which %s does not use, so nothing of it runs; %s", use.Written, builder.Name, useBuildKit(p, builder)).OfBuilder(p)
	case imagebuilder.Ignores:
		return p.ReportValue(at, "%s has no effect: %s ignores it; %s", use.Written, builder.Name, useBuildKit(p, builder)).OfBuilder(p)
	case imagebuilder.IsEmpty:
		return p.ReportValue(at, "%s needs BuildKit, which %s does not use, so it is empty; give it a default, or %s", use.Written, builder.Name, useBuildKit(p, builder)).OfBuilder(p)
	}
	return nil
}

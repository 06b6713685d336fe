package images

import (
	"iter"

	"github.com/settings-ls/settings-ls/internal/imagebuilder"
	"github.com/settings-ls/settings-ls/internal/runconfig"
	"github.com/settings-ls/settings-ls/internal/shorten"
	"github.com/settings-ls/settings-ls/schema"
	"github.com/settings-ls/settings-ls/schema/nearest"
	"github.com/settings-ls/settings-ls/validate/rule"
)

var unknownBuildOption = &rule.Rule{
	ID:       "unknown-build-option",
	Severity: rule.Warning,
	Added:    "0.1.0",
	Check: func(p *rule.Pass) {
		builder := p.ImageBuilder()
		for item := range rawBuildOptions(p.File) {
			if !schema.HasVariable(item.Name) {
				checkOption(p, builder, item)
			}
		}
		if builder.IgnoresOptions() {
			for options := range buildOptions(p.File) {
				reportIgnored(p, builder, options)
			}
		}
	},
}

// buildOptions returns the build options of all effective build configurations.
func buildOptions(file *runconfig.File) iter.Seq[runconfig.BuildOptions] {
	return func(yield func(runconfig.BuildOptions) bool) {
		for e := range file.EffectiveDockers() {
			if !yield(e.Docker.BuildConfig.V.BuildOptions.V) || !yield(e.Docker.ParentImageBuildConfig.V.BuildOptions.V) {
				return
			}
		}
	}
}

// rawBuildOptions returns the build options of all effective build configurations that ZenML passes on as they are.
func rawBuildOptions(file *runconfig.File) iter.Seq[runconfig.Item] {
	return func(yield func(runconfig.Item) bool) {
		for options := range buildOptions(file) {
			for _, item := range options.Others {
				if !yield(item) {
					return
				}
			}
		}
	}
}

// checkOption reports an option that ZenML passes on as it is, and the builder does not have.
func checkOption(p *rule.Pass, builder imagebuilder.Builder, item runconfig.Item) {
	at, name, option := rule.EntryOf(item.Origin), shorten.ForMessage(item.Name), builder.Option(item.Name)
	switch {
	case option.IsKnown:
	case option.IsIgnored:
		p.ReportKey(at, ignored, name, builder.Name).AddFix(p.RemoveFix(at))
	case option.Of != "":
		p.ReportKey(at, "%s is an option of %s that %s does not have, so the build fails; %s", name, option.Of, builder.Name, insteadOf(p, builder, option)).OfBuilder(p)
	default:
		finding := p.ReportKey(at, "unknown build option %s of %s", name, builder.Name)
		if meant, near := nearestOption(p, builder, at); near {
			finding.Advise(p, at, rule.Renamed(meant))
		}
	}
}

// nearestOption returns the option that a name was probably meant for: one that the release knows, else one of the builder.
func nearestOption(p *rule.Pass, builder imagebuilder.Builder, at rule.Entry) (name string, near bool) {
	var known []string
	for _, field := range p.File.Options.Release.Fields(rule.SchemaPath(at.Path[:len(at.Path)-1])...) {
		known = append(known, field.Path[len(field.Path)-1])
	}
	if name, near = nearest.To(at.Name(), known); near {
		return name, true
	}
	return nearest.To(at.Name(), builder.OptionNames())
}

const ignored = "%s has no effect: %s gets only labels and build_args from ZenML; remove it"

// reportIgnored reports the options that ZenML knows and does not pass to the builder.
func reportIgnored(p *rule.Pass, builder imagebuilder.Builder, options runconfig.BuildOptions) {
	for _, option := range []runconfig.Origin{options.RM.Origin, options.NoCache.Origin, options.ShmSize.Origin, options.CacheFrom.Origin} {
		if option.IsSet() {
			at := rule.EntryOf(option)
			p.ReportKey(at, ignored, at.Name(), builder.Name).AddFix(p.RemoveFix(at))
		}
	}
}

// insteadOf says what to do about an option that only another builder has.
func insteadOf(p *rule.Pass, builder imagebuilder.Builder, option imagebuilder.Option) string {
	switch other := useBuildKit(p, builder); {
	case option.Instead != "" && builder.CanUseCommand:
		return "use " + option.Instead + ", or " + other
	case option.Instead != "":
		return "use " + option.Instead
	case builder.CanUseCommand:
		return other
	}
	return "remove it"
}

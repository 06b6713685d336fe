package runconfig

import (
	"cmp"
	"sync"

	"github.com/settings-ls/settings-ls/internal/doc"
	"github.com/settings-ls/settings-ls/schema"
)

// releaseFacts are the properties of a release that this package needs.
type releaseFacts struct {
	// dockerSettings has the names of the Docker settings.
	dockerSettings map[string]bool
	// currentSettings are the names of those that are not deprecated, in ZenML's order.
	currentSettings []string
	// defaults are the settings of an empty file.
	defaults *Docker
	// typedOptions means that build options are typed, and that Docker SDK names are migrated (since 0.92).
	typedOptions bool
	nulls        nullHandling
}

// factsCache caches the facts of each release, since computing them from the embedded tables takes longer than reading a
// small file.
var factsCache sync.Map

func factsOf(release *schema.Release) *releaseFacts {
	known, ok := factsCache.Load(release)
	if !ok {
		known, _ = factsCache.LoadOrStore(release, computeFacts(release))
	}
	return known.(*releaseFacts)
}

func computeFacts(release *schema.Release) *releaseFacts {
	f := new(releaseFacts)
	defaults := doc.NewMapping()
	fields := release.Fields("settings", "docker")
	f.dockerSettings = make(map[string]bool, len(fields))
	for _, field := range fields {
		name := field.Path[len(field.Path)-1]
		f.dockerSettings[name] = true
		if !field.IsDeprecated() {
			f.currentSettings = append(f.currentSettings, name)
		}
		if value := field.DefaultValue(); value != nil {
			defaults.Fields = append(defaults.Fields, doc.NewField(name, value))
		}
	}
	f.typedOptions = release.HasTypedBuildOptions()
	f.nulls = nullsOf(release)
	f.defaults = defaultsOf(defaults)
	return f
}

// defaultsOf decodes default settings, which have no origin.
func defaultsOf(settings *doc.Node) *Docker {
	docker := new(Docker)
	docker.defaults = docker
	for name, slot := range dockerModel.slots(docker) {
		value, _ := settings.Get(name)
		slot.decode(&decoder{releaseFacts: new(releaseFacts)}, entry{Origin: Origin{Node: cmp.Or(value.Value, doc.NewNull())}})
		slot.clearOrigin()
	}
	return docker
}

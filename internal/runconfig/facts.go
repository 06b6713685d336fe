package runconfig

import (
	"sync"

	"github.com/settings-ls/settings-ls/internal/doc"
	"github.com/settings-ls/settings-ls/schema"
)

// facts are what this package needs to know of a release.
type facts struct {
	// knows holds the names of the Docker settings.
	knows map[string]bool
	// defaults are the settings of a file that says nothing.
	defaults *Docker
	// typedOptions says that build options have types and migrate from Docker's SDK names (since 0.92).
	typedOptions bool
	nulls        nulls
}

// readFacts keeps the facts of each release that was asked for: they come from
// embedded tables, and reading them takes longer than reading a small file.
var readFacts sync.Map

func factsOf(release *schema.Release) *facts {
	known, ok := readFacts.Load(release)
	if !ok {
		known, _ = readFacts.LoadOrStore(release, factsFrom(release))
	}
	return known.(*facts)
}

func factsFrom(release *schema.Release) *facts {
	f := new(facts)
	defaults := doc.NewMapping()
	fields := release.Fields("settings", "docker")
	f.knows = make(map[string]bool, len(fields))
	for _, field := range fields {
		name := field.Path[len(field.Path)-1]
		f.knows[name] = true
		if value := release.DefaultValue(field.Path...); value != nil {
			defaults.Fields = append(defaults.Fields, doc.NewField(name, value))
		}
	}
	f.typedOptions = release.NamesBuildOptions()
	f.nulls = nullsOf(release)
	f.defaults = defaultsOf(defaults)
	return f
}

// defaultsOf reads settings that have no origin.
func defaultsOf(settings *doc.Node) *Docker {
	docker := new(Docker)
	docker.defaults = docker
	fields := docker.fields()
	for _, e := range dictIn(Origin{Node: settings}) {
		if slot := slotOf(fields, e.name); slot != nil {
			slot.decode(&decoder{facts: new(facts)}, e)
			slot.forget()
		}
	}
	return docker
}

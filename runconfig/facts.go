package runconfig

import (
	"strings"

	"github.com/settings-ls/settings-ls/schema"
	"github.com/settings-ls/settings-ls/yamldoc"
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

func factsOf(release *schema.Release) facts {
	var f facts
	var text strings.Builder
	fields := release.Fields("settings", "docker")
	f.knows = make(map[string]bool, len(fields))
	for _, field := range fields {
		name := field.Path[len(field.Path)-1]
		f.knows[name] = true
		text.WriteString(name + ": " + field.Default + "\n")
	}
	for _, field := range release.Fields("settings", "docker", "build_config", "build_options") {
		if field.Path[len(field.Path)-1] == "build_args" {
			f.typedOptions = true
		}
	}
	f.nulls = nullsOf(release)
	f.defaults = defaultsOf(text.String())
	return f
}

// defaultsOf reads settings that have no origin.
func defaultsOf(text string) *Docker {
	docker := new(Docker)
	docker.defaults = docker
	fields := docker.fields()
	for _, e := range dictOf(yamldoc.Parse("defaults", []byte(text)).Root, Default, nil) {
		if slot := slotOf(fields, e.name); slot != nil {
			slot.decode(new(decoder), e)
			slot.forget()
		}
	}
	return docker
}

package keys

import (
	"slices"

	"github.com/settings-ls/settings-ls/validate/rule"
)

var unknownDockerKey = &rule.Rule{
	ID:            "unknown-docker-key",
	Severity:      rule.Warning,
	Added:         "0.1.0",
	ChecksObjects: true,
	Check: func(p *rule.Pass) {
		for key := range unknownKeys(p, true) {
			key.report(p, dockerAdvice(p, key)).AddFix(p.RemoveFix(key.at()))
		}
	},
}

// otherWords are names that other tools have for docker settings.
var otherWords = map[string]string{
	"base_image":       "parent_image",
	"env_vars":         "environment",
	"image":            "parent_image",
	"installer":        "python_package_installer",
	"integrations":     "required_integrations",
	"packages":         "requirements",
	"pip_packages":     "requirements",
	"pip_requirements": "requirements",
	"repository":       "target_repository",
	"system_packages":  "apt_packages",
	"tag":              "image_tag",
}

// dockerAdvice is what to do about an unknown key in a docker block.
func dockerAdvice(p *rule.Pass, key unknownKey) rule.Advice {
	if meant, near := key.nearKey(); near {
		return rule.Renamed(meant)
	}
	if word := otherWords[key.name]; word != "" && key.known.has(word, rule.SchemaPath(key.parent)...) {
		return rule.Renamed(word)
	}
	settings := slices.Index(key.parent, "settings") + 1
	switch _, isOption := sdkOptions[key.name]; {
	case isOption:
		return key.moved(settings, "docker", "build_config", "build_options", key.name)
	case key.name == "resource_settings":
		return key.moved(settings, "resources")
	}
	if places := belongs(p, key.at()); places != nil {
		return rule.Moved(places...)
	}
	if long, short := key.longKey(); short {
		return rule.Renamed(long)
	}
	return rule.Advice{}
}

// sdkOptions are build options that people put into the docker settings themselves, by the
// names of `docker build` and of the Docker SDK for Python.
var sdkOptions = map[string]struct{}{
	"add_host": {}, "build_arg": {}, "build_args": {}, "buildargs": {}, "cache_from": {}, "cachefrom": {},
	"container_limits": {}, "extra_hosts": {}, "forcerm": {}, "isolation": {}, "labels": {}, "network": {},
	"network_mode": {}, "no_cache": {}, "nocache": {}, "platform": {}, "pull": {}, "rm": {}, "secret": {},
	"shm_size": {}, "shmsize": {}, "squash": {}, "ssh": {}, "target": {}, "ulimit": {}, "use_config_proxy": {},
}

package keys

import (
	"slices"

	"github.com/settings-ls/settings-ls/validate/rule"
)

var unknownDockerKey = &rule.Rule{
	ID:       "unknown-docker-key",
	Severity: rule.Warning,
	Added:    "0.1.0",
	Check: func(p *rule.Pass) {
		for key := range unknownKeys(p, true) {
			advice, fix := dockerAdvice(p, key)
			key.report(p, advice).Offer(fix).Offer(p.Removal(rule.ProblemEntry(key.Problem)))
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

// dockerAdvice says what would be right instead of an unknown key in a docker block, and does it.
func dockerAdvice(p *rule.Pass, key unknownKey) (string, rule.Fix) {
	settings := slices.Index(key.parent, "settings") + 1
	options := []string{"settings", "docker", "build_config", "build_options"}
	_, isOption := sdkOptions[key.name]
	meant, near := key.nearKey()
	long, short := key.longKey()
	switch word := otherWords[key.name]; {
	case near:
		return key.called(p, meant)
	case word != "" && key.known.has(word, rule.SchemaPath(key.parent)...):
		return key.called(p, word)
	case isOption || key.known.has(key.name, options...):
		return "it belongs below build_config.build_options",
			key.moved(p, settings, "docker", "build_config", "build_options", key.name)
	case p.File.Options.Release.IsValidSettingsKey(key.name):
		return "it belongs below settings, beside docker", key.moved(p, settings, key.name)
	case key.name == "resource_settings":
		return "it belongs below settings.resources", key.moved(p, settings, "resources")
	case key.known.has(key.name, "settings", "resources"):
		return "it belongs below settings.resources", key.moved(p, settings, "resources", key.name)
	case key.known.has(key.name, "settings", "docker"):
		return "it belongs below settings.docker itself", key.moved(p, settings, "docker", key.name)
	case key.known.has(key.name, "steps", "*"):
		return "it is a key of a step, not of its docker settings", rule.Fix{}
	case short:
		return key.called(p, long)
	}
	return key.fate(p), rule.Fix{}
}

// sdkOptions are build options that people put into the docker settings themselves, by the
// names of `docker build` and of the Docker SDK for Python.
var sdkOptions = map[string]struct{}{
	"add_host": {}, "build_arg": {}, "build_args": {}, "buildargs": {}, "cache_from": {}, "cachefrom": {},
	"container_limits": {}, "extra_hosts": {}, "forcerm": {}, "isolation": {}, "labels": {}, "network": {},
	"network_mode": {}, "no_cache": {}, "nocache": {}, "platform": {}, "pull": {}, "rm": {}, "secret": {},
	"shm_size": {}, "shmsize": {}, "squash": {}, "ssh": {}, "target": {}, "ulimit": {}, "use_config_proxy": {},
}

package keys

import (
	"fmt"

	"github.com/settings-ls/settings-ls/validate/rule"
)

var unknownDockerKey = &rule.Rule{
	ID:       "unknown-docker-key",
	Severity: rule.Warning,
	Check: func(p *rule.Pass) {
		for key := range unknownKeys(p, true) {
			key.report(p, dockerAdvice(p, key))
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

// dockerAdvice says what would be right instead of an unknown key in a docker block.
func dockerAdvice(p *rule.Pass, key unknownKey) string {
	options := []string{"settings", "docker", "build_config", "build_options"}
	_, isOption := sdkOptions[key.name]
	meant, near := key.nearKey()
	long, short := key.longKey()
	switch word := otherWords[key.name]; {
	case near:
		return fmt.Sprintf("did you mean %q?", meant)
	case word != "" && key.known.has(word, rule.SchemaPath(key.parent)...):
		return fmt.Sprintf("did you mean %q?", word)
	case isOption || key.known.has(key.name, options...):
		return "it belongs below build_config.build_options"
	case p.Options.Release.ValidSettingsKey(key.name):
		return "it belongs below settings, beside docker"
	case key.name == "resource_settings" || key.known.has(key.name, "settings", "resources"):
		return "it belongs below settings.resources"
	case key.known.has(key.name, "settings", "docker"):
		return "it belongs below settings.docker itself"
	case key.known.has(key.name, "steps", "*"):
		return "it is a key of a step, not of its docker settings"
	case short:
		return fmt.Sprintf("did you mean %q?", long)
	}
	return key.fate(p)
}

// sdkOptions are build options that people put into the docker settings themselves, by the
// names of `docker build` and of the Docker SDK for Python.
var sdkOptions = map[string]struct{}{
	"add_host": {}, "build_arg": {}, "build_args": {}, "buildargs": {}, "cache_from": {}, "cachefrom": {},
	"container_limits": {}, "extra_hosts": {}, "forcerm": {}, "isolation": {}, "labels": {}, "network": {},
	"network_mode": {}, "no_cache": {}, "nocache": {}, "platform": {}, "pull": {}, "rm": {}, "secret": {},
	"shm_size": {}, "shmsize": {}, "squash": {}, "ssh": {}, "target": {}, "ulimit": {}, "use_config_proxy": {},
}

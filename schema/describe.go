package schema

import "strings"

// describe finds the description of the key at a dotted path, in which "*" is any step name, free key or
// index: "steps.*.settings.docker.user".
//
// What a step shares with the pipeline, the two build configurations with each other, and each reference to
// Python code with the others is written once and found from each of these paths.
func describe(path string) (description, bool) {
	for _, candidate := range sharedPaths(path) {
		if found, ok := descriptions()[candidate]; ok {
			return found, true
		}
	}
	return description{}, false
}

// sharedPaths lists path and the other paths whose description applies to it, the most specific first.
func sharedPaths(path string) []string {
	paths := []string{path}
	if inStep, ok := strings.CutPrefix(path, "steps.*."); ok {
		paths = append(paths, inStep)
	}
	for _, p := range paths {
		if other := strings.Replace(p, ".parent_image_build_config.", ".build_config.", 1); other != p {
			paths = append(paths, other)
		}
	}
	for _, p := range paths {
		parent, last := cutLast(p)
		if sourceKeys[strings.TrimSuffix(parent, ".*")] {
			paths = append(paths, "source."+last)
		}
	}
	return paths
}

// sourceKeys are the keys whose value refers to Python code: a dotted path, or a mapping of
// module, attribute and type (Source in zenml/config/source.py).
var sourceKeys = map[string]bool{
	"init_hook_source":                                    true,
	"cleanup_hook_source":                                 true,
	"failure_hook_source":                                 true,
	"success_hook_source":                                 true,
	"start_hook_source":                                   true,
	"end_hook_source":                                     true,
	"pause_hook_source":                                   true,
	"resume_hook_source":                                  true,
	"cache_policy.cache_func":                             true,
	"cache_policy.source_dependencies":                    true,
	"steps.*.outputs.*.materializer_source":               true,
	"steps.*.outputs.*.default_materializer_source":       true,
	"settings.deployment.startup_hook":                    true,
	"settings.deployment.shutdown_hook":                   true,
	"settings.deployment.deployment_app_runner_flavor":    true,
	"settings.deployment.deployment_service_class":        true,
	"settings.deployment.custom_endpoints.*.handler":      true,
	"settings.deployment.custom_middlewares.*.middleware": true,
	"settings.deployment.app_extensions.*.extension":      true,
}

// cutLast splits a dotted path before its last element.
func cutLast(path string) (parent, last string) {
	at := strings.LastIndexByte(path, '.')
	if at < 0 {
		return "", path
	}
	return path[:at], path[at+1:]
}

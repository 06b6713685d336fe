package images

import "github.com/settings-ls/settings-ls/runconfig"

// option finds a build option that ZenML passes on as it is.
func option(config runconfig.BuildConfig, name string) (runconfig.Item, bool) {
	for _, item := range config.BuildOptions.V.Others {
		if item.Name == name {
			return item, true
		}
	}
	return runconfig.Item{}, false
}

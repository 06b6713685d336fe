package runconfig

import (
	"slices"

	"github.com/settings-ls/settings-ls/schema"
)

// nullsSince are the releases from which a null on a step does something else: 0.82.1 brought
// StepConfiguration.apply_pipeline_configuration, 0.93.2 recursive_update(ignore_none=True).
var nullsSince = []struct {
	version string
	nulls   nulls
}{
	{"0.93.2", nullsInheritDeep},
	{"0.82.1", nullsInherit},
}

func nullsOf(release *schema.Release) nulls {
	versions := schema.Versions()
	at := slices.Index(versions, release.Version)
	for _, since := range nullsSince {
		if at >= slices.Index(versions, since.version) {
			return since.nulls
		}
	}
	return nullsReplace
}

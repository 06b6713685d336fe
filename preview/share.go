package preview

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"github.com/settings-ls/settings-ls/internal/runconfig"
)

// share removes images that ZenML does not build because an earlier one has the same settings: the steps run in that one (the
// checksums of create_pipeline_build in zenml/pipelines/build_utils.py). Images that cannot be built are kept.
func share(builds []Build) []Build {
	if len(builds) == 1 {
		return builds
	}
	first := map[string]int{}
	var kept []Build
	left := maxBytes
	for _, b := range builds {
		_, unbuildable := b.Image.(UnbuildableImage)
		if unbuildable || left < 0 {
			kept = append(kept, b)
			continue
		}
		key := checksum(b.Docker)
		left -= len(key)
		at, seen := first[key]
		if !seen {
			first[key] = len(kept)
			kept = append(kept, b)
			continue
		}
		steps := slices.Concat(kept[at].Steps, b.Steps)
		slices.Sort(steps)
		kept[at].Steps = steps
	}
	return kept
}

// checksum is a text that is equal for settings that are equal (BuildConfiguration.compute_settings_checksum in
// zenml/config/build_configuration.py). An unknown value only equals itself.
func checksum(d *runconfig.Docker) string {
	settings := d.DumpNonDefaults()
	delete(settings, "prevent_build_reuse")
	var unknown strings.Builder
	for _, s := range d.Settings() {
		if holdsUnknown(s.Origin) {
			fmt.Fprintf(&unknown, "%s %p ", s.Name, s.Node.Resolve())
		}
	}
	text, err := json.Marshal(settings)
	if err != nil {
		panic(err) // plain data
	}
	return unknown.String() + string(text)
}

package schema

import (
	"math/big"
	"slices"
	"strings"

	"github.com/settings-ls/settings-ls/internal/doc"
)

// validator is what a model's validator of ZenML refuses beyond the types of its fields.
// A test fails when a release has a validator that is not listed here.
type validator func(c *checker, m *model, p *place, entries []doc.Entry)

// validatorOf finds what a validator, named MODEL.FUNCTION, refuses: nil when it refuses nothing, or
// when another package judges it since it is about how settings go together.
func validatorOf(name string) (check validator, known bool) {
	switch name {
	case "DockerSettings._migrate_source_files":
		return sourceFiles, true
	case "DockerBuildOptions._migrate_sdk_arguments":
		return sdkArguments, true
	case "ResourceSettings.normalize_input":
		return poolResources, true
	case "ResourceSettings.validate_replicas":
		return replicas, true
	case "Model._root_validator":
		return internalVersion, true
	case "Schedule._ensure_cron_or_periodic_schedule_configured":
		return scheduleTime, true
	case "DockerSettings._validate_skip_build",
		"DockerSettings._validate_code_files_included_if_installing_local_project",
		"DockerSettings._deprecate_replicate_local_environment_commands",
		"DockerSettings._warn_about_future_default_installer",
		"ArtifactConfig._remove_old_attributes",
		"PartialArtifactConfiguration._remove_deprecated_attributes":
		return nil, true
	}
	return nil, false
}

// sourceFileModes are those of DockerSettings._migrate_source_files.
var sourceFileModes = textsOf("download", "include", "download_or_include", "ignore")

// sourceFiles refuses an unknown mode, unless one of the keys that replace it is there.
func sourceFiles(c *checker, _ *model, p *place, entries []doc.Entry) {
	e, ok := entry(entries, "source_files")
	node := e.Value.Resolve()
	if !ok || node.IsNull() || node.Damaged || slices.Contains(sourceFileModes.values, any(node.Text)) {
		return
	}
	if s, ok := shapeOf(node); !ok || s != shapeStr && s != shapeBytes || c.hidden(s, node) {
		return // hidden, or of the wrong type, which is said elsewhere
	}
	for _, replacement := range []string{"allow_including_files_in_images", "allow_download_from_code_repository", "allow_download_from_artifact_store"} {
		if _, ok := entry(entries, replacement); ok {
			return
		}
	}
	at := p.at(e)
	c.report(&at, Problem{Kind: BadValue, Expected: Expected{Type: Type{typ: sourceFileModes}}, Refused: true})
}

// sdkArguments judges the Docker SDK's spelling of a build option as the option, when
// that is not there itself (DockerBuildOptions._migrate_sdk_arguments).
func sdkArguments(c *checker, m *model, p *place, entries []doc.Entry) {
	for name, f := range m.Fields {
		e, ok := entry(entries, strings.ReplaceAll(name, "_", ""))
		if _, already := entry(entries, name); ok && !already {
			at := p.at(e)
			c.value(f.Type, &at)
		}
	}
}

// poolResources judges the old name of `resources`, when that is not there.
func poolResources(c *checker, m *model, p *place, entries []doc.Entry) {
	e, ok := entry(entries, "pool_resources")
	if current, set := entry(entries, "resources"); !ok || e.Value.IsNull() || set && !current.Value.IsNull() {
		return
	}
	at := p.at(e)
	c.value(m.Fields["resources"].Type, &at)
}

// internalVersion refuses model_version_id, which is for ZenML's own use.
func internalVersion(c *checker, _ *model, p *place, entries []doc.Entry) {
	e, ok := entry(entries, "model_version_id")
	if !ok || !truthy(e.Value.Resolve()) {
		return
	}
	if internal, ok := entry(entries, "suppress_class_validation_warnings"); ok && truthy(internal.Value.Resolve()) {
		return
	}
	at := p.at(e)
	c.report(&at, Problem{Kind: BadValue, Expected: Expected{Constraint: NotSet}, Refused: true})
}

// replicas refuses a lower bound above the upper one; 0 means that there is none.
func replicas(c *checker, m *model, p *place, entries []doc.Entry) {
	lower, low := bound(m, entries, "min_replicas")
	upper, high := bound(m, entries, "max_replicas")
	if low == nil || high == nil || high.Sign() == 0 || low.Cmp(high) <= 0 {
		return
	}
	at := p.at(lower)
	c.report(&at, Problem{Kind: BadValue, Expected: Expected{Constraint: AtMost, Limit: upper.Value.Resolve()}, Refused: true})
}

// bound is the number at a key, nil when there is none that pydantic takes.
func bound(m *model, entries []doc.Entry, key string) (doc.Entry, *big.Float) {
	e, ok := entry(entries, key)
	node := e.Value.Resolve()
	if !ok || node.IsNull() || node.Damaged {
		return e, nil
	}
	s, ok := shapeOf(node)
	if !ok || s.collection() || !m.Fields[key].Type.accepts(s, node) {
		return e, nil
	}
	return e, number(s, node)
}

// scheduleTime refuses a schedule that never starts: it needs a cron expression, a start with an
// interval, or a time to run once (zenml/config/schedule.py).
func scheduleTime(c *checker, m *model, p *place, entries []doc.Entry) {
	var has [4]bool
	for i, key := range []string{"cron_expression", "run_once_start_time", "start_time", "interval_second"} {
		e, ok := entry(entries, key)
		node := e.Value.Resolve()
		if ok && node != nil && node.Damaged {
			return
		}
		has[i] = ok && truthy(node)
		if f := m.Fields[key]; ok && !node.IsNull() && f != nil {
			if s, ok := shapeOf(node); !ok || s.collection() || !f.Type.accepts(s, node) {
				return // pydantic does not get as far
			}
		}
	}
	if has[0] || has[1] || has[2] && has[3] {
		return
	}
	c.report(p, Problem{Kind: BadValue, Expected: Expected{Constraint: Starts}, Refused: true})
}

// truthy is Python's bool() of what PyYAML makes of a node.
func truthy(n *doc.Node) bool {
	if n.IsNull() {
		return false
	}
	s, _ := shapeOf(n)
	switch s {
	case shapeList, shapeTuples:
		return len(n.Items) > 0
	case shapeDict, shapeSet:
		return len(n.Fields) > 0
	case shapeBool, shapeInt, shapeFloat:
		v := number(s, n)
		return v == nil || v.Sign() != 0
	}
	return n.Text != ""
}

func entry(entries []doc.Entry, name string) (doc.Entry, bool) {
	for _, e := range entries {
		if isString(e.Key) && keyText(e.Key) == name {
			return e, true
		}
	}
	return doc.Entry{}, false
}

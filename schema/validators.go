package schema

import (
	"math/big"
	"slices"
	"strings"

	"github.com/settings-ls/settings-ls/internal/doc"
)

// validator checks what a validator of a ZenML model rejects beyond the types of the fields. A test fails if a release has a
// validator that is not listed here.
type validator func(c *checker, m *model, p *location, entries []doc.Field)

// validatorOf returns the check for a validator named MODEL.FUNCTION. It is nil if the validator rejects nothing, or if another
// package checks it because it concerns a combination of settings.
func validatorOf(name string) (check validator, known bool) {
	switch name {
	case "DockerSettings._migrate_source_files":
		return checkSourceFiles, true
	case "DockerBuildOptions._migrate_sdk_arguments":
		return checkSDKNames, true
	case "ResourceSettings.normalize_input":
		return checkPoolResources, true
	case "ResourceSettings.validate_replicas":
		return checkReplicas, true
	case "Model._root_validator":
		return checkModelVersionID, true
	case "Schedule._ensure_cron_or_periodic_schedule_configured":
		return checkSchedule, true
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

// sourceFileModes are the modes of DockerSettings._migrate_source_files.
var sourceFileModes = &typ{kind: kindLiteral, values: []any{"download", "include", "download_or_include", "ignore"}}

// checkSourceFiles rejects an unknown mode, unless one of the keys that replace it is set.
func checkSourceFiles(c *checker, _ *model, p *location, entries []doc.Field) {
	e, ok := findEntry(entries, "source_files")
	node := e.Value.Resolve()
	if !ok || node.IsNull() || node.Damaged || slices.Contains(sourceFileModes.values, any(node.Text)) {
		return
	}
	if s, ok := pyTypeOf(node); !ok || s != shapeStr && s != shapeBytes || c.hasVariable(s, node) {
		return // unknown, or of the wrong type, which is reported elsewhere
	}
	for _, replacement := range []string{"allow_including_files_in_images", "allow_download_from_code_repository", "allow_download_from_artifact_store"} {
		if _, ok := findEntry(entries, replacement); ok {
			return
		}
	}
	at := p.at(e)
	c.report(&at, Problem{Kind: BadValue, Expected: Expected{Type: Type{typ: sourceFileModes}}, Rejected: true})
}

// checkSDKNames checks a build option with the Docker SDK's name, unless the option is also set under its own name
// (DockerBuildOptions._migrate_sdk_arguments).
func checkSDKNames(c *checker, m *model, p *location, entries []doc.Field) {
	for name, f := range m.Fields {
		e, ok := findEntry(entries, strings.ReplaceAll(name, "_", ""))
		if _, already := findEntry(entries, name); ok && !already {
			at := p.at(e)
			c.checkValue(f.Type, &at)
		}
	}
}

// checkPoolResources checks the former name of resources, unless resources is set.
func checkPoolResources(c *checker, m *model, p *location, entries []doc.Field) {
	e, ok := findEntry(entries, "pool_resources")
	if current, set := findEntry(entries, "resources"); !ok || e.Value.IsNull() || set && !current.Value.IsNull() {
		return
	}
	at := p.at(e)
	c.checkValue(m.Fields["resources"].Type, &at)
}

// checkModelVersionID rejects model_version_id, which is reserved for ZenML's internal use.
func checkModelVersionID(c *checker, _ *model, p *location, entries []doc.Field) {
	e, ok := findEntry(entries, "model_version_id")
	if !ok || e.Value.IsUnknown() || !e.Value.MayBeTrue() {
		return
	}
	internal, ok := findEntry(entries, "suppress_class_validation_warnings")
	if ok && internal.Value.MayBeTrue() {
		return
	}
	at := p.at(e)
	c.report(&at, Problem{Kind: BadValue, Expected: Expected{Constraint: ReservedKey}, Rejected: true})
}

// checkReplicas rejects a minimum above the maximum; 0 means no maximum.
func checkReplicas(c *checker, m *model, p *location, entries []doc.Field) {
	lower, low := numberAt(m, entries, "min_replicas")
	upper, high := numberAt(m, entries, "max_replicas")
	if low == nil || high == nil || high.Sign() == 0 || low.Cmp(high) <= 0 {
		return
	}
	at := p.at(lower)
	c.report(&at, Problem{Kind: BadValue, Expected: Expected{Constraint: AtMostMaximum, Limit: upper.Value.Resolve()}, Rejected: true})
}

// numberAt returns the number at a key, or nil if pydantic does not accept it.
func numberAt(m *model, entries []doc.Field, key string) (doc.Field, *big.Float) {
	e, ok := findEntry(entries, key)
	node := e.Value.Resolve()
	if !ok || node.IsNull() || node.Damaged {
		return e, nil
	}
	s, ok := pyTypeOf(node)
	if !ok || s.isCollection() || !m.Fields[key].Type.accepts(s, node) {
		return e, nil
	}
	return e, number(node)
}

// checkSchedule rejects a schedule that never starts: it requires a cron expression, a start time with an interval, or a time to
// run once (zenml/config/schedule.py).
func checkSchedule(c *checker, m *model, p *location, entries []doc.Field) {
	var has [4]bool
	for i, key := range []string{"cron_expression", "run_once_start_time", "start_time", "interval_second"} {
		e, ok := findEntry(entries, key)
		node := e.Value.Resolve()
		if ok && node != nil && node.Damaged {
			return
		}
		has[i] = ok && node.MayBeTrue()
		if f := m.Fields[key]; ok && !node.IsNull() && f != nil {
			if s, ok := pyTypeOf(node); !ok || s.isCollection() || !f.Type.accepts(s, node) {
				return // pydantic fails earlier
			}
		}
	}
	if has[0] || has[1] || has[2] && has[3] {
		return
	}
	c.report(p, Problem{Kind: BadValue, Expected: Expected{Constraint: NeedsStart}, Rejected: true})
}

func findEntry(entries []doc.Field, name string) (doc.Field, bool) {
	for _, e := range entries {
		if isString(e.Key) && keyText(e.Key) == name {
			return e, true
		}
	}
	return doc.Field{}, false
}

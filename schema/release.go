package schema

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"sync"
)

// Release describes what a ZenML release accepts and does. It is immutable and shared.
type Release struct {
	// Version is the ZenML version, such as "0.98.0".
	Version string
	// IgnoresUnknownKeys means that unknown Docker settings are silently ignored (since 0.82) and not rejected.
	IgnoresUnknownKeys bool
	// NullOnStep is the effect of null in the settings of a step on the value of the pipeline.
	NullOnStep NullOnStep
	// Docker describes the release's image builder.
	Docker DockerRules

	config  *config
	catalog func() *catalog
	stacks  func() *stackTable
	// components are the settings of stack components.
	components components
	// fields caches the results of Fields by path.
	fields sync.Map
	// topLevelNames has the results of TopLevelName.
	topLevelNames func() map[string]string
	// keywords are those of functions by the name of the function.
	keywords func() map[string][]string
	// places and componentPlaces are made when a file has an unknown key.
	places, componentPlaces func() placeIndex
}

// NullOnStep is the effect of null in the settings of a step on the value of the pipeline.
type NullOnStep string

// The effects of null in a step.
const (
	// NullReplaces: null overrides the pipeline's value (up to 0.82.0).
	NullReplaces NullOnStep = "replaces"
	// NullInherits: the pipeline's value is inherited, except below mappings with free keys (up to 0.93.1).
	NullInherits NullOnStep = "inherits"
	// NullInheritsDeep: the pipeline's value is inherited at every depth.
	NullInheritsDeep NullOnStep = "inherits_deep"
)

// versions are the known releases, oldest first.
var versions = sync.OnceValue(func() []string { return decode[[]string](readData("releases.json")) })

// Versions returns all known releases, oldest first.
func Versions() []string { return append([]string(nil), versions()...) }

// Latest returns the newest known release.
func Latest() string { return versions()[len(versions())-1] }

// Load gives the tables of a release. A version that is not known gets an error
// that names the known ones; a patch release newer than all known ones of its minor gets the nearest older one.
func Load(version string) (*Release, error) {
	known, ok := servingRelease(version)
	if !ok {
		return nil, fmt.Errorf("no tables for ZenML %s; known are %s", version, strings.Join(versions(), ", "))
	}
	return load(known), nil
}

// loaded reads the tables of each release once, on first use.
var loaded = sync.OnceValue(func() map[string]func() *Release {
	readers := map[string]func() *Release{}
	for _, version := range versions() {
		readers[version] = sync.OnceValue(func() *Release { return read(version) })
	}
	return readers
})

func load(known string) *Release { return loaded()[known]() }

func read(version string) *Release {
	shape := decode[*config](inRelease("config", version))
	shape.link(version)
	r := &Release{
		Version:            version,
		IgnoresUnknownKeys: shape.models.get("DockerSettings").Extra != "forbid",
		NullOnStep:         shape.NullOnStep,
		Docker:             decode[DockerRules](inRelease("builder", version)).of(version),
		config:             shape,
		catalog:            sync.OnceValue(func() *catalog { return decode[*catalog](inRelease("integrations", version)) }),
		stacks:             sync.OnceValue(func() *stackTable { return decode[*stackTable](inRelease("stacks", version)) }),
		components:         componentsOf(version),
	}
	r.topLevelNames = sync.OnceValue(r.indexTopLevelNames)
	r.keywords = sync.OnceValue(r.findKeywords)
	r.places = sync.OnceValue(r.indexPlaces)
	r.componentPlaces = sync.OnceValue(r.indexComponentPlaces)
	return r
}

// IsBetween reports whether the release is in the range from since to until, such as "0.82.1", both inclusive; "" means unbounded.
func (r *Release) IsBetween(since, until string) bool {
	return (since == "" || !older(r.Version, since)) && (until == "" || !older(until, r.Version))
}

// older reports whether version a precedes b.
func older(a, b string) bool { return compareReleases(a, b) < 0 }

func compareReleases(a, b string) int {
	x, _ := numbers(a)
	y, _ := numbers(b)
	return slices.Compare(x[:], y[:])
}

// servingRelease finds the release whose tables serve for a version.
func servingRelease(version string) (string, bool) {
	if slices.Contains(versions(), version) {
		return version, true
	}
	wanted, ok := numbers(version)
	if !ok {
		return "", false
	}
	best := ""
	for _, known := range versions() {
		n, _ := numbers(known)
		if n[0] != wanted[0] || n[1] != wanted[1] {
			continue
		}
		if n[2] < wanted[2] {
			best = known
		} else {
			return "", false // not a release, since it is between two known ones
		}
	}
	return best, best != ""
}

// numbers splits a version such as "0.98.0".
func numbers(version string) (n [3]int, ok bool) {
	rest, more := version, true
	for i := range n {
		if !more {
			return n, false
		}
		var part string
		part, rest, more = strings.Cut(rest, ".")
		v, err := strconv.Atoi(part)
		if err != nil || v < 0 {
			return n, false
		}
		n[i] = v
	}
	return n, !more
}

package schema

import (
	"embed"
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"sync"
)

//go:generate python3 gen/generate.py

// data holds the tables that gen/generate.py writes from ZenML's own wheels.
//
//go:embed data
var data embed.FS

// Release is what one ZenML release accepts and does. Immutable, shared.
type Release struct {
	// Version is the ZenML version, such as "0.98.0".
	Version string
	// DropsUnknownKeys says that an unknown key is dropped without a word (since 0.82) and not refused.
	DropsUnknownKeys bool
	// NullOnStep is what null in a step's settings does to the pipeline's value.
	NullOnStep NullOnStep
	// Docker is what the release's image builder does.
	Docker DockerRules

	config  *config
	catalog *catalog
	// components are the settings of stack components by their key, read when a file has some.
	components func() map[string]*typ
	// described remembers fields by their path.
	described sync.Map
}

// NullOnStep is what null in a step's settings does to the pipeline's value.
type NullOnStep string

// What null on a step can do.
const (
	// NullReplaces: the step's null counts (up to 0.82.0).
	NullReplaces NullOnStep = "replaces"
	// NullInherits: the pipeline's value stays, except below mappings with free keys (up to 0.93.1).
	NullInherits NullOnStep = "inherits"
	// NullInheritsDeep: the pipeline's value stays, also there.
	NullInheritsDeep NullOnStep = "inherits_deep"
)

// listing is a row of releases.json: the releases whose tables a release shares.
type listing struct {
	Config, Builder, Integrations string
}

// releases reads releases.json.
var releases = sync.OnceValue(func() map[string]listing {
	return decode[map[string]listing]("releases.json")
})

// versions are the known releases, oldest first.
var versions = sync.OnceValue(func() []string {
	known := make([]string, 0, len(releases()))
	for version := range releases() {
		known = append(known, version)
	}
	slices.SortFunc(known, func(a, b string) int {
		x, _ := numbers(a)
		y, _ := numbers(b)
		return slices.Compare(x[:], y[:])
	})
	return known
})

// Versions lists every known release, oldest first.
func Versions() []string { return append([]string(nil), versions()...) }

// Latest is the newest known release's version.
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

// loaded keeps each release's reader, so that its tables are read once and only when asked for.
var loaded = sync.OnceValue(func() map[string]func() *Release {
	readers := map[string]func() *Release{}
	for _, version := range versions() {
		readers[version] = sync.OnceValue(func() *Release { return read(version) })
	}
	return readers
})

func load(known string) *Release { return loaded()[known]() }

func read(version string) *Release {
	tables := releases()[version]
	shape := decode[*config](tables.Config + "/config.json")
	shape.link()
	return &Release{
		Version:          version,
		DropsUnknownKeys: shape.Models["DockerSettings"].Extra != "forbid",
		NullOnStep:       shape.NullOnStep,
		Docker:           decode[DockerRules](tables.Builder + "/builder.json").of(version),
		config:           shape,
		catalog:          decode[*catalog](tables.Integrations + "/integrations.json"),
		components:       sync.OnceValue(func() map[string]*typ { return componentsOf(version) }),
	}
}

// Within reports whether the release is one of those from since to until, such as "0.82.1", both included; "" is no
// bound.
func (r *Release) Within(since, until string) bool {
	return (since == "" || !older(r.Version, since)) && (until == "" || !older(until, r.Version))
}

// older reports whether a version comes before another one.
func older(a, b string) bool {
	x, _ := numbers(a)
	y, _ := numbers(b)
	return slices.Compare(x[:], y[:]) < 0
}

// servingRelease finds the release whose tables serve for a version.
func servingRelease(version string) (string, bool) {
	if _, ok := releases()[version]; ok {
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
			return "", false // between two known ones there is none
		}
	}
	return best, best != ""
}

// numbers splits a version such as "0.98.0".
func numbers(version string) (n [3]int, ok bool) {
	parts := strings.Split(version, ".")
	if len(parts) != len(n) {
		return n, false
	}
	for i, part := range parts {
		v, err := strconv.Atoi(part)
		if err != nil || v < 0 {
			return n, false
		}
		n[i] = v
	}
	return n, true
}

// decode reads a generated table; a table that cannot be read is a fault of the build.
func decode[T any](name string) T {
	text, err := data.ReadFile("data/" + name)
	if err != nil {
		panic(err)
	}
	var table T
	if err := json.Unmarshal(text, &table); err != nil {
		panic(fmt.Errorf("%s: %w", name, err))
	}
	return table
}

package project

import (
	"fmt"
	"slices"
	"strings"

	pep440 "github.com/settings-ls/settings-ls/internal/requirement"
	"github.com/settings-ls/settings-ls/internal/safefile"
	"github.com/settings-ls/settings-ls/schema"
)

// Version is the ZenML release that a project uses.
type Version struct {
	// Number is as the project says it, such as "0.94.1"; it need not be a known release.
	Number string
	// Origin says where that stands, such as "uv.lock" or "the newest known release".
	Origin string
	// Named says that the project names just this one, or its configuration or the editor's: it is neither a guess
	// nor asked for on the command line, as one does to see what another release would say.
	Named bool
}

// OfProject is the version that the project names, "" when it names none.
func (v Version) OfProject() string {
	if !v.Named {
		return ""
	}
	return v.Number
}

// evidence is one thing in a folder that tells of the ZenML in use.
type evidence struct {
	origin string
	// exact is a version, "" when there is only a range.
	exact string
	// wants is the range, such as ">=0.80,<0.90".
	wants pep440.SpecifierSet
	// anyVersion says that ZenML is required in any version: exact and wants say nothing.
	anyVersion bool
}

// ZenMLVersion finds the ZenML release for the files of dir. From dir upwards the first
// exact version counts: of uv.lock, poetry.lock, requirements*.txt, pyproject.toml, .venv
// in this order; then that of VirtualEnv. Where nothing is exact it is the newest known release within the nearest range
// (`zenml>=0.80,<0.90`), else the newest of all. A version that a nearer range excludes does
// not count. The search ends at the git repository's top.
func (f *Finder) ZenMLVersion(dir string) Version { return f.open(dir).version() }

// decide is ZenMLVersion for one folder.
func (f *Finder) decide(start *folder) Version {
	var ranges []evidence
	for at := start; at != nil; at = at.parent {
		for _, e := range at.evidence() {
			switch {
			case e.anyVersion:
			case e.exact == "":
				ranges = append(ranges, e)
			case allow(ranges, e.exact):
				return Version{e.exact, e.origin, true}
			}
		}
		if at.git() {
			break
		}
	}
	if f.VirtualEnv != "" {
		for _, e := range installed("the active Python environment", safefile.Root(f.VirtualEnv), ".") {
			if allow(ranges, e.exact) {
				return Version{e.exact, e.origin, true}
			}
		}
	}
	for _, e := range ranges {
		if v := newest(e.wants); v != "" {
			return Version{Number: v, Origin: "the newest known release that " + e.origin + " allows"}
		}
	}
	return Version{Number: schema.Latest(), Origin: "the newest known release"}
}

// UsesZenML reports whether the project of the files of dir uses ZenML: dir or a folder above has a `.zen`, or requires or
// locks ZenML. The search ends at the git repository's top.
func (f *Finder) UsesZenML(dir string) bool {
	for at := f.open(dir); at != nil; at = at.parent {
		if at.zen() || len(at.evidence()) > 0 {
			return true
		}
		if at.git() {
			break
		}
	}
	return false
}

func allow(ranges []evidence, version string) bool {
	v, err := pep440.ParseVersion(version)
	if err != nil {
		return false
	}
	for _, e := range ranges {
		if !e.wants.Check(v) {
			return false
		}
	}
	return true
}

// newest is the newest known release within a range, "" when it has none.
func newest(wants pep440.SpecifierSet) string {
	for _, version := range slices.Backward(schema.Versions()) {
		if wants.Check(pep440.MustParseVersion(version)) {
			return version
		}
	}
	return ""
}

// Known gives the known release that files are checked against for a version: itself, else the newest one
// before it. ok is false when there is none before it, and when it is no version at all.
func Known(version string) (known string, ok bool) {
	v, err := pep440.ParseVersion(version)
	if err != nil {
		return "", false
	}
	for _, candidate := range slices.Backward(schema.Versions()) {
		if pep440.MustParseVersion(candidate).LessThanOrEqual(v) {
			return candidate, true
		}
	}
	return "", false
}

// UnknownReleaseError says that Known knows no release for a version.
type UnknownReleaseError struct{ Version string }

func (e *UnknownReleaseError) Error() string {
	versions := schema.Versions()
	return fmt.Sprintf("%q is not a known release; known are %s to %s", e.Version, versions[0], versions[len(versions)-1])
}

// reading makes evidence of a PEP 440 range as it stands in the file origin. A pin such as
// `==0.94.0` is exact. ok is false for a range that cannot be read.
func reading(origin, wants string) (e evidence, ok bool) {
	wants = strings.TrimSpace(wants)
	if pin, pinned := strings.CutPrefix(wants, "=="); pinned {
		pin = strings.TrimSpace(strings.TrimPrefix(pin, "="))
		if _, err := pep440.ParseVersion(pin); err == nil {
			return evidence{origin: origin, exact: pin}, true
		}
	}
	if wants == "" || wants == "*" {
		return evidence{origin: origin, anyVersion: true}, true
	}
	parsed, err := pep440.ParseSpecifierSet(wants)
	if err != nil {
		return evidence{}, false
	}
	return evidence{origin: origin, wants: parsed}, true
}

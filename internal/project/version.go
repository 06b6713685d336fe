package project

import (
	"fmt"
	"slices"
	"strings"

	pep440 "github.com/settings-ls/settings-ls/internal/requirement"
	"github.com/settings-ls/settings-ls/internal/safefile"
	"github.com/settings-ls/settings-ls/schema"
)

// Version is the version of ZenML, Python or PyYAML that a project uses.
type Version struct {
	// Number is as written in the project, such as "0.94.1". It need not be a known release.
	Number string
	// Origin is the source of the version, such as "uv.lock" or "the newest known release".
	Origin string
	// IsExplicit means that the project, its configuration or the editor's settings specify exactly this version. It is false for a guess, and
	// for a version in a command line, which may be an experiment.
	IsExplicit bool
}

// ProjectVersion returns the version that the project specifies, or "".
func (v Version) ProjectVersion() string {
	if !v.IsExplicit {
		return ""
	}
	return v.Number
}

// versionEvidence is something in a folder that indicates which release of a package is in use.
type versionEvidence struct {
	pkg    pkg
	origin string
	// exact is a version, "" if only a range is known.
	exact string
	// versionRange is the version range, such as ">=0.80,<0.90".
	versionRange pep440.SpecifierSet
	// anyVersion means that the package is required in any version; exact and wants are then empty.
	anyVersion bool
}

// ZenMLVersion returns the ZenML release for the files of dir. The nearest exact version from dir upwards is used: of uv.lock,
// poetry.lock, requirements*.txt, pyproject.toml and .venv in this order; then that of VirtualEnv. If there is none, it is the newest
// known release in the nearest range (zenml>=0.80,<0.90), else the newest release. A version that a nearer range excludes is ignored.
// The search ends at the root of the git repository.
func (f *Finder) ZenMLVersion(dir string) Version { return f.open(dir).version() }

// PyYAMLVersion returns the PyYAML release for the files of dir, found as that of ZenML.
func (f *Finder) PyYAMLVersion(dir string) Version { return f.decide(f.open(dir), pyyaml) }

// decide implements ZenMLVersion for one folder and any package.
func (f *Finder) decide(start *folder, p pkg) Version {
	var ranges []versionEvidence
	for at := start; at != nil; at = at.parent {
		for _, e := range at.evidence() {
			switch {
			case e.pkg != p, e.anyVersion:
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
		for _, e := range installed(p, "the active Python environment", safefile.Root(f.VirtualEnv), ".") {
			if allow(ranges, e.exact) {
				return Version{e.exact, e.origin, true}
			}
		}
	}
	for _, e := range ranges {
		if v := newestRelease(p, e.versionRange); v != "" {
			return Version{Number: v, Origin: "the newest known release that " + e.origin + " allows"}
		}
	}
	releases := p.releases()
	return Version{Number: releases[len(releases)-1], Origin: "the newest known release"}
}

// UsesZenML reports whether the project of dir uses ZenML: dir or a parent folder has a .zen folder, or requires or locks ZenML. The
// search ends at the root of the git repository.
func (f *Finder) UsesZenML(dir string) bool {
	for at := f.open(dir); at != nil; at = at.parent {
		if at.zen() || slices.ContainsFunc(at.evidence(), func(e versionEvidence) bool { return e.pkg == zenml }) {
			return true
		}
		if at.git() {
			break
		}
	}
	return false
}

func allow(ranges []versionEvidence, version string) bool {
	v, err := pep440.ParseVersion(version)
	if err != nil {
		return false
	}
	for _, e := range ranges {
		if !e.versionRange.Check(v) {
			return false
		}
	}
	return true
}

// newestRelease returns the newest known release of a package in a range, or "".
func newestRelease(p pkg, wants pep440.SpecifierSet) string {
	for _, version := range slices.Backward(p.releases()) {
		if wants.Check(pep440.MustParseVersion(version)) {
			return version
		}
	}
	return ""
}

// NearestKnownRelease returns the known release that files are checked against for a version: the version itself, else the newest known release
// before it. ok is false if there is none, and for an invalid version.
func NearestKnownRelease(version string) (known string, ok bool) {
	if slices.Contains(schema.Versions(), version) {
		return version, true
	}
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

// IsNewerThanKnown reports whether a version is newer than all known releases.
func IsNewerThanKnown(version string) bool {
	v, err := pep440.ParseVersion(version)
	return err == nil && !v.LessThanOrEqual(pep440.MustParseVersion(schema.Latest()))
}

// UnknownReleaseError is the error for a version for which there is no known release.
type UnknownReleaseError struct{ Version string }

func (e *UnknownReleaseError) Error() string {
	versions := schema.Versions()
	return fmt.Sprintf("%q is not a known release; known are %s to %s", e.Version, versions[0], versions[len(versions)-1])
}

// parseRange returns the evidence of a PEP 440 range. A pin such as "==0.94.0" is exact. ok is false for an invalid range.
func parseRange(p pkg, origin, wants string) (e versionEvidence, ok bool) {
	e = versionEvidence{pkg: p, origin: origin}
	wants = strings.TrimSpace(wants)
	if pin, pinned := strings.CutPrefix(wants, "=="); pinned {
		pin = strings.TrimSpace(strings.TrimPrefix(pin, "="))
		if _, err := pep440.ParseVersion(pin); err == nil {
			e.exact = pin
			return e, true
		}
	}
	if wants == "" || wants == "*" {
		e.anyVersion = true
		return e, true
	}
	var err error
	e.versionRange, err = pep440.ParseSpecifierSet(wants)
	return e, err == nil
}

package requirement

import pep440 "github.com/aquasecurity/go-pep440-version"

// Version is a PEP 440 version; SpecifierSet are version specifiers that it can be checked against.
type (
	Version      = pep440.Version
	SpecifierSet = pep440.Specifiers
)

// ParseVersion parses a version.
func ParseVersion(text string) (Version, error) { return pep440.Parse(text) }

// MustParseVersion parses a version that is known to be valid, and panics otherwise.
func MustParseVersion(text string) Version { return pep440.MustParse(text) }

// ParseSpecifierSet parses version specifiers such as ">=0.80,<0.90". Pre-releases are matched like other versions.
func ParseSpecifierSet(text string) (SpecifierSet, error) {
	return pep440.NewSpecifiers(text, pep440.WithPreRelease(true))
}

package requirement

import pep440 "github.com/aquasecurity/go-pep440-version"

// Version is a version as PEP 440 orders it, Bounds are what it is held against.
type (
	Version = pep440.Version
	Bounds  = pep440.Specifiers
)

// ParseVersion reads a version.
func ParseVersion(text string) (Version, error) { return pep440.Parse(text) }

// MustVersion reads a version that is known to be one.
func MustVersion(text string) Version { return pep440.MustParse(text) }

// ParseBounds reads bounds such as ">=0.80,<0.90"; versions before a release count like others.
func ParseBounds(text string) (Bounds, error) {
	return pep440.NewSpecifiers(text, pep440.WithPreRelease(true))
}

package project

import (
	"slices"

	pep440 "github.com/settings-ls/settings-ls/internal/requirement"
	"github.com/settings-ls/settings-ls/schema"
)

// pkg is the normalized name of a Python package whose release in use matters.
type pkg string

const (
	zenml  pkg = "zenml"
	pyyaml pkg = "pyyaml"
)

var evidencePackages = []pkg{zenml, pyyaml}

// packageNamed returns the package with a name, written in any way. ok is false for other packages.
func packageNamed(name string) (p pkg, ok bool) {
	p = pkg(pep440.NormalizeName(name))
	return p, slices.Contains(evidencePackages, p)
}

// releases returns the known releases of a package, oldest first. Those of PyYAML are the ones that ZenML accepts.
func (p pkg) releases() []string {
	if p == pyyaml {
		return []string{"6.0.1", "6.0.2", "6.0.3", "6.0.4"}
	}
	return schema.Versions()
}

// metadataPattern matches the folder with the metadata of an installed package. PyYAML's is in capital letters up to 6.0.2.
func (p pkg) metadataPattern() string {
	if p == pyyaml {
		return "[Pp]y[Yy][Aa][Mm][Ll]-*.dist-info"
	}
	return string(p) + "-*.dist-info"
}

// lastMerged is the first release of PyYAML that uses the last of the mappings in a list after "<<", see constructor.py.
const lastMerged = "6.0.4"

// MergesFirst reports whether a release of PyYAML uses the first of the mappings in a list after "<<" that has a key.
func MergesFirst(pyyaml string) bool {
	v, err := pep440.ParseVersion(pyyaml)
	return err == nil && v.LessThan(pep440.MustParseVersion(lastMerged))
}

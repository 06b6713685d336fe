package schema

// catalog is integrations.json: the integrations and flavors of a release.
type catalog struct {
	Integrations map[string]struct {
		Requirements []string
		AptPackages  []string `json:"apt_packages"`
	}
	// Flavors are the flavors that ZenML ships, by component type.
	Flavors map[string][]string
}

// Integration is a ZenML integration of a release.
type Integration struct {
	Name string
	// Requirements are those for Linux, AptPackages the Debian packages that it installs.
	Requirements, AptPackages []string
}

// Integration finds an integration by its name (`zenml integration list`).
func (r *Release) Integration(name string) (Integration, bool) {
	row, ok := r.catalog.Integrations[name]
	return Integration{name, row.Requirements, row.AptPackages}, ok
}

// Integrations lists the names of all integrations, sorted.
func (r *Release) Integrations() []string { return sortedKeys(r.catalog.Integrations) }

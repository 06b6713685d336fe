package schema

// catalog is integrations.json: the integrations and flavors of a release.
type catalog struct {
	Integrations map[string]struct {
		Requirements []string
		AptPackages  []string `json:"apt_packages"`
	}
	// Flavors are the flavors that ZenML ships, by component type and name: the integration that
	// each comes with, "" for ZenML itself.
	Flavors map[string]map[string]string
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

// FlavorIntegration finds the integration that a flavor of a component type comes with, such as
// "kubernetes" for the orchestrator of that name; "" for a flavor of ZenML itself.
// shipped is false for a flavor that the release does not ship.
func (r *Release) FlavorIntegration(kind, flavor string) (integration string, shipped bool) {
	integration, shipped = r.catalog.Flavors[kind][flavor]
	return integration, shipped
}

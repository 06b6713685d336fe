package schema

// catalog is integrations.json: the integrations and flavors of a release.
type catalog struct {
	Integrations map[string]struct {
		Requirements []string
		AptPackages  []string `json:"apt_packages"`
	}
	// Flavors maps component type and flavor to the integration that includes the flavor, "" for ZenML itself.
	Flavors map[string]map[string]string
}

// Integration is a ZenML integration of a release.
type Integration struct {
	Name string
	// Requirements are those for Linux, AptPackages the Debian packages.
	Requirements, AptPackages []string
}

// Integration returns an integration by its name in `zenml integration list`.
func (r *Release) Integration(name string) (Integration, bool) {
	row, ok := r.catalog().Integrations[name]
	return Integration{name, row.Requirements, row.AptPackages}, ok
}

// Integrations returns the names of all integrations, sorted.
func (r *Release) Integrations() []string { return sortedKeys(r.catalog().Integrations) }

// FlavorIntegration returns the integration that includes a flavor of a component type, or "" for a flavor of ZenML itself.
// shipped is false if the release does not have the flavor.
func (r *Release) FlavorIntegration(kind, flavor string) (integration string, shipped bool) {
	integration, shipped = r.catalog().Flavors[kind][flavor]
	return integration, shipped
}

package runconfig

import "github.com/settings-ls/settings-ls/schema"

func nullsOf(release *schema.Release) nullHandling {
	switch release.NullOnStep {
	case schema.NullInherits:
		return nullsInherit
	case schema.NullInheritsDeep:
		return nullsInheritDeep
	}
	return nullsReplace
}

package rule

// Selection chooses among the rules. The zero value is all that are not pedantic, each with
// its own severity.
type Selection struct {
	// Select and Ignore hold IDs of rules, names of groups, "ALL", and "DEFAULT" for all that
	// are not pedantic. The most exact name of a rule decides, and Ignore when both are as
	// exact. No Select is "DEFAULT".
	Select, Ignore []string
	// Severity is what findings of a rule, by ID, have instead of their own.
	Severity map[ID]Severity
}

// Names that select rules, in addition to IDs and groups.
const (
	All     = "ALL"
	Default = "DEFAULT"
)

// Enables reports whether the selection enables a rule of a group.
func (s *Selection) Enables(group string, r *Rule) bool {
	selected := exactness(s.Select, group, r)
	if len(s.Select) == 0 && !r.Pedantic {
		selected = 1
	}
	return selected > exactness(s.Ignore, group, r)
}

// exactness is 3 when names have the rule's ID, 2 for its group, 1 for all, 0 when none means it.
func exactness(names []string, group string, r *Rule) int {
	most := 0
	for _, name := range names {
		switch {
		case name == string(r.ID):
			return 3
		case name == group:
			most = 2
		case name == All, name == Default && !r.Pedantic:
			most = max(most, 1)
		}
	}
	return most
}

package doc

// Terms are the words of a syntax for values, as messages use them.
type Terms struct {
	Null, True, False string
	// Mapping is the name of a mapping.
	Mapping string
	// assign is written between the name of a setting and its value.
	assign string
}

// Terms returns the words of the syntax.
func (s Syntax) Terms() Terms {
	if s == Python {
		return Terms{Null: "None", True: "True", False: "False", Mapping: "dict", assign: "="}
	}
	return Terms{Null: "null", True: "true", False: "false", Mapping: "mapping", assign: ": "}
}

// Bool is a boolean as it is written.
func (t Terms) Bool(value bool) string {
	if value {
		return t.True
	}
	return t.False
}

// Setting is a setting with its value, as it is written.
func (t Terms) Setting(name, value string) string { return name + t.assign + value }

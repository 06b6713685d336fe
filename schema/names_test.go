package schema

import "testing"

// TestEveryFunctionIsKnown fails if a new release has a validator or wrapping function that is not listed.
func TestEveryFunctionIsKnown(t *testing.T) {
	for _, version := range Versions() {
		models := load(version).config.models
		for _, name := range sortedKeys(models.known()) {
			m := models.get(name)
			for _, v := range m.Validators {
				if _, known := validatorOf(name + "." + v); !known {
					t.Errorf("%s: no validator %s.%s in validators.go", version, name, v)
				}
			}
			for key, f := range m.Fields {
				everyType(f.Type, func(inner *typ) {
					if _, known := converters()[inner.by]; inner.kind == kindChecked && !known {
						t.Errorf("%s: no converter %s in converters.go, for %s.%s", version, inner.by, name, key)
					}
				})
			}
		}
	}
}

func TestEveryDeprecatedKeyHasAReplacement(t *testing.T) {
	for _, version := range Versions() {
		models := load(version).config.models
		for _, name := range sortedKeys(models.known()) {
			for key, named := range models.get(name).Deprecated {
				if _, ok := replacements[name+"."+key]; !ok && named == "" {
					t.Errorf("%s: no replacement in deprecated.go for %s.%s", version, name, key)
				}
			}
		}
	}
}

func everyType(t *typ, f func(*typ)) {
	f(t)
	for _, inner := range t.of {
		everyType(inner, f)
	}
}

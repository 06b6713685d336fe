package schema

// Class is a class of settings that code can import.
type Class struct{ Name, Module string }

// ClassAt returns the class of the mapping at a path, such as "settings", "docker". ok is false where the settings depend on the
// stack, such as those of an orchestrator of unknown flavor, and for the mappings in the settings of a stack component.
func (r *Release) ClassAt(path ...string) (class Class, ok bool) {
	at, ok := r.find(path)
	if !ok {
		return Class{}, false
	}
	types := at.typ.collections()
	if len(types) != 1 || types[0].kind != kindModel {
		return Class{}, false
	}
	m := types[0].model()
	if m.Name == openSettings || m.ofComponent && at.field != nil {
		return Class{}, false
	}
	return r.classNamed(m.Name)
}

// packages are those that export classes of settings, for which they are imported from there.
var packages = []string{"zenml", "zenml.config"}

func (r *Release) classNamed(name string) (class Class, ok bool) {
	for _, module := range packages {
		if r.Exports(module, name) {
			return Class{name, module}, true
		}
	}
	module := valueIn(nameTables().Modules[name], r.Version)
	if module == nil {
		return Class{}, false
	}
	return Class{name, *module}, true
}

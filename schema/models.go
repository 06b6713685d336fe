package schema

import "sync"

// models are the models in a folder of data for a release. Each is read on first use.
type models struct {
	folder, release string
	// types caches the models as types, by name.
	types sync.Map
	// known are the names of the models that the release has.
	known func() map[string]bool
}

func newModels(folder, release string) *models {
	m := &models{folder: folder, release: release}
	m.known = sync.OnceValue(m.findKnown)
	return m
}

// typ returns a model as a type.
func (m *models) typ(name string) *typ {
	known, ok := m.types.Load(name)
	if !ok {
		t := &typ{kind: kindModel, name: name, model: sync.OnceValue(func() *model { return m.read(name) })}
		known, _ = m.types.LoadOrStore(name, t)
	}
	return known.(*typ)
}

// modelType returns a model as a type.
func modelType(m *model) *typ {
	return &typ{kind: kindModel, name: m.Name, model: func() *model { return m }}
}

func (m *models) get(name string) *model { return m.typ(name).model() }

func (m *models) has(name string) bool { return m.known()[name] }

func (m *models) read(name string) *model {
	found := decode[*model](inRelease(m.folder+"/"+name, m.release))
	found.Name, found.ofComponent = name, m.folder == componentFolder
	found.link(m)
	return found
}

func (m *models) findKnown() map[string]bool {
	folders, _ := data.ReadDir("data/" + m.folder)
	known := map[string]bool{}
	for _, folder := range folders {
		if inRelease(m.folder+"/"+folder.Name(), m.release) != nil {
			known[folder.Name()] = true
		}
	}
	return known
}

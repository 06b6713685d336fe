package schema

import (
	"slices"
	"strings"
)

// Places lists the paths of the keys of a name, from the root of the file, without those of stack components: what a
// key was meant for that is not known where it is. "*" is the name of any step. Keys that are deprecated or have no
// effect are left out, and those in lists and below free keys, which have no path. The list is shared; do not change it.
func (r *Release) Places(name string) [][]string { return r.places()[name] }

// ComponentPlaces is Places for the settings of stack components that the release ships, below the pipeline's settings.
func (r *Release) ComponentPlaces(name string) [][]string { return r.componentPlaces()[name] }

// placeIndex finds the paths of keys by their names.
type placeIndex map[string][][]string

func (r *Release) indexPlaces() placeIndex {
	index := placeIndex{}
	r.indexBelow(index, r.root(), nil)
	return index
}

func (r *Release) indexComponentPlaces() placeIndex {
	index := placeIndex{}
	for _, key := range sortedKeys(r.components.names()) {
		r.indexBelow(index, keyInfo{path: []string{"settings", key}, typ: r.components.ofFlavor(key)}, nil)
	}
	return index
}

// indexBelow adds the keys below a keyInfo. around are the models that the keyInfo is in: a model can be in itself.
func (r *Release) indexBelow(index placeIndex, at keyInfo, around []*model) {
	if at.typ.holdsSettings() {
		for _, key := range r.generalKeys(level(at.path)) {
			r.indexKey(index, at, key, around)
		}
		return
	}
	for _, t := range at.typ.collections() {
		switch {
		case t.kind == kindModel && !slices.Contains(around, t.model()):
			inside := append(slices.Clone(around), t.model())
			for _, key := range sortedKeys(t.model().Fields) {
				r.indexKey(index, at, key, inside)
			}
		case t.kind == kindDict && slices.Equal(at.path, []string{"steps"}):
			r.indexBelow(index, keyInfo{path: extend(at.path, "*"), typ: t.of[0]}, around)
		}
	}
}

func (r *Release) indexKey(index placeIndex, at keyInfo, key string, around []*model) {
	found, ok := r.step(at, key)
	if !ok || found.field != nil && found.owner.isDeprecated(key) || slices.Contains(r.config.Unused, strings.Join(found.path, ".")) {
		return
	}
	index[key] = append(index[key], found.path)
	for _, free := range freeKeys[found.modelName()+"."+key] {
		index[free] = append(index[free], extend(found.path, free))
	}
	r.indexBelow(index, found, around)
}

func (m *model) isDeprecated(key string) bool {
	_, deprecated := m.Deprecated[key]
	return deprecated
}

// isInternal reports whether a key is for ZenML's own use: the validator of a Model overwrites one, and rejects the other.
func (m *model) isInternal(key string) bool {
	return m.overwritten != "" && (key == m.overwritten || key == "model_version_id")
}

// modelName is the name of the model that declares the keyInfo, "" for none.
func (s keyInfo) modelName() string {
	if s.owner == nil {
		return ""
	}
	return s.owner.Name
}

// freeKeys are the keys of mappings whose keys are free for ZenML and fixed for whoever reads them next, by
// MODEL.FIELD.
var freeKeys = map[string][]string{
	// ResourceRequirements of the Kubernetes API, core/v1.
	"KubernetesPodSettings.resources": {"limits", "requests"},
}

// FreeKeys lists the keys that make sense in the mapping at a path, where ZenML takes any.
func (r *Release) FreeKeys(path ...string) []string {
	found, ok := r.find(path)
	if !ok {
		return nil
	}
	return freeKeys[found.modelName()+"."+path[len(path)-1]]
}

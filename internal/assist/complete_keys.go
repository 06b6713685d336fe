package assist

import (
	"cmp"
	"slices"
	"strings"

	"github.com/settings-ls/settings-ls/internal/assist/usage"
	"github.com/settings-ls/settings-ls/internal/doc"
	"github.com/settings-ls/settings-ls/internal/runconfig"
	"github.com/settings-ls/settings-ls/schema"
)

// keyItems returns the keys that are not present yet, and the blocks that fit. Blocks are between the keys that people use and the others.
func keyItems(f *runconfig.File, c doc.Cursor) []CompletionItem {
	present := setOf(c.Present)
	var used, others []CompletionItem
	for _, key := range offeredKeys(f.Options.Release, c.Path) {
		switch {
		case present[key.name]:
		case key.files > 0 && !key.IsDeprecated():
			used = append(used, keyItem(f, c, key))
		default:
			others = append(others, keyItem(f, c, key))
		}
	}
	return slices.Concat(used, blockItems(f, c), others)
}

func keyItem(f *runconfig.File, c doc.Cursor, key offeredKey) CompletionItem {
	shape := valueShape(key.Type)
	return CompletionItem{
		Label: key.name, Kind: KeyItem, Detail: key.Type.Noun(), Topic: Topic{Key: key.Path, Name: key.name}, Deprecated: key.IsDeprecated(),
		ReplaceSpan: c.TypedSpan, Insertion: f.Doc.CompleteKey(c, key.name, shape), OpensList: !c.HasColon && opensList(f, key, shape),
	}
}

// opensList reports whether there are completions for the value of a key, where it is written with the key.
func opensList(f *runconfig.File, key offeredKey, shape doc.ValueShape) bool {
	switch {
	case shape.Kind == doc.Mapping:
		return key.Type.HasKeys() || slices.Equal(key.Path, []string{"steps"})
	case shape.Kind == doc.Sequence:
		return key.name == "required_integrations"
	}
	return key.name == "platform" || isFileKey(key.Path) && !mayBeBlock(key.Type) && hasFittingFiles(f, key.name)
}

// offeredKey is a key that a completion offers.
type offeredKey struct {
	schema.Field
	name string
	// files is its usage.Files.
	files int
}

// offeredKeys returns the keys below a path, by use: those that most files have, required ones, all others by name, and deprecated ones.
func offeredKeys(release *schema.Release, path []string) []offeredKey {
	fields := release.Fields(path...)
	keys := make([]offeredKey, 0, len(fields))
	for _, field := range fields {
		if name, ok := effectiveName(release, field); ok {
			keys = append(keys, offeredKey{field, name, usage.Files(field.Path)})
		}
	}
	slices.SortStableFunc(keys, func(a, b offeredKey) int {
		return cmp.Or(
			compareBool(a.IsDeprecated(), b.IsDeprecated()), cmp.Compare(b.files, a.files), compareBool(b.Required, a.Required),
			strings.Compare(a.name, b.name),
		)
	})
	return keys
}

// effectiveName returns the name of a key, or that of the key which ZenML uses instead; ok is false if ZenML uses none, if the key is free,
// and if it is for ZenML's own use.
func effectiveName(release *schema.Release, field schema.Field) (name string, ok bool) {
	last := len(field.Path) - 1
	name = field.Path[last]
	if name == "*" || field.Internal || last > 0 && field.Path[last-1] == "settings" && !hasSettings(release, name) {
		return "", false
	}
	setting, inDocker := dockerSettingAt(field.Path)
	if inDocker && release.Docker.OverridesPull && slices.Equal(setting.path[2:], []string{"build_config", "build_options", "pull"}) {
		return "", false
	}
	if instead, isUnused := release.HasNoEffect(strings.Join(field.Path, ".")); isUnused {
		return instead, instead != ""
	}
	return name, true
}

// hasSettings reports whether there are settings for a key of settings; some flavors of stack components have none.
func hasSettings(release *schema.Release, key string) bool {
	kind, flavor, isComponent := strings.Cut(key, ".")
	return !isComponent || release.Flavor(kind, flavor).HasSettings
}

// compareBool orders false before true.
func compareBool(a, b bool) int {
	switch {
	case a == b:
		return 0
	case b:
		return -1
	}
	return 1
}

func setOf(names []string) map[string]bool {
	set := map[string]bool{}
	for _, name := range names {
		set[name] = true
	}
	return set
}

// valueShape returns what a value of a type begins with.
func valueShape(t schema.Type) doc.ValueShape {
	var shape doc.ValueShape
	if !t.Accepts(schema.StringType) {
		shape.Choices = valuesOfType(t)
	}
	switch t.Alternatives()[0].Kind() {
	case schema.MappingType:
		shape.Kind = doc.Mapping
	case schema.ListType:
		shape.Kind = doc.Sequence
	case schema.StringType:
		shape.IsText = true
	}
	return shape
}

// valuesOfType returns the values of a type if they are enumerated. ZenML deprecates names where it accepts booleans instead.
func valuesOfType(t schema.Type) []*doc.Node {
	if t.Accepts(schema.BoolType) {
		return []*doc.Node{doc.NewBool(true), doc.NewBool(false)}
	}
	return stringNodes(t.Enum())
}

// stringNodes returns strings as values.
func stringNodes(texts []string) []*doc.Node {
	var values []*doc.Node
	for _, text := range texts {
		values = append(values, doc.NewString(text))
	}
	return values
}

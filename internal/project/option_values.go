package project

import (
	"fmt"
	"slices"

	"github.com/settings-ls/settings-ls/internal/shorten"
)

// convert checks a value from TOML, JSON or flags and converts it to the type of the option: a string, []string,
// map[string]string or map[string][]string.
func (o ConfigOption) convert(value any) (any, *OptionError) {
	switch o.Type {
	case ListOption:
		return o.list(nil, value)
	case TableOption:
		return convertTable(o, value, o.text)
	case ListTableOption:
		return convertTable(o, value, o.list)
	}
	return o.text(nil, value)
}

func (o ConfigOption) text(path []any, value any) (string, *OptionError) {
	text, ok := value.(string)
	if !ok {
		return "", wrongTypeAt(path, "a string", value)
	}
	return text, checkAt(path, o.check, text)
}

func (o ConfigOption) list(path []any, value any) ([]string, *OptionError) {
	if texts, ok := value.([]string); ok {
		value = asAny(texts)
	}
	items, ok := value.([]any)
	if !ok {
		return nil, wrongTypeAt(path, "a list of strings", value)
	}
	list := []string{}
	for i, item := range items {
		text, err := o.text(append(slices.Clip(path), i), item)
		if err != nil {
			return nil, err
		}
		list = append(list, text)
	}
	return list, nil
}

func convertTable[T any](o ConfigOption, value any, convert func([]any, any) (T, *OptionError)) (map[string]T, *OptionError) {
	if texts, ok := value.(map[string]string); ok {
		table := map[string]any{}
		for name, text := range texts {
			table[name] = text
		}
		value = table
	}
	entries, ok := value.(map[string]any)
	if !ok {
		return nil, wrongTypeAt(nil, "a table", value)
	}
	table := map[string]T{}
	for _, name := range sortedKeys(entries) {
		path := []any{name}
		if err := checkAt(path, o.checkKey, name); err != nil {
			return nil, err
		}
		entry, err := convert(path, entries[name])
		if err != nil {
			return nil, err
		}
		table[name] = entry
	}
	return table, nil
}

func asAny(texts []string) []any {
	all := make([]any, len(texts))
	for i, text := range texts {
		all[i] = text
	}
	return all
}

// checkAt runs a check, which may be nil.
func checkAt(path []any, check func(string) *OptionError, text string) *OptionError {
	if check == nil {
		return nil
	}
	err := check(text)
	if err != nil {
		err.Path = path
	}
	return err
}

func wrongTypeAt(path []any, wanted string, value any) *OptionError {
	return &OptionError{Path: path, problem: wrongType, allowed: wanted, value: describe(value)}
}

// describe names a value from TOML or JSON in a message.
func describe(value any) string {
	switch value := value.(type) {
	case nil:
		return "null"
	case string:
		return fmt.Sprintf("the string %q", shorten.ForMessage(value))
	case bool:
		return fmt.Sprintf("the boolean %t", value)
	case int64, float64:
		return fmt.Sprintf("the number %v", value)
	case []any:
		return "a list"
	case map[string]any:
		return "a table"
	}
	return shorten.ForMessage(fmt.Sprintf("the date or time %v", value))
}

package assist

import (
	"strings"

	"github.com/settings-ls/settings-ls/internal/convert"
	"github.com/settings-ls/settings-ls/internal/doc"
	"github.com/settings-ls/settings-ls/internal/lazyregexp"
	"github.com/settings-ls/settings-ls/internal/markdown"
	"github.com/settings-ls/settings-ls/internal/runconfig"
	"github.com/settings-ls/settings-ls/internal/shorten"
	"github.com/settings-ls/settings-ls/schema"
)

// fieldText documents a key by the name that the file uses for it.
func fieldText(f *runconfig.File, field schema.Field, name string) markdown.Markup {
	text := markdown.Sprintf("**%s**: %s", name, strings.TrimPrefix(field.Type.In(f.Doc.Syntax.Terms()), "a "))
	if field.IsDeprecated() {
		text += ", deprecated"
	}
	if value := field.Default(); value != "" && value != "null" {
		text += markdown.Sprintf(", default %s", markdown.CodeSpan(shorten.To(defaultText(f, field), longestShown)))
	}
	lifetime := field.Lifetime()
	if lifetime.Since != "" {
		text += markdown.Sprintf(", since ZenML %s", lifetime.Since)
	}
	if lifetime.Until != "" {
		text += markdown.Sprintf(", until ZenML %s", lifetime.Until)
	}
	if description := field.Doc(); description != "" {
		text += "\n\n" + markdown.Markup(description)
	}
	return text
}

// defaultText is the default of a key as the document would have it.
func defaultText(f *runconfig.File, field schema.Field) string {
	if f.Doc.Syntax == doc.YAML {
		return field.Default()
	}
	value, ok := doc.FromJSON([]byte(field.Default()))
	if !ok {
		value = doc.NewString(field.Default())
	}
	return f.Doc.Format(value)
}

// exampleText is an example of a key in the syntax of the file, by the name that the file uses for it, on lines of its own.
func exampleText(f *runconfig.File, field schema.Field, name string) markdown.Markup {
	example := renamed(field, name)
	if example == "" {
		return ""
	}
	if f.Doc.Syntax == doc.Python {
		text, ok := convert.Example(f.Options.Release, field.Path, example)
		if !ok {
			return ""
		}
		return "\n\n" + markdown.CodeBlock("python", text)
	}
	return "\n\n" + markdown.CodeBlock("yaml", example)
}

// renamed is the example of a key by another name of the same key, such as an alias. Keys that can have any name keep that of the example.
func renamed(field schema.Field, name string) string {
	own, example := field.Path[len(field.Path)-1], field.Example()
	below, ok := strings.CutPrefix(example, own+":")
	if !ok || !plainKey().MatchString(name) {
		return example
	}
	return name + ":" + below
}

// plainKey matches keys that need no quotes.
var plainKey = lazyregexp.New(`^[A-Za-z_][A-Za-z0-9_.:-]*[A-Za-z0-9_]$`)

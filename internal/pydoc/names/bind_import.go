package names

import (
	"strings"

	"github.com/settings-ls/settings-ls/internal/doc"
	"github.com/settings-ls/settings-ls/internal/pydoc/syntax"
)

func (b *binder) imports(s *syntax.Import) {
	for _, a := range s.Names {
		name, target := a.As, a.Name
		if name == "" {
			name, _, _ = strings.Cut(a.Name, ".")
			target = name
		}
		b.bind(name, binding{kind: imported, at: s.Span().End, target: target})
	}
}

func (b *binder) importsFrom(s *syntax.ImportFrom) {
	if s.Star {
		b.stars = append(b.stars, star{s.Module, s.Level, s.Span().End, b.branch != doc.Span{}})
	}
	for _, a := range s.Names {
		b.bind(boundBy(a), binding{kind: imported, at: s.Span().End, target: join(s.Module, a.Name), level: s.Level})
	}
}

// boundBy is the name that an import of a name binds.
func boundBy(a syntax.Alias) string {
	if a.As != "" {
		return a.As
	}
	return a.Name
}

// importedFromZenML are the names that statements import, if they do nothing but import names from ZenML. The handlers of a try statement
// with this body are for other releases of ZenML.
func importedFromZenML(body []syntax.Stmt) map[string]bool {
	found := map[string]bool{}
	for _, s := range body {
		imports, ok := s.(*syntax.ImportFrom)
		if !ok || imports.Level > 0 || !isZenML(imports.Module) {
			return nil
		}
		for _, a := range imports.Names {
			found[boundBy(a)] = true
		}
	}
	return found
}

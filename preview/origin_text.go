package preview

import (
	"fmt"
	"path/filepath"
	"strings"

	"github.com/settings-ls/settings-ls/internal/doc"
	"github.com/settings-ls/settings-ls/internal/runconfig"
)

// OriginFormat formats the origin of a setting for people.
type OriginFormat func(*doc.Document, runconfig.Origin) string

// OriginText returns the origin of a setting: file name, line counted from 1, and path of keys.
func OriginText(document *doc.Document, origin runconfig.Origin) string {
	return withPath(OriginLine(document, origin), origin)
}

// OriginLine returns the origin of a setting without its path: file name, and line counted from 1.
func OriginLine(document *doc.Document, origin runconfig.Origin) string {
	at := origin.Place(document)
	line, _ := at.Doc.OffsetLineColumn(at.Start)
	return fmt.Sprintf("%s:%d", filepath.Base(at.Doc.Name), line)
}

// OriginPosition returns the origin of a setting as terminals and editors recognize it: path of the file, line and column, both
// counted from 1, and path of keys.
func OriginPosition(document *doc.Document, origin runconfig.Origin) string {
	at := origin.Place(document)
	line, column := at.Doc.OffsetLineColumn(at.Start)
	return withPath(fmt.Sprintf("%s:%d:%d", at.Doc.Name, line, column), origin)
}

func withPath(place string, origin runconfig.Origin) string {
	if path := pathText(origin.Path()); path != "" { // not the file as a whole
		place += " " + path
	}
	return place
}

// pathText formats a path, such as settings.docker.apt_packages[0].
func pathText(path []any) string {
	var b strings.Builder
	for i, part := range path {
		switch part := part.(type) {
		case int:
			fmt.Fprintf(&b, "[%d]", part)
		default:
			if i > 0 {
				b.WriteByte('.')
			}
			fmt.Fprint(&b, part)
		}
	}
	return b.String()
}

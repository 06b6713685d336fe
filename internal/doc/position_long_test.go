package doc_test

import (
	"strings"
	"testing"

	"github.com/settings-ls/settings-ls/internal/yamldoc"
)

// A long line is counted in stretches: the columns must be those of counting through.
func TestColumnsOfALongLine(t *testing.T) {
	text := "a: 1\nb: " + strings.Repeat("é€😀x\uFEFF", 5000) + "\n"
	doc := yamldoc.Parse("long.yaml", []byte(text))
	line, column := 1, 1
	for offset, r := range text {
		gotLine, gotColumn := doc.OffsetLineColumn(offset)
		if gotLine != line || gotColumn != column {
			t.Fatalf("offset %d is %d:%d, want %d:%d", offset, gotLine, gotColumn, line, column)
		}
		switch r {
		case '\n':
			line, column = line+1, 1
		case '\uFEFF':
		default:
			column++
		}
	}
}

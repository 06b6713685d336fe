//go:build python

package syntax_test

import (
	"flag"
	"testing"
)

var dump = flag.String("python-dump", "", "what testdata/python/dump.py has written, with the paths of the files")

// TestReadsAllAsCPython compares all files of a dump, see "make python".
func TestReadsAllAsCPython(t *testing.T) {
	files, calls, strings, fields := 0, 0, 0, 0
	for _, a := range readAnswers(t, *dump) {
		checkAnswer(t, a, a.Path)
		files, calls, strings, fields = files+1, calls+len(a.Calls), strings+len(a.Strings), fields+len(a.Fields)
	}
	t.Logf("%d files, %d calls, %d strings, %d strings with replacement fields", files, calls, strings, fields)
}

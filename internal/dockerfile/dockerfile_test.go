package dockerfile_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/settings-ls/settings-ls/internal/dockerfile"
)

func TestBase(t *testing.T) {
	for _, test := range []struct {
		text string
		want dockerfile.Base
	}{
		{"FROM python:3.12\n", dockerfile.Base{Image: "python:3.12", Line: 1}},
		{"\n# what it is\nFROM --platform=linux/arm64 python:3.12\n", dockerfile.Base{Image: "python:3.12", Platform: "linux/arm64", Line: 3}},
		{"FROM a AS one\nFROM b AS two\nFROM One\nRUN true\n", dockerfile.Base{Image: "a", Line: 1}},
		{"FROM scratch\n", dockerfile.Base{Line: 1}},
		{"ARG TAG=3.12\nFROM --platform=$BUILDPLATFORM python:${TAG}\n", dockerfile.Base{Line: 2}},
		{"# syntax=docker/dockerfile:1\nFROM a\n", dockerfile.Base{Image: "a", Line: 2}},
		{"# syntax=docker/dockerfile:1-labs\nFROM a\nNOVEL b\n", dockerfile.Base{}},
		{"RUN true\n", dockerfile.Base{}},
		{"ARG TAG=1\n", dockerfile.Base{}},
		{"", dockerfile.Base{}},
	} {
		if got := dockerfile.Parse(test.text).Base; got != test.want {
			t.Errorf("%q: %+v", test.text, got)
		}
	}
}

func TestProblem(t *testing.T) {
	for text, want := range map[string]dockerfile.SyntaxError{
		"FROM a\n\nNOVEL b\n":     {3, "dockerfile parse error on line 3: unknown instruction: NOVEL"},
		"ARG A=1\n":               {1, "dockerfile contains no stages to build"},
		"FROM a\nENV ='x'\nEVN\n": {2, "dockerfile parse error on line 2: ENV names can not be blank"},
		"FROM a\nRUN \\\nx <<E\n": {2, "unterminated heredoc"},
	} {
		if got := dockerfile.Parse(text).SyntaxError; got == nil || !sameProblem(*got, want) {
			t.Errorf("%q: %+v", text, got)
		}
	}
}

func TestCopies(t *testing.T) {
	for text, want := range map[string][]dockerfile.Line{
		"FROM a\nCOPY . .\n\nADD x \\\n  y\n":                               {2, 4},
		"FROM a AS b\nFROM c\nCOPY --from=b /x /x\nADD https://a.b/c.tgz /": nil,
		"FROM a\nCOPY <<E /x\ntext\nE\nCOPY a b\n":                          {5},
		"NOVEL\nCOPY . .\n":                                                 {2},
	} {
		if got := dockerfile.Parse(text).Copies; !slices.Equal(got, want) {
			t.Errorf("%q: %v", text, got)
		}
	}
}

func TestSpan(t *testing.T) {
	text := "FROM a\r\nRUN é\n\nRUN b"
	for line, want := range map[dockerfile.Line]string{0: "FROM a\r", 1: "FROM a\r", 2: "RUN é", 3: "", 4: "RUN b"} {
		if span := line.Span([]byte(text)); text[span.Start:span.End] != want {
			t.Errorf("line %d: %q", line, text[span.Start:span.End])
		}
	}
}

// FuzzParse: for any text, all reported lines are in the text.
func FuzzParse(f *testing.F) {
	f.Add("FROM a AS b\nFROM b\nRUN <<END\ntrue\nEND\n")
	f.Add("ARG A=1\n")
	f.Add("# escape=`\nFROM --platform=$P a:${A}\nCOPY `\n. .")
	f.Fuzz(func(t *testing.T, text string) {
		lines := dockerfile.Line(strings.Count(text, "\n") + 1)
		file := dockerfile.Parse(text)
		if file.Base.Line < 0 || file.Base.Line > lines {
			t.Errorf("FROM on line %d of %d", file.Base.Line, lines)
		}
		for _, line := range file.Copies {
			if line < 1 || line > lines {
				t.Errorf("COPY on line %d of %d", line, lines)
			}
		}
		problems := dockerfile.SyntaxErrors(text)
		if file.SyntaxError != nil {
			problems = append(problems, *file.SyntaxError)
		}
		for _, p := range problems {
			if p.Line < 1 || p.Line > lines || p.Message == "" {
				t.Errorf("%+v in %d lines", p, lines)
			}
		}
	})
}

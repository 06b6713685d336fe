package dockerfile_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/settings-ls/settings-ls/internal/dockerfile"
)

func TestBase(t *testing.T) {
	for _, test := range []struct {
		text, image, platform string
		unset                 []string
		line                  dockerfile.Line
	}{
		{text: "FROM python:3.12\n", image: "python:3.12", line: 1},
		{text: "\n# what it is\nFROM --platform=linux/arm64 python:3.12\n", image: "python:3.12", platform: "linux/arm64", line: 3},
		{text: "FROM a AS one\nFROM b AS two\nFROM One\nRUN true\n", image: "a", line: 1},
		{text: "FROM scratch\n", line: 1},
		{text: "ARG TAG=3.12\nFROM --platform=$BUILDPLATFORM python:${TAG}-slim\n", image: "python:3.12-slim", line: 2},
		{text: "ARG A=1 B=$A.2\nARG A=2\nFROM x:$A-$B\n", image: "x:2-1.2", line: 3},
		{text: "ARG GIVEN\nFROM ${GIVEN}\n", image: "acme/train:7", line: 2},
		{text: "FROM ${GIVEN}\n", unset: []string{"GIVEN"}, line: 1},
		{text: "ARG TAG\nFROM python:${TAG}\n", unset: []string{"TAG"}, line: 2},
		{text: "ARG X\nFROM acme/train$X\n", image: "acme/train", line: 2},
		{text: "ARG V\nFROM python:$V-slim\n", unset: []string{"V"}, line: 2},
		{text: "ARG TAG\nFROM python:${TAG:-3.11}\n", image: "python:3.11", line: 2},
		{text: "FROM acme/$TARGETARCH\n", line: 1},
		{text: "ARG S=one\nFROM a AS one\nFROM $S\n", line: 3},
		{text: "# syntax=docker/dockerfile:1\nFROM a\n", image: "a", line: 2},
		{text: "# syntax=docker/dockerfile:1-labs\nFROM a\nNOVEL b\n"},
		{text: "RUN true\n"},
		{text: "ARG TAG=1\n"},
		{text: ""},
	} {
		got := dockerfile.Parse(test.text, dockerfile.BuildArgs{"GIVEN": "acme/train:7"}).Base
		if got.Image != test.image || got.Platform != test.platform || got.Line != test.line || !slices.Equal(got.Unset, test.unset) {
			t.Errorf("%q: %+v", test.text, got)
		}
	}
}

func TestFeatures(t *testing.T) {
	for text, want := range map[string][]dockerfile.FeatureUse{
		"FROM a\nRUN --mount=type=cache,target=/x true\nCOPY --link --chmod=755 a b\nRUN <<E\ntrue\nE\nCOPY --chown=1 a b\n": {
			{2, dockerfile.RunMount, "RUN --mount"}, {3, dockerfile.CopyChmod, "COPY --chmod"}, {4, dockerfile.RunHeredoc, "a here-document"},
		},
		"FROM --platform=$BUILDPLATFORM a\nADD <<E /x\nE\nRUN --network=none true\n": {
			{1, dockerfile.FromPlatformVariable, "$BUILDPLATFORM"}, {2, dockerfile.CopyHeredoc, "a here-document"}, {4, dockerfile.RunNetwork, "RUN --network"},
		},
		"FROM a:${TARGETARCH}\nARG TARGETOS TARGETARCH=x\n": {
			{1, dockerfile.FromPlatformVariable, "$TARGETARCH"}, {2, dockerfile.PlatformArgument, "ARG TARGETOS"},
		},
		"ARG TARGETARCH=amd64\nFROM a:$TARGETARCH\nARG TARGETARCH\n": nil,
		"FROM a:$TARGETARCHIVE\nARG GIVEN\nARG BUILDARCH\n":          nil,
	} {
		if got := dockerfile.Parse(text, dockerfile.BuildArgs{"GIVEN": "x", "BUILDARCH": "amd64"}).Features; !slices.Equal(got, want) {
			t.Errorf("%q: %+v", text, got)
		}
	}
}

func TestUser(t *testing.T) {
	for text, want := range map[string]dockerfile.User{
		"FROM a\nUSER app\nRUN true\nUSER app:app\n":           {Name: "app:app", Line: 4},
		"FROM a AS b\nUSER app\nFROM b\nRUN true\n":            {Name: "app", Line: 2},
		"FROM a AS b\nUSER app\nFROM c\nCOPY --from=b /x /x\n": {},
		"FROM a AS b\nUSER app\nFROM b\nUSER root\n":           {Name: "root", Line: 4},
		"FROM a\n": {},
	} {
		if got := dockerfile.Parse(text, nil).User; got != want {
			t.Errorf("%q: %+v", text, got)
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
		if got := dockerfile.Parse(text, nil).SyntaxError; got == nil || !sameProblem(*got, want) {
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
		"FROM a\nCOPY --link ./Dockerfile /x\nCOPY Dockerfile b /\n":        {3},
	} {
		if got := dockerfile.Parse(text, nil).Copies; !slices.Equal(got, want) {
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
		file := dockerfile.Parse(text, nil)
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

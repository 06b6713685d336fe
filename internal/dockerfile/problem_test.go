package dockerfile_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/settings-ls/settings-ls/internal/dockerfile"
	"github.com/settings-ls/settings-ls/internal/txtartest"
)

func TestProblems(t *testing.T) {
	tests := []struct {
		name string
		text []string
		want []dockerfile.SyntaxError
	}{
		{"plain", []string{"FROM a:1", "ENV A='b c'", "RUN echo 'x'", "COPY . ."}, nil},
		{"quotes that Docker removes", []string{"FROM a:1", "ENV A='{'a': 1}'"}, nil},
		{"an unclosed quote", []string{"FROM a:1", "ENV A='it's'"}, []dockerfile.SyntaxError{
			{2, "failed to process \"'it's'\": unexpected end of statement while looking for matching single-quote"},
		}},
		{"a line break in a value", []string{"FROM a:1", "ENV A='x", "y'", "COPY . ."}, []dockerfile.SyntaxError{
			{2, "failed to process \"'x\": unexpected end of statement while looking for matching single-quote"},
			{3, "unknown instruction: y'"},
		}},
		{"a very long line", []string{"FROM a:1", "ENV A='" + strings.Repeat("x", 1<<16) + "'", "COPY . ."}, []dockerfile.SyntaxError{
			{2, "dockerfile line greater than max allowed size of 65535"},
		}},
		{"no name", []string{"FROM a:1", "WORKDIR /app", "ENV ='x'"}, []dockerfile.SyntaxError{
			{3, "ENV names can not be blank"},
		}},
		{"spaces in an image name", []string{"FROM a b c"}, []dockerfile.SyntaxError{
			{1, "FROM requires either one or three arguments"},
		}},
		{"unknown mount type", []string{"FROM a:1", "RUN --mount=type=nope,target=/x pip install"}, []dockerfile.SyntaxError{
			{2, "unsupported mount type \"nope\""},
		}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if got := dockerfile.SyntaxErrors(strings.Join(test.text, "\n")); !slices.EqualFunc(got, test.want, sameProblem) {
				t.Fatalf("got %+v, want %+v", got, test.want)
			}
		})
	}
}

func sameProblem(a, b dockerfile.SyntaxError) bool {
	return a.Line == b.Line && txtartest.Same("", a.Message, b.Message)
}

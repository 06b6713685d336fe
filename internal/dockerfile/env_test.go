package dockerfile

import (
	"math/rand/v2"
	"reflect"
	"strings"
	"testing"
)

func TestParseQuotedEnv(t *testing.T) {
	for value, want := range map[string]Env{
		"b c":                      {Variables: []Variable{{"A", "b c"}}},
		`say "hi" $X \`:            {Variables: []Variable{{"A", `say "hi" $X \`}}},
		"say 'hi' twice":           {Variables: []Variable{{"A", "say hi twice"}}},
		"['one', 'two']":           {Variables: []Variable{{"A", "[one, two]"}}},
		"' a='":                    {Variables: []Variable{{"A", ""}, {"a", ""}}},
		"'$B'":                     {Variables: []Variable{{"A", "${B}"}}},
		"x\\\ny":                   {Variables: []Variable{{"A", "xy"}}},
		"x'\nRUN true #'":          {Variables: []Variable{{"A", "x"}}, HasMore: true},
		"it's":                     {Problem: `failed to process "'it's'": unexpected end of statement while looking for matching single-quote`},
		"x\ny":                     {Problem: `failed to process "'x": unexpected end of statement while looking for matching single-quote`},
		strings.Repeat("x", 1<<16): {Problem: "dockerfile line greater than max allowed size of 65535", IsTooLong: true},
	} {
		got := ParseQuotedEnv("A", value)
		if !strings.EqualFold(got.Problem, want.Problem) || got.HasMore != want.HasMore || got.IsTooLong != want.IsTooLong || !reflect.DeepEqual(got.Variables, want.Variables) {
			t.Errorf("%.40q: %+v", value, got)
		}
	}
	if got := ParseQuotedEnv("IT'S", "x"); got.Problem == "" {
		t.Errorf("a name with a quote: %+v", got)
	}
}

// TestPlainEnv compares what is known without parsing with the parser.
func TestPlainEnv(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	alphabet := []string{"a", " ", "\t", "\r", `\`, `"`, "$", "{", "}", "`", "#", "=", "<<E", "é", "\u0085", "\u2028", "\ufeff"}
	for range 20_000 {
		var text strings.Builder
		for range random.IntN(6) {
			text.WriteString(alphabet[random.IntN(len(alphabet))])
		}
		if got, want := ParseQuotedEnv("A", text.String()), parseEnv("ENV A='"+text.String()+"'"); !reflect.DeepEqual(got, want) {
			t.Fatalf("%q: %+v, the parser has %+v", text.String(), got, want)
		}
	}
}

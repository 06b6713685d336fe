package preview

import (
	"strings"
	"testing"
)

func TestUnreadable(t *testing.T) {
	tests := []struct {
		name string
		text []string
		want []Unreadable
	}{
		{"plain", []string{"FROM a:1", "ENV A='b c'", "RUN echo 'x'", "COPY . ."}, nil},
		{"quotes that Docker takes away", []string{"FROM a:1", "ENV A='{'a': 1}'"}, nil},
		{"an open quote", []string{"FROM a:1", "ENV A='it's'"}, []Unreadable{
			{1, "failed to process \"'it's'\": unexpected end of statement while looking for matching single-quote"},
		}},
		{"a line break in a value", []string{"FROM a:1", "ENV A='x\ny'", "COPY . ."}, []Unreadable{
			{1, "failed to process \"'x\": unexpected end of statement while looking for matching single-quote"},
			{1, "unknown instruction: y'"},
		}},
		{"a line without end", []string{"FROM a:1", "ENV A='" + strings.Repeat("x", 1<<16) + "'", "COPY . ."}, []Unreadable{
			{1, "dockerfile line greater than max allowed size of 65535"},
		}},
		{"no name", []string{"FROM a:1", "WORKDIR /app", "ENV ='x'"}, []Unreadable{
			{2, "ENV names can not be blank"},
		}},
		{"blanks in an image's name", []string{"FROM a b c"}, []Unreadable{
			{0, "FROM requires either one or three arguments"},
		}},
		{"a mount of no kind", []string{"FROM a:1", "RUN --mount=type=nope,target=/x pip install"}, []Unreadable{
			{1, "unsupported mount type \"nope\""},
		}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			var d Dockerfile
			for _, text := range test.text {
				d = append(d, Line{Text: text})
			}
			got := d.Unreadable()
			if len(got) != len(test.want) {
				t.Fatalf("got %+v, want %+v", got, test.want)
			}
			for i := range got {
				if got[i] != test.want[i] {
					t.Errorf("got %+v, want %+v", got[i], test.want[i])
				}
			}
		})
	}
}

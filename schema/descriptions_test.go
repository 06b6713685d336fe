package schema

import (
	"strings"
	"testing"
)

const twoDescriptions = `# Title

For maintainers.

## settings.docker.user

The user that runs
the steps.

` + "```yaml\nuser: zenml\n```" + `

## tags

Tags of the run.

` + "```yaml\ntags:\n  - nightly\n```\n"

func TestReadDescriptions(t *testing.T) {
	got := map[string]description{}
	readDescriptions(got, "a.md", twoDescriptions)
	want := map[string]description{
		"settings.docker.user": {"The user that runs the steps.", "user: zenml"},
		"tags":                 {"Tags of the run.", "tags:\n  - nightly"},
	}
	for path := range want {
		if got[path] != want[path] {
			t.Errorf("%s: got %q, want %q", path, got[path], want[path])
		}
	}
	if len(got) != len(want) {
		t.Errorf("got %d descriptions, want %d", len(got), len(want))
	}
}

func TestMalformedDescriptionsPanicWithFileAndLine(t *testing.T) {
	for _, test := range []struct{ name, old, new, want string }{
		{"path missing", "## tags", "## ", `a.md:14: expected "## PATH.OF.KEY", got "## "`},
		{"path with a space", "## tags", "## tags of", `a.md:14: expected "## PATH.OF.KEY", got "## tags of"`},
		{"other heading", "## tags", "# tags", `a.md:14: expected "## PATH.OF.KEY", got "# tags"`},
		{"described twice", "## tags", "## settings.docker.user", "a.md:14: settings.docker.user is described twice"},
		{"no empty line after the heading", "## tags\n", "## tags", `a.md:15: expected an empty line, got "Tags of the run."`},
		{"no text", "Tags of the run.\n\n", "", `a.md:16: expected a line of text, got "` + "```yaml" + `"`},
		{"text of spaces", "Tags of the run.", " ", `a.md:16: expected a line of text, got " "`},
		{"second paragraph", "Tags of the run.", "Tags.\n\nMore.", `a.md:18: expected "` + "```yaml" + `", got "More."`},
		{"no example", "```yaml\ntags:\n  - nightly\n```\n", "", "a.md:17: unexpected end of file"},
		{"language missing", "```yaml\ntags", "```\ntags", `a.md:18: expected "` + "```yaml" + `", got "` + "```" + `"`},
		{"empty example", "tags:\n  - nightly\n", "", `a.md:19: the example is empty`},
		{"example not closed", "  - nightly\n```\n", "  - nightly\n", "a.md:20: unexpected end of file"},
		{"text after the example", "zenml\n```\n", "zenml\n```\nMore.\n", `a.md:13: expected an empty line, got "More."`},
		{"line ends of Windows", "\n", "\r\n", `a.md:5: expected "## PATH.OF.KEY", got "## settings.docker.user\r"`},
	} {
		text := strings.ReplaceAll(twoDescriptions, test.old, test.new)
		if got := panicOf(func() { readDescriptions(map[string]description{}, "a.md", text) }); got != test.want {
			t.Errorf("%s: got panic %v, want %v", test.name, got, test.want)
		}
	}
}

// panicOf is the value that f panics with.
func panicOf(f func()) (value any) {
	defer func() { value = recover() }()
	f()
	return nil
}

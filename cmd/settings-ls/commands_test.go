package main

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"path/filepath"
	"regexp"
	"runtime/debug"
	"slices"
	"strings"
	"testing"

	"github.com/settings-ls/settings-ls/cmd/settings-ls/report"
	"github.com/settings-ls/settings-ls/internal/stress"
	"github.com/settings-ls/settings-ls/schema"
)

// TestCommands: on whatever text, no command panics, its exit code is one of four, reports have their format, no output
// shows a secret, and fixes keep what is not theirs.
func TestCommands(t *testing.T) {
	corpus := stress.Corpus(t)
	inProject(t)
	stress.Rounds(t, 30, func(random *rand.Rand) {
		p := program{t, random, stress.MutateFile(random, stress.Pick(random, stress.Pick(random, corpus))), []string{stress.FakeToken}}
		p.write(p.source)
		p.report()
		for _, flags := range [][]string{{"--fix"}, {"--fix", "--unsafe-fixes"}, {"--add-ignores"}} {
			p.fix(flags)
		}
		p.write(p.source)
		p.view()
	})
}

// TestSecretsOfCommands plants a secret at each place of a run configuration. No command shows it.
func TestSecretsOfCommands(t *testing.T) {
	inProject(t)
	release, err := schema.Load(schema.Latest())
	if err != nil {
		t.Fatal(err)
	}
	shown := 0 // with --show-secrets, so that there is something to hide
	stress.Rounds(t, 12, func(random *rand.Rand) {
		plant := stress.Pick(random, []func(*rand.Rand, *schema.Release) stress.SecretConfig{stress.NewSecretConfig, stress.NewBrokenSecretConfig})
		planted := plant(random, release)
		p := program{t, random, []byte(planted.Text), append(planted.Secrets, stress.FakeToken)}
		p.write(p.source)
		p.report()
		if random.IntN(4) == 0 {
			p.run("check", "--diff", "--unsafe-fixes", "x.yaml")
		}
		p.view()
		effective, _ := program{t, random, p.source, nil}.run("effective", "--show-secrets", "x.yaml")
		for _, secret := range planted.Secrets {
			shown += bytes.Count(effective, []byte(secret))
		}
	})
	if shown == 0 {
		t.Error("--show-secrets shows none")
	}
}

// inProject changes to a new folder with files that run configurations name.
func inProject(t *testing.T) {
	t.Chdir(t.TempDir())
	for name, text := range stress.ReferencedFiles() {
		writeFile(t, filepath.FromSlash(name), text)
	}
}

// program runs commands on x.yaml and checks what they print.
type program struct {
	t       *testing.T
	random  *rand.Rand
	source  []byte
	secrets []string
}

func (p program) write(text []byte) {
	if err := os.WriteFile("x.yaml", text, 0o644); err != nil {
		p.t.Fatal(err)
	}
}

// run runs a command, and gives its standard output and exit code.
func (p program) run(args ...string) (stdout []byte, code int) {
	p.t.Helper()
	var out, messages bytes.Buffer
	defer func() {
		if fault := recover(); fault != nil {
			p.t.Fatalf("%q: panic: %v\n%s\n%q", args, fault, debug.Stack(), p.source)
		}
	}()
	code = run(args, strings.NewReader(""), &out, &messages)
	switch {
	case code < clean || code > unreadable:
		p.t.Errorf("%q: exit code %d\n%q", args, code, p.source)
	case code > findings && messages.Len() == 0:
		p.t.Errorf("%q: exit code %d without a message\n%q", args, code, p.source)
	case strings.Contains(messages.String(), "internal error"):
		p.t.Errorf("%q: %s\n%q", args, messages.String(), p.source)
	}
	printed := escapes.ReplaceAllString(out.String(), "$1") + messages.String()
	if !slices.Contains(args, "--dockerfile") && !slices.Contains(args, "github") { // the file as it is, and commands of CI
		checkPrinted(p.t, fmt.Sprintf("%q", args), strings.ReplaceAll(out.String(), "\r\n", "\n")+messages.String())
	}
	for _, secret := range p.secrets {
		if strings.Contains(printed, secret) {
			p.t.Errorf("%q shows %s:\n%.3000s\n%.3000s\n%q", args, secret, out.String(), messages.String(), p.source)
		}
	}
	return out.Bytes(), code
}

// escapes are what Markdown puts between the characters of a text.
var escapes = regexp.MustCompile("\\\\([\\\\`*_{}\\[\\]()#+.!:-])")

// report checks that a report has its format.
func (p program) report() {
	format := stress.Pick(p.random, report.Formats())
	text, code := p.run("check", "--select", "ALL", "--format", format, "x.yaml")
	if code > findings {
		return
	}
	var err error
	switch format {
	case "json", "sarif", "gitlab", "rdjson":
		err = json.Unmarshal(text, new(any))
	case "jsonl":
		for line := range bytes.Lines(text) {
			err = errors.Join(err, json.Unmarshal(line, new(any)))
		}
	case "junit", "checkstyle":
		for decoder := xml.NewDecoder(bytes.NewReader(text)); err == nil; {
			_, err = decoder.Token()
		}
	}
	if err != nil && !errors.Is(err, io.EOF) {
		p.t.Errorf("%s: %v\n%s\n%q", format, err, text, p.source)
	}
}

// fix checks what a flag that writes changes in the file.
func (p program) fix(flags []string) {
	p.write(p.source)
	args := slices.Concat([]string{"check"}, flags, []string{"--format", "json", "x.yaml"})
	readable := p.readable()
	p.run(args...)
	after := p.read()
	if bytes.Equal(after, p.source) {
		return
	}
	for fault, wrong := range map[string]bool{
		"adds or removes the byte order mark": bytes.HasPrefix(p.source, []byte("\ufeff")) != bytes.HasPrefix(after, []byte("\ufeff")),
		"adds or removes the last line end":   bytes.HasSuffix(p.source, []byte("\n")) != bytes.HasSuffix(after, []byte("\n")) && len(after) > 0,
		"changes line ends":                   lineEnds(p.source) != "mixed" && lineEnds(after) == "mixed",
		"breaks the YAML":                     readable && !p.readable(),
	} {
		if wrong {
			p.t.Errorf("%q %s:\n%q\n%q", flags, fault, p.source, after)
		}
	}
	p.run(args...)
	if again := p.read(); !bytes.Equal(again, after) {
		p.t.Errorf("%q changes the file again:\n%q\n%q\n%q", flags, p.source, after, again)
	}
}

func (p program) read() []byte {
	text, err := os.ReadFile("x.yaml")
	if err != nil {
		p.t.Fatal(err)
	}
	return text
}

func (p program) readable() bool {
	text, _ := p.run("check", "--format", "json", "x.yaml")
	return !bytes.Contains(text, []byte(`"yaml-syntax"`))
}

// lineEnds are those of a text: "\n", "\r\n", "mixed", or "" without any.
func lineEnds(text []byte) string {
	crlf := bytes.Count(text, []byte("\r\n"))
	lf := bytes.Count(text, []byte("\n")) - crlf
	switch {
	case crlf > 0 && lf > 0:
		return "mixed"
	case crlf > 0:
		return "\r\n"
	case lf > 0:
		return "\n"
	}
	return ""
}

// stepName finds names of steps, and what looks like one.
var stepName = regexp.MustCompile(`(?m)^  ([\w.-]+):`)

// view runs the commands that show what a file means.
func (p program) view() {
	steps := []string{""}
	for _, found := range stepName.FindAllSubmatch(p.source, 4) {
		steps = append(steps, string(found[1]))
	}
	step := stress.Pick(p.random, steps)
	p.run(append([]string{"preview", "x.yaml"}, stress.Pick(p.random, [][]string{{}, {"--annotate"}, {"--dockerfile"}, {"--format", "json"}, {"--against", "0.75.0"}})...)...)
	p.run("convert", "x.yaml")
	p.run("effective", "x.yaml", "--format", stress.Pick(p.random, []string{"yaml", "json"}), fmt.Sprintf("--step=%s", step))
	if len(steps) > 2 {
		p.run("diff", "x.yaml", "--step="+steps[1], "--step="+steps[2])
	}
}

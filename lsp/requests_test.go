package lsp_test

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/settings-ls/settings-ls/internal/stress"
	"github.com/settings-ls/settings-ls/lsp"
)

// wholeMethods are methods for a document, placeMethods for a position.
var (
	wholeMethods = []string{"documentSymbol", "foldingRange", "codeLens", "documentLink", "semanticTokens/full", "diagnostic"}
	placeMethods = []string{"hover", "completion", "definition", "references", "documentHighlight", "prepareRename"}
	viewCommands = []string{"showDockerfile", "showEffective", "showUpgrade", "compareSteps"}
)

// TestRequests: for any text, requests succeed, ranges are inside the text, no response has a secret, and an edited document behaves like
// one opened with the same text.
func TestRequests(t *testing.T) {
	for _, encoding := range []string{"utf-8", "utf-16", "utf-32"} {
		t.Run(encoding, func(t *testing.T) {
			e := newEditorOf(t, stress.ReferencedFiles(), lsp.Options{Version: "test", Log: panics{t}})
			e.settings = json.RawMessage(`{"inlay-hints": true, "code-lens": true, "select": ["ALL"]}`)
			e.initialize(fmt.Sprintf(`{"general":{"positionEncodings":[%q]},
				"textDocument":{"diagnostic":{},"completion":{"completionItem":{"resolveSupport":{"properties":["documentation"]}}}},
				"workspace":{"configuration":true,"textDocumentContent":{}},"window":{"showDocument":{"support":true}}}`, encoding))
			corpus, modules := stress.Corpus(t), pythonModules(t)
			n := 0
			stress.Rounds(t, 12, func(random *rand.Rand) {
				n++
				name, text := fmt.Sprintf("run%d.yaml", n), stress.Pick(random, stress.Pick(random, corpus))
				if n%3 == 0 {
					name, text = fmt.Sprintf("run%d.py", n), stress.Pick(random, modules)
				}
				s := &session{editor: e, random: random, encoding: encoding, name: name, secrets: []string{stress.FakeToken}}
				s.open(stress.Mutate(random, text))
				s.askAll()
				if s.edit() {
					s.compareWithFresh()
					s.askAll()
				}
				s.notify("textDocument/didClose", s.document())
				s.heard = nil
			})
		})
	}
}

// pythonModules are modules with settings.
func pythonModules(t *testing.T) []string {
	paths, err := filepath.Glob("../testdata/python/corpus/settings/*.py")
	if err != nil || len(paths) == 0 {
		t.Fatalf("no modules: %v", err)
	}
	var texts []string
	for _, path := range paths {
		text, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		texts = append(texts, string(text))
	}
	return texts
}

// session is a document that is open in the editor.
type session struct {
	*editor
	random               *rand.Rand
	encoding, name, text string
	lines                *lines
	// secrets must not be in any response.
	secrets []string
}

func (s *session) open(text string) {
	s.text, s.lines = strings.ToValidUTF8(text, "\ufffd"), nil
	s.notify("textDocument/didOpen", fmt.Sprintf(`{"textDocument":{"uri":%q,"languageId":%q,"version":1,"text":%s}}`, s.uri(s.name), languageOf(s.name), quoted(s.text)))
}

func (s *session) document() string { return fmt.Sprintf(`{"textDocument":{"uri":%q}}`, s.uri(s.name)) }

// parameters are those of a request about the document, and more of them.
func (s *session) parameters(format string, more ...any) string {
	return strings.TrimSuffix(s.document(), "}") + "," + fmt.Sprintf(format, more...) + "}"
}

// position is anywhere in the text, and sometimes outside.
func (s *session) position() string {
	if s.random.IntN(10) == 0 {
		return stress.Pick(s.random, []string{`{"line":0,"character":2147483647}`, `{"line":2147483647,"character":0}`, `{"line":1000000,"character":3}`})
	}
	return positionOf(s.text, place(s.random, s.text), s.encoding)
}

var stepName = regexp.MustCompile(`(?m)^  (\w+):`)

// step is the name of a step, or of none.
func (s *session) step() string {
	names := []string{"", "unknown"}
	for _, found := range stepName.FindAllStringSubmatch(s.text, 3) {
		names = append(names, found[1])
	}
	return stress.Pick(s.random, names)
}

var expecting = regexp.MustCompile(`(?:docker|requirements|dockerfile|parent_image|required_integrations|steps|settings)["']?:[ ]?`)

// askAll sends every request that there is.
func (s *session) askAll() {
	all := fmt.Sprintf(`{"start":{"line":0,"character":0},"end":%s}`, positionOf(s.text, len(s.text), s.encoding))
	for _, method := range wholeMethods {
		s.ask("textDocument/"+method, s.document())
	}
	s.ask("textDocument/inlayHint", s.parameters(`"range":%s`, all))
	s.ask("textDocument/semanticTokens/range", s.parameters(`"range":%s`, all))
	s.ask("textDocument/codeAction", s.parameters(`"range":%s,"context":{"diagnostics":[]}`, all))
	for range 4 {
		s.askAt(s.position())
	}
	for _, found := range expecting.FindAllStringIndex(s.text, 3) {
		s.askAt(positionOf(s.text, found[1], s.encoding))
	}
	s.askViews()
	s.ask("workspace/symbol", fmt.Sprintf(`{"query":%q}`, stress.Pick(s.random, []string{"", "d", "docker", "😀"})))
	s.ask("settings-ls/outline", fmt.Sprintf(`{"uri":%q}`, s.uri(s.name)))
	s.ask("settings-ls/outline", `{}`)
	s.ask("settings-ls/status", fmt.Sprintf(`{"uri":%q}`, s.uri(s.name)))
	if got := s.serverText(s.uri(s.name)); got != s.text {
		s.t.Fatalf("the server has\n%q, the editor\n%q", got, s.text)
	}
}

func (s *session) askAt(at string) {
	for _, method := range placeMethods {
		s.ask("textDocument/"+method, s.parameters(`"position":%s,"context":{"includeDeclaration":true,"triggerKind":1}`, at))
	}
	s.resolveItem(at)
	s.ask("textDocument/selectionRange", s.parameters(`"positions":[%s]`, at))
	s.ask("textDocument/rename", s.parameters(`"position":%s,"newName":%q`, at, stress.Pick(s.random, []string{"other", "a b", "", "é", "x:y", "*"})))
	s.ask("textDocument/codeAction", s.parameters(`"range":{"start":%s,"end":%s},"context":{"diagnostics":[]}`, at, at))
}

// resolveItem requests the documentation of a completion item.
func (s *session) resolveItem(at string) {
	var list struct{ Items []json.RawMessage }
	if m := s.request("textDocument/completion", s.parameters(`"position":%s`, at)); json.Unmarshal(m.Result, &list) != nil {
		s.t.Errorf("completion: %s %s", m.Result, m.Error)
	}
	if len(list.Items) > 0 {
		s.ask("completionItem/resolve", string(stress.Pick(s.random, list.Items)))
	}
}

// askViews shows each virtual document and asks where its lines come from.
func (s *session) askViews() {
	for _, command := range viewCommands {
		about := fmt.Sprintf(`{"uri":%q,"step":%q,"with":%q,"against":"0.75.0"}`, s.uri(s.name), s.step(), s.step())
		s.ask("workspace/executeCommand", fmt.Sprintf(`{"command":"settings-ls.%s","arguments":[%s]}`, command, about))
		for _, m := range s.heard {
			if found := shownURI.FindSubmatch(m.Params); found != nil {
				if shown := string(found[1]); strings.HasPrefix(shown, "zenml-upgrade:") || strings.HasPrefix(shown, "zenml-compare:") {
					s.ask("settings-ls/compare", fmt.Sprintf(`{"uri":%q}`, found[1]))
				}
				s.ask("workspace/textDocumentContent", fmt.Sprintf(`{"uri":%q}`, found[1]))
				s.ask("settings-ls/origin", fmt.Sprintf(`{"uri":%q,"position":{"line":%d,"character":0}}`, found[1], s.random.IntN(20)))
			}
		}
		s.heard = nil
	}
}

// ask sends a request and checks its answer.
func (s *session) ask(method, params string) {
	m := s.request(method, params)
	var failed struct {
		Code    int
		Message string
	}
	switch {
	case m.Error != nil && json.Unmarshal(m.Error, &failed) == nil && failed.Code == -32803: // RequestFailed: nothing to do there
	case m.Error != nil && failed.Code == -32602 && method == "textDocument/rename": // not a name
	case m.Error != nil && failed.Code == -32802 && method == "textDocument/diagnostic": // ServerCancelled: the settings have arrived meanwhile
		s.ask(method, params)
	case m.Error != nil:
		s.t.Errorf("%s %s: %s\n%q", method, params, m.Error, s.text)
	default:
		s.check(method, params, m.Result)
	}
}

// edit sends random changes, and reports whether there were any.
func (s *session) edit() bool {
	versions := stress.Pick(s.random, []int{0, 2, 5, 10})
	for version := 2; version < 2+versions; version++ {
		var changes []string
		for range 1 + s.random.IntN(3) {
			start := place(s.random, s.text)
			end := start
			for n := stress.Pick(s.random, []int{0, 0, 0, 1, 2, 10, 60}); end < min(start+n, len(s.text)) || !boundary(s.text, end); {
				end++
			}
			piece := stress.Pick(s.random, []string{"", "", "x", " ", "\n", "\r\n", stress.Pick(s.random, stress.HostileFragments)})
			changes = append(changes, fmt.Sprintf(`{"range":{"start":%s,"end":%s},"text":%s}`,
				positionOf(s.text, start, s.encoding), positionOf(s.text, end, s.encoding), quoted(piece)))
			s.text = s.text[:start] + piece + s.text[end:]
		}
		s.notify("textDocument/didChange", fmt.Sprintf(
			`{"textDocument":{"uri":%q,"version":%d},"contentChanges":[%s]}`, s.uri(s.name), version, strings.Join(changes, ",")))
	}
	s.lines = nil
	return versions > 0
}

// compareWithFresh opens the text a second time and compares the responses.
func (s *session) compareWithFresh() {
	fresh := &session{editor: s.editor, random: s.random, encoding: s.encoding, name: "fresh-" + s.name}
	fresh.open(s.text)
	for _, method := range wholeMethods {
		var answers []string
		for _, about := range []*session{s, fresh} {
			m := s.request("textDocument/"+method, about.document())
			answers = append(answers, resultID.ReplaceAllString(strings.ReplaceAll(string(m.Result), about.name, "NAME"), ""))
		}
		if answers[0] != answers[1] && method != "codeLens" { // a lens names its document in base64
			s.t.Errorf("%s of an edited text:\n%s\nof the same text opened:\n%s\n%q", method, answers[0], answers[1], s.text)
		}
	}
	s.notify("textDocument/didClose", fresh.document())
}

// resultID matches the result ID of diagnostics.
var resultID = regexp.MustCompile(`"resultId": ?"([^"]*)"`)

// check reports what is wrong with a result.
func (s *session) check(method, params string, result json.RawMessage) {
	if s.lines == nil {
		s.lines = linesOf(s.text, s.encoding)
	}
	var value any
	if err := json.Unmarshal(result, &value); err != nil {
		s.t.Fatalf("%s: %v in %s", method, err, result)
	}
	faults := s.lines.faults(method, value)
	walk(value, func(object map[string]any) {
		if s.overlap(object) {
			faults = append(faults, "edits overlap")
		}
		delete(object, "changes") // edits write what is in the text, secrets, too
	})
	shown := strings.ReplaceAll(fmt.Sprint(value), `\`, "") // escapes of Markdown
	for _, secret := range s.secrets {
		if strings.Contains(shown, secret) {
			faults = append(faults, "shows "+secret)
		}
	}
	for _, fault := range faults {
		s.t.Errorf("%s %s: %s\n%s\n%q", method, params, fault, result, s.text)
	}
}

// overlap reports whether edits of the document in a workspace edit overlap.
func (s *session) overlap(edit map[string]any) bool {
	changes, _ := edit["changes"].(map[string]any)
	edits, _ := changes[s.uri(s.name)].([]any)
	var all [][]float64
	for _, edit := range edits {
		all = append(all, startAndEnd(edit.(map[string]any)["range"].(map[string]any)))
	}
	slices.SortFunc(all, slices.Compare)
	for i := 1; i < len(all); i++ {
		if slices.Compare(all[i][:2], all[i-1][2:]) < 0 {
			return true
		}
	}
	return false
}

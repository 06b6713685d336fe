// Command newrule writes the files of a new rule, to be filled in: its code and its page.
//
//	go run ./internal/newrule GROUP ID
package main

import (
	"bytes"
	_ "embed"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"text/template"

	"github.com/settings-ls/settings-ls/internal/safefile"
)

//go:embed rule.go.tmpl
var codeTemplate string

//go:embed page.txtar.tmpl
var pageTemplate string

func main() {
	if len(os.Args) != 3 {
		fmt.Fprintln(os.Stderr, "usage: go run ./internal/newrule GROUP ID")
		os.Exit(2)
	}
	if err := write(os.Args[1], os.Args[2]); err != nil {
		fmt.Fprintln(os.Stderr, "newrule:", err)
		os.Exit(1)
	}
}

var kebabCase = regexp.MustCompile(`^[a-z][a-z0-9]*(-[a-z0-9]+)+$`)

// write writes the files of a rule below the current folder and adds the rule to the list of its group.
func write(group, id string) error {
	folder := filepath.Join("validate", group)
	list := filepath.Join(folder, group+".go")
	if !kebabCase.MatchString(id) {
		return fmt.Errorf("invalid ID %q: use kebab-case with at least two words, such as unpinned-parent-image", id)
	}
	text, err := safefile.Read(list)
	if err != nil {
		return fmt.Errorf("unknown group %q: %w", group, err)
	}
	name := variable(id)
	added, err := addTo(text, name)
	if err != nil {
		return fmt.Errorf("%s: %w", list, err)
	}
	code, err := fill(codeTemplate, map[string]string{"Group": group, "ID": id, "Name": name})
	if err != nil {
		return err
	}
	file := filepath.Join(folder, strings.ReplaceAll(id, "-", "_"))
	if _, err := os.Lstat(file + ".go"); err == nil {
		return fmt.Errorf("%s.go exists already", file)
	}
	for path, text := range map[string][]byte{file + ".go": code, file + ".txtar": []byte(pageTemplate), list: added} {
		if err := safefile.Write(path, text); err != nil {
			return err
		}
	}
	return nil
}

// variable is the name of the rule's variable: "unknown-run-key" is unknownRunKey.
func variable(id string) string {
	first, rest, _ := strings.Cut(id, "-")
	for _, word := range strings.Split(rest, "-") {
		first += strings.ToUpper(word[:1]) + word[1:]
	}
	return first
}

// addTo adds a variable to the end of a group's list of rules.
func addTo(text []byte, name string) ([]byte, error) {
	_, list, found := bytes.Cut(text, []byte("Rules: []*rule.Rule{\n"))
	end := bytes.Index(list, []byte("\n\t},"))
	if !found || end < 0 {
		return nil, fmt.Errorf("no list of rules found; add %s to it manually", name)
	}
	at := len(text) - len(list) + end + 1
	return append(append(bytes.Clone(text[:at]), "\t\t"+name+",\n"...), text[at:]...), nil
}

func fill(text string, values map[string]string) ([]byte, error) {
	parsed, err := template.New("").Parse(text)
	if err != nil {
		return nil, err
	}
	var out bytes.Buffer
	err = parsed.Execute(&out, values)
	return out.Bytes(), err
}

package settingsls

import (
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"github.com/settings-ls/settings-ls/schema/nearest"
	"github.com/settings-ls/settings-ls/validate"
)

// TestRuleIDsInCode checks that the IDs of rules that code names, tests too, belong to rules: where one is compared
// with a rule's, or made from text.
func TestRuleIDsInCode(t *testing.T) {
	checked := 0
	for _, p := range listPackages(t) {
		for _, name := range slices.Concat(p.GoFiles, p.TestGoFiles, p.XTestGoFiles) {
			path := filepath.Join(p.Dir, name)
			files := token.NewFileSet()
			file, err := parser.ParseFile(files, path, nil, parser.SkipObjectResolution)
			if err != nil {
				t.Fatal(err)
			}
			for _, literal := range ruleIDsIn(file) {
				checked++
				if id, _ := strconv.Unquote(literal.Value); !isRule(id) {
					t.Errorf("%s: no rule has the ID %s", files.Position(literal.Pos()), literal.Value)
				}
			}
		}
	}
	if checked < 20 {
		t.Errorf("only %d IDs of rules found in the code", checked)
	}
}

// ruleIDsIn finds the string literals that are IDs of rules.
func ruleIDsIn(file *ast.File) []*ast.BasicLit {
	var found []*ast.BasicLit
	add := func(e ast.Expr) {
		if literal, ok := e.(*ast.BasicLit); ok && literal.Kind == token.STRING {
			found = append(found, literal)
		}
	}
	ast.Inspect(file, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.BinaryExpr:
			if isRuleField(n.X) {
				add(n.Y)
			}
		case *ast.SwitchStmt:
			if n.Tag != nil && isRuleField(n.Tag) {
				for _, clause := range n.Body.List {
					for _, e := range clause.(*ast.CaseClause).List {
						add(e)
					}
				}
			}
		case *ast.CompositeLit:
			for _, e := range n.Elts {
				pair, isPair := e.(*ast.KeyValueExpr)
				switch kind := n.Type.(type) {
				case *ast.ArrayType:
					if isID(kind.Elt) {
						add(e)
					}
				case *ast.MapType:
					if isPair && isID(kind.Key) {
						add(pair.Key)
					}
				}
			}
		case *ast.CallExpr:
			if isID(n.Fun) && len(n.Args) == 1 {
				add(n.Args[0])
			}
		}
		return true
	})
	return found
}

// isRuleField reports whether an expression is the rule of a finding, or the ID of a rule.
func isRuleField(e ast.Expr) bool {
	field, ok := e.(*ast.SelectorExpr)
	if !ok {
		return false
	}
	of, _ := field.X.(*ast.Ident)
	return field.Sel.Name == "Rule" || field.Sel.Name == "ID" && of != nil && (of.Name == "r" || of.Name == "rule")
}

// isID reports whether an expression is the type rule.ID, or a function of package validate that takes one.
func isID(e ast.Expr) bool {
	name, ok := e.(*ast.SelectorExpr)
	if !ok {
		return false
	}
	library, _ := name.X.(*ast.Ident)
	return library != nil && (library.Name == "rule" || library.Name == "validate") &&
		slices.Contains([]string{"ID", "Doc", "PageByID", "PageURL", "RuleByID"}, name.Sel.Name)
}

// The ways in which documentation names rules; the first group is a list of names.
var ruleMentions = []*regexp.Regexp{
	regexp.MustCompile(`ignore(?:-file)?\[([^\]\n]*)\]`),
	regexp.MustCompile(`\brules/([a-z0-9-]+)\.md`),
	regexp.MustCompile(`settings-ls rules ([a-z][a-z0-9-]*)`),
	regexp.MustCompile(`--(?:select|ignore)[ =]([a-z0-9,-]+)`),
	regexp.MustCompile(`(?m)^ *"?(?:[a-z.-]*\.)?(?:select|ignore)"? *[=:] *\[([^\]\n]*)\]`),
	regexp.MustCompile(`(?m)^severity *= *\{ *"?([a-z0-9-]+)"?`),
	regexp.MustCompile(`(?m)^per-file-ignores *= *\{.*= *\[([^\]\n]*)\]`),
}

var codeSpan = regexp.MustCompile("`([a-z0-9]+(?:-[a-z0-9]+)+)`")

// TestRuleIDsInDocs checks that the rules that documentation names exist, and that no code span is nearly one.
func TestRuleIDsInDocs(t *testing.T) {
	mentioned := 0
	for path, text := range documentation(t) {
		for _, mention := range ruleMentions {
			for _, match := range mention.FindAllStringSubmatch(text, -1) {
				for _, name := range regexp.MustCompile(`[A-Za-z][A-Za-z0-9-]*`).FindAllString(match[1], -1) {
					mentioned++
					if !slices.Contains(validate.SelectorNames(), name) && name != "rule" {
						t.Errorf("%s: %q: no rule has the ID %s", path, match[0], name)
					}
				}
			}
		}
		for _, match := range codeSpan.FindAllStringSubmatch(text, -1) {
			if near, ok := nearest.To(match[1], validate.SelectorNames()); ok && !isRule(match[1]) {
				t.Errorf("%s: %s: no rule has this ID; is it %s?", path, match[0], near)
			}
		}
	}
	if mentioned < 10 {
		t.Errorf("only %d IDs of rules found in the documentation", mentioned)
	}
}

// documentation gives the texts that people read, by their paths: of the rules' pages the prose, for their examples
// are checked with the rules. docs/rules is made from them.
func documentation(t *testing.T) map[string]string {
	texts := map[string]string{}
	for _, pattern := range []string{"*.md", "docs/*.md", "docs/*/*.md", "docs/*.json", "editors/*/*.md", "action.yml", "validate/*/*.txtar"} {
		paths, err := filepath.Glob(pattern)
		if err != nil {
			t.Fatal(err)
		}
		for _, path := range paths {
			text, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			switch {
			case strings.HasSuffix(path, ".txtar"):
				texts[path] = string(txtar.Parse(text).Comment)
			case !strings.HasPrefix(path, filepath.Join("docs", "rules")+string(filepath.Separator)):
				texts[path] = string(text)
			}
		}
	}
	return texts
}

func isRule(id string) bool {
	_, ok := validate.RuleByID(validate.ID(id))
	return ok
}

// Package requirement reads what pip installs: requirements as PEP 508 writes them, and the lines of a
// requirements file. testdata holds it against Python's own package packaging.
package requirement

import (
	"fmt"
	"strings"

	pep440 "github.com/aquasecurity/go-pep440-version"

	"github.com/settings-ls/settings-ls/internal/shorten"
)

// Requirement is a package that is wanted (PEP 508).
type Requirement struct {
	// Name is as written, Extras are the names in brackets.
	Name   string
	Extras []string
	// Specifiers are the bounds of its version, none for any.
	Specifiers []Specifier
	// URL is where it comes from, "" for an index of packages.
	URL string
	// Marker says where it is wanted, "" for everywhere.
	Marker string
}

// Specifier is one bound of a version (PEP 440), such as >= and 2.0.
type Specifier struct{ Operator, Version string }

// String is the specifier as one writes it.
func (s Specifier) String() string { return s.Operator + s.Version }

// Join is a list of bounds as one writes it, with commas.
func Join(specifiers []Specifier) string {
	texts := make([]string, len(specifiers))
	for i, s := range specifiers {
		texts[i] = s.String()
	}
	return strings.Join(texts, ",")
}

// Normal is the one form of a package's name: lower case, with single hyphens (PEP 503).
func Normal(name string) string {
	var normal strings.Builder
	separated := false
	for _, r := range strings.ToLower(name) {
		separator := r == '-' || r == '_' || r == '.'
		switch {
		case !separator:
			normal.WriteRune(r)
		case !separated:
			normal.WriteByte('-')
		}
		separated = separator
	}
	return normal.String()
}

// nameAtStart is the name that a text begins with, "" for none: letters, digits, ".", "_" and "-", with a letter or a digit
// first, and neither "." nor "-" last. It is called for every requirement, which a regular expression would be slow for.
func nameAtStart(text string) string {
	end := 0
	for end < len(text) && (isAlphanumeric(text[end]) || end > 0 && strings.IndexByte("._-", text[end]) >= 0) {
		end++
	}
	return strings.TrimRight(text[:end], ".-")
}

func isAlphanumeric(c byte) bool {
	return 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9'
}

// operators are those of PEP 440, longer ones first.
var operators = []string{"===", "~=", "==", "!=", "<=", ">=", "<", ">"}

func operatorAtStart(text string) string {
	for _, operator := range operators {
		if strings.HasPrefix(text, operator) {
			return operator
		}
	}
	return ""
}

// Parse reads one requirement. Its errors say what is wrong in a few words.
func Parse(text string) (r Requirement, err error) {
	text = strings.TrimSpace(text)
	if r.Name = nameAtStart(text); r.Name == "" {
		return r, fmt.Errorf("it does not begin with the name of a package")
	}
	rest := strings.TrimLeft(text[len(r.Name):], " \t")
	if strings.HasPrefix(rest, "[") {
		inside, behind, closed := strings.Cut(rest[1:], "]")
		if !closed {
			return r, fmt.Errorf("the bracket of the extras is not closed")
		}
		if r.Extras, err = extras(inside); err != nil {
			return r, err
		}
		rest = strings.TrimLeft(behind, " \t")
	}
	if strings.HasPrefix(rest, "@") {
		return fromURL(r, strings.TrimLeft(rest[1:], " \t"))
	}
	bounds, marker, marked := strings.Cut(rest, ";")
	if r.Specifiers, err = specifiers(strings.TrimSpace(bounds)); err != nil {
		return r, err
	}
	if marked {
		r.Marker = strings.TrimSpace(marker)
		err = checkMarker(r.Marker)
	}
	return r, err
}

// fromURL reads what follows the @ of a direct reference; its marker stands behind a blank.
func fromURL(r Requirement, rest string) (Requirement, error) {
	end := strings.IndexAny(rest, " \t")
	if end < 0 {
		end = len(rest)
	}
	if r.URL = rest[:end]; r.URL == "" {
		return r, fmt.Errorf("no address follows the @")
	}
	rest = strings.TrimSpace(rest[end:])
	if rest == "" {
		return r, nil
	}
	marker, marked := strings.CutPrefix(rest, ";")
	if !marked {
		return r, fmt.Errorf("%q follows the address", shorten.Quote(rest))
	}
	r.Marker = strings.TrimSpace(marker)
	return r, checkMarker(r.Marker)
}

func extras(inside string) ([]string, error) {
	if strings.TrimSpace(inside) == "" {
		return nil, nil
	}
	var names []string
	for _, name := range strings.Split(inside, ",") {
		if name = strings.TrimSpace(name); name == "" || nameAtStart(name) != name {
			return nil, fmt.Errorf("%q is no name of an extra", shorten.Quote(name))
		}
		names = append(names, name)
	}
	return names, nil
}

// specifiers reads bounds between commas; the old form in parentheses is fine.
func specifiers(text string) ([]Specifier, error) {
	if inside, ok := strings.CutPrefix(text, "("); ok {
		if text, ok = strings.CutSuffix(inside, ")"); !ok {
			return nil, fmt.Errorf("the parenthesis of the version is not closed")
		}
	}
	if strings.TrimSpace(text) == "" {
		return nil, nil
	}
	var all []Specifier
	parts := strings.Split(text, ",")
	for i, part := range parts {
		part = strings.TrimSpace(part)
		if part == "" && i == len(parts)-1 && i > 0 {
			break // a comma at the end
		}
		s, err := specifier(part)
		if err != nil {
			return nil, err
		}
		all = append(all, s)
	}
	return all, nil
}

func specifier(text string) (s Specifier, err error) {
	s.Operator = operatorAtStart(text)
	s.Version = strings.TrimSpace(text[len(s.Operator):])
	switch {
	case s.Operator == "" && strings.HasPrefix(text, "="):
		return s, fmt.Errorf("%q: a version is named with ==", shorten.Quote(text))
	case s.Operator == "":
		return s, fmt.Errorf("%q is no bound of a version, such as ==1.0 or >=2", shorten.Quote(text))
	case s.Version == "":
		return s, fmt.Errorf("no version follows %s", s.Operator)
	case strings.ContainsAny(s.Version, " \t"):
		return s, fmt.Errorf("a comma is missing in %q", shorten.Quote(text))
	case s.Operator == "===":
		return s, nil
	}
	version, wild := strings.CutSuffix(s.Version, ".*")
	if wild && s.Operator != "==" && s.Operator != "!=" {
		return s, fmt.Errorf("only == and != can have .*, not %s", s.Operator)
	}
	if !isVersion(version) {
		return s, fmt.Errorf("%q is no version", shorten.Quote(s.Version))
	}
	if strings.Contains(version, "+") && s.Operator != "==" && s.Operator != "!=" {
		return s, fmt.Errorf("only == and != can have a local version, not %s", s.Operator)
	}
	if s.Operator == "~=" && !strings.Contains(version, ".") {
		return s, fmt.Errorf("~= wants two numbers, as in ~=%s.0", shorten.Quote(version))
	}
	return s, nil
}

// isVersion reports whether a text is a version (PEP 440). Most are numbers alone, which need no parser.
func isVersion(text string) bool {
	if isRelease(text) {
		return true
	}
	_, err := pep440.Parse(text)
	return err == nil && !strings.Contains(text, "*")
}

// isRelease reports whether a text is a few short numbers with dots between them.
func isRelease(text string) bool {
	digits := 0
	for i := range len(text) {
		switch c := text[i]; {
		case '0' <= c && c <= '9' && digits < 9:
			digits++
		case c == '.' && digits > 0:
			digits = 0
		default:
			return false
		}
	}
	return digits > 0
}

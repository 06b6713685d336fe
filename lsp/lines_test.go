package lsp_test

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"unicode/utf16"
	"unicode/utf8"
)

// lines are the lengths of the lines of a text, in units of an encoding. They bound valid positions.
type lines []float64

var lineEnd = regexp.MustCompile("\r\n|\n|\r")

func linesOf(text, encoding string) *lines {
	var all lines
	for _, line := range lineEnd.Split(text, -1) {
		n := len(line)
		switch encoding {
		case "utf-16":
			n = len(utf16.Encode([]rune(line)))
		case "utf-32":
			n = utf8.RuneCountInString(line)
		}
		all = append(all, float64(n))
	}
	return &all
}

func (l lines) holds(line, character float64) bool {
	return 0 <= line && int(line) < len(l) && 0 <= character && character <= l[int(line)]
}

// faults returns what is wrong with the ranges in a response.
func (l lines) faults(method string, value any) (faults []string) {
	method = strings.TrimPrefix(method, "textDocument/")
	switch {
	case strings.HasPrefix(method, "workspace/"), strings.HasPrefix(method, "settings-ls/"):
	case strings.HasPrefix(method, "semanticTokens"):
		return l.tokenFaults(value)
	case method == "foldingRange":
		walk(value, func(fold map[string]any) {
			start, end := fold["startLine"].(float64), fold["endLine"].(float64)
			if start < 0 || end < start || int(end) >= len(l) {
				faults = append(faults, fmt.Sprintf("fold %v to %v of %d lines", start, end, len(l)))
			}
		})
	default:
		walk(value, func(object map[string]any) {
			at := startAndEnd(object)
			if len(at) == 4 && (!l.holds(at[0], at[1]) || !l.holds(at[2], at[3]) || slices.Compare(at[:2], at[2:]) > 0) {
				faults = append(faults, fmt.Sprintf("range %v is not in the text", at))
			}
		})
	}
	return faults
}

// tokenFaults checks the relative positions of semantic tokens: inside the text, ordered, not overlapping.
func (l lines) tokenFaults(value any) (faults []string) {
	object, _ := value.(map[string]any)
	data, _ := object["data"].([]any)
	var line, column, end float64
	for token := range slices.Chunk(data, 5) {
		down, right, length := token[0].(float64), token[1].(float64), token[2].(float64)
		if down > 0 {
			line, column, end = line+down, 0, 0
		}
		column += right
		if column < end || length <= 0 || !l.holds(line, column+length) {
			faults = append(faults, fmt.Sprintf("token of %v at %v:%v", length, line, column))
		}
		end = column + length
	}
	return faults
}

// walk visits each object in a JSON value, except those about other documents.
func walk(value any, visit func(map[string]any)) {
	switch value := value.(type) {
	case map[string]any:
		visit(value)
		for key, inner := range value {
			if key != "relatedInformation" && key != "arguments" && key != "data" {
				walk(inner, visit)
			}
		}
	case []any:
		for _, inner := range value {
			walk(inner, visit)
		}
	}
}

// startAndEnd returns line and character of the start and end of a range; nil for other objects.
func startAndEnd(object map[string]any) []float64 {
	var at []float64
	for _, name := range []string{"start", "end"} {
		if position, ok := object[name].(map[string]any); ok {
			at = append(at, position["line"].(float64), position["character"].(float64))
		}
	}
	return at
}

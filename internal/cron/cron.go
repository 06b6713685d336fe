// Package cron checks cron expressions and describes them in words.
package cron

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// field is one of the five fields of a cron expression.
type field struct {
	name     string
	min, max int
	// words are names of its values, in upper case.
	words []string
}

var fields = []field{
	{"minute", 0, 59, nil},
	{"hour", 0, 23, nil},
	{"day of the month", 1, 31, nil},
	{"month", 1, 12, []string{"JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"}},
	{"day of the week", 0, 7, []string{"SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"}},
}

// Check returns what is wrong with a cron expression, as the end of a message; "" for nothing. It accepts whatever one of
// the schedulers that ZenML passes expressions to accepts: five fields, the six or seven of Quartz and of AWS, whose
// values it does not check, macros such as @daily, and a time zone before the fields (TZ=Europe/Berlin).
func Check(expression string) string {
	_, parts := split(expression)
	switch {
	case len(parts) > 0 && (strings.HasPrefix(parts[0], "@") || strings.Contains(parts[0], "(")):
		return ""
	case len(parts) == 6 || len(parts) == 7:
		return ""
	case len(parts) != len(fields):
		return fmt.Sprintf("it has %d of the 5 fields minute, hour, day of the month, month and day of the week", len(parts))
	}
	for i, part := range parts {
		if wrong := fields[i].check(part); wrong != "" {
			return wrong
		}
	}
	return ""
}

// split returns the time zone before the fields, "" for none, and the fields.
func split(expression string) (zone string, parts []string) {
	parts = strings.Fields(expression)
	if len(parts) == 0 {
		return "", nil
	}
	if name, value, ok := strings.Cut(parts[0], "="); ok && (name == "TZ" || name == "CRON_TZ") {
		return value, parts[1:]
	}
	return "", parts
}

// check checks a comma-separated list of values, ranges and steps.
func (f field) check(text string) string {
	for item := range strings.SplitSeq(text, ",") {
		values, _, _ := strings.Cut(item, "/")
		if values == "*" || values == "?" {
			continue
		}
		for value := range strings.SplitSeq(values, "-") {
			if !f.valid(value) {
				return fmt.Sprintf("%q is not a valid %s; use %d to %d", value, f.name, f.min, f.max)
			}
		}
	}
	return ""
}

// valid reports whether a value is a number in range, a name, or has a character that only some schedulers know: L for
// last, W for a working day, # for the nth day of the week, and H for a hash.
func (f field) valid(value string) bool {
	if n, err := strconv.Atoi(value); err == nil {
		return n >= f.min && n <= f.max
	}
	return slices.Contains(f.words, strings.ToUpper(value)) || value != "" && strings.Trim(strings.ToUpper(value), "0123456789LWH#()") == ""
}

package cron_test

import (
	"strings"
	"testing"

	"github.com/settings-ls/settings-ls/internal/cron"
)

func TestCheck(t *testing.T) {
	for expression, want := range map[string]string{
		"* * * * *":                  "",
		"*/15 9-17 * * MON-FRI":      "",
		"0 0 1,15 jan,Jul 7":         "",
		"0 22 * * 1-5/2":             "",
		"0 0 L * 5L":                 "",
		"0 0 15W * 5#3":              "",
		"H H * * *":                  "",
		"0 12 * * ? *":               "",
		"0 0 12 * * ?":               "",
		"0 0 12 1/5 * ? 2027":        "",
		"@daily":                     "",
		"@every 1h30m":               "",
		"TZ=Europe/Berlin 0 9 * * *": "",
		"CRON_TZ=UTC  0 9 * * *":     "",
		"cron(0 12 * * ? *)":         "",
		"rate(1 day)":                "",
		"":                           "it has 0 of the 5 fields",
		"every day":                  "it has 2 of the 5 fields",
		"0 9 * *":                    "it has 4 of the 5 fields",
		"TZ=UTC 9 * *":               "it has 3 of the 5 fields",
		"1 2 3 4 5 6 7 8":            "it has 8 of the 5 fields",
		"75 * * * *":                 `"75" is not a valid minute; use 0 to 59`,
		"0 25 * * *":                 `"25" is not a valid hour; use 0 to 23`,
		"0 0 0 * *":                  `"0" is not a valid day of the month; use 1 to 31`,
		"0 0 * 13 *":                 `"13" is not a valid month; use 1 to 12`,
		"0 0 * * 8":                  `"8" is not a valid day of the week; use 0 to 7`,
		"0 0 * * FRY":                `"FRY" is not a valid day of the week; use 0 to 7`,
		"0 9-24 * * *":               `"24" is not a valid hour; use 0 to 23`,
		"0,61 * * * *":               `"61" is not a valid minute; use 0 to 59`,
		"run it every nine o'clock":  `"run" is not a valid minute; use 0 to 59`,
	} {
		got := cron.Check(expression)
		if (got == "") != (want == "") || !strings.HasPrefix(got, want) {
			t.Errorf("Check(%q) = %q, want %q", expression, got, want)
		}
	}
}

package cron_test

import (
	"testing"

	"github.com/settings-ls/settings-ls/internal/cron"
)

func TestDescribe(t *testing.T) {
	for _, test := range []struct{ expression, when, zone string }{
		{"* * * * *", "every minute", ""},
		{"*/15 9-17 * * MON-FRI", "every 15 minutes from 09:00 to 17:45, Monday to Friday", ""},
		{"0 0 1,15 jan,Jul *", "at 00:00, on days 1 and 15, in January and July", ""},
		{"0 0 1,15 jan,Jul 7", "at 00:00, on days 1 and 15 or on Sunday, in January and July", ""},
		{"0 22 * * 1-5/2", "at 22:00, on Monday, Wednesday and Friday", ""},
		{"0 0 L * 5L", "", ""},
		{"0 12 * * ? *", "", ""},
		{"0 0 12 * * ?", "", ""},
		{"@daily", "at 00:00 every day", ""},
		{"@every 1h30m", "", ""},
		{"0 9 * * 1-5", "at 09:00, Monday to Friday", ""},
		{"5 4 * * sun", "at 04:05, on Sunday", ""},
		{"0 0 1 * 1", "at 00:00, on day 1 of the month or on Monday", ""},
		{"*/10 * * * *", "every 10 minutes", ""},
		{"0 */2 * * *", "every 2 hours", ""},
		{"1,31 * * * *", "at minutes 1 and 31 of every hour", ""},
		{"30 6 1 */3 *", "at 06:30, on day 1, in January, April, July and October", ""},
		{"0-30 * * * *", "at minutes 0 to 30 of every hour", ""},
		{"0 9-24 * * *", "", ""},
		{"0 0 * * 7", "at 00:00, on Sunday", ""},
		{"0 0 * * 0,7", "at 00:00, on Sunday", ""},
		{"0 0 * * 5-7", "at 00:00, Friday to Sunday", ""},
		{"5/15 * * * *", "at minutes 5, 20, 35 and 50 of every hour", ""},
		{"0 0 */2 * *", "at 00:00, on days 1, 3, 5, … and 31 of the month", ""},
		{"*/7 * * * *", "at minutes 0, 7, 14, … and 56 of every hour", ""},
		{"0 9 * * 1,3,5", "at 09:00, on Monday, Wednesday and Friday", ""},
		{"0 0 29 2 *", "at 00:00, on day 29, in February", ""},
		{"* 9 * * *", "every minute from 09:00 to 09:59", ""},
		{"0 0 * * 1/2", "at 00:00, on Monday, Wednesday and Friday", ""},
		{"15 10 ? * *", "at 10:15 every day", ""},
		{"0 0 LW * *", "", ""},
		{"0 22 * 1-6 *", "at 22:00 every day, from January to June", ""},
		{"0 9 * * mon-fri", "at 09:00, Monday to Friday", ""},
		{"0 9 1-7 * 1", "at 09:00, on days 1 to 7 of the month or on Monday", ""},
		{"007 4 * * *", "at 04:07 every day", ""},
		{"*/1 * * * *", "every minute", ""},
		{"1-1 * * * *", "every hour at minute 1", ""},
		{"*/5,10 * * * *", "every 5 minutes", ""},
		{"0 0-5/2 * * *", "at 00:00, 02:00 and 04:00 every day", ""},
		{"0 9 * * 6-1", "", ""},
		{"0 9 * * */2", "at 09:00, on Tuesday, Thursday, Saturday and Sunday", ""},
		{"*/60 * * * *", "every hour", ""},
		{"30 9 * * *", "at 09:30 every day", ""},
		{"TZ=Europe/Berlin 0 9 * * *", "at 09:00 every day", "Europe/Berlin"},
		{"@hourly", "every hour", ""},
		{"@weekly", "at 00:00, on Sunday", ""},
		{"@yearly", "at 00:00, on day 1, in January", ""},
		{"0 0 */2 * 1", "", ""},
		{"15 * * * *", "every hour at minute 15", ""},
		{"15 */6 * * *", "at 00:15, 06:15, 12:15 and 18:15 every day", ""},
		{"0 8-18 * * *", "every hour from 08:00 to 18:00", ""},
		{"0 8-18/2 * * 1-5", "every 2 hours from 08:00 to 18:00, Monday to Friday", ""},
		{"*/30 9,12,15,18 * * *", "at minutes 0 and 30 of hours 9, 12, 15 and 18", ""},
		{"1-59/2 * * * *", "at minutes 1, 3, 5, … and 59 of every hour", ""},
		{"1-59/2 9,11,15 * * *", "at minutes 1, 3, 5, … and 59 of hours 9, 11 and 15", ""},
		{"0,1,2,30,44 1,9 * * *", "at minutes 0, 1, 2, 30 and 44 of hours 1 and 9", ""},
		{"* 22-23 * * *", "every minute from 22:00 to 23:59", ""},
		{"* 1,9 * * *", "every minute of hours 1 and 9", ""},
		{"H H * * *", "", ""},
		{"cron(0 12 * * ? *)", "", ""},
		{"0 0 * 13 *", "", ""},
		{"*/0 * * * *", "", ""},
		{"", "", ""},
		{"@nightly", "", ""},
		{"1,,2 * * * *", "", ""},
		{"99999999999999999999 * * * *", "", ""},
	} {
		when, zone := cron.Describe(test.expression)
		if when != test.when || when != "" && zone != test.zone {
			t.Errorf("Describe(%q) = %q, %q, want %q, %q", test.expression, when, zone, test.when, test.zone)
		}
		if wrong := cron.Check(test.expression); wrong != "" && when != "" {
			t.Errorf("%q is described, but %s", test.expression, wrong)
		}
	}
}

func FuzzDescribe(f *testing.F) {
	f.Add("*/15 9-17 1,15 JAN-mar 5-7/2")
	f.Fuzz(func(t *testing.T, expression string) {
		when, _ := cron.Describe(expression)
		if wrong := cron.Check(expression); wrong != "" && when != "" {
			t.Errorf("%q is described, but %s", expression, wrong)
		}
	})
}

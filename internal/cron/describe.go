package cron

import (
	"fmt"
	"strings"
	"time"
)

// Describe returns in words when an expression runs, such as "at 09:00, Monday to Friday", and the time zone that it names, "" for none.
// when is "" for an invalid expression, and for one that schedulers interpret differently: with six or seven fields, or with characters such
// as L and H.
func Describe(expression string) (when, zone string) {
	zone, parts := split(expression)
	if len(parts) == 1 {
		parts = strings.Fields(macros[parts[0]])
	}
	if len(parts) != len(fields) {
		return "", ""
	}
	var sets [5]set
	for i, part := range parts {
		var ok bool
		if sets[i], ok = fields[i].set(part); !ok {
			return "", ""
		}
	}
	minutes, hours, days, months, weekdays := sets[0], sets[1], sets[2], sets[3], sets[4]
	if !days.isAll && !weekdays.isAll && strings.ContainsAny(parts[2]+parts[4], "*?") {
		return "", "" // for some schedulers both must match, for others one of them
	}
	text := timeWords(minutes, hours)
	if days.isAll && weekdays.isAll && len(minutes.values)*len(hours.values) <= maxListed {
		text += " every day"
	}
	return text + dateWords(days, months, weekdays), zone
}

var macros = map[string]string{
	"@yearly": "0 0 1 1 *", "@annually": "0 0 1 1 *", "@monthly": "0 0 1 * *", "@weekly": "0 0 * * 0",
	"@daily": "0 0 * * *", "@midnight": "0 0 * * *", "@hourly": "0 * * * *",
}

// timeWords describes the times of a day.
func timeWords(minutes, hours set) string {
	every, isRegular := minutes.interval(60)
	switch {
	case len(minutes.values)*len(hours.values) <= maxListed:
		return "at " + list(times(minutes, hours))
	case len(minutes.values) == 1:
		return hourWords(minutes.first(), hours)
	case isRegular && hours.isAll:
		return everyWords(every, "minute")
	case isRegular && hours.isContiguous():
		return everyWords(every, "minute") + " from " + clock(hours.first(), minutes.first()) + " to " + clock(hours.last(), minutes.last())
	case isRegular:
		return everyWords(every, "minute") + " of " + hours.numbers("hour")
	case hours.isAll:
		return "at " + minutes.numbers("minute") + " of every hour"
	}
	return "at " + minutes.numbers("minute") + " of " + hours.numbers("hour")
}

// maxListed is the number of times or values that are listed.
const maxListed = 4

func times(minutes, hours set) []string {
	var texts []string
	for _, hour := range hours.values {
		for _, minute := range minutes.values {
			texts = append(texts, clock(hour, minute))
		}
	}
	return texts
}

// hourWords describes the hours with one run each.
func hourWords(minute int, hours set) string {
	step, isRegular := hours.step()
	if every, ok := hours.interval(24); ok {
		if minute == 0 {
			return everyWords(every, "hour")
		}
		return everyWords(every, "hour") + fmt.Sprintf(" at minute %d", minute)
	}
	if isRegular {
		return everyWords(step, "hour") + " from " + clock(hours.first(), minute) + " to " + clock(hours.last(), minute)
	}
	return fmt.Sprintf("at minute %d of %s", minute, hours.numbers("hour"))
}

// dateWords describes the days, to follow the times.
func dateWords(days, months, weekdays set) string {
	weekday := func(value int) string { return time.Weekday(value % sunday).String() }
	month := func(value int) string { return time.Month(value).String() }
	var text string
	if !days.isAll {
		text = ", on " + days.numbers("day")
		if months.isAll {
			text += " of the month"
		}
	}
	if !weekdays.isAll {
		names := weekdays.words(weekday)
		switch {
		case !days.isAll:
			text += " or on " + names
		case weekdays.isSpan():
			text += ", " + names
		default:
			text += ", on " + names
		}
	}
	switch {
	case months.isAll:
		return text
	case months.isSpan():
		return text + ", from " + months.words(month)
	}
	return text + ", in " + months.words(month)
}

func everyWords(n int, unit string) string {
	if n == 1 {
		return "every " + unit
	}
	return fmt.Sprintf("every %d %ss", n, unit)
}

func clock(hour, minute int) string { return fmt.Sprintf("%02d:%02d", hour, minute) }

// list joins words as in "a, b and c".
func list(words []string) string {
	last := len(words) - 1
	if last == 0 {
		return words[0]
	}
	return strings.Join(words[:last], ", ") + " and " + words[last]
}

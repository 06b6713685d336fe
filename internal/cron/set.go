package cron

import (
	"slices"
	"strconv"
	"strings"
)

// set has the values of a field in order, at least one.
type set struct {
	values []int
	// isAll means that it has all values of the field.
	isAll bool
}

// set returns the values of a field. ok is false for text that has more than numbers, names, ranges and steps, and for ranges that not
// every scheduler accepts.
func (f field) set(text string) (s set, ok bool) {
	found := map[int]bool{}
	for item := range strings.SplitSeq(text, ",") {
		from, to, step, ok := f.item(item)
		if !ok {
			return set{}, false
		}
		for value := from; value <= to; value += step {
			found[f.canonical(value)] = true
		}
	}
	for value := range found {
		s.values = append(s.values, value)
	}
	slices.Sort(s.values)
	s.isAll = len(s.values) == f.open()-f.min+1
	return s, true
}

// item parses a value, a range or a star, each with an optional step.
func (f field) item(text string) (from, to, step int, ok bool) {
	values, every, hasStep := strings.Cut(text, "/")
	step = 1
	if hasStep {
		n, err := strconv.ParseUint(every, 10, 16)
		if err != nil || n == 0 {
			return 0, 0, 0, false
		}
		step = int(n)
	}
	if values == "*" || values == "?" {
		return f.min, f.open(), step, true
	}
	start, end, isRange := strings.Cut(values, "-")
	if from, ok = f.number(start); !ok {
		return 0, 0, 0, false
	}
	switch {
	case isRange:
		to, ok = f.number(end)
	case hasStep:
		to = f.open()
	default:
		to = from
	}
	return from, to, step, ok && from <= to
}

// number returns the number of a value, which can be a name.
func (f field) number(text string) (n int, ok bool) {
	if i := slices.Index(f.words, strings.ToUpper(text)); i >= 0 {
		return f.min + i, true
	}
	value, err := strconv.ParseUint(text, 10, 16)
	return int(value), err == nil && f.min <= int(value) && int(value) <= f.max
}

// open is the last value of a star. Of the two numbers of Sunday, a star has the first.
func (f field) open() int {
	if f.max == sunday {
		return sunday - 1
	}
	return f.max
}

// canonical returns the number of a value that has two: Sunday is the last day of a week.
func (f field) canonical(value int) int {
	if f.max == sunday && value == 0 {
		return sunday
	}
	return value
}

const sunday = 7

func (s set) first() int { return s.values[0] }

func (s set) last() int { return s.values[len(s.values)-1] }

// step returns the difference between neighbors, if it is the same for all of at least three.
func (s set) step() (step int, ok bool) {
	if len(s.values) < 3 {
		return 0, false
	}
	step = s.values[1] - s.values[0]
	for i := range s.values[1:] {
		if s.values[i+1]-s.values[i] != step {
			return 0, false
		}
	}
	return step, true
}

// isContiguous reports whether no value is missing between the first and the last.
func (s set) isContiguous() bool { return s.last()-s.first() == len(s.values)-1 }

// interval returns the step of a set that divides a cycle of some length, such as the minutes of an hour, into equal parts from 0.
func (s set) interval(length int) (step int, ok bool) {
	step, ok = s.step()
	return step, ok && s.first() == 0 && step*len(s.values) == length
}

// isSpan reports whether words names the first and the last value only.
func (s set) isSpan() bool { return len(s.values) > 2 && s.isContiguous() }

// words names the values.
func (s set) words(name func(int) string) string {
	var names []string
	for _, value := range s.values {
		names = append(names, name(value))
	}
	switch _, isRegular := s.step(); {
	case s.isSpan():
		return names[0] + " to " + names[len(names)-1]
	case len(names) > maxListed && isRegular:
		names = append(names[:maxListed-1], "…", names[len(names)-1])
	}
	return list(names)
}

// numbers names the values with a unit before them.
func (s set) numbers(unit string) string {
	if len(s.values) > 1 {
		unit += "s"
	}
	return unit + " " + s.words(strconv.Itoa)
}

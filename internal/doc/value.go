package doc

import (
	"slices"
	"strconv"
	"strings"
	"time"
)

// Bytes is Python's bytes (!!binary).
type Bytes []byte

// Date is Python's datetime.date.
type Date struct{ Year, Month, Day int }

// Timestamp is Python's datetime.datetime.
type Timestamp struct {
	Date
	Hour, Minute, Second, Microsecond int
	// Zone means that there is an offset from UTC, OffsetSeconds is its value.
	Zone          bool
	OffsetSeconds int
}

// Resolve returns the target of an Alias, other nodes unchanged. It returns nil for nil and for an undefined alias.
func (n *Node) Resolve() *Node {
	if n == nil || n.Kind != Alias {
		return n
	}
	return n.Target()
}

// IsNull reports whether the value is None in Python (nil counts as None).
func (n *Node) IsNull() bool {
	n = n.Resolve()
	return n == nil || n.Type == TypeNull
}

// IsString reports whether a node, or the target of an alias, is a scalar that is a string.
func (n *Node) IsString() bool {
	n = n.Resolve()
	return n != nil && n.Kind == Scalar && n.Type == TypeString
}

// Value returns the Python value of a scalar (aliases are followed) as one of nil, bool, *big.Int, float64, string, Bytes, Date or Timestamp. ok
// is false for a collection, unless its tag makes it a scalar (!!str {=: text}), and for a scalar that PyYAML cannot construct.
func (n *Node) Value() (value any, ok bool) {
	n = n.Resolve()
	if n == nil {
		return nil, true
	}
	if n.Kind == Scalar {
		return constructScalar(n.Type, n.Text)
	}
	if text, ok := n.ScalarText(); ok && n.Type != TypeTimestamp {
		return constructScalar(n.Type, text)
	}
	return nil, false
}

// ScalarText implements SafeConstructor.construct_scalar: a mapping with a key '=' can represent a scalar, as in !!str {=: text}.
func (n *Node) ScalarText() (string, bool) {
	for range maxValueKeys {
		if n == nil || n.Kind != Mapping {
			break
		}
		i := slices.IndexFunc(n.Fields, func(f Field) bool {
			key := f.Key.Resolve()
			return key != nil && key.Type == TypeEquals
		})
		if i < 0 {
			return "", false
		}
		n = n.Fields[i].Value.Resolve()
	}
	if n == nil || n.Kind != Scalar {
		return "", false
	}
	return n.Text, true
}

// maxValueKeys is the number of nested '=' keys after which Python raises RecursionError; a mapping can be its own value.
const maxValueKeys = 900

// constructScalar constructs the value of a scalar of the given type, as SafeConstructor does.
func constructScalar(t Type, text string) (value any, ok bool) {
	switch t {
	case TypeString:
		return text, true
	case TypeNull:
		return nil, true
	case TypeBool:
		return constructBool(text)
	case TypeInt:
		if i, ok := constructInt(text); ok {
			return i, true
		}
	case TypeFloat:
		if f, ok := constructFloat(text); ok {
			return f, true
		}
	case TypeBytes:
		if b, ok := constructBinary(text); ok {
			return b, true
		}
	case TypeTimestamp:
		return constructTimestamp(text)
	}
	return nil, false
}

func constructBool(text string) (value any, ok bool) {
	switch strings.ToLower(text) {
	case "yes", "true", "on":
		return true, true
	case "no", "false", "off":
		return false, true
	}
	return nil, false
}

// CanConstruct reports whether SafeConstructor can construct the value of a scalar of the given type.
func CanConstruct(t Type, text string) bool {
	switch t {
	case TypeString, TypeNull:
		return true
	case TypeInt:
		if _, short := ShortInt(text); short {
			return true
		}
	case TypeFloat:
		_, ok := constructFloat(text)
		return ok
	}
	_, ok := constructScalar(t, text)
	return ok
}

// constructBinary implements binascii.a2b_base64, which skips invalid characters and stops at a complete padding.
func constructBinary(text string) (b Bytes, ok bool) {
	if !isASCII(text) {
		return nil, false
	}
	b = Bytes{}
	var left byte
	quad, pads := 0, 0
	for i := range len(text) {
		c := text[i]
		if c == '=' {
			if pads++; quad >= 2 && quad+pads >= 4 {
				return b, true
			}
			continue
		}
		bits := strings.IndexByte("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/", c)
		if bits < 0 {
			continue
		}
		pads = 0
		v := byte(bits)
		switch quad {
		case 1:
			b = append(b, left<<2|v>>4)
		case 2:
			b = append(b, left<<4|v>>2)
		case 3:
			b = append(b, left<<6|v)
		}
		left = v
		quad = (quad + 1) % 4
	}
	return b, quad == 0
}

// constructTimestamp implements SafeConstructor.construct_yaml_timestamp.
func constructTimestamp(text string) (value any, ok bool) {
	p, ok := splitTimestamp(strings.TrimSuffix(text, "\n"))
	if !ok {
		return nil, false
	}
	date := Date{atoi(p.year), atoi(p.month), atoi(p.day)}
	if !date.exists() {
		return nil, false
	}
	if p.hour == "" {
		return date, true
	}
	t := Timestamp{Date: date, Hour: atoi(p.hour), Minute: atoi(p.minute), Second: atoi(p.second)}
	if p.fraction != "" {
		t.Microsecond = atoi((p.fraction + "000000")[:6])
	}
	if p.zone != "" {
		t.Zone = true
		t.OffsetSeconds = atoi(p.zoneHour)*3600 + atoi(p.zoneMinute)*60
		if p.zone == "-" {
			t.OffsetSeconds = -t.OffsetSeconds
		}
	}
	const day = 24 * 60 * 60
	ok = t.Hour < 24 && t.Minute < 60 && t.Second < 60 && t.OffsetSeconds > -day && t.OffsetSeconds < day
	return t, ok
}

// atoi returns the value of a few digits; 0 for none.
func atoi(digits string) int {
	n, _ := strconv.Atoi(digits)
	return n
}

func (d Date) exists() bool {
	if d.Year < 1 || d.Month < 1 || d.Month > 12 || d.Day < 1 {
		return false
	}
	last := time.Date(d.Year, time.Month(d.Month)+1, 0, 0, 0, 0, 0, time.UTC)
	return d.Day <= last.Day()
}

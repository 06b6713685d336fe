package schema

import (
	"encoding/json"
	"fmt"
	"math"
	"math/big"
	"strconv"
	"unicode/utf8"

	"github.com/settings-ls/settings-ls/internal/doc"
)

// pyType is the Python type that PyYAML constructs for a node.
type pyType uint8

const (
	shapeNull pyType = iota
	shapeBool
	shapeInt
	shapeFloat
	shapeStr
	shapeBytes
	shapeDate
	shapeTimestamp
	shapeList
	shapeSet
	shapeTuples // a list of pairs, from !!omap and !!pairs
	shapeDict
)

func (s pyType) isCollection() bool { return s >= shapeList }

// pyTypeOf returns the Python type of a node. ok is false if PyYAML cannot construct it, and for an unknown value.
func pyTypeOf(n *doc.Node) (s pyType, ok bool) {
	switch n.Kind {
	case doc.Mapping:
		if n.Type == doc.TypeSet {
			return shapeSet, true
		}
		return shapeDict, true
	case doc.Sequence:
		if n.Type == doc.TypeOrderedDict || n.Type == doc.TypePairs {
			return shapeTuples, true
		}
		return shapeList, true
	case doc.Unknown:
		return s, false
	}
	switch n.Type {
	case doc.TypeString:
		return shapeStr, true
	case doc.TypeNull:
		return shapeNull, true
	case doc.TypeBool:
		return shapeBool, true
	case doc.TypeInt:
		return shapeInt, true
	case doc.TypeFloat:
		return shapeFloat, true
	case doc.TypeBytes:
		return shapeBytes, true
	case doc.TypeTimestamp:
		value, ok := n.Value()
		if _, date := value.(doc.Date); date {
			return shapeDate, ok
		}
		return shapeTimestamp, ok
	}
	return shapeStr, true // `=`, of tag value, is a string
}

// isString reports whether a key is a string.
func isString(key *doc.Node) bool {
	key = key.Resolve()
	if key == nil || key.Kind != doc.Scalar {
		return false
	}
	s, ok := pyTypeOf(key)
	return ok && s == shapeStr
}

// isText reports whether a key is a string, or bytes that pydantic converts to a string.
func isText(key *doc.Node) bool {
	if isString(key) {
		return true
	}
	value, _ := key.Resolve().Value()
	bytes, ok := value.(doc.Bytes)
	return ok && utf8.Valid(bytes)
}

// keyText returns the text of a key.
func keyText(key *doc.Node) string {
	if key = key.Resolve(); key == nil {
		return ""
	}
	return key.Text
}

// Keys of the objects that represent values that JSON does not have.
const (
	bytesKey     = "!!binary"
	timestampKey = "!!timestamp"
	floatKey     = "!!float"
)

// jsonValue is a scalar's value as gojsonschema reads it. nan and the infinities,
// dates and bytes become objects of one reserved key.
func jsonValue(n *doc.Node) any {
	value, _ := n.Value()
	switch v := value.(type) {
	case *big.Int:
		return json.Number(v.String())
	case float64:
		if math.IsNaN(v) || math.IsInf(v, 0) {
			return map[string]any{floatKey: strconv.FormatFloat(v, 'g', -1, 64)}
		}
		return json.Number(strconv.FormatFloat(v, 'f', -1, 64))
	case doc.Bytes:
		if !utf8.Valid(v) {
			return map[string]any{bytesKey: nil} // not what pydantic can read as text
		}
		return map[string]any{bytesKey: string(v)}
	case doc.Date:
		return map[string]any{timestampKey: fmt.Sprintf("%04d-%02d-%02d", v.Year, v.Month, v.Day)}
	case doc.Timestamp:
		return map[string]any{timestampKey: fmt.Sprintf("%04d-%02d-%02d %02d:%02d:%02d", v.Year, v.Month, v.Day, v.Hour, v.Minute, v.Second)}
	}
	return value
}

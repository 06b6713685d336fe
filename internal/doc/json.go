package doc

import (
	"bytes"
	"encoding/json"
	"strings"
)

// FromJSON decodes JSON. Keys of objects keep their order. The value is not part of a document. ok is false for invalid JSON, and for JSON
// that is nested more deeply than encoding/json supports.
func FromJSON(text []byte) (value *Node, ok bool) {
	if !json.Valid(text) {
		return nil, false
	}
	decoder := json.NewDecoder(bytes.NewReader(text))
	decoder.UseNumber()
	value, err := decodeJSON(decoder)
	return value, err == nil
}

func decodeJSON(decoder *json.Decoder) (*Node, error) {
	token, err := decoder.Token()
	if err != nil {
		return nil, err
	}
	switch token := token.(type) {
	case json.Delim:
		if token == '[' {
			return decodeJSONList(decoder)
		}
		return decodeJSONMapping(decoder)
	case bool:
		return NewBool(token), nil
	case json.Number:
		return NewNumber(token.String()), nil
	case string:
		return NewString(token), nil
	}
	return NewNull(), nil
}

func decodeJSONList(decoder *json.Decoder) (*Node, error) {
	list := NewList()
	for decoder.More() {
		item, err := decodeJSON(decoder)
		if err != nil {
			return nil, err
		}
		list.Items = append(list.Items, item)
	}
	_, err := decoder.Token()
	return list, err
}

func decodeJSONMapping(decoder *json.Decoder) (*Node, error) {
	mapping := NewMapping()
	for decoder.More() {
		key, err := decodeJSON(decoder)
		if err != nil {
			return nil, err
		}
		value, err := decodeJSON(decoder)
		if err != nil {
			return nil, err
		}
		mapping.Fields = append(mapping.Fields, Field{Key: key, Value: value})
	}
	_, err := decoder.Token()
	return mapping, err
}

// NewNumber returns a number in JSON syntax.
func NewNumber(text string) *Node {
	if strings.ContainsAny(text, ".eE") {
		return &Node{Type: TypeFloat, Text: text}
	}
	return &Node{Type: TypeInt, Text: text}
}

package report

import (
	"fmt"
	"io"
	"reflect"
	"strings"
	"text/template"

	"github.com/settings-ls/settings-ls/internal/printable"
)

// Template is the format that a Go template gives. It sees a Report whose texts are safe to print, and has the
// function json.
func Template(text string) (Format, error) {
	parsed, err := template.New("report").Funcs(template.FuncMap{"json": asJSON}).Parse(text)
	if err != nil {
		return Format{}, fmt.Errorf("--template: %w", err)
	}
	return Format{Name: "template", Fixes: AllFixes, Write: whole(func(w io.Writer, r Report) error {
		return parsed.Execute(w, shown(reflect.ValueOf(r)).Interface())
	})}, nil
}

func asJSON(value any) (string, error) {
	var text strings.Builder
	err := printable.JSON(&text, value, "", "")
	return strings.TrimSuffix(text.String(), "\n"), err
}

// shown is a copy of a report or a part of it in which each text is one line that is safe to print, so that a
// template need not know of it.
func shown(v reflect.Value) reflect.Value {
	made := reflect.New(v.Type()).Elem()
	switch v.Kind() {
	case reflect.String:
		made.SetString(string(printable.Line(v.String())))
	case reflect.Struct:
		made.Set(v)
		for i := range v.NumField() {
			if field := made.Field(i); field.CanSet() {
				field.Set(shown(v.Field(i)))
			}
		}
	case reflect.Slice:
		if !v.IsNil() {
			made.Set(reflect.MakeSlice(v.Type(), v.Len(), v.Len()))
		}
		for i := range v.Len() {
			made.Index(i).Set(shown(v.Index(i)))
		}
	case reflect.Interface:
		if !v.IsNil() {
			made.Set(shown(v.Elem()))
		}
	default:
		made.Set(v)
	}
	return made
}

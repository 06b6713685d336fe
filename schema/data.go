package schema

import (
	"embed"
	"encoding/json"
	"fmt"
	"strings"
)

//go:generate python3 gen/generate.py

// data has the tables that gen/generate.py generates from ZenML's wheels. A table that a release changes as a whole is in a separate
// folder, as RELEASE.json, for this release and the later ones up to the next file; gen/tables.py describes all files.
//
//go:embed data
var data embed.FS

// inRelease returns the text of a table in a release, or nil if the release does not have it.
func inRelease(table, release string) []byte {
	changed := ""
	for _, since := range changes(table) {
		if !older(release, since) && (changed == "" || older(changed, since)) {
			changed = since
		}
	}
	if changed == "" {
		return nil
	}
	text := readData(table + "/" + changed + ".json")
	if string(text) == "null\n" {
		return nil
	}
	return text
}

// changes returns the releases that changed a table, in any order; none if there is no such table.
func changes(table string) []string {
	files, _ := data.ReadDir("data/" + table)
	releases := make([]string, 0, len(files))
	for _, file := range files {
		if release, ok := strings.CutSuffix(file.Name(), ".json"); ok {
			releases = append(releases, release)
		}
	}
	return releases
}

func readData(name string) []byte {
	text, err := data.ReadFile("data/" + name)
	if err != nil {
		panic(err) // a part of the program
	}
	return text
}

// decode decodes a generated table, and panics if that fails, since the tables are part of the program.
func decode[T any](text []byte) T {
	var table T
	if err := json.Unmarshal(text, &table); err != nil {
		panic(fmt.Errorf("%s: %w", text, err))
	}
	return table
}

package project_test

import (
	"path/filepath"
	"testing"

	"golang.org/x/tools/txtar"

	"github.com/settings-ls/settings-ls/internal/project"
	"github.com/settings-ls/settings-ls/internal/txtartest"
)

// TestReadConfig compares the configuration in each archive, or its error, with the expected one.
func TestReadConfig(t *testing.T) {
	txtartest.Run(t, "testdata/config/*.txtar", func(t *testing.T, archive *txtar.Archive) []txtar.File {
		var files []txtar.File
		read := ""
		for _, file := range archive.Files {
			if file.Name == "read" {
				continue
			}
			files = append(files, file)
			c, found, err := project.ReadConfig(filepath.FromSlash(file.Name), file.Data, ".")
			switch {
			case err != nil:
				read += filepath.ToSlash(err.Error()) + "\n"
			case !found:
				read += file.Name + ": none\n"
			default:
				read += file.Name + ": read"
				for _, option := range project.ConfigOptionNames() {
					if c.IsSet(option) {
						read += " " + option
					}
				}
				read += "\n"
			}
		}
		return append(files, txtar.File{Name: "read", Data: []byte(read)})
	})
}

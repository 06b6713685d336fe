package project_test

import (
	"path/filepath"
	"testing"

	"golang.org/x/tools/txtar"

	"github.com/settings-ls/settings-ls/internal/project"
	"github.com/settings-ls/settings-ls/internal/txtartest"
)

// TestReadConfig: what is wrong with each file of the archives, or what it says.
func TestReadConfig(t *testing.T) {
	txtartest.Run(t, "testdata/config/*.txtar", func(t *testing.T, archive *txtar.Archive) []txtar.File {
		var files []txtar.File
		said := ""
		for _, file := range archive.Files {
			if file.Name == "said" {
				continue
			}
			files = append(files, file)
			c, found, err := project.ReadConfig(filepath.FromSlash(file.Name), file.Data, ".")
			switch {
			case err != nil:
				said += filepath.ToSlash(err.Error()) + "\n"
			case !found:
				said += file.Name + ": none\n"
			default:
				said += file.Name + ": read"
				for _, option := range project.OptionNames() {
					if c.Says(option) {
						said += " " + option
					}
				}
				said += "\n"
			}
		}
		return append(files, txtar.File{Name: "said", Data: []byte(said)})
	})
}

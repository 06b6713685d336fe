//go:build !unix

package safefile

import (
	"io/fs"
	"os"
)

// hardLinks returns 1: this platform does not report the number of hard links.
func hardLinks(fs.FileInfo) uint64 { return 1 }

// keepOwner does nothing: a new file inherits owner and permissions from its folder.
func keepOwner(*os.File, fs.FileInfo) error { return nil }

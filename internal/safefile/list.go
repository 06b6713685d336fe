package safefile

import (
	"errors"
	"io"
	"io/fs"
	"iter"
	"os"
)

// batch is how many entries of a folder are held at a time.
const batch = 1024

// List gives the entries of a folder in the order of the file system, without holding them all. An error is
// given last, with a nil entry. A named pipe in the folder's place is not waited for.
func List(dir string) iter.Seq2[fs.DirEntry, error] {
	return func(yield func(fs.DirEntry, error) bool) {
		folder, err := os.OpenFile(asFolder(dir), readFlags, 0)
		if err != nil {
			yield(nil, err)
			return
		}
		defer folder.Close()
		for {
			entries, err := folder.ReadDir(batch)
			for _, entry := range entries {
				if !yield(entry, nil) {
					return
				}
			}
			if errors.Is(err, io.EOF) {
				return
			}
			if err != nil {
				yield(nil, err)
				return
			}
		}
	}
}

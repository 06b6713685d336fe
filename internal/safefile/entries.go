package safefile

import (
	"errors"
	"io"
	"io/fs"
	"iter"
	"os"
)

// batchSize is the number of entries that are read at a time.
const batchSize = 1024

// Entries returns an iterator over the entries of a folder, in the order of the file system, in bounded memory. An error is
// yielded last, with a nil entry. It does not wait for a named pipe.
func Entries(dir string) iter.Seq2[fs.DirEntry, error] {
	return func(yield func(fs.DirEntry, error) bool) {
		folder, err := os.OpenFile(withTrailingSeparator(dir), readFlags, 0)
		if err != nil {
			yield(nil, err)
			return
		}
		defer folder.Close()
		for {
			entries, err := folder.ReadDir(batchSize)
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

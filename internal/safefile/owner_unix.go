//go:build unix

package safefile

import (
	"io/fs"
	"os"
	"syscall"
)

// hardLinks returns the number of hard links of a file.
func hardLinks(info fs.FileInfo) uint64 {
	if stat, ok := info.Sys().(*syscall.Stat_t); ok {
		return uint64(stat.Nlink)
	}
	return 1
}

// keepOwner gives a file the owner and group in info.
func keepOwner(file *os.File, info fs.FileInfo) error {
	wanted, ok := info.Sys().(*syscall.Stat_t)
	if !ok {
		return nil
	}
	made, err := file.Stat()
	if err != nil {
		return err
	}
	if has, ok := made.Sys().(*syscall.Stat_t); ok && has.Uid == wanted.Uid && has.Gid == wanted.Gid {
		return nil
	}
	return file.Chown(int(wanted.Uid), int(wanted.Gid))
}

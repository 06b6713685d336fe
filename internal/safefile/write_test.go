//go:build unix

package safefile

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"syscall"
	"testing"
)

// file creates a file whose owner is not the current user, if the test may do that.
func file(t *testing.T, mode fs.FileMode) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "file")
	check(t, os.WriteFile(path, []byte("old text"), 0o600))
	if os.Geteuid() == 0 {
		check(t, os.Chown(path, 1234, 4321))
	}
	check(t, os.Chmod(path, mode))
	return path
}

func check(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// state returns what a write should preserve.
func state(t *testing.T, path string) (inode uint64, owner [2]uint32, mode fs.FileMode) {
	t.Helper()
	info, err := os.Stat(path)
	check(t, err)
	stat := info.Sys().(*syscall.Stat_t)
	return stat.Ino, [2]uint32{stat.Uid, stat.Gid}, info.Mode()
}

func holds(t *testing.T, path, want string) {
	t.Helper()
	text, err := os.ReadFile(path)
	check(t, err)
	if string(text) != want {
		t.Errorf("%s holds %q, want %q", path, text, want)
	}
	entries, err := os.ReadDir(filepath.Dir(path))
	check(t, err)
	for _, entry := range entries {
		if entry.Name()[0] == '.' {
			t.Errorf("%s was left behind", entry.Name())
		}
	}
}

func TestWriteKeepsModeAndOwner(t *testing.T) {
	path := file(t, 0o640)
	before, owner, mode := state(t, path)
	check(t, Write(path, []byte("new")))
	holds(t, path, "new")
	after, ownerAfter, modeAfter := state(t, path)
	if ownerAfter != owner || modeAfter != mode {
		t.Errorf("owner %v, mode %v; they were %v, %v", ownerAfter, modeAfter, owner, mode)
	}
	if before == after {
		t.Error("the file was overwritten, not replaced")
	}
}

func TestWriteKeepsHardLinks(t *testing.T) {
	path := file(t, 0o644)
	other := filepath.Join(t.TempDir(), "other")
	check(t, os.Link(path, other))
	for _, text := range []string{"new", "a new text that is longer"} {
		check(t, Write(path, []byte(text)))
		holds(t, path, text)
		holds(t, other, text)
	}
}

func TestWriteKeepsSymbolicLinks(t *testing.T) {
	path := file(t, 0o644)
	link, dangling := filepath.Join(t.TempDir(), "link"), filepath.Join(t.TempDir(), "dangling")
	check(t, os.Symlink(path, link))
	check(t, Write(link, []byte("new")))
	holds(t, path, "new")
	check(t, os.Symlink("file", dangling))
	check(t, Write(dangling, []byte("made")))
	holds(t, filepath.Join(filepath.Dir(dangling), "file"), "made")
	for _, path := range []string{link, dangling} {
		if info, err := os.Lstat(path); err != nil || info.Mode()&fs.ModeSymlink == 0 {
			t.Errorf("%s is no longer a symbolic link: %v", path, err)
		}
	}
}

func TestWriteRejectsReadOnly(t *testing.T) {
	path := file(t, 0o444)
	if err := Write(path, []byte("new")); !errors.Is(err, ErrReadOnly) {
		t.Error(err)
	}
	holds(t, path, "old text")
}

func TestWriteRejectsFolders(t *testing.T) {
	var notRegular *NotRegularError
	if err := Write(t.TempDir(), nil); !errors.As(err, &notRegular) {
		t.Error(err)
	}
}

func TestWriteToDevice(t *testing.T) {
	check(t, Write("/dev/null", []byte("text")))
	if err := Write("/dev/full", []byte("text")); !errors.Is(err, syscall.ENOSPC) {
		t.Error(err)
	}
}

// TestWriteWithoutOwner: a file whose owner cannot be kept is overwritten.
func TestWriteWithoutOwner(t *testing.T) {
	path := file(t, 0o644)
	before, _, _ := state(t, path)
	s := fileSystem{os.Rename, func(*os.File, fs.FileInfo) error { return fs.ErrPermission }}
	check(t, s.write(path, []byte("new")))
	holds(t, path, "new")
	if after, _, _ := state(t, path); after != before {
		t.Error("the file was replaced")
	}
}

func TestWriteToMountPoint(t *testing.T) {
	path := file(t, 0o644)
	s := fileSystem{func(from, to string) error {
		return &os.LinkError{Op: "rename", Old: from, New: to, Err: syscall.EBUSY}
	}, keepOwner}
	check(t, s.write(path, []byte("new")))
	holds(t, path, "new")
}

// TestWriteFails: the error names the file, and the old text is kept.
func TestWriteFails(t *testing.T) {
	path := file(t, 0o644)
	s := fileSystem{func(from, to string) error { return &os.LinkError{Op: "rename", Old: from, New: to, Err: syscall.EIO} }, keepOwner}
	if err := wrap("write", path, s.write(path, []byte("new"))); !errors.Is(err, syscall.EIO) || err.Error() != "write "+path+": input/output error" {
		t.Error(err)
	}
	holds(t, path, "old text")
}

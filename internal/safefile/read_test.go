//go:build unix

package safefile_test

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"syscall"
	"testing"

	"github.com/settings-ls/settings-ls/internal/safefile"
)

// made returns a folder "inside" with files and links of all kinds, next to a file outside of it.
func made(t *testing.T) (inside string) {
	t.Helper()
	top := t.TempDir()
	inside = filepath.Join(top, "inside")
	check(t, os.MkdirAll(filepath.Join(inside, "folder"), 0o755))
	for name, text := range map[string]string{"outside": "out", "inside/file": "text", "inside/folder/file": "below", "inside/large": ""} {
		check(t, os.WriteFile(filepath.Join(top, name), []byte(text), 0o644))
	}
	for name, target := range map[string]string{
		"relative": "folder/file", "absolute": filepath.Join(inside, "file"), "up and back": "../inside/file",
		"out": "../outside", "absolute out": filepath.Join(top, "outside"), "zero": "/dev/zero", "dangling": "none",
		"chain": "out", "folder out": "..", "folder in": "folder", "loop": "loop",
	} {
		check(t, os.Symlink(target, filepath.Join(inside, name)))
	}
	check(t, os.Truncate(filepath.Join(inside, "large"), safefile.MaxSize+1))
	check(t, syscall.Mkfifo(filepath.Join(inside, "pipe"), 0o644))
	return inside
}

func check(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// TestRead: the links of a file that the user named are followed anywhere.
func TestRead(t *testing.T) {
	inside := made(t)
	for name, want := range map[string]string{
		"file": "text", "relative": "below", "absolute": "text", "out": "out", "chain": "out", "folder out/outside": "out",
		"pipe": "not regular", "zero": "not regular", "folder": "not regular", "large": "too large", "none": "not there",
		"dangling": "not there",
	} {
		text, err := safefile.Read(filepath.Join(inside, name))
		if got := result(text, err); got != want {
			t.Errorf("%s: %s, want %s (%v)", name, got, want, err)
		}
	}
}

// TestReadAll: an endless reader is read up to the limit only.
func TestReadAll(t *testing.T) {
	zero, err := os.Open("/dev/zero")
	check(t, err)
	defer zero.Close()
	if text, err := safefile.ReadAll(zero); result(text, err) != "too large" || cap(text) > 2*safefile.MaxSize {
		t.Errorf("%d bytes, room for %d, %v", len(text), cap(text), err)
	}
	if text, err := safefile.ReadAll(io.LimitReader(zero, safefile.MaxSize)); len(text) != safefile.MaxSize || err != nil {
		t.Errorf("%d bytes, %v", len(text), err)
	}
}

// TestRootRead: files outside of the folder are not read, and pipes and devices are not waited for.
func TestRootRead(t *testing.T) {
	inside := made(t)
	for name, want := range map[string]string{
		"file": "text", "relative": "below", "absolute": "text", "folder in/file": "below", "up and back": "text",
		"out": "outside", "absolute out": "outside", "chain": "outside", "folder out/outside": "outside", "zero": "outside",
		"../outside": "invalid", "/etc/passwd": "invalid", "": "invalid",
		"pipe": "not regular", "pipe/below": "another error", "folder": "not regular", "loop": "another error",
		"large": "too large", "none": "not there", "dangling": "not there", "nul\x00": "another error",
	} {
		text, err := safefile.ReadFrom(safefile.Root(inside), name)
		if got := result(text, err); got != want {
			t.Errorf("%s: %s, want %s (%v)", name, got, want, err)
		}
	}
	if _, err := safefile.ReadFrom(safefile.Root(filepath.Join(inside, "pipe")), "file"); err == nil {
		t.Error("a pipe is read as a folder")
	}
}

// TestReadListed: only regular files are read.
func TestReadListed(t *testing.T) {
	inside := made(t)
	for name, want := range map[string]string{
		"file": "text", "relative": "", "out": "", "zero": "", "pipe": "", "folder": "", "large": "", "none": "", "..": "", "": "",
	} {
		text, ok := safefile.ReadListed(filepath.Join(inside, name), safefile.MaxSize)
		if string(text) != want || ok != (want != "") {
			t.Errorf("%s: %q, %t", name, text, ok)
		}
	}
	if text, ok := safefile.ReadListed(filepath.Join(inside, "file"), 3); ok {
		t.Errorf("a file that is too large: %q", text)
	}
}

// TestEmptyRoot: the empty path is neither the current folder nor the file system root.
func TestEmptyRoot(t *testing.T) {
	if _, err := safefile.ReadFrom(safefile.Root(""), "etc/passwd"); err == nil {
		t.Error("etc/passwd was read")
	}
	if safefile.Root("").Contains("/etc") {
		t.Error("it contains /etc")
	}
	for entry, err := range safefile.Entries("") {
		if err == nil {
			t.Error(entry)
		}
	}
}

// result is a text, or the type of an error.
func result(text []byte, err error) string {
	var notRegular *safefile.NotRegularError
	var tooLarge *safefile.TooLargeError
	var outside *safefile.OutsideError
	switch {
	case err == nil:
		return string(text)
	case errors.As(err, &notRegular):
		return "not regular"
	case errors.As(err, &tooLarge):
		return "too large"
	case errors.As(err, &outside):
		return "outside"
	case errors.Is(err, fs.ErrInvalid) && !errors.Is(err, syscall.EINVAL):
		return "invalid"
	case errors.Is(err, fs.ErrNotExist):
		return "not there"
	}
	return "another error"
}

func TestRootStat(t *testing.T) {
	folder := safefile.Root(made(t))
	if info, err := fs.Stat(folder, "pipe"); err != nil || info.Mode().IsRegular() {
		t.Errorf("pipe: %v, %v", info, err)
	}
	if _, err := fs.Stat(folder, "out"); !errors.Is(err, fs.ErrInvalid) || errors.Is(err, fs.ErrNotExist) {
		t.Errorf("out: %v", err)
	}
	entries, err := fs.ReadDir(folder, "folder in")
	if err != nil || len(entries) != 1 || entries[0].Name() != "file" {
		t.Errorf("folder in: %v, %v", entries, err)
	}
	if _, err := fs.ReadDir(folder, "folder out"); err == nil {
		t.Error("a folder outside was listed")
	}
}

func TestRootContains(t *testing.T) {
	inside := made(t)
	for name, want := range map[string]bool{
		".": true, "folder": true, "folder in": true, "absolute": true, "folder out": false, "..": false, "out": false,
		"none": false, "folder out/inside": true,
	} {
		if got := safefile.Root(inside).Contains(filepath.Join(inside, name)); got != want {
			t.Errorf("%s: %t, want %t", name, got, want)
		}
	}
}

func TestList(t *testing.T) {
	inside := made(t)
	n := 0
	for entry, err := range safefile.Entries(inside) {
		if entry == nil || err != nil {
			t.Error(entry, err)
		}
		n++
	}
	if n != 15 {
		t.Errorf("%d entries", n)
	}
	for _, err := range safefile.Entries(filepath.Join(inside, "pipe")) {
		if err == nil {
			t.Error("a pipe has entries")
		}
	}
}

package safefile

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"syscall"
)

// Write replaces the content of the file at path with text, or creates the file. The text is written to a temporary file in
// the same folder, which replaces the old file once it is synced to disk, so that readers never see a partial file and a full
// disk does not destroy the old text. Mode and owner are kept. For a symbolic link its target is written.
//
// If the file cannot be replaced, it is overwritten: if it has several hard links, if its owner cannot be kept, or if it is a
// mount point. The old text is restored if that fails. Pipes and devices are written to directly.
//
// A file without any write permission is not written; the error is then ErrReadOnly. All errors are *fs.PathError.
func Write(path string, text []byte) error {
	return wrap("write", path, fileSystem{os.Rename, keepOwner}.write(path, text))
}

// fileSystem has the file system calls that tests make fail.
type fileSystem struct {
	rename func(from, to string) error
	// keepOwner gives a file the owner and group in info.
	keepOwner func(file *os.File, info fs.FileInfo) error
}

func (s fileSystem) write(path string, text []byte) error {
	info, err := os.Stat(path)
	switch {
	case err == nil && info.IsDir():
		return &NotRegularError{info.Mode()}
	case err == nil && !info.Mode().IsRegular():
		return writeTo(path, text)
	case err == nil && info.Mode().Perm()&0o222 == 0:
		return ErrReadOnly
	case err != nil && !errors.Is(err, fs.ErrNotExist):
		return err
	}
	target, err := resolve(path)
	switch {
	case err != nil:
		return err
	case info == nil:
		return s.create(target, text)
	case hardLinks(info) > 1:
		return overwrite(target, text)
	}
	return s.replace(target, text, info)
}

// resolve follows symbolic links, including to a file that does not exist yet.
func resolve(path string) (string, error) {
	target, err := filepath.EvalSymlinks(path)
	if !errors.Is(err, fs.ErrNotExist) {
		return target, err
	}
	link, err := os.Readlink(path)
	if err != nil {
		return path, nil
	}
	if !filepath.IsAbs(link) {
		link = filepath.Join(filepath.Dir(path), link)
	}
	return resolve(link)
}

// writeTo writes to a pipe or a device.
func writeTo(path string, text []byte) error {
	file, err := os.OpenFile(path, os.O_WRONLY, 0)
	if err != nil {
		return err
	}
	_, err = file.Write(text)
	return errors.Join(err, file.Close())
}

func (s fileSystem) create(target string, text []byte) error {
	made, err := createTemporary(filepath.Dir(target), 0o666)
	if err != nil {
		return err
	}
	defer os.Remove(made.Name()) // no longer exists on success
	if err := writeAndClose(made, text); err != nil {
		return err
	}
	return s.rename(made.Name(), target)
}

func (s fileSystem) replace(target string, text []byte, info fs.FileInfo) error {
	file, err := os.OpenFile(target, os.O_WRONLY, 0) // check for write permission
	if err != nil {
		return err
	}
	if err := file.Close(); err != nil {
		return err
	}
	made, err := createTemporary(filepath.Dir(target), 0o600)
	if err != nil {
		return err
	}
	defer os.Remove(made.Name()) // no longer exists on success
	if s.keepOwner(made, info) != nil {
		return errors.Join(made.Close(), overwrite(target, text))
	}
	const kept = fs.ModePerm | fs.ModeSetuid | fs.ModeSetgid | fs.ModeSticky
	if err := made.Chmod(info.Mode() & kept); err != nil {
		return errors.Join(err, made.Close())
	}
	if err := writeAndClose(made, text); err != nil {
		return err
	}
	err = s.rename(made.Name(), target)
	if errors.Is(err, syscall.EBUSY) { // a mount point in a container
		return overwrite(target, text)
	}
	return err
}

// createTemporary creates a new file with a random name in a folder.
func createTemporary(dir string, mode fs.FileMode) (*os.File, error) {
	for {
		name := filepath.Join(dir, fmt.Sprintf(".settings-ls-%016x", rand.Uint64()))
		file, err := os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, mode)
		if errors.Is(err, fs.ErrExist) {
			continue
		}
		if err != nil {
			return nil, fmt.Errorf("create a file in %s: %w", dir, Cause(err))
		}
		return file, nil
	}
}

// writeAndClose writes the text, syncs the file to disk and closes it.
func writeAndClose(file *os.File, text []byte) error {
	_, err := file.Write(text)
	if err == nil {
		err = file.Sync()
	}
	return errors.Join(Cause(err), file.Close())
}

// overwrite writes a file in place. If that fails it restores the old text, for which the disk has space.
func overwrite(target string, text []byte) error {
	file, err := os.OpenFile(target, os.O_RDWR, 0)
	if err != nil {
		return err
	}
	old, err := io.ReadAll(file)
	if err != nil {
		return errors.Join(err, file.Close())
	}
	if err := setContent(file, text); err != nil {
		return errors.Join(Cause(err), setContent(file, old), file.Close())
	}
	return file.Close()
}

// setContent sets the content of a file.
func setContent(file *os.File, text []byte) error {
	if _, err := file.WriteAt(text, 0); err != nil {
		return err
	}
	return errors.Join(file.Truncate(int64(len(text))), file.Sync())
}

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

// Write makes text the content of the file at path, which it creates where there is none. The text is written to
// a new file in the same folder and put in the place of the old one when it is safely on the disk, so that
// nobody reads half of it and a full disk does not cost the old text. Mode and owner stay, and so does a
// symbolic link, whose target is written.
//
// Where a new file cannot take the place of the old one, the old one is overwritten: when it has several hard
// links, when its owner cannot be kept, and when it is a mount point. The old text is put back when that fails.
// Pipes and devices are written to as they are.
//
// A file without any permission to write is not written; the error is then ErrReadOnly. All errors are in an *fs.PathError.
func Write(path string, text []byte) error {
	return wrap("write", path, system{os.Rename, keepOwner}.write(path, text))
}

// system are the calls that tests let fail.
type system struct {
	rename func(from, to string) error
	// keepOwner gives a file the owner that info tells.
	keepOwner func(file *os.File, info fs.FileInfo) error
}

func (s system) write(path string, text []byte) error {
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
	case links(info) > 1:
		return overwrite(target, text)
	}
	return s.replace(target, text, info)
}

// resolve follows symbolic links, also to a file that does not exist yet.
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

func (s system) create(target string, text []byte) error {
	made, err := temporary(filepath.Dir(target), 0o666)
	if err != nil {
		return err
	}
	defer os.Remove(made.Name()) // is gone when all went well
	if err := finish(made, text); err != nil {
		return err
	}
	return s.rename(made.Name(), target)
}

func (s system) replace(target string, text []byte, info fs.FileInfo) error {
	file, err := os.OpenFile(target, os.O_WRONLY, 0) // may it be written?
	if err != nil {
		return err
	}
	if err := file.Close(); err != nil {
		return err
	}
	made, err := temporary(filepath.Dir(target), 0o600)
	if err != nil {
		return err
	}
	defer os.Remove(made.Name()) // is gone when all went well
	if s.keepOwner(made, info) != nil {
		return errors.Join(made.Close(), overwrite(target, text))
	}
	const kept = fs.ModePerm | fs.ModeSetuid | fs.ModeSetgid | fs.ModeSticky
	if err := made.Chmod(info.Mode() & kept); err != nil {
		return errors.Join(err, made.Close())
	}
	if err := finish(made, text); err != nil {
		return err
	}
	err = s.rename(made.Name(), target)
	if errors.Is(err, syscall.EBUSY) { // a mount point, as containers have them
		return overwrite(target, text)
	}
	return err
}

// temporary creates a file of its own in a folder.
func temporary(dir string, mode fs.FileMode) (*os.File, error) {
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

// finish writes the text of a file, makes sure that it is on the disk, and closes the file.
func finish(file *os.File, text []byte) error {
	_, err := file.Write(text)
	if err == nil {
		err = file.Sync()
	}
	return errors.Join(Cause(err), file.Close())
}

// overwrite writes a file in its place. When that fails, the old text is put back: it fits where it was.
func overwrite(target string, text []byte) error {
	file, err := os.OpenFile(target, os.O_RDWR, 0)
	if err != nil {
		return err
	}
	old, err := io.ReadAll(file)
	if err != nil {
		return errors.Join(err, file.Close())
	}
	if err := put(file, text); err != nil {
		return errors.Join(Cause(err), put(file, old), file.Close())
	}
	return file.Close()
}

// put makes text all that a file holds.
func put(file *os.File, text []byte) error {
	if _, err := file.WriteAt(text, 0); err != nil {
		return err
	}
	return errors.Join(file.Truncate(int64(len(text))), file.Sync())
}

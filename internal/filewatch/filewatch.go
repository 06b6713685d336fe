// Package filewatch waits for changes of files in folders. It hides the notifications of the operating system.
package filewatch

import (
	"context"
	"errors"
	"io/fs"
	"time"

	"github.com/fsnotify/fsnotify"
)

// Watcher watches folders, without those below them.
type Watcher struct{ notifier *fsnotify.Watcher }

// New returns a watcher without folders.
func New() (*Watcher, error) {
	notifier, err := fsnotify.NewWatcher()
	if err != nil {
		return nil, err
	}
	return &Watcher{notifier}, nil
}

// Close ends the watcher.
func (w *Watcher) Close() error { return w.notifier.Close() }

// Add adds folders. Those that are watched already, and those that do not exist, are left out.
func (w *Watcher) Add(folders []string) error {
	for _, folder := range folders {
		if err := w.notifier.Add(folder); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
	}
	return nil
}

// quiet is how long nothing may change before Wait returns: editors and git change several files at once.
const quiet = 50 * time.Millisecond

// Wait waits until a file is created, written, renamed or removed since the last call, and then until nothing has changed for a moment. The
// error is that of the context if it ends before.
func (w *Watcher) Wait(ctx context.Context) error {
	var settled <-chan time.Time
	for {
		select {
		case <-ctx.Done():
			return ctx.Err()
		case event := <-w.notifier.Events:
			if event.Op != fsnotify.Chmod {
				settled = time.After(quiet)
			}
		case err := <-w.notifier.Errors:
			if !errors.Is(err, fsnotify.ErrEventOverflow) { // events were lost: something has changed
				return err
			}
			settled = time.After(quiet)
		case <-settled:
			return nil
		}
	}
}

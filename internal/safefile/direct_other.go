//go:build !unix

package safefile

import "os"

// openDirectly returns false, since this platform cannot open a file without following a symbolic link.
func (f Root) openDirectly(string) (*os.File, bool) { return nil, false }

// readDirectly returns errIndirect, see openDirectly.
func (f Root) readDirectly(string) ([]byte, error) { return nil, errIndirect }

// ReadListed returns false, see openDirectly.
func ReadListed(string, int64) ([]byte, bool) { return nil, false }

// readRegular returns false: on this platform an os.File is as fast.
func readRegular(string, int, int64) ([]byte, bool) { return nil, false }

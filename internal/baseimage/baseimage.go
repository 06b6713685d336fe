// Package baseimage knows what well-known base images contain, which a build on them depends on: Python, ZenML, git and users.
//
// Nothing is known of any other image, nor of one that only has a similar name.
package baseimage

import (
	"slices"
	"strings"

	"github.com/settings-ls/settings-ls/internal/lazyregexp"
)

// Python is how an image provides Python.
type Python uint8

const (
	// UnknownPython: nothing is known.
	UnknownPython Python = iota
	// NoPip: there is no pip, and usually no Python.
	NoPip
	// SystemPython: pip installs into a Python that is not in a virtual environment, such as conda's.
	SystemPython
	// VirtualEnvironment: a virtual environment is active.
	VirtualEnvironment
)

// Image is what is known of an image. The zero value is an image of which nothing is known.
type Image struct {
	Python Python
	// LacksZenML and LacksGit mean that the image is known not to include ZenML or git.
	LacksZenML, LacksGit bool
	// Users are the users of the image; only packages and commands create others. It is nil if they are not known.
	Users []string
	// User is the user that commands run as, "" for root.
	User string
}

// HasUser reports whether an image may have a user.
func (i Image) HasUser(name string) bool {
	if i.Users == nil || name == i.User {
		return true
	}
	return slices.Contains(i.Users, name)
}

// Of returns what is known of the image with a reference such as python:3.11-slim, also by the name of a mirror.
func Of(reference string) Image {
	name := hub().ReplaceAllString(strings.TrimSpace(reference), "")
	for _, known := range images {
		if known.name().MatchString(name) {
			return known.Image
		}
	}
	return Image{}
}

// hub matches what precedes the name of an image of Docker Hub, or of a mirror of Docker's official images.
var hub = lazyregexp.New(`^(?:public\.ecr\.aws/docker/library/|(?:(?:index\.|registry-1\.)?docker\.io/|mirror\.gcr\.io/)?(?:library/)?)`)

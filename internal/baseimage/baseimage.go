// Package baseimage knows what well-known base images contain, which a build on them depends on: Python, ZenML, git and users.
//
// Nothing is known of any other image, nor of one that only has a similar name.
package baseimage

import (
	"slices"
	"strings"
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
	name := withoutRegistry(strings.TrimSpace(reference))
	for _, known := range images {
		if known.name().MatchString(name) {
			return known.Image
		}
	}
	return Image{}
}

// withoutRegistry returns the name of an image without the registry if that is Docker Hub, or a mirror of it or of Docker's official images.
func withoutRegistry(name string) string {
	if official, found := strings.CutPrefix(name, "public.ecr.aws/docker/library/"); found {
		return official
	}
	for _, registry := range []string{"docker.io/", "index.docker.io/", "registry-1.docker.io/", "mirror.gcr.io/"} {
		if rest, found := strings.CutPrefix(name, registry); found {
			name = rest
			break
		}
	}
	return strings.TrimPrefix(name, "library/")
}

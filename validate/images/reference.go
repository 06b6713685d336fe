package images

import (
	"strings"

	"github.com/settings-ls/settings-ls/internal/lazyregexp"
)

// imageReference is the name of an image, such as docker.io/library/python:3.11, in its parts; an absent part is "".
type imageReference struct{ host, path, tag, digest string }

// The grammar of image references, as in github.com/distribution/reference (a test compares them), whose regular expressions are
// compiled in each process: that takes as long as checking a short file. A host is only one with a dot, a port or brackets; the
// library also accepts one in upper case, which Docker would not find.
const (
	hostName      = `(?:[a-zA-Z0-9]|[a-zA-Z0-9][a-zA-Z0-9-]*[a-zA-Z0-9])`
	hostPattern   = `localhost|` + hostName + `:[0-9]+|(?:` + hostName + `(?:\.` + hostName + `)+|\[[a-fA-F0-9:]+\])(?::[0-9]+)?`
	component     = `[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*`
	pathPattern   = component + `(?:/` + component + `)*`
	tagPattern    = `\w[\w.-]{0,127}`
	digestPattern = `sha256:[a-f0-9]{64}|sha384:[a-f0-9]{96}|sha512:[a-f0-9]{128}` // github.com/opencontainers/go-digest
	maxPath       = 255
)

var (
	grammar        = lazyregexp.New(`^(?:(` + hostPattern + `)/)?(` + pathPattern + `)(?::(` + tagPattern + `))?(?:@(` + digestPattern + `))?$`)
	identifier     = lazyregexp.New(`^[a-f0-9]{64}$`)
	repositoryName = lazyregexp.New(`^` + pathPattern + `$`)
	anchoredTag    = lazyregexp.New(`^` + tagPattern + `$`)
)

// parseReference parses an image as Docker does; ok is false if Docker rejects it.
func parseReference(text string) (r imageReference, ok bool) {
	parts := grammar().FindStringSubmatch(text)
	if parts == nil || identifier().MatchString(text) {
		return r, false // Docker takes an identifier for the ID of a local image
	}
	r = imageReference{host: parts[1], path: parts[2], tag: parts[3], digest: parts[4]}
	onHub := r.host == "" || r.host == "docker.io" || r.host == "index.docker.io"
	if onHub && !strings.Contains(r.path, "/") {
		r.path = "library/" + r.path
	}
	return r, len(r.path) <= maxPath
}

// isReference reports whether Docker accepts a text as an image.
func isReference(text string) bool {
	_, ok := parseReference(text)
	return ok
}

// isRepository reports whether a text is the name of a repository in a registry.
func isRepository(name string) bool {
	return len(name) <= maxPath && repositoryName().MatchString(name)
}

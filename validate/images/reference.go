package images

import (
	"strings"

	"github.com/settings-ls/settings-ls/internal/lazyregexp"
)

// imageReference is the name of an image, such as docker.io/library/python:3.11, in its parts; an absent part is "".
type imageReference struct{ host, path, tag, digest string }

// The grammar of image references, as in github.com/distribution/reference (a test compares them), whose regular expressions are
// compiled in each process: that takes as long as checking a short file. Only parts that few references have are matched with
// regular expressions, since every image is parsed. A host is only one with a dot, a port or brackets; the library also accepts one
// in upper case, which Docker would not find.
const (
	hostName           = `(?:[a-zA-Z0-9]|[a-zA-Z0-9][a-zA-Z0-9-]*[a-zA-Z0-9])`
	lowercaseAndDigits = "abcdefghijklmnopqrstuvwxyz0123456789"
	maxPath            = 255
	maxTag             = 128
)

var (
	hostPattern   = lazyregexp.New(`^(?:` + hostName + `:[0-9]+|(?:` + hostName + `(?:\.` + hostName + `)+|\[[a-fA-F0-9:]+\])(?::[0-9]+)?)$`)
	digestPattern = lazyregexp.New(`^(?:sha256:[a-f0-9]{64}|sha384:[a-f0-9]{96}|sha512:[a-f0-9]{128})$`) // github.com/opencontainers/go-digest
	identifier    = lazyregexp.New(`^[a-f0-9]{64}$`)
)

// parseReference parses an image as Docker does; ok is false if Docker rejects it.
func parseReference(text string) (r imageReference, ok bool) {
	rest, digest, hasDigest := strings.Cut(text, "@")
	if hasDigest && !digestPattern().MatchString(digest) {
		return r, false
	}
	r.digest = digest
	if colon := strings.LastIndexByte(rest, ':'); colon > strings.LastIndexByte(rest, '/') {
		if rest, r.tag = rest[:colon], rest[colon+1:]; !isTag(r.tag) {
			return r, false
		}
	}
	r.path = rest
	if first, path, hasSlash := strings.Cut(rest, "/"); hasSlash && isHost(first) {
		r.host, r.path = first, path
	}
	if !isPath(r.path) || len(text) == 64 && identifier().MatchString(text) {
		return r, false // Docker takes an identifier for the ID of a local image
	}
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
func isRepository(name string) bool { return len(name) <= maxPath && isPath(name) }

// isHost reports whether the first part of a reference is a registry.
func isHost(text string) bool {
	return text == "localhost" || strings.ContainsAny(text, ".:") && hostPattern().MatchString(text)
}

// isPath reports whether a text is the path of an image: components separated by slashes.
func isPath(text string) bool {
	for component := range strings.SplitSeq(text, "/") {
		if !isComponent(component) {
			return false
		}
	}
	return true
}

// isComponent reports whether a text consists of lowercase letters and digits, with ".", "_", "__" or hyphens between them.
func isComponent(text string) bool {
	isSeparator := func(r rune) bool { return r == '.' || r == '_' || r == '-' }
	for {
		rest := strings.TrimLeft(text, lowercaseAndDigits)
		if len(rest) == len(text) {
			return false
		}
		if rest == "" {
			return true
		}
		text = strings.TrimLeftFunc(rest, isSeparator)
		switch separator := rest[:len(rest)-len(text)]; separator {
		case ".", "_", "__":
		default:
			if strings.Trim(separator, "-") != "" {
				return false
			}
		}
	}
}

// isTag reports whether a text is a tag: letters, digits, "_", "." and "-", the first neither of the last two.
func isTag(text string) bool {
	if text == "" || len(text) > maxTag || text[0] == '.' || text[0] == '-' {
		return false
	}
	return strings.Trim(text, lowercaseAndDigits+"ABCDEFGHIJKLMNOPQRSTUVWXYZ_.-") == ""
}

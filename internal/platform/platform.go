// Package platform knows the names of the platforms of images, such as "linux/arm64/v8".
package platform

import (
	"slices"
	"strings"
)

// Known are the platforms that Docker's registry has images for, including aliases.
var Known = []string{
	"linux/amd64", "linux/arm64", "linux/arm", "linux/386", "linux/ppc64le", "linux/s390x", "linux/riscv64", "linux/mips64le",
	"linux/mips64", "linux/loong64", "linux/x86_64", "linux/aarch64", "linux/armhf", "linux/i386", "windows/amd64", "windows/arm64",
	"darwin/amd64", "darwin/arm64", "wasi/wasm", "wasip1/wasm",
}

// short are the platforms of one word that Docker accepts: an architecture of Linux, or an operating system.
var short = []string{"amd64", "arm64", "arm", "386", "x86_64", "aarch64", "linux", "local"}

// IsFull reports whether a text is a known platform with an optional variant: OS/ARCH or OS/ARCH/VARIANT.
func IsFull(text string) bool {
	parts := strings.Split(strings.ToLower(text), "/")
	return (len(parts) == 2 || len(parts) == 3 && strings.HasPrefix(parts[2], "v")) && slices.Contains(Known, parts[0]+"/"+parts[1])
}

// IsShort reports whether a text is a platform of one word.
func IsShort(text string) bool { return slices.Contains(short, strings.ToLower(text)) }

// Architecture returns the second part of a platform, under Docker's name for it (containerd/platforms, normalizeArch).
func Architecture(platform string) string {
	_, rest, _ := strings.Cut(platform, "/")
	name, _, _ := strings.Cut(rest, "/")
	switch name {
	case "aarch64":
		return "arm64"
	case "x86_64", "x86-64":
		return "amd64"
	}
	return name
}

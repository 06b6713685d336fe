package images

import (
	"strings"
	"testing"

	"github.com/distribution/reference"
)

// FuzzReference compares the grammar of image references with Docker's library. The library accepts a host in upper case without a dot
// or a port.
func FuzzReference(f *testing.F) {
	hex := strings.Repeat("0123456789abcdef", 8)
	for _, text := range []string{
		"", "python", "python:3.11-slim", "python:", "python:3.11:3", "Python", "python:Latest", "library/python", "acme/Train", "ACME/train",
		"a/b/c/d", "a//b", "/a", "a/", "a.b", "a..b", "a._b", "a_b", "a__b", "a___b", "a---b", "-a", "a-", "a.b-/c", "foo_bar.x/y", "a-b/c", "é",
		"localhost/a", "localhost:5000/a", "localhost", "LOCALHOST/a", "localhost:5000", "registry:5000/a", "REGISTRY:5000/a:1", "registry:/a", "r:p/a",
		"gcr.io/a/b:1", "GCR.io/a", "gcr.io/A", "gcr.io./a", ".gcr.io/a", "gcr..io/a", "-gcr.io/a", "gcr.io:443/a@sha256:" + hex[:64],
		"[::1]/a", "[::1]:5000/a:1", "[::1]", "[::g]/a", "[::1/a", "[fe80::1%eth0]/a", "docker.io/a", "index.docker.io/a", "index.docker.io/library/a",
		"a@sha256:" + hex[:64], "a:1@sha256:" + hex[:64], "a@sha256:" + hex[:63], "a@sha256:" + strings.ToUpper(hex[:64]), "a@SHA256:" + hex[:64],
		"a@sha512:" + hex, "a@sha384:" + hex[:96], "a@sha256:" + hex, "a@md5:" + hex[:32], "a@b+c:" + hex[:64], "a@sha256:" + hex[:64] + ":1", "a@",
		hex[:64], hex[:63], hex[:64] + ":1", "a/" + hex[:64], strings.ToUpper(hex[:64]),
		"a:" + strings.Repeat("b", 128), "a:" + strings.Repeat("b", 129), "a:.b", "a:-b", "a:_b", "a:b+c", "a:b c", " a", "a ", "a\n", "a\x00",
		strings.Repeat("a", 247), strings.Repeat("a", 248), strings.Repeat("a", 255) + "/b", "gcr.io/" + strings.Repeat("a", 255), "gcr.io/" + strings.Repeat("a", 256),
		"docker.io/" + strings.Repeat("a", 248), "a/" + strings.Repeat("b", 253), "a/" + strings.Repeat("b", 254), "r:5/" + strings.Repeat("b", 256),
	} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		named, err := reference.ParseNormalizedNamed(text)
		host, _, _ := strings.Cut(text, "/")
		accepted := err == nil && (host == strings.ToLower(host) || strings.ContainsAny(host, ".:"))
		got, ok := parseReference(text)
		if ok != accepted {
			t.Fatalf("%q: accepted %t, by Docker %t (%v)", text, ok, accepted, err)
		}
		if ok {
			want := imageReference{host: got.host, path: reference.Path(named)}
			if tagged, isTagged := named.(reference.Tagged); isTagged {
				want.tag = tagged.Tag()
			}
			if digested, isDigested := named.(reference.Digested); isDigested {
				want.digest = digested.Digest().String()
			}
			if got != want {
				t.Errorf("%q: %+v, by Docker %+v", text, got, want)
			}
		}
		if _, err := reference.WithName("localhost/" + text); isRepository(text) != (err == nil) {
			t.Errorf("%q is a repository: %t, by Docker %t", text, isRepository(text), err == nil)
		}
	})
}

// Package secret finds credentials in the text of files and masks them in everything that is printed.
//
// A credential is recognized by its own shape (a GitHub token, a private key, a password in a URL) or by the name
// that it is assigned to (DB_PASSWORD, apiKey, --token). Both work on any text, so that comments, broken YAML,
// requirements files, Dockerfiles and the output of this program are treated alike. It hides the table of shapes,
// what names and values look like, and how a secret changes on its way into an output.
package secret

// Kind names what was found, such as "a GitHub token".
type Kind string

// The kinds that do not come from the table of shapes.
const (
	// PrivateKey is a key in PEM or OpenPGP armor.
	PrivateKey Kind = "a private key"
	// URLPassword is the password of a URL.
	URLPassword Kind = "a password in a URL"
	// Named is a value whose name says that it is a credential.
	Named Kind = "a credential, by its name,"
	// Suspected is masked to be safe, but too uncertain to be reported.
	Suspected Kind = ""
)

// Of recognizes a credential in the value that a name, "" for none, is assigned to. ok is false for none and
// for those that are only suspected.
func Of(name, value string) (kind Kind, ok bool) {
	for _, m := range scan(value) {
		if m.kind != Suspected && m.kind != Named {
			return m.kind, true
		}
	}
	if classify(name).certainty == certain && isCertain(value) {
		return Named, true
	}
	return Suspected, false
}

// IsName reports whether a name is what people call variables with credentials, such as DB_PASSWORD.
func IsName(name string) bool { return classify(name).certainty == certain }

// match is a credential in a text, by byte offsets.
type match struct {
	start, end int
	kind       Kind
}

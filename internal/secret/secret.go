// Package secret detects credentials in text and masks them in everything that is printed.
//
// A credential is recognized by its own shape (a GitHub token, a private key, a password in a URL) or by the name that it
// is assigned to (DB_PASSWORD, apiKey, --token). Both work on any text, including comments, invalid YAML, requirements
// files, Dockerfiles and the output of this program. The package hides the table of shapes, the heuristics for names and
// values, and the forms in which a secret reaches an output.
package secret

// Kind describes a credential in messages, such as "a GitHub token".
type Kind string

// The kinds that are not in the table of shapes.
const (
	// PrivateKey is a private key in PEM or OpenPGP armor.
	PrivateKey Kind = "a private key"
	// URLPassword is a password in a URL.
	URLPassword Kind = "a password in a URL"
	// NamedCredential is a value whose name denotes a credential.
	NamedCredential Kind = "a credential"
	// Suspected is a value that is masked, but too uncertain to be reported.
	Suspected Kind = ""
)

// Detect recognizes a credential in a value that is assigned to a name ("" for none). ok is false if there is none, or if it
// is only suspected.
func Detect(name, value string) (kind Kind, ok bool) {
	for _, m := range scan(value) {
		if m.kind != Suspected && m.kind != NamedCredential {
			return m.kind, true
		}
	}
	if classify(name).likelihood == certain && isReportable(value) {
		return NamedCredential, true
	}
	return Suspected, false
}

// IsCredentialName reports whether a name is a usual name of a variable with a credential, such as DB_PASSWORD.
func IsCredentialName(name string) bool { return classify(name).likelihood == certain }

// match is the byte span of a credential in a text.
type match struct {
	start, end int
	kind       Kind
}

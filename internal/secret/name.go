package secret

import (
	"slices"
	"strings"
)

// class is what a name says of its value.
type class struct {
	certainty certainty
	// words says that the value may consist of several words, as a passphrase does.
	words bool
}

// certainty is how sure it is that a name is that of a credential.
type certainty uint8

const (
	// ordinary names say nothing.
	ordinary certainty = iota
	// mentioning names have a word for a credential somewhere, as PASSWORD_PROD has, or stand for what only
	// sometimes is one.
	mentioning
	// suspicious names end with what is often a credential, such as accountKey.
	suspicious
	// certain names are what people call variables with credentials.
	certain
)

// passphraseEndings are the last words of names whose value may consist of several words.
var passphraseEndings = []string{"password", "passwd", "passphrase", "passcode", "pwd"}

// certainEndings are the last words of certain names.
var certainEndings = []string{
	"password", "passwd", "passphrase", "secret", "secret_key", "apikey", "api_key", "access_key", "private_key", "token", "credential", "credentials",
}

// gluedEndings end suspicious names, also without a separator before them, as in PGPASSWORD.
var gluedEndings = []string{"password", "passwd", "passphrase", "secret", "token", "apikey", "accesskey", "secretkey", "privatekey", "accountkey", "passwords"}

// separateEndings are the last words of suspicious names.
var separateEndings = []string{
	"pwd", "pass", "passwort", "passcode", "authorization", "bearer", "tokens", "api_keys", "account_key", "shared_key", "auth_key", "encryption_key",
	"signing_key", "ssh_key", "master_key", "service_key", "storage_key", "deploy_key", "admin_key", "hmac_key", "subscription_key",
}

// encodedEndings are the last words of names whose value is often a credential if it looks random.
var encodedEndings = []string{
	"auth", "sig", "signature", "cookie", "license_key", "session_key", "client_key", "app_key", "application_key", "webhook_key", "function_key",
	"project_key", "user_key", "team_key",
}

// mentioned are the words for credentials that mentioning names have, each with the separator before it.
var mentioned = []string{"_password", "_passwd", "_passphrase", "_secret", "_token", "_credential", "_apikey", "_api_key", "_access_key", "_private_key"}

// notTheValue are last words of names that speak of something about a credential.
var notTheValue = []string{
	"name", "names", "id", "ids", "file", "files", "path", "dir", "url", "uri", "arn", "ref", "refs", "version", "type", "length", "size",
	"count", "limit", "limits", "ttl", "expiry", "expires", "enabled", "store", "manager", "backend", "provider", "mount", "model", "parallelism",
}

// notCredentials are the words before "token" in the vocabulary of language models.
var notCredentials = []string{"pad", "eos", "bos", "unk", "mask", "sep", "cls", "stop", "special", "start", "end", "image", "prompt", "max", "new", "next", "num", "min", "total", "per"}

// stems are the beginnings of all words above: a name without one is ordinary.
var stems = [256][]string{'p': {"pass", "pwd"}, 's': {"secret", "sig"}, 't': {"token"}, 'k': {"key"}, 'c': {"cred", "cookie"}, 'a': {"auth"}, 'b': {"bearer"}}

// longestName is how many bytes of a name are looked at, from its end.
const longestName = 80

func classify(name string) class {
	name = name[max(0, len(name)-longestName):]
	if !hasStem(name) || strings.EqualFold(name, "key") {
		return class{}
	}
	words := spaced(name)
	return class{certaintyOf(strings.ToLower(name), words), endsWithWord(words, passphraseEndings)}
}

// certaintyOf looks at a name in lower case, and with its words separated by "_".
func certaintyOf(lower, words string) certainty {
	switch {
	case isVocabulary(words):
		return ordinary
	case endsWithWord(lower, certainEndings):
		return certain
	case endsWithWord(words, certainEndings), endsWithWord(words, separateEndings),
		slices.ContainsFunc(gluedEndings, func(ending string) bool { return strings.HasSuffix(words, ending) }):
		return suspicious
	case endsWithWord(words, encodedEndings):
		return mentioning
	case endsWithWord(words, notTheValue):
		return ordinary
	}
	words = "_" + words
	if slices.ContainsFunc(mentioned, func(word string) bool { return strings.Contains(words, word) }) {
		return mentioning
	}
	return ordinary
}

func hasStem(name string) bool {
	for i := range len(name) {
		for _, stem := range stems[name[i]|0x20] {
			if len(name)-i >= len(stem) && strings.EqualFold(name[i:i+len(stem)], stem) {
				return true
			}
		}
	}
	return false
}

// endsWithWord reports whether the last words of a name, which "_" separates, are one of the endings.
func endsWithWord(name string, endings []string) bool {
	return slices.ContainsFunc(endings, func(ending string) bool {
		rest, ok := strings.CutSuffix(name, ending)
		return ok && (rest == "" || rest[len(rest)-1] == '_')
	})
}

// isVocabulary reports whether a name ends as pad_token does.
func isVocabulary(words string) bool {
	rest, ok := strings.CutSuffix(strings.TrimSuffix(words, "s"), "_token")
	return ok && endsWithWord(rest, notCredentials)
}

// spaced separates the words of a name with "_" and writes them in lower case: "clientSecret" and
// "client-secret" become "client_secret".
func spaced(name string) string {
	made := make([]byte, 0, len(name)+8)
	for i := range len(name) {
		c := name[i]
		switch {
		case 'A' <= c && c <= 'Z':
			if i > 0 && 'a' <= name[i-1] && name[i-1] <= 'z' {
				made = append(made, '_')
			}
			c |= 0x20
		case 'a' <= c && c <= 'z', '0' <= c && c <= '9', c >= 0x80:
		default:
			c = '_'
		}
		made = append(made, c)
	}
	return strings.Trim(string(made), "_")
}

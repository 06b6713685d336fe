package secret

import (
	"slices"
	"strings"
)

// nameClass describes what the name of a value implies about the value.
type nameClass struct {
	likelihood likelihood
	// words means that the value can consist of several words, as a passphrase does.
	words bool
}

// likelihood is the likelihood that a name is the name of a credential.
type likelihood uint8

const (
	// ordinary names imply nothing.
	ordinary likelihood = iota
	// mentioning names contain a word for a credential, such as PASSWORD_PROD, or are only sometimes used for one.
	mentioning
	// suspicious names end with a word that often denotes a credential, such as accountKey.
	suspicious
	// certain names are the usual names of variables with credentials.
	certain
)

// passphraseEndings are the last words of names whose value can consist of several words.
var passphraseEndings = []string{"password", "passwd", "passphrase", "passcode", "pwd"}

// certainEndings are the last words of certain names.
var certainEndings = []string{
	"password", "passwd", "passphrase", "secret", "secret_key", "apikey", "api_key", "access_key", "private_key", "token", "credential", "credentials",
}

// gluedEndings are endings of suspicious names that need no separator before them, as in PGPASSWORD.
var gluedEndings = []string{"password", "passwd", "passphrase", "secret", "token", "apikey", "accesskey", "secretkey", "privatekey", "accountkey", "passwords"}

// separateEndings are the last words of suspicious names.
var separateEndings = []string{
	"pwd", "pass", "passwort", "passcode", "authorization", "bearer", "tokens", "api_keys", "account_key", "shared_key", "auth_key", "encryption_key",
	"signing_key", "ssh_key", "master_key", "service_key", "storage_key", "deploy_key", "admin_key", "hmac_key", "subscription_key",
}

// encodedEndings are the last words of names whose value is a credential if it looks random.
var encodedEndings = []string{
	"auth", "sig", "signature", "cookie", "license_key", "session_key", "client_key", "app_key", "application_key", "webhook_key", "function_key",
	"project_key", "user_key", "team_key",
}

// mentionedWords are the words in mentioning names, with the separator before them.
var mentionedWords = []string{"_password", "_passwd", "_passphrase", "_secret", "_token", "_credential", "_apikey", "_api_key", "_access_key", "_private_key"}

// propertyEndings are the last words of names of properties of a credential.
var propertyEndings = []string{
	"name", "names", "id", "ids", "file", "files", "path", "dir", "url", "uri", "arn", "ref", "refs", "version", "type", "length", "size",
	"count", "limit", "limits", "ttl", "expiry", "expires", "enabled", "store", "manager", "backend", "provider", "mount", "model", "parallelism",
}

// modelTokenWords are the words before "token" in names of language model tokens.
var modelTokenWords = []string{"pad", "eos", "bos", "unk", "mask", "sep", "cls", "stop", "special", "start", "end", "image", "prompt", "max", "new", "next", "num", "min", "total", "per"}

// stems has the prefixes of all words above, each at the index of its first two letters, which few other words start with. A name without one
// is ordinary.
var stems = func() (table [1 << 10]string) {
	for _, stem := range []string{"pass", "pwd", "secret", "sig", "token", "key", "cred", "cookie", "auth", "bearer"} {
		table[twoLetters(stem[0], stem[1])] = stem
	}
	return table
}()

// twoLetters returns an index for two letters in either case: the lowest five bits of each.
func twoLetters(first, second byte) int { return int(first&31)<<5 | int(second&31) }

// longestName is the number of bytes at the end of a name that are checked.
const longestName = 80

func classify(name string) nameClass {
	name = name[max(0, len(name)-longestName):]
	if !hasStem(name) || strings.EqualFold(name, "key") {
		return nameClass{}
	}
	words := snakeCase(name)
	return nameClass{likelihoodOf(strings.ToLower(name), words), endsWithWord(words, passphraseEndings)}
}

// likelihoodOf classifies a name, given in lower case and with its words separated by "_".
func likelihoodOf(lower, words string) likelihood {
	switch {
	case isModelToken(words):
		return ordinary
	case endsWithWord(lower, certainEndings):
		return certain
	case endsWithWord(words, certainEndings), endsWithWord(words, separateEndings),
		slices.ContainsFunc(gluedEndings, func(ending string) bool { return strings.HasSuffix(words, ending) }):
		return suspicious
	case endsWithWord(words, encodedEndings):
		return mentioning
	case endsWithWord(words, propertyEndings):
		return ordinary
	}
	words = "_" + words
	if slices.ContainsFunc(mentionedWords, func(word string) bool { return strings.Contains(words, word) }) {
		return mentioning
	}
	return ordinary
}

func hasStem(name string) bool {
	for i := 1; i < len(name); i++ {
		if stem := stems[twoLetters(name[i-1], name[i])]; stem != "" && startsWith(name[i-1:], stem) {
			return true
		}
	}
	return false
}

// startsWith reports whether a text starts with a stem, in either case.
func startsWith(text, stem string) bool {
	return len(text) >= len(stem) && strings.EqualFold(text[:len(stem)], stem)
}

// endsWithWord reports whether a name, whose words are separated by "_", ends with one of the endings.
func endsWithWord(name string, endings []string) bool {
	return slices.ContainsFunc(endings, func(ending string) bool {
		rest, ok := strings.CutSuffix(name, ending)
		return ok && (rest == "" || rest[len(rest)-1] == '_')
	})
}

// isModelToken reports whether a name is that of a language model token, such as pad_token.
func isModelToken(words string) bool {
	rest, ok := strings.CutSuffix(strings.TrimSuffix(words, "s"), "_token")
	return ok && endsWithWord(rest, modelTokenWords)
}

// snakeCase converts a name to snake case: "clientSecret" and "client-secret" become "client_secret".
func snakeCase(name string) string {
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

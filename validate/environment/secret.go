package environment

import (
	"regexp"
	"strings"
)

// secret is a credential that was recognized; its zero value is none.
type secret struct {
	// what names its kind, such as "a GitHub token".
	what string
}

// shapes are what well-known credentials look like, after the documents of those who give them out.
var shapes = []struct {
	what  string
	shape *regexp.Regexp
}{
	{"an AWS access key", regexp.MustCompile(`\b(?:AKIA|ASIA)[0-9A-Z]{16}\b`)},
	{"a GitHub token", regexp.MustCompile(`\b(?:gh[pousr]_[0-9A-Za-z]{36,}|github_pat_[0-9A-Za-z_]{40,})`)},
	{"a GitLab token", regexp.MustCompile(`\bglpat-[0-9A-Za-z_-]{20,}`)},
	{"a Slack token", regexp.MustCompile(`\bxox[abposr]-[0-9A-Za-z-]{10,}`)},
	{"a Google API key", regexp.MustCompile(`\bAIza[0-9A-Za-z_-]{35}`)},
	{"an OpenAI key", regexp.MustCompile(`\bsk-(?:proj-|ant-)?[0-9A-Za-z_-]{20,}`)},
	{"a Hugging Face token", regexp.MustCompile(`\bhf_[0-9A-Za-z]{30,}`)},
	{"a PyPI token", regexp.MustCompile(`\bpypi-[0-9A-Za-z_-]{50,}`)},
	{"a ZenML key", regexp.MustCompile(`\bZENKEY_[0-9A-Za-z]{30,}`)},
	{"a private key", regexp.MustCompile(`-----BEGIN [A-Z ]*PRIVATE KEY-----`)},
	{"a password in a URL", regexp.MustCompile(`\b[a-z][a-z0-9+.-]*://[^\s/:@$]*:[^\s/@${}]{3,}@`)},
}

// secretName is what people call variables with credentials, as the last words of a name.
var secretName = regexp.MustCompile(`(?i)(?:^|_)(?:PASSWORD|PASSWD|PASSPHRASE|SECRET|SECRET_KEY|API_?KEY|ACCESS_KEY|PRIVATE_KEY|TOKEN|CREDENTIALS?)$`)

// harmless values of such a variable: nothing, a switch, a number, a path, an address, a variable or a reference, a stand-in.
var harmless = regexp.MustCompile(`(?i)^(?:|true|false|yes|no|on|off|none|null|[0-9.]+|[./~].*|https?://.*|.*[${}<>*].*|.*\.(?:json|ya?ml|pem|key|txt)|x+|change[-_]?me|your[-_ ].*|my[-_ ].*|example.*|dummy|placeholder|todo|test|random.*|some[-_ ]?.*|secret|password|string|value)$`)

// secretIn recognizes a credential in the value of a name.
func secretIn(name, value string) secret {
	for _, s := range shapes {
		if s.shape.MatchString(value) {
			return secret{s.what}
		}
	}
	if secretName.MatchString(name) && len(value) >= 8 && !harmless.MatchString(value) && !strings.Contains(value, " ") {
		return secret{"a credential, by its name,"}
	}
	return secret{}
}

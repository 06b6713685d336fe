package secret

import "strings"

// shape describes a kind of token: a prefix followed by at least min characters of a set.
type shape struct {
	kind   Kind
	prefix string
	set    charset
	min    int
	// exact means that exactly min characters follow.
	exact bool
}

// charset is the set of bytes that a token can contain.
type charset *[256]bool

func charsetOf(chars string) charset {
	var set [256]bool
	for i := range len(chars) {
		set[chars[i]] = true
	}
	return &set
}

const (
	digits  = "0123456789"
	lowers  = "abcdefghijklmnopqrstuvwxyz"
	uppers  = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
	letters = lowers + uppers
)

var (
	hexChars          = charsetOf(digits + "abcdefABCDEF")
	upperChars        = charsetOf(digits + uppers)
	alphanumericChars = charsetOf(digits + letters)
	wordChars         = charsetOf(digits + letters + "_")
	dashedChars       = charsetOf(digits + letters + "_-")
	dottedChars       = charsetOf(digits + letters + "_-.")
	base64Chars       = charsetOf(digits + letters + "+/=_-.")
)

// shapes are the shapes of well-known tokens, from the documentation of their issuers.
var shapes = []shape{
	{"an AWS access key", "AKIA", upperChars, 16, true},
	{"an AWS access key", "ASIA", upperChars, 16, true},
	{"an AWS Bedrock key", "ABSK", base64Chars, 60, false},
	{"a GitHub token", "ghp_", alphanumericChars, 36, false},
	{"a GitHub token", "gho_", alphanumericChars, 36, false},
	{"a GitHub token", "ghu_", alphanumericChars, 36, false},
	{"a GitHub token", "ghs_", alphanumericChars, 36, false},
	{"a GitHub token", "ghr_", alphanumericChars, 36, false},
	{"a GitHub token", "github_pat_", wordChars, 40, false},
	{"a GitLab token", "glpat-", dottedChars, 20, false},
	{"a GitLab token", "gldt-", dottedChars, 20, false},
	{"a GitLab token", "glrt-", dottedChars, 20, false},
	{"a GitLab token", "glptt-", dottedChars, 20, false},
	{"a GitLab token", "glcbt-", dottedChars, 20, false},
	{"a Slack token", "xoxa-", dashedChars, 10, false},
	{"a Slack token", "xoxb-", dashedChars, 10, false},
	{"a Slack token", "xoxp-", dashedChars, 10, false},
	{"a Slack token", "xoxo-", dashedChars, 10, false},
	{"a Slack token", "xoxs-", dashedChars, 10, false},
	{"a Slack token", "xoxr-", dashedChars, 10, false},
	{"a Slack token", "xoxe-", dashedChars, 10, false},
	{"a Slack token", "xoxe.xox", dottedChars, 10, false},
	{"a Slack token", "xapp-", dashedChars, 20, false},
	{"a Google API key", "AIza", dashedChars, 35, false},
	{"a Google OAuth token", "ya29.", dottedChars, 20, false},
	{"a Google OAuth secret", "GOCSPX-", dashedChars, 20, false},
	{"an OpenAI key", "sk-", dashedChars, 20, false},
	{"a Hugging Face token", "hf_", alphanumericChars, 30, false},
	{"a Hugging Face token", "api_org_", alphanumericChars, 30, false},
	{"a PyPI token", "pypi-", dashedChars, 50, false},
	{"a ZenML key", "ZENKEY_", alphanumericChars, 30, false},
	{"a Stripe key", "sk_live_", alphanumericChars, 16, false},
	{"a Stripe key", "sk_test_", alphanumericChars, 16, false},
	{"a Stripe key", "rk_live_", alphanumericChars, 16, false},
	{"a Stripe key", "rk_test_", alphanumericChars, 16, false},
	{"a Stripe secret", "whsec_", alphanumericChars, 24, false},
	{"a SendGrid key", "SG.", dottedChars, 40, false},
	{"a Databricks token", "dapi", hexChars, 32, false},
	{"a Databricks token", "dkea", hexChars, 32, false},
	{"an npm token", "npm_", alphanumericChars, 36, false},
	{"a Docker Hub token", "dckr_pat_", dashedChars, 20, false},
	{"a Docker Hub token", "dckr_oat_", dashedChars, 20, false},
	{"a DigitalOcean token", "dop_v1_", hexChars, 64, false},
	{"a DigitalOcean token", "doo_v1_", hexChars, 64, false},
	{"a Vault token", "hvs.", dashedChars, 24, false},
	{"a Vault token", "hvb.", dashedChars, 24, false},
	{"a Grafana token", "glsa_", wordChars, 32, false},
	{"a Grafana token", "glc_", base64Chars, 32, false},
	{"a New Relic key", "NRAK-", upperChars, 27, false},
	{"a Groq key", "gsk_", alphanumericChars, 40, false},
	{"a Replicate token", "r8_", alphanumericChars, 37, false},
	{"a Perplexity key", "pplx-", alphanumericChars, 40, false},
	{"a Pinecone key", "pcsk_", wordChars, 40, false},
	{"a LangSmith key", "lsv2_pt_", wordChars, 32, false},
	{"a LangSmith key", "lsv2_sk_", wordChars, 32, false},
	{"an xAI key", "xai-", alphanumericChars, 60, false},
	{"a Weights & Biases key", "wandb_v1_", dashedChars, 40, false},
	{"a Shopify token", "shpat_", hexChars, 32, false},
	{"a Shopify token", "shpss_", hexChars, 32, false},
	{"a Postman key", "PMAK-", dashedChars, 50, false},
	{"a Doppler token", "dp.pt.", alphanumericChars, 40, false},
	{"a Doppler token", "dp.st.", dottedChars, 40, false},
	{"an Atlassian token", "ATATT3", base64Chars, 50, false},
	{"a Bitbucket token", "ATBB", alphanumericChars, 28, false},
	{"a Sentry token", "sntrys_", base64Chars, 40, false},
	{"a Sentry token", "sntryu_", hexChars, 60, false},
	{"a Supabase token", "sbp_", hexChars, 40, false},
	{"a Supabase key", "sb_secret_", dashedChars, 20, false},
	{"a PlanetScale token", "pscale_tkn_", dottedChars, 32, false},
	{"a PlanetScale password", "pscale_pw_", dottedChars, 32, false},
	{"a Tailscale key", "tskey-", dashedChars, 20, false},
	{"a Linear key", "lin_api_", alphanumericChars, 40, false},
	{"a Notion token", "ntn_", alphanumericChars, 40, false},
	{"an age key", "AGE-SECRET-KEY-1", upperChars, 50, false},
	{"a JSON Web Token", "eyJ", base64Chars, 40, false},
}

// shapesByFirstByte are the shapes by first byte.
var shapesByFirstByte = func() (table [256][]shape) {
	for _, s := range shapes {
		table[s.prefix[0]] = append(table[s.prefix[0]], s)
	}
	return table
}()

// shortestShape is the minimum length of a token in bytes.
const shortestShape = 14

// shapeAt recognizes a token at the start of a text and returns its length.
func shapeAt(text string) (length int, kind Kind, ok bool) {
	for _, s := range shapesByFirstByte[text[0]] {
		if !strings.HasPrefix(text, s.prefix) {
			continue
		}
		end := len(s.prefix)
		for end < len(text) && s.set[text[end]] {
			end++
		}
		n := end - len(s.prefix)
		if s.exact && n == s.min && (end == len(text) || !wordChars[text[end]]) || !s.exact && n >= s.min {
			return len(strings.TrimRight(text[:end], ".")), s.kind, true
		}
	}
	return 0, "", false
}

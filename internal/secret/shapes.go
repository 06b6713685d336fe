package secret

import "strings"

// shape is what a kind of token looks like: a prefix and at least so many characters of a set.
type shape struct {
	kind   Kind
	prefix string
	set    charset
	min    int
	// exact says that there are no more than min characters.
	exact bool
}

// charset tells which bytes belong to a token.
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
	hex     = charsetOf(digits + "abcdefABCDEF")
	upper   = charsetOf(digits + uppers)
	alnum   = charsetOf(digits + letters)
	word    = charsetOf(digits + letters + "_")
	dashed  = charsetOf(digits + letters + "_-")
	dotted  = charsetOf(digits + letters + "_-.")
	base64s = charsetOf(digits + letters + "+/=_-.")
)

// shapes are what well-known tokens look like, after the documentation of those who issue them.
var shapes = []shape{
	{"an AWS access key", "AKIA", upper, 16, true},
	{"an AWS access key", "ASIA", upper, 16, true},
	{"an AWS Bedrock key", "ABSK", base64s, 60, false},
	{"a GitHub token", "ghp_", alnum, 36, false},
	{"a GitHub token", "gho_", alnum, 36, false},
	{"a GitHub token", "ghu_", alnum, 36, false},
	{"a GitHub token", "ghs_", alnum, 36, false},
	{"a GitHub token", "ghr_", alnum, 36, false},
	{"a GitHub token", "github_pat_", word, 40, false},
	{"a GitLab token", "glpat-", dotted, 20, false},
	{"a GitLab token", "gldt-", dotted, 20, false},
	{"a GitLab token", "glrt-", dotted, 20, false},
	{"a GitLab token", "glptt-", dotted, 20, false},
	{"a GitLab token", "glcbt-", dotted, 20, false},
	{"a Slack token", "xoxa-", dashed, 10, false},
	{"a Slack token", "xoxb-", dashed, 10, false},
	{"a Slack token", "xoxp-", dashed, 10, false},
	{"a Slack token", "xoxo-", dashed, 10, false},
	{"a Slack token", "xoxs-", dashed, 10, false},
	{"a Slack token", "xoxr-", dashed, 10, false},
	{"a Slack token", "xoxe-", dashed, 10, false},
	{"a Slack token", "xoxe.xox", dotted, 10, false},
	{"a Slack token", "xapp-", dashed, 20, false},
	{"a Google API key", "AIza", dashed, 35, false},
	{"a Google OAuth token", "ya29.", dotted, 20, false},
	{"a Google OAuth secret", "GOCSPX-", dashed, 20, false},
	{"an OpenAI key", "sk-", dashed, 20, false},
	{"a Hugging Face token", "hf_", alnum, 30, false},
	{"a Hugging Face token", "api_org_", alnum, 30, false},
	{"a PyPI token", "pypi-", dashed, 50, false},
	{"a ZenML key", "ZENKEY_", alnum, 30, false},
	{"a Stripe key", "sk_live_", alnum, 16, false},
	{"a Stripe key", "sk_test_", alnum, 16, false},
	{"a Stripe key", "rk_live_", alnum, 16, false},
	{"a Stripe key", "rk_test_", alnum, 16, false},
	{"a Stripe secret", "whsec_", alnum, 24, false},
	{"a SendGrid key", "SG.", dotted, 40, false},
	{"a Databricks token", "dapi", hex, 32, false},
	{"a Databricks token", "dkea", hex, 32, false},
	{"an npm token", "npm_", alnum, 36, false},
	{"a Docker Hub token", "dckr_pat_", dashed, 20, false},
	{"a Docker Hub token", "dckr_oat_", dashed, 20, false},
	{"a DigitalOcean token", "dop_v1_", hex, 64, false},
	{"a DigitalOcean token", "doo_v1_", hex, 64, false},
	{"a Vault token", "hvs.", dashed, 24, false},
	{"a Vault token", "hvb.", dashed, 24, false},
	{"a Grafana token", "glsa_", word, 32, false},
	{"a Grafana token", "glc_", base64s, 32, false},
	{"a New Relic key", "NRAK-", upper, 27, false},
	{"a Groq key", "gsk_", alnum, 40, false},
	{"a Replicate token", "r8_", alnum, 37, false},
	{"a Perplexity key", "pplx-", alnum, 40, false},
	{"a Pinecone key", "pcsk_", word, 40, false},
	{"a LangSmith key", "lsv2_pt_", word, 32, false},
	{"a LangSmith key", "lsv2_sk_", word, 32, false},
	{"an xAI key", "xai-", alnum, 60, false},
	{"a Weights & Biases key", "wandb_v1_", dashed, 40, false},
	{"a Shopify token", "shpat_", hex, 32, false},
	{"a Shopify token", "shpss_", hex, 32, false},
	{"a Postman key", "PMAK-", dashed, 50, false},
	{"a Doppler token", "dp.pt.", alnum, 40, false},
	{"a Doppler token", "dp.st.", dotted, 40, false},
	{"an Atlassian token", "ATATT3", base64s, 50, false},
	{"a Bitbucket token", "ATBB", alnum, 28, false},
	{"a Sentry token", "sntrys_", base64s, 40, false},
	{"a Sentry token", "sntryu_", hex, 60, false},
	{"a Supabase token", "sbp_", hex, 40, false},
	{"a Supabase key", "sb_secret_", dashed, 20, false},
	{"a PlanetScale token", "pscale_tkn_", dotted, 32, false},
	{"a PlanetScale password", "pscale_pw_", dotted, 32, false},
	{"a Tailscale key", "tskey-", dashed, 20, false},
	{"a Linear key", "lin_api_", alnum, 40, false},
	{"a Notion token", "ntn_", alnum, 40, false},
	{"an age key", "AGE-SECRET-KEY-1", upper, 50, false},
	{"a JSON Web Token", "eyJ", base64s, 40, false},
}

// shapesBy are the shapes by their first byte.
var shapesBy = func() (table [256][]shape) {
	for _, s := range shapes {
		table[s.prefix[0]] = append(table[s.prefix[0]], s)
	}
	return table
}()

// shortestShape is the least number of bytes of a token.
const shortestShape = 14

// shapeAt recognizes a token at the start of a text and gives its length.
func shapeAt(text string) (length int, kind Kind, ok bool) {
	for _, s := range shapesBy[text[0]] {
		if !strings.HasPrefix(text, s.prefix) {
			continue
		}
		end := len(s.prefix)
		for end < len(text) && s.set[text[end]] {
			end++
		}
		n := end - len(s.prefix)
		if s.exact && n == s.min && (end == len(text) || !word[text[end]]) || !s.exact && n >= s.min {
			return len(strings.TrimRight(text[:end], ".")), s.kind, true
		}
	}
	return 0, "", false
}

package secret

import (
	"strings"
	"testing"
)

// TestText masks the parts of a text between « and ».
func TestText(t *testing.T) {
	hidden := []string{
		"x: «ghp_abcdefghijklmnopqrstuvwxyz0123456789»",
		"# was «github_pat_11ABCDEFG0abcdefghij_klmnopqrstuvwxyz0123456789ABCDEFG»",
		`"a\n«ghp_abcdefghijklmnopqrstuvwxyz0123456789»"`,
		"- «glpat-abcdefghij0123456789», x",
		"«AKIAIOSFODNN7EXAMPLE» and more",
		"key «sk_live_4eC39HqLyjWDarjtT1zdp7dc»",
		"«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»",
		"host «dapi0123456789abcdef0123456789abcdef»",
		"«npm_abcdefghijklmnopqrstuvwxyz0123456789»",
		"«eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.dozjgNryP4J3jVmNHl0w5N_XgL0n3I9PlFUP0THsR8U»",
		"Authorization: Bearer «0123456789abcdef0123»",
		"curl -H 'Authorization: token «0123456789abcdef»' https://x",
		`-H "Authorization: Basic «dXNlcjpodW50ZXIy»"`,
		`{"auths": {"x": {"auth": "«dXNlcjpodW50ZXIyaHVudGVy»"}}}`,
		// By name.
		"DB_PASSWORD: «hunter2hunter2»",
		"DB_PASSWORD: «hunter2hunter2»: x",
		"DB_PASSWORD=«hunter2hunter2»",
		"- DB_PASSWORD=«hunter2hunter2»",
		"db-password: '«hunter2hunter2»'",
		`DB_PASSWORD: "«hunter2hunter2»`,
		`{"db.password": "«correct horse battery staple»"}`,
		`'DB_PASSWORD': '«hunter2»'`,
		`"{\"password\": \"«hunter2hunter2»\"}"`,
		"api-key: «abcdef123456»",
		"apiKey = «abcdef123456»",
		"AWS_SECRET_ACCESS_KEY: «wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY»",
		"AWS_SECRET_ACCESS_KEYY: «wJalrXUtnFEMIK7MDENGbPxRfiCYzEXAMPLEKEYx»",
		"AccountName=x;AccountKey=«Zm9vYmFyYmF6cXV4Zm9vYmFyYmF6cXV4»;EndpointSuffix=core.windows.net",
		"Server=tcp:x,1433;User ID=sa;Password=«p4ss;word»;Encrypt=true",
		"https://x.blob.core.windows.net/c?sv=2022&sig=«abcDEF0123456789abcDEF%3D»",
		"//registry.npmjs.org/:_authToken=«0123456789abcdef»",
		"WANDB_API_KEY: «0123456789abcdef0123456789abcdef01234567»",
		"ENV DB_PASSWORD «hunter2hunter2»",
		"ENV DB_PASSWORD='«a b c d e f»'",
		"ARG NPM_TOKEN=«0123456789abcdef»",
		"RUN export PGPASSWORD=«topsecretpw» && psql",
		"RUN pip install --token «topsecretpw» x",
		"RUN curl -u bob:«topsecretpw» https://x",
		"RUN docker login -u bob -p «topsecretpw» x",
		"machine x login bob password «topsecretpw»",
		"PASSWORD_PROD: «hunter2hunter2»",
		"password: &pw «hunter2hunter2»",
		"password: !!str «hunter2hunter2»",
		// URLs.
		"--extra-index-url https://__token__:«topsecretpw»@x/simple",
		"git+https://oauth2:«topsecretpw»@github.com/a/b.git",
		"git+https://«0123456789abcdef0123»@github.com/a/b.git",
		"postgres://me:«p@ssw0rd»@db/x", "postgres://me:«p/ssw0rd»@db/x", "git+https://me:«p4ssw0rd»@h/r.git@main",
		"me:«p4ssw0rd»@registry.example.com/x", "    - --token\n+   - «topsecretpw»",
		"redis://:«topsecretpw»@h:6379/0",
		"https://hooks.slack.com/services/«T00000000/B00000000/XXXXXXXXXXXXXXXXXXXXXXXX»",
		// Multi-line keys.
		"-----BEGIN RSA PRIVATE KEY-----\n  «MIIEowIBAAKCAQEA1234567890»\n  «secretsecret»\n-----END RSA PRIVATE KEY-----\nx: y",
		"-----BEGIN PRIVATE KEY-----\n  «MIIEowIBAAKCAQEA1234567890»\nname: x",
	}
	for _, marked := range hidden {
		text := strings.NewReplacer("«", "", "»", "").Replace(marked)
		want := stars(marked)
		if got := replace(text, scan(text)); got != want {
			t.Errorf("%s\n got %s\nwant %s", text, got, want)
		}
	}
}

func stars(marked string) string {
	for {
		before, rest, ok := strings.Cut(marked, "«")
		if !ok {
			return marked
		}
		_, after, _ := strings.Cut(rest, "»")
		marked = before + Redacted + after
	}
}

// TestTextStays has texts without credentials.
func TestTextStays(t *testing.T) {
	for _, text := range []string{
		"MAX_TOKENS: 4096", "pad_token: '<|endoftext|>'", "stop_token: '###Response'", "token: ''", "TOKENIZERS_PARALLELISM: 'false'",
		"API_KEY: '{{vault.key}}'", "DB_PASSWORD: ${DB_PASSWORD}", "password: null", "SSH_PRIVATE_KEY: /run/secrets/key",
		"ZENML_PROJECT_SECRET_NAME: llm-complete", "secrets: [my_database]", "secret==1.2.3", "# the password: should be rotated",
		"primary_key: customer_identifier", "image: acme/my-token:v20240101", "https://github.com/a/b@main", "docker run -u 1000:1000 x",
		"git+ssh://git@github.com/a/b.git", "password: changeme", "token_url: https://x/oauth/token", "cache_key: 0123456789abcdef0123",
		"x@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef", "--hash=sha256:0123456789abcdef0123456789abcdef",
		"apt-get install 'sshpass' 'libsecret-tools'", "acme/train:v20240101@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef", "author: Grace Hopper", "key: value", "-----BEGIN CERTIFICATE-----\nMIIEowIBAAKCAQEA\n",
		`"HF_TOKEN": os.environ["HF_TOKEN"]`, `API_TOKEN = os.getenv('API_TOKEN')`, `"API_TOKEN": Secrets().get("x")`,
		"http://localhost:8080/a@b", "parameters: {tokenizer: bert-base-uncased, tokens: 12}", "api_key: The api_key for Argilla",
	} {
		if got := replace(text, scan(text)); got != text {
			t.Errorf("%s\n got %s", text, got)
		}
	}
}

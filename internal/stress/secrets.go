package stress

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"

	"github.com/settings-ls/settings-ls/schema"
)

// SecretConfig is a run configuration with secrets in it.
type SecretConfig struct {
	Text string
	// Secrets must not be in any output. They are in the order of the text.
	Secrets []string
}

// secretConfigWriter writes a run configuration with a secret in each value.
type secretConfigWriter struct {
	random  *rand.Rand
	release *schema.Release
	// depth is the number of levels of mappings, share the fraction of keys that are written.
	depth   int
	share   float64
	shapes  []shape
	text    strings.Builder
	secrets []string
}

// NewSecretConfig returns a run configuration with keys of a release for the pipeline, a step and stack components. Each value is or
// contains a secret, whether a string is valid there or not.
func NewSecretConfig(random *rand.Rand, release *schema.Release) SecretConfig {
	p := secretConfigWriter{random: random, release: release, depth: 1 + random.IntN(5), share: Pick(random, []float64{1, .3, .05}), shapes: shapes}
	return p.config()
}

// NewBrokenSecretConfig is Plant followed by random changes of the text. It only uses secrets that are recognized by their shape,
// since the changes can separate a value from its key.
func NewBrokenSecretConfig(random *rand.Rand, release *schema.Release) SecretConfig {
	p := secretConfigWriter{random: random, release: release, depth: 1 + random.IntN(5), share: Pick(random, []float64{.3, .05, .05}), shapes: shapes[:tokenShapes]}
	planted := p.config()
	planted.Text = Mutate(random, planted.Text)
	planted.Secrets = slices.DeleteFunc(planted.Secrets, func(secret string) bool { return !strings.Contains(planted.Text, secret) })
	return planted
}

func (p *secretConfigWriter) config() SecretConfig {
	p.keysBelow(nil, 0)
	components := p.components()
	p.line(0, "steps:")
	p.line(1, "train:")
	p.keysBelow([]string{"steps", "train"}, 2)
	if p.random.IntN(2) == 0 {
		p.line(0, "settings:") // may be a duplicate key, whose value has secrets too
		for _, key := range components {
			p.line(1, key+":")
			p.keysBelow([]string{"settings", key}, 2)
		}
	}
	return SecretConfig{Text: p.text.String(), Secrets: p.secrets}
}

// components returns some keys of component settings, such as orchestrator.kubernetes.
func (p *secretConfigWriter) components() (keys []string) {
	for _, kind := range p.release.ComponentTypes() {
		if flavors := p.release.Flavors(kind); len(flavors) > 0 && p.random.Float64() < .3 {
			keys = append(keys, kind+"."+Pick(p.random, flavors))
		}
	}
	return keys
}

// keysBelow writes the keys that are valid below a path.
func (p *secretConfigWriter) keysBelow(path []string, indent int) {
	for _, field := range p.release.Fields(path...) {
		key := field.Path[len(field.Path)-1]
		at := append(slices.Clone(path), key)
		inside := len(at) < p.depth && len(p.release.Fields(at...)) > 0
		switch {
		case key == "*" || slices.Equal(at, []string{"steps"}) || !inside && p.random.Float64() > p.share:
		case inside:
			p.line(indent, key+":")
			p.keysBelow(at, indent+1)
		default:
			Pick(p.random, p.shapes)(p, indent, key)
		}
	}
}

func (p *secretConfigWriter) line(indent int, text string) {
	p.text.WriteString(strings.Repeat("  ", indent) + text + "\n")
}

// shape writes a key with a value that is or contains a secret.
type shape func(p *secretConfigWriter, indent int, key string)

// tokenShapes is the number of shapes, at the start of the list, whose secrets are recognized by their own shape.
const tokenShapes = 7

var shapes = []shape{
	func(p *secretConfigWriter, indent int, key string) { p.line(indent, key+": "+p.token()) },
	func(p *secretConfigWriter, indent int, key string) {
		p.line(indent, key+": ["+p.token()+", 'a "+p.token()+"']")
	},
	func(p *secretConfigWriter, indent int, key string) { p.line(indent, key+": {X: "+p.token()+"}") },
	func(p *secretConfigWriter, indent int, key string) { p.line(indent, key+": {"+p.token()+": x}") },
	func(p *secretConfigWriter, indent int, key string) { p.line(indent, key+": x # "+p.token()) },
	func(p *secretConfigWriter, indent int, key string) {
		p.line(indent, key+": |")
		p.line(indent+1, "x")
		p.line(indent+1, p.token()+" y")
	},
	func(p *secretConfigWriter, indent int, key string) { p.line(indent, key+": \"x\\n"+p.token()+"\"") },
	func(p *secretConfigWriter, indent int, key string) {
		p.line(indent, key+": {DB_PASSWORD: "+p.password()+"}")
	},
	func(p *secretConfigWriter, indent int, key string) {
		p.line(indent, key+":")
		p.line(indent+1, "- name: API_TOKEN")
		p.line(indent+1, "  value: "+p.password())
	},
	func(p *secretConfigWriter, indent int, key string) { p.line(indent, key+": DB_PASSWORD="+p.password()) },
	func(p *secretConfigWriter, indent int, key string) {
		p.line(indent, key+": https://bob:"+p.password()+"@example.com/x")
	},
	func(p *secretConfigWriter, indent int, key string) {
		p.line(indent, key+": {password: \""+p.password()+"\", A: yes}")
	},
}

// token returns a new secret that is recognized by its shape.
func (p *secretConfigWriter) token() string { return p.remember("ghp_ThisIsNotARealTokenOfAnyone%09d") }

// password returns a new secret that is recognized by the name of its key.
func (p *secretConfigWriter) password() string { return p.remember("hunter2Of%05d") }

func (p *secretConfigWriter) remember(format string) string {
	p.secrets = append(p.secrets, fmt.Sprintf(format, len(p.secrets)))
	return p.secrets[len(p.secrets)-1]
}

package strength

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"

	"github.com/settings-ls/settings-ls/schema"
)

// Planted is a run configuration with secrets in it.
type Planted struct {
	Text string
	// Secrets are what no output may hold, in the order of the text.
	Secrets []string
}

// planter writes a run configuration with a secret at each place.
type planter struct {
	random  *rand.Rand
	release *schema.Release
	// depth is how deep mappings are written; what is below has a secret instead. share is how many of the keys are written.
	depth   int
	share   float64
	shapes  []shape
	text    strings.Builder
	secrets []string
}

// Plant writes keys that a release knows, for the pipeline, for a step and for components of the stack, with a secret as or
// in the value of each: where text is allowed, and where it is wrong.
func Plant(random *rand.Rand, release *schema.Release) Planted {
	p := planter{random: random, release: release, depth: 1 + random.IntN(5), share: Pick(random, []float64{1, .3, .05}), shapes: shapes}
	return p.plant()
}

// PlantBroken is as Plant, with a text that is then changed at random, so that it has only secrets that are known by
// what they look like.
func PlantBroken(random *rand.Rand, release *schema.Release) Planted {
	p := planter{random: random, release: release, depth: 1 + random.IntN(5), share: Pick(random, []float64{.3, .05, .05}), shapes: shapes[:tokenShapes]}
	planted := p.plant()
	planted.Text = Mutate(random, planted.Text)
	planted.Secrets = slices.DeleteFunc(planted.Secrets, func(secret string) bool { return !strings.Contains(planted.Text, secret) })
	return planted
}

func (p *planter) plant() Planted {
	p.below(nil, 0)
	components := p.components()
	p.line(0, "steps:")
	p.line(1, "train:")
	p.below([]string{"steps", "train"}, 2)
	if p.random.IntN(2) == 0 {
		p.line(0, "settings:") // a second time, if there is one: a duplicate key is an error, and has secrets, too
		for _, key := range components {
			p.line(1, key+":")
			p.below([]string{"settings", key}, 2)
		}
	}
	return Planted{Text: p.text.String(), Secrets: p.secrets}
}

// components are a few keys of the settings of components, such as orchestrator.kubernetes.
func (p *planter) components() (keys []string) {
	for _, kind := range p.release.ComponentTypes() {
		if flavors := p.release.Flavors(kind); len(flavors) > 0 && p.random.Float64() < .3 {
			keys = append(keys, kind+"."+Pick(p.random, flavors))
		}
	}
	return keys
}

// below writes the keys that may be below a path.
func (p *planter) below(path []string, indent int) {
	for _, field := range p.release.Fields(path...) {
		key := field.Path[len(field.Path)-1]
		at := append(slices.Clone(path), key)
		inside := len(at) < p.depth && len(p.release.Fields(at...)) > 0
		switch {
		case key == "*" || slices.Equal(at, []string{"steps"}) || !inside && p.random.Float64() > p.share:
		case inside:
			p.line(indent, key+":")
			p.below(at, indent+1)
		default:
			Pick(p.random, p.shapes)(p, indent, key)
		}
	}
}

func (p *planter) line(indent int, text string) {
	p.text.WriteString(strings.Repeat("  ", indent) + text + "\n")
}

// shape writes a key with a secret as or in its value.
type shape func(p *planter, indent int, key string)

// tokenShapes is how many shapes, the first, have secrets that are known by what they look like, wherever they are.
const tokenShapes = 7

var shapes = []shape{
	func(p *planter, indent int, key string) { p.line(indent, key+": "+p.token()) },
	func(p *planter, indent int, key string) { p.line(indent, key+": ["+p.token()+", 'a "+p.token()+"']") },
	func(p *planter, indent int, key string) { p.line(indent, key+": {X: "+p.token()+"}") },
	func(p *planter, indent int, key string) { p.line(indent, key+": {"+p.token()+": x}") },
	func(p *planter, indent int, key string) { p.line(indent, key+": x # "+p.token()) },
	func(p *planter, indent int, key string) {
		p.line(indent, key+": |")
		p.line(indent+1, "x")
		p.line(indent+1, p.token()+" y")
	},
	func(p *planter, indent int, key string) { p.line(indent, key+": \"x\\n"+p.token()+"\"") },
	func(p *planter, indent int, key string) { p.line(indent, key+": {DB_PASSWORD: "+p.password()+"}") },
	func(p *planter, indent int, key string) {
		p.line(indent, key+":")
		p.line(indent+1, "- name: API_TOKEN")
		p.line(indent+1, "  value: "+p.password())
	},
	func(p *planter, indent int, key string) { p.line(indent, key+": DB_PASSWORD="+p.password()) },
	func(p *planter, indent int, key string) {
		p.line(indent, key+": https://bob:"+p.password()+"@example.com/x")
	},
	func(p *planter, indent int, key string) {
		p.line(indent, key+": {password: \""+p.password()+"\", A: yes}")
	},
}

// token is a new secret that is known by what it looks like.
func (p *planter) token() string { return p.remember("ghp_ThisIsNotARealTokenOfAnyone%09d") }

// password is a new secret that is known by the name before it.
func (p *planter) password() string { return p.remember("hunter2Of%05d") }

func (p *planter) remember(format string) string {
	p.secrets = append(p.secrets, fmt.Sprintf(format, len(p.secrets)))
	return p.secrets[len(p.secrets)-1]
}

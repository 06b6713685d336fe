package combinations

import (
	"github.com/settings-ls/settings-ls/internal/doc"
	"github.com/settings-ls/settings-ls/internal/runconfig"
	"github.com/settings-ls/settings-ls/validate/rule"
)

// idle is a setting that none of the images that have it uses, and the setting that is the cause.
type idle struct {
	name   string
	origin runconfig.Origin
	cause  runconfig.Origin
}

// idleSettings asks of the effective settings of the pipeline and of each step which of them are idle. A setting
// of the pipeline that one step uses is not idle, whatever the others do.
func idleSettings(p *rule.Pass, ask func(d *runconfig.Docker, say func(idle))) []idle {
	var said []idle
	waste, uses := map[*doc.Node]int{}, map[*doc.Node]int{}
	for e := range p.File.Effectives() {
		ask(e.Docker, func(i idle) {
			if waste[i.origin.Node]++; waste[i.origin.Node] == 1 {
				said = append(said, i)
			}
		})
	}
	if len(said) == 0 {
		return nil // most files; the list of all settings is long
	}
	for e := range p.File.Effectives() {
		for _, setting := range e.Docker.Settings() {
			uses[setting.Node]++
		}
	}
	var idles []idle
	for _, i := range said {
		if waste[i.origin.Node] >= uses[i.origin.Node] {
			idles = append(idles, i)
		}
	}
	return idles
}

// isEmpty: null, "", [] or {}.
func isEmpty(n *doc.Node) bool {
	n = n.Resolve()
	return n == nil || n.IsNull() || n.Kind == doc.Scalar && n.Text == "" || n.Kind != doc.Scalar && len(n.Fields)+len(n.Items) == 0
}

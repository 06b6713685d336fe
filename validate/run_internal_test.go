package validate

import (
	"strings"
	"testing"

	"github.com/settings-ls/settings-ls/internal/runconfig"
	"github.com/settings-ls/settings-ls/internal/yamldoc"
	"github.com/settings-ls/settings-ls/schema"
	"github.com/settings-ls/settings-ls/validate/rule"
)

// TestIndependent: only rules that follow an exclusive one, or that read the findings, wait for others.
func TestIndependent(t *testing.T) {
	plain, exclusive, reads := &Rule{}, &Rule{Exclusive: true}, &Rule{ReadsFindings: true}
	for _, test := range []struct {
		rules []*Rule
		want  int
	}{
		{[]*Rule{plain, plain}, 2},
		{[]*Rule{plain, exclusive, plain}, 2},
		{[]*Rule{plain, plain, reads, plain}, 2},
		{[]*Rule{reads, plain}, 2},
		{[]*Rule{reads, reads}, 1},
	} {
		if got := independent(test.rules); got != test.want {
			t.Errorf("%v: %d, want %d", test.rules, got, test.want)
		}
	}
}

// TestRulePanic: the panic of a rule reaches the caller, whichever goroutine the rule runs in.
func TestRulePanic(t *testing.T) {
	release, err := schema.Load(schema.Latest())
	if err != nil {
		t.Fatal(err)
	}
	text := "run_name: train # " + strings.Repeat("-", largeFile)
	pass := rule.NewPass(runconfig.Read(yamldoc.Parse("run.yaml", []byte(text)), runconfig.ReadOptions{Release: release}), Options{}, nil, nil)
	quiet := &Rule{Check: func(*rule.Pass) {}}
	broken := &Rule{Check: func(*rule.Pass) { panic("broken") }}
	for _, rules := range [][]*Rule{{broken, quiet, quiet, quiet}, {quiet, quiet, quiet, broken}} {
		func() {
			defer func() {
				if fault, _ := recover().(string); !strings.HasPrefix(fault, "broken") {
					t.Errorf("panic: %q", fault)
				}
			}()
			runIndependent(pass, rules)
		}()
	}
}

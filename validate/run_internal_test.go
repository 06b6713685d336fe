package validate

import (
	"strings"
	"sync"
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

// largePass returns a pass over a file on which two rules run at a time.
func largePass(t *testing.T) *rule.Pass {
	t.Helper()
	release, err := schema.Load(schema.Latest())
	if err != nil {
		t.Fatal(err)
	}
	text := "run_name: train # " + strings.Repeat("-", largeFile)
	return rule.NewPass(runconfig.Read(yamldoc.Parse("run.yaml", []byte(text)), runconfig.ReadOptions{Release: release}), Options{}, nil, nil)
}

// TestFindingsOfOthers: a rule reads the findings of those that ran before, whichever goroutine it runs in.
func TestFindingsOfOthers(t *testing.T) {
	pass := largePass(t)
	pass.Findings = []*Finding{{}}
	var running sync.WaitGroup
	running.Add(2)
	reads := &Rule{Check: func(p *rule.Pass) {
		running.Done()
		running.Wait() // for the rule of the other goroutine
		if len(p.Findings) != 1 {
			t.Errorf("%d findings, want 1", len(p.Findings))
		}
	}}
	runIndependent(pass, []*Rule{reads, reads})
}

// TestRulePanic: the panic of a rule reaches the caller, whichever goroutine the rule runs in.
func TestRulePanic(t *testing.T) {
	pass := largePass(t)
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

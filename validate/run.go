package validate

import (
	"fmt"
	"iter"
	"runtime/debug"
	"slices"
	"sync/atomic"

	"github.com/settings-ls/settings-ls/internal/runconfig"
	"github.com/settings-ls/settings-ls/validate/comments"
	"github.com/settings-ls/settings-ls/validate/rule"
)

// run runs the enabled rules, up to the first exclusive one that has findings. The findings are in the order of the rules. Those of the
// parts of a module come first.
func run(f *runconfig.File, options Options, ignored comments.Ignored) []*Finding {
	pass := rule.NewPass(f, options, allRules(), enabledRules(&options, f))
	if options.Parts != nil {
		for _, part := range options.Parts(f) {
			pass.Findings = append(pass.Findings, findingsOf(part, ignored)...)
		}
	}
	rules := slices.DeleteFunc(slices.Clone(pass.Enabled), func(r *Rule) bool { return !appliesTo(r, &options, f) })
	for len(rules) > 0 {
		n := independent(rules)
		found := runIndependent(pass, rules[:n])
		if f.IsCanceled() {
			return nil
		}
		if excludesOthers(rules[n-1], found[n-1], ignored) {
			return found[n-1]
		}
		pass.Findings = append(pass.Findings, slices.Concat(found...)...)
		rules = rules[n:]
	}
	return pass.Findings
}

// independent returns how many of the next rules need not wait for each other: those after an exclusive one wait for it, and one that
// reads the findings waits for all before it.
func independent(rules []*Rule) int {
	for i, r := range rules {
		switch {
		case r.ReadsFindings && i > 0:
			return i
		case r.Exclusive:
			return i + 1
		}
	}
	return len(rules)
}

// largeFile is the size of a file, in bytes, from which on two rules run at a time.
const largeFile = 8 << 10

// runIndependent runs rules that need not wait for each other, and returns the findings of each. On a large file, two run at a time: one
// goroutine starts with the first, another one with the last.
func runIndependent(pass *rule.Pass, rules []*Rule) [][]*Finding {
	found, started := make([][]*Finding, len(rules)), make([]atomic.Bool, len(rules))
	runFrom := func(pass *rule.Pass, rules iter.Seq2[int, *Rule]) {
		for i, r := range rules {
			if pass.File.IsCanceled() || started[i].Swap(true) {
				return
			}
			found[i] = pass.Run(r)
		}
	}
	if len(rules) == 1 || len(pass.File.Doc.Source) < largeFile {
		runFrom(pass, slices.All(rules))
		return found
	}
	fault := make(chan any, 1)
	go func() {
		defer func() { fault <- recovered(recover()) }()
		runFrom(pass.Fork(), slices.Backward(rules))
	}()
	runFrom(pass, slices.All(rules))
	if fault := <-fault; fault != nil {
		panic(fault)
	}
	return found
}

// recovered returns the value of a panic with the stack, nil for none.
func recovered(fault any) any {
	if fault == nil {
		return nil
	}
	return fmt.Sprintf("%v\n%s", fault, debug.Stack())
}

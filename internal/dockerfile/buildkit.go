package dockerfile

import (
	"strings"

	"github.com/moby/buildkit/frontend/dockerfile/parser"
)

// BuildKitUse is an instruction that only BuildKit runs as it is written.
type BuildKitUse struct {
	Line Line
	// Feature is what only BuildKit has, such as "RUN --mount".
	Feature string
}

// Heredoc is the feature of an instruction with a here-document, which Docker's classic builder accepts and leaves out.
const Heredoc = "a here-document"

// buildKitFlags are the flags that Docker's classic builder rejects (builder/dockerfile/dispatchers.go in github.com/moby/moby).
var buildKitFlags = map[string][]string{
	"RUN":  {"--mount", "--network", "--security"},
	"COPY": {"--chmod"},
	"ADD":  {"--chmod"},
}

// buildKitUses returns the instructions that need BuildKit, in order.
func buildKitUses(root *parser.Node) []BuildKitUse {
	var uses []BuildKitUse
	for _, n := range root.Children {
		name := strings.ToUpper(n.Value)
		if len(n.Heredocs) > 0 {
			uses = append(uses, BuildKitUse{Line(n.StartLine), Heredoc})
		}
		for _, flag := range buildKitFlags[name] {
			for _, written := range n.Flags {
				if option, _, _ := strings.Cut(written, "="); option == flag {
					uses = append(uses, BuildKitUse{Line(n.StartLine), name + " " + flag})
				}
			}
		}
	}
	return uses
}

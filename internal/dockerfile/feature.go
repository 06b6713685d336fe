package dockerfile

import (
	"slices"
	"strings"

	"github.com/moby/buildkit/frontend/dockerfile/parser"
)

// Feature is a feature of Dockerfiles that not all builders have.
type Feature uint8

// The features.
const (
	// RunMount is a mount of RUN.
	RunMount Feature = iota + 1
	// RunNetwork is RUN --network.
	RunNetwork
	// RunHeredoc is a here-document of RUN, CopyHeredoc one of COPY or ADD.
	RunHeredoc
	CopyHeredoc
	// CopyChmod is --chmod of COPY or ADD.
	CopyChmod
	// FromPlatformVariable is a variable for a platform in FROM, such as $BUILDPLATFORM, that the Dockerfile gives no value.
	FromPlatformVariable
	// PlatformArgument is such a variable in ARG.
	PlatformArgument
)

// FeatureUse is an instruction that uses a feature.
type FeatureUse struct {
	Line    Line
	Feature Feature
	// Written names the feature as in the instruction, such as "RUN --mount".
	Written string
}

// flagFeatures are the features that are flags of an instruction.
var flagFeatures = map[string]Feature{
	"RUN --mount": RunMount, "RUN --network": RunNetwork, "COPY --chmod": CopyChmod, "ADD --chmod": CopyChmod,
}

// featureUses returns the uses of features in a Dockerfile that is built with some arguments, in order.
func featureUses(root *parser.Node, args BuildArgs) []FeatureUse {
	var uses []FeatureUse
	values := map[string]bool{}
	for name := range args {
		values[name] = true
	}
	for _, n := range root.Children {
		name := strings.ToUpper(n.Value)
		add := func(feature Feature, written string) {
			uses = append(uses, FeatureUse{Line(n.StartLine), feature, written})
		}
		switch {
		case name == "RUN" && len(n.Heredocs) > 0:
			add(RunHeredoc, "a here-document")
		case len(n.Heredocs) > 0:
			add(CopyHeredoc, "a here-document")
		}
		for _, flag := range n.Flags {
			option, _, _ := strings.Cut(flag, "=")
			if feature, known := flagFeatures[name+" "+option]; known {
				add(feature, name+" "+option)
			}
		}
		switch name {
		case "FROM":
			if variable := platformVariable(n, values); variable != "" {
				add(FromPlatformVariable, "$"+variable)
			}
		case "ARG":
			for arg := n.Next; arg != nil; arg = arg.Next {
				declared, _, hasValue := strings.Cut(arg.Value, "=")
				values[declared] = values[declared] || hasValue
				if slices.Contains(platformArgs, declared) && !values[declared] {
					add(PlatformArgument, "ARG "+declared)
				}
			}
		}
	}
	return uses
}

// platformVariable returns a variable for a platform in a FROM instruction that has no value, or "".
func platformVariable(from *parser.Node, values map[string]bool) string {
	text := strings.Join(from.Flags, " ")
	if from.Next != nil {
		text += " " + from.Next.Value
	}
	for _, name := range platformArgs {
		isUsed := strings.Contains(text, "${"+name+"}") || variableEnds(text, "$"+name)
		if isUsed && !values[name] {
			return name
		}
	}
	return ""
}

// variableEnds reports whether a text contains a variable and not just a longer one.
func variableEnds(text, variable string) bool {
	_, after, found := strings.Cut(text, variable)
	isLonger := after != "" && (after[0] == '_' || 'A' <= after[0] && after[0] <= 'Z' || 'a' <= after[0] && after[0] <= 'z' || '0' <= after[0] && after[0] <= '9')
	return found && !isLonger
}

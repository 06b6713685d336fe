package dockerfile

import (
	"maps"
	"slices"
	"strings"

	"github.com/moby/buildkit/frontend/dockerfile/instructions"
	"github.com/moby/buildkit/frontend/dockerfile/shell"

	"github.com/settings-ls/settings-ls/internal/lazyregexp"
)

// BuildArgs are the build arguments that a Dockerfile is built with, by name.
type BuildArgs map[string]string

// platformArgs are the arguments that BuildKit sets before the first FROM.
var platformArgs = []string{"BUILDPLATFORM", "BUILDOS", "BUILDARCH", "BUILDVARIANT", "TARGETPLATFORM", "TARGETOS", "TARGETARCH", "TARGETVARIANT"}

// resolve sets Image: the image as it is written, with the variables replaced by the arguments before the first FROM
// (https://docs.docker.com/reference/dockerfile/#understand-how-arg-and-from-interact).
func (b *Base) resolve(stages []instructions.Stage, declared []instructions.ArgCommand, args BuildArgs, lexer *shell.Lex) {
	image, unset, err := lexer.ProcessWord(b.Written, valuesOf(declared, args, lexer))
	if err != nil || image == "scratch" {
		return
	}
	names := slices.Sorted(maps.Keys(unset))
	platformSpecific := slices.ContainsFunc(names, func(name string) bool { return slices.Contains(platformArgs, name) })
	_, isStage := instructions.HasStage(stages, image)
	switch {
	case platformSpecific:
	case len(unset) > 0 && incomplete().MatchString(image):
		b.Unset = names
	case isStage:
	default:
		b.Image = image
	}
}

// incomplete matches what is not an image reference because a part is empty, such as python: or /train:7.
var incomplete = lazyregexp.New(`^$|^[-:/@._]|[-:/@._]$|[/:@][-:/@._]`)

// valuesOf returns the values of declared arguments: those that the Dockerfile is built with, else their defaults.
func valuesOf(declared []instructions.ArgCommand, args BuildArgs, lexer *shell.Lex) shell.EnvGetter {
	var values []string
	for _, command := range declared {
		for _, arg := range command.Args {
			value, given := args[arg.Key]
			if !given && arg.Value != nil {
				value, _, _ = lexer.ProcessWord(*arg.Value, shell.EnvsFromSlice(slices.Clone(values)))
			}
			if given || arg.Value != nil {
				values = slices.DeleteFunc(values, func(earlier string) bool { return strings.HasPrefix(earlier, arg.Key+"=") })
				values = append(values, arg.Key+"="+value)
			}
		}
	}
	return shell.EnvsFromSlice(values)
}

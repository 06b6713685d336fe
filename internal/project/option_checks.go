package project

import (
	"slices"

	"github.com/settings-ls/settings-ls/internal/lazyregexp"
	"github.com/settings-ls/settings-ls/internal/platform"
	pep508 "github.com/settings-ls/settings-ls/internal/requirement"
	"github.com/settings-ls/settings-ls/schema"
	"github.com/settings-ls/settings-ls/schema/nearest"
	"github.com/settings-ls/settings-ls/validate"
	"github.com/settings-ls/settings-ls/validate/packages"
)

func invalid(text, allowed string) *OptionError { return &OptionError{value: text, allowed: allowed} }

// release matches a release of ZenML, such as 0.98.0, or 0.98.0rc1 for a release candidate. 0.98 is 0.98.0.
var release = lazyregexp.New(`^\d+\.\d+(?:\.\d+)?(?:(?:a|b|rc|\.?dev|\.?post)\d+)?$`)

// checkRelease accepts known releases of ZenML and newer ones. An empty text is not set.
func checkRelease(text string) *OptionError {
	if text == "" {
		return nil
	}
	if _, known := NearestKnownRelease(text); known && release().MatchString(text) {
		return nil
	}
	versions := schema.Versions()
	return invalid(text, "use a ZenML release from "+versions[0]+" to "+versions[len(versions)-1])
}

// python matches the version in the tag of an image of ZenML.
var python = lazyregexp.New(`^3\.\d{1,2}$`)

func checkPython(text string) *OptionError {
	if text == "" || python().MatchString(text) {
		return nil
	}
	return invalid(text, `use the major and minor version, such as "3.11"`)
}

// checkCodeRepository accepts the integrations of the newest release.
func checkCodeRepository(text string) *OptionError {
	if text == "" || text == validate.NoCodeRepository {
		return nil
	}
	newest, err := schema.Load(schema.Latest())
	if err != nil {
		panic(err) // the tables are part of the program
	}
	if _, ok := newest.Integration(text); ok {
		return nil
	}
	if meant, near := nearest.To(text, newest.Integrations()); near {
		return invalid(text, `did you mean "`+meant+`"?`)
	}
	return invalid(text, `use the integration of the code repository, such as "github", or "none"`)
}

func checkPlatform(text string) *OptionError {
	if text == "" || platform.IsFull(text) {
		return nil
	}
	if meant, near := nearest.To(text, platform.Known); near {
		return invalid(text, `did you mean "`+meant+`"?`)
	}
	return invalid(text, "use OS/ARCH, such as linux/amd64 or linux/arm64")
}

// checkRequirement accepts what a stack component can list as its requirements: PEP 508, and options and sources of pip.
func checkRequirement(text string) *OptionError {
	if parsed := pep508.ParseLine(text); parsed.Err != nil {
		return invalid(text, parsed.Err.Error())
	}
	return nil
}

func checkAptPackage(text string) *OptionError {
	if packages.IsAptPackage(text) {
		return nil
	}
	return invalid(text, "use the name of one package: lower-case letters, digits, +, - and .")
}

func checkRule(text string) *OptionError {
	if slices.Contains(validate.SelectorNames(), text) {
		return nil
	}
	return &OptionError{problem: unknownRule, value: text}
}

func checkSeverity(text string) *OptionError {
	if _, ok := validate.ParseSeverity(text); ok {
		return nil
	}
	return invalid(text, "use error, warning, info or hint")
}

func checkPattern(text string) *OptionError {
	if err := patternError(text); err != nil {
		return invalid(text, err.Error())
	}
	return nil
}

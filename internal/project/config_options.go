package project

import "slices"

// ConfigOption is an option of a configuration.
type ConfigOption struct {
	Name string
	Type ConfigOptionType
	// Doc is Markdown, Default the default value in words, Example a line of TOML.
	Doc, Default, Example string

	// check returns what is wrong with a string in the value, and checkKey with a name in a table; both may be nil.
	check, checkKey func(text string) *OptionError
}

// ConfigOptionType is the type of an option's value.
type ConfigOptionType uint8

const (
	// StringOption is a string.
	StringOption ConfigOptionType = iota
	// ListOption is a list of strings.
	ListOption
	// TableOption maps names to strings.
	TableOption
	// ListTableOption maps names to lists of strings.
	ListTableOption
)

// ConfigOptions are all options, in the order of the documentation. They have the same names as the flags of the command
// line and the settings of editors.
var ConfigOptions = []ConfigOption{
	{
		Name: "zenml-version", Type: StringOption, check: checkRelease,
		Doc:     "The ZenML release to check against.",
		Default: "the release that the project uses", Example: `zenml-version = "0.98.0"`,
	},
	{
		Name: "python-version", Type: StringOption, check: checkPython,
		Doc:     "The Python version of ZenML's default image.",
		Default: "the version that the project uses", Example: `python-version = "3.11"`,
	},
	{
		Name: "source-root", Type: StringOption,
		Doc:     "The folder that paths in the settings are relative to. It is relative to the folder of the configuration file and must be inside the repository (or, without one, inside the nearest parent folder with a `.zen` folder or the folder of the configuration file); only `--source-root` and the settings of an editor can choose a folder outside.",
		Default: "the nearest parent folder with a `.zen` folder, else the git repository, else the folder of the file", Example: `source-root = "src"`,
	},
	{
		Name: "stack", Type: StringOption,
		Doc:     "The stack that pipelines run on: a file that `zenml stack export` wrote. It is relative to the folder of the configuration file and must be inside the repository; only `--stack` and the settings of an editor can choose a file outside.",
		Default: "the only exported stack in the folder of the run configuration, or in the nearest of the folders above it up to the source root; of several, the one that `.zen/config.yaml` names", Example: `stack = "stacks/production.yaml"`,
	},
	{
		Name: "code-repository", Type: StringOption, check: checkCodeRepository,
		Doc:     "The integration of the code repository that the project is in, such as `github` or `gitlab`, from which ZenML can download the code. `none` if the project is in no code repository.",
		Default: "unknown", Example: `code-repository = "github"`,
	},
	{
		Name: "stack-requirements", Type: ListOption, check: checkRequirement,
		Doc:     "Python requirements of the stack, which are installed in every image.",
		Default: "unknown", Example: `stack-requirements = ["kubernetes>=21"]`,
	},
	{
		Name: "stack-apt-packages", Type: ListOption, check: checkAptPackage,
		Doc:     "Debian packages of the stack, which are installed in every image.",
		Default: "unknown", Example: `stack-apt-packages = ["git"]`,
	},
	{
		Name: "build-host", Type: StringOption, check: checkPlatform,
		Doc:     "The platform of the machine that builds the images.",
		Default: "the platform of this machine", Example: `build-host = "linux/arm64"`,
	},
	{
		Name: "target-platform", Type: StringOption, check: checkPlatform,
		Doc:     "The platform of the machines that run the images.",
		Default: "`linux/amd64`", Example: `target-platform = "linux/amd64"`,
	},
	{
		Name: "select", Type: ListOption, check: checkRule,
		Doc:     "Rules and rule groups to enable. `ALL` enables all rules, `DEFAULT` all except the pedantic ones.",
		Default: "`DEFAULT`", Example: `select = ["DEFAULT", "unpinned-requirement"]`,
	},
	{
		Name: "ignore", Type: ListOption, check: checkRule,
		Doc:     "Rules and rule groups to disable. If `select` and `ignore` both match a rule, the more specific name takes precedence: a rule over a group, a group over `DEFAULT` and `ALL`.",
		Default: "none", Example: `ignore = ["unpinned-parent-image"]`,
	},
	{
		Name: "severity", Type: TableOption, checkKey: checkRule, check: checkSeverity,
		Doc:     "Severities to use instead of the defaults, by rule: `error`, `warning`, `info` or `hint`.",
		Default: "the severity of each rule", Example: `severity = { file-not-found = "warning" }`,
	},
	{
		Name: "per-file-ignores", Type: ListTableOption, checkKey: checkPattern, check: checkRule,
		Doc:     "Rules and rule groups to disable in files that match a pattern. Patterns are relative to the folder of the configuration file.",
		Default: "none", Example: `per-file-ignores = { "examples/**" = ["plaintext-secret"] }`,
	},
	{
		Name: "include", Type: ListOption, check: checkPattern,
		Doc:     "Patterns of files to treat as run configurations even if their content does not look like one.",
		Default: "none", Example: `include = ["configs/*.yaml"]`,
	},
	{
		Name: "exclude", Type: ListOption, check: checkPattern,
		Doc:     "Patterns of files and folders to skip. Files named on the command line are always checked.",
		Default: "none", Example: `exclude = ["vendor/"]`,
	},
}

// ConfigOptionNames returns the names of all options.
func ConfigOptionNames() []string {
	var names []string
	for _, option := range ConfigOptions {
		names = append(names, option.Name)
	}
	return names
}

// configOption finds an option by its name.
func configOption(name string) (ConfigOption, bool) {
	i := slices.IndexFunc(ConfigOptions, func(option ConfigOption) bool { return option.Name == name })
	if i < 0 {
		return ConfigOption{}, false
	}
	return ConfigOptions[i], true
}

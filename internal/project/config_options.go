package project

// ConfigOption is an option of a configuration.
type ConfigOption struct {
	Name string
	Type ConfigOptionType
	// Doc is Markdown, Default the default value in words, Example a line of TOML.
	Doc, Default, Example string
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
	{"zenml-version", StringOption, "The ZenML release to check against.", "the release that the project uses", `zenml-version = "0.98.0"`},
	{"python-version", StringOption, "The Python version of ZenML's default image.", "the version that the project uses", `python-version = "3.11"`},
	{"source-root", StringOption, "The folder that paths in the settings are relative to. It is relative to the folder of the configuration file and must be inside the repository (or, without one, inside the nearest parent folder with a `.zen` folder or the folder of the configuration file); only `--source-root` and the settings of an editor can choose a folder outside.", "the nearest parent folder with a `.zen` folder, else the git repository, else the folder of the file", `source-root = "src"`},
	{"stack-requirements", ListOption, "Python requirements of the stack, which are installed in every image.", "unknown", `stack-requirements = ["kubernetes>=21"]`},
	{"stack-apt-packages", ListOption, "Debian packages of the stack, which are installed in every image.", "unknown", `stack-apt-packages = ["git"]`},
	{"build-host", StringOption, "The platform of the machine that builds the images.", "the platform of this machine", `build-host = "linux/arm64"`},
	{"target-platform", StringOption, "The platform of the machines that run the images.", "`linux/amd64`", `target-platform = "linux/amd64"`},
	{"select", ListOption, "Rules and rule groups to enable. `ALL` enables all rules, `DEFAULT` all except the pedantic ones.", "`DEFAULT`", `select = ["DEFAULT", "unpinned-requirement"]`},
	{"ignore", ListOption, "Rules and rule groups to disable. If `select` and `ignore` both match a rule, the more specific name takes precedence: a rule over a group, a group over `DEFAULT` and `ALL`.", "none", `ignore = ["unpinned-parent-image"]`},
	{"severity", TableOption, "Severities to use instead of the defaults, by rule: `error`, `warning`, `info` or `hint`.", "the severity of each rule", `severity = { file-not-found = "warning" }`},
	{"per-file-ignores", ListTableOption, "Rules and rule groups to disable in files that match a pattern. Patterns are relative to the folder of the configuration file.", "none", `per-file-ignores = { "examples/**" = ["plaintext-secret"] }`},
	{"include", ListOption, "Patterns of files to treat as run configurations even if their content does not look like one.", "none", `include = ["configs/*.yaml"]`},
	{"exclude", ListOption, "Patterns of files and folders to skip. Files named on the command line are always checked.", "none", `exclude = ["vendor/"]`},
}

// ConfigOptionNames returns the names of all options.
func ConfigOptionNames() []string {
	var names []string
	for _, option := range ConfigOptions {
		names = append(names, option.Name)
	}
	return names
}

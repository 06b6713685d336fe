package project

// Option is one thing that a configuration can say.
type Option struct {
	Name string
	Kind OptionKind
	// Doc is Markdown, Default what holds without it in plain words, Example a line of TOML.
	Doc, Default, Example string
}

// OptionKind is the shape of an option's value.
type OptionKind uint8

const (
	// Text is a string.
	Text OptionKind = iota
	// List is a list of strings.
	List
	// Table gives each of some names a string.
	Table
	// Lists gives each of some names a list of strings.
	Lists
)

// Options are all that a configuration can say, in the order of the documentation. They are called like the flags
// of the command line and the settings of editors.
var Options = []Option{
	{"zenml-version", Text, "The ZenML release that judges.", "the one that the project uses", `zenml-version = "0.98.0"`},
	{"python-version", Text, "The Python of ZenML's own image.", "the one that the project uses", `python-version = "3.11"`},
	{"source-root", Text, "The folder that file names in the settings count from, counted from the configuration's own folder. It stays within the repository (without one: the folder with a `.zen`, else the configuration's own); `--source-root` and an editor's settings may lead elsewhere.", "the nearest folder above with a `.zen`, else the git repository, else the file's own folder", `source-root = "src"`},
	{"stack-requirements", List, "Python requirements that the stack brings into every image.", "not known", `stack-requirements = ["kubernetes>=21"]`},
	{"stack-apt-packages", List, "Debian packages that the stack brings into every image.", "not known", `stack-apt-packages = ["git"]`},
	{"build-host", Text, "The platform of the machine that builds the images.", "this machine", `build-host = "linux/arm64"`},
	{"target-platform", Text, "The platform of the machines that run the images.", "`linux/amd64`", `target-platform = "linux/amd64"`},
	{"select", List, "Rules and groups of rules that look at files; `ALL` is all, `DEFAULT` all but the pedantic ones.", "`DEFAULT`", `select = ["DEFAULT", "unpinned-requirement"]`},
	{"ignore", List, "Rules and groups of rules that are off. Of `select` and `ignore` the more exact name counts.", "none", `ignore = ["unpinned-parent-image"]`},
	{"severity", Table, "Another severity for some rules: `error`, `warning`, `info` or `hint`.", "each rule's own", `severity = { file-not-found = "warning" }`},
	{"per-file-ignores", Lists, "Rules that are off in the files that a pattern matches. Patterns count from the configuration's own folder.", "none", `per-file-ignores = { "examples/**" = ["plaintext-secret"] }`},
	{"include", List, "Patterns of files that are run configurations, also when their content does not tell.", "none", `include = ["configs/*.yaml"]`},
	{"exclude", List, "Patterns of files and folders that are not checked. A file named on the command line is checked all the same.", "none", `exclude = ["vendor/"]`},
}

// OptionNames are the names of all options.
func OptionNames() []string {
	var names []string
	for _, option := range Options {
		names = append(names, option.Name)
	}
	return names
}

package doc

// Call is a call in a Python document whose arguments ZenML reads.
type Call struct {
	// Function is what is called: the dotted name of a class of settings, such as "zenml.config.DockerSettings", or one of
	// the functions that package schema knows the keywords of, such as "step.with_options".
	Function string
	// Span is the whole call, FunctionSpan what is written before the parentheses.
	Span, FunctionSpan Span
	// Positional are the arguments without a keyword.
	Positional []Span
	// Keywords is the mapping of the keyword arguments, unknown where some of them are.
	Keywords *Node
	// IsUnused says that the result is assigned to names that the module, which has pipelines, never reads.
	IsUnused bool
	// Runs says when the call runs.
	Runs Moment
	// Overridden are the settings in Keywords that a YAML file overrides.
	Overridden []Override
}

// Override is a value that another file overrides.
type Override struct {
	// Path leads to the value in the keywords of a call.
	Path []string
	// By is the key in the other file.
	By Place
}

// Moment is when a statement runs.
type Moment uint8

// The moments.
const (
	// AtImport statements run once, when the module is imported or run.
	AtImport Moment = iota
	// InBranch statements may run when the module is imported or run: they are in a branch or a loop.
	InBranch
	// WhenCalled statements are in a function, which may never be called.
	WhenCalled
)

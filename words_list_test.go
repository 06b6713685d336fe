package settingsls

// A banned is a word or phrase that plain technical English has a better one for.
type banned struct {
	phrase  string // a regular expression, in lower case; a space in it also matches a line break
	instead string
	except  string // the matches of phrase that are fine, a regular expression; "" means none
}

// words are the banned words and phrases, checked in comments, strings, names and documents.
var words = []banned{
	{`\bmend(s|ed|ing)?\b`, "fix", ""},
	{`\b(re)?judg(e|es|ed|ing|e?ment)\b`, "check", ""},
	{`\bmisspelt\b`, "misspelled", ""},
	{`\bwithout a word\b`, "silently", ""},
	{`\bst(ands?|ood)\b( (for|in for|alone)\b)?`, "is, appears", `(for|alone)$`},
	{`(\bleft )?\bbehind\b`, "after", `^left`},
	{`\bin front of\b`, "before", ""},
	{`\bbeside\b`, "next to, alongside, compared with", ""},
	{`(\bthere )?\b(is|are|was|were|be) no (\w+)`, "is not a (valid)", `^there |(longer|more|less|fewer|different|greater|larger|later)$`},
	{`\b(is|are) none of\b`, "is not one of; expected one of", ""},
	{`\bblanks?\b( (line|import|identifier)s?\b)?`, "space", `(line|import|identifier)s?$`},
	{`\bin (which|what|no|every|all its) forms?\b|\bforms? (of the (report|findings|log|evidence)|that (people|the flags|--)|for (each|people))`, "format", ""},
	{`\b(un)?asked\b( (for|to)\b)?`, "enabled, requested", `(for|to)$`},
	{`\b(takes?|took|taking|taken) the place of\b`, "override, replace", ""},
	{`(\b(are|is|be) )?\ball the same\b`, "anyway, still", `^(are|is|be) `},
	{`\bwhat holds\b`, "effective settings", ""},
	{`\b(holds?|held|holding) [^.;]{0,40}\bagainst\b`, "compare with", ""},
	{`\b(image|build|environment|folder) of (its|their) own\b`, "a separate", ""},
	{`\banew\b`, "again", ""},
	{`\bin force\b`, "in effect, effective", ""},
	{`\bpassed over\b`, "skipped", ""},
	{`\b(names?|patterns?|paths?) (\w+ )*counts? from\b|\bcounted from the\b`, "is relative to", ""},
	{`\bcounts? more\b`, "override, take precedence", ""},
	{`\bslip of\b`, "typo", ""},
	{`\bevery other\b`, "all other", ""},
	{`\b(is|are|was|were) not there\b`, "not found, missing", ""},
	{`\b(what is|are) (now )?said (of|about)\b|\bsaid of\b`, "findings, diagnostics", ""},
	{`\b(rules?|that) (is|are) off\b`, "disabled", ""},
	{`\b(zenml|docker|pip|uv) wants\b`, "requires, expects", ""},
	{`\bone an? (line|file)\b`, "one per line", ""},
	{`\btold from\b`, "distinguished from", ""},
	{`\bstrangers?\b`, "untrusted", ""},
	{`\b(licence|behaviour|colour|recognise[ds]?)\b`, "American spelling", ""},
}

// quoted are the texts that contain a banned word and stay as they are, with the reason.
var quoted = []struct{ text, reason string }{
	{"ENV names can not be blank", "BuildKit's message"},
	{"[:blank:]", "a class of POSIX regular expressions"},
	{"ViewColumn.Beside", "the API of VS Code"},
}

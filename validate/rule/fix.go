package rule

import "github.com/settings-ls/settings-ls/yamldoc"

// Fix is a change of the file that mends a finding.
type Fix struct {
	// Title says what it does, such as `Rename to "parent_image"`.
	Title string
	// Safe says that ZenML does the same with the changed file.
	Safe  bool
	Edits []yamldoc.Edit
}

// Offer adds a way to mend the finding, if there is one: a fix without edits is none.
func (f *Finding) Offer(fix Fix) *Finding {
	if len(fix.Edits) > 0 {
		f.Fixes = append(f.Fixes, fix)
	}
	return f
}

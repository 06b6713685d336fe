package analysis

import (
	"bytes"

	"github.com/settings-ls/settings-ls/internal/doc"
	"github.com/settings-ls/settings-ls/internal/modules"
	"github.com/settings-ls/settings-ls/internal/project"
)

// Recognition is the reason why a document is treated as a run configuration. The zero value means that it is not.
type Recognition struct {
	// IsIncluded means that it matches the option include.
	IsIncluded bool
	// HasComment means that it has the comment at Comment, see project.IncludeComment.
	HasComment bool
	Comment    doc.Span
	// Key is the top-level key that identifies it; in Python the name of a pipeline or of a class of settings. It may be nil.
	Key *doc.Node
}

// IsRunConfig reports whether the document is treated as a run configuration.
func (r Recognition) IsRunConfig() bool { return r.IsIncluded || r.HasComment || r.Key != nil }

// MayBeRunConfig reports whether Analysis.IsRunConfig may be true for a document of the folder. It neither parses nor keeps the text: most files of a folder are
// not run configurations.
func (f *Folder) MayBeRunConfig(document Document) bool {
	switch {
	case f.Config.Includes(document.Path):
		return true
	case document.isPython():
		return modules.MentionsZenML(document.Text)
	}
	return project.MayHaveIncludeComment(document.Text) || f.recognizer(document.Text).MayRecognize(document.Text)
}

// recognizer returns the recognizer for a text in the folder.
func (f *Folder) recognizer(text []byte) project.Recognizer {
	return project.Recognizer{Release: f.Release, UsesZenML: bytes.Contains(text, []byte("parameters")) && f.usesZenML()}
}

// recognize applies the configuration, then the content of the document, which is not parsed if it has no relevant keys.
func (a *Analysis) recognize() Recognition {
	folder := a.Folder()
	if folder.Config.Includes(a.document.Path) {
		return Recognition{IsIncluded: true}
	}
	if a.module != nil {
		if !modules.MentionsZenML(a.document.Text) {
			return Recognition{}
		}
		return Recognition{Key: a.module().shownAs()}
	}
	if comment, ok := project.FindIncludeComment(a.document.Text, a.parsed); ok {
		return Recognition{HasComment: true, Comment: comment}
	}
	r := folder.recognizer(a.document.Text)
	r.Release = a.release()
	if !r.MayRecognize(a.document.Text) {
		return Recognition{}
	}
	return Recognition{Key: r.Recognize(a.parsed())}
}

// IsForeign reports whether the document is most likely a configuration of another tool.
func (a *Analysis) IsForeign() bool {
	return a.pipeline == nil && !a.IsRunConfig() && project.Recognizer{Release: a.release()}.IsForeign(a.parsed())
}

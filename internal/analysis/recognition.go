package analysis

import (
	"bytes"

	"github.com/settings-ls/settings-ls/internal/doc"
	"github.com/settings-ls/settings-ls/internal/project"
)

// Recognition says why a document counts as a run configuration. The zero value says that it does not.
type Recognition struct {
	// Included says that `include` of the configuration names it.
	Included bool
	// Key is the top-level key that shows it, nil for none.
	Key *doc.Node
}

// Recognized reports whether the document counts as a run configuration.
func (r Recognition) Recognized() bool { return r.Included || r.Key != nil }

// recognize recognizes a document by the configuration, else by its content. A text without a clue is not parsed for that.
func (a *Analysis) recognize() Recognition {
	folder := a.Folder()
	if folder.Config.Includes(a.document.Path) {
		return Recognition{Included: true}
	}
	r := project.Recognizer{Release: a.release()}
	r.UsesZenML = bytes.Contains(a.document.Text, []byte("parameters")) && folder.usesZenML()
	if !r.MayRecognize(a.document.Text) {
		return Recognition{}
	}
	return Recognition{Key: r.Recognize(a.File().Doc)}
}

// Foreign reports whether the document is most likely a configuration of another tool.
func (a *Analysis) Foreign() bool {
	return !a.Recognized() && project.Recognizer{Release: a.release()}.Foreign(a.File().Doc)
}

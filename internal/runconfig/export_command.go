package runconfig

import (
	"strings"

	"github.com/settings-ls/settings-ls/internal/pyformat"
)

// ExportCommandArgument is what ZenML replaces in pyproject_export_command.
const ExportCommandArgument = "directory"

// ExportCommandProblem returns why ZenML cannot format pyproject_export_command; "" if it can, and if a word is unknown
// (gather_requirements_files in zenml/utils/pipeline_docker_image_builder.py, 0.98.0).
func (d *Docker) ExportCommandProblem() string {
	if len(d.Unknown("pyproject_export_command")) > 0 {
		return ""
	}
	return pyformat.Problem(JoinTexts(d.PyprojectExportCommand.V), ExportCommandArgument)
}

// JoinTexts returns the words of a command separated by spaces, as ZenML joins them.
func JoinTexts(words []Item) string {
	texts := make([]string, len(words))
	for i, word := range words {
		texts[i] = word.Shown()
	}
	return strings.Join(texts, " ")
}

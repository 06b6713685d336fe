package preview

import (
	"fmt"
	"strings"

	"github.com/settings-ls/settings-ls/internal/doc"
	"github.com/settings-ls/settings-ls/internal/dockerfile"
	"github.com/settings-ls/settings-ls/internal/runconfig"
	"github.com/settings-ls/settings-ls/internal/secret"
	"github.com/settings-ls/settings-ls/internal/shorten"
)

// ImageVariables returns what Docker makes of the instruction ENV NAME='VALUE' that ZenML writes for a variable of environment
// or runtime_environment. ZenML escapes nothing in it (zenml/utils/pipeline_docker_image_builder.py, 0.75.0 to 0.98.0).
func ImageVariables(name string, value *doc.Node) dockerfile.Env {
	return dockerfile.ParseQuotedEnv(pythonUpper(name), pythonStr(value))
}

// HoldsVariables reports whether a Docker setting holds variables that ZenML writes into the image.
func HoldsVariables(setting string) bool {
	return setting == "environment" || setting == "runtime_environment"
}

// IsImageVariable reports whether a path in the effective settings is that of a variable that ZenML writes into the image.
func IsImageVariable(path []string) bool {
	return len(path) == 4 && path[0] == "settings" && path[1] == "docker" && HoldsVariables(path[2])
}

// VariablesOf returns the variables that the image gets from an entry of environment or runtime_environment, by name, without
// those whose value contains a secret or that Docker rejects.
func VariablesOf(item runconfig.Setting, mask *secret.Mask) map[string]string {
	values := map[string]string{}
	if item.Node.IsUnknown() || masks(mask, item.Name, item.Value) {
		return values
	}
	for _, variable := range ImageVariables(item.Name, item.Node).Variables {
		if !masks(mask, variable.Name, variable.Value) {
			values[variable.Name] = variable.Value
		}
	}
	return values
}

// longestVariable is the maximum length of the value of a variable in a comment, in code points.
const longestVariable = 200

// variableComment describes what the image has instead of a variable and its value in the file, "" if it has the same. Secrets
// are left out.
func variableComment(mask *secret.Mask, setting runconfig.Setting) string {
	if setting.Node.IsUnknown() || masks(mask, setting.Name, setting.Value) {
		return ""
	}
	env := ImageVariables(setting.Name, setting.Node)
	if env.Problem != "" {
		return "; Docker rejects it"
	}
	var words []string
	changed := len(env.Variables) != 1
	for _, variable := range env.Variables {
		changed = changed || variable.Name != setting.Name || setting.Value != any(variable.Value)
		if masks(mask, variable.Name, variable.Value) {
			return ""
		}
		words = append(words, fmt.Sprintf("%s=%q", variable.Name, shorten.To(variable.Value, longestVariable)))
	}
	if !changed {
		return ""
	}
	return "; in the image: " + strings.Join(words, " ")
}

// masks reports whether a mask hides a value, or a part of it.
func masks(mask *secret.Mask, name string, value any) bool {
	text, isText := value.(string)
	return isText && mask.Scalar(name, text) != text
}

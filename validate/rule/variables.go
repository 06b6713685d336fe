package rule

import "regexp"

// Variable matches an environment variable's placeholder and captures its name.
// See zenml/utils/env_utils.py (0.98.0).
var Variable = regexp.MustCompile(`\$\{([a-zA-Z0-9_]+)\}`)

package kubernetes

import (
	"strings"

	"github.com/settings-ls/settings-ls/internal/lazyregexp"
)

// quantity is the serialization format of Kubernetes' resource.Quantity
// (https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/quantity/).
var quantity = lazyregexp.New(`^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[KMGTPE]i|[numkMGTPE]|[eE][+-]?\d+)?$`)

// IsQuantity reports whether a text is a quantity, such as "1.5Gi" or "500m".
func IsQuantity(text string) bool { return quantity().MatchString(text) }

// misspelledQuantity is a number with a unit that people write for a quantity.
var misspelledQuantity = lazyregexp.New(`(?i)^([+-]?(?:\d+(?:\.\d*)?|\.\d+))\s*([kmgtpe])(i?)b?$`)

// QuantitiesNear returns the quantities that a text such as "16GB" may be meant as, the most likely first; nil for none.
// "16GB" gives "16G" and "16Gi", since people write it for both.
func QuantitiesNear(text string) []string {
	found := misspelledQuantity().FindStringSubmatch(strings.TrimSpace(text))
	if found == nil {
		return nil
	}
	number, unit := found[1], strings.ToUpper(found[2])
	binary := number + unit + "i"
	if found[3] != "" {
		return []string{binary}
	}
	if unit == "K" {
		unit = "k"
	}
	return []string{number + unit, binary}
}

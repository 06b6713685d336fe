package assist

import (
	"strconv"
	"strings"

	"github.com/settings-ls/settings-ls/internal/lazyregexp"
)

// size matches an amount of bytes as ZenML (ByteUnit in zenml/config/resource_settings.py) and Kubernetes write it, such as 16GB, 16Gi and
// 512m; the last unit is a thousandth of a byte.
var size = lazyregexp.New(`^(\d{1,18}(?:\.\d{0,9})?)(?:([kKMGTP])(i?)(B?)|(B)|(m))$`)

// otherSize converts an amount of bytes with a decimal unit to a binary one, and the other way round. ok is false for text without such a
// unit.
func otherSize(text string) (other string, ok bool) {
	m := size().FindStringSubmatch(text)
	if m == nil {
		return "", false
	}
	bytes, err := strconv.ParseFloat(m[1], 64)
	if err != nil {
		return "", false
	}
	base, otherBase, suffix := 1000.0, 1024.0, "iB"
	if m[3] == "i" {
		base, otherBase, suffix = otherBase, base, "B"
	}
	if m[6] == "m" {
		return threeDigits(bytes/1000) + " bytes", true
	}
	if m[2] != "" {
		for range 1 + strings.Index(units, strings.ToUpper(m[2])) {
			bytes *= base
		}
	}
	unit := 0
	for ; bytes >= otherBase && unit < len(units); unit++ {
		bytes /= otherBase
	}
	if unit == 0 {
		return threeDigits(bytes) + " bytes", true
	}
	return threeDigits(bytes) + " " + units[unit-1:unit] + suffix, true
}

// units are the initials of the multiples of a byte.
const units = "KMGTP"

// millicores matches CPUs in thousandths, as Kubernetes writes them.
var millicores = lazyregexp.New(`^(\d{1,9})m$`)

// cpuCores returns how many cores an amount such as 500m is.
func cpuCores(text string) (cores string, ok bool) {
	m := millicores().FindStringSubmatch(text)
	if m == nil {
		return "", false
	}
	n, _ := strconv.Atoi(m[1])
	return strconv.FormatFloat(float64(n)/1000, 'f', -1, 64), true
}

// threeDigits formats a number with about three significant digits.
func threeDigits(x float64) string {
	decimals := 3
	for limit := 1.0; limit <= x && decimals > 0; limit *= 10 {
		decimals--
	}
	text := strconv.FormatFloat(x, 'f', decimals, 64)
	if strings.Contains(text, ".") {
		text = strings.TrimRight(strings.TrimRight(text, "0"), ".")
	}
	return text
}

package syntax

import "strings"

// number reads a number of any kind.
func (z *tokenizer) number() {
	end := z.pos
	if z.text[end] == '0' {
		if digits := radixDigits(z.at(end + 1)); digits != "" {
			z.add(number, z.pos, z.afterDigits(end+2, digits))
			return
		}
	}
	end = z.afterDigits(end, decimalDigits)
	if z.at(end) == '.' {
		end = z.afterDigits(end+1, decimalDigits)
	}
	if c := z.at(end); c == 'e' || c == 'E' {
		exponent := end + 1
		if sign := z.at(exponent); sign == '+' || sign == '-' {
			exponent++
		}
		if classes[z.at(exponent)] == digitByte {
			end = z.afterDigits(exponent, decimalDigits)
		}
	}
	if c := z.at(end); c == 'j' || c == 'J' {
		end++
	}
	z.add(number, z.pos, end)
}

const decimalDigits = "0123456789"

// radixDigits are the digits of a number that begins with 0 and a letter, "" for a decimal number.
func radixDigits(letter byte) string {
	switch letter {
	case 'x', 'X':
		return "0123456789abcdefABCDEF"
	case 'o', 'O':
		return "01234567"
	case 'b', 'B':
		return "01"
	}
	return ""
}

// afterDigits is the offset after digits, with underscores between them.
func (z *tokenizer) afterDigits(i int, digits string) int {
	for i < len(z.text) && (z.text[i] == '_' || strings.IndexByte(digits, z.text[i]) >= 0) {
		i++
	}
	return i
}

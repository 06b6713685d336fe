package syntax

// operator reads an operator or delimiter, the longest that there is.
func (z *tokenizer) operator(c byte) {
	next := z.at(z.pos + 1)
	switch c {
	case '(', '[', '{':
		z.bracket(c)
	case ')', ']', '}':
		z.closeBracket(c)
	case ',':
		z.add(comma, z.pos, z.pos+1)
	case ';':
		z.add(semicolon, z.pos, z.pos+1)
	case '~':
		z.add(tilde, z.pos, z.pos+1)
	case ':':
		z.colon(next)
	case '.':
		if next == '.' && z.at(z.pos+2) == '.' {
			z.add(ellipsis, z.pos, z.pos+3)
		} else {
			z.add(dot, z.pos, z.pos+1)
		}
	case '=':
		z.oneOrTwo(next == '=', equal, comparison)
	case '!':
		z.oneOrTwo(next == '=', exclamation, comparison)
	case '-':
		if next == '>' {
			z.add(arrow, z.pos, z.pos+2)
		} else {
			z.oneOrTwo(next == '=', minus, augmentedEqual)
		}
	case '+':
		z.oneOrTwo(next == '=', plus, augmentedEqual)
	case '&':
		z.oneOrTwo(next == '=', ampersand, augmentedEqual)
	case '|':
		z.oneOrTwo(next == '=', bar, augmentedEqual)
	case '^':
		z.oneOrTwo(next == '=', circumflex, augmentedEqual)
	case '@':
		z.oneOrTwo(next == '=', at, augmentedEqual)
	case '%':
		z.oneOrTwo(next == '=', slash, augmentedEqual)
	case '*':
		z.doubled(next == '*', star, doubleStar, augmentedEqual)
	case '/':
		z.doubled(next == '/', slash, slash, augmentedEqual)
	case '<':
		if next == '>' {
			z.add(comparison, z.pos, z.pos+2)
		} else {
			z.doubled(next == '<', comparison, shift, comparison)
		}
	case '>':
		z.doubled(next == '>', comparison, shift, comparison)
	default:
		z.fail(UnexpectedCharacter, z.pos, z.pos+1)
		z.add(unknown, z.pos, z.pos+1)
	}
}

// oneOrTwo adds an operator of one character, or of two.
func (z *tokenizer) oneOrTwo(two bool, one, both kind) {
	if two {
		z.add(both, z.pos, z.pos+2)
	} else {
		z.add(one, z.pos, z.pos+1)
	}
}

// doubled adds an operator such as *, **, *= or **=.
func (z *tokenizer) doubled(twice bool, one, two, withEqual kind) {
	length, k := 1, one
	if twice {
		length, k = 2, two
	}
	if z.at(z.pos+length) == '=' {
		if twice {
			withEqual = augmentedEqual
		}
		length, k = length+1, withEqual
	}
	z.add(k, z.pos, z.pos+length)
}

// colon reads a colon, which in a replacement field begins its format specifier.
func (z *tokenizer) colon(next byte) {
	if top := z.top(); top != nil && top.kind == inField {
		top.kind = inFormat
		z.add(colon, z.pos, z.pos+1)
		return
	}
	z.oneOrTwo(next == '=', colon, colonEqual)
}

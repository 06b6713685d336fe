"""Prefixes, escapes, concatenation."""
plain = 'a', "b", '''c''', """d
e""", '', "", """""", ''''''
prefixes = r"\n", R'\'', b"\x00\377", Rb"\n", rB'\\', u"ü", U'x', BR"a"
escapes = "\a\b\f\n\r\t\v\\\'\"\0\12\1234\xff\u20ac\U0001f600\d\
continued"
surrogate = "\ud800"
quotes = "it's", 'say "x"', '''a''b''', """x"y""z""", "\"", '\\'
joined = "one" 'two' r"\three" \
    "four"
joined_in_parentheses = (
    "one"  # a comment
    "two"
    f"three"
)
unicode = "日本語", "é́", "🎉🎉", identifier_ü, 变量("x")
emoji_before = "🎉", call("🎉", key="🎉🎉")  # ü

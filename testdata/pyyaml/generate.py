"""Writes random documents with PyYAML's answers, one JSON object a line.

Half of them are what a grammar of YAML writes, the others are damaged: characters
and tokens put in, taken out and swapped, lines indented, moved and cut. The same
seed gives the same documents. With --files the documents are those files.
"""

import argparse
import base64
import json
import pathlib
import random

import oracle

WORDS = ["a", "b", "key", "word", "two words", "größe", "😀", "x:y", "a#b", "-a", "http://a.b/c", "it's", "a[0]", "k?v"]
SCALARS = """1 0 -1 012 0x1F 0b1 1_000 1:30 190:20:30 1.5 1. .5 1e3 1.e+3 .inf -.INF .nan 1:30.5 yes No ON off true NULL ~ null
	2024-01-02 2024-01-02T03:04:05Z 2024-1-2 08 0o7 +1 -0 -0.0 1.0 99999999999999999999 0_ 1:60 1.10 1e5""".split()
ODD_SCALARS = "2024-13-01 << = 0x_ 2024-01-02T24:00:00 % @a `a` ,a ]".split()
QUOTED = ['""', "''", '"a"', "'b'", '"a: b"', "'# c'", '"\\x41\\n"', '"a\\\n  b"', '"a\n\n  b"', "'it''s'", "'a\n b'", '"\t"', '"\\u00e9\\ "']
TAGS = "!!str ! !<tag:yaml.org,2002:str> !!%73tr".split()
HEADERS = ["|", ">", "|-", ">-", "|+", ">+", "|2", ">1", "|2-", "|+1", "| # c"]
# What is mostly refused, so that it is written seldom.
ODD_QUOTED = ['"\\"', '"\\q"', '"\\u12"', "'", '"']
ODD_TAGS = "!!int !!float !!bool !!null !!binary !!timestamp !!seq !!map !!set !!omap !!pairs !foo !!foo !e!a !<!> !! !a,b !!int,".split()
ODD_HEADERS = ["|0", "|#c", "|x", "|12", ">+-", "|9"]
TOKENS = list("-?:,[]{}#&*!|>'\"%@`\t \n~<=.\\/_^$") + [
    "- ", "? ", ": ", " #", "---", "...", "\n---\n", "\n...\n", "\n- ", "\n? ", "\n: ", "<<: ", "<<: *x", "&x ", "*x", "*x ", "!!str ", "! ",
    "!!set ", "{}", "[]", "''", '""', "\n", "\n\n", "  ", "\r\n", "\r", "\x85", "\u2028", "\u2029", "\ufeff", "\xa0", "\x07", "é", "😀", "\0", "\x7f",
    "%YAML 1.1\n---\n", "%TAG !e! tag:yaml.org,2002:\n---\n", "|\n", ">\n", "|2\n", "a", "b: c", "\n  ", "\n    ", "1", "\\n", "\\\n",
]


class Writer:
    """A grammar of YAML, read with dice."""

    def __init__(self, dice):
        self.dice = dice
        self.anchors = []

    def chance(self, part):
        return self.dice.random() < part

    def choice(self, usual, odd):
        return self.dice.choice(odd if self.chance(0.02) else usual)

    def document(self):
        text = self.dice.choice(["", "", "", "", "# first\n", "---\n", "--- ", "%YAML 1.1\n---\n", "%TAG !e! tag:yaml.org,2002:\n--- \n", "\ufeff"])
        text += self.block(0, self.dice.randint(1, 4))
        if self.chance(0.05):
            text += self.dice.choice(["...\n", "...\n", "--- a\n", "...\n# end\n"])
        if self.chance(0.1):
            text = text.rstrip("\n")
        if self.chance(0.1):
            text = text.replace("\n", self.dice.choice(["\r\n", "\r", "\x85", "\u2028"]))
        return text

    def block(self, indent, depth):
        """A node that begins on a line of its own at the indent."""
        kind = self.dice.random()
        if depth == 0 or kind < 0.1:
            return " " * indent + self.scalar(indent) + self.end()
        return self.mapping(indent, depth) if kind < 0.7 else self.sequence(indent, depth)

    def mapping(self, indent, depth):
        return "".join(self.empty_line() + self.pair(indent, depth) for _ in range(self.dice.randint(1, 4)))

    def pair(self, indent, depth):
        start = " " * indent
        if self.chance(0.06):
            text = start + "? " + self.key(depth) + "\n"
            return text + (start + ":" + self.value(indent, depth) if self.chance(0.7) else "")
        if self.chance(0.08):
            return start + "<<: " + self.merged(depth) + self.end()
        return start + self.key(depth) + self.dice.choice([":", ":", ":", ":", " :"]) + self.value(indent, depth)

    def merged(self, depth):
        if self.anchors and self.chance(0.6):
            return self.dice.choice(["*%s", "[*%s]", "[*%s, {a: 1}]"]) % self.dice.choice(self.anchors)
        return self.dice.choice(["{a: 1}", "{one: 2, b}", "[{a: 1}, {two: 3, a: 2}]", "[]", "{<<: {one: 1}, two: 2}", self.flow(depth)])

    def value(self, indent, depth):
        """What follows a colon or a dash, with the line end."""
        kind = self.dice.random()
        if kind < 0.08:
            return self.end()
        if depth == 0 or kind < 0.45:
            return " " + self.properties() + self.scalar(indent + 1) + self.end()
        if kind < 0.55:
            return " " + self.properties() + self.literal(indent)
        if kind < 0.7:
            return " " + self.properties() + self.flow(depth) + self.end()
        head = " " + self.properties().rstrip() if self.chance(0.2) else ""
        below = indent + self.dice.choice([1, 2, 2, 2, 4])
        if self.chance(0.3):
            below = self.dice.choice([indent, below])
            return head + self.end() + self.sequence(below, depth - 1)
        return head + self.end() + self.block(below, depth - 1)

    def sequence(self, indent, depth):
        text = ""
        for _ in range(self.dice.randint(1, 4)):
            text += self.empty_line() + " " * indent + "-"
            if depth > 0 and self.chance(0.3):
                nested = self.mapping(indent + 2, depth - 1) if self.chance(0.7) else self.sequence(indent + 2, depth - 1)
                text += " " + nested.lstrip(" ")
            else:
                text += self.value(indent, depth)
        return text

    def key(self, depth):
        kind = self.dice.random()
        if kind < 0.7:
            return self.dice.choice(WORDS[:6] + ["one", "two", "three"])
        if kind < 0.8:
            return self.choice(SCALARS, ODD_SCALARS)
        if kind < 0.88:
            return self.choice(QUOTED, ODD_QUOTED)
        if kind < 0.95:
            return self.properties() + self.dice.choice(WORDS[:5])
        return self.alias() + " " if self.chance(0.7) else self.flow(min(depth, 1))

    def scalar(self, indent):
        kind = self.dice.random()
        if kind < 0.4:
            return self.dice.choice(WORDS)
        if kind < 0.65:
            return self.choice(SCALARS, ODD_SCALARS)
        if kind < 0.8:
            return self.choice(QUOTED, ODD_QUOTED).replace("\n", "\n" + " " * indent)
        if kind < 0.87:
            return self.alias()
        lines = [self.dice.choice(WORDS + SCALARS) for _ in range(self.dice.randint(2, 4))]
        return self.dice.choice(["\n", "\n\n", " \n"]).join([lines[0]] + [" " * (indent + self.dice.randint(0, 2)) + line for line in lines[1:]])

    def literal(self, indent):
        below = " " * (indent + self.dice.choice([1, 2, 2, 3]))
        lines = [self.dice.choice(["", " ", "  more"] + [below + word for word in WORDS] * 2 + [below + "  deeper", below + "# no comment", below])
                 for _ in range(self.dice.randint(0, 4))]
        return self.choice(HEADERS, ODD_HEADERS) + "\n" + "".join(line + "\n" for line in lines)

    def flow(self, depth):
        items = [self.flow_item(depth) for _ in range(self.dice.randint(0, 3))]
        comma = self.dice.choice([", ", ", ", ",", ",\n  ", " , ", ", # c\n "])
        text = comma.join(items) + self.dice.choice(["", "", "", ",", " ", "\n "])
        return self.dice.choice(["[%s]", "{%s}"]) % text

    def flow_item(self, depth):
        one = self.flow(depth - 1) if depth > 0 and self.chance(0.25) else self.properties() + self.flow_scalar()
        if self.chance(0.5):
            one = self.dice.choice(["", "", "", "", "? "]) + one + self.dice.choice([": ", ": ", ": ", ":", " : ", ":\n "])
            one += self.dice.choice(["", self.flow_scalar(), self.flow_scalar(), self.flow(0)])
        return one

    def flow_scalar(self):
        if self.chance(0.1):
            return self.alias()
        return self.dice.choice(self.dice.choice([WORDS[:10], WORDS[:8], SCALARS, QUOTED]))

    def alias(self):
        return "*" + self.dice.choice(self.anchors) if self.anchors and self.chance(0.95) else "a"

    def properties(self):
        text = ""
        if self.chance(0.07):
            text += "&%s " % self.anchor()
        if self.chance(0.07):
            text += self.choice(TAGS, ODD_TAGS) + " "
        return text

    def anchor(self):
        name = "x" if self.chance(0.02) or not self.anchors else "n%d" % len(self.anchors)
        self.anchors.append(name)
        return name

    def end(self):
        return self.dice.choice(["\n"] * 12 + [" \n", " # comment\n", "\n\n", "\n# comment\n", "\n   # deep\n"])

    def empty_line(self):
        return self.dice.choice([""] * 20 + ["\n", "# note\n", "   \n", "  # note\n"])


def damaged(dice, text):
    for _ in range(dice.choice([1, 1, 1, 2, 3, 5])):
        place = dice.randrange(len(text) + 1)
        kind = dice.randrange(8)
        if kind < 3:
            text = text[:place] + dice.choice(TOKENS) + text[place:]
        elif kind == 3:
            text = text[:place] + text[place + dice.choice([1, 1, 1, 2, 5]):]
        elif kind == 4:
            text = text[:place] + text[place + 1:place + 2] + text[place:place + 1] + text[place + 2:]
        elif kind == 5:
            text = text[:place]
        else:
            text = damaged_lines(dice, text)
    return text


def damaged_lines(dice, text):
    lines = text.split("\n")
    at, other = dice.randrange(len(lines)), dice.randrange(len(lines))
    kind = dice.randrange(5)
    if kind == 0:
        lines[at] = " " * dice.randint(1, 3) + lines[at]
    elif kind == 1:
        lines[at] = lines[at][1:] if lines[at].startswith(" ") else " " + lines[at]
    elif kind == 2:
        lines[at], lines[other] = lines[other], lines[at]
    elif kind == 3:
        lines.insert(at, lines[other])
    else:
        del lines[at]
    return "\n".join(lines)


def soup(dice):
    return "".join(dice.choice(TOKENS + WORDS) for _ in range(dice.randint(1, 14)))


def generated(seed, count):
    dice = random.Random(seed)
    for number in range(count):
        kind = dice.random()
        if kind < 0.12:
            yield f"{seed}-{number}", soup(dice).encode()
            continue
        text = Writer(dice).document()
        if kind > 0.5:
            text = damaged(dice, text)
        yield f"{seed}-{number}", text.encode()


def given(files):
    for file in files:
        yield file.name, file.read_bytes()


def main():
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--seed", type=int, default=1)
    arguments.add_argument("--count", type=int, default=20000)
    arguments.add_argument("--files", nargs="*", type=pathlib.Path, default=[])
    arguments.add_argument("output", type=pathlib.Path)
    options = arguments.parse_args()
    options.output.parent.mkdir(parents=True, exist_ok=True)
    with options.output.open("w", encoding="utf-8", newline="\n") as output:
        for name, source in given(options.files) if options.files else generated(options.seed, options.count):
            answer = {"name": name, "source": base64.b64encode(source).decode()} | oracle.answer(source)
            print(json.dumps(answer, ensure_ascii=False), file=output)


if __name__ == "__main__":
    main()

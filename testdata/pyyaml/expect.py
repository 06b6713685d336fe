"""Writes next to each *.txtar of this folder what PyYAML 6.0.4 does with its documents,
and to prefixes.json what it does with every prefix of some of them. Run with another
release, it writes to changed-RELEASE.jsonl what that does with other results."""

import hashlib
import json
import pathlib
import re

import oracle
import yaml

NEWEST = "6.0.4"
HERE = pathlib.Path(__file__).parent
ESCAPE = re.compile(rb"\xe2\x80\xb9(=?)([0-9A-F]*)\xe2\x80\xba")
NOTHING = "‹›\n".encode()
PREFIXES = """
	scalars-plain/multi-line-in-mapping scalars-quoted/half-of-everything block-scalars/chomping-and-indents
	flow/run-configuration anchors-merge/defaults complex-keys/everything documents/directives-and-markers
	breaks/crlf-run-configuration half-typed/typical-run-configuration tags/every-kind
""".split()


def documents(archive):
    """The documents of a txtar by name, their escapes replaced (README.md says which)."""
    found, name = {}, None
    for line in archive.read_bytes().splitlines(keepends=True):
        if match := re.fullmatch(rb"-- (\S+) --\n", line):
            name = match[1].decode()
            if name in found:
                raise SystemExit(f"{archive.name}: two documents are called {name}")
            found[name] = b""
        elif name is not None:
            found[name] += line
    return {name: unescape(source) for name, source in found.items()}


def unescape(source):
    def meant(match):
        number = int(match[2], 16)
        return bytes([number]) if match[1] else chr(number).encode()

    return ESCAPE.sub(meant, source.replace(NOTHING, b""))


def prefixes(source):
    """For each prefix, shortest first, "-" when refused, else a hash of str(value)."""
    text = source.decode()
    answers = (oracle.answer(text[:end].encode()) for end in range(len(text) + 1))
    return " ".join(
        "-" if "refused" in answer else hashlib.sha256(answer["str"].encode()).hexdigest()[:6] for answer in answers
    )


def changed():
    """Writes the answers that are not those of the newest release."""
    lines = []
    for archive in sorted(HERE.glob("*.txtar")):
        with archive.with_suffix(".jsonl").open() as newest:
            for line, (name, source) in zip(newest, documents(archive).items(), strict=True):
                own = json.dumps({"name": name} | oracle.answer(source), ensure_ascii=False)
                if own != line.rstrip("\n"):
                    lines.append(json.dumps({"archive": archive.stem} | json.loads(own), ensure_ascii=False))
    (HERE / f"changed-{yaml.__version__}.jsonl").write_text("\n".join(lines) + "\n", newline="\n")


def main():
    if yaml.__version__ != NEWEST:
        return changed()
    known = {}
    for archive in sorted(HERE.glob("*.txtar")):
        lines = []
        for name, source in documents(archive).items():
            known[f"{archive.stem}/{name}"] = source
            lines.append(json.dumps({"name": name} | oracle.answer(source), ensure_ascii=False))
        archive.with_suffix(".jsonl").write_text("\n".join(lines) + "\n", newline="\n")
    every = {name: prefixes(known[name]) for name in PREFIXES}
    (HERE / "prefixes.json").write_text(json.dumps(every, indent=1) + "\n")


if __name__ == "__main__":
    main()

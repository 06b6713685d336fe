"""Makes one table of those that each release has, and gets the table of a release back from it."""

import json


def since(tables, sections):
    """Sections of the tables of all releases: of each name the releases from which on it has another value."""
    found = {section: {} for section in sections}
    for version, table in tables.items():
        for section, rows in found.items():
            for name in sorted({*rows, *table[section]}):
                value = table[section].get(name)
                if name not in rows or rows[name][-1][1] != value:
                    rows.setdefault(name, []).append([version, value])
    return found


def at(table, sections, version):
    """The opposite of since: the sections of one release."""
    found = {section: {} for section in sections}
    for section, names in found.items():
        for name, row in table[section].items():
            values = [value for first, value in row if number(first) <= number(version)]
            if values and values[-1] is not None:
                names[name] = values[-1]
    return found


def number(version):
    """A release as numbers, to compare releases."""
    return [int(part) for part in version.split(".")]


def text(table):
    """The table as JSON, one release of one model a line, so that a new release has a readable diff."""
    sections = []
    for section, rows in table.items():
        lines = ",\n".join(f"  {json.dumps(name)}: {row_text(row)}" for name, row in rows.items())
        sections.append(f"{json.dumps(section)}: {{\n{lines}\n}}")
    return "{\n" + ",\n".join(sections) + "\n}\n"


def row_text(row):
    if isinstance(row, str):
        return json.dumps(row, ensure_ascii=False)
    return "[" + ",\n    ".join(json.dumps(since, ensure_ascii=False, separators=(",", ":")) for since in row) + "]"

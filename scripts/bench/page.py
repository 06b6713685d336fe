"""Tables of docs/performance.md, each between two comments with its name."""

import os
import platform
import re
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PAGE = ROOT / "docs/performance.md"


def number(value):
    return f"{value:.2g}" if value < 10 else f"{value:,.0f}"


def table(head, rows):
    return "\n".join("| " + " | ".join(row) + " |" for row in [head, ["---"] * len(head), *rows])


def machine():
    """Returns when and on which machine the figures were measured."""
    model = re.search(r"model name\s*: (.*)", Path("/proc/cpuinfo").read_text())
    return f"Measured on {time.strftime('%Y-%m-%d')} on {os.cpu_count()} cores ({model[1].strip() if model else platform.machine()}), load {os.getloadavg()[0]:.1f}."


def write(tables):
    """Replaces tables of the page by name."""
    text = PAGE.read_text()
    for name, made in tables.items():
        begin, end = f"<!-- begin {name} -->\n", f"<!-- end {name} -->"
        text = text[: text.index(begin) + len(begin)] + made + "\n" + text[text.index(end) :]
    PAGE.write_text(text)

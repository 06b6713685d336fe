"""Writes the cells of train.py as a notebook: python3 notebook.py train.py NOTEBOOK."""

import json
import sys

source, target = sys.argv[1:]
with open(source, encoding="utf-8") as file:
    parts = file.read().split("\n\n\n")
cells = [
    {"cell_type": "code", "metadata": {}, "execution_count": None, "outputs": [], "source": (part + "\n").splitlines(keepends=True)}
    for part in parts
]
with open(target, "w", encoding="utf-8") as file:
    json.dump({"cells": cells, "metadata": {"language_info": {"name": "python"}}, "nbformat": 4, "nbformat_minor": 5}, file, indent=1)

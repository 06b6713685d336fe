"""Types a run configuration with three steps in Neovim, from an empty file, with its built-in completion.

    nvim.py INIT NVIM FOLDER SCREENS

The keys are counted, and the screens after them are written to the file SCREENS.
"""

import pathlib
import subprocess
import sys

from screen import Screen

RESULT = """\
settings:
  docker:
    requirements: requirements.txt
steps:
  load:
    parameters:
      epochs: 5
  train:
    enable_cache: false
  evaluate:
    settings:
      resources:
        gpu_count: 1
"""

# What is typed, and what is then on the screen but was not before. The documentation of an entry has words of the menu that
# follows and lines of the file, so that texts have whole lines of the file, which no "~" precedes, or details of an entry.
KEYS = [
    (["i"], ["-- INSERT --"]),
    (["s"], ["\nsettings      Property", "a step with parameters"]),
    (["C-y"], ["settings:\n", "docker settings", "resources"]),
    (["C-y"], ["\n  docker:\n", "required_integrations", "parent_image"]),
    (["C-y"], ["\n    requirements:\n"]),
    (["r"], ["requirements.txt File"]),
    (["C-y"], ["\n    requirements: requirements.txt\n"]),
    (["Enter", "BSpace", "BSpace"], ["4,1"]),
    (["s", "t"], ["\nst\n", "a step with parameters"]),
    (["C-n"], ["epochs: 10"]),
    (["C-y"], ["train:", "epochs: 10", "-- SELECT --"]),
    (list("load"), ["load:"]),
    (["Tab", "Tab"], ["-- SELECT --"]),
    (["5"], ["epochs: 5"]),
    (["Enter", "BSpace", "BSpace"], ["8,3"]),
    (list("train:"), ["\n  train:\n"]),
    (["Enter"], ["9,5"]),
    (["e"], ["\n    e\n", "enable_cache"]),
    (["C-y"], ["\n    enable_cache:\n", "true\n", "false\n"]),
    (["C-n"], ["\n    enable_cache: false\n"]),
    (["C-y"], ["\n    enable_cache: false\n~\n"]),
    (["Enter", "BSpace"], ["10,3"]),
    (list("evaluate:"), ["\n  evaluate:\n"]),
    (["Enter"], ["11,5"]),
    (["s", "e"], ["\n    se\n", "mapping of strings to mappings"]),
    (["C-y"], ["\n    settings:\n", "GPU resources"]),
    (["r"], ["\n      r\n", "resources"]),
    (["C-y"], ["\n      resources:\n", "gpu_count"]),
    (["g"], ["\n        g\n", "gpu_count"]),
    (["C-y"], ["\n        gpu_count:\n"]),
    (["1"], ["\n        gpu_count: 1\n"]),
    (["Escape"], []),
]


def main():
    init, nvim, folder, screens = sys.argv[1:]
    pathlib.Path(folder, "requirements.txt").write_text("pandas==2.2.3\n")
    screen = Screen(folder, nvim, "-n", "-i", "NONE", "-u", init, "new.yaml")
    screen.wait("new.yaml")
    count, seen = 0, []
    for keys, shown in KEYS:
        before = screen.text()
        assert not shown or not all(text in before for text in shown), f"{shown} is on the screen before {keys}:\n{before}"
        screen.press(*keys)
        count += len(keys)
        screen.shows(" ".join(keys), *shown)
        seen.append(f"{' '.join(keys)}\n\n{screen.text().rstrip()}\n")
    screen.type(":w\n")
    written = pathlib.Path(folder, "new.yaml")
    screen.wait("written")
    text = written.read_text() if written.exists() else ""
    screen.check("the configuration has three steps", text == RESULT, text)
    checked = subprocess.run(["settings-ls", "check", written], capture_output=True, text=True)
    screen.check("and is valid", checked.returncode == 0, checked.stdout)
    screen.check(f"with {count} keys for {len(RESULT)} characters", count < len(RESULT) / 3, "")
    pathlib.Path(screens).write_text("\n".join(seen))
    screen.close("nvim")


main()

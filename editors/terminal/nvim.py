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

# What is typed, and what is then on the screen but was not before.
KEYS = [
    (["i"], ["-- INSERT --"]),
    (["s"], ["settings", "steps"]),
    (["C-y"], ["settings:", "docker settings", "resources"]),
    (["C-y"], ["docker:", "requirements", "parent_image"]),
    (["C-y"], ["requirements:"]),
    (["r"], ["requirements.txt"]),
    (["C-y"], ["requirements: requirements.txt"]),
    (["Enter", "BSpace", "BSpace"], ["4,1"]),
    (["s", "t"], ["steps", "a step with parameters"]),
    (["C-n"], ["epochs: 10"]),
    (["C-y"], ["train:", "epochs: 10", "-- SELECT --"]),
    (list("load"), ["load:"]),
    (["Tab", "Tab"], ["-- SELECT --"]),
    (["5"], ["epochs: 5"]),
    (["Enter", "BSpace", "BSpace"], ["8,3"]),
    (list("train:"), ["train:"]),
    (["Enter"], ["9,5"]),
    (["e"], ["enable_cache"]),
    (["C-y"], ["enable_cache:", "false"]),
    (["C-n"], ["false"]),
    (["C-y"], ["enable_cache: false"]),
    (["Enter", "BSpace"], ["10,3"]),
    (list("evaluate:"), ["evaluate:"]),
    (["Enter"], ["11,5"]),
    (["s", "e"], ["mapping of strings to mappings"]),
    (["C-y"], ["resources"]),
    (["r"], ["      r\n", "resources"]),
    (["C-y"], ["gpu_count"]),
    (["g"], ["        g\n", "gpu_count"]),
    (["C-y"], ["gpu_count:"]),
    (["1"], ["gpu_count: 1"]),
    (["Escape"], []),
]


def main():
    init, nvim, folder, screens = sys.argv[1:]
    pathlib.Path(folder, "requirements.txt").write_text("pandas==2.2.3\n")
    screen = Screen(folder, nvim, "-n", "-i", "NONE", "-u", init, "new.yaml")
    screen.wait("new.yaml")
    count, seen = 0, []
    for keys, shown in KEYS:
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

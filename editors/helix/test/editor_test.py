"""Opens run.yaml and train.py of a folder as a user would and checks what Helix shows.

    editor_test.py HX FOLDER
"""

import subprocess
import sys
import tempfile

from screen import Screen

counts = {True: 0, False: 0}


def check(name, ok, seen):
    counts[bool(ok)] += 1
    print("ok  " if ok else "FAIL", name, "" if ok else f":\n{seen}", flush=True)


def health(hx):
    for language in ["yaml", "python"]:
        shown = subprocess.run([hx, "--health", language], capture_output=True, text=True).stdout
        check(f"--health finds the server for {language}", any("settings-ls" in line and "✓" in line for line in shown.splitlines()), shown)


def run_configuration(screen):
    def shows(name, *texts):
        check(name, screen.wait(*texts), screen.text())

    shows("diagnostics arrive", "● 1 ● 4")  # one warning and four errors in the status line
    screen.type("Space", "d")
    shows("and are listed", "unknown-docker-key")
    screen.type("Escape")
    screen.command("goto 7")
    screen.type("w", "w", "Space", "k")
    shows("hover says what a key does", "The image in the FROM instruction")
    screen.command("goto 8")
    screen.type("w", "w", "Space", "a")
    shows("a quick fix is offered", 'Rename to "apt_packages"')
    screen.type("Enter")
    shows("and renames the key", "apt_packages: [git")
    screen.type("o")
    screen.write("parent_image_b")
    shows("completion offers keys", "parent_image_build_config")
    screen.type("Tab", "Enter")
    shows("and completes them", "parent_image_build_config:")


def module(screen):
    screen.command("open train.py")
    check("diagnostics of a Python module arrive", screen.wait("DockerSettings(", "● 1"), screen.text())


def main():
    hx, folder = sys.argv[1:]
    health(hx)
    with tempfile.TemporaryDirectory() as scratch:
        screen = Screen(["-c", folder, hx, "run.yaml"], scratch)
        try:
            run_configuration(screen)
            module(screen)
        finally:
            screen.close()
    print(f"helix: {counts[True]} passed, {counts[False]} failed")
    sys.exit(counts[False] > 0)


main()

"""Opens run.yaml and train.py of a folder as a user would and checks what Helix shows.

    helix.py HX FOLDER
"""

import subprocess
import sys

from screen import Screen


def command(screen, line):
    screen.type(":" + line)
    screen.press("Enter")


def leave(screen, text):
    """Presses Escape, and waits until a text is gone: a terminal takes the next key for one with Alt if it follows at once."""
    screen.press("Escape")
    screen.wait_for_end_of(text)


def health(screen, hx):
    for language in ["yaml", "python"]:
        shown = subprocess.run([hx, "--health", language], capture_output=True, text=True).stdout
        found = any("settings-ls" in line and "✓" in line for line in shown.splitlines())
        screen.check(f"--health finds the server for {language}", found, shown)


def run_configuration(screen):
    screen.shows("diagnostics arrive", "● 1 ● 4")  # one warning and four errors in the status line
    screen.press("Space", "d")
    screen.shows("and are listed", "unknown-docker-key")
    leave(screen, "unknown-docker-key")
    command(screen, "goto 7")
    screen.press("w", "w", "Space", "k")
    screen.shows("hover says what a key does", "The image in the FROM instruction")
    command(screen, "goto 8")
    screen.press("w", "w", "Space", "a")
    screen.shows("a quick fix is offered", 'Rename to "apt_packages"')
    screen.press("Enter")
    screen.shows("and renames the key", "apt_packages: [git")
    screen.press("o")
    screen.type("parent_image_b")
    screen.shows("completion offers keys", "parent_image_build_config")
    screen.press("Tab", "Enter")
    screen.shows("and completes them", "parent_image_build_config:")
    leave(screen, " INS ")
    command(screen, "goto 2")
    screen.press("Space", "a")
    screen.shows("code actions show documents", "Show the generated Dockerfile of the pipeline")
    screen.press("Enter")
    screen.shows("the Dockerfile opens", "FROM acme/python:3.12", "run.yaml.Dockerfile")


def module(screen):
    command(screen, "open train.py")
    screen.shows("diagnostics of a Python module arrive", "DockerSettings(", "● 1")


def main():
    hx, folder = sys.argv[1:]
    screen = Screen(folder, hx, "run.yaml")
    health(screen, hx)
    run_configuration(screen)
    module(screen)
    screen.close("helix")


main()

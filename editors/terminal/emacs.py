"""Opens run.yaml of a folder as a user would and checks what Emacs shows.

    emacs.py INIT FOLDER
"""

import sys

from screen import Screen


def command(screen, name):
    screen.press("M-x")
    screen.wait("\nM-x")  # the terminal leaves out spaces at the end of a line
    screen.type(name)
    screen.wait("M-x " + name)
    screen.press("Enter")


def main():
    init, folder = sys.argv[1:]
    quiet = "(setq native-comp-deferred-compilation nil native-comp-async-report-warnings-errors 'silent)"
    screen = Screen(folder, "emacs", "-nw", "-q", "--eval", quiet, "-l", init, "run.yaml")
    screen.shows("the server starts", "[eglot:")
    screen.shows("diagnostics arrive", "[4 1]")  # four errors and one warning in the mode line
    command(screen, "flymake-show-buffer-diagnostics")
    screen.shows("and are listed", 'unknown key "apt_packges" in settings.docker')
    screen.press("C-x", "1")
    command(screen, "goto-line")
    screen.type("7")
    screen.press("Enter", "M-m")
    screen.shows("the echo area says what a key does", "The image in the FROM instruction")
    screen.press("C-n")
    command(screen, "eglot-code-actions")
    screen.shows("a quick fix is offered", 'Rename to "apt_packages"')
    screen.press("Enter")
    screen.shows("and renames the key", "apt_packages: [git")
    screen.press("C-e", "C-j")
    screen.type("    parent_image_b")
    command(screen, "completion-at-point")
    screen.shows("completion completes a key", "parent_image_build_config")
    screen.close("emacs")


main()

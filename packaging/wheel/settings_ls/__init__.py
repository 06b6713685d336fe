"""The settings-ls program, which is included in this package."""

import os
import sys
import sysconfig


def program() -> str:
    """Return the path of the program; raise FileNotFoundError if it is missing."""
    name = "settings-ls" + (sysconfig.get_config_var("EXE") or "")
    schemes = [sysconfig.get_path("scripts")]
    user = sysconfig.get_preferred_scheme("user")
    schemes.append(sysconfig.get_path("scripts", scheme=user))
    for folder in schemes:
        path = os.path.join(folder, name)
        if os.path.isfile(path):
            return path
    raise FileNotFoundError(name)


def main() -> None:
    """Replace this process with the program (on Windows, run it as a child process)."""
    path = program()
    if sys.platform == "win32":
        import subprocess

        sys.exit(subprocess.run([path, *sys.argv[1:]]).returncode)
    os.execv(path, [path, *sys.argv[1:]])

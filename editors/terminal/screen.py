"""An editor in a terminal of tmux: typed keys, what is on the screen, and checks of it."""

import os
import subprocess
import sys
import tempfile
import time

# The seconds that a check waits for the screen: a loaded machine can need many times those of a quiet one.
PATIENCE = 120


class Screen:
    def __init__(self, folder, *command):
        """Starts a command in a folder, in a terminal of 120 columns and 40 lines."""
        self._scratch = tempfile.TemporaryDirectory()
        self._tmux = ["tmux", "-S", os.path.join(self._scratch.name, "socket"), "-f", "/dev/null"]
        self._run("new-session", "-d", "-x", "120", "-y", "40", "-c", folder, *command)
        self._counts = {True: 0, False: 0}

    def _run(self, *arguments):
        return subprocess.run([*self._tmux, *arguments], check=True, capture_output=True, text=True).stdout

    def text(self):
        return self._run("capture-pane", "-p")

    def press(self, *keys):
        """Presses keys by their names in tmux, such as "a", "Space" or "Escape"."""
        for key in keys:
            self._run("send-keys", key)

    def type(self, text):
        self._run("send-keys", "-l", text)

    def wait(self, *texts):
        """Waits until all texts are on the screen; ends the test if one is missing after PATIENCE seconds."""
        self._require(f"{texts} on the screen", lambda shown: all(text in shown for text in texts))

    def wait_for_end_of(self, text):
        """Waits until a text is not on the screen; ends the test if it is still there after PATIENCE seconds."""
        self._require(f"no {text!r} on the screen", lambda shown: text not in shown)

    def _require(self, name, holds):
        """Waits for what the keys that follow depend on: without it they would do something else."""
        if not self._until(holds):
            self.check(name, False, self.text())
            self.close("incomplete")

    def _until(self, holds):
        end = time.monotonic() + PATIENCE
        while not holds(self.text()):
            if time.monotonic() > end:
                return False
            time.sleep(0.05)
        return True

    def shows(self, name, *texts):
        """Checks that all texts appear on the screen within PATIENCE seconds."""
        self.check(name, self._until(lambda shown: all(text in shown for text in texts)), self.text())

    def check(self, name, ok, seen):
        self._counts[bool(ok)] += 1
        print("ok  " + name if ok else f"FAIL {name}:\n{seen}", flush=True)

    def close(self, editor):
        """Ends the editor, prints the number of checks, and exits with an error if one failed."""
        self._run("kill-server")
        self._scratch.cleanup()
        print(f"{editor}: {self._counts[True]} passed, {self._counts[False]} failed")
        sys.exit(self._counts[False] > 0)

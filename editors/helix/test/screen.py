"""An editor in a terminal of tmux: typed keys and what is on the screen."""

import os
import subprocess
import time


class Screen:
    def __init__(self, command, folder):
        """Starts a command in a terminal of 120 columns and 40 lines."""
        self._tmux = ["tmux", "-S", os.path.join(folder, "tmux"), "-f", "/dev/null"]
        subprocess.run([*self._tmux, "new-session", "-d", "-x", "120", "-y", "40", *command], check=True)

    def text(self):
        return subprocess.run([*self._tmux, "capture-pane", "-p"], check=True, capture_output=True, text=True).stdout

    def type(self, *keys):
        """Presses keys by their names in tmux, such as "a", "Space" or "Escape"."""
        for key in keys:
            subprocess.run([*self._tmux, "send-keys", key], check=True)

    def write(self, text):
        """Types a text."""
        subprocess.run([*self._tmux, "send-keys", "-l", text], check=True)

    def command(self, line):
        """Runs a command of the editor's command line in normal mode."""
        self.type("Escape")
        self.write(":" + line)
        self.type("Enter")

    def wait(self, *texts):
        """Waits until all texts are on the screen, for ten seconds at most."""
        end = time.monotonic() + 10
        while not all(text in self.text() for text in texts):
            if time.monotonic() > end:
                return False
            time.sleep(0.05)
        return True

    def close(self):
        subprocess.run([*self._tmux, "kill-server"], check=False)

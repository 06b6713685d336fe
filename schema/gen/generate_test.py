"""Tests of the generator that need neither uv nor network access: python3 -m unittest discover -s schema/gen -p '*_test.py'."""

import subprocess
import sys
import tempfile
import unittest
from pathlib import Path
from unittest import mock

import generate
import newest
import tables


def content(releases):
    """The files that are written for the tables of releases."""
    with tempfile.TemporaryDirectory() as folder:
        tables.write(Path(folder), releases)
        return files(Path(folder))


def files(folder):
    return {str(file.relative_to(folder)): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


class TablesTest(unittest.TestCase):
    def setUp(self):
        self.releases = tables.read(generate.DATA)
        self.stored = files(generate.DATA)

    def test_written_as_read(self):
        self.assertTrue(content(self.releases) == self.stored, "schema/data changes when it is read and written")

    def test_added_to_the_others(self):
        for added in ("0.75.0", "0.94.5", "0.94.6", list(self.releases)[-1]):
            with self.subTest(added), tempfile.TemporaryDirectory() as folder:
                tables.write(Path(folder), {v: row for v, row in self.releases.items() if v != added})
                others = tables.read(Path(folder))
                self.assertNotIn(added, others)
                self.assertTrue(content({**others, added: self.releases[added]}) == self.stored, "the tables differ from those of all releases at once")


    def test_only_the_added_release_is_generated(self):
        with tempfile.TemporaryDirectory() as folder:
            data = Path(folder) / "data"
            data.mkdir()
            tables.write(data, {v: row for v, row in self.releases.items() if v != "0.98.0"})
            with mock.patch.object(generate, "DATA", data), mock.patch.object(generate, "dump", side_effect=self.releases.get) as dump:
                generate.generate(["0.98.0"])
            dump.assert_called_once_with("0.98.0")
            self.assertTrue(files(data) == self.stored)


class NewestTest(unittest.TestCase):
    def test_missing(self):
        published = ["0.100.0", "0.99.1", "0.99.0rc1", "0.98.0", "0.97.1", "0.75.0", "0.74.0", "0.99.0.post1"]
        self.assertEqual(newest.missing(["0.75.0", "0.98.0"], published), ["0.97.1", "0.99.1", "0.100.0"])


class CommandTest(unittest.TestCase):
    def run_without_uv(self, *command):
        return subprocess.run([sys.executable, "-B", *command], cwd=generate.HERE, env={"PATH": ""}, capture_output=True, text=True)

    def test_uv_is_missing(self):
        for script in ("generate.py", "newest.py"):
            result = self.run_without_uv(script)
            self.assertEqual((result.returncode, result.stdout), (1, ""))
            self.assertRegex(result.stderr, r"^uv not found; .*\n$")


if __name__ == "__main__":
    unittest.main()

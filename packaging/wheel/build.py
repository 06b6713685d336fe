"""Builds wheels with the program, one per platform, using only Python's standard library and Go.

    python3 packaging/wheel/build.py VERSION OUTDIR [PLATFORM...]

The same sources make the same bytes.
"""

import base64
import hashlib
import os
import pathlib
import subprocess
import sys
import tempfile
import zipfile

HERE = pathlib.Path(__file__).parent
ROOT = HERE.parent.parent

# platform: GOOS, GOARCH, tag of the wheel (PEP 425, PEP 600, PEP 656)
PLATFORMS = {
    "linux-x64": ("linux", "amd64", "manylinux_2_17_x86_64.manylinux2014_x86_64.musllinux_1_1_x86_64"),
    "linux-arm64": ("linux", "arm64", "manylinux_2_17_aarch64.manylinux2014_aarch64.musllinux_1_1_aarch64"),
    "darwin-x64": ("darwin", "amd64", "macosx_10_12_x86_64"),
    "darwin-arm64": ("darwin", "arm64", "macosx_11_0_arm64"),
    "win32-x64": ("windows", "amd64", "win_amd64"),
    "win32-arm64": ("windows", "arm64", "win_arm64"),
}

METADATA = """Metadata-Version: 2.1
Name: settings-ls
Version: {version}
Summary: Language server, linter and Dockerfile preview for ZenML run configurations
Home-page: https://github.com/settings-ls/settings-ls
License: Apache-2.0
Requires-Python: >=3.8
Description-Content-Type: text/markdown

{readme}"""


def compiled(goos: str, goarch: str) -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        program = os.path.join(folder, "settings-ls")
        env = dict(os.environ, CGO_ENABLED="0", GOOS=goos, GOARCH=goarch)
        command = ["go", "build", "-trimpath", "-ldflags=-s -w", "-o", program, "./cmd/settings-ls"]
        subprocess.run(command, cwd=ROOT, env=env, check=True)
        return pathlib.Path(program).read_bytes()


def wheel(version: str, platform: str, out: pathlib.Path) -> pathlib.Path:
    goos, goarch, tag = PLATFORMS[platform]
    name = f"settings_ls-{version}"
    script = "settings-ls.exe" if goos == "windows" else "settings-ls"
    files = {f"settings_ls/{path.name}": path.read_bytes() for path in sorted((HERE / "settings_ls").glob("*.py"))}
    files[f"{name}.data/scripts/{script}"] = compiled(goos, goarch)
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    files[f"{name}.dist-info/METADATA"] = METADATA.format(version=version, readme=readme).encode()
    tags = "".join(f"Tag: py3-none-{one}\n" for one in tag.split("."))
    files[f"{name}.dist-info/WHEEL"] = f"Wheel-Version: 1.0\nGenerator: settings-ls\nRoot-Is-Purelib: false\n{tags}".encode()
    record = "".join(f"{path},sha256={digest(data)},{len(data)}\n" for path, data in files.items())
    files[f"{name}.dist-info/RECORD"] = (record + f"{name}.dist-info/RECORD,,\n").encode()
    target = out / f"{name}-py3-none-{tag}.whl"
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for path, data in files.items():
            info = zipfile.ZipInfo(path, (1980, 1, 1, 0, 0, 0))
            info.external_attr = (0o100755 if "/scripts/" in path else 0o100644) << 16  # a regular file, as pip requires
            info.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(info, data)
    return target


def digest(data: bytes) -> str:
    return base64.urlsafe_b64encode(hashlib.sha256(data).digest()).rstrip(b"=").decode()


def main() -> None:
    version, out, *platforms = sys.argv[1:]
    folder = pathlib.Path(out)
    folder.mkdir(parents=True, exist_ok=True)
    for platform in platforms or PLATFORMS:
        made = wheel(version, platform, folder)
        print(f"{made.name} {made.stat().st_size >> 10} KiB")


main()

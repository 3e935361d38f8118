"""Write the lock files from ``pyproject.toml``: names, versions and hashes, nothing else.

``requirements.lock`` holds the newest versions for every supported Python, ``requirements-floors.lock`` the lowest
version that ``pyproject.toml`` allows of every direct dependency, ``requirements-nbgrader.lock`` nbgrader alone, which
marks our lessons from an environment of its own.
"""

from __future__ import annotations

import subprocess
import sys
import sysconfig
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
UV = Path(sysconfig.get_path("scripts")) / "uv"
COMMON = ("--universal", "--generate-hashes", "--no-annotate", "--no-emit-index-url", "--python-version=3.11.0")
#: What is locked of the project itself.
OURS = ("--extra=dev", "--extra=cluster", "pyproject.toml")


def compile_lock(name: str, *options: str, given: str = "") -> None:
    """Write one lock file, of the project or of the requirements that are given."""
    print(f"resolving {name}", flush=True)
    command = [str(UV), "pip", "compile", "--quiet", "--upgrade", "--custom-compile-command=make lock", *COMMON]
    command += [f"--output-file={name}", *options]
    subprocess.run(command, cwd=ROOT, check=True, input=given, text=True)  # noqa: S603  # our own words


def main() -> int:
    """Write them all."""
    groups = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["dependency-groups"]
    compile_lock("requirements.lock", *OURS)
    compile_lock("requirements-floors.lock", *OURS, "--resolution=lowest-direct")
    compile_lock("requirements-nbgrader.lock", "-", given="\n".join(groups["nbgrader"]))
    return 0


if __name__ == "__main__":
    sys.exit(main())

"""Write the lock files from ``pyproject.toml``: names, versions and hashes, nothing else.

``requirements.lock`` holds the newest versions for every supported Python, ``requirements-floors.lock`` the lowest
version that ``pyproject.toml`` allows of every direct dependency.
"""

from __future__ import annotations

import subprocess
import sys
import sysconfig
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
UV = Path(sysconfig.get_path("scripts")) / "uv"
COMMON = ("--universal", "--generate-hashes", "--no-annotate", "--no-emit-index-url", "--extra=dev", "--extra=cluster")


def compile_lock(name: str, *options: str) -> None:
    """Write one lock file."""
    print(f"resolving {name}", flush=True)
    command = [str(UV), "pip", "compile", "--quiet", "--custom-compile-command=make lock", *COMMON, *options]
    subprocess.run([*command, f"--output-file={name}", "pyproject.toml"], cwd=ROOT, check=True)  # noqa: S603  # our own words


def main() -> int:
    """Write both."""
    compile_lock("requirements.lock", "--upgrade", "--python-version=3.11.0")
    compile_lock("requirements-floors.lock", "--upgrade", "--python-version=3.11.0", "--resolution=lowest-direct")
    return 0


if __name__ == "__main__":
    sys.exit(main())

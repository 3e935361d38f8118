"""Execute the notebooks and store what they show: the one way outputs get into the repository.

``python scripts/refresh.py`` rewrites the notebooks in place; ``--check`` rewrites nothing, and fails where a stored
notebook differs from a fresh execution in any byte. Name notebooks to do only those.
"""

from __future__ import annotations

import argparse
import difflib
import sys
from pathlib import Path

from toolkit.errors import ToolkitError
from toolkit.publish.report import execute

ROOT = Path(__file__).resolve().parent.parent


def main(arguments: list[str] | None = None) -> int:
    """Refresh or check notebooks; 0 when all is well, 1 on a difference, 2 where a notebook does not run."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("notebooks", nargs="*", type=Path, help="default: all of notebooks/, lessons too")
    parser.add_argument("--check", action="store_true", help="compare only")
    options = parser.parse_args(arguments)
    differing = []
    try:
        for path in options.notebooks or sorted((ROOT / "notebooks").rglob("[0-9][0-9]-*.ipynb")):
            fresh = execute.executed_text(path.resolve(), progress=lambda line: print(line, flush=True))
            stored = path.read_text(encoding="utf-8")
            if fresh == stored:
                continue
            differing.append(path.name)
            if options.check:
                sys.stdout.writelines(_difference(path.name, stored, fresh))
            else:
                execute.write(path, fresh)
    except ToolkitError as error:
        print(error, file=sys.stderr)
        return 2
    if options.check and differing:
        print(f"differ from a fresh execution: {', '.join(differing)} (run `make refresh` and look at the change)")
        return 1
    print("all notebooks are as executed" if not differing else f"rewritten: {', '.join(differing)}")
    return 0


def _difference(name: str, stored: str, fresh: str, lines: int = 20) -> list[str]:
    pairs = difflib.unified_diff(stored.splitlines(), fresh.splitlines(), f"{name} stored", f"{name} fresh", n=0)
    return [f"{line[:160]}\n" for line, _ in zip(pairs, range(lines), strict=False)]


if __name__ == "__main__":
    sys.exit(main())

"""Execute the notebooks and write the report: ``python scripts/report.py build/report``."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from toolkit.errors import ToolkitError
from toolkit.publish import report

ROOT = Path(__file__).resolve().parent.parent


def main(arguments: list[str] | None = None) -> int:
    """Write the report; 2 where a notebook fails or the folder cannot be replaced."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, nargs="?", default=ROOT / "build" / "report")
    folder = parser.parse_args(arguments).folder
    notebooks = sorted((ROOT / "notebooks").glob("*.ipynb"))
    try:
        opened = report.build(folder, notebooks=notebooks, progress=lambda line: print(line, flush=True))
    except ToolkitError as error:
        print(error, file=sys.stderr)
        return 2
    print(f"the report is ready: open {opened}")
    return 0


if __name__ == "__main__":
    sys.exit(main())

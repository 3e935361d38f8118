"""The API reference: a page for each public module of each room, made of the docstrings by pdoc, in ``build/docs``.

``python scripts/docs.py [DIR]``. What is public is what a room lists: modules whose names do not begin with ``_``.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

from toolkit import _room

ROOT = Path(__file__).resolve().parent.parent
#: Public by name, and yet nobody's to call: the command line, and what each lesson asks.
LEFT_OUT = ("toolkit.cli", "toolkit.lessons.exercises")


def modules(package: str = "toolkit") -> Iterator[str]:
    """Full names of the public modules, rooms first."""
    yield package
    for name in _room.modules(package):
        full = f"{package}.{name}"
        if full in LEFT_OUT:
            continue
        if hasattr(import_module(full), "__path__"):
            yield from modules(full)
        else:
            yield full


def build(folder: Path) -> list[str]:
    """Write the reference into a folder; the names of the modules that have a page."""
    import warnings

    import pdoc
    import pdoc.render

    names = list(modules())
    pdoc.render.configure(docformat="numpy", footer_text="Resolution toolkit", show_source=False)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)  # rooms are named once by themselves and once by the package
        pdoc.pdoc(*names, output_directory=folder)
    return names


def main(arguments: list[str] | None = None) -> int:
    """Build the reference and say where it is."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="?", type=Path, default=ROOT / "build" / "docs")
    folder = parser.parse_args(arguments).folder
    names = build(folder)
    print(f"{len(names)} pages: {folder / 'index.html'}")
    return 0


if __name__ == "__main__":
    sys.exit(main())

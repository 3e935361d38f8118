"""Write data/assembly anew: ``python scripts/assembly.py FOLDER [--to DIR] [--without-paragraphs] [--session 78 ...]``.

FOLDER has the United Nations' archives as they are (GA_74.zip ... GA_80.zip, GA_emergency.zip, metadata.zip). What is
written depends on them and on the toolkit alone; it takes some minutes on two cores.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from toolkit import paths
from toolkit.corpus import build_assembly

if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", metavar="FOLDER", type=Path)
    parser.add_argument("--to", metavar="DIR", type=Path, default=paths.data("assembly"))
    parser.add_argument("--workers", metavar="N", type=int, default=2)
    parser.add_argument("--session", metavar="SESSION", action="append", default=[])
    parser.add_argument("--without-paragraphs", action="store_true")
    asked = parser.parse_args()
    manifest = build_assembly(
        asked.folder,
        asked.to,
        workers=asked.workers,
        sessions=asked.session,
        paragraphs=not asked.without_paragraphs,
    )
    for name, table in manifest["tables"].items():
        print(f"{name}: {table['rows']} rows, {table['bytes'] / 2**20:.2f} MB")
    print(f"{sum(manifest['files']['read'].values())} files read, {len(manifest['files']['failed'])} failed")

"""Write data/witnesses anew: ``python scripts/witnesses.py FOLDER``.

FOLDER has ``real/pdf/A_RES_78_132.pdf`` and ``unxml/series/A_RES_78_132.{en,ar}.xml``; the transcription is the one
that ships. What is written are ids, counts, verbs, dates, symbols and hashes: no sentence.
"""

from __future__ import annotations

import csv
import sys
from pathlib import Path
from typing import Any

from toolkit import library, paths
from toolkit.model import Resolution
from toolkit.views import witnesses


def resolutions(folder: Path) -> dict[str, Resolution]:
    """The witnesses by name."""
    series = folder / "unxml" / "series"
    return {
        "pdf": library.load(folder / "real" / "pdf" / "A_RES_78_132.pdf"),
        "xml_en": library.load(series / "A_RES_78_132.en.xml"),
        "xml_ar": library.load(series / "A_RES_78_132.ar.xml"),
        "transcription": library.load(reading="source"),
        "transcription_repaired": library.load(),
    }


def rows(folder: Path) -> dict[str, list[dict[str, Any]]]:
    """The rows of each file."""
    found: dict[str, list[dict[str, Any]]] = {}
    for name, resolution in resolutions(folder).items():
        for file, some in witnesses.record(resolution, name).items():
            found.setdefault(file, []).extend(some)
    return found


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    for file, some in rows(Path(sys.argv[1])).items():
        path = paths.data("witnesses", f"{file}.csv")
        path.parent.mkdir(exist_ok=True)
        with path.open("w", encoding="utf-8", newline="") as stream:
            writer = csv.DictWriter(stream, list(some[0]), lineterminator="\n")
            writer.writeheader()
            writer.writerows(some)
        print(path)

"""Write ``data/resolution/collation.csv``: figures of the collation with the United Nations' own file.

``python scripts/collation.py FILE`` needs that file (AKN4UN XML of A/RES/78/132 in Arabic),
which does not ship; only counts and rates are carried over.
"""

from __future__ import annotations

import csv
import io
import sys
from pathlib import Path

from toolkit.apparatus import collate
from toolkit.library import load

TARGET = Path(__file__).resolve().parent.parent / "data" / "resolution" / "collation.csv"


def figures(official: Path) -> str:
    """The table as CSV text: a row a figure, a column a reading of the shipped text."""
    witness = load(official)
    both = [collate(load(reading="source"), witness), collate(load(reading="repaired"), witness)]
    rows = [(kind, *(c.counts()[kind] for c in both)) for kind in both[0].counts()]
    rows += [(name, *(getattr(c, name) for c in both)) for name in ("words", "characters")]
    rows += [(name, *(round(getattr(c, name), 6) for c in both)) for name in ("cer", "wer", "cer_folded", "wer_folded")]
    stream = io.StringIO()
    csv.writer(stream, lineterminator="\n").writerows([("figure", "source", "repaired"), *rows])
    return stream.getvalue()


if __name__ == "__main__":
    TARGET.write_text(figures(Path(sys.argv[1])), encoding="utf-8")
    print(f"written {TARGET}")

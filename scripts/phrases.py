"""Write data/phrases/spans.csv anew: ``python scripts/phrases.py SOURCE INDEX [--to FILE]``.

SOURCE has the texts of the whole Assembly (a folder with the United Nations' archives, or a Parquet of paragraphs),
INDEX is the folder of the index, which is made or brought up to date. The same texts and the same state of the toolkit
give the same bytes. The index of both languages takes about a minute from Parquet.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from toolkit import paths, phrases
from toolkit.series.texts import series

if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("source", metavar="SOURCE", type=Path)
    parser.add_argument("index", metavar="INDEX", type=Path)
    parser.add_argument("--to", metavar="FILE", type=Path, default=paths.data("phrases", "spans.csv"))
    asked = parser.parse_args()
    index = phrases.build(asked.source, asked.index)
    frame = phrases.shipped.derive(index, series().symbols)
    asked.to.write_bytes(frame.to_csv(index=False, lineterminator="\n").encode("utf-8"))
    print(f"{asked.to}: {len(frame)} rows, {len(index.documents)} texts held")

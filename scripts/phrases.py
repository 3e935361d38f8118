"""Write the tables of data/phrases anew: ``python scripts/phrases.py SOURCE INDEX [--to DIR]``.

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
    parser.add_argument("--to", metavar="DIR", type=Path, default=paths.data("phrases"))
    asked = parser.parse_args()
    index = phrases.build(asked.source, asked.index)
    made = {
        "spans.csv": phrases.shipped.derive(index, series().symbols),
        "followed.csv": phrases.shipped.follow(index, series().symbols),
        "lending.csv": phrases.frames.lending(index),
    }
    for name, frame in made.items():
        (asked.to / name).write_bytes(frame.to_csv(index=False, lineterminator="\n").encode("utf-8"))
        print(f"{asked.to / name}: {len(frame)} rows, {len(index.documents)} texts held")

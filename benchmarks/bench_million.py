# ruff: noqa: INP001, T201 - run by hand; it says what it measures
"""What a million documents would take: measured rates carried on, and the planner run at that size.

``python benchmarks/bench_million.py [--documents N]`` needs no texts: it makes up the list of files (names as the
United Nations' archives have them, sizes drawn around the mean of `MEAN`), plans their partitions as a run does, and
writes a manifest of them. Rates and bytes are those measured on the Assembly's files (``benchmarks/measured.csv``).

What breaks first is the process that plans: it holds the list of files, the plan and the manifest at once (the line
``memory of the plan``), while a worker's memory does not grow with the number of documents.

What it cannot bear: older documents are scanned pages, and to read words from their pictures (``ocr``) is another
matter than to read XML; nor are all documents resolutions.
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import json
import random
import resource
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from toolkit.corpus._inputs import Input
from toolkit.corpus._plan import described, partitions
from toolkit.corpus._schema import names

#: Mean size of a file of the whole Assembly since 2019 in six languages, in bytes, as they are in the archives.
MEAN = 53_700
WHAT = "every fourth partition of the Assembly's XML"
LANGUAGES = ("Arabic", "Chinese", "English", "French", "Russian", "Spanish")


def measured() -> dict[str, float]:
    """What was measured, by case."""
    with (Path(__file__).parent / "measured.csv").open(encoding="utf-8", newline="") as stream:
        return {row["case"]: float(row["value"]) for row in csv.DictReader(stream) if row["what"] == WHAT}


def made(number: int) -> Iterator[Input]:
    """Made-up files of archives, in the order of their names."""
    chance = random.Random(1946)  # noqa: S311 - no secret
    each = number // (81 * len(LANGUAGES)) + 1
    for at in range(number):
        session, rest = divmod(at, each * len(LANGUAGES))
        language, one = divmod(rest, each)
        name = f"GA_{session:03}.zip!/{LANGUAGES[language]}/{session}_{one:05}.xml"
        size = int(chance.lognormvariate(0, 0.7) * MEAN / 1.28)  # the mean of such a draw is 1.28
        yield Input(name, size, hashlib.sha256(name.encode()).hexdigest())


def main() -> int:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--documents", type=int, default=1_000_000)
    number: int = parser.parse_args().documents
    known = measured()
    files = list(made(number))
    start = time.process_time()
    plan = partitions(files)
    planned = time.process_time() - start
    start = time.process_time()
    manifest = json.dumps([described(one) for one in plan], ensure_ascii=True, indent=1)
    listed = time.process_time() - start
    times = number / known["files"]
    hours = times * known["processor seconds"] / 3600
    print(f"{number:,} documents, {times:.0f} times the files that were measured")
    print(
        f"  planning: {planned:.1f} s for {len(plan):,} partitions; "
        f"manifest: {listed:.1f} s, {len(manifest) / 2**20:.0f} MiB"
    )
    print(f"  memory of the plan: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MiB")
    print(f"  files in the folder of tables: {len(plan) * (len(names()) + 1):,}")
    print(f"  tables: {times * known['MiB of tables'] / 1024:.1f} GiB")
    print(
        f"  processor hours: {hours:.1f}; on two cores {hours / 2:.1f} h, "
        f"on ten Dask workers of one core {hours / 10:.1f} h"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())

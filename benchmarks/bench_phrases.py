# ruff: noqa: INP001, T201 - run by hand; it says what it measures
"""An index of phrases: time, memory and size as the texts grow, and how long a question takes, cold and warm.

``python benchmarks/bench_phrases.py PARAGRAPHS [--parts N ...]`` takes a Parquet of paragraphs (symbol, language, id,
text) of both languages and indexes a quarter, a half and the whole of its sessions (the part is of the texts, in the
order of sessions). Each part is built by a process of its own, whose processor time and highest memory are told:
wall time depends on who else uses the machine.

``growth`` is the exponent of a straight line through the logarithms of words and seconds: 1 is linear. Size is told
beside that of the texts as they are compressed (the same rows as zstd Parquet).
"""

from __future__ import annotations

import argparse
import json
import math
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from toolkit import phrases

PHRASES = ("of the", "sustainable development", "gender digital divides", "الفجوات الرقمية", "extension of the mandate")


def part(table: Path, share: float, folder: Path) -> Path:
    """The first texts, in the order of symbols by session, as a Parquet of their own."""
    whole = pq.read_table(table, columns=["symbol", "language", "id", "text"])
    symbols = sorted(set(whole["symbol"].to_pylist()), key=lambda one: (one.split("/")[2:3], one))
    kept = symbols[: math.ceil(len(symbols) * share)]
    path = folder / f"{share}.parquet"
    pq.write_table(whole.filter(pc.is_in(whole["symbol"], pa.array(kept))), path, compression="zstd")
    return path


def build(source: str, out: str) -> dict[str, float]:
    """Seconds of processor time, highest memory and words of an index that is made, the start of Python included."""
    index = phrases.build(source, out)
    seconds = time.process_time()
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {"seconds": seconds, "mib": memory, "words": float(sum(len(one.row) for one in index.segments))}


def ask(folder: str) -> dict[str, float]:
    """Milliseconds of the first question of a process, and the slowest of some that follow, asked a second time."""
    start = time.perf_counter()
    index = phrases.open(folder)
    index.earliest(PHRASES[2])
    found = {"cold": 1000 * (time.perf_counter() - start)}
    for phrase in PHRASES:
        for name, question in (("earliest", index.earliest), ("uses", lambda words: index.uses(words, most=40))):
            question(phrase)
            start = time.perf_counter()
            question(phrase)
            found[name] = max(found.get(name, 0.0), 1000 * (time.perf_counter() - start))
    return found


def alone(*arguments: str) -> dict[str, float]:
    """The same in a process of its own."""
    command = [sys.executable, __file__, *arguments]
    done = subprocess.run(command, check=True, capture_output=True, text=True)  # noqa: S603 - this file
    said: dict[str, float] = json.loads(done.stdout)
    return said


def size(folder: Path) -> float:
    """MiB of a folder or file."""
    files = [folder] if folder.is_file() else [one for one in folder.rglob("*") if one.is_file()]
    return sum(one.stat().st_size for one in files) / 2**20


def main() -> None:
    """Print a line a part."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("paragraphs", type=Path)
    parser.add_argument("--parts", type=float, nargs="+", default=[0.25, 0.5, 1.0])
    asked = parser.parse_args()
    rows = []
    with tempfile.TemporaryDirectory() as name:
        for share in asked.parts:
            source, out = part(asked.paragraphs, share, Path(name)), Path(name) / f"index {share}"
            made, told = alone("build", str(source), str(out)), alone("ask", str(out))
            rows.append(made)
            print(
                f"{share:4.2f}: {made['words'] / 1e6:5.1f} million words, {made['seconds']:5.1f} s of processor, "
                f"{made['mib']:4.0f} MiB of memory; {size(out):4.0f} MiB on disk, {size(out) / size(source):.1f} times "
                f"the texts; cold {told['cold']:4.0f} ms, warm at most {told['earliest']:3.0f} ms (earliest), "
                f"{told['uses']:3.0f} ms (uses)"
            )
    if len(rows) > 1:
        first, last = rows[0], rows[-1]
        slope = math.log(last["seconds"] / first["seconds"]) / math.log(last["words"] / first["words"])
        print(f"growth {slope:.2f}")


if __name__ == "__main__":
    if sys.argv[1:2] == ["build"]:
        print(json.dumps(build(*sys.argv[2:4])))
    elif sys.argv[1:2] == ["ask"]:
        print(json.dumps(ask(sys.argv[2])))
    else:
        main()

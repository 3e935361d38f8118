# ruff: noqa: INP001, T201 - run by hand; it says what it measures
"""The whole chain over many files: rates, stages, cores, memory, growth, and the obvious ways to do the same.

``python benchmarks/bench_corpus.py TEXTS [--files N ...] [--large] [--before CHECKOUT]`` takes the AKN4UN files below
TEXTS, in a seeded order, and makes as many more as are wanted: words are swapped by chance, so that no cache sees a
paragraph twice. They go to a temporary folder and away again.

``--before CHECKOUT`` compares first, in this run, what the files below TEXTS take as they are, zip archives too: a walk
of lxml over their XML on one core, the version in that folder and this one in two processes each.

Processor time (``cpu``) is of all processes together and is what to compare: wall time depends on who else uses the
machine. ``PSS`` is memory with shared pages divided among those who share them, summed over all processes, the highest
seen. ``growth`` is the exponent of a straight line through the logarithms of files and processor time: 1 is linear.
"""

from __future__ import annotations

import argparse
import contextlib
import gc
import math
import os
import random
import re
import subprocess
import sys
import tempfile
import time
import xml.etree.ElementTree as ET
import zipfile
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pandas as pd
from lxml import etree

from toolkit import library, tables
from toolkit.corpus import _inputs as inputs
from toolkit.corpus import _work as work
from toolkit.corpus._inputs import Input
from toolkit.facts import acts, addressees
from toolkit.facts.citations._scan import scan
from toolkit.facts.dates._find import _read
from toolkit.facts.quantities._find import _figures
from toolkit.model import Resolution
from toolkit.themes import _tagger as tagger
from toolkit.themes import load_codebook

FACTS = ("functions", "addressees", "asks", "citations", "statistics", "dates")
AIM_FILES, AIM_SECONDS, AIM_MEMORY = 11_000, 60.0, 1536
_RUN = re.compile(r">([^<>]{40,})<")


def perturbed(text: str, chance: random.Random) -> str:
    """A file whose longer runs of words have two words exchanged each, and a number of its own in the symbol."""

    def exchanged(match: re.Match[str]) -> str:
        words = match[1].split(" ")
        for _ in range(1 + len(words) // 12):
            a, b = chance.randrange(len(words)), chance.randrange(len(words))
            if words[a].isalpha() and words[b].isalpha():
                words[a], words[b] = words[b], words[a]
        return f">{' '.join(words)}<"

    return _RUN.sub(exchanged, text)


def made(texts: Sequence[Path], number: int, folder: Path) -> Path:
    """A folder of files: those given, then perturbed ones, until there are enough."""
    chance = random.Random(132)  # noqa: S311 - no secret
    folder.mkdir()
    for at in range(number):
        path = texts[at % len(texts)]
        text = path.read_text(encoding="utf-8")
        name = f"{at // len(texts):03}-{path.name}"
        (folder / name).write_text(perturbed(text, chance) if at >= len(texts) else text, encoding="utf-8")
    return folder


def walked(folder: Path) -> tuple[int, int]:
    """Files and elements of all XML of a folder, read and walked by lxml: less than this no reading can cost."""
    files = elements = 0
    for content in xml_below(folder):
        files += 1
        with contextlib.suppress(etree.XMLSyntaxError):  # some of the United Nations' files are empty or broken
            elements += sum(1 for element in etree.fromstring(content).iter() if element.tag)
    return files, elements


def xml_below(folder: Path) -> Iterator[bytes]:
    """The bytes of every XML file of a folder and its archives."""
    for path in sorted(folder.rglob("*")):
        if path.suffix == ".xml":
            yield path.read_bytes()
        elif path.suffix == ".zip":
            with zipfile.ZipFile(path) as archive:
                for name in archive.namelist():
                    if name.endswith(".xml"):
                        yield archive.read(name)


def compared(folder: Path, before: Path) -> None:
    """Print what the walk, another version and this one take for the same files, with ratios."""
    wall, cpu = time.perf_counter(), time.process_time()
    files, elements = walked(folder)
    floor = time.perf_counter() - wall, time.process_time() - cpu
    rows = [("a walk by lxml, one core", (*floor, 0.0))]
    with tempfile.TemporaryDirectory() as place:
        for name, checkout in (("the version before", before), ("this version", Path(__file__).parents[1])):
            rows.append((name, measured(folder, Path(place, name), 2, checkout)))
    print(f"{files} files, {elements} elements, the same for all three")
    print(f"{'':<28}  wall s    cpu s  wall/walk  cpu/walk  wall/before  cpu/before  MiB at most")
    for name, (seconds, spent, memory) in rows:
        ratios = f"{seconds / floor[0]:>11.1f}{spent / floor[1]:>10.1f}"
        older = f"{seconds / rows[1][1][0]:>13.2f}{spent / rows[1][1][1]:>12.2f}"
        print(f"{name:<28}{seconds:>8.1f} {spent:>8.1f}{ratios}{older}{memory or math.nan:>13.0f}", flush=True)


def measured(folder: Path, out: Path, workers: int, checkout: Path | None = None) -> tuple[float, float, float]:
    """Wall seconds, processor seconds and highest PSS in MiB of one run of the command, its processes together.

    The command is that of a checkout, else of the toolkit that is installed.
    """
    command = [sys.executable, "-m", "toolkit.cli", "corpus", str(folder.resolve()), "--to", str(out.resolve())]
    command += ["--workers", str(workers)]
    start = time.perf_counter()
    own = {"PYTHONPATH": str(checkout.resolve())} if checkout else {}
    process = subprocess.Popen(  # noqa: S603 - ours
        command, stdout=subprocess.DEVNULL, start_new_session=True, env={**os.environ, **own}, cwd=checkout
    )
    spent: dict[int, float] = {}
    highest = 0.0
    while process.poll() is None:
        found = usage(process.pid)
        highest = max(highest, sum(memory for memory, _ in found.values()))
        spent.update({pid: seconds for pid, (_, seconds) in found.items()})
        time.sleep(0.1)
    if process.returncode and not (out / "documents").is_dir():  # 1 says, too, that some file cannot be read
        raise SystemExit(f"the run failed: {process.returncode}")
    return time.perf_counter() - start, sum(spent.values()), highest


def usage(session: int) -> dict[int, tuple[float, float]]:
    """MiB of PSS and processor seconds of each process of a session."""
    found = {}
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            fields = (folder / "stat").read_text(encoding="utf-8", errors="replace").rpartition(")")[2].split()
            if int(fields[3]) != session:
                continue
            rollup = (folder / "smaps_rollup").read_text(encoding="ascii")
            memory = int(re.search(r"^Pss:\s+(\d+)", rollup, re.MULTILINE)[1]) / 1024  # type: ignore[index]
            seconds = (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
        except (OSError, TypeError):
            continue
        found[int(folder.name)] = memory, seconds
    return found


def timed(run: Callable[[], object], rounds: int = 3) -> float:
    """The least processor seconds of some rounds, caches emptied before each."""
    best = math.inf
    for _ in range(rounds):
        for cache in (acts.in_text, addressees.governed, scan, _read, _figures):
            cache.cache_clear()
        for code in ("ar", "en", "fr"):
            load_codebook().lexicon(code).known.clear()
        gc.collect()
        start = time.process_time()
        run()
        best = min(best, time.process_time() - start)
    return best


def stages(folder: Path, items: Sequence[Input]) -> None:
    """Each stage on its own over some files, with the obvious way to do the same."""
    sources = [(item.file, inputs.content(folder, item).decode()) for item in items]
    read = [library.loads(text, name=name) for name, text in sources]
    paragraphs = sum(len(r.paragraphs) for r in read)
    tagged = [r for r in read if r.language in ("ar", "en")]
    task = work.Task("bench", tuple(items), folder=str(folder))
    print(f"\nstages, {len(items)} files, {paragraphs} paragraphs, one core")
    line("read: structure, spans, repairs", timed(lambda: [library.loads(t, name=n) for n, t in sources]), read)
    line("  ElementTree loop (no spans, notes, repairs)", timed(lambda: [plain(text) for _, text in sources]), read)
    line("facts, six tables as rows", timed(lambda: [tables.rows(r, FACTS) for r in tagged]), tagged)
    line("  the same as a pandas frame each", timed(lambda: [tables.tables(r, FACTS) for r in tagged]), tagged)
    texts = pd.DataFrame([(p.text.string, r.language, p.part) for r in tagged for p in r.paragraphs])
    line("acts alone", timed(lambda: [acts.find(r) for r in tagged]), tagged)
    line("  pandas apply over paragraphs", timed(lambda: texts.apply(lambda row: acts.in_text(*row), axis=1)), tagged)
    line("themes, a document at a time", timed(lambda: [tagger.rows(r) for r in tagged]), tagged)
    alone = [([p], r.language) for r in tagged for p in r.paragraphs]
    line("  themes, a paragraph at a time", timed(lambda: [tagger.rows(p, language=c) for p, c in alone], 1), tagged)
    line("all: rows, Arrow, Parquet", timed(lambda: work.perform(task)), read)
    line("  all: frames a document, concat, to_parquet", timed(lambda: framed(sources), 1), read)
    print("  (engines of the matcher, spaCy and Polars among them where installed: benchmarks/bench_themes.py)")


def line(name: str, seconds: float, read: Sequence[Resolution]) -> None:
    """Print files and paragraphs a second."""
    number = sum(len(r.paragraphs) for r in read)
    each = 1000 * seconds / len(read)
    print(f"{name:<48}{len(read) / seconds:9.1f} files/s {number / seconds:10.0f} paragraphs/s {each:7.1f} ms/file")


def six_languages(folder: Path) -> None:
    """What a corpus of six languages costs, as the United Nations publish it: each resolution in all of them.

    Resolutions that are there in every language say how the languages compare (those for which the toolkit has no data
    on acts, dates ... cost less); the English files that are there in some languages only, how long a resolution is.
    """
    found = inputs.discover(folder)
    files = {item.file: item for item in found.read if item.file.count(".") > 1}
    codes = sorted({name.split(".")[-2] for name in files})
    stems = {name.rsplit(".", 2)[0] for name in files}
    everywhere = [stem for stem in sorted(stems) if all(f"{stem}.{code}.xml" in files for code in codes)]
    others = [stem for stem in sorted(stems - set(everywhere)) if f"{stem}.en.xml" in files]
    if not everywhere or not others:
        return

    def cost(stems: Sequence[str], code: str) -> float:
        task = work.Task("bench", tuple(files[f"{stem}.{code}.xml"] for stem in stems), folder=str(folder))
        return timed(lambda: work.perform(task), 2) / len(stems)

    alike = {code: cost(everywhere, code) for code in codes}
    base = cost(others, "en")
    mean = base * sum(alike.values()) / len(alike) / alike["en"]
    print(f"\nby language, ms of one core for one of {len(everywhere)} long resolutions: "
          + ", ".join(f"{code} {1000 * seconds:.0f}" for code, seconds in alike.items()))  # fmt: skip
    print(f"a resolution of usual length ({len(others)} of them): {1000 * base:.0f} in English, "
          f"{1000 * mean:.0f} in the mean of {len(codes)} languages")  # fmt: skip
    seconds = mean * AIM_FILES / 2
    print(f"{AIM_FILES} files in these languages alike: {seconds:.0f} s on two cores; aim {AIM_SECONDS:.0f}, "
          f"ratio {seconds / AIM_SECONDS:.2f}")  # fmt: skip


def plain(text: str) -> list[str]:
    """What a script would do: the words of each container and paragraph."""
    root = ET.fromstring(text)  # noqa: S314 - the United Nations' own files
    return [
        " ".join("".join(element.itertext()).split())
        for element in root.iter()
        if element.tag.rpartition("}")[2] in ("container", "paragraph")
    ]


def framed(sources: Sequence[tuple[str, str]]) -> None:
    """The single-document path a document, its frames put together by pandas."""
    frames: dict[str, list[pd.DataFrame]] = {}
    for name, text in sources:
        resolution = library.loads(text, name=name)
        for table, frame in resolution.tables().items():
            frames.setdefault(table, []).append(frame.assign(file=name, language=resolution.language))
    with tempfile.TemporaryDirectory() as folder:
        for table, parts in frames.items():
            pd.concat(parts, ignore_index=True).to_parquet(Path(folder, f"{table}.parquet"))


def main() -> int:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("texts", type=Path)
    parser.add_argument("--files", type=int, nargs="+", default=[100, 400, 2000], help="sizes, ascending")
    parser.add_argument("--large", action="store_true", help="10,000 files too")
    parser.add_argument("--stages", type=int, default=84, help="files for the stages")
    parser.add_argument("--before", type=Path, help="a checkout of another version, to compare with")
    options = parser.parse_args()
    if options.before:
        compared(options.texts, options.before)
    texts = sorted(options.texts.rglob("*.xml"))
    random.Random(78).shuffle(texts)  # noqa: S311 - no secret
    if not texts and options.before:
        return 0
    if not texts:
        raise SystemExit(
            f"{options.texts}: no XML files there; archives are measured as they are, with --before CHECKOUT"
        )
    sizes = [*options.files, *([10_000] if options.large else [])]
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        points = []
        print("  files workers   wall s    cpu s  files/s wall  cpu ms/file  PSS MiB")
        for size in sizes:
            source = made(texts, size, folder / f"in{size}")
            for workers in (1, 2) if size in (sizes[-1], sizes[0]) else (1,):
                wall, cpu, memory = measured(source, folder / f"out{size}-{workers}", workers)
                rates = f"{size / wall:>14.1f} {1000 * cpu / size:>12.1f} {memory:>8.0f}"
                print(f"{size:>7} {workers:>7} {wall:>8.1f} {cpu:>8.1f}{rates}", flush=True)
                if workers == 1:
                    points.append((math.log(size), math.log(cpu)))
        print(f"growth: processor time ~ files^{slope(points):.2f}")
        each = math.exp(points[-1][1] - points[-1][0])
        for name, value, aim in (
            ("seconds on two cores", each * AIM_FILES / 2, AIM_SECONDS),
            ("MiB", memory, AIM_MEMORY),
        ):
            print(f"{AIM_FILES} such files: {value:.0f} {name}; aim {aim:.0f}, ratio {value / aim:.2f}")
        six_languages(options.texts)
        source = folder / f"in{sizes[0]}"
        some = inputs.discover(source).read
        stages(source, some[:: max(len(some) // options.stages, 1)][: options.stages])
    return 0


def slope(points: Sequence[tuple[float, float]]) -> float:
    """The slope of the straight line nearest to some points."""
    if len(points) < 2:
        return math.nan
    x0, y0 = (sum(column) / len(points) for column in zip(*points, strict=True))
    return sum((x - x0) * (y - y0) for x, y in points) / sum((x - x0) ** 2 for x, _ in points)


if __name__ == "__main__":
    sys.exit(main())

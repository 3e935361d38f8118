"""Read every AKN4UN file of some ZIP archives and tell what is not as it should be.

    python scripts/check_corpus.py FOLDER [--every N] [--names PATTERN] [--symbols FILE] [--rows FILE]
        [--exceptions FILE]

FOLDER holds archives of the United Nations' XML, folders by language inside. Each file is read twice: by the toolkit
and by lxml alone. Checked are

- *failures*: a file is refused (empty ones aside), or an error that is not ours;
- *words*: every letter that lxml finds outside the metadata stands in some passage, in the file's order;
- *repairs*: official words are never repaired;
- *ids*: no id twice, and each ends in the printed number;
- *doubts*: how many files carry one;
- *languages*: the files of one resolution have the same number of paragraphs, preambular and operative, in each
  division. Where they have not, the resolution must stand in the table of exceptions with a sort (``mark-up`` or
  ``text``) and a reason; symbols and numbers only.

Nothing of the files is written but symbols and counts.
"""

from __future__ import annotations

import argparse
import csv
import re
import sys
import time
import zipfile
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from lxml import etree

from toolkit import library
from toolkit.errors import SourceError
from toolkit.model import Resolution

EXCEPTIONS = Path(__file__).resolve().parent.parent / "tests" / "data" / "akn_exceptions.csv"

# What names of files end in besides the symbol: "-2323443A", "_E", "_reissue"; the letter is that of a language.
_REISSUE = re.compile(r"[-_ ]*re-?issue$", re.IGNORECASE)
_JOB = re.compile(r"(?:[-_ ]\d{6,7}|[-_])[ACEFGRS]$")
# The symbol in a file's name: "A_RES_78_10", "75_253B", "A_RES_ES-11_1", "76_247 A-C".
_NAME = re.compile(r"(?:A_RES_)?((?:E?S-)?\d+)_(\d+)[-_ ]?([A-Z](?:-?[A-Z])?)?$")
_NO_WORD = re.compile(r"[\s()\u200b-\u200f\ufeff]+")


@dataclass
class Row:
    """What one file gave."""

    archive: str
    file: str
    resolution: str
    language: str = ""
    counts: dict[str, tuple[int, int]] = field(default_factory=dict)
    problems: list[str] = field(default_factory=list)
    doubts: list[str] = field(default_factory=list)
    empty: bool = False


def main(argv: list[str] | None = None) -> int:
    """Check all archives of a folder; 0 if nothing is wrong."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--every", type=int, default=1, help="only every Nth resolution")
    parser.add_argument("--names", default="", help="only files whose archive and name match this pattern")
    parser.add_argument(
        "--symbols", type=Path, help="only the resolutions whose symbols stand in this file, one a line"
    )
    parser.add_argument("--rows", type=Path, help="write a row a file there")
    parser.add_argument("--exceptions", type=Path, default=EXCEPTIONS)
    options = parser.parse_args(argv)
    only = set(options.symbols.read_text(encoding="utf-8").split("\n")) if options.symbols else None
    rows = list(read(options.folder, every=options.every, names=options.names, only=only))
    if options.rows:
        write(rows, options.rows)
    return report(rows, exceptions(options.exceptions))


def members(folder: Path) -> Iterator[tuple[zipfile.ZipFile, str]]:
    """The XML files of the archives of a folder."""
    for path in sorted(folder.glob("*.zip")):
        with zipfile.ZipFile(path) as archive:
            for name in sorted(archive.namelist()):
                if name.endswith(".xml"):
                    yield archive, name


def resolution_of(name: str) -> str:
    """The symbol that a file's name means: ``A/RES/78/10``, ``A/RES/75/253 B``; the name itself where it means none.

    >>> resolution_of("Arabic/A_RES_78_10-2323443A.xml"), resolution_of("French/75_253B_F.xml")
    ('A/RES/78/10', 'A/RES/75/253 B')
    """
    stem = _JOB.sub("", _REISSUE.sub("", Path(name).stem))
    match = _NAME.match(stem)
    if match is None:
        return stem
    letters = re.sub(r"^([A-Z])([A-Z])$", r"\1-\2", match[3] or "")
    return f"A/RES/{match[1]}/{match[2]}" + (f" {letters}" if letters else "")


def read(folder: Path, *, every: int = 1, names: str = "", only: set[str] | None = None) -> Iterator[Row]:
    """Read the files; progress goes to standard error."""
    wanted = re.compile(names)
    chosen = [(a, n) for a, n in members(folder) if wanted.search(f"{a.filename} {n}")]
    keys = sorted({resolution_of(name) for _, name in chosen if only is None or resolution_of(name) in only})
    kept = set(keys[::every])
    found = [(a.filename or "", n) for a, n in chosen if resolution_of(n) in kept]
    start, archive = time.monotonic(), None
    for at, (path, name) in enumerate(found, 1):
        if archive is None or archive.filename != path:
            archive = zipfile.ZipFile(path)
        yield one(archive.read(name), Path(path).stem, name)
        if at % 100 == 0 or at == len(found):
            print(
                f"\r{at} of {len(found)} files, {time.monotonic() - start:.0f} s", end="", file=sys.stderr, flush=True
            )
    print(file=sys.stderr)


def one(content: bytes, archive: str, name: str) -> Row:
    """Read and check one file."""
    row = Row(archive, name, resolution_of(name), empty=not content.strip())
    if row.empty:
        return row
    try:
        resolution = library.read(content, name=name)
    except SourceError as error:
        row.problems.append(f"refused: {error.problem}")
        return row
    except Exception as error:  # noqa: BLE001 - the others go on; it is told
        row.problems.append(f"error: {type(error).__name__}: {error}")
        return row
    row.language = resolution.language
    row.counts = counts(resolution)
    row.doubts = [f"{doubt.kind} {doubt.place}" for doubt in resolution.doubts]
    row.problems += problems(resolution, content)
    return row


def counts(resolution: Resolution) -> dict[str, tuple[int, int]]:
    """Preambular and operative paragraphs of each division (annexes are ``X1`` ...)."""
    found: Counter[tuple[str, str]] = Counter((p.division, p.form) for p in resolution.paragraphs)
    return {d: (found[d, "preamble"], found[d, "operative"]) for d in sorted({d for d, _ in found})}


def problems(resolution: Resolution, content: bytes) -> Iterator[str]:
    """What is wrong with the reading of one file."""
    if resolution.repairs:
        yield f"repairs: {len(resolution.repairs)}"
    ids = [passage.id for passage in resolution.passages()]
    if len(set(ids)) < len(ids):
        yield f"ids: {', '.join(id_ for id_, n in Counter(ids).items() if n > 1)} more than once"
    astray = [p.id for p in resolution.paragraphs if p.number and not re.search(rf"\D0*{p.number}(-\d+)?$", p.id)]
    if astray:
        yield f"ids: {', '.join(astray[:3])} not the printed number"
    if not resolution.symbol:
        yield "symbol: none"
    if difference := unread(resolution, content):
        yield f"words: {difference}"


def unread(resolution: Resolution, content: bytes) -> str:
    """Where the passages stop to follow the file's letters, as lxml reads them; empty if they never do."""
    root = etree.fromstring(content)
    whole = _NO_WORD.sub("", "".join(_texts(root)))
    spans = sorted(span for passage in resolution.passages() for span in passage.raw_spans)
    raw = "".join(span.of(resolution.source) for span in spans)
    held = _NO_WORD.sub("", "".join(_parsed(raw)))
    if held == whole:
        return ""
    rest = Counter(whole)
    rest.subtract(Counter(held))
    left = {char: n for char, n in rest.items() if n and not char.isdigit()}
    return f"{sum(abs(n) for n in left.values())} letters" if left else ""


def _parsed(raw: str) -> Iterator[str]:
    yield from etree.fromstring(f"<x>{raw}</x>".encode(), etree.XMLParser(huge_tree=True)).itertext()


def _texts(element: etree._Element) -> Iterator[str]:
    if not isinstance(element.tag, str) or etree.QName(element).localname == "meta":
        return
    yield element.text or ""
    for child in element:
        yield from _texts(child)
        yield child.tail or ""


def exceptions(path: Path) -> dict[str, tuple[str, str]]:
    """Sort and reason by symbol."""
    if not path.exists():
        return {}
    with path.open(encoding="utf-8", newline="") as file:
        return {row["symbol"]: (row["sort"], row["reason"]) for row in csv.DictReader(file)}


def disagreeing(rows: list[Row]) -> tuple[int, dict[str, dict[str, dict[str, tuple[int, int]]]]]:
    """How many resolutions are there in several languages, and the counts of those whose languages differ."""
    by: dict[str, dict[str, dict[str, tuple[int, int]]]] = defaultdict(dict)
    for row in rows:
        if row.counts:
            by[row.resolution][row.language] = row.counts
    several = {symbol: found for symbol, found in by.items() if len(found) > 1}
    return len(several), {s: found for s, found in several.items() if len({str(c) for c in found.values()}) > 1}


def report(rows: list[Row], known: dict[str, tuple[str, str]]) -> int:
    """Print what was found."""
    several, differing = disagreeing(rows)
    wrong = [row for row in rows if row.problems]
    doubted = [row for row in rows if row.doubts]
    print(f"{len(rows)} files, {sum(row.empty for row in rows)} empty")
    for kind, n in Counter(problem.split(":")[0] for row in wrong for problem in row.problems).most_common():
        print(f"  {kind}: {n} files")
    for row in wrong[:200]:
        print(f"    {row.archive} {row.file}: {'; '.join(row.problems)}")
    print(f"{len(doubted)} files carry a doubt ({len(doubted) / max(len(rows), 1):.3f})")
    for kind, n in Counter(doubt.split()[0] for row in doubted for doubt in row.doubts).most_common():
        print(f"  {kind}: {n}")
    print(f"{several} resolutions in several languages, the same counts in {several - len(differing)}", end="")
    print(f" ({1 - len(differing) / max(several, 1):.4f})")
    sorts = Counter(known.get(symbol, ("not sorted", ""))[0] for symbol in differing)
    print(f"  {', '.join(f'{sort}: {n}' for sort, n in sorts.most_common())}")
    for symbol, found in sorted(differing.items()):
        sort, reason = known.get(symbol, ("not sorted", ""))
        print(f"  {symbol} [{sort}] {reason}")
        if sort not in ("mark-up", "text"):
            for language, count in sorted(found.items()):
                print(f"      {language} {' '.join(f'{d}:{p}+{o}' for d, (p, o) in count.items())}")
    return int(bool(wrong or sorts["ours"] or sorts["not sorted"]))


def write(rows: list[Row], path: Path) -> None:
    """A row a file: symbol, language, counts, problems, doubts."""
    with path.open("w", encoding="utf-8", newline="") as file:
        out = csv.writer(file, lineterminator="\n")
        out.writerow(["archive", "file", "symbol", "language", "counts", "problems", "doubts"])
        for row in rows:
            count = " ".join(f"{d}:{p}+{o}" for d, (p, o) in row.counts.items())
            problem = "empty" if row.empty else "; ".join(row.problems)
            out.writerow([row.archive, row.file, row.resolution, row.language, count, problem, "; ".join(row.doubts)])


if __name__ == "__main__":
    sys.exit(main())

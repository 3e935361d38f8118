"""What no tracked file may hold: registry hosts, machine paths, and sentences of the reference resolutions."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import toolkit

# written so that this file does not name them either
HOSTS = re.compile(
    "|".join(rf"{a}{b}" for a, b in [("py", r"pi\.org"), ("python", r"hosted\.org"), ("registry\\.np", r"mjs\.org")])
    + "|".join(["", rf"deb\.{'deb'}ian\.org", rf"conda\.{'ana'}conda\.org", rf"repo\.{'ana'}conda\.com"]),
    re.IGNORECASE,
)
MACHINE = re.compile(r"(?<![\w.])/(?:home|Users)/[A-Za-z]|(?<![\w.])/root/|[A-Z]:\\Users\\")

#: A run of this many characters that a file shares with a reference document is more than a set phrase.
RUN = 60
STEP = RUN // 2

#: Names and set phrases, the longest first.
NAMES = sorted(
    filter(None, Path(__file__).with_name("names.txt").read_text(encoding="utf-8").lower().splitlines()),
    key=lambda line: (-len(line), line),
)
#: Data files that hold names of bodies and titles of documents, and nothing else.
NAME_FILES = re.compile(r"data/(?:themes/(?:names/|subjects\.toml)|languages/\w+/addressees\.toml)")


def texts(path: Path) -> Iterator[str]:
    """What a file says: the cells and outputs of a notebook (without drawings), the text of anything else."""
    try:
        text = path.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        return
    if path.suffix != ".ipynb":
        yield text
        return
    for cell in json.loads(text)["cells"]:
        yield "".join(cell["source"])
        for output in cell.get("outputs", []):
            yield "".join(output.get("text", []))
            for kind, value in output.get("data", {}).items():
                if kind.startswith("text/"):
                    yield "".join(value)


def plain(text: str) -> str:
    """Text as it reads: no tags, no direction marks, single spaces, small letters; a name counts as one sign."""
    text = html.unescape(re.sub(r"<[^<>]{0,400}>", "", text))
    text = re.sub(r"[\u200b-\u200f\u202a-\u202e\u2066-\u2069\u0640]", "", text)
    text = re.sub(r"\s+", " ", text).lower()
    for name in NAMES:
        text = text.replace(name, "\x01")
    return text


def shared_runs(text: str, blocks: dict[str, list[tuple[int, int]]], documents: list[str]) -> Iterator[str]:
    """The runs of at least `RUN` characters that a text shares with one of the documents."""
    at = 0
    while at + STEP <= len(text):
        best = ""
        for number, place in blocks.get(text[at : at + STEP], ()):
            document = documents[number]
            low = 0
            while low < min(at, place) and text[at - low - 1] == document[place - low - 1] and low < RUN:
                low += 1
            high = STEP
            while at + high < len(text) and place + high < len(document) and text[at + high] == document[place + high]:
                high += 1
            best = max(best, text[at - low : at + high], key=len)
        if len(best) >= RUN:
            yield best
        at += max(1, len(best) - STEP)


def blocks_of(documents: list[str]) -> dict[str, list[tuple[int, int]]]:
    """Where each block of `STEP` characters stands; every run of `RUN` characters holds a whole one."""
    found: dict[str, list[tuple[int, int]]] = {}
    for number, document in enumerate(documents):
        for place in range(0, len(document) - STEP + 1, STEP):
            found.setdefault(document[place : place + STEP], []).append((number, place))
    return found


def test_no_registry_is_named(tracked: list[Path]) -> None:
    """Locks hold names, versions and hashes; prose says "the package index"."""
    assert not [path.name for path in tracked for text in texts(path) if HOSTS.search(text)]


def test_no_path_of_a_machine(tracked: list[Path], root: Path) -> None:
    own = f"{root}/"
    found = [
        path.name for path in tracked for text in texts(path) if path.name != "test_tree.py" and MACHINE.search(text)
    ]
    assert not found
    assert not [path.name for path in tracked for text in texts(path) if own in text]


def test_names_are_names() -> None:
    """Nobody hides a sentence in the list: a name is shorter than two runs and holds no full stop."""
    assert [line for line in NAMES if not line.startswith("#") and (len(line) > 2 * RUN or "." in line)] == []


def test_files_are_small(tracked: list[Path]) -> None:
    """Nothing of more than two megabytes is for a reader."""
    assert not [path.name for path in tracked if path.stat().st_size > 2_000_000]


def test_the_search_for_shared_runs_finds_one() -> None:
    """The instrument itself: a run is found wherever it starts, a shorter one is not."""
    document = "".join(chr(0x4E00 + (i * i) % 9973) for i in range(400))
    blocks = blocks_of([document])
    for start in range(100, 130):
        assert list(shared_runs(f"abc{document[start : start + RUN]}xyz", blocks, [document]))
        assert not list(shared_runs(f"abc{document[start : start + RUN - 1]}xyz", blocks, [document]))


@pytest.mark.heavy
@pytest.mark.shared
def test_no_sentence_of_the_reference_resolutions(tracked: list[Path], shared: Path, root: Path) -> None:
    """The reference files are for measuring; only what the shipped source itself says may be quoted."""
    documents = [plain(path.read_text(encoding="utf-8")) for path in sorted((shared / "unxml").glob("*/*.xml"))]
    assert documents
    blocks = blocks_of(documents)
    resolution = toolkit.load()
    own = plain(resolution.source) + "\n" + "\n".join(plain(str(p.text)) for p in resolution.passages())
    bad = [
        f"{path.name}: {run[:200]}"
        for path in tracked
        if not NAME_FILES.match(path.relative_to(root).as_posix())
        for text in texts(path)
        for run in shared_runs(plain(text), blocks, documents)
        if any(run[i : i + RUN] not in own for i in range(len(run) - RUN + 1))
    ]
    assert bad == []

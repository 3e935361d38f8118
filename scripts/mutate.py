"""Tries to break every reader with spoiled inputs; what breaks one is kept, with how it broke.

    python scripts/mutate.py --kinds text,xml --number 50000 --to mutated [--from FOLDER_OR_ZIP ...]

Each input follows from the seed, its kind and its number alone, so a run may be stopped and taken up again: the folder
``--to`` has a state file with the position of each kind. The rules: no exception but a `ToolkitError`, none over five
seconds, spans that cover the source once, places within it, ids that are unique, and tables that can be built (frames
and CSV of one input in fifty, since that takes longest). Most inputs are as long as half of the resolutions are, or
shorter: what breaks a reader is the form, and long inputs take long.
"""

from __future__ import annotations

import argparse
import json
import random
import signal
import sys
import time
import traceback
import zipfile
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from types import FrameType

import bases
import mutations

from toolkit import contract, library, tables
from toolkit.errors import ToolkitError
from toolkit.model import Resolution

#: Seconds that an input may take, and those after which it is stopped.
SLOW, STOPPED = 5.0, 30
#: Inputs between two notes of the position, and how many that break in one way are kept.
STEP, KEPT = 200, 3
#: The tables of one in how many inputs are built as frames.
FRAMED = 50
#: Files in XML to spoil: those that are shorter than most, and some long ones.
SHORT, LONG = 400, 20


@dataclass
class Broken:
    """An input that breaks a rule."""

    kind: str
    number: int
    way: str
    trace: str


@dataclass
class State:
    """How far a run is."""

    seed: int
    position: dict[str, int] = field(default_factory=dict)
    read: dict[str, int] = field(default_factory=dict)
    broken: dict[str, int] = field(default_factory=dict)

    @classmethod
    def of(cls, path: Path, seed: int) -> State:
        """The state of a folder, or a new one."""
        if not path.is_file():
            return cls(seed)
        found = cls(**json.loads(path.read_text(encoding="utf-8")))
        if found.seed != seed:
            sys.exit(f"{path} was begun with seed {found.seed}: give --seed {found.seed}, or another folder")
        return found


def main(arguments: Sequence[str] | None = None) -> int:
    """Run; 1 where something broke."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("--kinds", default=",".join(mutations.KINDS), help="of %(default)s")
    parser.add_argument("--number", type=int, default=1000, help="inputs of each kind, all runs together")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--to", type=Path, default=Path("mutated"), help="folder for the state and what breaks")
    parser.add_argument(
        "--from", dest="others", type=Path, nargs="*", default=[], help="folders or zips of texts and XML"
    )
    parser.add_argument("--workers", type=int, default=1)
    given = parser.parse_args(arguments)
    given.to.mkdir(parents=True, exist_ok=True)
    path = given.to / "state.json"
    state = State.of(path, given.seed)
    for kind in given.kinds.split(","):
        begun, first = time.monotonic(), state.position.get(kind, 0)
        for done, read, broken in _runs(kind, given.seed, first, given.number, given.others, given.workers):
            state.position[kind] = done
            state.read[kind] = state.read.get(kind, 0) + read
            for one in broken:
                _keep(given.to, one, state, given.others)
            path.write_text(json.dumps(vars(state), indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
            rate = (done - first) / max(time.monotonic() - begun, 0.01)
            print(
                f"{kind}: {done} of {given.number}, {rate:.0f} a second, {sum(state.broken.values())} broken",
                flush=True,
            )
    for way, number in sorted(state.broken.items(), key=lambda item: -item[1]):
        print(f"{number:>6}  {way}")
    return 1 if state.broken else 0


def _runs(
    kind: str, seed: int, first: int, last: int, others: list[Path], workers: int
) -> Iterator[tuple[int, int, list[Broken]]]:
    """Position, inputs that were read as resolutions, and what broke, step by step."""
    steps = [(kind, seed, at, min(at + STEP, last), others) for at in range(first, last, STEP)]
    if workers == 1:
        yield from map(step, steps)
        return
    with ProcessPoolExecutor(workers) as pool:
        yield from pool.map(step, steps)


def step(task: tuple[str, int, int, int, list[Path]]) -> tuple[int, int, list[Broken]]:
    """Some inputs in a row."""
    kind, seed, first, last, others = task
    found = source(tuple(others))
    read, broken = 0, []
    for number in range(first, last):
        way, trace = check(mutations.made(kind, chance(seed, kind, number), found), framed=number % FRAMED == 0)
        read += way == "read"
        if way not in ("read", "refused"):
            broken.append(Broken(kind, number, way, trace))
    return last, read, broken


def chance(seed: int, kind: str, number: int) -> random.Random:
    """What an input is drawn from."""
    return random.Random(f"{seed}:{kind}:{number}")  # noqa: S311 - seeded on purpose


_SOURCES: dict[tuple[Path, ...], mutations.Source] = {}


def source(others: tuple[Path, ...]) -> mutations.Source:
    """Our own documents and those of the folders named."""
    if others not in _SOURCES:
        texts = [(bases.ROOT / "data" / "resolution" / "A_RES_78_132.ar.txt").read_text(encoding="utf-8")]
        xml: list[str] = []
        for name, content in _files(others):
            (xml if name.endswith(".xml") else texts).append(content.decode("utf-8", "replace"))
        xml.sort(key=lambda one: (len(one), one))
        short, long = xml[: len(xml) // 2], xml[len(xml) // 2 :]
        draw = random.Random(0)  # noqa: S311
        _SOURCES[others] = mutations.Source(
            texts,
            [mutations.thinned(one, draw) for one in draw.sample(short, min(len(short), SHORT))],
            draw.sample(long, min(len(long), LONG)),
        )
    return _SOURCES[others]


def _files(others: tuple[Path, ...]) -> Iterator[tuple[str, bytes]]:
    for path in others:
        if path.suffix == ".zip":
            with zipfile.ZipFile(path) as archive:
                for name in sorted(archive.namelist())[::7]:
                    if name.endswith((".xml", ".txt")):
                        yield name, archive.read(name)
        else:
            for file in sorted([*path.rglob("*.xml"), *path.rglob("*.txt")]):
                yield file.name, file.read_bytes()


def _stop(_signal: int, _frame: FrameType | None) -> None:
    msg = f"more than {STOPPED} seconds"
    raise TimeoutError(msg)


def check(content: bytes, *, framed: bool = False) -> tuple[str, str]:
    """What comes of an input: ``read``, ``refused``, or the rule that it breaks, with the trace."""
    begun = time.process_time()  # others may keep the machine busy
    signal.signal(signal.SIGALRM, _stop)
    signal.alarm(STOPPED)
    try:
        resolution = library.read(content, name="mutated")
        problem = faults(resolution, framed=framed)
    except ToolkitError as error:
        problem = "" if "\n" not in str(error) else "a message of several lines"
        resolution = None
    except Exception as error:  # noqa: BLE001 - that is what is looked for
        last = traceback.extract_tb(error.__traceback__)[-1]
        ours = [frame for frame in traceback.extract_tb(error.__traceback__) if "/toolkit/" in frame.filename]
        at = ours[-1] if ours else last
        where = f"{at.filename.rpartition('/toolkit/')[2]}:{at.lineno}"
        return f"{type(error).__name__} at {where}", traceback.format_exc()
    finally:
        signal.alarm(0)
    spent = time.process_time() - begun
    if problem:
        return problem, problem
    if spent > SLOW:
        return "slow", f"{spent:.1f} s"
    return ("refused" if resolution is None else "read"), ""


def faults(resolution: Resolution, *, framed: bool) -> str:
    """The first rule that a resolution breaks, or nothing."""
    ids = [passage.id for passage in resolution.passages()]
    if len(ids) != len(set(ids)):
        return "ids that are not unique"
    at = 0
    for span in resolution.coverage():
        if span.start != at:
            return "spans that leave out or double what the source says"
        at = span.end
    if at != len(resolution.source):
        return "spans that end before or after the source"
    for passage in resolution.passages():
        for fragment in passage.text.fragments:
            if not 0 <= fragment.start <= fragment.end <= len(resolution.source):
                return "words from outside of the source"
    if any(not 0 <= p.start <= p.end <= len(resolution.source) for p in resolution.places):
        return "places outside of the source"
    for name, rows in tables.rows(resolution).items():
        if framed:
            contract.frame(name, rows).to_csv().encode("utf-8", "strict")
    written = resolution.with_reading("source")
    return "" if written.source == resolution.source else "another source in the other reading"


def _keep(folder: Path, one: Broken, state: State, others: list[Path]) -> None:
    """Keep the first inputs that break in one way."""
    state.broken[one.way] = state.broken.get(one.way, 0) + 1
    if state.broken[one.way] > KEPT:
        return
    name = f"{one.kind}-{one.number}"
    content = mutations.made(one.kind, chance(state.seed, one.kind, one.number), source(tuple(others)))
    (folder / f"{name}.{mutations.KINDS[one.kind]}").write_bytes(content)
    (folder / f"{name}.log").write_text(f"{one.way}\n\n{one.trace}", encoding="utf-8", errors="replace")


if __name__ == "__main__":
    sys.exit(main())

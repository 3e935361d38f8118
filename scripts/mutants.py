"""Small faults put into the code on purpose, one at a time, to see which of them no test notices.

``python scripts/mutants.py --number 100 --seed 1`` draws that many faults from all rooms, each room in turn, puts each
into a copy of the package and runs the tests that cover its line, the quickest first, then the examples of its module
and the tests nearest to it: those that name the function it is in, then by their imports (not those that need
``../shared``, a browser or other programs), until one fails or a minute of the processor is over. It prints a line for
each and the survivors at the end. The same seed draws the same faults.

Before the first fault all test files are read once, so that pytest keeps them as it compiles them: that took more than
half of the time of a run of many files, and was counted for every fault.

Which tests cover a line is learnt once: ``python scripts/mutants.py --learn`` runs the tests with coverage and keeps it
in ``build/tests-by-line.json``. A constant, which is run at import alone, is covered by the tests of the lines that
name it, and what a function takes unless told otherwise by those of its body. Without that file, and for a file of the
package that changed since, the nearest tests are all that is run.

A fault is caught when a test fails with it, and that test passes without it (tests of time fail on a busy machine: such
a test is left out from then on, and the others are run again); or
when the tests hang: twice with the fault they do not end, and without it they need a third of the time at most. Where
that cannot be told, the fault counts as a survivor.

Faults: a comparison moved by one or turned round, ``and`` for ``or``, ``not`` left out, a number one higher, true for
false, plus for minus (of numbers), ``min`` for ``max``, ``any`` for ``all``. Left out is what only changes how a chart
looks: in ``toolkit/charts``, arguments by the names of `LOOKS` (sizes, distances, colours, what lies above what), and
calls of `LOOKING` (the size of a new figure, its lines and ticks). Limits of axes count: what lies beyond is cut off.
"""

from __future__ import annotations

import argparse
import ast
import compileall
import copy
import hashlib
import json
import math
import os
import py_compile
import random
import re
import resource
import shutil
import signal
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from coverage import CoverageData

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "toolkit"
#: Commands and what runs only in a browser are tested as a whole.
LEFT_OUT = ("toolkit/cli/__main__.py", "toolkit/lessons/exercises")
_COMPARED: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt, ast.Eq: ast.NotEq, ast.NotEq: ast.Eq,
    ast.In: ast.NotIn, ast.NotIn: ast.In, ast.Is: ast.IsNot, ast.IsNot: ast.Is,
}  # fmt: skip
#: How pytest says that a test failed, that tests could not be collected (a fault that shows at import), or that one
#: which was named is not there (a fault in what finds the modules); and that there was none to run.
FAILED, BROKEN, NOT_THERE, NONE = 1, 2, 4, 5
#: What is said of a fault that the tests notice.
CAUGHT = ("caught", "hangs")
#: So many test files are run in one process; with fewer seconds than that left, no more are begun.
AT_ONCE, LEAST = 6, 5
#: Where it is kept which tests cover a line; so many of them, the quickest, run in groups of these sizes.
LEARNT, KEPT, GROUPS = ROOT / "build" / "tests-by-line.json", 300, (40, 100, 160)
#: The seconds in which all test files may be read.
READING = 600
#: Of these, tests in so many of the nearest files run first.
CLOSE = 6
#: The tests that may show a fault: those that run on any machine.
ANYWHERE = "not browser and not shared and not heavy"
#: Tests that failed without a fault too: they are left out from then on, so that others may show the fault.
FAILING: set[str] = set()
#: Where the first test that failed is written down.
FIRST = "first-that-failed.txt"
#: What the tests need, read once.
LIBRARIES = ("pandas", "pyarrow.parquet", "matplotlib.figure", "lxml.etree", "nbformat", "ipywidgets")
#: A module or function as one who imports the face alone names it: "tk.phrases.frames", not "task.frames".
_BY_FACE = re.compile(r"\b(?:tk|toolkit)\.(\w+(?:\.\w+)*)")
#: Arguments of drawing calls that only say how a mark or word looks.
LOOKS = frozenset(
    {
        "alpha", "bbox_to_anchor", "borderpad", "color", "dx", "dy", "edge", "edgecolor", "edgecolors", "facecolor",
        "fontsize", "hatch", "height", "labelsize", "length", "linewidth", "lw", "ms", "padding", "rect", "s", "size",
        "visible", "width", "xytext", "zorder",
    }
)  # fmt: skip
#: Calls that only say how a chart looks.
LOOKING = frozenset({"new_figure", "set_visible", "tick_params"})
_CALLED = {"min": "max", "max": "min", "any": "all", "all": "any"}


@dataclass(frozen=True)
class Mutant:
    """One fault: where, and what stands there instead."""

    path: str
    line: int
    start: int
    end: int
    before: str
    after: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.before} -> {self.after}"


def changed(node: ast.AST) -> ast.expr | None:
    """A node with a fault in it, or nothing."""
    made = copy.deepcopy(node)
    if isinstance(made, ast.Compare) and type(made.ops[0]) in _COMPARED:
        made.ops[0] = _COMPARED[type(made.ops[0])]()
    elif isinstance(made, ast.BoolOp):
        made.op = ast.Or() if isinstance(made.op, ast.And) else ast.And()
    elif isinstance(made, ast.UnaryOp) and isinstance(made.op, ast.Not):
        return made.operand
    elif isinstance(made, ast.Constant) and isinstance(made.value, bool):
        made.value = not made.value
    elif isinstance(made, ast.Constant) and isinstance(made.value, int):
        made.value += 1
    elif isinstance(made, ast.BinOp) and isinstance(made.op, ast.Add | ast.Sub) and not _is_text(made):
        made.op = ast.Sub() if isinstance(made.op, ast.Add) else ast.Add()
    elif isinstance(made, ast.Call) and isinstance(made.func, ast.Name) and made.func.id in _CALLED:
        made.func.id = _CALLED[made.func.id]
    else:
        return None
    return made if isinstance(made, ast.expr) else None


def _is_text(node: ast.BinOp) -> bool:
    """Whether words are joined: a minus there is no small fault, it fails at once."""
    parts = (part for part in ast.walk(node) if isinstance(part, ast.Constant | ast.JoinedStr | ast.List | ast.Tuple))
    return any(not isinstance(part, ast.Constant) or isinstance(part.value, str | bytes) for part in parts)


def looked_at(node: ast.AST, *, chart: bool = False) -> Iterator[ast.AST]:
    """The nodes of a module in which a fault is one: no types, no imports, no words of errors, no look of a chart."""
    if chart and isinstance(node, ast.keyword) and node.arg in LOOKS:
        return
    if chart and isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in LOOKING:
        return
    yield node
    for name, value in ast.iter_fields(node):
        if name in {"annotation", "returns", "decorator_list"}:
            continue
        for child in value if isinstance(value, list) else [value]:
            plain = not isinstance(child, ast.AST) or isinstance(child, ast.Raise | ast.Import | ast.ImportFrom)
            if plain or (isinstance(child, ast.If) and "TYPE_CHECKING" in ast.unparse(child.test)):
                continue
            yield from looked_at(child, chart=chart)


def mutants(path: Path) -> list[Mutant]:
    """Every fault that can be put into a file."""
    text = path.read_text(encoding="utf-8")
    starts = [0]
    for line in text.splitlines(keepends=True):
        starts.append(starts[-1] + len(line.encode()))
    found = []
    for node in looked_at(ast.parse(text), chart="charts" in path.parts):
        made = changed(node) if isinstance(node, ast.expr) else None
        if made is None or not isinstance(node, ast.expr) or node.end_lineno is None or node.end_col_offset is None:
            continue
        start, end = starts[node.lineno - 1] + node.col_offset, starts[node.end_lineno - 1] + node.end_col_offset
        before = text.encode()[start:end].decode()
        found.append(Mutant(str(path.relative_to(ROOT)), node.lineno, start, end, before, f"({ast.unparse(made)})"))
    return found


def drawn(number: int, seed: int, only: str = "") -> list[Mutant]:
    """Faults from all rooms, each room in turn and each file of it alike."""
    chance = random.Random(seed)  # noqa: S311 - a sample, no secret
    rooms: dict[str, list[Path]] = defaultdict(list)
    for path in sorted(PACKAGE.rglob("*.py")):
        name = str(path.relative_to(ROOT))
        if not name.startswith(LEFT_OUT) and name.startswith(only):
            rooms["/".join(name.split("/")[1:-1][:1])].append(path)  # what is in no folder is one room
    found: list[Mutant] = []
    order = sorted(rooms)
    chance.shuffle(order)
    while len(found) < number:
        before = len(found)
        for room in order:
            possible = mutants(chance.choice(rooms[room]))
            one = chance.choice(possible) if possible else None
            if one and one not in found and len(found) < number:
                found.append(one)
        if len(found) == before and all(not mutants(path) for paths in rooms.values() for path in paths):
            break
    return found


@cache
def imports(path: Path) -> set[str]:
    """Modules of ours that a file imports, lazily too."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("toolkit"):
            found |= {str(node.module), *(f"{node.module}.{alias.name}" for alias in node.names)}
        elif isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names if alias.name.startswith("toolkit")}
    return found


def by_face(text: str) -> set[str]:
    """What a test names by the face alone, and may be a module: ``tk.phrases.frames``."""
    parts = [match[1].split(".") for match in _BY_FACE.finditer(text)]
    return {".".join(["toolkit", *own[:most]]) for own in parts for most in range(1, len(own) + 1)}


def nearest(mutant: Mutant) -> list[str]:
    """The examples of a fault's module, and the nearest test files: those that name its function, then by imports."""
    module = name_of(ROOT / mutant.path)
    above = importers()
    distance, wave = {module: 0}, [module]
    for name in wave:  # grows as it is walked
        for up in sorted(above.get(name, set()) - distance.keys()):
            distance[up] = distance[name] + 1
            wave.append(up)
    named = [re.compile(rf"\b{name}\b") for name in around(mutant)]  # finds load in tk.load(), not in loaded
    ranked = []
    for path in sorted((ROOT / "tests").rglob("test_*.py")):
        if "browser" not in path.parts:
            text = path.read_text(encoding="utf-8")
            far = min((distance[name] for name in imports(path) | by_face(text) if name in distance), default=99)
            says = any(one.search(text) for one in named)
            elsewhere = "_".join(module.split(".")[1:2]).strip("_") not in str(path)
            ranked.append((far if says else far + 2, elsewhere, str(path)))
    examples = f"{ROOT / 'tests' / 'test_doctests.py'}::test_examples[{module}]"
    tried = [] if module.endswith(("cli", "__main__")) else [examples]  # commands are tested as a whole
    return [*tried, *(path for far, _, path in sorted(ranked) if far < 99)]


@cache
def importers() -> dict[str, set[str]]:
    """The modules that import each of ours."""
    graph = {name_of(path): imports(path) for path in PACKAGE.rglob("*.py")}
    above: dict[str, set[str]] = defaultdict(set)
    for name, others in graph.items():
        for other in others & graph.keys():
            above[other].add(name)
    return above


def around(mutant: Mutant) -> list[str]:
    """The names of the function and the class that a fault is in, as tests would write them."""
    tree = ast.parse((ROOT / mutant.path).read_text(encoding="utf-8"))
    kinds = (ast.FunctionDef, ast.ClassDef)
    within = (one for one in ast.walk(tree) if isinstance(one, kinds) and one.lineno <= mutant.line <= _end(one))
    return [one.name for one in within if len(one.name) > 3 and not one.name.startswith("__")]


def _end(node: ast.FunctionDef | ast.ClassDef) -> int:
    return node.end_lineno or node.lineno


def name_of(path: Path) -> str:
    """The full name of a module."""
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def outcome(mutant: Mutant, tree: Path, seconds: int) -> str:
    """What comes of a fault when its tests are run, some at a time, until one fails or time is over."""
    what = "survived"
    for tests in groups(mutant):
        before = os.times()
        what = against(mutant, [str(tree / one) for one in tests], tree, seconds)
        after = os.times()
        seconds -= math.ceil(
            after.children_user + after.children_system - before.children_user - before.children_system
        )
        if what in CAUGHT or seconds < LEAST:
            break
    return what


def groups(mutant: Mutant) -> Iterator[list[str]]:
    """The tests of a fault, as they are run together: those that cover its line, then files with the nearest ones."""
    near = [str(Path(path).relative_to(ROOT)) for path in nearest(mutant)]
    close = set(near[:CLOSE])
    known, first = covering(mutant, learnt()), 0
    known.sort(key=lambda test: test.split("::")[0] not in close)  # many tests run a line, few ask what it does
    for size in GROUPS:
        if known[first : first + size]:
            yield known[first : first + size]
        first += size
    yield from (near[first : first + AT_ONCE] for first in range(0, len(near), AT_ONCE))


def covering(mutant: Mutant, known: dict[str, Any]) -> list[str]:
    """The tests that run a fault's line, quickest first: of the last line before it in its function that any test runs.

    A line that is run at import alone has those of the lines for which it is there (`_serving`). None where nothing was
    learnt of the file as it is now.
    """
    path = ROOT / mutant.path
    lines = known.get("files", {}).get(mutant.path, {"sum": "", "lines": {}})
    if not path.is_file() or lines["sum"] != _sum(path):
        return []
    for those in _serving(ast.parse(path.read_text(encoding="utf-8")), mutant.line):
        numbers = sorted({number for line in those for number in lines["lines"].get(str(line), ())})
        if numbers:
            return [known["tests"][number] for number in numbers[:KEPT]]
    return []


def _serving(tree: ast.Module, line: int) -> Iterator[Sequence[int]]:
    """The lines whose tests may show a fault in a line, the nearest first.

    Within a function they are the line and those before it; for the head of one (what it takes unless told otherwise)
    those of its body; for a constant, those that name it; for a class, those of its functions and those that name it.
    """
    within = [one for one in ast.walk(tree) if isinstance(one, ast.FunctionDef) and one.lineno <= line <= _end(one)]
    if within:
        inner = max(within, key=lambda one: one.lineno)
        head = line < inner.body[0].lineno
        for at in range(inner.body[0].lineno, _end(inner) + 1) if head else range(line, inner.lineno, -1):
            yield [at]
        return
    for one in tree.body:
        if one.lineno <= line <= (one.end_lineno or one.lineno):
            kinds = ast.FunctionDef | ast.ClassDef
            names = {
                name.id for name in ast.walk(one) if isinstance(name, ast.Name) and isinstance(name.ctx, ast.Store)
            }
            names = {one.name} if isinstance(one, kinds) else names
            inside = range(one.lineno, _end(one) + 1) if isinstance(one, kinds) else ()
            named = (name.lineno for name in ast.walk(tree) if isinstance(name, ast.Name) and name.id in names)
            yield [*inside, *named]


def _sum(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


@cache
def learnt() -> dict[str, Any]:
    """What was learnt of tests and lines; nothing where nobody asked for it."""
    found: dict[str, Any] = json.loads(LEARNT.read_text(encoding="utf-8")) if LEARNT.is_file() else {}
    return found


def learn(workers: int = 2) -> int:
    """Run the tests once with coverage, and keep which of them run each line of the package."""
    times = Times()
    with tempfile.TemporaryDirectory() as folder:
        os.environ["COVERAGE_FILE"] = str(Path(folder) / "coverage")
        run = ["-q", "-n", str(workers), "--dist", "loadfile", "-m", ANYWHERE]
        pytest.main(
            [*run, "--cov=toolkit", "--cov-context=test", "--cov-report=", str(ROOT / "tests")], plugins=[times]
        )
        data = CoverageData(os.environ["COVERAGE_FILE"])
        data.read()
        tests = sorted(times.passed, key=lambda name: (times.passed[name], name))
        LEARNT.parent.mkdir(exist_ok=True)
        LEARNT.write_text(json.dumps({"tests": tests, "files": by_line(data, tests)}), encoding="utf-8")
    print(f"{len(tests)} tests that passed are in {LEARNT.relative_to(ROOT)}, with the lines that they run")
    return 0


def by_line(data: CoverageData, tests: list[str]) -> dict[str, Any]:
    """For each file and line that a test runs, the numbers of the first `KEPT` of these tests."""
    numbers = {name: number for number, name in enumerate(tests)}
    found = {}
    for name in sorted(data.measured_files()):
        lines = {}
        for line, contexts in data.contexts_by_lineno(name).items():
            those = {numbers.get(context.rpartition("|")[0], -1) for context in contexts} - {-1}
            if those:
                lines[line] = sorted(those)[:KEPT]
        found[str(Path(name).relative_to(ROOT))] = {"sum": _sum(Path(name)), "lines": lines}
    return found


class Times:
    """The seconds of each test that passed, with what was made for it."""

    def __init__(self) -> None:
        self.passed: dict[str, float] = {}
        self._spent: dict[str, float] = defaultdict(float)

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Add the time of a step."""
        self._spent[report.nodeid] += report.duration
        if report.when == "call" and report.passed:
            self.passed[report.nodeid] = self._spent[report.nodeid]


def against(mutant: Mutant, tests: list[str], tree: Path, seconds: int) -> str:
    """``caught`` or ``hangs``; ``survived``, ``unfinished`` or ``unsound``: the test that fails does without it too."""

    def faulty() -> int | None:
        target = tree / mutant.path
        text = target.read_bytes()
        target.write_bytes(text[: mutant.start] + mutant.after.encode() + text[mutant.end :])
        try:
            return tried(tests, tree, seconds)
        finally:
            target.write_bytes(text)

    code = faulty()
    if code is None:
        hangs = tried(tests, tree, max(1, seconds // 3)) is not None and faulty() is None
        return "hangs" if hangs else "unfinished"
    if code not in (0, FAILED, BROKEN, NOT_THERE, NONE):
        raise RuntimeError(f"the tests of {mutant.path} could not be run: {code}")
    if code in (0, NONE):
        return "survived"
    failed = (tree / FIRST).read_text(encoding="utf-8") if code == FAILED else ""
    sound = tried([failed], tree, seconds) if failed else tried([*tests, "--collect-only"], tree, seconds)
    if sound == 0:
        return "caught"
    if not failed or failed in FAILING:
        return "unsound"
    FAILING.add(failed)
    return against(mutant, tests, tree, seconds)


class First:
    """Keeps the name of the first test that fails in a file, for who asks whether it passes without the fault."""

    def __init__(self, path: Path) -> None:
        self.path = path
        path.write_text("", encoding="utf-8")

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Write it down; pytest stops there."""
        if report.failed:
            self.path.write_text(report.nodeid, encoding="utf-8")


def tried(tests: list[str], tree: Path, seconds: int, *, kept: bool = False) -> int | None:
    """The exit code of some tests, or nothing where they take more time of the processor, or ten times that in all.

    They run in a fork of this process, which has the libraries in memory already.
    """
    child = os.fork()
    if child == 0:
        code = 3
        try:
            code = run_here(tests, tree, seconds, kept=kept)
        finally:  # whatever happens: the folder is the parent's to clear away
            os._exit(code)
    _, status = os.waitpid(child, 0)
    with suppress(ProcessLookupError):  # what it began and left behind, as workers that a fault keeps busy
        os.killpg(child, signal.SIGKILL)
    return None if os.WIFSIGNALED(status) else os.WEXITSTATUS(status)


def run_here(tests: list[str], tree: Path, seconds: int, *, kept: bool = False) -> int:
    """Run tests of a folder in this process, which ends thereafter; what is compiled is ``kept`` or not."""
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    signal.alarm(10 * seconds)
    nothing = os.open(os.devnull, os.O_RDWR)
    for stream in range(3):
        os.dup2(nothing, stream)
    os.setsid()
    os.chdir(tree)
    os.environ |= {"PYTHONPATH": str(tree), "PYTHONDONTWRITEBYTECODE": "" if kept else "1"}
    sys.dont_write_bytecode = not kept
    sys.path[:] = [str(tree), *(place for place in sys.path if Path(place or ".").resolve() != ROOT)]
    options = ["-x", "-q", "-p", "no:cacheprovider", "-m", ANYWHERE, *(f"--deselect={one}" for one in sorted(FAILING))]
    return int(pytest.main([*options, *tests], plugins=[First(tree / FIRST)]))


def copied(folder: Path) -> Path:
    """The package and its tests in a folder, with the data beside them as they are."""
    shutil.copytree(PACKAGE, folder / "toolkit", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(ROOT / "tests", folder / "tests", ignore=shutil.ignore_patterns("__pycache__"))
    compileall.compile_dir(folder / "toolkit", quiet=1, invalidation_mode=py_compile.PycInvalidationMode.CHECKED_HASH)
    for name in ("data", "notebooks", "scripts", "pyproject.toml", "conftest.py", "CITATION.cff", "README.md"):
        (folder / name).symlink_to(ROOT / name)
    return folder


def main(arguments: Sequence[str] | None = None) -> int:
    """Try faults and say which survive; 0 when all were caught."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--number", type=int, default=30, help="how many faults (default: 30)")
    parser.add_argument("--seed", type=int, default=1, help="another seed, other faults")
    parser.add_argument("--seconds", type=int, default=60, help="of the processor, for one fault (default: 60)")
    parser.add_argument("--only", default="", metavar="PATH", help="only in files whose name begins so: toolkit/facts")
    parser.add_argument("--after", type=int, default=0, help="leave out so many: a run that is taken up again")
    parser.add_argument("--learn", action="store_true", help="run all tests and keep which of them run each line")
    options = parser.parse_args(arguments)
    if options.learn:
        return learn()
    for name in LIBRARIES:
        import_module(name)
    counts: dict[str, int] = defaultdict(int)
    survivors = []
    with tempfile.TemporaryDirectory() as folder:
        tree = copied(Path(folder))
        tried([str(tree / "tests"), "--collect-only"], tree, READING, kept=True)
        for number, mutant in enumerate(
            drawn(options.number, options.seed, options.only)[options.after :], options.after + 1
        ):
            begun = time.monotonic()
            what = outcome(mutant, tree, options.seconds)
            counts[what] += 1
            print(f"{number:3} {what:9} {time.monotonic() - begun:5.1f} s  {mutant}", flush=True)
            survivors += [] if what in CAUGHT else [mutant]
    print(", ".join(f"{number} {what}" for what, number in sorted(counts.items())))
    print("survivors:" if survivors else "none survived", *survivors, sep="\n  ")
    return 1 if survivors else 0


if __name__ == "__main__":
    sys.exit(main())

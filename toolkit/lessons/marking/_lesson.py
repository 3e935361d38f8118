"""What of a hand-in is the lesson's own: which lesson it is, and its checks, put back from the lesson's source.

Whatever a student has made of a check cell does not count. The check is looked for in the lesson's source; its place in
the hand-in is that of the cell with the check's id, else of the last cell that calls it, else the end.
"""

from __future__ import annotations

import ast
import json
import re
from collections import Counter
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final

__all__ = ["Check", "cells", "checks", "lesson_of", "read"]

LARGEST: Final = 20_000_000
MOST_CELLS: Final = 1000
#: A call of a check. Matches `check("03-share", share)`; not `check(name)`.
_CALL: Final = re.compile(r"""\bcheck\(\s*["'](\d\d-[a-z0-9-]{1,40})["']""")


class Unreadable(Exception):  # noqa: N818 - what a file is
    """A file that is no notebook; the argument says what is wrong, in a word of `marking.STATES`."""


@dataclass(frozen=True)
class Check:
    """A check of a lesson: the id of its cell, its exercise, and the name that holds the answer."""

    cell: str
    exercise: str
    answer: str


def read(path: Path) -> Any:
    """The cells of a file that was handed in, as dictionaries; anything may be in it.

    Raises
    ------
    Unreadable
        It is no notebook.
    """
    if path.is_symlink() or not path.is_file():
        raise Unreadable("unreadable")
    if path.stat().st_size > LARGEST:
        raise Unreadable("too large")
    try:
        found = json.loads(path.read_text(encoding="utf-8-sig"))
        listed = found["cells"] if "cells" in found else found["worksheets"][0]["cells"]
        return [_cell(one) for one in listed[:MOST_CELLS]]
    except Exception as error:
        raise Unreadable("unreadable") from error


def _cell(one: dict[str, Any]) -> dict[str, str]:
    source = one.get("source", one.get("input", ""))
    text = "".join(map(str, source)) if isinstance(source, list) else str(source)
    return {"kind": str(one.get("cell_type", "")), "id": str(one.get("id", "")), "source": text}


@cache
def checks(folder: Path) -> dict[str, tuple[Check, ...]]:
    """The checks of each lesson, by its number, out of the lessons' source."""
    found = {}
    for path in sorted(folder.glob("[0-9][0-9]-*.ipynb")):
        cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
        found[path.name[:2]] = tuple(
            _check(cell["id"], "".join(cell["source"])) for cell in cells if "check" in cell["metadata"].get("tags", ())
        )
    return found


def _check(cell: str, source: str) -> Check:
    (call,) = [node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Call)]
    return Check(cell, str(ast.literal_eval(call.args[0])), ast.unparse(call.args[1]))


def lesson_of(found: list[dict[str, str]], name: str, every: dict[str, tuple[Check, ...]]) -> str:
    """The number of a hand-in's lesson: by most of its checks' ids, else by its calls, else by its name; or none.

    Examples
    --------
    >>> every = {"03": (Check("check-a", "03-a", "a"),), "04": (Check("check-b", "04-b", "b"),)}
    >>> lesson_of([{"kind": "code", "id": "x", "source": 'tk.lessons.check("04-b", b)'}], "mine.ipynb", every)
    '04'
    >>> lesson_of([{"kind": "code", "id": "x", "source": "1 + 1"}], "mine.ipynb", every)
    ''
    """
    ids = {cell["id"] for cell in found}
    votes: Counter[str] = Counter()
    for number, known in every.items():
        own = {one.exercise for one in known}
        called = {name for cell in found if cell["kind"] == "code" for name in _CALL.findall(cell["source"])}
        votes[number] = 2 * len(own & called) + sum(one.cell in ids for one in known)
    number, most = max(votes.items(), key=lambda one: one[1], default=("", 0))
    return number if most else next((one for one in every if re.search(rf"(?<!\d){one}-", name)), "")


def cells(found: list[dict[str, str]], known: tuple[Check, ...]) -> list[dict[str, Any]]:
    """The cells to be run, numbered as a reader counts code cells, with each check put back from the source."""
    code = [(number, cell) for number, cell in enumerate((one for one in found if one["kind"] == "code"), 1)]
    places = {one: _place(one, code) for one in known}
    run = []
    for number, cell in code:
        here = [one for one, place in places.items() if place == number]
        run += [_asked(number, one) for one in here] or [_run(number, cell["source"])]
    return [*run, *(_asked(len(code), one) for one, place in places.items() if place is None)]


def _place(check: Check, code: list[tuple[int, dict[str, str]]]) -> int | None:
    by_id = [number for number, cell in code if cell["id"] == check.cell]
    called = [number for number, cell in code if check.exercise in _CALL.findall(cell["source"])]
    return max([*by_id, *called], default=None)


def _run(number: int, source: str) -> dict[str, Any]:
    return {"number": number, "source": source, "exercise": "", "answer": ""}


def _asked(number: int, check: Check) -> dict[str, Any]:
    return {"number": number, "source": "", "exercise": check.exercise, "answer": check.answer}

"""Nothing that a lesson shows, above or below a question, tells its answer: computed from the key, cell by cell.

A student's notebook is run from the first cell to the last with every blank left open. Then each answer is looked for
in what a reader sees: a list of ids in an output that names these and hardly any other, a share with its decimals
anywhere, a count or a word in a cell of a table near its question, all values of a dictionary in one row.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import pytest
from lesson_cells import LESSONS, called, read, shown, tagged, tags

from toolkit import languages
from toolkit.lessons import _registry as registry
from toolkit.lessons import _words as words
from toolkit.lessons import audiences

#: Where an answer may be seen: exercise and cell, and why.
ALLOWED: Final = {
    ("04-print", "example-table"): "the order of an act, not a count",
    ("04-forces", "legend"): "the words that are offered for an answer",
    ("04-session", "seven"): "a year that another paragraph names",
    ("05-points", "bad-doubled"): "the exercise is to check what this chart says",
    ("05-first", "table-repeats"): "the table that is to be read",
    ("05-first", "table-kinds"): "a row for every resolution",
    ("08-deadline", "text"): "the text that is to be read",
    ("08-deadline", "asks"): "the table that is to be read",
}
#: An id of a paragraph. Matches `O30`, `X1-02`; not `O3`, `PO12`.
_ID = re.compile(r"(?<![\w-])(?:[A-Z]-)?(?:X\d-)?[PO]?\d\d(?![\w-])")


@pytest.fixture(autouse=True)
def _english_again() -> Iterator[None]:
    yield
    languages.use("en")


def values(right: Any) -> list[Any]:
    if isinstance(right, dict):
        return list(right.values())
    return [right] if isinstance(right, (str, int, float)) or not hasattr(right, "__iter__") else list(right)


def forms(value: Any) -> set[str]:
    """How a value may be written in a cell of a table or in a sentence."""
    if isinstance(value, str):
        return {value}
    number = float(value)
    return {f"{number:.{digits}f}" for digits in range(5) if digits or number.is_integer()} | {f"{number:g}"}


def stands(form: str, text: str) -> bool:
    """Whether something stands in a text as a whole word or number."""
    return bool(re.search(rf"(?<![\w.,/-]){re.escape(form)}(?![\w/-]|[.,]\d)", text))


def written(value: Any, text: str) -> bool:
    """Whether a value stands in a cell of a table."""
    return any(f"|{form}|" in text for form in forms(value))


def ids(text: str) -> set[str]:
    return set(re.findall(r"(?<![\w/-])[PO]\d\d(?![\w-])", text))


def tells(right: Any, text: str, near: bool) -> bool:
    """Whether a text that a reader sees tells an answer."""
    wanted = values(right)
    if all(isinstance(one, str) and _ID.fullmatch(one) for one in wanted):
        found = ids(text) if str(wanted[0])[0] in "PO" else set(re.findall(r"\|(\d+)\|", text))
        return set(wanted) <= found and len(found) <= 1.25 * len(wanted)
    if len(wanted) > 1:
        rows = re.split(r"\n|\|{4,}", text)
        return near and any(all(written(one, f"|{row}|") for one in wanted) for row in rows)
    (one,) = wanted
    if isinstance(one, str):
        return near and len(one) > 3 and stands(one, text)
    exact = {form for form in forms(one) if len(form.replace(".", "")) >= 3}
    return any(stands(form, text) for form in exact) or (near and written(one, text))


def told(path: Path, language: str, monkeypatch: pytest.MonkeyPatch) -> dict[tuple[str, str], str]:
    """What tells the answer of which exercise: text by exercise and cell."""
    from toolkit.publish.report import editions

    edition = audiences.student(editions.translated(read(path), language, path), language)
    seen = shown(edition, monkeypatch)
    for cell in tagged(edition, "check"):  # every blank is met politely
        assert any(words.shared("empty", language) in text for text in seen[cell.id]), cell.id
    order = [cell.id for cell in edition.cells]
    checks = tagged(edition, "check")
    places = [order.index(cell.id) for cell in checks]
    found = {}
    for cell, before, after in zip(checks, [0, *places], [*places[1:], len(order)], strict=False):
        exercise = registry.find(called(cell))
        assert exercise
        if exercise.kind == "judged":
            continue
        for name, texts in seen.items():
            own = next(one for one in edition.cells if one.id == name)
            if tags(own) & {"check", "exercise", "hint", "card", "glossary"}:
                continue
            near = before < order.index(name) < after
            for text in texts:
                if tells(exercise.expected(), text, near) and (called(cell), name) not in ALLOWED:
                    found[called(cell), name] = text[:200]
    return found


@pytest.mark.parametrize("path", LESSONS, ids=lambda path: path.stem)
def test_nothing_tells_an_answer(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert told(path, "en", monkeypatch) == {}


@pytest.mark.parametrize("path", LESSONS, ids=lambda path: path.stem)
def test_what_tells_is_shown_by_after_alone(path: Path) -> None:
    later = tagged(read(path), "later")
    assert bool(later) is (path.name[:2] not in {"02", "08"})
    for cell in later:
        last = ast.parse(cell.source).body[-1]
        assert isinstance(last, ast.Expr)
        assert isinstance(last.value, ast.Call)
        assert ast.unparse(last.value.func) == "tk.lessons.after"


class TestTells:
    """The finder itself, on made-up answers."""

    def test_a_table_of_just_these_ids(self) -> None:
        assert tells(["O03", "O12"], "|O03|a||O12|b|", near=False)
        assert not tells(["O03", "O12"], "|O03|a||O12|b||O13|c||O14|d|", near=False)

    def test_a_share_anywhere_and_a_count_nearby(self) -> None:
        assert tells(25.42, "it is 25.4 per cent", near=False)
        assert tells(12, "|true|false|12|", near=True)
        assert not tells(12, "|true|false|12|", near=False)
        assert not tells(12, "12 people; |120|", near=True)

    def test_all_values_in_one_row(self) -> None:
        assert tells({"a": 5, "b": 10}, "|||||5|10|||||", near=True)
        assert not tells({"a": 5, "b": 10}, "|5||||||10|", near=True)

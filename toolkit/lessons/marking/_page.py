"""What was marked, on one page: totals a student, then each file with its exercises; and the same as CSV."""

from __future__ import annotations

import html
import re
from pathlib import Path
from typing import TYPE_CHECKING

from toolkit import languages
from toolkit.lessons import _pages as pages
from toolkit.lessons import _words as words
from toolkit.publish.provenance import files

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["page", "write"]

_SIGNS = {"right": "✓", "wrong": "✗", "empty": "–", "odd": "?", "not run": "○"}
#: Columns whose words run from left to right on every page, and one whose signs stand on one line, the first first.
_FILE, _IN_ORDER = 1, 5


def write(rows: pd.DataFrame, sums: pd.DataFrame, out: Path, language: str = "en") -> Path:
    """Write ``marks.csv``, ``totals.csv`` and ``index.html`` into a folder; the page is returned.

    Parameters
    ----------
    rows, sums
        From `toolkit.lessons.marking.marks` and `toolkit.lessons.marking.totals`.
    out
        The folder.
    language
        Language of the page.

    Examples
    --------
    >>> import tempfile
    >>> from pathlib import Path
    >>> import pandas as pd
    >>> from toolkit.lessons import marking
    >>> rows = pd.DataFrame([("Ada", "a", "", "", "", "unreadable", "")], columns=list(marking.COLUMNS))
    >>> with tempfile.TemporaryDirectory() as out:
    ...     marking.write(rows, marking.totals(rows), Path(out)).name
    'index.html'
    """
    files.write(out / "marks.csv", rows.to_csv(index=False, lineterminator="\n"))
    files.write(out / "totals.csv", sums.to_csv(index=False, lineterminator="\n"))
    files.write(out / "index.html", page(rows, sums, language))
    return out / "index.html"


def page(rows: pd.DataFrame, sums: pd.DataFrame, language: str = "en") -> str:
    """The page, in a language."""
    heads = [phrase(f"mark-{name}", language) for name in sums.columns]
    body = [_title("marks", language), _table(heads, sums.to_numpy().tolist())]
    legend = " · ".join(f"{sign} {phrase(f'mark-{_key(state)}', language)}" for state, sign in _SIGNS.items())
    body += [_title("mark-files", language, 2), f"<p>{html.escape(legend)}</p>"]
    names = ("student", "notebook", "lesson", "state", "right", "exercises", "note")
    body.append(_table([phrase(f"mark-{name}", language) for name in names], _files(rows, language)))
    direction = languages.load(language, "display").get("direction", "ltr")
    section = f'<section class="prose" dir="{direction}" lang="{html.escape(language)}">{"".join(body)}</section>'
    return pages.document(phrase("marks", language), section, language)


def phrase(key: str, language: str) -> str:
    """A word of the page."""
    return words.shared(key, language)


def _files(rows: pd.DataFrame, language: str) -> list[list[object]]:
    made: list[list[object]] = []
    for (student, name), own in rows.groupby(["student", "notebook"], sort=True):
        asked = own[own["exercise"] != ""]
        signs = " ".join(_SIGNS.get(str(result), "?") for result in asked["result"])
        right = f"{(asked['result'] == 'right').sum()}/{len(asked)}" if len(asked) else ""
        first = own.iloc[0]
        notes = "; ".join(phrase(f"mark-{_key(one)}", language) for one in str(first["note"]).split("; ") if one)
        made.append([student, name, first["lesson"], _state(str(first["state"]), language), right, signs, notes])
    return made


def _state(state: str, language: str) -> str:
    """How a file ended, in words; the number of a cell is put into them."""
    number = re.search(r"\d+$", state)
    key = _key(state.removesuffix(number[0]).strip() if number else state)
    return phrase(f"mark-{key}", language).format(number=number[0] if number else "")


def _key(state: str) -> str:
    return state.replace(" ", "-")


def _title(key: str, language: str, level: int = 1) -> str:
    return f"<h{level}>{html.escape(phrase(key, language))}</h{level}>"


def _table(heads: list[str], rows: list[list[object]]) -> str:
    head = "".join(f'<th scope="col">{html.escape(one)}</th>' for one in heads)
    body = "".join("<tr>" + "".join(_cell(at, str(cell)) for at, cell in enumerate(row)) + "</tr>" for row in rows)
    return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"


def _cell(at: int, text: str) -> str:
    """A cell that begins where the page's lines begin, whatever script its words have."""
    if set(text) & set(_SIGNS.values()) and at == _IN_ORDER:
        return f'<td style="white-space: nowrap">{html.escape(text)}</td>'
    if at == _FILE:  # a folder named in Arabic does not draw the number after it to its other side
        parts = "/".join(f"<bdi>{html.escape(part)}</bdi>" for part in text.split("/"))
        return f'<td><bdi dir="ltr">{parts}</bdi></td>'
    return f"<td><bdi>{html.escape(text)}</bdi></td>"

"""The language of a printed text: by its enacting formula, else by its script."""

from __future__ import annotations

import re
from collections.abc import Sequence

from toolkit import _organs, languages
from toolkit._openings import openings
from toolkit.errors import SourceError
from toolkit.text import fold, script

__all__ = ["detect_language"]

_HEAD = 20_000  # characters in which a formula is looked for
_LINE = 200  # letters of a line that is one


def detect_language(source: str, *, name: str) -> str:
    r"""Language of a printed text: by its enacting formula, else by its script.

    Raises
    ------
    toolkit.errors.SourceError
        The text has no letters of a language the toolkit reads in print.

    Examples
    --------
    >>> from toolkit.sources import _language
    >>> _language.detect_language("The General Assembly,\n\nNoting boats,", name="a.txt")
    'en'
    """
    rows = "\n".join(map(fold, source[:_HEAD].splitlines()))  # `fold` makes a blank of a line's end
    known = languages.available("openings")
    found = [
        (at, code) for code in known for formula in openings(code).formula if (at := _where(rows, formula)) is not None
    ]
    if not found:  # short names are those of many a body: only as a line of their own
        short = ((code, fold(formula)) for code in known for formula in _organs.formulas(code, numbered=True))
        found = [(at, code) for code, formula in short if (at := _where(rows, formula)) is not None and not at[0]]
    if not found:  # formulas with an ordinal, and names of bodies that have numbers
        lines = [line for line in source[:_HEAD].splitlines() if len(line) < _LINE]
        found = [
            ((False, at), code) for at, line in enumerate(lines) for code in known if _organs.is_formula(line, code)
        ]
    if found:
        return min(found)[1]
    writing = script(source)
    if writing == "Latin":
        return _by_words(rows, known)
    by_script = {"Arabic": "ar", "Latin": "en", "Cyrillic": "ru", "Han": "zh"}
    if writing not in by_script:
        raise SourceError(
            f"is not printed text in a language the toolkit reads ({writing or 'no letters'})",
            file=name,
            remedy=f"printed languages: {', '.join(known)}",
        )
    return by_script[writing]


def _by_words(rows: str, known: Sequence[str]) -> str:
    """The language of Latin letters whose small words (``data/organs.toml``) are commonest; English where none is."""
    words = re.findall(r"[^\W\d_]+", rows)
    counts = {code: sum(map(set(_organs.lines(code).small_words).__contains__, words)) for code in known}
    return max(counts, key=lambda code: (counts[code], code == "en"))


def _where(rows: str, formula: str) -> tuple[bool, int] | None:
    r"""Where a formula stands: those at the start of a line with a comma behind them come first.

    Examples
    --------
    >>> _where("boats\nthe lake board,", "the lake board"), _where("boats of the lake board", "the lake board")
    ((False, 6), (True, 9))
    """
    formula_line = re.search(rf"^\W{{0,4}}{re.escape(formula)}\W{{0,4}}[,\u060c\uff0c]", rows, re.MULTILINE)
    if formula_line:
        return False, formula_line.start()
    at = rows.replace("\n", " ").find(formula)
    return (True, at) if at >= 0 else None

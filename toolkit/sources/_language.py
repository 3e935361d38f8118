"""The language of a printed text: by its enacting formula, else by its script."""

from __future__ import annotations

import re

from toolkit import languages
from toolkit._openings import openings
from toolkit.errors import SourceError
from toolkit.text import fold, script

__all__ = ["detect_language"]


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
    folded = fold(source[:20_000])
    known = languages.available("openings")
    found = [
        (at, code)
        for code in known
        for formula in openings(code).formula
        if (at := _where(folded, formula)) is not None
    ]
    if found:
        return min(found)[1]
    writing = script(source)
    by_script = {"Arabic": "ar", "Latin": "en", "Cyrillic": "ru", "Han": "zh"}
    if writing not in by_script:
        raise SourceError(
            f"is not printed text in a language the toolkit reads ({writing or 'no letters'})",
            file=name,
            remedy=f"printed languages: {', '.join(known)}",
        )
    return by_script[writing]


def _where(folded: str, formula: str) -> tuple[bool, int] | None:
    """Where a formula stands: those at the start of a line with a comma behind them come first."""
    formula_line = re.search(rf"^\W{{0,4}}{re.escape(formula)}\W{{0,4}}[,\u060c\uff0c]", folded, re.MULTILINE)
    if formula_line:
        return False, formula_line.start()
    at = folded.find(formula)
    return (True, at) if at >= 0 else None

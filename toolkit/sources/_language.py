"""The language of a printed text: by its enacting formula, else by its script."""

from __future__ import annotations

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
    for code in known:
        if any(formula in folded for formula in openings(code).formula):
            return code
    writing = script(source)
    by_script = {"Arabic": "ar", "Latin": "en"}
    if writing not in by_script:
        raise SourceError(
            f"is not printed text in a language the toolkit reads ({writing or 'no letters'})",
            file=name,
            remedy=f"printed languages: {', '.join(known)}; the United Nations' XML is read in all six",
        )
    return by_script[writing]

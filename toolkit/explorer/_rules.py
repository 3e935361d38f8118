"""The rules of a search as plain data, by language: what Python and the page's JavaScript both read.

They come from ``data/languages/<code>/search.toml`` and ``clitics.toml``, with the table that folds letters
(`toolkit.text`). `rules` holds nothing but strings, numbers and lists of them, so it can be written as JSON.
"""

from __future__ import annotations

from functools import cache
from typing import Any, Final

from toolkit import languages

__all__ = ["LONGEST", "known_languages", "of_language", "operators", "rules", "themes"]

#: Most characters of a search.
LONGEST: Final = 500
#: Signs of a query, gathered from every language.
_SIGNS: Final = ("or", "not", "paragraph", "preamble")


@cache
def known_languages() -> tuple[str, ...]:
    """Languages that have rules of search."""
    return tuple(languages.available("search"))


@cache
def of_language(language: str) -> dict[str, Any]:
    """The rules of one language; of a language without any, none but its particles.

    Returns
    -------
    dict
        Keys of ``search.toml``; ``article`` and ``particles``, what may be written before a word, longest first;
        ``families`` by the folded word.
    """
    from toolkit.text import fold
    from toolkit.themes.lexicon import proclitics

    own = dict(languages.load(language, "search"))
    families: dict[str, list[str]] = {}
    for family in own.get("families", ()):
        for word in family:
            families.setdefault(fold(word), []).extend(one for one in family if one != word)
    own["families"] = families
    own["apart"] = [fold(word) for word in (*own.get("apart", ()), *own.get("whole", ()))]
    own["terms"] = {fold(name): other for name, other in own.get("terms", {}).items()}
    for code in known_languages():  # the full name of what both languages have a short name for
        for short, full in languages.load(code, "search").get("terms", {}).items() if code != language else ():
            if fold(short) in own["terms"]:
                own["terms"].setdefault(fold(full), own["terms"][fold(short)])
    own["article"] = languages.load(language, "clitics").get("article", "")
    own["particles"] = list(proclitics(language))
    return own


@cache
def operators() -> dict[str, list[str]]:
    """The signs of a query in every language, those before a number folded; and the terms that are one, folded."""
    from toolkit.text import fold

    found: dict[str, list[str]] = {name: [] for name in _SIGNS}
    for code in known_languages():
        for name in _SIGNS:
            found[name] += languages.load(code, "search")[name]
    for name in ("paragraph", "preamble"):
        found[name] = [fold(word) for word in found[name]]
    terms = {name for code in known_languages() for pair in of_language(code)["terms"].items() for name in pair}
    names = {name for code in known_languages() for name in themes(code).values()}
    found["terms"] = sorted({fold(name) for name in terms | names})
    return found


@cache
def themes(language: str) -> dict[str, str]:
    """Names of themes that name one thing: what they say is true of each of their paragraphs.

    "Health and COVID-19" names two, so that a paragraph may have the theme and neither of them.
    """
    from toolkit.themes import load_codebook

    book = load_codebook()
    return {one: book.label(one, language) for one in book.ids if " and " not in book.label(one, "en")}


def rules(codes: tuple[str, ...]) -> dict[str, Any]:
    """All rules as data: for the page.

    Parameters
    ----------
    codes
        Languages of the texts.
    """
    from toolkit.text import folds as changed

    folds = {chr(code): to or "" for code, to in sorted(changed().items()) if code < 0x10000}
    return {
        "longest": LONGEST,
        "fold": folds,
        "operators": operators(),
        "languages": {code: of_language(code) for code in codes},
    }

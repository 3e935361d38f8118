"""Phrases that are no wording: only numbers, only names. Formulae are told by their spread (`toolkit.phrases._index`).

Names are those of States (``data/assembly/states.csv``), of organs (``data/organs.toml``) and of committees; the small
words that may stand between them, and the months, are in ``data/languages/<code>/phrases.toml``.
"""

from __future__ import annotations

import csv
from functools import cache

from toolkit import languages, paths
from toolkit._words import Words, keys

__all__ = ["kind"]


def kind(phrase: str, language: str) -> str:
    """``numbers``, ``names``, or nothing.

    Parameters
    ----------
    phrase, language
        Words, and the ISO 639-1 code of their language.
    """
    if language not in languages.available("phrases"):
        return ""
    data = languages.load(language, "phrases")
    between = {key for word in data["between"] for key in keys(word)}
    months = {key for word in data["months"] for key in keys(word)}
    rest = [word for word in Words.of(phrase).words if word.key not in between]
    if not rest:
        return ""
    if all(word.number or word.key in months for word in rest):
        return "numbers"
    names = _names(language) | {key for name in data["names"] for key in keys(name)}
    return "names" if all(word.key in names or word.number for word in rest) else ""


@cache
def _names(language: str) -> frozenset[str]:
    """Words of the names of States; a language of which the table has no names gets those in English letters."""
    column = "name_ar" if language == "ar" else "name"
    with paths.data("assembly", "states.csv").open(encoding="utf-8", newline="") as file:
        return frozenset(key for row in csv.DictReader(file) for key in keys(row[column]))

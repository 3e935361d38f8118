"""Dates in the lines above and below a text: "19 December 2023", "19 كانون الأول/ديسمبر 2023"."""

from __future__ import annotations

import re

from toolkit import languages
from toolkit.text import fold

__all__ = ["iso_date"]


def iso_date(words: str, language: str, *, whole: bool = False) -> str:
    """The first date of some folded words as ISO; empty where there is none."""
    months = {
        fold(name): number
        for number, names in enumerate(languages.load(language, "citations").get("dates", {}).get("months", ()), 1)
        for name in names
    }
    if not months:
        return ""
    any_of = "|".join(sorted(map(re.escape, months), key=len, reverse=True))
    month = rf"(?P<month>{any_of})(?:\s?/\s?(?:{any_of}))?"
    pattern = rf"(?<![\d/])(?P<day>[0-3]?\d)\s{{1,2}}{month}[\s,.]{{1,3}}(?P<year>(?:19|20)\d\d)"
    match = re.fullmatch(rf"(?:of |on |\u0641\u064a )?{pattern}\W*", words) if whole else re.search(pattern, words)
    if match is None or not 0 < int(match["day"]) < 32:
        return ""
    return f"{match['year']}-{months[match['month']]:02d}-{int(match['day']):02d}"

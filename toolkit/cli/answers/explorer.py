"""What the command line says of the explorer: functions that return the text to print."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final

from toolkit import languages
from toolkit._rows import rows as each
from toolkit.explorer import Query, Subject, label, select, takeaway
from toolkit.explorer.concordance import concordance
from toolkit.text import script

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["in_one_language", "run_find"]

#: Characters of a paragraph, or of its gloss, that a line of a selection shows.
_SHOWN: Final = 90
#: A line of a selection has single spaces: "a \n b", not "ab".
_SPACES: Final = re.compile(r"\s+")
#: What is searched beside the words of a text, and stands in both languages.
_NAMES: Final = ("theme", "fact")


def run_find(explored: Subject, query: Query, form: str = "text", language: str = "") -> str:
    """The paragraphs that a query asks for, in one of the command's formats, ready to be printed.

    Parameters
    ----------
    explored
        A document or the series.
    query
        Which paragraphs; if it has words, the plain form shows each place where they stand.
    form
        ``text``, ``csv``, ``markdown``, ``bibtex``, ``citation`` or ``python``.
    language
        Language of what is said of the paragraphs; the current one where empty.
    """
    rows = select(explored, query)
    if form == "csv":
        return takeaway.to_csv(explored, rows).rstrip("\n")
    if form == "markdown":
        return takeaway.quotation(explored, rows, language).rstrip("\n")
    if form == "bibtex":
        return takeaway.bibtex(explored, rows).rstrip("\n")
    if form == "citation":
        return takeaway.citation(explored, rows, language)
    if form == "python":
        return takeaway.line(explored, query)
    return "\n".join(_plain(explored, query, rows, language or languages.current()))


def _plain(explored: Subject, query: Query, rows: pd.DataFrame, language: str) -> list[str]:
    several = len(explored.symbols) > 1
    total = query.among(explored)
    lines = [query.sentence(language, explored), f"{explored.name}: {len(rows)} / {total}"]
    if query.text:
        return lines + [_place(place, language, several=several) for place in _places(explored, query, language)]
    before = ""
    for row in each(rows):
        if explored.facts and row.symbol != before:
            lines.append(_resolution(explored, row, language))
            before = row.symbol
        words = " ".join((row.gloss or row.text).split())
        shown = words if len(words) <= _SHOWN else words[:_SHOWN].rsplit(" ", 1)[0] + " …"
        themes = ", ".join(label("themes", theme, language) for theme in row.themes)
        acts = f"{label('verbs', row.verb, language)} ({label('forces', row.force, language)})" if row.verb else "-"
        lines.append("\t".join((_ref(row, several=several), acts, shown or themes)).rstrip())
    return lines


def _places(explored: Subject, query: Query, language: str) -> list[Any]:
    """Where the words of a query stand; names that both languages have are shown in that of the answer."""
    found = list(each(concordance(explored, query.text, query)))
    own = {(one.row, one.where) for one in found if one.language == language}
    return [
        one for one in found if one.where not in _NAMES or one.language == language or (one.row, one.where) not in own
    ]


def _place(place: Any, language: str, *, several: bool) -> str:
    """A line on a place, and in what it stands where that is not the text."""
    left, right = (_SPACES.sub(" ", words) for words in (place.left, place.right))
    where = languages.load(language, "explorer_query")["kwic"][str(place.where)]
    context = f"{left}[{place.keyword}]{right}".strip()
    return "\t".join(filter(None, (_ref(place, several=several), context, where)))


def in_one_language(query: Query, language: str) -> Query:
    """A query of one language: the one that it names, that of its words, or that of the answer."""
    if query.languages:
        return query
    return query.but(languages="ar" if script(query.text) == "Arabic" or language == "ar" else "en")


def _resolution(explored: Subject, row: Any, language: str) -> str:
    """A line on a resolution of the Assembly: symbol, title, day, committee, and how it was adopted."""
    facts = explored.facts.get(row.symbol, {})
    title = facts.get(language) or facts.get("en", "")
    details = (
        facts.get("date", ""),
        label("committees", row.committee, language),
        _adoption(facts, row.adoption, language),
    )
    return f"{row.symbol}\t{title} ({'; '.join(filter(None, details))})"


def _adoption(facts: Mapping[str, str], how: str, language: str) -> str:
    """How it was adopted, with the count of the votes where it is known."""
    words = label("votes", how, language)
    if "in_favour" not in facts:
        return words
    return str(languages.load(language, "explorer_query")["tally"]).format(how=words, **facts)


def _ref(row: Any, *, several: bool) -> str:
    return f"{row.symbol} {row.language} {row.paragraph_id}" if several else str(row.paragraph_id)

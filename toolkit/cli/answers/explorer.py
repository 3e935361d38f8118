"""What the command line says of the explorer: functions that return the text to print."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from toolkit import languages
from toolkit._rows import rows as each
from toolkit.explorer import Query, Subject, label, select, takeaway
from toolkit.explorer.concordance import concordance

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["run_find"]

#: Characters of a paragraph, or of its gloss, that a line of a selection shows.
_SHOWN: Final = 90


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
    lines = [query.sentence(language), f"{explored.name}: {len(rows)} / {len(explored)}"]
    if query.text:
        for place in each(concordance(explored, query.text, query)):
            left, right = " ".join(place.left.split()), " ".join(place.right.split())
            lines.append(f"{_ref(place, several=several)}\t{left} [{place.keyword}] {right}")
        return lines
    for row in each(rows):
        words = " ".join((row.gloss or row.text).split())
        shown = words if len(words) <= _SHOWN else words[:_SHOWN].rsplit(" ", 1)[0] + " …"
        themes = ", ".join(label("themes", theme, language) for theme in row.themes)
        acts = f"{label('verbs', row.verb, language)} ({label('forces', row.force, language)})" if row.verb else "-"
        lines.append("\t".join((_ref(row, several=several), acts, shown or themes)).rstrip())
    return lines


def _ref(row: Any, *, several: bool) -> str:
    return f"{row.symbol} {row.language} {row.paragraph_id}" if several else str(row.paragraph_id)

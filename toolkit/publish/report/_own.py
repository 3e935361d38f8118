"""Chapters on any resolution that the toolkit can read: structure, acts, citations, dates and figures, themes.

Each chapter is made of the tables that the language of the text allows; a chapter without a table is left out, for an
empty chart would say "none". The cover says which tables are lacking.
"""

from __future__ import annotations

import html
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Final

from toolkit import notebook as nb
from toolkit.charts import acts as act_charts
from toolkit.charts import citations as citation_charts
from toolkit.charts import dates as date_charts
from toolkit.charts import structure as structure_charts
from toolkit.charts import themes as theme_charts
from toolkit.facts import citations
from toolkit.publish.report import chapters
from toolkit.publish.report._appendices import table
from toolkit.publish.report._subject import ReportSubject
from toolkit.publish.report.chapters import Block, Chapter, Ids, Prose
from toolkit.views import citations as citation_network
from toolkit.views import dates as date_views
from toolkit.views import structure as overview
from toolkit.views import themes as views

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["own_chapters"]

_ACTS: Final = ["paragraph_id", "phrase", "verb", "force", "modifiers"]
_ASKS: Final = ["paragraph_id", "addressee", "verb", "force", "ask", "deadline"]
_CITATIONS: Final = ["place", "as_written", "symbol", "kind", "date", "verb"]
_DATES: Final = ["place", "as_written", "start", "end", "kind", "event"]
_STATISTICS: Final = ["place", "as_written", "value", "unit", "group", "indicator"]


def own_chapters(subject: ReportSubject, progress: Callable[[str], None]) -> list[Chapter]:
    """The chapters that the text's language allows, in order.

    Parameters
    ----------
    subject
        The resolution, the language of the edition, and the themes asked for.
    progress
        Called with a line of text for each chapter.
    """
    made: dict[str, tuple[str, Callable[[ReportSubject, Ids], Iterator[Block]]]] = {
        "structure": ("passages", _structure),
        "acts": ("functions", _acts),
        "citations": ("citations", _citations),
        "dates": ("dates", _dates),
        "themes": ("tags", _themes),
    }
    words = subject.words("own")
    found = []
    for number, (name, (needed, make)) in enumerate(made.items(), 1):
        if needed in subject.tables:
            progress(f"chapter {number}/{len(made)}: {name} [{subject.language}]")
            heading = f"<h1>{html.escape(words[name])}</h1>"
            opening = words[f"{name}_intro"].format(themes=_names(subject))
            blocks = [Prose(f"{heading}<p>{html.escape(opening)}</p>"), *make(subject, Ids(name, str(number)))]
            found.append(Chapter(name, words[name], blocks))
    return found


def _names(subject: ReportSubject) -> str:
    separator = "، " if subject.direction == "rtl" else ", "
    return separator.join(subject.codebook.label(theme, subject.language) for theme in subject.themes)


def _about(subject: ReportSubject) -> tuple[str, str]:
    return subject.label, subject.repaired.name


def _order(subject: ReportSubject) -> list[str]:
    return [paragraph.id for paragraph in subject.repaired.paragraphs]


def _nothing(subject: ReportSubject) -> Prose:
    return Prose(f"<p>{html.escape(subject.words('own')['none_found'])}</p>")


def _structure(subject: ReportSubject, ids: Ids) -> Iterator[Block]:
    shape = overview.structure(subject.repaired)
    about = (*_about(subject), subject.repaired.reading)
    yield chapters.chart(ids, structure_charts.paragraphs(shape, about=about))


def _acts(subject: ReportSubject, ids: Ids) -> Iterator[Block]:
    words, functions = subject.words("own"), subject.tables["functions"]
    if functions.empty:
        yield _nothing(subject)
        return
    about, order = _about(subject), _order(subject)
    yield chapters.chart(ids, act_charts.by_paragraph(functions, order, about=about))
    yield chapters.chart(ids, act_charts.verbs(functions, about=about))
    yield table(subject, ids, functions, words["acts_caption"], "acts", functions[_ACTS])
    asks = subject.tables.get("asks")
    if asks is not None and not asks.empty:
        yield chapters.chart(ids, act_charts.asked(asks, order, about=about))
        yield table(subject, ids, asks, words["asks_caption"], "asks", asks[_ASKS])


def _citations(subject: ReportSubject, ids: Ids) -> Iterator[Block]:
    frame = subject.tables["citations"]
    if frame.empty:
        yield _nothing(subject)
        return
    if subject.repaired.symbol:
        edges = citation_network.network(citations.find(subject.repaired), str(subject.repaired.symbol))
        if len(edges):
            yield chapters.chart(ids, citation_charts.network(edges, name=subject.repaired.name))
    yield table(subject, ids, frame, subject.words("own")["citations_caption"], "citations", frame[_CITATIONS])


def _dates(subject: ReportSubject, ids: Ids) -> Iterator[Block]:
    words, stated = subject.words("own"), subject.tables["dates"]
    statistics = subject.tables.get("statistics")
    if stated.empty and (statistics is None or statistics.empty):
        yield _nothing(subject)
        return
    events = date_views.timeline(subject.repaired)
    if len(events):
        about = (*_about(subject), subject.repaired.reading)
        adopted = str(subject.repaired.meta.get("adopted", ""))
        yield chapters.chart(ids, date_charts.timeline(events, about=about, adopted=adopted))
    if len(stated):
        yield table(subject, ids, stated, words["dates_caption"], "dates", stated[_DATES])
    if statistics is not None and len(statistics):
        yield table(subject, ids, statistics, words["statistics_caption"], "statistics", statistics[_STATISTICS])


def _themes(subject: ReportSubject, ids: Ids) -> Iterator[Block]:
    words, tags = subject.words("own"), subject.tables["tags"]
    tags = tags[tags["theme"].isin(subject.themes)].reset_index(drop=True)
    if tags.empty:
        yield _nothing(subject)
        return
    yield from _theme_charts(subject, ids, tags)
    evidence = views.tagged(tags)
    yield table(subject, ids, tags, words["themes_given"], "paragraphs with the themes", _labelled(subject, evidence))
    for theme in subject.themes:
        lines = views.concordance(subject.repaired, tags, theme)
        if len(lines):
            label = words["evidence"].format(theme=subject.codebook.label(theme, subject.language))
            shown = nb.table(lines, caption=label, language=subject.repaired.language).body
            made = table(subject, ids, tags[tags["theme"] == theme], label, f"evidence {theme}")
            yield chapters.Exhibit(made.id, made.kind, shown, label, label, made.record, made.number)


def _theme_charts(subject: ReportSubject, ids: Ids, tags: pd.DataFrame) -> Iterator[Block]:
    about, order = _about(subject), _order(subject)
    yield chapters.chart(ids, theme_charts.theme_map(views.tagged(tags), order, about=about))
    shares = views.shares(tags, order)
    chosen = shares[shares["theme"].isin(subject.themes)].reset_index(drop=True)
    yield chapters.chart(ids, theme_charts.shares(chosen, about=about))
    if "functions" in subject.tables:
        forces = views.by_force(tags, subject.tables["functions"])
        if len(forces):
            yield chapters.chart(ids, theme_charts.by_force(forces, about=about))


def _labelled(subject: ReportSubject, evidence: pd.DataFrame) -> pd.DataFrame:
    return evidence.assign(theme=[subject.codebook.label(theme, subject.language) for theme in evidence["theme"]])

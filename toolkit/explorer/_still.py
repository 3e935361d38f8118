"""A still picture of an explorer, as HTML: for readers of a stored notebook or a report, where no script runs.

It says what is chosen and shows the beginning of what the open panel has. It is also what nbval compares.
"""

from __future__ import annotations

from collections.abc import Mapping
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from toolkit import notebook
from toolkit._rows import rows as each
from toolkit.errors import ToolkitError
from toolkit.explorer._charts import bars
from toolkit.explorer._facets import label, title
from toolkit.explorer._markup import element, safe, ui
from toolkit.explorer._query import Query, select
from toolkit.explorer._reader import Book, SideText, paragraph, row

if TYPE_CHECKING:
    import pandas as pd

    from toolkit.explorer._subject import Subject

__all__ = ["still"]

#: Most paragraphs, bars and rows that are shown.
SHOWN: Final = 20


def still(subject: Subject, wanted: Query, language: str, parts: Mapping[str, str]) -> str:
    """The picture of a query, and of the panel that an address names.

    Parameters
    ----------
    subject
        What is explored.
    wanted
        What is chosen.
    language
        Language of the interface.
    parts
        What else the address says: ``panel``, ``chart``, ``before``, ``after``, ``outcome``, ``codes``.
    """
    words = ui(language)
    try:
        found = select(subject, wanted)
        frame = subject.frame
        total = int(frame["language"].isin(wanted.languages).sum()) if wanted.languages else len(frame)
        count = words["shown"].format(shown=len(found), total=total)
        status = words["result"].format(count=count, sentence=wanted.sentence(language, subject))
        panel = parts.get("panel", "")
        if panel == "charts":
            body = _bars(subject, found, language, parts.get("chart", "themes"))
        else:
            shown = _compared(subject, wanted, language, parts) if panel == "compare" else ""
            body = shown or _read(subject, found, language)
    except ToolkitError as error:
        status, body = words["problem"].format(problem=error), ""
    head = element("h2", "rtx-title", f"{words['title']}: {subject.name}", language)
    style = f"<style>{notebook.STYLE}{Path(__file__).with_name('still.css').read_text(encoding='utf-8')}</style>"
    inner = head + element("p", "rtx-status", status, language) + body
    return f'{style}<div class="rtx-still rt" {notebook.attributes(language)}>{safe(inner)}</div>'


def _read(subject: Subject, found: pd.DataFrame, language: str) -> str:
    """The first paragraphs, with what is marked in them."""
    words = ui(language)
    if subject.resolution is None:
        return "".join(row(one, language=language) for one in islice(each(found), SHOWN))
    book = Book.of(subject.resolution)
    return "".join(
        paragraph(book, one.paragraph_id, side_texts=[SideText(words["gloss"], one.gloss)], language=language)
        for one in islice(each(found), SHOWN)
    )


def _bars(subject: Subject, found: pd.DataFrame, language: str, facet: str) -> str:
    """The largest values of a facet."""
    facet = facet if facet in subject.facets else subject.facets[0]
    drawn = bars(found, facet, language, every=subject.years if facet == "years" else ())[:SHOWN]
    most = max([1, *(bar.count for bar in drawn)])
    head = ui(language)["chart_title"].format(facet=title(facet, language), name=subject.name)
    items = "".join(
        f'<li>{element("span", "rtx-name", f"{bar.label}:", language)}<span class="rtx-track"><span class="rtx-fill" '
        f'style="width:{86 * bar.count / most:.1f}%"></span> {bar.count}</span></li>'
        for bar in drawn
    )
    return f'{element("h3", "rtx-key", head, language)}<ul class="rtx-bars">{items}</ul>'


def _compared(subject: Subject, wanted: Query, language: str, parts: Mapping[str, str]) -> str:
    """What became of the paragraphs from one year to another."""
    import pandas as pd

    from toolkit.explorer._subject import Subject as Made
    from toolkit.explorer.compare import compare

    words, series = ui(language), subject if subject.kind == "series" else Made.of_series()
    if subject.kind == "assembly" or (subject.kind == "resolution" and not {*subject.symbols} & {*series.symbols}):
        return ""
    years, own = series.years, subject.years[-1:] if subject.kind == "resolution" else ()
    at = max(1, years.index(own[0])) if own and own[0] in years else len(years) - 1
    before, after = (int(parts.get(name) or year) for name, year in (("before", years[at - 1]), ("after", years[at])))
    code = parts.get("codes") or next(iter((*wanted.languages, *subject.languages)))
    every = compare(series, before, after, code, themes=wanted.themes, parts=wanted.parts)
    outcome = parts.get("outcome", "")
    shown = every[every["status"] == outcome] if outcome else every
    caption = words["compare_caption"].format(before=before, after=after, shown=len(shown), total=len(every))
    rows = [_line(one, language) for one in islice(each(shown), SHOWN)]
    heads = [words[f"col_{name}"] for name in ("before", "after", "status", "verb", "themes")]
    table = notebook.table(pd.DataFrame(rows, columns=heads), language=language, caption=caption)
    return table.body if rows else element("p", "rtx-hint", words["compare_empty"], language)


def _line(one: Any, language: str) -> list[str]:
    themes = ui(language)["between"].join(label("themes", theme, language) for theme in one.themes)
    return [
        one.before_id, one.after_id, label("statuses", one.status, language),
        label("verbs", one.verb, language), themes,
    ]  # fmt: skip

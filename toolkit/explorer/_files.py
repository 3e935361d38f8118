"""What is taken away as a file: its name, tables for spreadsheets, and the chart that is open.

A table for a spreadsheet begins with a byte-order mark, has its heads and values in the language of the reader, and no
cell that a spreadsheet would take for a formula. The page writes the same (``page/panels.js``); a test compares both.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, Final

from toolkit import _version, languages
from toolkit._rows import rows as each
from toolkit.explorer import takeaway
from toolkit.explorer._facets import label, title
from toolkit.explorer._markup import ui

if TYPE_CHECKING:
    import pandas as pd

    from toolkit.explorer._charts import Bar
    from toolkit.explorer._query import Query
    from toolkit.explorer._subject import Subject

__all__ = ["chart", "file_name", "named", "sheet", "source", "spreadsheet"]

#: Fields of a query that a file's name tells, in their order; most characters of a name.
TOLD: Final = ("parts", "themes", "forces", "verbs", "addressees", "cited", "years", "statuses", "languages")
LONGEST: Final = 80
#: What does not stand in a file's name: blanks, "/", "_"; not letters and digits of any language.
_APART: Final = re.compile(r"[\W_]+")
#: What a spreadsheet takes for a formula: "=1+1"; not "a=1".
_FORMULA: Final = re.compile(r"^[=+\-@\t\r]")


def file_name(subject: Subject, query: Query, what: str, language: str) -> str:
    """A name that says what is in a file: the subject, the kind of content, and what was asked for.

    Examples
    --------
    >>> import toolkit as tk
    >>> from toolkit.explorer import Query, Subject
    >>> file_name(Subject.of(tk.load()), Query(themes=("gender",), text="women"), "paragraphs", "en")
    'A-RES-78-132-paragraphs-Gender-equality-women'
    """
    return named(subject.name, what, *_told(subject, query, language))


def named(*parts: str) -> str:
    """Words as the name of a file, without its ending."""
    return _APART.sub("-", " ".join(parts))[:LONGEST].strip("-")


def _told(subject: Subject, query: Query, language: str) -> Iterator[str]:
    for name in TOLD:
        if name != "languages" or not subject.many:
            for value in getattr(query, name):
                yield label(name, value, language)
    yield query.text.strip()


def sheet(head: Sequence[str], lines: Iterable[Sequence[object]]) -> str:
    r"""A table for any spreadsheet.

    Examples
    --------
    >>> sheet(["a"], [["=1+1"]])
    "\ufeffa\r\n'=1+1\r\n"
    """
    out = io.StringIO()
    rows = csv.writer(out, lineterminator="\r\n")
    for line in (head, *lines):
        rows.writerow([_inert(str(cell)) for cell in line])
    return "\ufeff" + out.getvalue()


def _inert(words: str) -> str:
    return f"'{words}" if _FORMULA.search(words) else words


def spreadsheet(subject: Subject, rows: pd.DataFrame, language: str) -> str:
    """The rows of a selection as a table for people, in their language."""
    words = languages.load(language, "page")["words"]
    names = (
        "symbol", "id", "part", "language", "year", "verb", "themes", "addressees", "cited", "text", "gloss",
        "citation",
    )  # fmt: skip
    return sheet([words[f"column_{name}"] for name in names], _lines(subject, rows, language))


def _lines(subject: Subject, rows: pd.DataFrame, language: str) -> Iterator[list[Any]]:
    import pandas as pd

    def several(facet: str, values: Iterable[Any]) -> str:
        return "; ".join(label(facet, value, language) for value in values)

    for one, source in zip(each(rows), takeaway.citations(subject, rows, language), strict=True):
        yield [
            one.symbol,
            one.paragraph_id,
            label("parts", one.part, language),
            label("languages", one.language, language),
            "" if pd.isna(one.year) else int(one.year),
            label("verbs", one.verb, language),
            several("themes", one.themes),
            several("addressees", one.addressees),
            "; ".join(one.cited),
            one.text,
            one.gloss,
            source,
        ]


def source(subject: Subject, query: Query, language: str) -> str:
    """Where the numbers of a chart come from."""
    sentence = query.sentence(language)
    return ui(language)["chart_source"].format(name=subject.name, sentence=sentence, version=_version.__version__)


def chart(
    found: Sequence[Bar], facet: str, subject: Subject, query: Query, language: str
) -> Iterator[tuple[str, str, bytes]]:
    """The bars of a facet as SVG and PNG, with their source below, and the data behind them as CSV.

    Yields
    ------
    tuple of str, str and bytes
        Ending of the name, kind of content, content.
    """
    from toolkit import _render
    from toolkit.charts import style

    said, words = source(subject, query, language), ui(language)
    head = words["chart_title"].format(facet=title(facet, language), name=subject.name)
    figure, axes = style.new_figure(7.2, 1.3 + 0.3 * len(found))
    with style.context():
        axes.barh(range(len(found)), [bar.count for bar in found], color="#0077bb")
        side = "right" if style.direction(language) == "rtl" else "left"
        for place, bar in enumerate(found):
            axes.text(bar.count, place, f" {bar.count} ", ha=side, va="center")
        axes.set_yticks(range(len(found)), [style.label(bar.label, language) for bar in found])
        axes.invert_yaxis()
        axes.xaxis.set_visible(False)
        axes.spines[["bottom", "top"]].set_visible(False)
        axes.grid(visible=False)
        style.mirror(axes, language)
        # the source line of a chart begins with the word for it
        style.finish(figure, title=head, source=said.partition(":")[2].strip(), language=language)
    yield "svg", "image/svg+xml", _render.to_svg(figure).encode("utf-8")
    yield "png", "image/png", _render.to_png(figure)
    lines = [(bar.label, bar.count) for bar in found]
    yield "csv", "text/csv;charset=utf-8", sheet([words["value"], words["count"], said], lines).encode("utf-8")

"""What a notebook cell calls: charts, tables and paragraphs, safe to show and the same on every run.

A notebook starts with two lines::

    import toolkit
    from toolkit import notebook as nb

    nb.setup()

and then shows things; ``show`` puts several of them one below the other, and a table or a paragraph may also simply
be the last expression of a cell::

    resolution = toolkit.load()
    paragraph = resolution["O30"]
    nb.paragraph(paragraph, marks=[(0, 4, "direction", "decide")], gloss="Decides to ...")
    nb.table(frame[["paragraph_id", "verb", "phrase"]], caption="Opening verbs", rows=10)
    nb.show(figure)
    nb.side_by_side(nb.paragraph(repaired, heading="repaired"), nb.paragraph(source, heading="as in the source"))
    nb.paragraph(resolution["O16"], marks=nb.repairs(resolution, "O16"), doubts=nb.doubts(resolution, "O16"))
    nb.doubted(resolution)
    nb.legend([("direction", "direction"), ("exhortation", "exhortation")])

Rules that hold for all of them: every word is escaped, whatever it holds; a cell or paragraph written in a
right-to-left script is set from right to left, with Latin words and figures isolated (``<bdi>``); empty, missing and
not-a-number are shown as nothing at all. What is displayed depends on the arguments only (no ids, addresses or times),
so that nbval can compare it.

Marks are ``(start, end, css class, title)`` in offsets into the shown text; they may overlap. The classes that have a
look of their own are in `CLASSES`; each differs from the others by its line as well as by its colour.
"""

from __future__ import annotations

import html
import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from numbers import Real
from typing import TYPE_CHECKING, Any, Final

from toolkit import _doubts, languages, origin, wording
from toolkit._look import CLASSES, RIGHT_TO_LEFT, STYLE
from toolkit._version import __version__
from toolkit.hypertext import RTL_RUN, Mark, attributes, inline, is_rtl, language_of, marked
from toolkit.model import Doubt, Passage, Resolution, Text

if TYPE_CHECKING:
    import pandas as pd

__all__ = [
    "CLASSES",
    "RIGHT_TO_LEFT",
    "STYLE",
    "Html",
    "Mark",
    "attributes",
    "doubted",
    "doubts",
    "inline",
    "legend",
    "marked",
    "paragraph",
    "repairs",
    "setup",
    "show",
    "side_by_side",
    "table",
]

#: Longest cell without a blank that is kept on one line.
_WHOLE: Final = 24


@dataclass(frozen=True)
class Html:
    """Something to show: its HTML, and a few words for readers without it; of a table, also what it was made from."""

    body: str
    words: str = ""
    made_from: origin.Origin | None = field(default=None, repr=False, compare=False)

    def _repr_mimebundle_(self, **_: object) -> dict[str, object]:
        return origin.bundle(self.made_from)

    def _repr_html_(self) -> str:
        return self.body

    def __repr__(self) -> str:
        return self.words or "<html>"

    def __str__(self) -> str:
        return self.body


def setup(language: str = "") -> None:
    """Prepare a notebook: show the style sheet and name the toolkit's version. Call it once, in the first cell.

    Parameters
    ----------
    language
        ISO 639-1 code of the language of charts, tables and captions from here on; left as it is where empty.
    """
    if language:
        languages.use(language)
    look = STYLE + RIGHT_TO_LEFT if is_rtl(languages.current()) else STYLE
    _display({"text/html": f"<style>{look}\n</style>", "text/plain": f"resolution toolkit {__version__}"})


def show(*things: Any) -> None:
    """Show charts, tables and paragraphs, one below the other; resolutions, repairs and frames too.

    A chart is shown as SVG of stable bytes, with its description for those who cannot see it.

    Examples
    --------
    >>> import toolkit as tk
    >>> figure = tk.charts.acts.verbs()
    >>> "image/svg+xml" in figure._repr_mimebundle_()
    True
    """
    for thing in things:
        if isinstance(thing, Html):
            _display({"text/html": thing.body, "text/plain": repr(thing), **origin.bundle(thing.made_from)})
        elif hasattr(thing, "columns"):
            show(table(thing))
        elif hasattr(thing, "_repr_html_") and not hasattr(thing, "savefig"):  # a figure has one that says nothing
            _display({"text/html": thing._repr_html_(), "text/plain": repr(thing)})
        else:
            from toolkit import _render

            words = f"<chart: {_render.description(thing)}>"
            _display({"image/svg+xml": _render.to_svg(thing), "text/plain": words, **origin.bundle(origin.of(thing))})


def table(
    frame: pd.DataFrame,
    *,
    language: str = "",
    caption: str = "",
    headers: Mapping[str, str] | None = None,
    rows: int | None = None,
    digits: int = 2,
    direction: str = "",
) -> Html:
    """A frame as an escaped table; one without rows says so in words.

    Parameters
    ----------
    frame
        The rows; the index is not shown (``reset_index`` first if it matters).
    language
        Language of the table, the current one where empty; a right-to-left one puts the first column on the right.
        Caption, column names, and values that are the toolkit's own words are shown in it (`toolkit.wording`).
    caption
        What the table shows.
    headers
        Other names for columns; a column's own name otherwise, with spaces for underscores.
    rows
        Show this many rows at most, and say how many there are.
    digits
        Decimals of numbers that are not whole.
    direction
        ``"rtl"`` or ``"ltr"`` where the columns follow each other as the words of a text do (a concordance); that of
        the language where empty.

    Returns
    -------
    Html

    Examples
    --------
    >>> import toolkit as tk
    >>> tk.notebook.table(tk.load().table("dates"), rows=3, caption="Dates")
    <table: Dates; 61 rows>
    """
    language = language or languages.current()
    columns = [str(column) for column in frame.columns]
    made_from = origin.Origin("toolkit.notebook.table", caption, {"frame": frame})
    names = [wording.header((headers or {}).get(column, column), language, columns) for column in columns]
    caption = wording.translated(caption, language)
    shown = frame if rows is None else frame.head(rows)
    cell = partial(_cell, language=language, digits=digits)
    head = "".join(f'<th scope="col">{inline(name, language)}</th>' for name in names)
    lines = ["<tr>" + "".join(map(cell, row, columns)) + "</tr>" for row in shown.itertuples(index=False, name=None)]
    if not len(frame):
        none = inline(_labels(language).get("none", "none"), language)
        lines = [f'<tr><td colspan="{max(len(columns), 1)}">{none}</td></tr>']
    title = f"<caption>{inline(caption, language)}</caption>" if caption else ""
    more = ""
    if len(shown) < len(frame):
        more = _labels(language).get("rows", "{shown} of {total} rows").format(shown=len(shown), total=len(frame))
    body = (
        f'<div class="rt"><table {attributes(language, direction)}>{title}'
        f"<thead><tr>{head}</tr></thead>\n<tbody>\n" + "\n".join(lines) + "\n</tbody></table>"
        f"{_block('more', more, language)}</div>"
    )
    return Html(body, f"<table: {caption or ', '.join(columns)}; {len(frame)} rows>", made_from)


def paragraph(
    words: str | Text | Passage,
    *,
    language: str = "",
    heading: str = "",
    marks: Iterable[Mark] = (),
    gloss: str = "",
    doubts: Iterable[Doubt] = (),
) -> Html:
    """A paragraph in its own direction, with marked words.

    Parameters
    ----------
    words
        The paragraph; a passage of a resolution may be given as it is, and its id becomes the heading.
    language
        Its language; read from its letters where empty.
    heading
        A short line above it.
    marks
        ``(start, end, css class, title)`` in offsets into the words; they may overlap.
    gloss
        An English sentence shown below it, said to be unofficial.
    doubts
        What the reader of the document was not sure of here (see `doubts`); shown below it, a line each.

    Returns
    -------
    Html

    Raises
    ------
    ValueError
        A mark does not lie within the words.

    Examples
    --------
    >>> import toolkit as tk
    >>> tk.notebook.paragraph(tk.load()["O30"])
    <paragraph O30: 193 characters>
    """
    if isinstance(words, Passage):
        heading, words = heading or words.id, words.text
    text = str(words)
    shown = languages.current()
    code = language or language_of(text, shown)
    inner = marked(text, marks, code)
    heading = wording.translated(heading, shown)
    body = (
        f'<div class="rt">{_block("heading", heading, shown)}<p {attributes(code)}>{inner}</p>'
        f"{_gloss(gloss, shown)}{_doubts.as_html(doubts, shown)}</div>"
    )
    return Html(body, f"<paragraph{f' {heading}' if heading else ''}: {len(text)} characters>")


def repairs(resolution: Resolution, place: str) -> list[Mark]:
    """Marks for the repairs of one passage, in either reading; ``title`` says what the other reading has.

    A repair that leaves no words in this reading has no mark.

    Examples
    --------
    >>> import toolkit
    >>> resolution = toolkit.load()
    >>> [title for *_, title in repairs(resolution, "O16")]
    ['as written: البيئي']
    """
    marks = []
    text = resolution.passage(place).text
    for repair in resolution.repairs:
        span = text.within(repair.raw_start, repair.raw_end) if repair.place == place else None
        if span is not None and len(span):
            applied = resolution.reading == "repaired"
            title = f"as written: {repair.as_written}" if applied else f"read as: {repair.repaired}"
            marks.append((span.start, span.end, "repair", title))
    return marks


def doubts(resolution: Resolution, place: str = "") -> list[Doubt]:
    """The doubts about a passage, for `paragraph`; those about the whole document where no passage is named.

    Examples
    --------
    >>> import toolkit as tk
    >>> tk.notebook.doubts(tk.load(), "O30")
    []
    """
    return _doubts.of(resolution, place)


def doubted(resolution: Resolution, *, language: str = "") -> Html:
    """All that the reader of a document was not sure of, and where in its file; says so where that is nothing.

    Examples
    --------
    >>> import toolkit as tk
    >>> tk.notebook.doubted(tk.load())
    <no doubts>
    """
    import pandas as pd

    code = language or languages.current()
    words = _doubts.words(code)
    if not resolution.doubts:
        return Html(f'<div class="rt">{_block("more", words["none"], code)}</div>', "<no doubts>")
    rows = [
        (one.place or words["whole"], _doubts.kind(one, code), one.says, _doubts.at(resolution, one.place, code))
        for one in resolution.doubts
    ]
    columns = ["place", "kind", "says", *(["file"] if resolution.places else [])]
    frame = pd.DataFrame([row[: len(columns)] for row in rows], columns=columns)
    return table(frame, language=code, caption=words["title"], headers={name: words[name] for name in columns})


def side_by_side(*parts: Html) -> Html:
    """Things next to each other, one below the other where the page is narrow.

    Examples
    --------
    >>> import toolkit as tk
    >>> paragraph = tk.notebook.paragraph(tk.load()["O30"])
    >>> tk.notebook.side_by_side(paragraph, paragraph)
    <paragraph O30: 193 characters> | <paragraph O30: 193 characters>
    """
    body = '<div class="rt beside">' + "".join(f"<div>{part.body}</div>" for part in parts) + "</div>"
    return Html(body, " | ".join(repr(part) for part in parts))


def legend(entries: Sequence[tuple[str, str]]) -> Html:
    """What the marks mean: ``(css class, words)`` each.

    Examples
    --------
    >>> import toolkit as tk
    >>> tk.notebook.legend([("direction", "a request or a decision")])
    <legend: a request or a decision>
    """
    entries = [(name, wording.title(words, languages.current())) for name, words in entries]
    marks = " ".join(f'<mark class="{html.escape(name)}">{html.escape(words)}</mark>' for name, words in entries)
    aside = f" {attributes(languages.current())}" if languages.current() != "en" else ""
    return Html(f'<div class="rt"><p{aside}>{marks}</p></div>', f"<legend: {', '.join(words for _, words in entries)}>")


def _display(bundle: Mapping[str, object]) -> None:
    from IPython.display import display

    display(dict(bundle), raw=True)


def _labels(language: str) -> Mapping[str, str]:
    labels: Mapping[str, str] = languages.load(language, "display").get("labels", {})
    return labels


def _block(name: str, words: str, language: str) -> str:
    return f'<p class="{name}" {attributes(language)}>{inline(words, language)}</p>' if words else ""


def _gloss(words: str, language: str) -> str:
    """An English sentence that is said to be one; in its own block where the page runs the other way."""
    label = f"{_labels(language).get('gloss', 'Gloss')}:"
    if not words:
        return ""
    if is_rtl(language) != is_rtl("en"):
        return _block("gloss", label, language) + _block("gloss", words, "en")
    return _block("gloss", f"{label} {words}", language)


def _cell(value: Any, column: str, *, language: str, digits: int) -> str:
    words = _words(value, digits)
    words = wording.translated(words, language) if isinstance(value, bool) else wording.value(words, column, language)
    if _is_number(value):
        return f'<td class="number"><bdi>{html.escape(words)}</bdi></td>'
    mixed = is_rtl(language) and RTL_RUN.search(words)  # a symbol in a sentence does not turn it around
    code = language if mixed else language_of(words, language)
    own = f" {attributes(code)}" if code != language else ""
    unbroken = ' class="whole"' if len(words) <= _WHOLE and " " not in words else ""  # a date or an id is not broken
    return f"<td{unbroken}{own}>{inline(words, code)}</td>"


def _words(value: Any, digits: int) -> str:
    if isinstance(value, (list, tuple)):
        return ", ".join(_words(part, digits) for part in value)
    if _is_missing(value):
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float):
        return str(int(value)) if math.isfinite(value) and value == int(value) else f"{value:.{digits}f}"
    return str(value)


def _is_number(value: object) -> bool:
    return isinstance(value, Real) and not isinstance(value, bool)


def _is_missing(value: object) -> bool:
    import pandas as pd

    return bool(pd.api.types.is_scalar(value)) and bool(pd.isna(value))  # type: ignore[call-overload]

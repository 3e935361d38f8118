"""Keyword in context: every place where words stand, with what is written before and behind it.

The context is cut at word boundaries, so that no half word is read; what stands at ``start`` to ``end`` of the
paragraph (or of our gloss of it) is the keyword as it is written there, clitics included.
"""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING, Any, Final

from toolkit import languages
from toolkit._rows import rows as each
from toolkit.errors import ToolkitError
from toolkit.explorer._query import Query, select
from toolkit.explorer.search import searched
from toolkit.notebook import Html, attributes, inline

if TYPE_CHECKING:
    import pandas as pd

    from toolkit.explorer._subject import Subject

__all__ = ["COLUMNS", "concordance", "kwic"]

COLUMNS: Final = (
    "row", "paragraph_id", "symbol", "language", "where", "left", "keyword", "right", "start", "end",
)  # fmt: skip

#: A word that a cut went through, at the beginning and at the end of a context; a longer one stays cut.
_FIRST: Final = re.compile(r"\S{1,48}\s+")
_LAST: Final = re.compile(r"\s+\S{1,48}$")


def concordance(subject: Subject, words: str, query: Query | None = None, *, width: int = 60) -> pd.DataFrame:
    """Every place where words stand, in context.

    Parameters
    ----------
    subject
        A resolution, or a series with a folder of texts.
    words
        What to find, as in `toolkit.explorer.search`.
    query
        Only in these paragraphs.
    width
        Characters of context on each side at most.

    Returns
    -------
    pandas.DataFrame
        `COLUMNS`, in the order of the text; ``row`` is the row of ``subject.frame``.

    Raises
    ------
    toolkit.errors.ToolkitError
        As for `toolkit.explorer.search.search`, or the width is negative.

    Examples
    --------
    >>> import toolkit as tk
    >>> from toolkit.explorer import Subject
    >>> from toolkit.explorer.concordance import concordance
    >>> len(concordance(Subject.of(tk.load()), "Internet Governance Forum")) > 5
    True
    """
    if width < 0:
        raise ToolkitError(f"a context of {width} characters", remedy="give a width of 0 or more")
    hits = searched(subject, words).places
    if query is not None:
        hits = hits[hits["row"].isin(select(subject, query).index)].reset_index(drop=True)
    context = [_context(hit.words, hit.start, hit.end, width) for hit in each(hits)]
    for place, name in enumerate(("left", "keyword", "right")):
        hits = hits.assign(**{name: [one[place] for one in context]})
    return hits[list(COLUMNS)]


def _context(text: str, start: int, end: int, width: int) -> tuple[str, str, str]:
    """What stands before, between and behind two offsets, the outer ends cut between words."""
    low, high = max(0, start - width), min(len(text), end + width)
    left, right = text[low:start], text[end:high]
    if low and not text[low - 1].isspace():
        left = _FIRST.sub("", left, count=1)
    if high < len(text) and not text[high].isspace():
        right = _LAST.sub("", right)
    return left, text[start:end], right


def kwic(frame: pd.DataFrame, language: str = "", *, rows: int | None = None) -> Html:
    """A concordance as tables aligned on the keyword, one for each language of the text.

    Parameters
    ----------
    frame
        From `concordance`.
    language
        Language of headings; the current one where empty. The text keeps its own direction.
    rows
        Show this many places at most, and say how many there are.

    Returns
    -------
    Html
        Escaped; the paragraph's reference stands in the first column.

    Examples
    --------
    >>> import toolkit as tk
    >>> from toolkit.explorer import Subject
    >>> from toolkit.explorer.concordance import concordance, kwic
    >>> found = concordance(Subject.of(tk.load()), "Internet Governance Forum")
    >>> type(kwic(found, rows=2)).__name__
    'Html'
    """
    language = language or languages.current()
    words = (languages.load(language, "explorer_query") or languages.load("en", "explorer_query"))["kwic"]
    shown = frame if rows is None else frame.head(rows)
    several = len(set(frame["symbol"])) > 1
    body = "".join(
        _table(part, str(code), words[str(where)], words, language, several=several)
        for (code, where), part in shown.groupby(["language", "where"], sort=False)
    )
    count = words["places"].format(shown=len(shown), total=len(frame)) if len(frame) else words["nowhere"]
    note = f'<p class="more" {attributes(language)}>{inline(count, language)}</p>'
    return Html(f'<div class="rt kwic">{body}{note}</div>', f"<concordance: {len(frame)} places>")


def _table(part: pd.DataFrame, code: str, caption: str, words: dict[str, Any], language: str, *, several: bool) -> str:
    names = [words[name] for name in ("paragraph", "left", "keyword", "right")]
    aligned = ("start", "end", "center", "start")
    head = "".join(
        f'<th scope="col" {attributes(language)} style="text-align:{side}">{inline(name, language)}</th>'
        for name, side in zip(names, aligned, strict=True)
    )
    lines = "".join(_line(row, code, several=several) for row in each(part))
    title = f"<caption {attributes(language)}>{inline(caption, language)}</caption>" if caption else ""
    return f"<table {attributes(code)}>{title}<thead><tr>{head}</tr></thead>\n<tbody>{lines}</tbody></table>"


def _line(row: Any, code: str, *, several: bool) -> str:
    place = f"{row.symbol} {row.paragraph_id}" if several else row.paragraph_id
    left, keyword, right = (inline(" ".join(words.split()), code) for words in (row.left, row.keyword, row.right))
    return (
        f'\n<tr><th scope="row"><bdi>{html.escape(place)}</bdi></th>'
        f'<td style="text-align:end">{left}</td>'
        f'<td style="text-align:center"><mark class="evidence">{keyword}</mark></td>'
        f'<td style="text-align:start">{right}</td></tr>'
    )

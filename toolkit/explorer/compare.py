"""Two years of a series side by side, and one paragraph's life; word by word where the user has the texts.

Between neighbouring years a status is what the genealogy says (`toolkit.series.genealogy`). Over several years the
line of closest kin is followed back: a paragraph is ``identical`` if every step was, ``merged`` or ``split`` if any
step was (the latest counts), ``new`` if the line begins after the earlier year, and otherwise ``modified``; a paragraph
of the earlier year that none goes back to is ``dropped``. ``likeness`` is known of neighbouring years only.

Verbs, themes and numbers that came and went are those of the later paragraph against its closest kin, each as often
as it came: a verb that a merged paragraph brought along came. Numbers of several years are the sum of the
steps. A change that was taken back in between is none.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final

from toolkit._rows import rows as each
from toolkit.errors import ToolkitError
from toolkit.explorer._facets import vocabulary
from toolkit.explorer._lineage import Past, Years
from toolkit.explorer._subject import Subject
from toolkit.notebook import Html
from toolkit.series.genealogy import STATUSES

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["COLUMNS", "LIFE", "compare", "life", "wording"]

COLUMNS: Final = (
    "before_id", "after_id", "kin_others", "status", "likeness", "part", "number", "verb", "force", "themes",
    "verbs_came", "verbs_went", "themes_came", "themes_went", "numbers_came", "numbers_went",
)  # fmt: skip

#: Columns of one paragraph's life.
LIFE: Final = ("year", "symbol", "paragraph_id", *COLUMNS[2:])


def compare(
    subject: Subject,
    before: int | str,
    after: int | str,
    language: str = "",
    *,
    parts: Sequence[str] = (),
    themes: Sequence[str] = (),
    statuses: Sequence[str] = (),
) -> pd.DataFrame:
    """What became of each paragraph from one year to another.

    Parameters
    ----------
    subject
        A series.
    before, after
        Years or symbols; they need not be neighbours.
    language
        Language of the texts; the current one where empty, or the series' first if it lacks that.
    parts, themes, statuses
        Only paragraphs with one of these; a dropped paragraph counts with the part and themes it had.

    Returns
    -------
    pandas.DataFrame
        `COLUMNS`: the later paragraphs in order, then those that were dropped, of which ``part`` to ``themes`` say
        what they were.

    Raises
    ------
    toolkit.errors.ToolkitError
        The subject is no series, does not have the years or the language, or ``before`` is not the earlier one.

    Examples
    --------
    >>> series = Subject.of_series()
    >>> found = compare(series, 2022, 2023, "en", statuses=["new"])
    >>> list(found["after_id"].head(3))
    ['P12', 'P22', 'P35']
    """
    import pandas as pd

    years = Years.of(subject, language)
    one, two = years.symbol(before), years.symbol(after)
    if list(years.rows).index(one) >= list(years.rows).index(two):
        raise ToolkitError(f"{one} is not earlier than {two}", file=subject.name, remedy="name the earlier year first")
    pasts = [years.past(row, one) for row in years.rows[two].values()]
    taken = {place for past in pasts for place in past.places}
    rows = [(past.before, past.line[0].paragraph_id, *_change(past, years)) for past in pasts]
    rows += [_dropped(row) for place, row in years.rows[one].items() if place not in taken]
    found = pd.DataFrame(rows, columns=list(COLUMNS))
    return _narrowed(found, {"part": parts, "themes": themes, "status": statuses})


def life(subject: Subject, year: int | str, paragraph_id: str, language: str = "") -> pd.DataFrame:
    """One paragraph through the years, each against the year before.

    Parameters
    ----------
    subject
        A series.
    year
        A year or symbol in which the paragraph stands.
    paragraph_id
        Its id there.
    language
        As for `compare`.

    Returns
    -------
    pandas.DataFrame
        `LIFE`, at most one row a year: the closest kin backwards and, of several later ones, the likeliest.

    Raises
    ------
    toolkit.errors.ToolkitError
        As for `compare`, or there is no such paragraph.

    Examples
    --------
    >>> import toolkit as tk
    >>> from toolkit.explorer import Subject, compare
    >>> list(compare.life(Subject.of_series(), 2023, "O30"))[:3]
    ['year', 'symbol', 'paragraph_id']
    """
    import pandas as pd

    from toolkit.views.panel import line

    years = Years.of(subject, language)
    found = []
    for row in each(line(years.frame, years.symbol(year), paragraph_id, years.language)):
        change = _change(years.past(row, row.before), years) if row.before else _first(row)
        found.append((row.year, row.symbol, row.paragraph_id, *change))
    return pd.DataFrame(found, columns=list(LIFE))


def wording(
    subject: Subject, before: int | str, before_id: str, after: int | str, after_id: str, language: str = ""
) -> Html:
    """Two paragraphs side by side with their differences marked: what went in ``del``, what came in ``ins``.

    Parameters
    ----------
    subject
        A series with a folder of texts.
    before, before_id, after, after_id
        The earlier and the later year or symbol, and the ids there; an empty id for a paragraph that is not there.
    language
        As for `compare`.

    Raises
    ------
    toolkit.errors.ToolkitError
        The subject has no such paragraph, or not its words.
    """
    from toolkit.series import difference

    years = Years.of(subject, language)
    texts = [_words(subject, years, year, place) for year, place in ((before, before_id), (after, after_id))]
    body = difference.show(texts[0], texts[1], years.language)
    return Html(f'<div class="rt">{body}</div>', f"<wording: {before} {before_id}, {after} {after_id}>")


def _words(subject: Subject, years: Years, year: int | str, place: str) -> str:
    if not place:
        return ""
    symbol = years.symbol(year)
    rows = subject.frame
    mine = rows[(rows["symbol"] == symbol) & (rows["paragraph_id"] == place) & (rows["language"] == years.language)]
    if mine.empty:
        raise ToolkitError(f"no paragraph {place[:12]!r}", file=symbol, remedy="ids are P01 ... and O01 ...")
    text = str(mine["text"].iloc[0])
    if not text:
        raise ToolkitError(
            "its words are not here, only what was read from them",
            file=f"{symbol} ({years.language})",
            remedy="get the texts with `toolkit fetch --to DIR` and use Subject.of_series(folder='DIR')",
        )
    return text


def _change(past: Past, years: Years) -> tuple[Any, ...]:
    """`COLUMNS` from ``kin_others`` on."""
    row, origin = past.line[0], past.origin
    others = tuple(place for place in past.places if place != past.before)
    likeness = row.likeness if len(past.line) == 1 else None
    own = (row.part, row.number, row.verb, row.force, row.themes)
    if origin is None:
        return (others, past.status, None, *own, (), (), (), (), *_numbers((), years))
    return (
        *(others, past.status, likeness, *own),
        *_came_went(origin.verbs, row.verbs),
        *_came_went(origin.themes, row.themes),
        *_numbers(past.line, years),
    )


def _first(row: Any) -> tuple[Any, ...]:
    """What stands in the place of a change in the first year."""
    return ((), "", None, row.part, row.number, row.verb, row.force, row.themes, (), (), (), (), (), ())


def _dropped(row: Any) -> tuple[Any, ...]:
    own = (row.part, row.number, row.verb, row.force, row.themes)
    return (row.paragraph_id, "", (), "dropped", None, *own, (), (), (), (), (), ())


def _came_went(before: Iterable[str], after: Iterable[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    one, two = Counter(before), Counter(after)
    return tuple(sorted((two - one).elements())), tuple(sorted((one - two).elements()))


def _numbers(line: Sequence[Any], years: Years) -> tuple[Any, Any]:
    """Numbers that came and went over all steps of a line; nothing where the series has no genealogy."""
    if years.numbers is None:
        return None, None
    total: Counter[str] = Counter()
    for row in line:
        came, went = years.numbers.get((row.symbol, row.paragraph_id), ((), ()))
        total.update(came)
        total.subtract(went)
    return tuple(sorted(total.elements())), tuple(sorted((-total).elements()))


def _narrowed(found: pd.DataFrame, wanted: Mapping[str, Sequence[str]]) -> pd.DataFrame:
    """The rows that have one of the values of each column."""
    for column, some in wanted.items():
        values = (some,) if isinstance(some, str) else tuple(some)
        known = {"part": vocabulary("parts"), "themes": vocabulary("themes"), "status": STATUSES}[column]
        unknown = [value for value in values if value not in known]
        if unknown:
            raise ToolkitError(f"no {column} {unknown[0][:40]!r}", remedy=f"known: {', '.join(known)}")
        if values:
            cells = [cell if isinstance(cell, tuple) else (cell,) for cell in found[column]]
            found = found[[any(value in cell for value in values) for cell in cells]]
    return found.reset_index(drop=True)

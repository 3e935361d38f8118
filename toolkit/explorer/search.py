"""Where words stand in what a reader sees of the paragraphs of a subject: `toolkit.explorer._fields` says what that is.

An English word so finds paragraphs of the Arabic text; ``where`` says what has it. What may be typed is in
`toolkit.explorer._grammar`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, NamedTuple

from toolkit.errors import ToolkitError
from toolkit.explorer._grammar import SearchTerm, parsed
from toolkit.explorer._phrase import Hit, Phrase, find
from toolkit.explorer._rules import of_language
from toolkit.text import fold

if TYPE_CHECKING:
    import numpy as np
    import pandas as pd
    from numpy.typing import NDArray

    from toolkit.explorer._subject import Subject

__all__ = ["COLUMNS", "SearchResult", "find", "search", "searched"]

COLUMNS: Final = ("row", "paragraph_id", "symbol", "language", "where", "start", "end")

_REMEDY: Final = (
    "get the texts with `toolkit fetch --assembly --to DIR`, make a corpus of them with "
    "`toolkit corpus DIR --to OUT`, and name it: `--texts OUT`, in a notebook Subject.of_assembly(texts='OUT')"
)
#: Searches whose results are kept.
_KEPT: Final = 32


def search(subject: Subject, words: str) -> pd.DataFrame:
    """Where words stand in the paragraphs of a subject, and in what is shown beside them.

    Parameters
    ----------
    subject
        A resolution, or a series: of paragraphs whose words are not here, what was read from them is searched.
    words
        What to find; as in `toolkit.explorer._grammar`.

    Returns
    -------
    pandas.DataFrame
        `COLUMNS`, in the order of the rows; ``where`` is ``text``, ``note``, ``gloss``, ``official``, ``theme``
        (its name) or ``fact`` (what was read from the paragraph), of which ``start`` and ``end`` count code points.

    Raises
    ------
    toolkit.errors.ToolkitError
        The subject is the Assembly without texts, or there is nothing to look for.

    Examples
    --------
    >>> import toolkit as tk
    >>> from toolkit.explorer import Subject, search
    >>> len(search.search(Subject.of(tk.load()), "Internet Governance Forum")) > 5
    True
    """
    return searched(subject, words).places[list(COLUMNS)]


@dataclass(frozen=True)
class SearchResult:
    """What a search gives: its rows, and the places of its words in them.

    Attributes
    ----------
    rows
        Numbers of the rows, ascending.
    places
        A row a place: `COLUMNS`, with the words in which it stands as ``words``.
    """

    rows: NDArray[np.int64]
    places: pd.DataFrame


def searched(subject: Subject, words: str) -> SearchResult:
    """The rows that a search finds and the places of its words; kept by the subject.

    Parameters
    ----------
    subject, words
        As for `search`.

    Examples
    --------
    >>> import toolkit as tk
    >>> from toolkit.explorer import Subject, search
    >>> found = search.searched(Subject.of(tk.load()), "paragraph 30")
    >>> len(found.rows), len(found.places)
    (1, 0)
    """
    if not subject.has_text and subject.kind == "assembly":
        raise ToolkitError(
            "its words are not here, only what was read from them",
            file=subject.name,
            remedy=_REMEDY,
        )
    key = ("search", words)
    if key not in subject.memory:
        if sum(1 for one in subject.memory if one[0] == "search") >= _KEPT:
            for one in [one for one in subject.memory if one[0] == "search"]:
                del subject.memory[one]
        subject.memory[key] = _searched(subject, words)
    found: SearchResult = subject.memory[key]
    return found


class _Hits(NamedTuple):
    """Rows that fulfil a term, and its places: number of the field, start, end."""

    rows: set[int]
    places: list[tuple[int, int, int]]


def _searched(subject: Subject, typed: str) -> SearchResult:
    import numpy as np
    import pandas as pd

    rows: set[int] = set()
    places: set[tuple[int, int, int]] = set()
    every = set(subject.frame.index.tolist())
    for terms in parsed(typed):
        wanted, seen = set(every), list[tuple[int, int, int]]()
        for term in terms:
            hits = _term(subject, term)
            wanted &= every - hits.rows if term.negative else hits.rows
            seen += [] if term.negative else hits.places
        rows |= wanted
        places |= {place for place in seen if subject.fields[place[0]].row in wanted}
    found = [(subject.fields[number], start, end) for number, start, end in _apart(places)]
    frame = pd.DataFrame(
        [(one.row, one.where, one.language, one.words, start, end) for one, start, end in found],
        columns=["row", "where", "language", "words", "start", "end"],
    ).astype({"row": "int64", "start": "int64", "end": "int64"})
    names = subject.frame[["paragraph_id", "symbol"]].loc[frame["row"]].reset_index(drop=True)
    return SearchResult(np.array(sorted(rows), dtype=np.int64), pd.concat([frame, names], axis=1)[[*COLUMNS, "words"]])


def _apart(places: set[tuple[int, int, int]]) -> Iterator[tuple[int, int, int]]:
    """Places in order, of those that overlap the first and longest."""
    last = (-1, 0, 0)
    for number, start, end in sorted(places, key=lambda place: (place[0], place[1], -place[2])):
        if number != last[0] or start >= last[2]:
            last = (number, start, end)
            yield last


def _term(subject: Subject, term: SearchTerm) -> _Hits:
    """The rows of a term, whatever its sign."""
    if term.kind == "place":
        part, number = term.value
        frame = subject.frame
        chosen = (frame["part"] == part) & (frame["number"] == int(number))
        return _Hits(set(frame.index[chosen].tolist()), [])
    if term.kind == "words":
        return _worded(subject, term.value[0])
    before, one, two = term.value
    either = [f"{one}/{two}", f"{two}/{one}"]
    places = [place for words in either for place in _worded(subject, words).places]
    rows = {int(row) for row, cited in enumerate(subject.frame["cited"]) if any(_cites(s, term.value) for s in cited)}
    named = f"{before}/{one}/{two}" if before else ""
    rows |= _worded(subject, named).rows if named else {subject.fields[place[0]].row for place in places}
    return _Hits(rows, places)


def _cites(symbol: str, wanted: tuple[str, ...]) -> bool:
    """Whether a symbol is the one asked for: its last two numbers in either order, and what stands before them."""
    *before, one, two = ["", "", *fold(symbol).split("/")]
    head = "/".join(before).strip("/")
    return {one, two} == {wanted[1], wanted[2]} and (not wanted[0] or head == wanted[0])


def _worded(subject: Subject, words: str) -> _Hits:
    """The rows and places of words in every kind of field, terms with what also counts as them."""
    rows: set[int] = set()
    places: list[tuple[int, int, int]] = []
    for code, numbers in subject.fields_of.items():
        texts = [subject.fields[number].words for number in numbers]
        full = of_language(code)["terms"].get(fold(words), "")
        for one in filter(None, (words, full)):
            hits = Phrase.of(one, code, subject.vocabulary.get(code, frozenset())).find(texts)
            found = [(numbers[hit.text], hit.start, hit.end) for hit in hits if _counts(subject, numbers, hit)]
            places += found
            rows |= {subject.fields[number].row for number, _, _ in found}
    return _Hits(rows, places)


def _counts(subject: Subject, numbers: list[int], hit: Hit) -> bool:
    """A theme is found by the beginning of its name: "gender" is "Gender equality", "equality" may be another."""
    return not hit.start or subject.fields[numbers[hit.text]].where != "theme"

"""Asking an index of phrases: where words stand first in the texts held, where they stand at all, and what is new.

Words are compared folded, as everywhere where texts are compared (`toolkit._words`): case, diacritics, seats of hamza
and punctuation make no difference; another word does, and so does a particle that is written with a word.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from toolkit._words import keys
from toolkit.errors import ToolkitError
from toolkit.phrases import _suffixes
from toolkit.phrases._kinds import kind
from toolkit.phrases._segments import MANIFEST, VERSION, Segment

if TYPE_CHECKING:
    import numpy as np
    import pandas as pd

    from toolkit.phrases._inputs import IndexedDocument

__all__ = ["RUN", "Index", "Nearest", "PhrasePlace", "PhraseSpan", "open_index"]

#: Words of a run that is looked for in a paragraph: fewer are shared by chance.
RUN: Final = 8
_NONE: Final = 2**62
#: Paragraphs that are compared word by word.
_COMPARED: Final = 12
_OF_DOCUMENT: Final = ("symbol", "language", "date", "committee", "organ")


@dataclass(frozen=True, slots=True)
class PhrasePlace:
    """Where a phrase stands.

    Attributes
    ----------
    symbol, language, paragraph_id, word
        Document, and the number of the phrase's first word in the paragraph, from 0.
    date, committee, organ
        Of the document; empty where unknown.
    may_be_older
        The document is the first one held of its line (no older one held has its title): the phrase may be older.
    kind
        ``numbers``, ``names`` or ``formula`` where the phrase is nothing but that; else empty.
    """

    symbol: str
    language: str
    paragraph_id: str
    word: int
    date: str
    committee: str
    organ: str
    may_be_older: bool
    kind: str = ""


@dataclass(frozen=True, slots=True)
class PhraseSpan:
    """A stretch of words of a paragraph, and where it stands first; no place where nothing older has it.

    Attributes
    ----------
    start, end
        Numbers of words, half-open.
    first
        The oldest place of the oldest run of words that holds them.
    """

    start: int
    end: int
    first: PhrasePlace | None


@dataclass(frozen=True, slots=True)
class Nearest:
    """An agreed paragraph that another one is like: its first word's place, its text, and the share of words alike."""

    place: PhrasePlace
    text: str
    likeness: float


def open_index(folder: str | PathLike[str]) -> Index:
    """Open what `build` wrote.

    Raises
    ------
    toolkit.errors.ToolkitError
        The folder holds no index, or one of another version.

    Examples
    --------
    >>> import toolkit as tk
    >>> tk.phrases.open("nowhere")
    Traceback (most recent call last):
        ...
    toolkit.errors.ToolkitError: nowhere: holds no index of phrases (toolkit trace --texts SOURCE makes one)
    """
    return Index(Path(folder))


class Index:
    """An index of phrases (see `open_index`)."""

    def __init__(self, folder: Path) -> None:
        try:
            manifest = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
            good = manifest["version"] == VERSION
        except (OSError, ValueError, KeyError, TypeError):
            good = False
        if not good:
            remedy = "toolkit trace --texts SOURCE makes one"
            raise ToolkitError("holds no index of phrases", file=folder, remedy=remedy)
        self.folder = folder
        self.segments = tuple(Segment(folder / name) for name in sorted(manifest["segments"]))
        self.languages = tuple(sorted({segment.language for segment in self.segments}))
        self._words: dict[str, dict[str, int]] = {}
        self._told: dict[Segment, pd.DataFrame] = {}

    def __repr__(self) -> str:
        return f"<Index {self.folder.name}: {len(self.documents)} texts in {', '.join(self.languages)}>"

    @cached_property
    def documents(self) -> tuple[IndexedDocument, ...]:
        """Every document held, the oldest first."""
        return tuple(sorted((one for part in self.segments for one in part.documents), key=lambda one: one.order))

    @cached_property
    def _firsts(self) -> set[tuple[str, str]]:
        """Symbol and language of the first document held of each line."""
        found: dict[tuple[str, str], tuple[str, str]] = {}
        for one in self.documents:
            found.setdefault((one.language, one.title or one.symbol), (one.symbol, one.language))
        return set(found.values())

    def begins(self, document: IndexedDocument) -> bool:
        """Whether a document is the first one held of its line: what stands in it may be older."""
        return (document.symbol, document.language) in self._firsts

    def paragraphs(self, symbol: str, language: str) -> list[tuple[str, str]]:
        """Id and text of each paragraph of a text, in order; nothing where it is not held.

        Parameters
        ----------
        symbol, language
            Of the text.
        """
        for segment in self.segments:
            for number, one in enumerate(segment.documents):
                if (one.symbol, one.language) == (symbol, language):
                    low, high = segment.owners.searchsorted([number, number + 1])
                    return [(segment.ids[at], segment.text(at)) for at in range(low, high)]
        return []

    def earliest(self, phrase: str, *, language: str = "", before: str = "") -> PhrasePlace | None:
        """The earliest place of a phrase in the texts held; nothing where none has it.

        Parameters
        ----------
        phrase
            Words; punctuation does not count.
        language
            Of the texts; all that are held where not given.
        before
            Only texts adopted before this day (``2023-12-19``).

        Raises
        ------
        toolkit.errors.ToolkitError
            There is no word in the phrase.
        """
        best = None
        for segment, run in self._coded(phrase, language):
            limit = segment.bound(before) if before else len(segment.row)
            low, high = _suffixes.stretches(segment.row, segment.order, run[None, : _suffixes.DEEP])
            if len(run) > _suffixes.DEEP:
                found = _suffixes.place(segment.row, segment.order, run)
                place = int(found[0]) if len(found) else _NONE
            else:
                place = _first(segment, int(low[0]), int(high[0]))
            if place < limit:
                best = self._older(best, (segment, place))
        return self._place(*best, kind_=self._kind(phrase, best[0].language)) if best else None

    def uses(self, phrase: str, *, language: str = "", before: str = "", most: int = 0) -> pd.DataFrame:
        """Places of a phrase in the texts held, the oldest first.

        Parameters
        ----------
        phrase, language, before
            As for `earliest`.
        most
            So many rows, the oldest; all where not given. ``attrs["uses"]`` of the frame says how many there are.

        Returns
        -------
        pandas.DataFrame
            The attributes of `PhrasePlace`, a row a place.
        """
        import pandas as pd

        parts, held = [pd.DataFrame(columns=[*PhrasePlace.__dataclass_fields__, "order"])], 0
        for segment, run in self._coded(phrase, language):
            places = _suffixes.place(segment.row, segment.order, run)
            places = places[: places.searchsorted(segment.bound(before))] if before else places
            held += len(places)
            places = places[: most or len(places)]
            paragraph = segment.starts.searchsorted(places, side="right") - 1
            facts = self._facts(segment).take(segment.owners[paragraph])
            parts.append(facts.assign(paragraph_id=segment.names[paragraph], word=places - segment.starts[paragraph]))
        frame = pd.concat([part for part in parts if len(part)] or parts, ignore_index=True)
        frame = frame.sort_values("order", kind="stable", ignore_index=True).head(most or held)
        frame = frame[[name for name in PhrasePlace.__dataclass_fields__ if name != "kind"]]
        frame.attrs["uses"] = held
        return frame

    def _facts(self, segment: Segment) -> pd.DataFrame:
        """What a place says of its document, by number of document, and where that stands among all."""
        import pandas as pd

        if segment not in self._told:
            number = {one: at for at, one in enumerate(self.documents)}
            own = segment.documents
            named = {name: [getattr(one, name) for one in own] for name in _OF_DOCUMENT}
            more = {"may_be_older": [self.begins(one) for one in own], "order": [number[one] for one in own]}
            self._told[segment] = pd.DataFrame(named | more)
        return self._told[segment]

    def history(self, paragraph: str, language: str, *, before: str = "", run: int = RUN) -> list[PhraseSpan]:
        """Each word of a paragraph with the oldest run that holds it.

        Parameters
        ----------
        paragraph
            Its text.
        language
            ISO 639-1 code.
        before
            Only texts adopted before this day count; words that none of them has get no place.
        run
            Words of a run; a paragraph of fewer is looked for as a whole.

        Returns
        -------
        list of Span
            They cover every word once, in order.
        """
        words = keys(paragraph)
        if not words:
            return []
        run = min(run, len(words), _suffixes.DEEP)
        best: list[tuple[Segment, int] | None] = [None] * (len(words) - run + 1)
        for at, segment, found in self._windows(words, language, before, run):
            best[at] = self._older(best[at], (segment, int(found.min())))
        return self._spans(best, len(words), run)

    def nearest(self, paragraph: str, language: str, *, before: str = "") -> Nearest | None:
        """The agreed paragraph that is most like a paragraph; the latest one of several.

        Parameters
        ----------
        paragraph, language, before
            As for `history`.

        Returns
        -------
        Nearest or None
            Nothing where no text held has a run of eight words of it.
        """
        from rapidfuzz.distance import Indel

        words = keys(paragraph)
        if not words:
            return None
        counts: Counter[tuple[Segment, int]] = Counter()
        for _, segment, found in self._windows(words, language, before, min(RUN, len(words))):
            counts.update({(segment, segment.spot(int(place)).paragraph) for place in (found.min(), found.max())})
        best = None
        for (segment, number), _ in counts.most_common(_COMPARED):
            text = segment.text(number)
            like = float(Indel.normalized_similarity(words, keys(text)))
            place = int(segment.starts[number])
            if best is None or (like, self._order(segment, place)) > best[:2]:
                best = (like, self._order(segment, place), segment, place, text)
        return Nearest(self._place(best[2], best[3]), best[4], round(best[0], 3)) if best else None

    def _windows(
        self, words: Sequence[str], language: str, before: str, run: int
    ) -> Iterator[tuple[int, Segment, np.ndarray[Any, Any]]]:
        """Number of each window of words that a segment has, the segment, and its places there before a day."""
        import numpy as np

        known = self._known(language)
        numbers = np.array([known.get(word, 0) for word in words], dtype=np.uint32)
        windows = np.lib.stride_tricks.sliding_window_view(numbers, run)
        asked = np.nonzero((windows != 0).all(axis=1))[0]
        for segment in self.segments:
            if segment.language == language and len(asked):
                limit = segment.bound(before) if before else len(segment.row)
                low, high = _suffixes.stretches(segment.row, segment.order, windows[asked])
                for at, one, two in zip(asked.tolist(), low.tolist(), high.tolist(), strict=True):
                    found = segment.order[one:two]
                    found = found[found < limit] if before else found
                    if len(found):
                        yield at, segment, found

    def _spans(self, best: Sequence[tuple[Segment, int] | None], words: int, run: int) -> list[PhraseSpan]:
        """Windows that follow each other in the same older paragraph, put together; the older counts for a word."""
        places = [self._place(*one) if one else None for one in best]
        keys_ = [self._order(*one) if one else ("~",) for one in best]
        chosen: list[PhrasePlace | None] = []
        for word in range(words):
            over = range(max(0, word - run + 1), min(word, len(best) - 1) + 1)
            chosen.append(places[min(over, key=lambda at: (keys_[at], -at))])
        spans: list[PhraseSpan] = []
        for word, one in enumerate(chosen):
            if spans and _same(spans[-1].first, one):
                spans[-1] = PhraseSpan(spans[-1].start, word + 1, spans[-1].first)
            else:
                spans.append(PhraseSpan(word, word + 1, one))
        return spans

    def _known(self, language: str) -> dict[str, int]:
        if language not in self._words:
            path = self.folder / f"words.{language}.txt"
            held = path.read_text(encoding="utf-8").split("\n")[:-1] if path.is_file() else []
            self._words[language] = {word: number for number, word in enumerate(held, 1)}
        return self._words[language]

    def _coded(self, phrase: str, language: str) -> list[tuple[Segment, np.ndarray[Any, np.dtype[np.uint32]]]]:
        import numpy as np

        words = keys(phrase)
        if not words:
            raise ToolkitError(f"no word in {phrase[:40]!r}", remedy="give a word or several")
        found = []
        for segment in self.segments:
            if language in {"", segment.language}:
                numbers = [self._known(segment.language).get(word, 0) for word in words]
                if all(numbers):
                    found.append((segment, np.array(numbers, dtype=np.uint32)))
        return found

    def _order(self, segment: Segment, place: int) -> tuple[str, int, int, str]:
        return segment.orders[segment.spot(place).document]

    def _older(self, one: tuple[Segment, int] | None, other: tuple[Segment, int]) -> tuple[Segment, int]:
        if one is None:
            return other
        return min(one, other, key=lambda found: (self._order(*found), found[1]))

    def _place(self, segment: Segment, place: int, kind_: str = "") -> PhrasePlace:
        spot = segment.spot(place)
        of = segment.documents[spot.document]
        return PhrasePlace(
            of.symbol,
            of.language,
            segment.ids[spot.paragraph],
            spot.word,
            of.date,
            of.committee,
            of.organ,
            self.begins(of),
            kind_,
        )

    def _kind(self, phrase: str, language: str) -> str:
        return kind(phrase, language) or ("formula" if self._spread(phrase, language) else "")

    def _spread(self, phrase: str, language: str) -> bool:
        """Whether a phrase stands everywhere: in a twentieth of the texts held, of six committees or more."""
        import numpy as np

        found = set()
        for segment, run in self._coded(phrase, language):
            paragraphs = segment.starts.searchsorted(_suffixes.place(segment.row, segment.order, run), side="right") - 1
            owners = segment.owners[paragraphs]
            found |= {segment.documents[number] for number in np.bincount(owners).nonzero()[0]}
        held = sum(len(part.documents) for part in self.segments if part.language == language)
        return len(found) * 20 >= held > 100 and len({one.committee for one in found}) >= 6


def _first(segment: Segment, low: int, high: int) -> int:
    return int(segment.order[low:high].min()) if high > low else _NONE


def _same(one: PhrasePlace | None, other: PhrasePlace | None) -> bool:
    if one is None or other is None:
        return one is other
    return (one.symbol, one.paragraph_id) == (other.symbol, other.paragraph_id)

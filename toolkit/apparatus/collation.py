"""Collation: two witnesses of one text, word by word.

A *witness* is a `Resolution` in either reading. The words of each part (preamble, operative
part, each note by its marker) are aligned with the fewest changes, across paragraph
boundaries, and every difference named:

``orthography``
    The same word spelt otherwise: diacritics, hamza seats, tatweel, case, shape of quotes.
``punctuation``
    Only commas, quotes, brackets or spaces differ.
``symbol_order``
    The same symbol with its two numbers exchanged (``150/77`` and ``77/150``).
``word``
    Another word, a word too many, or a word missing: the substantive differences.
``division``
    A paragraph begins here in one witness only.
``lacuna``
    A note or a whole part that only one witness has.

Header and closing lines are left out: every edition lays out its cover page otherwise.

What the figures mean
---------------------
``cer`` and ``wer`` are edit distances divided by the length of witness *b* in characters
and words, over the passages that both have. They count any difference, orthography
included; ``cer_folded`` and ``wer_folded`` count what is left when spelling, punctuation and
symbol order are set aside. Neither says which witness is right.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from toolkit._lazy import lazy
from toolkit.errors import ToolkitError
from toolkit.model import Passage, Resolution
from toolkit.text import fold

if TYPE_CHECKING:
    import pandas as pd

_PUNCTUATION = lazy(r"[^\w/]+")
_PAIR = lazy(r"(\d{1,4})/(\d{1,4})")
KINDS = ("word", "symbol_order", "punctuation", "orthography", "division", "lacuna")


@dataclass(frozen=True, slots=True)
class Difference:
    """One difference: where in each witness, what each has, and its kind. Offsets count in each passage's text."""

    place_a: str
    place_b: str
    kind: str
    a: str
    b: str
    a_start: int
    a_end: int
    b_start: int
    b_end: int


@dataclass(frozen=True)
class Collation:
    """The outcome of collating *a* with *b* (see the module's text for what the figures mean)."""

    differences: tuple[Difference, ...]
    words: int
    characters: int
    wer: float
    cer: float
    wer_folded: float
    cer_folded: float

    def counts(self) -> dict[str, int]:
        """Number of differences of each kind, every kind listed."""
        found = Counter(d.kind for d in self.differences)
        return {kind: found[kind] for kind in KINDS}

    def frame(self) -> pd.DataFrame:
        """The differences as a table, a row each."""
        import pandas as pd

        columns = ["place_a", "place_b", "kind", "a", "b", "a_start", "a_end", "b_start", "b_end"]
        return pd.DataFrame([[getattr(d, c) for c in columns] for d in self.differences], columns=columns)


class _Word(NamedTuple):
    text: str
    place: str
    start: int
    end: int

    @property
    def key(self) -> str:
        return _bare(self.text)


#: A symbol, numbers joined by strokes, or a word with the stroke that joins it to the next.
_WORD = lazy(r"[A-Z][A-Z.]*/[^\s،,;؛]+|\d+(?:/\d+)+[^\s/]*|[^\s/]+/?|/")


def _bare(word: str) -> str:
    """A word without spelling, punctuation and symbol order."""
    folded = _PUNCTUATION.sub("", fold(word)).strip("/")
    return _PAIR.sub(lambda m: "/".join(sorted(m.groups())), folded)


def _stream(passages: Sequence[Passage]) -> list[_Word]:
    return [_Word(m[0], p.id, m.start(), m.end()) for p in passages for m in _WORD.finditer(str(p.text))]


def collate(a: Resolution, b: Resolution) -> Collation:
    """Collate two witnesses of one text.

    Parameters
    ----------
    a, b
        Resolutions in the same language.

    Returns
    -------
    Collation
        Differences in reading order, with counts and error rates.

    Raises
    ------
    toolkit.errors.ToolkitError
        The witnesses are in different languages: their words cannot be compared.

    Examples
    --------
    >>> import toolkit as tk
    >>> len(tk.collate(tk.load(), tk.load()).differences)
    0
    """
    if a.language != b.language:
        raise ToolkitError(
            f"cannot collate {a.language!r} with {b.language!r}",
            file=a.name,
            remedy="give two witnesses in one language",
        )
    differences: list[Difference] = []
    sums: Counter[str] = Counter()
    for part in ("preamble", "operative"):
        one = [p for p in a.paragraphs if p.part == part]
        two = [p for p in b.paragraphs if p.part == part]
        differences += _compare(one, two, sums)
    notes_a, notes_b = ({n.marker: n for n in r.notes} for r in (a, b))
    for marker in sorted(notes_a | notes_b, key=int):
        note_a, note_b = notes_a.get(marker), notes_b.get(marker)
        if note_a and note_b and len(note_a.text) and len(note_b.text):
            differences += _compare([note_a], [note_b], sums)
        elif (note := note_a or note_b) is not None:
            one_text, two_text = (str(n.text) if n else "" for n in (note_a, note_b))
            if one_text or two_text:
                differences.append(_lacuna(note.id, one_text, two_text))
    words, characters = sums["words"] or 1, sums["characters"] or 1
    return Collation(
        differences=tuple(differences),
        words=sums["words"],
        characters=sums["characters"],
        wer=sums["wer"] / words,
        cer=sums["cer"] / characters,
        wer_folded=sums["wer_folded"] / words,
        cer_folded=sums["cer_folded"] / characters,
    )


def _lacuna(place: str, a: str, b: str) -> Difference:
    return Difference(place, place, "lacuna", a, b, 0, len(a), 0, len(b))


def _compare(one: Sequence[Passage], two: Sequence[Passage], sums: Counter[str]) -> Iterator[Difference]:
    first, second = _stream(one), _stream(two)
    if not first or not second:
        for p in (*one, *two):
            yield _lacuna(p.id, str(p.text) if p in one else "", "" if p in one else str(p.text))
        return
    _count(sums, first, second)
    text_a, text_b = ({p.id: str(p.text) for p in side} for side in (one, two))
    for i, j, k, m in _changes(first, second):
        if i is None:
            x, y = first[j], second[m]
            if x.text != y.text:
                yield Difference(
                    x.place, y.place, _same_kind(x.text, y.text), x.text, y.text, x.start, x.end, y.start, y.end
                )
            if _begins(first, j) != _begins(second, m):
                yield Difference(x.place, y.place, "division", x.text, y.text, x.start, x.start, y.start, y.start)
            continue
        yield _changed(text_a, text_b, (first, i, j), (second, k, m))


def _begins(words: list[_Word], index: int) -> bool:
    return index == 0 or words[index - 1].place != words[index].place


def _changes(first: list[_Word], second: list[_Word]) -> Iterator[tuple[int | None, int, int, int]]:
    """Equal words as ``(None, index in a, 0, index in b)``; changed runs as half-open ranges, touching ones joined."""
    from rapidfuzz.distance import Levenshtein

    keys = [w.key for w in first], [w.key for w in second]
    run: list[int] | None = None
    for op in Levenshtein.opcodes(*keys):
        i, j, k, m = op.src_start, op.src_end, op.dest_start, op.dest_end
        if op.tag == "equal":
            if run is not None:
                yield run[0], run[1], run[2], run[3]
                run = None
            for offset in range(j - i):
                yield None, i + offset, 0, k + offset
        elif run is None:
            run = [i, j, k, m]
        else:
            run[1], run[3] = j, m
    if run is not None:
        yield run[0], run[1], run[2], run[3]


def _count(sums: Counter[str], first: list[_Word], second: list[_Word]) -> None:
    from rapidfuzz.distance import Levenshtein

    one, two = [w.text for w in first], [w.text for w in second]
    bare_one, bare_two = ([k for w in side if (k := w.key)] for side in (first, second))
    sums["words"] += len(two)
    sums["characters"] += len(" ".join(two))
    sums["wer"] += Levenshtein.distance(one, two)
    sums["cer"] += Levenshtein.distance(" ".join(one), " ".join(two))
    sums["wer_folded"] += Levenshtein.distance(bare_one, bare_two)
    sums["cer_folded"] += Levenshtein.distance(" ".join(bare_one), " ".join(bare_two))


def _same_kind(x: str, y: str) -> str:
    if _PAIR.findall(fold(x)) != _PAIR.findall(fold(y)):
        return "symbol_order"
    return "punctuation" if _spelling(x) == _spelling(y) else "orthography"


def _spelling(word: str) -> str:
    """A word's letters, digits and diacritics, without signs that stand between words."""
    return "".join(c for c in word if c.isalnum() or unicodedata.category(c)[0] == "M" or c == "\u0640")


def _changed(
    text_a: dict[str, str],
    text_b: dict[str, str],
    run_a: tuple[list[_Word], int, int],
    run_b: tuple[list[_Word], int, int],
) -> Difference:
    place_a, a, a_start, a_end = _words_of(text_a, *run_a)
    place_b, b, b_start, b_end = _words_of(text_b, *run_b)
    # words cut or joined otherwise, or signs that stand alone, are not other words
    same = "".join(w.key for w in run_a[0][run_a[1] : run_a[2]]) == "".join(
        w.key for w in run_b[0][run_b[1] : run_b[2]]
    )
    return Difference(place_a, place_b, "punctuation" if same else "word", a, b, a_start, a_end, b_start, b_end)


def _words_of(texts: dict[str, str], words: list[_Word], low: int, high: int) -> tuple[str, str, int, int]:
    run = words[low:high]
    if not run:  # nothing here: the place where it would stand
        near = words[min(low, len(words) - 1)]
        at = near.start if low < len(words) else near.end
        return near.place, "", at, at
    same = [w for w in run if w.place == run[0].place]
    start, end = same[0].start, same[-1].end
    rest = " ".join(w.text for w in run[len(same) :])
    return run[0].place, " ".join(filter(None, [texts[run[0].place][start:end], rest])), start, end

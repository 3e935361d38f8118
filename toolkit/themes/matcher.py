"""Finding many surfaces in many texts: one automaton pass over folded bytes.

A batch of texts is joined, folded through a 65,536-entry table to one byte a character
(so Arabic and Latin letters fit one alphabet), and searched once. Only then is each
candidate asked whether it is a word: its right neighbour must not be a letter, and its
left neighbour neither, unless the letters before it are proclitics of the language.
Folding, word boundaries and offsets are computed for the whole batch at once; a single
text is a batch of one, so there is one path and one result.

Offsets are code points of each original text, and always those of whole words: proclitics
and trailing diacritics belong to the word they are written with.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import chain
from typing import TYPE_CHECKING, Any

import numpy as np

from toolkit._uncollected import uncollected
from toolkit.text import folds
from toolkit.themes.patterns import Surface

if TYPE_CHECKING:
    from numpy.typing import NDArray

#: Characters of a chunk: large enough to pay for the calls, small enough for the processor's cache.
CHUNK = 100_000
#: Longest word that a surface with an open end may reach into.
LONGEST = 48

_DROP, _BREAK, _SPACE, _OTHER, _FIRST, _WORD = 0, 1, 2, 3, 4, 255
_SEPARATOR = "\ue000"


class AlphabetError(ValueError):
    """A lexicon has more different characters than one byte can tell apart."""


@dataclass(frozen=True, slots=True)
class Hits:
    """Columns of equal length: which surface stands where, sorted by text, start, end.

    Attributes
    ----------
    text, surface
        Numbers of the text in the batch and of the surface in the matcher.
    start, end
        Half-open code point offsets in that text.
    """

    text: NDArray[np.int64]
    surface: NDArray[np.int64]
    start: NDArray[np.int64]
    end: NDArray[np.int64]

    def __len__(self) -> int:
        return len(self.text)

    @classmethod
    def joined(cls, parts: Sequence[Hits]) -> Hits:
        """Hits of consecutive chunks as one."""
        empty = np.empty(0, dtype=np.int64)
        columns = [[getattr(part, name) for part in parts] or [empty] for name in cls.__slots__]
        return cls(*(np.concatenate(column) for column in columns))


class Matcher:
    """Finds surfaces as whole words.

    Parameters
    ----------
    surfaces
        What to find.
    proclitics
        What may stand before a word as part of it.

    Raises
    ------
    AlphabetError
        The surfaces use more than 250 different characters.
    """

    def __init__(self, surfaces: Sequence[Surface], proclitics: Sequence[str] = ()) -> None:
        self.surfaces = tuple(surfaces)
        self.proclitics = tuple(proclitics)
        letters = sorted(set("".join((*(s.string for s in self.surfaces), *self.proclitics))) - {" "})
        if len(letters) > _WORD - _FIRST:
            raise AlphabetError(f"{len(letters)} different characters do not fit one byte")
        self._lut, self._is_word = _lookup("".join(letters))
        self._open = np.array([s.open for s in self.surfaces], dtype=bool)
        self._bare = np.array([s.bare for s in self.surfaces], dtype=bool)

    def __reduce__(self) -> tuple[Any, ...]:
        return Matcher, (self.surfaces, self.proclitics)

    @cached_property
    def _automaton(self) -> Any:
        from ahocorasick_rs import BytesAhoCorasick, Implementation

        joined = self._encode(_SEPARATOR.join(surface.string for surface in self.surfaces)).tobytes()
        patterns = joined.split(bytes([_BREAK])) if self.surfaces else []
        self._ids: list[list[int]] = []
        unique: dict[bytes, int] = {}
        for number, pattern in enumerate(patterns):
            at = unique.setdefault(pattern, len(unique))
            if at == len(self._ids):
                self._ids.append([])
            self._ids[at].append(number)
        # its table stays in the processor's cache, where that of a DFA does not, and is made five times as fast
        return BytesAhoCorasick(list(unique), implementation=Implementation.ContiguousNFA)

    @cached_property
    def _stacks(self) -> tuple[tuple[int, NDArray[np.uint64]], ...]:
        """Proclitics by length, each packed into one number."""
        lengths = sorted({len(stack) for stack in self.proclitics})
        return tuple(
            (n, np.array([_packed(self._encode(s)) for s in self.proclitics if len(s) == n], dtype=np.uint64))
            for n in lengths
        )

    def find(self, texts: Sequence[str]) -> Hits:
        """Every occurrence of every surface in every text, overlapping ones included."""
        with uncollected():  # matches come as very many small tuples
            return Hits.joined([self._chunk(texts, first, last) for first, last in _chunks(texts)])

    def _encode(self, text: str) -> NDArray[np.uint8]:
        raw = text.encode("utf-16-le", "surrogatepass")
        if len(raw) != 2 * len(text):
            wide = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
            return self._lut[np.minimum(wide, 0xFFFF)]
        return self._lut[np.frombuffer(raw, dtype=np.uint16)]

    def folded(self, texts: Sequence[str]) -> list[bytes]:
        """The bytes that the automaton reads, a chunk at a time: for measuring."""
        return [_squeezed(self._encode(_joined(texts[first:last])))[0] for first, last in _chunks(texts)]

    def scan(self, folded: bytes) -> list[tuple[int, int, int]]:
        """The bare pass of the automaton, for measuring: candidates, not words."""
        found: list[tuple[int, int, int]] = self._automaton.find_matches_as_indexes(folded, overlapping=True)
        return found

    def _chunk(self, texts: Sequence[str], first: int, last: int) -> Hits:
        joined = _joined(texts[first:last])
        raw = self._encode(joined)
        codes, offsets = _squeezed(raw)
        matches = self._automaton.find_matches_as_indexes(codes, overlapping=True)
        if not matches:
            return Hits.joined(())
        flat = np.fromiter(chain.from_iterable(matches), dtype=np.int64, count=3 * len(matches)).reshape(-1, 3)
        surface, start, end = flat[:, 0], flat[:, 1], flat[:, 2]
        surface, start, end = self._spread(surface, start, end)
        data = np.frombuffer(codes, dtype=np.uint8)
        surface, start, end = self._words(data, surface, start, end)
        starts = np.cumsum([1, *(len(text) + 1 for text in texts[first : last - 1])])
        low, high = offsets(start), offsets(end - 1) + 1
        high = _over_marks(raw, high)
        text = np.searchsorted(starts, low, side="right") - 1
        base = starts[text]
        order = _order(surface, low, high)
        return Hits((text + first)[order], surface[order], (low - base)[order], (high - base)[order])

    def _spread(
        self, pattern: NDArray[np.int64], start: NDArray[np.int64], end: NDArray[np.int64]
    ) -> tuple[NDArray[np.int64], ...]:
        """Surfaces that share a literal (one open, one not) each get their own row."""
        flat, first, counts = self._twins
        if len(flat) == len(counts):
            return flat[pattern], start, end
        many = counts[pattern]
        total = np.cumsum(many)
        within = np.arange(total[-1]) - np.repeat(total - many, many)
        return flat[np.repeat(first[pattern], many) + within], np.repeat(start, many), np.repeat(end, many)

    @cached_property
    def _twins(self) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int64]]:
        """Surfaces by pattern: all in a row, where each pattern's begin, and how many they are."""
        counts = np.array([len(ids) for ids in self._ids], dtype=np.int64)
        flat = np.fromiter(chain.from_iterable(self._ids), dtype=np.int64)
        return flat, np.cumsum(counts) - counts, counts

    def _words(
        self, data: NDArray[np.uint8], surface: NDArray[np.int64], start: NDArray[np.int64], end: NDArray[np.int64]
    ) -> tuple[NDArray[np.int64], ...]:
        """Keep the candidates that are whole words; widen them to their words."""
        is_word = self._is_word
        right = ~is_word[data[end]]
        opened = self._open[surface]
        keep = right | opened
        surface, start, end, opened = surface[keep], start[keep], end[keep], opened[keep]
        end = _reach(data, is_word, end, opened)
        left = ~is_word[data[start - 1]]
        word = start.copy()
        rest = np.flatnonzero(~left & ~self._bare[surface])
        for length, stacks in self._stacks:
            if not len(rest):
                break
            at = start[rest]
            rest_ok = at - length - 1 >= 0
            rest_in = rest[rest_ok]
            at = at[rest_ok]
            good = ~is_word[data[at - length - 1]] & np.isin(_pack(data, at - length, length), stacks)
            left[rest_in[good]] = True
            word[rest_in[good]] = at[good] - length
        keep = left & (end >= 0)
        return surface[keep], word[keep], end[keep]


def _order(surface: NDArray[np.int64], low: NDArray[np.int64], high: NDArray[np.int64]) -> NDArray[np.int64]:
    """Order by start, end and surface; as one number each where they fit one."""
    length = high - low
    if not len(low) or low.max() >= 1 << 27 or length.max() >= 1 << 16 or surface.max() >= 1 << 20:
        return np.lexsort((surface, high, low))
    return np.argsort((low << 36) | (length << 20) | surface, kind="stable")


def _joined(texts: Sequence[str]) -> str:
    return _SEPARATOR + _SEPARATOR.join(texts) + _SEPARATOR


def _chunks(texts: Sequence[str]) -> Iterator[tuple[int, int]]:
    first = size = 0
    for number, text in enumerate(texts):
        size += len(text) + 1
        if size >= CHUNK:
            yield first, number + 1
            first, size = number + 1, 0
    if first < len(texts):
        yield first, len(texts)


def _squeezed(codes: NDArray[np.uint8]) -> tuple[bytes, Any]:
    """Drop marks and all but the first of several spaces; say where each kept byte stood."""
    drops = np.flatnonzero(codes == _DROP)
    kept = np.frombuffer(codes.tobytes().translate(None, b"\0"), dtype=np.uint8) if len(drops) else codes
    spaces = kept == _SPACE
    doubles = np.flatnonzero(spaces[1:] & spaces[:-1]) + 1
    if len(doubles):
        kept = np.delete(kept, doubles)
    first, second = drops - np.arange(len(drops)), doubles - np.arange(len(doubles))

    def offsets(positions: NDArray[np.int64]) -> NDArray[np.int64]:
        if len(doubles):
            positions = positions + np.searchsorted(second, positions, side="right")
        if len(drops):
            positions = positions + np.searchsorted(first, positions, side="right")
        return positions

    return kept.tobytes(), offsets


def _over_marks(raw: NDArray[np.uint8], ends: NDArray[np.int64]) -> NDArray[np.int64]:
    """Move ends over the marks (diacritics, invisible signs) that follow a word's last letter."""
    going = np.flatnonzero(raw[ends] == _DROP)
    while len(going):
        ends[going] += 1
        going = going[raw[ends[going]] == _DROP]
    return ends


def _reach(
    data: NDArray[np.uint8], is_word: NDArray[np.bool_], end: NDArray[np.int64], opened: NDArray[np.bool_]
) -> NDArray[np.int64]:
    """Ends of the words that open surfaces reach into; -1 where a word is longer than `LONGEST`."""
    end = end.copy()
    going = np.flatnonzero(opened)
    for _ in range(LONGEST):
        going = going[is_word[data[end[going]]]]
        if not len(going):
            return end
        end[going] += 1
    end[going[is_word[data[end[going]]]]] = -1
    return end


def _pack(data: NDArray[np.uint8], start: NDArray[np.int64], length: int) -> NDArray[np.uint64]:
    packed = np.zeros(len(start), dtype=np.uint64)
    for step in range(length):
        packed = (packed << np.uint64(8)) | data[start + step].astype(np.uint64)
    return packed


def _packed(codes: NDArray[np.uint8]) -> int:
    return int.from_bytes(codes.tobytes(), "big")


@cache
def _folded() -> tuple[NDArray[np.uint16], NDArray[np.bool_], NDArray[np.bool_]]:
    """For every character of the basic plane: what it folds to, whether it is dropped, whether it is of a word."""
    changed = {code: to or "" for code, to in folds().items() if code < 0x10000} | {ord(_SEPARATOR): " "}
    chars = list(map(chr, range(0x10000)))
    for code, to in changed.items():
        chars[code] = to
    dropped = np.zeros(0x10000, dtype=bool)
    dropped[[code for code, to in changed.items() if not to]] = True
    codes = np.arange(0x10000, dtype=np.uint16)
    codes[list(changed)] = [ord(to) if to else 0 for to in changed.values()]
    marks = (i for i, char in enumerate(chars) if not char.isalnum() and char and unicodedata.category(char)[0] == "M")
    word = np.fromiter(map(str.isalnum, chars), dtype=bool, count=0x10000)
    word[list(marks)] = True
    return codes, dropped, word


@cache
def _lookup(letters: str) -> tuple[NDArray[np.uint8], NDArray[np.bool_]]:
    """The table from character to byte, and which bytes are parts of words."""
    codes, dropped, word = _folded()
    by_folded = np.where(word, _WORD, _OTHER).astype(np.uint8)
    for blank in " -_":
        by_folded[ord(blank)] = _SPACE
    is_word = np.zeros(256, dtype=bool)
    is_word[_WORD] = True
    for number, letter in enumerate(letters, start=_FIRST):
        by_folded[ord(letter)] = number
        is_word[number] = bool(word[ord(letter)])
    table = by_folded[codes]
    table[dropped] = _DROP
    table[ord(_SEPARATOR)] = _BREAK
    return table, is_word

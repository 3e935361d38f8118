"""What was typed, as terms: the grammar of a search.

==========================  =============================================================================
``one two``                 paragraphs that have both words, wherever they stand
``digital divide``          terms of ``[terms]`` are one, in every language (``IGF``, ``women``)
``"one two"``               a phrase: the words in this order (`toolkit.explorer._phrase`)
``one OR two``              paragraphs that have either (``أو``, ``|``)
``-one``, ``NOT one``       only paragraphs without the word (``ليس``)
``O30``, ``paragraph 30``   the paragraph with this number (``P05``, ``preambular paragraph 5``, ``الفقرة 30``)
``70/1``, ``A/RES/70/1``    paragraphs that cite the document, or name it in either order
``word*``, ``=word``        any word that begins so; the word as it is written
==========================  =============================================================================

The words of the grammar are data (``data/languages/<code>/search.toml``), those of every language count everywhere.
The page does the same in JavaScript (``page/grammar.js``); a test compares both.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final, Literal

from toolkit.errors import ToolkitError
from toolkit.explorer._rules import LONGEST, operators
from toolkit.text import fold

__all__ = ["SearchTerm", "parsed"]

#: A paragraph's own number: "O30", "OP30", "P5" and "PP5"; not "G20", which is a name.
_PLACE: Final = re.compile(r"(o|op|p|pp)([0-9]{1,3})")
#: A symbol: "70/1" and "A/RES/70/1", folded; not "1/2/3", not "and/or".
_SYMBOL: Final = re.compile(r"(?:([a-z][a-z./-]*)/)?([0-9]{1,4})/([0-9]{1,4})")
#: Marks that may stand around a word of a search without meaning anything: "(70/1)," is 70/1, "a.b" stays.
_AROUND: Final = ".,;:()[]،؛؟?!"
#: Most words of a term.
_LONGEST_TERM: Final = 7


@dataclass(frozen=True)
class SearchTerm:
    """One thing that a search asks for.

    Attributes
    ----------
    kind
        ``words``, ``place`` (a part and a number) or ``symbol`` (what stands before the two numbers, and these).
    value
        The words as typed, or the parts.
    negative
        Whether paragraphs must not have it.
    """

    kind: Literal["words", "place", "symbol"]
    value: tuple[str, ...]
    negative: bool = False


@dataclass(frozen=True)
class _Chunk:
    words: str
    quoted: bool
    negative: bool


def parsed(typed: str) -> tuple[tuple[SearchTerm, ...], ...]:
    """A search as alternatives, each of terms that must all be fulfilled.

    Parameters
    ----------
    typed
        What was typed.

    Raises
    ------
    toolkit.errors.ToolkitError
        There is nothing to look for, or it is too long.

    Examples
    --------
    >>> [[term.value for term in terms] for terms in parsed('women "digital divides" OR O30')]
    [[('women',), ('digital divides',)], [('operative', '30')]]
    """
    if len(typed) > LONGEST:
        raise ToolkitError(f"a search of {len(typed)} characters", remedy=f"give {LONGEST} at most")
    signs, chunks = operators(), _chunks(typed)
    found: list[list[SearchTerm]] = [[]]
    negative, at = False, 0
    while at < len(chunks):
        one = chunks[at]
        at += 1
        if not one.quoted and not one.negative and one.words in signs["or"]:
            found.append([])
            negative = False
            continue
        if not one.quoted and not one.negative and one.words in signs["not"]:
            negative = True
            continue
        term, used = _term(chunks, at - 1, signs)
        at += used
        if term is not None:
            found[-1].append(SearchTerm(term.kind, term.value, one.negative or negative))
        negative = False
    alternatives = tuple(tuple(terms) for terms in found if terms)
    if not alternatives:
        raise ToolkitError("there is no word to look for", remedy="give a word with letters or digits, e.g. digital*")
    return alternatives


def _chunks(typed: str) -> list[_Chunk]:
    """Words between blanks, and what stands in quotation marks."""
    found: list[_Chunk] = []
    letters, quoted, negative = "", False, False

    def close() -> None:
        nonlocal letters, negative
        if letters:
            found.append(_Chunk(letters, quoted, negative))
        letters, negative = "", False

    for char in typed:
        folded = fold(char)
        if folded == '"':
            if quoted or letters:
                close()
            quoted = not quoted
        elif folded == " " and not quoted:
            close()
        elif folded == "-" and not letters and not quoted and not negative:
            negative = True
        else:
            letters += char
    close()
    return found


def _term(chunks: list[_Chunk], at: int, signs: dict[str, list[str]]) -> tuple[SearchTerm | None, int]:
    """The term that begins with a chunk, and how many further chunks it used."""
    one = chunks[at]
    plain = fold(one.words).strip(_AROUND)
    if not one.quoted:
        place = _place(chunks, at, signs)
        if place is not None:
            return place
        symbol = _SYMBOL.fullmatch(plain)
        if symbol is not None:
            return SearchTerm("symbol", (symbol[1] or "", symbol[2], symbol[3])), 0
        for more in range(min(_LONGEST_TERM, len(chunks) - at), 1, -1):
            run = chunks[at : at + more]
            words = " ".join(fold(chunk.words).strip(_AROUND) for chunk in run)
            if words in signs["terms"] and not any(chunk.quoted or chunk.negative for chunk in run[1:]):
                return SearchTerm("words", (words,)), more - 1
        if plain in signs["terms"]:
            return SearchTerm("words", (plain,)), 0
    if any(char.isalnum() for char in plain) or "*" in plain:
        return SearchTerm("words", (one.words,)), 0
    return None, 0


def _place(chunks: list[_Chunk], at: int, signs: dict[str, list[str]]) -> tuple[SearchTerm, int] | None:
    """A paragraph by its number: in one chunk, or behind the word for it."""
    words = [fold(chunk.words).strip(_AROUND) if not chunk.quoted else "" for chunk in chunks[at : at + 3]]
    own = _PLACE.fullmatch(words[0])
    if own is not None:
        return SearchTerm("place", ("preamble" if own[1].startswith("p") else "operative", str(int(own[2])))), 0
    part, skip = "operative", 0
    if words[0] in signs["preamble"] and len(words) > 1:
        part, skip = "preamble", 1
    number = words[skip + 1] if len(words) > skip + 1 else ""
    if words[skip] in signs["paragraph"] and re.fullmatch(r"[0-9]{1,3}", number):
        return SearchTerm("place", (part, str(int(number)))), skip + 1
    return None

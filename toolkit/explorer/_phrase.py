"""Free text: words found as whole words in either language, whatever their spelling marks and clitics.

=============  =======================================================================================
``word``       the word, folded (`toolkit.text.fold`): case, diacritics and seats of hamza do not count
``one two``    a phrase: nothing but blanks and hyphens may stand between its words
``one, two``   likewise, with that mark between them
``word*``      any word that begins so
``=word``      the word as it is written: without clitics
=============  =======================================================================================

In a language that writes particles as part of the word (``data/languages/<code>/clitics.toml``), each word of a
phrase may carry them. Plurals, particles that were typed and seats of hamza: `toolkit.explorer._forms`. How phrases
make a search: `toolkit.explorer._grammar`. Words are found by the toolkit's own matcher, in one pass.

What this cannot bear
---------------------
A clitic is taken for one where a word may be read so: a search for a short word also finds the word that begins with
a particle's letter, if the language has both. Verbs and other stems are other words.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

from toolkit.errors import ToolkitError
from toolkit.explorer._forms import SearchWord, forms
from toolkit.explorer._rules import LONGEST
from toolkit.text import fold

if TYPE_CHECKING:
    from toolkit.themes.matcher import Matcher

__all__ = ["Hit", "Phrase", "SearchWord", "find"]

_BLANK: Final = " -_"
_PLANE: Final = 0xFFFF


class Hit(NamedTuple):
    """Where a phrase stands: number of the text, and code points of it, half-open."""

    text: int
    start: int
    end: int


@dataclass(frozen=True)
class Phrase:
    """Words to be found, compiled for one language; make one with `of`.

    Attributes
    ----------
    matcher
        Finds every word of the phrase.
    words
        For each of the matcher's surfaces, the numbers of the different words that it is a form of.
    order
        Numbers of the words, in the order of the phrase.
    literal
        By surface and word: the last letter that the surface must have in the text.
    gaps
        What must stand before each word but the first.
    """

    matcher: Matcher
    words: tuple[tuple[int, ...], ...]
    order: tuple[int, ...]
    literal: Mapping[tuple[int, int], str]
    gaps: tuple[str, ...]

    @classmethod
    def of(cls, words: str, language: str, known: frozenset[str] = frozenset()) -> Phrase:
        """Compile a search.

        Parameters
        ----------
        words
            What to find; see the module docstring.
        language
            ISO 639-1 code of the texts.
        known
            Folded words of the texts, by which particles that were typed are known; may be empty.

        Raises
        ------
        toolkit.errors.ToolkitError
            There is no letter or digit in it, ``*`` stands where it means nothing, or it is too long.
        """
        return _compiled(words, language, known)

    def find(self, texts: Sequence[str]) -> list[Hit]:
        """Every place of every text where the phrase stands, in order; none overlaps another."""
        hits = self.matcher.find(texts)
        columns = (hits.text, hits.surface, hits.start, hits.end)
        ends: list[dict[tuple[int, int], int]] = [{} for _ in set(self.order)]
        for text, surface, start, end in zip(*(column.tolist() for column in columns), strict=True):
            for word in self.words[surface]:
                letter = self.literal.get((surface, word))
                if letter is None or _last(texts[text], end) == letter:
                    ends[word][text, start] = end
        return list(self._whole_phrases(texts, [ends[word] for word in self.order]))

    def _whole_phrases(self, texts: Sequence[str], ends: Sequence[dict[tuple[int, int], int]]) -> Iterator[Hit]:
        last = Hit(-1, 0, 0)
        for (text, start), end in ends[0].items():  # in order: so the matcher gives them
            if text == last.text and start < last.end:
                continue
            at = end
            for gap, following in zip(self.gaps, ends[1:], strict=True):
                at = following.get((text, _across(texts[text], at, gap)), -1)
                if at < 0:
                    break
            else:
                last = Hit(text, start, at)
                yield last


def _last(text: str, end: int) -> str:
    """The last letter before an end, marks set aside."""
    while end and not fold(text[end - 1]):
        end -= 1
    return text[end - 1] if end else ""


def _across(text: str, at: int, gap: str) -> int:
    """Where the next word starts, if just the marks of a gap stand before it; -1 if not."""
    seen = ""
    for place in range(at, len(text)):
        folded = fold(text[place])
        if _of_word(folded):
            return place if seen == gap else -1
        seen += folded.strip(_BLANK)
        if not gap.startswith(seen):
            return -1
    return -1


def _of_word(folded: str) -> bool:
    """Whether a folded character is part of a word, as the matcher sees it."""
    if not folded or ord(folded) > _PLANE:
        return False
    return folded.isalnum() or unicodedata.category(folded)[0] == "M"


def _words(typed: str) -> Iterator[SearchWord]:
    """The words of a search, in order."""
    letters, gap, exact, at = "", "", False, 0
    while at <= len(typed):
        char = typed[at : at + 1]
        folded = fold(char)
        if _of_word(folded):
            letters += char
        elif char == "*" and letters and not _of_word(fold(typed[at + 1 : at + 2])):
            yield SearchWord(letters, gap, open=True, exact=exact)
            letters, gap, exact = "", "", False
        elif char == "*":
            raise ToolkitError(
                "'*' may only end a word", place=typed[:40], remedy="write it right behind the beginning"
            )
        elif folded or not char:
            if letters:
                yield SearchWord(letters, gap, exact=exact)
                letters, gap, exact = "", "", False
            if char == "=" and _of_word(fold(typed[at + 1 : at + 2])):
                exact = True
            else:
                gap += folded.strip(_BLANK)
        elif letters:
            letters += char
        at += 1


@lru_cache(maxsize=64)
def _compiled(words: str, language: str, known: frozenset[str]) -> Phrase:
    from toolkit.themes.lexicon import proclitics
    from toolkit.themes.matcher import AlphabetError, Matcher
    from toolkit.themes.patterns import Surface

    if len(words) > LONGEST:
        raise ToolkitError(f"a search of {len(words)} characters", remedy=f"give {LONGEST} at most")
    typed = list(_words(words))
    if not typed:
        raise ToolkitError("there is no word to look for", remedy="give a word with letters or digits, e.g. digital*")
    different = list(dict.fromkeys((word.typed, word.open, word.exact) for word in typed))
    words_of: dict[Surface, list[int]] = {}
    letters: dict[tuple[Surface, int], set[str]] = {}
    for number, (word, opened, exact) in enumerate(different):
        for form, letter in forms(SearchWord(word, "", opened, exact), language, known):
            surface = Surface(form, opened, exact)
            words_of.setdefault(surface, []).append(number)
            letters.setdefault((surface, number), set()).add(letter)
    numbers = {surface: number for number, surface in enumerate(words_of)}
    literal = {(numbers[surface], word): min(found) for (surface, word), found in letters.items() if "" not in found}
    try:
        matcher = Matcher(tuple(words_of), proclitics(language))
    except AlphabetError as error:
        raise ToolkitError(str(error), remedy="look for fewer words at once") from error
    return Phrase(
        matcher,
        tuple(tuple(dict.fromkeys(found)) for found in words_of.values()),
        tuple(different.index((word.typed, word.open, word.exact)) for word in typed),
        literal,
        tuple(word.gap for word in typed[1:]),
    )


def find(text: str, words: str, language: str) -> list[tuple[int, int]]:
    """Where words stand in one text: half-open code points, in order.

    Parameters
    ----------
    text
        Any text.
    words
        What to find; see the module docstring.
    language
        ISO 639-1 code of the text.

    Examples
    --------
    >>> find("Digital divides, digitally divided.", "digital divide*", "en")
    [(0, 15)]
    """
    return [(hit.start, hit.end) for hit in Phrase.of(words, language).find([text])]

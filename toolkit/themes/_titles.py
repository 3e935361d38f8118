"""Names and titles that no list holds: quoted titles, capitalised names, open names.

A list of names is never complete. Three habits of writing help: a title stands in
quotation marks after words such as *entitled*; in scripts with capitals a proper name is
a run of capitalised words around a head such as *Committee* or *Convention*; and in
Arabic a body's name goes on after *the commission concerned with* to the end of its noun phrase.
The word lists are data (``data/themes/names/<language>.toml``); the habits are here.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from toolkit.text import fold

if TYPE_CHECKING:
    from toolkit.themes.lexicon import Style

#: Opening quotation marks, and what closes each (Arabic text is set with ” first).
_QUOTES = {"“": "”", "”": "“", "«": "»", "„": "“”", "‟": "”", '"': '"'}
#: Single marks, which are apostrophes too.
_SINGLE, _CLOSING = "'‘", "'’"
_MARKS = frozenset(_QUOTES) | frozenset(_SINGLE)
_ENDS = ",;،؛.”“"
_LONGEST_TITLE = 400
#: What may stand between the words of a name, and how many joiners in a row.
_WITHIN, _JOINERS = " \u00a0,-‑", 3
#: Between words of a name, a slash or the apostrophe of a plural ("HIV/AIDS", "Girls’ Education").
_SIGN = re.compile(r"/|(?<=[sS])['’] ")
_SPACES = re.compile(r"/|\s*")
_WORD = re.compile(r"[^\W_]+(?:['’\-‑][^\W_]+)*")
# The first sign of such a word, if it may be a capital: "Élysée", "Two"; not "two", not the "H" of "non-Hague".
_BEGINS = re.compile(r"[^\W\d_a-z](?<![^\W_].)(?<![^\W_]['’\-‑].)", re.DOTALL)
_GAP = re.compile(r"[\s,:\-–—(]{0,12}")


@dataclass(frozen=True, slots=True, order=True)
class Mask:
    """A name or title that hides the words inside it."""

    start: int
    end: int
    kind: str
    themes: tuple[str, ...] = ()


@lru_cache(maxsize=65_536)
def _folded(word: str) -> str:
    return fold(word)


def quoted(
    text: str,
    introducers: Sequence[tuple[int, int]],
    slogans: Sequence[tuple[int, int]],
    works: Sequence[tuple[int, int]] = (),
) -> list[tuple[int, int]]:
    """Titles after an introducing word, unless a word for themes introduces them.

    A title stands in quotation marks; without them it is what begins with a capital and
    ends at the next comma, semicolon or full stop (in a script without capitals, whatever follows).
    Right after a word for a work (*report*), quotation marks alone make a title.
    """
    found = []
    themes = {end for _, end in slogans}
    for _, end in introducers:
        gap = _GAP.match(text, end)
        at = gap.end() if gap else end
        if end in themes or at >= len(text):
            continue
        limit = min(at + _LONGEST_TITLE, len(text))
        if text[at] in _MARKS:
            found.extend(_marked(text, at))
        elif text[at].isupper() or (text[at].isalpha() and text[at].lower() == text[at].upper()):
            found.append((at, next((i for i in range(at + 1, limit) if text[i] in _ENDS), limit)))
    for _, end in works:
        at = end + 1
        if text[end:at].isspace() and text[at : at + 1] in _MARKS and end not in themes:
            found.extend(_marked(text, at))
    return found


def _marked(text: str, at: int) -> list[tuple[int, int]]:
    """The title in the quotation marks that open at an offset, if they close."""
    limit = min(at + _LONGEST_TITLE, len(text))
    if text[at] in _QUOTES:
        close = next((i for i in range(at + 1, limit) if text[i] in _QUOTES[text[at]]), 0)
    else:
        close = _single_close(text, at, limit)
    return [(at, close + 1)] if close else []


def _single_close(text: str, start: int, limit: int) -> int:
    """Where a single mark closes: never inside a word, and after a plural's *s* only if no better one follows."""
    plural = 0
    for at in range(start + 1, limit):
        if text[at] not in _SINGLE + _CLOSING:
            continue
        before, after = text[at - 1], text[at + 1 : at + 2]
        if after.isalnum():
            if before.isalnum():
                continue
            break  # another quotation opens
        if text[at] in _CLOSING and not (before in "sS" and after.isspace()):
            return at
        plural = plural or at
    return plural


def own_title(text: str, title: str, style: Style) -> list[tuple[int, int]]:
    """Where a text quotes its resolution's own title.

    With its capitals the title is a name wherever it stands. A script without capitals writes the name and plain words
    alike (*the right to food*): there only a quotation mark before it tells the title.
    """
    found = []
    at = text.find(title)
    while at >= 0:
        if style.heads or text[max(at - 1, 0) : at] in _MARKS:
            found.append((at, at + len(title)))
        at = text.find(title, at + len(title))
    return found


def open_end(text: str, end: int, style: Style) -> int:
    """Where a name that goes on stops: at punctuation, a stop word, or after a number of words."""
    at = end
    for _ in range(style.words):
        gap = _SPACES.match(text, at)
        word = _WORD.match(text, gap.end() if gap else at)
        if word is None or _folded(word[0]) in style.stops:
            return at
        at = word.end()
    return at


def capital_run(text: str, style: Style, known: Sequence[Mask]) -> list[tuple[int, int]]:
    """Runs of capitalised words with a head word among them.

    Joiners (*of*, *on the* ...) may stand between capitalised words; a listed name, a
    full stop or any other word ends the run.
    """
    found: list[tuple[int, int]] = []
    run: list[re.Match[str]] = []
    joining = last = at = 0
    while word := _WORD.search(text, last) if run else _capital(text, last):
        gap, last = text[last : word.start()], word.end()
        while at < len(known) and known[at].end <= word.start():
            at += 1
        listed = at < len(known) and known[at].start <= word.start()
        folded, capital = _folded(word[0]), word[0][0].isupper()
        parted = gap.strip(_WITHIN) and not _SIGN.fullmatch(text, word.start() - len(gap), word.start())
        if listed or parted:
            _close(run, found, style)
        if listed:
            continue
        if capital and (run or (folded not in style.openers and word.start())):
            if run and "," in gap and (joining or folded in style.openers):
                _close(run, found, style)
            run.append(word)
            joining = 0
        elif run and folded in style.joiners and joining < _JOINERS and "," not in gap:
            joining += 1
        else:
            _close(run, found, style)
            joining = 0
    _close(run, found, style)
    return found


def _capital(text: str, start: int) -> re.Match[str] | None:
    """The next word with a capital: where no name is open, none of the others begins one."""
    for sign in _BEGINS.finditer(text, start):
        if sign[0].isupper():
            return _WORD.match(text, sign.start())
    return None


def _close(run: list[re.Match[str]], found: list[tuple[int, int]], style: Style) -> None:
    """End a run; it is a name if it has two words or more, a head among them."""
    if len(run) > 1 and any(_folded(word[0]) in style.heads for word in run):
        found.append((run[0].start(), run[-1].end()))
    run.clear()

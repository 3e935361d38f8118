"""Two kindred paragraphs, word by word: what went, what came, and both side by side with their differences marked.

A *change* is a run of words of the earlier text that stands no more, a run of words of the later one that did not
stand there, or the one in the place of the other. Spelling and punctuation set aside (`toolkit._words`), the
words left out and put in are as few as can be; where a word moved, it went and came.

*Terms* are what may be kept of a change without keeping the text: single words, and runs of at most three words,
function words left out (``data/languages/<code>/genealogy.toml``), in alphabetical order. Of a longer run only single
words remain. A term says that a word came or went in this paragraph, not that its subject did.
"""

from __future__ import annotations

import html
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Final, NamedTuple

from rapidfuzz.distance import Indel

from toolkit import languages
from toolkit._words import Word, Words
from toolkit.model import Paragraph
from toolkit.text import DROPPED, fold

__all__ = ["Change", "changes", "numbers", "show", "terms"]

#: Most words of a term.
LONGEST: Final = 3

_SILENT: Final = re.compile(f"[{DROPPED}]")


class Change(NamedTuple):
    """A run of words ``[a_start, a_end)`` of the earlier text that became ``[b_start, b_end)`` of the later one."""

    a_start: int
    a_end: int
    b_start: int
    b_end: int


def changes(a: Words, b: Words) -> tuple[Change, ...]:
    """The changes from one text to another, in order; none for identical words.

    Examples
    --------
    >>> changes(Words.of("close the gap"), Words.of("close the digital gap"))
    (Change(a_start=2, a_end=2, b_start=2, b_end=3),)
    """
    found: list[Change] = []
    for op in Indel.opcodes(a.keys, b.keys):
        if op.tag == "equal":
            continue
        change = Change(op.src_start, op.src_end, op.dest_start, op.dest_end)
        if found and found[-1].a_end == change.a_start and found[-1].b_end == change.b_start:
            change = Change(found[-1].a_start, change.a_end, found[-1].b_start, change.b_end)
            found.pop()
        found.append(change)
    return tuple(found)


def numbers(a: Words, b: Words) -> tuple[list[str], list[str]]:
    """Numbers that came and that went, as written in digits; a number that stands in both is neither."""
    one = Counter(word.key for word in a.words if word.number)
    two = Counter(word.key for word in b.words if word.number)
    return sorted((two - one).elements()), sorted((one - two).elements())


@cache
def _function_words(language: str) -> frozenset[str]:
    words: list[str] = languages.load(language, "genealogy").get("function_words", [])
    return frozenset(fold(word) for word in words)


def terms(a: Words, b: Words, language: str) -> tuple[list[str], list[str]]:
    """Terms that came and terms that went, each sorted and once.

    Parameters
    ----------
    a, b
        The earlier and the later text; an empty one for a paragraph without kin.
    language
        ISO 639-1 code, for the function words; without a list of them every word counts.

    Returns
    -------
    tuple of list of str
        ``(came, went)``; a term has at most three words, without marks; a term that came and went is in neither.
    """
    found = changes(a, b)
    went = dict(_terms(a, ((c.a_start, c.a_end) for c in found), language))
    came = dict(_terms(b, ((c.b_start, c.b_end) for c in found), language))
    return (
        sorted(came[key] for key in came.keys() - went.keys()),
        sorted(went[key] for key in went.keys() - came.keys()),
    )


def _terms(words: Words, ranges: Iterable[tuple[int, int]], language: str) -> Iterator[tuple[str, str]]:
    """Folded key and spelling of each term."""
    function = _function_words(language)
    for start, end in ranges:
        run: list[Word] = []
        for word in (*words.words[start:end], None):
            counts = word is not None and word.key not in function and not word.number
            together = not run or word is None or words.text[run[-1].end : word.start].isspace()
            if run and not (counts and together):
                is_term = len(run) <= LONGEST
                for term in [run] if is_term else [[one] for one in run]:
                    spelt = " ".join(_SILENT.sub("", words.text[one.start : one.end]) for one in term)
                    yield " ".join(one.key for one in term), spelt
                run = []
            if word is not None and counts:
                run.append(word)


def show(a: Paragraph | str, b: Paragraph | str, language: str = "") -> str:
    """Both paragraphs side by side as HTML, with their differences marked.

    Parameters
    ----------
    a, b
        The earlier and the later paragraph, or their texts.
    language
        ISO 639-1 code, for the direction of writing; the current one where empty.

    Returns
    -------
    str
        A ``div`` of two cells; words that went stand in ``del``, words that came in ``ins``. The texts are
        escaped; no style is set.

    Examples
    --------
    >>> import toolkit as tk
    >>> "<ins" in tk.series.difference.show("two old boats", "two new boats", "en")
    True
    """
    language = language or languages.current()
    one, two = _words(a), _words(b)
    found = changes(one, two)
    direction = "rtl" if languages.load(language, "display").get("direction") == "rtl" else "ltr"
    attributes = f'dir="{direction}" lang="{html.escape(language, quote=True)}"'
    cells = (
        ("before", a, _marked(one, [(c.a_start, c.a_end) for c in found], "del")),
        ("after", b, _marked(two, [(c.b_start, c.b_end) for c in found], "ins")),
    )
    body = "".join(
        f'<div class="{name}"><b>{html.escape(_name(what))}</b> <span {attributes}>{text}</span></div>'
        for name, what, text in cells
    )
    return f'<div class="difference">{body}</div>'


def _words(what: Paragraph | str) -> Words:
    return Words.of(what if isinstance(what, str) else what.text.string)


def _name(what: Paragraph | str) -> str:
    return "" if isinstance(what, str) else what.id


def _marked(words: Words, ranges: Iterable[tuple[int, int]], tag: str) -> str:
    parts: list[str] = []
    at = 0
    for start, end in ranges:
        if start == end:
            continue
        low, high = words.words[start].start, words.words[end - 1].end
        parts += [html.escape(words.text[at:low]), f"<{tag}>{html.escape(words.text[low:high])}</{tag}>"]
        at = high
    return "".join([*parts, html.escape(words.text[at:])])

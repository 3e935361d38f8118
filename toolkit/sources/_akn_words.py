"""The words of a run of mark-up, and the characters of the source behind them.

`flatten` turns elements into a list of signs: text, notes, breaks. `compose` reads the
signs: white space becomes single spaces, footnotes leave the sentence that bears them,
and what is left of a printed marker around them (empty brackets, a superscript number)
is no word. A superscript number refers back to a note only where that note has been seen,
above or in the same signs, and what it stands on is no unit (``m`` + ``2`` stays ``m2``).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Iterable, Iterator
from dataclasses import dataclass
from functools import cache, partial
from operator import attrgetter
from typing import NamedTuple

from toolkit.model import Fragment, Span, Text
from toolkit.sources._akn_xml import INLINE, Chunk, Element

__all__ = ["AknRun", "AknWords", "Break", "Footnote", "Sign", "compose", "flatten", "notes_in"]

#: Elements that stand on a line of their own.
_BLOCK = frozenset(
    "p li tr td th point item intro content list blockList listIntroduction listWrapUp wrapUp wrap "  # noqa: SIM905 - words
    "container paragraph section subparagraph formula heading subheading crossHeading num br eol table title".split()
)
_EMPHASIS = re.compile(r"\b(?:bold|italic|underline)", re.IGNORECASE)
_EMPHATIC = frozenset({"b", "i", "em", "strong", "u"})
#: Elements whose words are not among those around them.
_ASIDE = frozenset({"authorialNote", "noteRef", "meta"})
_B = r" \t\r\n\f\v\u2028\u2029"
# White space, or words that single spaces part; the classes share no character, so a scan is linear.
_PIECE = re.compile(rf"(?P<blank>[{_B}]+)|(?P<word>[^{_B}]+(?: [^{_B}]+)*)")
# White space but for blanks, which most runs do not have: "a\tb"; not "a b".
_ODD = re.compile(r"[\t\r\n\f\v\u2028\u2029]")
_EMPTY_MARKER = re.compile(r"[\s()]*")
_BACK_REFERENCE = re.compile(r"\s*\(?\s*(\d{1,3})\s*\)?\s*")
# What a note repeats of its own marker at its head: "()", "((", "(12)".
_OWN_MARKER = re.compile(r"\((\d{0,3}|\*{1,3})[()] ?")
_PLACE = attrgetter("start", "end")
# "9 km", "м": what a raised 2 or 3 without brackets belongs to; not "XI", "به", "2013年", "10º".
_UNIT = re.compile(r"(?:^|[\W\d_])[a-zA-Zµμа-яА-Я]?[a-zа-я]$")
_POWERS = frozenset("23")
_WIDE = "\u2e80"  # Chinese signs stand from here on, and are not parted by blanks


class AknRun(NamedTuple):
    """Text of the source, whether it is emphasised, and whether it is set above the line."""

    chunk: Chunk
    emphatic: bool = False
    raised: bool = False


#: Runs and fragments of all their fields: the classes themselves take twice as long.
_run: Callable[[tuple[Chunk, bool, bool]], AknRun] = partial(tuple.__new__, AknRun)
_fragment: Callable[[tuple[int, int, str | None]], Fragment] = partial(tuple.__new__, Fragment)


@dataclass(frozen=True, slots=True)
class Footnote:
    """A footnote where it stands: ``element`` is its ``authorialNote``, or a ``noteRef`` to one elsewhere."""

    element: Element


@dataclass(frozen=True, slots=True)
class Break:
    """The edge of a block: a space in a paragraph, a line end in the header."""


Sign = AknRun | Footnote | Break
_BREAK = Break()


@dataclass
class AknWords:
    """What some signs read as.

    Attributes
    ----------
    text
        The words.
    emphasis
        Emphasised ranges of the text; ranges that only white space parts are one.
    markers
        ``(text offset, marker)`` of each footnote marker.
    used
        Raw spans of marks that belong to the passage though they are no words of it
        (footnote markers that refer back).
    raised
        Whether some of it is set above the line.
    """

    text: Text
    emphasis: tuple[Span, ...] = ()
    markers: tuple[tuple[int, str], ...] = ()
    used: tuple[Span, ...] = ()
    raised: bool = False

    def spans(self) -> list[Span]:
        """Raw spans of the words and marks, touching ones merged."""
        spans: list[Span] = []
        low = high = -1
        for start, end, _ in self.text.fragments:
            if start == high:
                high = end
            elif end > start:
                if start < high or self.used:  # out of order: a table that was moved
                    return merged((*(Span(f.start, f.end) for f in self.text.fragments), *self.used))
                if high > low:
                    spans.append(Span(low, high))
                low, high = start, end
        return [*spans, Span(low, high)] if high > low else spans


def flatten(element: Element) -> list[Sign]:
    """The signs of an element, in order."""
    signs: list[Sign] = []
    _flatten(element, signs, emphatic=False, raised=False)
    return signs


def _flatten(element: Element, signs: list[Sign], *, emphatic: bool, raised: bool) -> None:
    name = element.name
    if name in _ASIDE:
        if name != "meta":
            signs.append(Footnote(element))
        return
    if not emphatic:
        emphatic = name in _EMPHATIC or (name == "span" and _emphasised(element.attributes.get("class", "")))
    raised = raised or name == "sup"
    inline = name in INLINE
    block = name in _BLOCK
    if block:
        signs.append(_BREAK)
    for child in element.children:
        if type(child) is Element:
            _flatten(child, signs, emphatic=emphatic, raised=raised)
        elif inline or not child.text.isspace():  # type: ignore[union-attr]
            signs.append(_run((child, emphatic, raised)))  # type: ignore[arg-type]
    if block:
        signs.append(_BREAK)


@cache
def _emphasised(look: str) -> bool:
    return _EMPHASIS.search(look) is not None


def notes_in(signs: Iterable[Sign]) -> Iterator[Element]:
    """The footnotes among some signs, those within notes included."""
    for sign in signs:
        if isinstance(sign, Footnote) and sign.element.name == "authorialNote":
            yield sign.element
            for child in sign.element.elements():
                yield from child.iter("authorialNote")


def compose(
    source: str, signs: Iterable[Sign], *, known: Container[str] = (), line: str = " ", note: str = ""
) -> AknWords:
    """Read signs as words.

    Parameters
    ----------
    source
        The source text.
    signs
        What `flatten` gives.
    known
        Markers of the notes seen so far, to which a superscript number may refer back.
    line
        What a break between blocks reads as.
    note
        The marker, where the signs are those of a footnote, which may repeat it at its head.
    """
    composer = _Composer(source, known, line, note)
    for sign in signs:
        kind = type(sign)
        if kind is AknRun:
            composer.run(sign)  # type: ignore[arg-type]
        elif kind is Break:
            composer.broken = composer.at > 0
        else:
            composer.marker(sign.element.attributes.get("marker", ""))  # type: ignore[union-attr]
    return composer.words()


class _Composer:
    """What was read so far.

    ``low`` and ``high`` are the last run of the source that reads as it stands; ``blank`` is white space that counts
    once a word follows; ``since`` is the first of the pieces after the last white space, ``fresh`` that there is none.
    """

    __slots__ = (
        *("at", "blank", "broken", "emphasis", "fragments", "fresh", "high", "known", "line", "low", "markers", "note"),
        *("pieces", "raised", "since", "source", "used"),
    )

    def __init__(self, source: str, known: Container[str], line: str, note: str) -> None:
        self.source, self.known, self.line, self.note = source, known, line, note
        self.fragments: list[Fragment] = []
        self.pieces: list[str] = []
        self.emphasis: list[Span] = []
        self.markers: list[tuple[int, str]] = []
        self.used: list[Span] = []
        self.blank: tuple[int, int, bool] | None = None
        self.broken, self.fresh, self.raised = False, True, False
        self.at = self.since = 0
        self.low = self.high = -1

    def marker(self, marker: str) -> None:
        self.markers.append((self.at, marker))

    def run(self, run: AknRun) -> None:
        chunk, emphatic, raised = run
        start, end, text = chunk
        literal = end - start == len(text)
        if literal and not raised and not self.note:
            self._plain(start, end, text, emphatic)
            return
        self.raised = self.raised or raised
        debris = raised and _EMPTY_MARKER.fullmatch(text) is not None
        if raised and (match := _BACK_REFERENCE.fullmatch(text)):
            if self.at == 0 and match[1] == self.note:
                return
            if self._refers(match[1], bare=text.strip() in _POWERS):
                self.marker(match[1])
                stops = start + len(text.rstrip()) if literal else end
                self.used.append(Span(start, stops))
                if (
                    stops < end and self.pieces and self.pieces[-1][-1:] < _WIDE
                ):  # the blank behind the marker is raised with it
                    self._blank(stops, end, text[stops - start :])
                return
        for piece in _PIECE.finditer(text):
            low, high, words = start + piece.start(), start + piece.end(), piece[0]
            if not literal:
                low, high = start, end
            if piece.lastgroup == "blank":
                self._blank(low, high, words)
            elif not debris:
                if literal and (skip := self._own_marker(words)):
                    low, words = low + skip, words[skip:]
                if words:
                    self._word(low, high, words, literal, emphatic)

    def _plain(self, start: int, end: int, text: str, emphatic: bool) -> None:  # noqa: FBT001 - names cost time here
        """A run that reads as it stands, which most are."""
        if "  " not in text and (text.isprintable() or _ODD.search(text) is None):
            # words that single blanks part, and blanks at the ends
            words = text.strip(" ")
            if len(words) == len(text):
                self._word(start, end, text, True, emphatic)
                return
            low = start + (text[0] == " ")
            if low > start:
                self._blank(start, low, " ")
            if words:
                high = low + len(words)
                self._word(low, high, words, True, emphatic)
                if high < end:
                    self._blank(high, end, " ")
            return
        for piece in _PIECE.finditer(text):
            low, high = piece.span()
            if piece.lastgroup == "blank":
                self._blank(start + low, start + high, piece[0])
            else:
                self._word(start + low, start + high, piece[0], True, emphatic)

    def _own_marker(self, text: str) -> int:
        if not self.note or self.at:
            return 0
        match = _OWN_MARKER.match(text)
        return match.end() if match and match[1] in ("", self.note) else 0

    def _refers(self, marker: str, *, bare: bool) -> bool:
        if marker not in self.known and all(marker != own for _, own in self.markers):
            return False
        return not bare or _UNIT.search("".join(self.pieces[self.since :])[-4:]) is None

    def _blank(self, low: int, high: int, text: str) -> None:
        if self.at and self.blank is None:
            self.blank = low, high, self.source[low:high] == " " == text

    def _word(self, low: int, high: int, text: str, literal: bool, emphatic: bool) -> None:  # noqa: FBT001 - likewise
        pieces, at = self.pieces, self.at
        if self.broken or self.blank is not None:
            start, end, as_it_stands = self.blank or (low, low, False)
            reads = self.line if self.broken else " "
            pieces.append(reads)
            self._take(start, end, None if as_it_stands and not self.broken else reads)
            at += 1
            self.blank, self.broken, self.fresh, self.since = None, False, True, len(pieces)
        pieces.append(text)
        if literal and low == self.high:
            self.high = high
        else:
            self._take(low, high, None if literal else text)
        self.at = at + len(text)
        if emphatic:
            last = self.emphasis[-1] if self.emphasis else None
            if last is not None and at - last.end <= self.fresh:
                self.emphasis[-1] = Span(last.start, self.at)
            else:
                self.emphasis.append(Span(at, self.at))
        self.fresh = False

    def _take(self, low: int, high: int, reads: str | None) -> None:
        """Take a run and what it reads as; one that reads as it stands, right behind another, is one with it."""
        if reads is None and low == self.high:
            self.high = high
            return
        if self.high >= 0:
            self.fragments.append(_fragment((self.low, self.high, None)))
        if reads is None:
            self.low, self.high = low, high
        else:
            self.fragments.append(_fragment((low, high, reads)))
            self.high = -1

    def words(self) -> AknWords:
        if self.high >= 0:
            self.fragments.append(_fragment((self.low, self.high, None)))
        text = Text("".join(self.pieces), tuple(self.fragments))
        return AknWords(text, tuple(self.emphasis), tuple(self.markers), tuple(self.used), self.raised)


def merged(spans: Iterable[Span]) -> list[Span]:
    """Spans in order, touching ones made one."""
    out: list[Span] = []
    for span in sorted((span for span in spans if len(span)), key=_PLACE):
        if out and span.start <= out[-1].end:
            out[-1] = Span(out[-1].start, max(out[-1].end, span.end))
        else:
            out.append(span)
    return out

"""Marks inside a printed passage: footnote markers, emphasis, line ends.

`words` turns spans of a source into the `Text` they read as. Footnote markers and
emphasis marks are printers' signs, not words: they stay in the passage's spans but not
in its text. A line end reads as one space.

A bracketed superscript is always a marker. Weaker forms (a bare superscript or digit, a
plain number in brackets) are markers only where they come next in the sequence, since
``m²`` and ``(5)`` may be words.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import accumulate

from toolkit.model import Fragment, Span, Text
from toolkit.spans import joined
from toolkit.text import is_arabic

SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹"
TO_DIGIT = {ord(c): str(i) for i, c in enumerate(SUPERSCRIPTS)}

# One alternative a kind of mark; every quantifier is bounded, so a scan is linear. The first line passes at once
# whatever no mark begins with, such as a letter.
_MARK = re.compile(
    rf"""
    (?=[\d⁽\[^<(*_{SUPERSCRIPTS}]|\s\s?\d|[ ]\[)(?:
      ⁽\s?(?P<bracketed>[{SUPERSCRIPTS}\d]{{1,3}})\s?⁾            # ⁽¹⁾
    | \[\^(?P<markdown>\d{{1,3}})\]                               # [^1]
    | [ ]?\[(?P<directive>\d{{1,3}})\]_(?!\w)                     # word [1]_
    | \^(?P<caret>\d{{1,3}})\^                                    # ^1^
    | (?<=\S)\[(?P<square>\d{{1,3}})\]                            # word[1]
    | (?:(?<=[.,;:)”"])\s?|(?<=\w)\s)(?P<slash>\d{{1,3}})/(?=[\s.,;:]|$)   # word, 1/ 1994,1/ (1994) 1/
    | <sup>\s?\(?(?P<html>\d{{1,3}})\)?\s?</sup>                  # <sup>1</sup>
    | (?<=\w)(?P<super>[{SUPERSCRIPTS}]{{1,3}})                    # word¹, 2019¹
    | (?<=[.,;:،؛，；：。、”"“'’)\]）》])(?P<superp>[{SUPERSCRIPTS}]{{1,3}})    # word,¹
    | (?<=[^\s\d])\((?P<plain>\d{{1,3}})\)(?=[\s.,;:،؛\u200e\u200f\u202c\u2069]|$)        # word(1)
    # 2043(1), 98/1(2), 98/20(3); not 12(3)
    | (?:(?<=\d\d[/\d]\d)|(?<=\d/\d\d)|(?<=/\d\d\d))\((?P<plaind>\d{{1,3}})\)(?=[\s.,;:،؛\u200e\u200f\u202c\u2069]|$)
    | (?<=[^\W\d_])(?P<digit>\d{{1,3}})(?=[\s.,;:،؛\u200e\u200f\u202c\u2069]|$)           # word1
    | (?<=[^\W\d_]:)(?P<digitl>\d{{1,2}})(?=\s|$)                 # States:1
    | (?<=[”"“’)])(?P<digitq>\d{{1,3}})(?=[\s.,;:،؛\u200e\u200f\u202c\u2069]|$)            # (2005)1
    | (?<=[^\d\s][,;\u060c\u061b])(?P<digitp>\d{{1,3}})(?=[\s\u200e\u200f\u202c\u2069]|$)               # word,1
    | (?<=\d[,;])(?P<digitc>\d{{1,2}})(?=[\s\u200e\u200f\u202c\u2069]|$)                    # 2019,1
    | (?<=[a-zء-ي][.])(?P<digitf>\d{{1,3}})(?=[\s\u200e\u200f\u202c\u2069]|$)               # word.1
    | (?<=\b(?:19|20)\d\d)(?P<digity>\d{{1,2}})(?=[\s.,;:،؛\u200e\u200f\u202c\u2069]|$)    # 20191
    | (?<=[,;:.)”"’])\s{{1,2}}(?P<spaced>\d{{1,3}})(?=[\s.,;:]|$)(?!,\s\d) # word, 1; not 2, 10, 17
    | (?P<stars>\*{{1,3}})
    | (?<!\w)(?P<under>_{{1,2}})(?=\w) | (?<=[\w.,;،؛\u064b-\u0652])(?P<under2>_{{1,2}})(?!\w)
    | (?P<tag></?(?:b|i|em|strong|u)>))
    """,
    re.VERBOSE,
)
# What a number belongs to that touches its point: "A/99/7/Add.1", "CONF.4", "No.3", "para.2".
_NUMBERED = re.compile(
    r"/[A-Za-z.]{1,12}\.$|^\W*(?:[Nn]os?|[Vv]ol|[Pp]aras?|[Aa]rts?|[Cc]hap|[Ss]ect|pp?|Add|Rev|Corr|Res|Dec)\.$"
)
# The letters of a symbol that its number touches: "AFR/RC60/R3", "CD51.R5"; not "and/or3".
_SERIES = re.compile(r"[A-Z0-9)][/.][A-Z]{1,3}$")
# Words that single spaces part, or a run of blanks.
_RUN = re.compile(
    r"(?P<words>[^ \t\r\n\f\v\u2028\u2029]+(?: [^ \t\r\n\f\v\u2028\u2029]+)*)|(?P<blank>[ \t\r\n\f\v\u2028\u2029]+)"
)
_STRONG = ("bracketed", "markdown", "directive", "html", "caret")
_SUPER = ("super", "superp")
_LISTED = ("plain", "plaind", "square", "slash")  # need a note of that number
_BARE = ("digit", "digitq", "digitp", "digitc", "digitf", "digity", "digitl")
_SPACED = "spaced"
_AHEAD = 4  # how far a weak marker may run ahead of the last one: a marker or two may be unreadable


@dataclass
class Marks:
    """What a scan of a passage found, in raw offsets.

    Attributes
    ----------
    markers
        ``(raw offset, marker number as digits)``.
    emphasis
        Raw spans between paired emphasis marks.
    skipped
        Raw spans of the marks themselves.
    """

    markers: list[tuple[int, str]] = field(default_factory=list)
    emphasis: list[Span] = field(default_factory=list)
    skipped: list[Span] = field(default_factory=list)


def scan(
    source: str,
    spans: list[Span],
    last_marker: int,
    notes: frozenset[int],
    bare_notes: frozenset[int] = frozenset(),
    pages: Mapping[int, tuple[int, int]] | None = None,
) -> Marks:
    """Find the marks of one passage.

    Parameters
    ----------
    source
        The source text.
    spans
        The passage's spans.
    last_marker
        Number of the last marker before this passage (0 at the start).
    notes
        Numbers of the notes that the document has; a superscript needs one.
    bare_notes
        Those of them that are numbered by a bare digit; a bare digit is a marker only of such a note.
    pages
        From where to where in the source the marker of a note may stand: on the note's page. A digit that a blank
        parts from its word is a marker only there.

    Returns
    -------
    Marks
    """
    marks = Marks()
    open_at: dict[str, tuple[int, int]] = {}
    for span in spans:
        for match in _MARK.finditer(source, span.start, span.end):
            kind = match.lastgroup or ""
            token = match[kind]
            if kind in (*_STRONG, *_SUPER, *_LISTED, *_BARE, _SPACED):
                number = int(token.translate(TO_DIGIT))
                if kind == _SPACED:
                    low, high = (pages or {}).get(number, (0, 0))
                    ahead = number in bare_notes and _ahead(number, last_marker, notes) and low <= match.start() < high
                else:
                    ahead = kind in _STRONG or _is_marker(source, match, kind, number, last_marker, notes, bare_notes)
                if ahead:
                    start = match.start() if kind in (*_STRONG, *_LISTED, _SPACED) else match.start(kind)
                    marks.markers.append((start, str(number)))
                    marks.skipped.append(Span(start, match.end()))
                    last_marker = max(last_marker, number)
                continue
            key = token.strip("</>") if kind == "tag" else token
            opened = open_at.pop(key, None)
            closing = token.startswith("</") if kind == "tag" else opened is not None
            if closing and opened is not None:
                marks.emphasis.append(Span(opened[1], match.start()))
                marks.skipped += [Span(*opened), Span(match.start(), match.end())]
            elif not closing:
                open_at[key] = (match.start(), match.end())
    marks.emphasis.sort()
    marks.skipped.sort()
    return marks


# Stars behind a word: "BORDURIA,** KHEMED*"; not "**12.** Decides" nor "*Recalling* it".
_STARS = re.compile(r"(?<=[^\s*])\*{1,3}(?=[\s.,;:]|$)(?!\*)")


def starred(source: str, spans: list[Span], marks: Marks, notes: frozenset[str]) -> Marks:
    """The marks of a passage where some notes have stars for numbers: stars behind words are their markers."""
    if not notes:
        return marks
    closing = {
        span.end for span in marks.emphasis if source[max(span.start - 4, 0) : span.start].rstrip("*")[-1:].isspace()
    }  # "*Recalling*"
    found = [m for span in spans for m in _STARS.finditer(source, span.start, span.end) if m[0] in notes]
    found = [m for m in found if m.start() not in closing]
    if not found:
        return marks
    ends, begins = {m.start() for m in found}, {m.end() for m in found}
    emphasis = [span for span in marks.emphasis if span.end not in ends and span.start not in begins]
    skipped = [span for span in marks.skipped if span.start not in ends] + [Span(m.start(), m.end()) for m in found]
    markers = sorted([*marks.markers, *((m.start(), m[0]) for m in found)])
    return Marks(markers, emphasis, sorted(skipped))


def _ahead(number: int, last: int, notes: frozenset[int]) -> bool:
    """Whether a number is one of the next after the last marker: in counting, or among the notes that there are."""
    if last < number <= last + _AHEAD:
        return True
    return number > last and number in notes and sum(last < note < number for note in notes) < _AHEAD


def _is_marker(
    source: str,
    match: re.Match[str],
    kind: str,
    number: int,
    last: int,
    notes: frozenset[int],
    bare_notes: frozenset[int],
) -> bool:
    """Whether a weak form is a marker: its note exists, it comes next or again, and it can be no word."""
    word = source[max(match.start() - 12, 0) : match.start()].rsplit(maxsplit=1)[-1:]
    letters = sum(c.isalpha() for c in word[0]) if word else 0
    ahead = _ahead(number, last, notes)
    if kind in _SUPER:  # m², km² are units
        return (
            number in notes
            and (ahead or number <= last)
            and (letters > 2 or not word or not word[0].isalpha() or word[0][0].isupper())
        )
    if kind in _LISTED:
        return number in notes and (ahead or number <= last)
    if number not in bare_notes or (kind == "digitf" and word and _NUMBERED.search(word[0])):
        return False
    if kind == "digit" and word and _SERIES.search(word[0]):
        return False
    if kind == "digitc":  # a decimal comma is Arabic's, a thousand has three digits
        return ahead and not any(is_arabic(c) for c in source[max(match.start() - 30, 0) : match.start()])
    return ahead or (number <= last and kind in ("digit", "digitp") and letters > 2)


def words(source: str, spans: list[Span], skipped: list[Span]) -> Text:
    """The text of some spans without the skipped ones, white space normalised to single spaces.

    Spans are parted by a space, unless a skipped one reaches over the end of the first: a word broken by a page's end.
    """
    fragments: list[Fragment] = []
    gaps = _Gaps(skipped)
    space: Fragment | None = None  # read, but put only before the next word
    for index, span in enumerate(spans):
        if index and fragments and space is None:
            joint = spans[index - 1].end
            if not gaps.over(joint, joint + 1):
                space = Fragment(joint, joint, " ")
        for run in _without(span, gaps.over(span.start, span.end)):
            for match in _RUN.finditer(source, run.start, run.end):
                if match.lastgroup == "blank":
                    if fragments and space is None:
                        space = Fragment(match.start(), match.end(), None if match[0] == " " else " ")
                    continue
                if space is not None:
                    fragments.append(space)
                    space = None
                fragments.append(Fragment(match.start(), match.end()))
    return Text.of(source, joined(fragments))


class _Gaps:
    """Skipped spans in order, so that those over a place are found without looking at all."""

    def __init__(self, spans: list[Span]) -> None:
        self.spans = sorted(spans)
        self.starts = [span.start for span in self.spans]
        self.reach = list(accumulate((span.end for span in self.spans), max))

    def over(self, start: int, end: int) -> list[Span]:
        """Those that share a character with a span."""
        found = self.spans[bisect_right(self.reach, start) : bisect_left(self.starts, end)]
        return [span for span in found if span.end > start]


def _without(span: Span, skipped: list[Span]) -> list[Span]:
    runs, at = [], span.start
    for skip in skipped:
        if skip.start > at:
            runs.append(Span(at, skip.start))
        at = max(at, skip.end)
    if at < span.end:
        runs.append(Span(at, span.end))
    return runs


def text_spans(text: Text, raw: list[Span]) -> tuple[Span, ...]:
    """Map raw spans to text spans, leaving out what the text does not hold."""
    return tuple(span for r in raw if (span := text.within(r.start, r.end)) is not None)

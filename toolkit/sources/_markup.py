r"""Text with the signs of a mark-up language, written as plain text: Markdown, reStructuredText, AsciiDoc, Org, wikis.

Converters write a page's looks as signs: ``\(a\)`` for "(a)", ``[1](#fn1)`` or ``footnote:[...]`` for a note. Those
that plain text has too (``*word*``, ``[^1]``) are left to the grammar; all others are rewritten as these, or left out.
Each line of what is written leads back to the line of the file that it comes from.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape

from toolkit.model import Place
from toolkit.sources._markup_signs import IN_ORG, IN_WIKI, SIGN, smart

__all__ = ["Plain", "plain"]

# One alternative a kind of mark-up; every quantifier is bounded, so a scan is linear.
_TOKEN = re.compile(
    rf"""
      (?:<sup>)?(?:<a\s[^<>]{{0,100}}></a>)?\[\^?(?:\\?\[)?(?P<link>\d{{1,3}})(?:\\?\])?\^?\]
      \(\\?\#[^()\s]{{1,80}}\)(?:</sup>)?                                       # [1](#fn1), [\[1\]](\#footnote\-1)
    | [ \t\u00a0]{{0,4}}\[(?:{SIGN}|\^)\ufe0e?\]\(\\?\#[^()\s]{{1,80}}\)       # [↩](#fnref1)
    | [ \t\u00a0]{{0,4}}[\u21a9\u2936]\ufe0e?                                   # ↩
    | !?\[(?P<label>[^\[\]\n]{{0,200}})\]\((?:https?:|mailto:|\.{{0,2}}/|\\?\#)[^()\s]{{0,300}}\)   # [site](https://...)
    | <(?P<auto>https?://[^<>\s]{{1,300}})>
    | <ref(?:\s[^<>]{{0,80}})?>(?P<ref>(?:(?!</?ref).){{1,2000}})</ref>         # <ref>Resolution 70/1.</ref>
    | footnote:\w{{0,30}}\[(?P<foot>(?:[^\[\]]|\[[^\[\]]{{0,200}}\]){{1,2000}})\]   # footnote:[Resolution 70/1.]
    | (?P<orgnote>^)?\[fn:(?P<org>\d{{1,3}})\]                                  # [fn:1]
    | ^\.\.\s\[(?P<rstnote>\d{{1,3}})\](?:[ \t]*\n)?[ \t]*                      # .. [1]
    | [ ]?\[(?P<rst>\d{{1,3}})\]_(?!\w)                                         # [1]_
    | \\(?P<escaped>[!-/:-@\[-`{{-~])                                           # \(, \., \[
    | (?<=[*_`“(])\\[ ]|\\[ ](?=[*`\[،؛,;:.])|\\(?=[ \n])                      # "“\ *Repertory*", a line's hard end
    | (?<=\w[_*])[ ](?=[,;:.،؛])                                                # "_Concerned also_ , in"
    | (?<=\d\.[ ])\[@\d{{1,3}}\][ ]                                             # "2. [@2] Also"
    | <(?P<tag>/?(?:a|span|div|p|br|ol|ul|li|references|blockquote|font|img|center|small))
      (?:\s(?P<look>[^<>]{{0,300}}))?/?>                                         # <ol start="3">, </span>
    | &(?P<entity>amp|lt|gt|quot|nbsp|\#\d{{2,5}}|\#x[\da-fA-F]{{2,5}});
    | \{{(?:empty|nbsp|zwsp)\}}
    """,
    re.VERBOSE | re.MULTILINE | re.DOTALL,
)
# Signs of one language only, and what shows that a text is in it.
_WIKI = re.compile(r"'{2,5}|^#[ ](?=\S)", re.MULTILINE)
# "/Recalling/ its", "(/see/)"; not "A/RES/78/1" nor "and/or".
_ORG = re.compile(r"(?<![\w/])/(?P<slanted>[^/\s](?:[^/\n]|\n(?!\s)){0,80}(?<=\S))/(?![\w/])")
# ". _Decides_" counts itself; "[arabic, start=4]" says from where; "+" alone joins what stands apart.
_ADOC = re.compile(r"^(?P<dot>\.)\s(?=\S)|^\[(?:\w+,?\s?)?(?:start=(?P<first>\d{1,3}))?\]$\n|^\+$\n?", re.MULTILINE)
_WRITTEN = re.compile(r"\{empty\}(\d{1,3})\.")
_IN_ADOC = re.compile(r"footnote:\w{0,30}\[|\{empty\}|^\. [_*]?[A-Zء-ي]|^\[arabic", re.MULTILINE)
# The end of words whose direction Pandoc's Markdown says: '[...]{dir="rtl"}'.
_DIRECTED = re.compile(r"\]\{dir=\W?(?:rtl|ltr)\W?\}")
# The number of an item of a list: "  1. See"; what it numbers ends in a sign that leads back.
_ITEM = re.compile(r"[ \t]{0,8}(\d{1,3})\.[ \t]{1,8}")
_BACK = re.compile(rf"(?:\[(?:{SIGN}|\^)\ufe0e?\]\(\\?#|[\u21a9\u2936])")
_LINES = 12  # of a note, at most


@dataclass(frozen=True)
class Plain:
    """A text without mark-up, and the line of the file that each of its lines comes from."""

    text: str
    places: tuple[Place, ...]


def plain(text: str) -> Plain:
    r"""The text without its mark-up.

    Examples
    --------
    >>> plain(r"Noting boats,[1](#fn1) \(a\)").text
    'Noting boats,[^1] (a)'
    """
    return _Writer(text).written()


class _Writer:
    def __init__(self, text: str) -> None:
        self.text = text
        self.notes: list[tuple[int, str]] = []  # of notes that stand at their markers: place and words
        self.counts: list[int] = []  # of open lists
        self.next = 1
        self.listed = 0  # where the last item began that a wiki counts
        self.wiki = len(IN_WIKI.findall(text)) > 1
        self.org = len(IN_ORG.findall(text)) > 1
        self.adoc = len(_IN_ADOC.findall(text)) > 1
        self.smart = smart(text)
        self.items = dict(self._items())

    def _items(self) -> Iterator[tuple[int, tuple[int, str]]]:
        """Where the number of a note in a list begins, where its words begin, and the number."""
        starts = [0, *(match.end() for match in re.finditer("\n", self.text))]
        done = 0
        for sign in _BACK.finditer(self.text):
            line = bisect_right(starts, sign.start()) - 1
            for at in range(line, max(line - _LINES, -1), -1):
                if starts[at] < done:
                    break
                if item := _ITEM.match(self.text, starts[at]):
                    yield item.start(), (item.end(), item[1])
                    break
            done = sign.end()

    def written(self) -> Plain:
        """Write the text, and lead its lines back."""
        parts: list[tuple[int, str]] = []
        at = 0
        for start, end, new in self._changes():
            if start < at:
                continue
            parts += [(at, self.text[at:start]), (start, new)]
            at = end
        parts.append((at, self.text[at:]))
        for number, (start, words) in enumerate(self.notes, 1):
            parts.append((start, f"\n\n[^{number}]: {words}"))
        return Plain("".join(words for _, words in parts), tuple(self._places(parts)))

    def _changes(self) -> Iterator[tuple[int, int, str]]:
        """What is rewritten, in order: from where to where, and how."""
        found = [(match.start(), match.end(), match, _TOKEN) for match in _TOKEN.finditer(self.text)]
        others = (_WIKI,) * self.wiki + (_ORG,) * self.org + (_ADOC,) * self.adoc + self.smart
        found += [(m.start(), m.end(), m, pattern) for pattern in others for m in pattern.finditer(self.text)]
        inside = -1
        changes = list(self._directed()) + [
            (start, end, f"[^{number}]: ") for start, (end, number) in self.items.items()
        ]
        for start, end, match, pattern in sorted(found, key=lambda one: (one[0], -one[1])):
            if start < inside:
                continue
            if pattern is _ORG:
                changes += [(start, start + 1, "*"), (end - 1, end, "*")]
                continue
            inside = end
            changes.append((start, end, self._token(match) if pattern is _TOKEN else self._sign(match, pattern)))
        yield from sorted(changes)

    def _directed(self) -> Iterator[tuple[int, int, str]]:
        """The brackets of words whose direction is said."""
        open_: list[int] = []
        ends = {match.start(): match.end() for match in _DIRECTED.finditer(self.text)}
        for match in re.finditer(r"(?<!\\)[\[\]]", self.text) if ends else ():
            if match[0] == "[":
                open_.append(match.start())
            elif open_:
                start = open_.pop()
                if match.start() in ends:
                    yield from ((start, start + 1, ""), (match.start(), ends[match.start()], ""))

    def _token(self, match: re.Match[str]) -> str:
        kind = match.lastgroup or ""
        if kind in ("link", "rst"):
            return f"[^{match[kind]}]"
        if kind == "org":
            return f"[^{match['org']}]{':' if match['orgnote'] is not None else ''}"
        if kind == "rstnote":
            return f"[^{match['rstnote']}]: "
        if kind in ("ref", "foot"):
            words = " ".join(_Writer(match[kind]).written().text.split())
            self.notes.append((match.start(), words))
            return f"[^{len(self.notes)}]"
        if kind == "entity":
            return unescape(match[0])
        if written := _WRITTEN.match(self.text, match.start()):
            self.next = int(written[1]) + 1
        if match["tag"] is not None:
            return self._tag(match["tag"].lower(), match["look"] or "")
        return match[kind] if kind in ("label", "auto", "escaped") else ""

    def _tag(self, tag: str, look: str) -> str:
        """A tag of a list counts; one of a line breaks it; all others are left out."""
        if tag == "ol":
            first = re.search(r"start=\W?(\d{1,3})", look)
            self.counts.append(int(first[1]) - 1 if first else 0)
        elif tag == "ul":
            self.counts.append(-1)
        elif tag in ("/ol", "/ul") and self.counts:
            self.counts.pop()
        elif tag == "li" and self.counts and self.counts[-1] >= 0:
            self.counts[-1] += 1
            return f"\n\n{self.counts[-1]}. "
        return "\n" if tag in ("br", "li", "p", "div") else ""

    def _sign(self, match: re.Match[str], pattern: re.Pattern[str]) -> str:
        if match[0] == "# ":
            self.next = 1 if self.text[self.listed : match.start()].count("\n") > 1 else self.next
            self.listed = match.end()
            self.next += 1
            return f"\n{self.next - 1}. "
        if pattern is _WIKI:
            return {2: "*", 3: "**"}.get(len(match[0]), "***")
        if pattern is _ADOC:
            return self._counted(match)
        if match[0].startswith("-"):
            return "\u2014" if len(match[0]) > 2 else "\u2013"
        before = self.text[max(match.start() - 1, 0) : match.start()]
        opens = not before or before.isspace() or before in "([*_\u2013\u2014\"'"
        return {('"', True): "\u201c", ('"', False): "\u201d", ("'", True): "\u2018", ("'", False): "\u2019"}[
            match[0], opens
        ]

    def _counted(self, match: re.Match[str]) -> str:
        """The number of an item that AsciiDoc counts; numbers that are written count too."""
        if match["first"]:
            self.next = int(match["first"])
        if match["dot"] is None:
            return ""
        self.next += 1
        return f"\n{self.next - 1}. "

    def _places(self, parts: list[tuple[int, str]]) -> Iterator[Place]:
        """One place a line that has words: its number in the file."""
        breaks = [match.start() for match in re.finditer("\n", self.text)]
        out = begun = 0
        line = 1
        for start, words in parts:
            own = words == self.text[start : start + len(words)]
            for at, char in enumerate(words):
                if char == "\n":
                    if out > begun:
                        yield Place(begun, out, paragraph=line)
                    begun = out + 1
                elif begun == out:
                    line = bisect_right(breaks, start + at if own else start) + 1
                out += 1
        if out > begun:
            yield Place(begun, out, paragraph=line)

"""Where a passage cites: numbers and symbols, the noun that governs them, and what stands beside them.

Nothing here knows which of two numbers is the session: a `Found` holds both as printed.
A pair of numbers is a citation only where a noun (resolution, decision) governs it: the
noun stands right before it, or it continues a list that the noun opened, or it bears a
date of adoption within the noun's sentence. Seasons, fractions and laws have no such noun.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from toolkit._bodies import KNOWN_PREFIXES
from toolkit.facts._phrases import behind
from toolkit.facts._sessions import FIRST_SESSION, HIGHEST_RESOLUTION, LAST_SESSION, is_year, possible, sessions_on
from toolkit.facts.citations._records import FoundCitation, Head, Shape, dated, joined_corrigenda
from toolkit.facts.citations._words import BROKEN, GLUED, HEALTH, SPACED, SYMBOL, YEARED, Cased, words
from toolkit.references import Symbol, to_roman
from toolkit.text import KEPT, fold

__all__ = ["scan"]

_FAR = 400
_MOST_MARKS = 30
#: Characters behind a citation, and before its noun, in which its date, annex and paragraphs stand.
_BESIDE = 160
#: Characters before a number in which a word says that it was adopted "on" a day.
_ADOPTED = 120
_NEAR = 220
_SENTENCE_END = re.compile(r"(?<![Nn]o)[.;\u061b]\s")
#: Without one of these, a text cites nothing.
_SIGNS = re.compile(r"[/(]|WHA\d|EB\d")
#: Without it, a text has no pair of numbers.
_PAIR = re.compile(r"\d/\d")
_TITLE = re.compile(r'"[^"]{1,300}"')
_LINK = re.compile(r"\]\([^()\s]{1,200}\)")
_SEPARATORS = re.compile(r"[\s,\u060c;\u061b\[\]()*_\"'#\u2070\u00b9\u00b2\u00b3\u2074-\u2079\u207d\u207e]+")


@dataclass(frozen=True, slots=True)
class _Token:
    shape: Shape
    start: int
    end: int
    match: re.Match[str]


@lru_cache(maxsize=KEPT)
def scan(text: str, language: str) -> tuple[FoundCitation, ...]:
    """Everything that a passage cites, in order of place."""
    if not _SIGNS.search(text):
        return ()
    return tuple(_Scanner(text, language).found())


class _Scanner:
    def __init__(self, text: str, language: str) -> None:
        self.text = text
        self.cased = Cased.of(text)
        self.t = self.cased.string
        self.w = words(language)

    def found(self) -> list[FoundCitation]:
        tokens = self._tokens()
        if not tokens:
            return []
        heads = self._heads()
        out: list[FoundCitation] = []
        last: _Token | None = None  # the last token that was taken
        head: Head | None = None
        at, list_id = 0, 0
        for token in tokens:
            if last is not None and token.start < last.end:
                continue
            while at < len(heads) and heads[at].end <= token.start:
                head, at = heads[at], at + 1
            joined = self._joined(token, head, last)
            if token.match.re is self.w.broken and joined != "head":
                continue  # "47/135 1/ 20 December": a note's mark and what follows it
            if token.shape == "symbol":
                found = self._symbol(token, head, last, joined)
            elif joined is None and (evident := self._evident(token)):
                found = self._number(token, evident)
            elif head is None or joined is None or self._nested(head, last):
                continue
            else:
                found = self._number(token, head)
            if found is None:
                continue
            if joined != "list":
                list_id += 1
            found = self._next_to(found, token, head if joined == "head" else None, list_id)
            parts, end = self._parts(found, token) if found.shape != "symbol" else self._marks(found, token)
            out += [found, *parts]
            last = replace(token, end=end)
        return joined_corrigenda(dated(out))

    # -- tokens and nouns ---------------------------------------------------------------------

    def _tokens(self) -> list[_Token]:
        w = self.w
        shapes: list[tuple[Shape, tuple[re.Pattern[str], ...]]] = []
        if "WHA" in self.t or "EB" in self.t:
            shapes.append(("symbol", (HEALTH,)))
        if "/" in self.t:  # without a slash there is none of these
            shapes.append(("symbol", (SYMBOL, w.parties)))
            if _PAIR.search(self.t):
                shapes += [("symbol", (SPACED,)), ("pair", (w.pair,))]
            if "/ " in self.t:
                shapes += [("symbol", (BROKEN,)), ("pair", (w.broken,))]
        if "(" in self.t:
            shapes += [("roman", (w.roman,)), ("yeared", (YEARED,))]
        out = [_Token(shape, *m.span(), m) for shape, patterns in shapes for p in patterns for m in p.finditer(self.t)]
        return sorted(out, key=lambda token: (token.start, -token.end))

    def _heads(self) -> list[Head]:
        w = self.w
        named = [
            (m.start(), m.end(), w.body_ids[int((m.lastgroup or "b0_0")[1:].partition("_")[0])])
            for m in w.bodies.finditer(self.t)
        ]
        out: list[Head] = []
        passed = 0
        for match in w.heads.finditer(self.t):
            while passed < len(named) and named[passed][1] <= match.start():
                passed += 1
            out.append(self._head(match, named, passed))
        return out

    def _head(self, match: re.Match[str], named: Sequence[tuple[int, int, str]], passed: int) -> Head:
        w = self.w
        groups = match.groupdict()
        misread = bool(groups["misread"])
        kind = "decision" if misread else next(k for i, k in enumerate(w.kinds) if groups[f"k{i}"])
        owner = next((o for o in ("own", "masculine", "feminine") if groups.get(o)), "")
        start, end, body, near = match.start(), match.end(), "", ""
        if passed < len(named):
            first, last, name = named[passed]
            if w.joining.fullmatch(self.t, end, first):
                end, body = last, name
        if passed and not body:
            first, last, name = named[passed - 1]
            if start - last <= 2 and not owner:
                start, body = first, name
            elif owner == "own" and w.between.fullmatch(self.t, last, start):
                near = name
        above = tuple(name for _, _, name in reversed(named[max(passed - 12, 0) : passed]))
        return Head(start, end, kind, body, owner, misread, near, above)

    # -- what governs a token -----------------------------------------------------------------

    def _joined(self, token: _Token, head: Head | None, last: _Token | None) -> str | None:
        """How a token hangs on its noun: ``head`` (right before it), ``list``, ``prose``, or not at all."""
        if head is None:
            return None
        first = last is None or last.end <= head.end
        start = head.end if last is None or first else last.end
        if token.start - start > _FAR:
            return None
        gap = self.t[start : token.start]
        if first and self.w.nearly.fullmatch(gap):
            return "head"
        alike = last is not None and (last.shape == "symbol") == (token.shape == "symbol")
        if not first and alike and self._is_list(gap):
            return "list"
        return "prose" if not (first and head.misread) and self._in_prose(token, gap, head, opening=first) else None

    def _is_list(self, gap: str) -> bool:
        """Whether nothing but separators, dates and parts of the cited texts stands between two members."""
        rest = _TITLE.sub(" ", _LINK.sub(" ", gap))
        rest = self.w.locator.sub(" ", self.w.dated.sub(" ", rest))
        return not _SEPARATORS.sub("", self.w.conjunction.sub(" ", rest))

    def _in_prose(self, token: _Token, gap: str, head: Head, *, opening: bool) -> bool:
        """Whether a token further on in the noun's sentence is picked out, or looks like a member of its list."""
        if len(gap) > _NEAR or _SENTENCE_END.search(gap):
            return False
        if self.w.picking.search(gap):
            return True
        marked = token.shape in ("roman", "yeared") or bool(self._date(token.end, gap)[0])
        opens = bool(self.w.opens.search(gap))
        return (marked and (opening or opens)) or (not opening and opens and _likely(token, head))

    def _nested(self, head: Head, last: _Token | None) -> bool:
        """Whether a noun names a part of the document cited before it ("A/1, annex II, resolution 14/221")."""
        if last is None or last.match.re is not SYMBOL or not last.end < head.start <= last.end + 80:
            return False
        gap = self.t[last.end : head.start]
        return "," in gap.replace("\u060c", ",") and not _SEPARATORS.sub("", self.w.locator.sub(" ", gap))

    def _evident(self, token: _Token) -> Head | None:
        """A stand-in for a noun that cannot be read: the pair bears a date of adoption that falls in its session."""
        if token.shape != "pair" or token.match["special"] or token.match["after"]:
            return None
        date, _ = self._date(token.end, "")
        sides = [int(token.match["a"]), int(token.match["b"])]
        held = [side for side in (0, 1) if sides[side] in sessions_on(date)]
        if len(held) != 1 or sides[held[0]] < FIRST_SESSION:
            return None
        kind = "decision" if sides[1 - held[0]] > HIGHEST_RESOLUTION else "resolution"
        return Head(token.start, token.start, kind)

    # -- reading a token ----------------------------------------------------------------------

    def _number(self, token: _Token, head: Head) -> FoundCitation | None:
        groups = token.match.groupdict() if token.shape != "yeared" else {}
        if head.kind == "document":
            return None
        start, end = self.cased.original(token.start, token.end)
        base = FoundCitation(token.shape, start, end, self.text[start:end], head)
        letter = self._letter(groups.get("letter") or groups.get("late"))
        if token.shape == "pair":
            special = groups["special"] or groups["after"] or ""
            numbers = (int(groups["a"]), int(groups["b"]))
            if special and not groups["special"]:  # the letters stand beside the session, here the second number
                numbers = numbers[::-1]
            return replace(base, numbers=numbers, session=self._special(special), letter=letter)
        if token.shape == "roman":
            return replace(base, numbers=(int(groups["number"]),), session=self._roman(groups), letter=letter)
        return replace(base, numbers=(int(token.match[1]), int(token.match[2])))

    def _symbol(
        self, token: _Token, head: Head | None, last: _Token | None, joined: str | None
    ) -> FoundCitation | None:
        written = _written(token)
        governs = head if joined == "head" else None
        if not self._believed(written, token, governs, last):
            return None
        try:
            symbol = Symbol.parse(self._printed(written, token))
        except ValueError:
            return None
        start, end = self.cased.original(token.start, token.start + len(written))
        return FoundCitation("symbol", start, end, self.text[start:end], governs, symbol=str(symbol))

    def _printed(self, written: str, token: _Token) -> str:
        if token.match.re is not self.w.parties:
            return re.sub(r"/ +", "/", " ".join(written.split()))
        conference = self.w.conferences[token.match["of"]]
        return f"{int(token.match['number'])}/{conference}.{int(token.match['session'])}"

    def _believed(self, written: str, token: _Token, head: Head | None, last: _Token | None) -> bool:
        """Whether the shape, or the words around it, make a run of letters and figures a symbol."""
        if head is not None and head.kind != "document" and self._nested(head, last):
            return False
        pattern = token.match.re
        if pattern in (SYMBOL, BROKEN):
            return head is not None or written.startswith(KNOWN_PREFIXES) or written.count("/") >= 2
        goes_on = last is not None and last.match.re is pattern and token.start - last.end < 8
        return goes_on or (head is not None and (head.kind == "document") == (pattern is SPACED))

    def _letter(self, written: str | None) -> str:
        return self.w.letters[written] if written else ""

    def _special(self, written: str) -> str:
        return self.w.special.get(" ".join(written.split()), "")

    def _roman(self, groups: dict[str, str | None]) -> str:
        if roman := groups.get("roman"):
            return f"{groups['kind'] or ''}{roman}"
        kind = self._special(groups["kind"] or "")
        number = int(groups["session"] or 0)
        return f"{kind}{'-' if kind else ''}{to_roman(number)}" if 0 < number < 90 else ""

    # -- what stands beside a token -----------------------------------------------------------

    def _date(self, end: int, before: str) -> tuple[str, bool]:
        w = self.w
        match = w.dated.match(self.t, end, end + _BESIDE)
        if not match or (match["on"] and not w.adoption.search(before)):
            return "", False
        name = " ".join(fold(match["month"]).partition("/")[0].split())
        day, month = int(match["day"]), w.months.get(name, 0)
        return (f"{match['year']}-{month:02d}-{day:02d}", not match["one"]) if month and 0 < day < 32 else ("", False)

    def _next_to(self, found: FoundCitation, token: _Token, head: Head | None, list_id: int) -> FoundCitation:
        w = self.w
        end = token.start + len(_written(token))
        first = head.start if head is not None else token.start
        date, shared = self._date(end, behind(self.t, token.start, _ADOPTED))
        named = w.paragraph_before.search(self.t, first - _BESIDE, first)
        near = named or w.paragraph_after.match(self.t, end, end + _BESIDE)
        after = w.dated.match(self.t, end, end + _BESIDE)
        ends = (end, after.end()) if after else (end,)
        annexed = w.annex_before.search(self.t, first - _BESIDE, first)
        annex = bool(annexed or any(w.annex_after.match(self.t, at, at + _BESIDE) for at in ends))
        numbers = self.text[slice(*self.cased.original(*near.span("numbers")))].strip() if near else ""
        return replace(found, date=date, shared=shared, annex=annex, paragraphs=numbers, list_id=list_id)

    def _parts(self, found: FoundCitation, token: _Token) -> tuple[list[FoundCitation], int]:
        """Further lettered parts and where they end: "36/87 A and B" cites two resolutions."""
        w = self.w
        last, at, more = found.letter, token.end, list[str]()
        if found.letter:
            while (match := w.more_letters.match(self.t, at)) and self.t[at : match.start("letter")].strip():
                letter = w.letters[match["letter"]]
                low = ord(last) + 1 if match["to"] else ord(letter)
                more += [chr(code) for code in range(low, ord(letter) + 1)]
                last, at = letter, match.end()
        if not more:
            return [], at
        date, shared = self._date(at, "")
        return [replace(found, letter=letter, date=date or found.date, shared=shared) for letter in more], at

    def _marks(self, found: FoundCitation, token: _Token) -> tuple[list[FoundCitation], int]:
        """Corrigenda and addenda named beside their document: "A/60/687 and Corr.1", "and Add.1-3"."""
        out, at = list[FoundCitation](), token.start + len(_written(token))
        while len(out) < _MOST_MARKS and (match := self.w.more_marks.match(self.t, at)):
            start, at = match.start("mark"), match.end()
            low, high = int(match["low"]), int(match["high"] or match["low"])
            begin, end = self.cased.original(start, at)
            for number in range(low, min(high, low + _MOST_MARKS) + 1):
                try:
                    symbol = str(Symbol.parse(f"{found.symbol}/{match['mark']}.{number}"))
                except ValueError:
                    continue  # nothing that can bear an addendum
                out.append(replace(found, symbol=symbol, start=begin, end=end, as_written=self.text[begin:end]))
        return out, max(at, token.end)


def _written(token: _Token) -> str:
    """The words of a symbol without the full stop, hyphen or word that stands right after it."""
    return str(GLUED.sub("", token.match[0].rstrip(".-")) if token.match.re is SYMBOL else token.match[0])


def _likely(token: _Token, head: Head) -> bool:
    """Whether a pair's numbers alone make it a resolution of the body that the noun names."""
    if token.shape != "pair":
        return False
    a, b = int(token.match["a"]), int(token.match["b"])
    if is_year(a) or is_year(b):
        return head.body in ("ECOSOC", "CHR") and is_year(a) != is_year(b)
    return a != b and any(possible(*pair, kind=head.kind, last=LAST_SESSION) for pair in ((a, b), (b, a)))

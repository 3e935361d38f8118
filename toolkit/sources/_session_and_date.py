"""Session, date, meeting and agenda item that a document states of itself, in the lines above and below its text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cached_property

from toolkit import _ordinals, _organs
from toolkit._lazy import lazy
from toolkit._openings import openings
from toolkit._organs import Lines, Numbered, Organ
from toolkit.model import Doubt, Symbol
from toolkit.references import from_roman
from toolkit.sources import _adoptions, _closings, _sponsors
from toolkit.sources._adoptions import HeadLine
from toolkit.sources._dates import iso_date, numeral
from toolkit.sources._layout import Block
from toolkit.sources._own_number import Own, cells
from toolkit.text import fold

__all__ = ["FAR", "NAME", "YEAR", "SessionAndDateReader"]

#: Letters behind the words for an adoption within which the organ and the date are looked for.
FAR = 260
#: Letters of an organ's name that a doubt shows.
NAME = 80
YEAR = lazy(r"\b(19[4-9][0-9]|20[0-9][0-9])\b")
# "145th" in a formula: "The 145th Assembly of the Boat Union", "meeting at its 110th Session".
_ORDINAL = lazy(r"(?<![\w/])(\d{1,3})(?:st|nd|rd|th|e|re|ª|º)?\b(?!/)")
# The session of a decision of parties to a convention: "7/CP.27".
_OF_PARTIES = lazy(r"/[A-Z]{2,3}\.(\d{1,2})$")
_SHORT = 4  # letters of "of", "du", "от"
_PLACE = 40  # letters of a place before a date


class SessionAndDateReader:
    """Reads the lines above a text, and those below it, for when and by which session it was adopted."""

    def __init__(
        self,
        above: Sequence[Block],
        language: str,
        formula: str,
        closing: str,
        running: str,
        cited: str,
        *,
        decision: bool,
        notes: Sequence[str],
        statement: bool,
    ) -> None:
        self.decision, self.statement = decision, statement
        self.notes = [" ".join(fold(note).split()) for note in notes]
        self.words: Lines = _organs.lines(language)
        self.language, self.closing, self.running, self.cited = language, closing, running, cited
        self.lines: list[HeadLine] = []
        self.first = ""  # the sentence that the formula begins, on its line
        for index, cell in cells(above):
            if opens := _organs.opened(cell, language):  # the formula, and the text on its line
                formula = formula if _organs.is_formula(formula, language) else opens
                self.first = " ".join(fold(cell).split())
                break
            self.lines.append(HeadLine(cell, " ".join(fold(cell).split()), index))
        self.text = "\n".join(line.folded for line in self.lines)
        self.alike = _organs.of_formula(formula, language)
        self.alike, self.numbered = _organs.by_number(self.alike, [line.text for line in self.lines])
        self.organ = self.alike[0] if len(self.alike) == 1 else None
        self.foreign = bool(formula) and not self.alike  # the formula of an organ that no list has
        self.opening = " ".join(formula.split())
        self.formula = " ".join(formula.split()).strip(" ,:*_")[:NAME]
        self.draft = _sponsors.span([line.text for line in self.lines], [line.block for line in self.lines], self.words)
        self.adopting = _adoptions.rows(self.lines, self.words, language)
        self.doubts: list[Doubt] = []
        self.symbol: Symbol | None = None
        self.stated = ("", "")

    def _doubt(self, kind: str, says: str) -> None:
        self.doubts.append(Doubt("header", kind, says))

    @property
    def elsewhere(self) -> bool:
        """Whether a body outside of the United Nations adopts the text."""
        return self.foreign or (self.organ is not None and self.organ.elsewhere)

    @cached_property
    def numbered_below(self) -> Numbered | None:
        """The closing line that is the number of a body outside of the United Nations."""
        rows = cells([Block(0, len(self.closing), self.closing)]) if self.elsewhere else ()
        return _organs.by_number(self.alike, [cell for _, cell in rows])[1]

    @property
    def organ_id(self) -> str:
        return self.organ.id if self.organ else ""

    def _sessions(self, organ: Organ) -> set[int]:
        """Sessions that the document names beside its number, or that its years of adoption fall in."""
        if named := self._named_sessions():
            return set(named)
        years = {int(year) for year in YEAR.findall(fold(f"{self.text}\n{self.closing}"))}
        if not organ.opened:
            return years
        if organ.yearly > 1:
            dated = self._adopted(None, None)[:4]
            first = [(int(year) - organ.opened - 1) * organ.yearly for year in ([dated] if dated else years)]
            return {low + n for low in first for n in range(1, organ.yearly + 1)}
        if adopted := self._adopted(None, None):  # a session opens in September
            year, month = int(adopted[:4]), int(adopted[5:7])
            return {year - organ.opened - late for late in (0, 1) if (late or month >= 9) and not (late and month > 9)}
        return {year - back for year in years for back in (organ.opened, organ.opened + 1)}

    def _named_sessions(self, own: Own | None = None) -> list[int]:
        """Sessions named by ordinals above the text, whole words only ("rrwenty-sixth" is not the sixth).

        Below its own number stands a title, which may name another; but not in a line that says a session alone.
        """
        last = len(self.lines) if own is None else own.line
        text = "\n".join(
            line.folded for at, line in enumerate(self.lines) if at < last or self._is_session(line.folded)
        )
        found = _ordinals.sessions(text, self.language)
        return [number for number, start, _ in found if text[max(start - 1, 0) : start] != "-"]

    def _special_session(self) -> str:
        """A special session that fills a line above the text: "Tenth emergency special session" is ES-10."""
        if self.organ is None or "special/number" not in self.organ.series:
            return ""
        for line in self.lines:
            found = self.words.special.search(line.folded)
            plain = " ".join(self.words.special.sub("", line.folded, count=1).split()) if found else ""
            if found and (named := _ordinals.sessions(plain, self.language)) and named[0][1:] == (0, len(plain)):
                return f"{found.lastgroup}-{named[0][0]}"
        return ""

    def _is_session(self, words: str) -> bool:
        """Whether folded words say a session, perhaps with its date, and nothing else; in English too, as heads do."""
        for noun in self.words.session_nouns:
            before, found, date = words.partition(f" {noun} ")
            if found and iso_date(date, self.language, entire=True):
                words = f"{before} {noun}"
                break
        named = _ordinals.sessions(words, self.language)
        alone = bool(named) and named[0][1:] == (0, len(words))
        return alone or any(one.session_alone.fullmatch(words) for one in (self.words, _organs.lines("en")))

    def _session(self, symbol: Symbol | None, own: Own | None) -> str:
        if symbol is not None and symbol.session:
            return symbol.session
        if symbol is not None and self.organ_id in ("WHA", "EB") and (digits := re.search(r"\d+", str(symbol))):
            return digits[0]
        if symbol is not None and self.organ is not None and (session := self.organ.session_of(str(symbol))):
            return session
        numbered = self.numbered or self.numbered_below
        if numbered is not None and (session := numbered.session):
            return session if session.isdecimal() else _digits(session)
        if match := self.words.session.search(self.text):
            return match["year"]
        if named := self._named_sessions(own):
            return str(named[0])
        if special := self._special_session():
            return special
        if own is not None and (session := _own_session(own, self.organ)):
            return session
        if self.elsewhere and (dated := self.words.numeric_date.search(self.text)) and dated["session"]:
            return dated["session"]
        spoken = openings(self.language).speaks(self.opening)  # its numbers may be days: "meeting from 3 to 5 June"
        if self.elsewhere and not spoken and (ordinal := _ORDINAL.search(fold(self.opening))):
            return ordinal[1]
        year = symbol.year if symbol is not None and self.organ_id == "ECOSOC" else None
        return str(year) if year else ""

    def _adoption(self) -> Iterator[int]:
        """Offsets in `text` of the lines that say by whom or when a text was adopted."""
        at = 0
        for line in self.lines:
            starts = [line.folded.find(word) for word in self.words.adopted]
            best = min((start for start in starts if start >= 0), default=-1)
            if best >= 0:
                yield at + best
            at += len(line.folded) + 1

    def _begins(self, start: int) -> int:
        """Where what a line of adoption says begins: in Chinese date and meeting stand before its verb."""
        return self.text.rfind("\n", 0, start) + 1 if self.language == "zh" else start

    def _adopts_document(self) -> bool:
        """Whether a line says by whom a text was adopted whose symbol is that of a document, and no draft's."""
        symbol = self.symbol
        is_document = symbol is not None and symbol.kind == "document" and "/L." not in str(symbol)
        return is_document and bool(self.adopting) and self.organ_id != "SC"

    def _adopted(self, own: Own | None, symbol: Symbol | None) -> str:
        document = symbol is not None and symbol.kind == "document" and not self.statement
        if document and (self.draft or not self._adopts_document()):
            return "" if self.draft or "/L." in str(symbol) else self._last_date()
        for start in self._adoption():
            first = self.text[self._begins(start) :].partition("\n")[0]
            if match := self.words.numeric_date.search(first):
                return f"{match['year']}-{int(match['month']):02d}-{int(match['day']):02d}"
            if date := iso_date(self.text[self._begins(start) : start + FAR].replace("\n", " "), self.language):
                return date
        if own is not None and (own.shape == "number (year)" or own.called):
            after = " ".join(line.folded for line in self.lines[own.line : own.line + 3])
            if date := iso_date(after, self.language) or self._dated_alone(own.line - 1, own.line):
                return date
        below = _closings.below(self.closing, self.language)
        match = self.words.meeting.search(below)
        if match is None:
            if own is not None and own.shape == "number (year)" and any(True for _ in self._adoption()):
                self._doubt("date", "the line of adoption has no whole date")
            if self.statement:
                return iso_date(below, self.language)
            dated = _closings.date_of_meeting(self.closing, self.language)
            if not dated and own is not None and (date := self._dated_alone(own.line + 1, len(self.lines), "(")):
                return date
            if not dated and (match := self.words.meeting.search(self.first)):
                return iso_date(self.first[match.end() : match.end() + 60], self.language)
            dated = dated or (self._done() if self.elsewhere else "")
            return dated or ("" if symbol is not None and symbol.kind == "document" else self._last_date())
        after = iso_date(below[match.end() : match.end() + 60], self.language)
        return after or iso_date(below[max(match.start() - 60, 0) : match.start()], self.language)

    def _dated_alone(self, first: int, last: int, sign: str = "") -> str:
        """The date that stands alone on one of some lines above the text, behind a sign: "(17 December 2044)"."""
        rows = (line.folded for line in self.lines[max(first, 0) : last] if line.folded.startswith(sign))
        return next((date for row in rows if (date := iso_date(row.strip("() "), self.language, entire=True))), "")

    def _last_date(self) -> str:
        """The date that stands alone below a text, with its meeting in words above it."""
        rows = (" ".join(fold(row).split()) for row in self.closing.splitlines())
        return next((date for row in rows if (date := iso_date(row, self.language, entire=True))), "")

    def _done(self) -> str:
        """The date that bodies outside of the United Nations state elsewhere.

        It stands in a note of the title, behind the place in the head ("Klow, 3 March 2044") or "of", or in a last line
        ("Done at Klow on 3 March 2044").
        """
        for note in self.notes:
            for word in self.words.adopted:
                if (at := note.find(word)) >= 0 and (date := iso_date(note[at : at + FAR], self.language)):
                    return date
        for line in self.lines:
            place, comma, day = line.folded.strip("() ").partition(", ")
            if comma and len(place) < _PLACE and (date := iso_date(day, self.language, entire=True)):
                return date
            word = line.folded.partition(" ")[0]  # "of 24 June 2027", below the kind of text; a date alone may be any
            if word.isalpha() and len(word) < _SHORT and (date := iso_date(line.folded, self.language, entire=True)):
                return date
            if match := self.words.numeric_date.search(line.folded):
                return f"{match['year']}-{int(match['month']):02d}-{int(match['day']):02d}"
        rows = [" ".join(fold(row).split()).strip("([* ") for row in self.closing.splitlines()]
        for row in rows:
            if match := self.words.numeric_date.search(row):
                return f"{match['year']}-{int(match['month']):02d}-{int(match['day']):02d}"
        done = (iso_date(row, self.language) for row in rows if row.startswith(self.words.done))
        return next(filter(None, done), "")

    def _meeting(self) -> str:
        above = next((self.text[self._begins(start) : start + FAR] for start in self._adoption()), "")
        for words in (above, _closings.below(self.closing, self.language)):
            if match := self.words.meeting.search(" ".join(words.split())):
                numerals = match.groupdict().get("numerals")
                return numeral(numerals) if numerals else (match["meeting"] or "").replace(" ", "")
        return ""

    def _item(self) -> str:
        return match["item"] if (match := self.words.item.search(self.text)) else ""


def _digits(roman: str) -> str:
    """A session in Roman digits as a number; empty where they are none."""
    try:
        return str(from_roman(roman))
    except ValueError:
        return ""


def _own_session(own: Own, organ: Organ | None) -> str:
    """The session in the number above a title that makes no symbol, or that of a conference of parties."""
    if own.shape == "symbol" and (match := _OF_PARTIES.search(own.first)):
        return match[1]
    if own.shape == "number (roman)" and organ is not None:
        return own.second
    plain = own.shape == "session/number" and organ is not None and not organ.series and not organ.decisions
    return own.first if plain else ""

"""What a printed text says of itself: organ, symbol, title, session, dates, meeting, item, sponsors.

All of it is read from the lines above the first paragraph and from the closing lines; nothing is looked up and nothing
made up. Most old resolutions of the Security Council print no title, and then there is none. What organs call
themselves and how their lines speak is data (``data/organs.toml``).

Which of two numbers is the session
-----------------------------------
A symbol on a line of its own decides. Else the number above the title ("78/132.") makes the symbol, and what the
document shows decides the order: that only one of the two can be a session, the sessions and years of adoption that
stand beside it, the pairs that the text cites. Where nothing does, the symbol is read session first, as the United
Nations prints it in English, and a doubt says so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from toolkit import _ordinals, _organs
from toolkit._heads import number
from toolkit._openings import openings
from toolkit._organs import Lines, Organ
from toolkit.model import Doubt, Symbol
from toolkit.references import from_roman
from toolkit.sources import _adoptions, _closings, _sponsors
from toolkit.sources._dates import iso_date, undated_session
from toolkit.sources._headings import is_numeral
from toolkit.sources._layout import Block
from toolkit.sources._own_number import DIGITS, Own, alone, cells, clean, disagree, own_number
from toolkit.text import fold

__all__ = ["Identity", "identify"]

_LETTERS = re.compile(r"[^\W\d_]")
_BRACKETS = re.compile(r"[\[(].{0,300}[\])}]\.?")
_YEAR = re.compile(r"\b(19[4-9][0-9]|20[0-9][0-9])\b")
# Two numbers that a text cites: "150/77", "77/150"; not the "78/132" of "A/RES/78/132".
_CITED = re.compile(r"(?<![\w/.-])([0-9]{1,3})/([0-9]{1,3})(?![\w/]|\.[0-9])")
# The heading of a text's first section: "I. Introduction"; not "IV International Congress".
_SECTION = re.compile(r"[IVX]{1,4}\. ")
_FAR = 260
# "145th" in a formula: "The 145th Assembly of the Boat Union", "meeting at its 110th Session".
_ORDINAL = re.compile(r"(?<![\w/])(\d{1,3})(?:st|nd|rd|th|e|re|ª|º)?\b(?!/)")
# The session of a decision of parties to a convention: "7/CP.27".
_OF_PARTIES = re.compile(r"/[A-Z]{2,3}\.(\d{1,2})$")
# The date of an Arabic resolution: day, month and year in digits behind its session or the word for a date.
_DAY = re.compile(
    r"(?:بتاريخ|\(?\bد\. ?ع ?\(?(?P<session>\d{1,3})\)? ?[^/]{0,20}?) ?"
    r"(?P<day>[0-3]?\d)/(?P<month>[01]?\d)/(?P<year>(?:19|20)\d\d)\b"
)
# A resolution of the Security Council that a sentence names: "resolution 2781 (2025)", "القرار 2781 (2025)".
_NAMED = re.compile(r"[^\W\d_] (\d{1,4}) \(((?:19|20)\d\d)\)")
_PLACE = 40  # letters of a place before a date
_NAME = 80  # letters of an organ's name that a doubt shows
#: Organs whose numbers have a shape that no other organ's have.
_SHOWN = {"number (year)": "SC", "year/number": "ECOSOC"}


@dataclass(frozen=True)
class Identity:
    """What a document says of itself.

    Attributes
    ----------
    symbol
        Its own symbol, or ``None``.
    title
        The printed title; empty where none is printed.
    organ
        The organ that adopts it, or ``None``.
    meta
        ``title``, ``organ`` (English name), ``session``, ``adopted`` (ISO date), ``meeting``, ``agenda_item``,
        ``report``, ``sponsors``; absent where not stated.
    doubts
        What is a guess.
    """

    symbol: Symbol | None = None
    title: str = ""
    organ: Organ | None = None
    meta: dict[str, str] = field(default_factory=dict)
    doubts: tuple[Doubt, ...] = ()


@dataclass(frozen=True, slots=True)
class _Line:
    text: str
    folded: str
    block: int


def identify(
    above: Sequence[Block], *, language: str, formula: str = "", closing: str = "", running: str = "", cited: str = "",
    decision: bool = False, statement: bool = False, notes: Sequence[str] = (),
) -> Identity:  # fmt: skip
    """Read what a document says of itself.

    Parameters
    ----------
    above
        Blocks above the enacting formula, or above the first paragraph where there is none.
    language
        ISO 639-1 code.
    formula
        The enacting formula as printed; empty where there is none.
    closing
        The words below the last paragraph.
    cited
        The whole text: where nothing above it shows which number is the session, the pairs that it cites may.
    decision
        Whether its sentences are those of a decision.
    statement
        Whether it is a statement by the president of an organ.
    notes
        Notes of the title, in which bodies outside of the United Nations say by whom and when a text was adopted.
    running
        Text of furniture and of lines elsewhere, in which the symbol may stand on a line of its own.
    """
    return _Reader(
        above, language, formula, closing, running, cited, decision=decision, notes=notes, statement=statement
    ).identity()


class _Reader:
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
        self.lines: list[_Line] = []
        for index, cell in cells(above):
            if opens := _organs.opened(cell, language):  # the formula, and the text on its line
                formula = formula if _organs.is_formula(formula, language) else opens
                break
            self.lines.append(_Line(cell, " ".join(fold(cell).split()), index))
        self.text = "\n".join(line.folded for line in self.lines)
        self.alike = _organs.of_formula(formula, language)
        self.alike, self.numbered = _organs.by_number(self.alike, [line.text for line in self.lines])
        self.organ = self.alike[0] if len(self.alike) == 1 else None
        self.foreign = bool(formula) and not self.alike  # the formula of an organ that no list has
        self.opening = " ".join(formula.split())
        self.formula = " ".join(formula.split()).strip(" ,:*_")[:_NAME]
        self.draft = _sponsors.span([line.text for line in self.lines], [line.block for line in self.lines], self.words)
        self.adopting = _adoptions.rows(self.lines, self.words, language)
        self.doubts: list[Doubt] = []
        self.symbol: Symbol | None = None
        self.stated = ("", "")

    def identity(self) -> Identity:
        self.symbol = stated = self._stated()
        self.stated = (str(stated.session), str(stated.number)) if stated else ("", "")
        by_symbol = _organs.of_symbol(str(stated)) if stated else None
        if self.organ is None:
            if self.foreign and stated and stated.kind == "document":  # a document that holds another body's text
                by_symbol = None
            self.organ = by_symbol if by_symbol in self.alike else self._adopting() or by_symbol
        own = self._own()
        if self.organ is None and own is not None and not self.foreign:
            shown = _organs.of_symbol(own.first) if own.shape == "symbol" else _SHOWN.get(own.shape) or "GA"
            found = _organs.named(shown) if isinstance(shown, str) else shown
            self.organ = found if not self.alike or found in self.alike else None
        if self.organ is None and self.formula:
            why = "several organs call themselves so" if self.alike else "it is none that the toolkit knows"
            self._doubt("unknown_organ", f"“{self.formula}” adopts it, and {why}")
        title = self._title(own)
        symbol = self._numbered_symbol() or stated or self._made(own)
        if self.numbered is not None and self.numbered.symbol:
            pass
        elif own is not None and own.shape == "symbol" and stated is not None and stated.kind == "document":
            symbol = self._made(own) or stated  # a report of the session that holds it
        elif symbol is not None and self.alike and disagree(str(symbol), self.organ):
            self._doubt("symbol", f"the page says {symbol}, and “{self.formula}” adopts it")
        elif stated is not None and own is not None and str(stated.number) not in (own.first, own.second, "None"):
            self._doubt("symbol", f"the page says {stated}, and {own.first}/{own.second} stands above the title")
        meta = {
            "title": title,
            "organ": self.organ.name if self.organ else "",
            "session": self._session(symbol, own),
            "adopted": self._adopted(own, symbol),
            "meeting": self._meeting(),
            "agenda_item": self._item(),
            "report": _adoptions.report([line.text for line in self.lines]),
            "sponsors": _sponsors.names([line.text for line in self.lines[slice(*self.draft)]]) if self.draft else "",
        }
        return Identity(symbol, title, self.organ, {k: v for k, v in meta.items() if v}, tuple(self.doubts))

    def _doubt(self, kind: str, says: str) -> None:
        self.doubts.append(Doubt("header", kind, says))

    # -- symbol and organ -----------------------------------------------------------------------

    def _numbered_symbol(self) -> Symbol | None:
        """The symbol that the number of a body outside of the United Nations makes."""
        return Symbol.parse(self.numbered.symbol) if self.numbered is not None and self.numbered.symbol else None

    def _stated(self) -> Symbol | None:
        """The symbol that stands on a line of its own: of a resolution or decision first, above the text first."""
        found = [symbol for line in self.lines if (symbol := alone(line.text) or self._symbol_at_end(line.text))]
        if not found:
            rows = cells([Block(0, len(self.running), self.running)])
            found = [symbol for _, cell in rows if (symbol := alone(cell)) and symbol.kind != "document"]
        ranked = sorted(found, key=lambda symbol: symbol.kind == "document")
        return ranked[0] if ranked else None

    def _symbol_at_end(self, text: str) -> Symbol | None:
        """The symbol at the end of a line of a page's head: "United Nations A/C.2/99/L.2"."""
        words, _, last = text.rstrip().rpartition(" ")
        return alone(last) if words and fold(words.strip()) in openings(self.language).furniture else None

    def _adopting(self) -> Organ | None:
        """The organ that the line of adoption names."""
        for start in self._adoption():
            if organ := _organs.first_named(self.text[start : start + _FAR].replace("\n", " "), self.language):
                return organ
        return None

    def _own(self) -> Own | None:
        if self.numbered is not None:
            return Own(self.numbered.line, "", "", "", title=self.numbered.title)
        for index, line in enumerate(self.lines):
            last = index + 1 == len(self.lines)
            if own := own_number(index, line.text, self.words, self.organ_id, last=last, stated=self.stated):
                return own
        return self._in_full()

    def _in_full(self) -> Own | None:
        """The number that the sentence above the text names: "The full text of resolution 2781 (2025) reads:"."""
        last = self.lines[-1] if self.lines and self.organ_id == "SC" else None
        match = _NAMED.search(last.text) if last is not None and last.text.endswith(":") else None
        return Own(len(self.lines), "number (year)", match[1], match[2]) if match else None

    @property
    def elsewhere(self) -> bool:
        """Whether a body outside of the United Nations adopts the text."""
        return self.foreign or (self.organ is not None and self.organ.elsewhere)

    @property
    def organ_id(self) -> str:
        return self.organ.id if self.organ else ""

    def _made(self, own: Own | None) -> Symbol | None:
        """The symbol that the number above the title makes."""
        organ = self.organ
        if own is None or organ is None or (own.shape.startswith(("session", "year")) and not own.second.isdigit()):
            return None
        if own.shape not in organ.series and own.shape not in organ.decisions:
            return None
        session, number = self._ordered(own, organ)
        decides = (
            own.decision or self.decision or (organ.decided and number.isdecimal() and int(number) >= organ.decided)
        )
        series = organ.decisions if decides and own.shape in organ.decisions else organ.series
        form = series.get(own.shape)
        if form is None:
            return None
        text = form.format(session=session, number=number, symbol=own.first)
        letter = f" {own.letter}" if own.letter else ""
        text = text.replace(" (", f"{letter} (", 1) if "(roman)" in own.shape else text + letter
        try:
            return Symbol.parse(text)
        except ValueError:
            self._doubt("symbol", f"{own.first}/{own.second} above the title makes no symbol of the {organ.name}")
            return None

    def _ordered(self, own: Own, organ: Organ) -> tuple[str, str]:
        """Session (or year) and number."""
        if own.shape in ("number (year)", "number (roman)", "symbol"):
            return own.second, own.first
        if own.shape == "special/number":
            return own.special + own.first, own.second
        pair = int(own.first), int(own.second)
        able = [organ.may_be_session(number) for number in pair]
        if able[0] != able[1]:
            return (own.first, own.second) if able[0] else (own.second, own.first)
        shown = self._sessions(organ)
        held = [number in shown for number in pair]
        if held[0] == held[1]:
            held = self._as_cited(organ)
        if held[0] == held[1]:
            if pair[0] != pair[1]:
                self._doubt(
                    "symbol_order",
                    f"nothing shows which number of {own.first}/{own.second} is the session: the first is read so",
                )
            return own.first, own.second
        return (own.first, own.second) if held[0] else (own.second, own.first)

    def _as_cited(self, organ: Organ) -> list[bool]:
        """In which place the pairs of the text print the session, by those of which one number only can be one."""
        votes = [0, 0]
        for match in _CITED.finditer(self.cited.translate(DIGITS)):
            able = [organ.may_be_session(int(number)) for number in match.groups()]
            if able[0] != able[1]:
                votes[able.index(True)] += 1
        return [votes[0] > 2 * votes[1], votes[1] > 2 * votes[0]]

    def _sessions(self, organ: Organ) -> set[int]:
        """Sessions that the document names beside its number, or that its years of adoption fall in."""
        if named := self._named_sessions():
            return set(named)
        years = {int(year) for year in _YEAR.findall(fold(f"{self.text}\n{self.closing}"))}
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

    def _named_sessions(self) -> list[int]:
        """Sessions named by ordinals above the text, whole words only ("rrwenty-sixth" is not the sixth)."""
        found = _ordinals.sessions(self.text, self.language)
        return [number for number, start, _ in found if self.text[max(start - 1, 0) : start] != "-"]

    def _session(self, symbol: Symbol | None, own: Own | None) -> str:
        if symbol is not None and symbol.session:
            return symbol.session
        if symbol is not None and self.organ_id in ("WHA", "EB") and (digits := re.search(r"\d+", str(symbol))):
            return digits[0]
        if self.numbered is not None and (session := self.numbered.session):
            return session if session.isdecimal() else _digits(session)
        if match := self.words.session.search(self.text):
            return match["year"]
        if named := self._named_sessions():
            return str(named[0])
        if own is not None and (session := _own_session(own, self.organ)):
            return session
        if self.elsewhere and (dated := _DAY.search(self.text)) and dated["session"]:
            return dated["session"]
        if self.elsewhere and (ordinal := _ORDINAL.search(fold(self.opening))):
            return ordinal[1]
        year = symbol.year if symbol is not None and self.organ_id == "ECOSOC" else None
        return str(year) if year else ""

    # -- title and sponsors ---------------------------------------------------------------------

    def _title(self, own: Own | None) -> str:
        if own is not None:
            known = own.shape != "number (year)" or own.title
            return clean([own.title, *self._following(own.line + 1, begun=bool(own.title))]) if known else ""
        if self.draft:
            return clean(self._following(self.draft[1]))
        if self._adopts_document():
            return clean(self._following(self.adopting[0]))
        if first := min(self.adopting, default=0) if self.elsewhere else 0:
            return clean([line.text for line in self.lines[:first] if not self._is_no_title(line)])
        if self.foreign:  # another body's text may bear a symbol alone
            rows = enumerate(self.lines, 1)
            at = next((i for i, line in rows if (s := alone(line.text)) and s.kind != "document"), len(self.lines))
            return clean(self._following(at))
        return ""

    def _following(self, start: int, *, begun: bool = False) -> list[str]:
        """Lines that can be a title, from a line on, up to the letter of a part or the numeral of a section."""
        out: list[str] = []
        skipping = False
        for at, line in enumerate(self.lines[start:], start):
            skipping = skipping or any(word in line.folded for word in self.words.recommends)
            if skipping:
                skipping = not line.text.rstrip("* ").endswith(":")
                continue
            above = number(line.text) is not None and len(line.text) > _NAME  # a paragraph above the formula
            ends = line.text.endswith(":") and not line.text[:1].islower()  # "new systems of such weapons:" goes on
            if (out or begun) and (above or _SECTION.match(line.text) or is_numeral(line.text) or ends):
                break
            if at not in self.adopting and not self._is_no_title(line):
                out.append(line.text)
        return out

    def _is_no_title(self, line: _Line) -> bool:
        words = line.folded.strip("*[( ")
        if _organs.of_formula(f"The {line.text}", self.language) and line.text.isupper():  # a head's name of the organ
            return True
        if self.numbered is not None and words.startswith(self.words.masthead):
            return True
        named = self.elsewhere and self.organ is not None and words == fold(self.organ.name)
        if named or (self.elsewhere and _DAY.match(words)):
            return True
        if alone(line.text) or _BRACKETS.fullmatch(line.text):
            return True
        if len(line.text.strip(" .*")) == 1 and line.text.isascii():  # the letter of a part
            return True
        if not _LETTERS.search(line.text) and not _YEAR.match(line.text):
            return True
        if self.words.item.match(words) or _ordinals.is_session(undated_session(words, self.language), self.language):
            return True
        return bool(iso_date(words, self.language, entire=True))

    # -- dates and the rest ---------------------------------------------------------------------

    def _adoption(self) -> Iterator[int]:
        """Offsets in `text` of the lines that say by whom or when a text was adopted."""
        at = 0
        for line in self.lines:
            starts = [line.folded.find(word) for word in self.words.adopted]
            best = min((start for start in starts if start >= 0), default=-1)
            if best >= 0:
                yield at + best
            at += len(line.folded) + 1

    def _adopts_document(self) -> bool:
        """Whether a line says by whom a text was adopted whose symbol is that of a document, and no draft's."""
        symbol = self.symbol
        is_document = symbol is not None and symbol.kind == "document" and "/L." not in str(symbol)
        return is_document and bool(self.adopting) and self.organ_id != "SC"

    def _adopted(self, own: Own | None, symbol: Symbol | None) -> str:
        document = symbol is not None and symbol.kind == "document" and not self.statement
        if document and (self.draft or not self._adopts_document()):
            return ""
        for start in self._adoption():
            begin = self.text.rfind("\n", 0, start) + 1 if self.language == "zh" else start
            if date := iso_date(self.text[begin : start + _FAR].replace("\n", " "), self.language):
                return date
        if own is not None and own.shape == "number (year)":
            after = " ".join(line.folded for line in self.lines[own.line : own.line + 3])
            if date := iso_date(after, self.language):
                return date
        below = _closings.below(self.closing, self.language)
        match = self.words.meeting.search(below)
        if match is None:
            if own is not None and own.shape == "number (year)" and any(True for _ in self._adoption()):
                self._doubt("date", "the line of adoption has no whole date")
            if self.statement:
                return iso_date(below, self.language)
            return _closings.date_of_meeting(self.closing, self.language) or (self._done() if self.elsewhere else "")
        after = iso_date(below[match.end() : match.end() + 60], self.language)
        return after or iso_date(below[max(match.start() - 60, 0) : match.start()], self.language)

    def _done(self) -> str:
        """The date that bodies outside of the United Nations state elsewhere.

        It stands in a note of the title, behind the place in the head ("Klow, 3 March 2044"), or in a closing line
        ("Done at Klow on 3 March 2044").
        """
        for note in self.notes:
            for word in self.words.adopted:
                if (at := note.find(word)) >= 0 and (date := iso_date(note[at : at + _FAR], self.language)):
                    return date
        for line in self.lines:
            place, comma, day = line.folded.strip("() ").partition(", ")
            if comma and len(place) < _PLACE and (date := iso_date(day, self.language, entire=True)):
                return date
            if match := _DAY.search(line.folded):
                return f"{match['year']}-{int(match['month']):02d}-{int(match['day']):02d}"
        rows = [" ".join(fold(row).split()).strip("([* ") for row in self.closing.splitlines()]
        done = (iso_date(row, self.language) for row in rows if row.startswith(self.words.done))
        return next(filter(None, done), "")

    def _meeting(self) -> str:
        above = next((self.text[start : start + _FAR] for start in self._adoption()), "")
        for words in (above, _closings.below(self.closing, self.language)):
            if match := self.words.meeting.search(" ".join(words.split())):
                return match["meeting"].replace(" ", "")
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
    plain = own.shape == "session/number" and organ is not None and not organ.series and not organ.decisions
    return own.first if plain else ""

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

from collections.abc import Sequence
from dataclasses import dataclass, field

from toolkit import _organs
from toolkit._heads import number
from toolkit._lazy import lazy
from toolkit._openings import openings
from toolkit._organs import Organ
from toolkit.model import Doubt, Symbol
from toolkit.sources import _adoptions, _sponsors
from toolkit.sources._adoptions import HeadLine
from toolkit.sources._called import called, spoken, titled
from toolkit.sources._dates import is_month, iso_date
from toolkit.sources._headings import is_numeral
from toolkit.sources._layout import Block
from toolkit.sources._own_number import DIGITS, Own, alone, cells, clean, disagree, own_number
from toolkit.sources._session_and_date import FAR, NAME, YEAR, SessionAndDateReader
from toolkit.text import fold

__all__ = ["Identity", "identify"]

_DIGITS = lazy(r"\d{1,4}")
_LETTERS = lazy(r"[^\W\d_]")
_YEAR_ALONE = lazy(r"\((?:19|20)\d\d(?:[-–](?:19|20)?\d\d)?\)\*{0,2}")
_BRACKETS = lazy(r"[\[(].{0,300}[\])}]\.?")
# Two numbers that a text cites: "150/77", "77/150"; not the "78/132" of "A/RES/78/132".
_CITED = lazy(r"(?<![\w/.-])([0-9]{1,3})/([0-9]{1,3})(?![\w/]|\.[0-9])")
# The heading of a text's first section: "I. Introduction"; not "IV International Congress".
_SECTION = lazy(r"[IVX]{1,4}\. ")
# A resolution of the Security Council that a sentence names: "resolution 2781 (2025)", "القرار 2781 (2025)".
_NAMED = lazy(r"[^\W\d_] (\d{1,4}) \(((?:19|20)\d\d)\)")
_FEW = 2  # lines of a title that nothing else marks
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


class _Reader(SessionAndDateReader):
    def identity(self) -> Identity:
        self.symbol = stated = self._stated()
        self.stated = (str(stated.session), str(stated.number)) if stated else ("", "")
        if stated and not stated.session and (digits := _DIGITS.findall(str(stated)))[1:]:  # "UNEP/EA.6/Res.8"
            self.stated = (digits[-2], digits[-1])
        by_symbol = _organs.of_symbol(str(stated)) if stated else None
        if self.organ is None:
            if self.foreign and stated and stated.kind == "document":  # a document that holds another body's text
                by_symbol = None
            self.organ = by_symbol if by_symbol in self.alike else self._adopting() or by_symbol
        own = self._own()
        yearly = own is not None and own.shape == "year/number" and (own.decision or self.decision)
        if self.organ is None and yearly and stated is None and not self.foreign:  # the organ that its sentence names
            self.organ = _organs.first_named(" ".join(fold(self.cited).split()), self.language)
        if self.organ is None and own is not None and not self.foreign:
            shown = _organs.of_symbol(own.first) if own.shape == "symbol" else _SHOWN.get(own.shape) or "GA"
            found = _organs.named(shown) if isinstance(shown, str) else shown
            self.organ = found if not self.alike or found in self.alike else None
        if self.organ is None and self.formula:
            why = "several organs call themselves so" if self.alike else "it is none that the toolkit knows"
            self._doubt("unknown_organ", f"“{self.formula}” adopts it, and {why}")
        title = self._title(own)
        symbol = self._numbered_symbol() or self._checked(stated, own)
        if symbol is None and own is None and (symbol := spoken(self.lines, self.organ)) is not None:
            self._doubt("symbol", f"a sentence above the text names {symbol}, and nothing else says its number")
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

    # -- symbol and organ -----------------------------------------------------------------------

    def _checked(self, stated: Symbol | None, own: Own | None) -> Symbol | None:
        """The symbol that the page says, held against its number and its organ; else that of the number."""
        symbol = stated or self._made(own)
        if own is not None and own.shape == "symbol" and stated is not None and stated.kind == "document":
            return self._made(own) or stated  # a report of the session that holds it
        if own is not None and stated is not None and _organs.of_symbol(str(stated)) is None:
            return self._made(own) or stated  # the number of a press release
        if symbol is not None and self.alike and disagree(str(symbol), self.organ):
            self._doubt("symbol", f"the page says {symbol}, and “{self.formula}” adopts it")
        elif stated is not None and own is not None and str(stated.number) not in (own.first, own.second, "None"):
            self._doubt("symbol", f"the page says {stated}, and {own.first}/{own.second} stands above the title")
        return symbol

    def _numbered_symbol(self) -> Symbol | None:
        """The symbol that the number of a body outside of the United Nations makes."""
        numbered = self.numbered or self.numbered_below
        return Symbol.parse(numbered.symbol) if numbered is not None and numbered.symbol else None

    def _stated(self) -> Symbol | None:
        """The symbol that stands on a line of its own: of a resolution or decision first, above the text first."""
        found = [
            symbol for x in self.lines if (symbol := alone(x.text) or self._symbol_at_end(x.text) or titled(x.text)[0])
        ]
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
            if organ := _organs.first_named(self.text[start : start + FAR].replace("\n", " "), self.language):
                return organ
        return None

    def _own(self) -> Own | None:
        if self.numbered is not None:
            return self._numbered_own()
        bare = self.stated == ("", "") and not self.draft and self.symbol is None
        by_organ = called(self.lines, self.words, self.organ, self.language, named=True) if bare else None
        for index, line in enumerate(self.lines):
            last = index + 1 == len(self.lines)
            own = own_number(index, line.text, self.words, self.organ_id, last=last, stated=self.stated)
            if own is not None:
                own = self._said_again(own)
                return by_organ if by_organ is not None and by_organ.line == index else own
        if bare and (own := self._above_formula()):
            return own
        if bare and (own := by_organ or called(self.lines, self.words, self.organ, self.language, named=False)):
            return own
        return self._in_full()

    def _above_formula(self) -> Own | None:
        """The number just above the formula, without a mark before its title: "56/12 Lakes"."""
        organ = self.organ
        for index, line in list(enumerate(self.lines))[-_FEW:] if organ is not None and organ.series else ():
            own = own_number(index, line.text, self.words, self.organ_id, last=False, bare=True)
            titled_ = own is not None and own.title[:1].isalpha() and not own.title[:1].islower()
            if own is not None and titled_ and not fold(own.title).startswith(self.words.adopted):
                return own
        return None

    def _said_again(self, own: Own) -> Own:
        """The number where it stands above the title: a page may say it in a heading of its own, further up."""
        for index, line in enumerate(self.lines[own.line + 1 :], own.line + 1):
            last = index + 1 == len(self.lines)
            again = own_number(index, line.text, self.words, self.organ_id, last=last, stated=self.stated)
            if again is not None and again.title and again[1:3] == own[1:3] and again.title in own.title + line.text:
                return again
        return own

    def _numbered_own(self) -> Own:
        """The line that is the number of a body outside of the United Nations, or the one below it with its title."""
        numbered = self.numbered
        digits = set(_DIGITS.findall(numbered.symbol)) if numbered is not None else set()
        at = numbered.line if numbered is not None else 0
        title = numbered.title if numbered is not None else ""
        for index, line in enumerate(self.lines[at + 1 :], at + 1) if not title else ():
            own = own_number(index, line.text, self.words, "", last=index + 1 == len(self.lines))
            if own is not None and own.second and {own.first, own.second} <= digits:
                return Own(index, "", "", "", title=own.title)
        return Own(at, "", "", "", title=title)

    def _in_full(self) -> Own | None:
        """The number that the sentence above the text names: "The full text of resolution 2781 (2025) reads:"."""
        last = self.lines[-1] if self.lines and self.organ_id == "SC" else None
        match = _NAMED.search(last.text) if last is not None and last.text.endswith(":") else None
        return Own(len(self.lines), "number (year)", match[1], match[2]) if match else None

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
        decides = [bool(organ.decided) and number >= organ.decided for number in pair]
        if decides[0] != decides[1]:
            return (own.first, own.second) if decides[1] else (own.second, own.first)
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

    # -- title and sponsors ---------------------------------------------------------------------

    def _title(self, own: Own | None) -> str:
        if own is not None:
            known = own.shape != "number (year)" or own.title
            headed = not own.title and (self.numbered is not None or own.shape == "symbol")
            start = self._below_head(own) if headed else own.line + 1
            title = clean([own.title, *self._following(start, begun=bool(own.title))]) if known else ""
            return title or (clean(self._over(own.line)) if own.called else "")
        if self.draft:
            return clean(self._following(self.draft[1]))
        if words := next((words for line in self.lines if (words := titled(line.text)[1])), ""):
            return clean([words])
        if self._adopts_document():
            return clean(self._following(self.adopting[0]))
        if first := min(self.adopting, default=0) if self.elsewhere else 0:
            return clean(self._over(first))
        if title := self._between():
            return title
        if self.foreign:  # another body's text may bear a symbol alone
            rows = enumerate(self.lines, 1)
            at = next((i for i, line in rows if (s := alone(line.text)) and s.kind != "document"), len(self.lines))
            return clean(self._following(at))
        return ""

    def _between(self) -> str:
        """The one or two lines between the symbol and the formula, where a copy of the text has nothing else there."""
        at = next((at for at, x in enumerate(self.lines) if (s := alone(x.text)) and s.kind == "resolution"), -1)
        below = self.lines[at + 1 :] if at >= 0 and self.organ_id != "SC" else []
        if not 0 < len(below) <= _FEW or any(self._is_no_title(x) or self._is_head(x) for x in below):
            return ""
        return clean([x.text for x in below])

    def _is_head(self, line: HeadLine) -> bool:
        """Whether a line is one of a page's head: its words, or the name of an organ."""
        words = line.folded.strip("*[( ")
        named = any(words == fold(f).split(" ", 1)[-1] for f in _organs.formulas(self.language))
        return named or words.startswith((*self.words.masthead, *self.words.adopted, *self.words.draft))

    def _below_head(self, own: Own) -> int:
        """The line below the session and the agenda item, which stand above a title and below a number."""
        rows = [at for at, x in enumerate(self.lines) if at > own.line and self._is_of_head(x)]
        return rows[-1] + 1 if rows and self._following(rows[-1] + 1) else own.line + 1

    def _is_of_head(self, line: HeadLine) -> bool:
        words = line.folded.strip("*[( ")
        return bool(self.words.item.match(words)) or self._is_session(words)

    def _over(self, line: int) -> list[str]:
        """Lines above one that can be a title."""
        return [x.text for x in self.lines[:line] if not self._is_no_title(x)]

    def _following(self, start: int, *, begun: bool = False) -> list[str]:
        """Lines that can be a title, from a line on, up to the letter of a part or the numeral of a section."""
        out: list[str] = []
        skipping = False
        for at, line in enumerate(self.lines[start:], start):
            skipping = skipping or any(word in line.folded for word in self.words.recommends)
            if skipping:
                skipping = not line.text.rstrip("* ").endswith(":")
                continue
            above = number(line.text) is not None and len(line.text) > NAME  # a paragraph above the formula
            ends = line.text.endswith(":") and not line.text[:1].islower()  # "new systems of such weapons:" goes on
            if (out or begun) and (above or _SECTION.match(line.text) or is_numeral(line.text) or ends):
                break
            late = _YEAR_ALONE.fullmatch(line.text) is not None and (
                bool(out) or begun
            )  # the end of a title's first line
            if late or (at not in self.adopting and not self._is_no_title(line)):
                out.append(line.text)
        return out

    def _is_no_title(self, line: HeadLine) -> bool:
        words = line.folded.strip("*[( ")
        if _organs.of_formula(f"The {line.text}", self.language) and line.text.isupper():  # a head's name of the organ
            return True
        if self.numbered is not None and words.startswith(self.words.masthead):
            return True
        named = self.elsewhere and self.organ is not None and words == fold(self.organ.name)
        if named or (self.elsewhere and self.words.numeric_date.match(words)):
            return True
        if self.numbered is not None and line.text == self.lines[self.numbered.line].text:  # it says its number twice
            return True
        if alone(line.text) or _BRACKETS.fullmatch(line.text):
            return True
        if len(line.text.strip(" .*")) == 1 and line.text.isascii():  # the letter of a part
            return True
        if not _LETTERS.search(line.text) and not YEAR.match(line.text):
            return True
        if self._is_of_head(line):
            return True
        return is_month(words, self.language) or bool(iso_date(words, self.language, entire=True))

"""References as value objects: parse, hold, print; anything else is refused.

`Symbol` is a document symbol in the form in which the United Nations prints it in English;
`ParagraphRef` is a symbol with a paragraph id of this toolkit.

One form for each shape
-----------------------
``A/RES/78/132``, ``A/RES/60/270 A``, ``A/RES/S-19/2``, ``A/RES/217 A (III)``, ``A/RES/3201 (S-VI)``,
``A/DEC/77/568``, ``A/DEC/74/537 B``, ``E/RES/2023/3``, ``E/DEC/2019/250``, ``S/RES/1325 (2000)``,
``A/HRC/RES/S-16/1``; every other document as it stands: ``A/78/458``, ``A/78/62-E/2023/49``,
``NPT/CONF.2010/50 (Vol. I)``, ``1/CP.21``; numbers of bodies outside of the United Nations in English, as these print
them: ``AG/RES. 2991 (LII-O/22)``, ``41 C/Resolution 23``, ``Resolution 2344 (2020)``. The letter of a part and the
brackets stand where a page prints them. The United Nations' own links leave letters and spaces out
(``A/RES/217(III)``, ``S/RES/1325(2000)``): `Symbol.parse` reads these too, `Symbol.link` gives them.

What the numbers mean
---------------------
`Symbol.year` is the year that the symbol itself bears or, where it bears a session only, the
year in which that session opened; the document may be a year younger. Dates of adoption are
stated by texts, not by symbols.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from toolkit import _bodies, _ids
from toolkit._lazy import lazy

__all__ = ["ParagraphRef", "Symbol", "from_roman", "to_roman"]

#: A passage beside a symbol: the O30 of A/RES/78/132 O30. Not the second half of A/RES/217 A.
_PLACE = lazy(_ids.PASSAGE)
# Digits of Arabic (and Persian) pages: "A/RES/\u0669\u0669/\u0667" is A/RES/99/7.
_DIGITS = {start + digit: str(digit) for start in (0x0660, 0x06F0) for digit in range(10)}
_MAX = 120

# A session: regular (78), special (S-19) or emergency special (ES-10).
_SESSION = r"(?P<session>(?:E?S-)?[1-9]\d{0,2})"
_LETTER = r"(?: ?(?P<letter>[A-Za-z]))?"
# Series with a fixed shape. Spaces may be missing, as in links.
_SERIES: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (lazy(pattern, re.ASCII), form)
    for pattern, form in (
        (rf"(?i:A/RES)/{_SESSION}/(?P<number>[1-9]\d{{0,3}}){_LETTER}", "A/RES/{session}/{number}{ letter}"),
        (rf"(?i:A/DEC)/{_SESSION}/(?P<number>[1-9]\d{{0,3}}){_LETTER}", "A/DEC/{session}/{number}{ letter}"),
        (
            r"(?i:A/RES)/(?P<number>[1-9]\d{0,3})"
            + _LETTER
            + r" ?\((?P<roman>(?:E?S-)?[IVXL]{1,8})\)(?: ?(?P<late>[A-Za-z]))?",
            "A/RES/{number}{ letter} ({roman})",
        ),
        (
            r"(?i:E/RES)/(?P<number>[1-9]\d{0,3})" + _LETTER + r" ?\((?P<roman>[IVXL]{1,9})\)(?: ?(?P<late>[A-Za-z]))?",
            "E/RES/{number}{ letter} ({roman})",
        ),
        (
            r"(?i:E/(?P<what>RES|DEC))/(?P<year>(?:19|20)\d\d)/(?P<number>[1-9]\d{0,3})" + _LETTER,
            "E/{what}/{year}/{number}{ letter}",
        ),
        (
            r"(?i:E/CN\.4/(?P<what>RES|DEC))/(?P<year>(?:19|20)\d\d)/(?P<number>[1-9]\d{0,3})" + _LETTER,
            "E/CN.4/{what}/{year}/{number}{ letter}",
        ),
        (r"(?i:S/RES)/(?P<number>[1-9]\d{0,3}) ?\((?P<year>(?:19|20)\d\d)\)", "S/RES/{number} ({year})"),
        (
            rf"(?i:A/HRC/(?P<what>RES|DEC))/{_SESSION}/(?P<number>[1-9]\d{{0,3}}){_LETTER}",
            "A/HRC/{what}/{session}/{number}{ letter}",
        ),
        (rf"(?i:ESCAP/RES)/{_SESSION}/(?P<number>[1-9]\d{{0,3}}){_LETTER}", "ESCAP/RES/{session}/{number}{ letter}"),
    )
)
# What only looks like a document: a series without its number, a bare session, Roman digits, a virus (A/H1N1).
_RESERVED = lazy(r"(?i:A|E|S|A/HRC|E/CN\.4)/(?i:RES|DEC)/.*|(?:E?S-\d+|[IVXL]+)/[\d.]+|[AES]/[A-Z]+\d.*", re.ASCII)

# Any other document: a body's letters, then segments, at least one of them with a digit. A segment may
# bear brackets ("6(Rev.1)-E"), and a space may stand before those that name a part ("50 (Vol. I)").
_HEAD = r"[A-Z][A-Za-z]{0,8}(?:[.-][A-Za-z0-9]{1,6}){0,3}\d{0,3}(?:\(\d{1,3}\))?"
_BRACKETS = r"\([A-Za-z0-9.,\- ]{1,30}\)"
_SEGMENT = rf"[A-Za-z0-9][A-Za-z0-9.\-]{{0,24}}(?: ?{_BRACKETS}(?:-[A-Z])?)?"
_DOCUMENT = lazy(rf"{_HEAD}(?:/{_SEGMENT}){{1,9}}(?:-[A-Z](?:[.A-Z0-9]{{0,8}})(?:/{_SEGMENT}){{1,9}})?", re.ASCII)
# Bodies outside the United Nations set a space after their letters: "CL 144/9", and with an addendum "CL 144/9/Add.1".
_SPACED = lazy(r"[A-Z]{1,5} [0-9]{1,4}/[0-9A-Z.]{1,8}(?:/(?:Add|Corr|Rev)\.[0-9]{1,2}){0,3}")
# Series with forms of their own: decisions of a conference of parties ("1/CP.21"), resolutions of the World
# Health Assembly ("WHA75.17", "WHA1.1") and of the Executive Board of its Organization ("EB132.R7"), and the decisions
# of both ("WHA77(12)", "EB156(3)").
_PARTIES = lazy(r"[1-9][0-9]{0,2}/(?:CP|CMA|CMP|COP|MOP)\.[1-9][0-9]?")
_HEALTH = lazy(r"WHA[1-9][0-9]?\.[1-9][0-9]{0,2}|EB[1-9][0-9]{0,2}\.R[1-9][0-9]?")
_HEALTH_DECISION = lazy(r"(?:WHA[1-9][0-9]?|EB[1-9][0-9]{0,2})\([1-9][0-9]?\)")
# The sessions of the Assembly end with XXX in Roman digits, those of the Council (two or more a year) with LXIII.
_ROMAN_SESSIONS = {"A": 30, "E": 63}
_TIGHT = (
    (lazy(r"(?<=[0-9])\((?=(?:Vol|Part|Sect|Introduction|Foreword|Prog|Supp))"), " ("),
    (lazy(r"(?<=\()(Vols?\.?|Parts?|Sects?\.?)(?=[IVX0-9])"), r"\1 "),
    (lazy(r"(?<=[IVX])and(?=[IVX])"), " and "),
)

_RESOLUTION = lazy(r"/RES/|/Res\.\d")
_DECISION = lazy(r"/DEC/|/D(?:EC|ec)\.\d")
# The same in series of bodies outside of the United Nations: "AG/DEC. 88 (XL-O/44)", "41 C/Decision 3", "Dec.12(XL)".
_DECIDES = lazy(r"\b(?:DEC|Dec|DECL|Decl)\.|\b(?:Decision|DEC)\b")
_YEAR = lazy(r"(?:/|\()((?:19[4-9]|20)\d)(\d)(?=[/)\s.]|$)")
_ROMAN_DIGITS = (("L", 50), ("XL", 40), ("X", 10), ("IX", 9), ("V", 5), ("IV", 4), ("I", 1))


def to_roman(number: int) -> str:
    """A number from 1 to 89 in Roman digits.

    Raises
    ------
    ValueError
        The number is out of that range.

    Examples
    --------
    >>> from toolkit import references
    >>> references.to_roman(14)
    'XIV'
    """
    if not 0 < number < 90:
        msg = f"no session in Roman digits has the number {number}"
        raise ValueError(msg)
    out = ""
    for letters, value in _ROMAN_DIGITS:
        while number >= value:
            out, number = out + letters, number - value
    return out


def from_roman(letters: str) -> int:
    """The number that Roman digits stand for.

    Raises
    ------
    ValueError
        Not Roman digits, or not in their regular form.

    Examples
    --------
    >>> from toolkit import references
    >>> references.from_roman("XIV")
    14
    """
    total, rest = 0, letters
    for digits, value in _ROMAN_DIGITS:
        while rest.startswith(digits):
            total, rest = total + value, rest[len(digits) :]
    if rest or not 0 < total < 90 or to_roman(total) != letters:
        msg = f"not Roman digits: {letters[:12]!r}"
        raise ValueError(msg)
    return total


@lru_cache(maxsize=4096)
def _canonical(text: str) -> str:
    """A symbol in its printed form; empty where a text is none."""
    if any(form.fullmatch(text) for form in (_PARTIES, _HEALTH, _HEALTH_DECISION)):
        return text
    for pattern, form in _SERIES:
        if match := pattern.fullmatch(text):
            _check_session(match.groupdict().get("roman") or "", text)
            return _printed(form, match.groupdict())
    wide = text
    for pattern, put in _TIGHT:
        wide = pattern.sub(put, wide)
    document = _DOCUMENT.fullmatch(wide) or _SPACED.fullmatch(wide)
    numbered = document and not _RESERVED.fullmatch(wide) and re.search(r"\d", wide.partition("/")[2])
    return wide if numbered or _bodies.elsewhere(wide) else ""


@dataclass(frozen=True, slots=True, order=True)
class Symbol:
    """A document symbol, e.g. ``A/RES/78/132``. Make one with `parse`, which checks and orders its parts.

    Examples
    --------
    >>> str(Symbol.parse("S/RES/1325(2000)"))
    'S/RES/1325 (2000)'
    >>> Symbol.parse("A/RES/217 A (III)").link
    'A/RES/217(III)'
    """

    text: str

    @classmethod
    def parse(cls, text: str) -> Symbol:
        """Read a symbol in the printed form or in that of the United Nations' links.

        Raises
        ------
        ValueError
            Anything else: a fraction, a ratio, a word with a slash, a symbol cut short.
        """
        if isinstance(text, str) and len(text) <= _MAX:
            text = text.translate(_DIGITS)
            if canonical := _canonical(text):
                return cls(canonical)
        msg = f"not a document symbol: {str(text)[:60]!r}"
        raise ValueError(msg)

    def __str__(self) -> str:
        return self.text

    @property
    def kind(self) -> str:
        """``resolution``, ``decision`` or ``document``."""
        if _RESOLUTION.search(self.text) or _HEALTH.fullmatch(self.text):
            return "resolution"
        if self.elsewhere:
            return "decision" if _DECIDES.search(self.text) else "resolution"
        decides = _PARTIES.fullmatch(self.text) or _HEALTH_DECISION.fullmatch(self.text) or _DECISION.search(self.text)
        return "decision" if decides else "document"

    @property
    def body(self) -> str:
        """English name of the issuing body; empty where the symbol's beginning is not known."""
        if _PARTIES.fullmatch(self.text):
            return "Conference of the Parties"
        return _bodies.issuing(self.text) or _bodies.elsewhere(self.text)

    @property
    def elsewhere(self) -> bool:
        """Whether it is a number of a body outside of the United Nations, in a form that theirs never have."""
        return bool(_bodies.elsewhere(self.text))

    @property
    def _parts(self) -> dict[str, str]:
        for pattern, _ in _SERIES:
            if match := pattern.fullmatch(self.text):
                return {name: value for name, value in match.groupdict().items() if value}
        return {}

    @property
    def session(self) -> str:
        """Session as printed (``78``, ``S-19``, ``III``); empty where the symbol bears none."""
        parts = self._parts
        if found := parts.get("session") or parts.get("roman"):
            return found
        match = re.match(r"A/(?:HRC/|C\.[0-9]/)?((?:E?S-)?[0-9]{1,3})/", self.text)
        return match[1] if match else ""

    @property
    def number(self) -> int | None:
        """Number within its series, of resolutions and decisions."""
        found = self._parts.get("number")
        return int(found) if found else None

    @property
    def letter(self) -> str:
        """Letter of a part (``B`` of ``A/DEC/74/537 B``); empty where there is none."""
        return self._parts.get("letter", "")

    @property
    def year(self) -> int | None:
        """Year that the symbol bears, or in which its regular session opened; ``None`` where it shows neither."""
        if match := _YEAR.search(self.text):
            return int(match[1] + match[2])
        session = self.session
        if not session or "S-" in session:
            return None
        number = int(session) if session.isdecimal() else from_roman(session)
        if self.text.startswith("A/HRC/"):
            return 2006 + (number - 1) // 3
        return 1945 + number if self.text.startswith("A/") else None

    @property
    def link(self) -> str:
        """The symbol as the United Nations' links write it: no spaces, no letter before a Roman session."""
        if self.elsewhere:
            return self.text
        text = re.sub(r" [A-Z](?= \()", "", self.text) if self._parts.get("roman") else self.text
        return text.replace(" ", "")


def _check_session(roman: str, text: str) -> None:
    """Raise ``ValueError`` for a session in Roman digits that the body never had: ``A/RES/934 (XXXVIII)``."""
    letters = roman.rpartition("-")[2]
    if letters and from_roman(letters) > _ROMAN_SESSIONS[text[0].upper()]:
        msg = f"no session {roman} of this body: {text[:60]!r}"
        raise ValueError(msg)


def _printed(form: str, parts: dict[str, str | None]) -> str:
    letter = parts.get("letter") or parts.get("late") or ""
    values = {name: value or "" for name, value in parts.items()}
    values["what"] = values.get("what", "").upper()
    return form.replace("{ letter}", f" {letter.upper()}" if letter else "").format(**values)


@dataclass(frozen=True, slots=True)
class ParagraphRef:
    """A paragraph of a resolution, e.g. ``A/RES/78/132 O30``."""

    symbol: Symbol
    place: str

    @classmethod
    def parse(cls, text: str) -> ParagraphRef:
        """Read ``SYMBOL PLACE``; raise ``ValueError`` for anything else."""
        symbol, _, place = text.rpartition(" ")
        if not _PLACE.fullmatch(place):
            msg = f"not a paragraph reference: {text[:60]!r}"
            raise ValueError(msg)
        return cls(Symbol.parse(symbol), place)

    def __str__(self) -> str:
        return f"{self.symbol} {self.place}"

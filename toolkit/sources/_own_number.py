"""The number above a title, in the shapes of all organs: "78/132.", "1514 (XV).", "245 (1968)", "WHA66.1"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from toolkit._organs import Lines, Organ, lines, of_symbol
from toolkit.model import Symbol
from toolkit.references import from_roman, to_roman
from toolkit.sources._headings import numeral
from toolkit.sources._layout import Block
from toolkit.text import fold

__all__ = ["DIGITS", "PARTS", "Own", "alone", "cells", "clean", "disagree", "own_number"]

#: Marks of direction and without width at a line's ends, with blanks.
_BIDI = " \u200b\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff"
_UNSEEN = r"[\s\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff#>*_]*"
_DASH = r"[-\u2010-\u2015\u2212.:\u0640]"
# "78/132.", "132/78 -", "59/…", "S-32/1.", "2051/4." and what follows; not the "2/2" of a page number, which has no
# words after it and no separator.
_PAIR = re.compile(
    _UNSEEN
    + r"(?:(?P<word>[^\W\d_]{4,12}) )?(?P<special>E?S-|\u062f ?\u0625 ?\u0637? ?-)?(?P<a>[0-9]{1,4})/"
    + r"(?P<b>[0-9]{1,4}|\u2026|\.{2,3}|_{2,5})(?: ?- ?(?P<after>\u062f ?\u0625 ?\u0637?)\b)?"
    + r"(?: ?\[?(?P<letter>[A-Z])\]?)?(?![\w/])"
    + rf"(?P<mark>(?:\s?{_DASH}){{0,2}})\s*\**\s*(?P<title>[^\W_].*|[(\"\u201c\u00ab\u201d].*|)$"
)
# "1514 (XV). Declaration", "774(XL) LAKES", "217 A (III).", "1514 (\u062f-15)"; not "15 (a)", an agenda item.
_ROMAN = re.compile(
    _UNSEEN
    + r"(?:(?P<word>[^\W\d_]{4,12}) )?(?P<number>[0-9]{1,4})(?: ?(?P<letter>[A-Z]))? ?[(\uff08](?:(?P<kind>E?S)-)?"
    + r"(?:(?P<roman>[IVXL]{1,8})|(?:\u062f ?- ?|\u0627\u0644\u062f\u0648\u0631\u0629 )"
    + r"(?P<session>[0-9]{1,2})|(?P<han>[\u4e00-\u9fff]{1,4}))"
    + r"[)\uff09](?: ?(?P<late>[A-Z])(?![^\W\d_]))?"
    + rf"(?P<mark>\s?{_DASH}|)\s*\**\s*(?P<title>\S.*|)$"
)
# "Resolution 245 (1968)", "RESOLUTION 761 (1992)", "17 (1947). Resolution of 10 February 1947", a year misread as
# "(197-4)"; not "1325 (2000) and" within a sentence.
_YEARED = re.compile(
    _UNSEEN
    + r"(?:(?P<word>[^\W\d_]{4,12}) )?(?P<number>[0-9]{1,4}) ?\((?P<year>(?:19|20)[0-9-]{2,3})\)"
    + r"\.?\s*\**\s*(?P<title>\S.*|)$"
)
# "WHA66.1 Twelfth General Programme of Work", "EB132.R7 ..."
_HEALTH = re.compile(
    _UNSEEN + r"(?P<symbol>WHA[0-9]{1,2}\.[0-9]{1,3}|EB[0-9]{1,3}\.R[0-9]{1,2})\.?(?:\s+(?P<title>\S.*))?$"
)
# "WHA77(12) Lakes and health", "Decision EB156(3)": decisions of both.
_HEALTH_DECISION = re.compile(
    _UNSEEN
    + r"(?:[^\W\d_]{4,12} )?(?P<symbol>(?:WHA[0-9]{1,2}|EB[0-9]{1,3})\([0-9]{1,2}\))\.?(?:\s+(?P<title>[^\W_].*))?$"
)
# "SIXTY-SIXTH WORLD HEALTH ASSEMBLY WHA66.1": the symbol at the end of the page's head, which names the body.
_HEALTH_HEAD = re.compile(
    r"(?P<head>.{0,120}?)\s+(?P<symbol>(?:WHA[0-9]{1,2}|EB[0-9]{1,3})(?:\.R?[0-9]{1,3}|(?P<decides>\([0-9]{1,2}\))))$"
)
# "Decision 1/CP.21", "3/CMA.5. Guidance", in Arabic "1/\u0645 \u0623-21": a decision of parties to a
# convention; not "Draft decision -/CP.21", which has no number.
_PARTIES = re.compile(
    _UNSEEN
    + r"(?:(?P<word>[^\W\d_]{4,12}) )?(?P<number>[1-9][0-9]{0,2})/(?:(?P<series>CP|CMA|CMP|COP|MOP)\."
    + r"|(?P<arabic>\u0645 ?\u0623(?: ?[\u0625\u062a])?) ?[-\u2010-\u2013] ?)"
    + r"(?P<session>[1-9][0-9]?)\.?:?\s*\**\s*(?P<title>[^\W_].*|)$"
)
# How Arabic writes the same series: by the first letters of its name.
_ARABIC_SERIES = {"\u0645\u0623": "CP", "\u0645\u0623\u0625": "CMP", "\u0645\u0623\u062a": "CMA"}
# A symbol that fills its line: "A/RES/78/132", "A/C.1/80/L.42*", "S/RES/9 (2051)"; not "[S/773]", a draft's.
_ALONE = re.compile(
    r"(?P<symbol>[A-Z][A-Z0-9]{0,4}(?:\([0-9]{1,3}\))?"
    r"/[A-Za-z0-9][A-Za-z0-9/.()-]{1,60}(?: [A-Z]\b)?(?: \([0-9IVXLES-]{1,8}\))?)\**"
)
#: Arabic-Indic digits, and the European ones.
DIGITS = {start + digit: str(digit) for start in (0x0660, 0x06F0) for digit in range(10)}
_CELLS = re.compile(r"\s{3,}|\t")
_HAN = re.compile(r"(?<=[\u4e00-\u9fff]) (?=[\u4e00-\u9fff])")  # where two lines of Chinese meet
# A year, the second half of a number, a day, with letters for digits, as they are misread: "l98l", "57/l2", "l9 June".
_MISREAD = re.compile(
    r"(?<![^\W_])(?=[1lI][0-9lIO]{0,2}[lIO])[1lI][9][0-9lIO]{2}(?![^\W_])|(?<=\d/)(?=[0-9]?[lI])[0-9lI]{1,3}(?![^\W_])"
    r"|(?<![^\W_])[lI]\d(?=\s[^\W\d_]{3,9}\s[1lI2])"
)
_LETTERS = str.maketrans("lIO", "110")
_MARKERS = re.compile(
    r"(?:\*|\s?[\u00b9\u00b2\u00b3\u2070-\u2079]|\s?\u207d[^\u207e]{1,4}\u207e|\[\^\d{1,2}\]|(?<=[^\W\d_])\d{1,2}/)+$"
)
# The letters of a document in parts after its symbol: "A/RES/74/92 A-B", "A/RES/76/247 A to C"; not "A/RES/74/260 B".
PARTS = re.compile(r"(?<=\d) ?[A-Z] ?(?:[-\u2010-\u2015,]|to|and|and to) ?[A-Z]$")


class Own(NamedTuple):
    """The number above the title: its line, its parts as printed, and the title's words beside it."""

    line: int
    shape: str
    first: str
    second: str
    letter: str = ""
    special: str = ""
    title: str = ""
    decision: bool = False
    called: bool = False


def alone(line: str) -> Symbol | None:
    """The symbol that fills a line, if one does."""
    match = _ALONE.fullmatch(PARTS.sub("", line.strip(_BIDI)))
    try:
        return Symbol.parse(match["symbol"]) if match else None
    except ValueError:
        return None


def own_number(
    index: int, line: str, words: Lines, organ: str, *, last: bool, stated: tuple[str, str] = ("", ""),
    called: bool = False, bare: bool = False,
) -> Own | None:  # fmt: skip
    """The number that a line above the text begins with, if it is the document's own.

    Parameters
    ----------
    index
        Which line it is.
    line
        Its words.
    words
        How lines speak in the document's language.
    organ
        Id of the adopting organ; empty where it is not known.
    last
        Whether no line follows.
    stated
        Session and number of the symbol that the page bears; empty where it bears none.
    called
        Whether the line calls the text by the number: it is its own then.
    bare
        Whether a title may follow it without a mark.
    """
    if match := _HEALTH.match(line):
        return Own(index, "symbol", match["symbol"], "", title=match["title"] or "")
    if match := _HEALTH_DECISION.match(line):
        return Own(index, "symbol", match["symbol"], "", title=match["title"] or "", decision=True)
    if match := words.health_short.match(line):
        decides = match["decision"] or match["decided"]
        body, number_ = match["wha"], match["number"]
        symbol = f"WHA{body}" if body else f"EB{match['eb']}"
        symbol += f"({decides})" if decides else f".{number_}" if number_ else f".R{match['of']}"
        return Own(index, "symbol", symbol, "", decision=bool(decides))
    match = _HEALTH_HEAD.match(line)
    if match and any(one.health_head.fullmatch(match["head"]) for one in (words, lines("en"))):
        return Own(index, "symbol", match["symbol"], "", decision=bool(match["decides"]))
    if (match := _PARTIES.match(line)) and (not match["word"] or _is_word_of(match["word"], words.decision)):
        series = match["series"] or _ARABIC_SERIES[match["arabic"].replace(" ", "")]
        symbol = f"{match['number']}/{series}.{match['session']}"
        return Own(index, "symbol", symbol, "", title=match["title"], decision=True)
    match = _YEARED.match(line)
    if match and (called or match["word"] or fold(match["title"]).startswith(words.adopted)):
        dated = fold(match["title"]).startswith(words.adopted) or organ in ("", "SC")
        year = re.sub(r"\D", "", match["year"])[:4]
        return Own(index, "number (year)", match["number"], year, title="" if dated else match["title"])
    if match := _ROMAN.match(line):
        return _with_roman(index, match)
    match = _PAIR.match(line)
    if match is None or not (_is_own(match, words, last=last, stated=stated) or (bare and match["title"])):
        return None
    special = match["special"] or match["after"] or ""
    kind = ("ES-" if "E" in special or "\u0637" in special else "S-") if special else ""
    yearly = organ in ("ECOSOC", "CHR") or re.fullmatch(r"(?:19|20)[0-9]{2}", match["a"])
    shape = "special/number" if kind else "year/number" if yearly else "session/number"
    decision = bool(match["word"]) and _is_word_of(match["word"], words.decision)
    return Own(index, shape, match["a"], match["b"], match["letter"] or "", kind, match["title"], decision)


def _with_roman(index: int, match: re.Match[str]) -> Own | None:
    if not match["mark"] and not match["word"] and match["title"] and not match["title"].isupper():
        return None
    try:
        session = match["roman"] or (numeral(match["han"]) if match["han"] else to_roman(int(match["session"])))
        from_roman(session)
    except ValueError:
        return None
    kind = f"{match['kind']}-" if match["kind"] else ""
    letter = match["letter"] or match["late"] or ""
    return Own(index, "number (roman)", match["number"], kind + session, letter, title=match["title"])


def _is_own(match: re.Match[str], words: Lines, *, last: bool, stated: tuple[str, str]) -> bool:
    """Whether a pair at a line's start is the document's own number: marked off, alone before its title, or stated."""
    if match["word"] and not _is_word_of(match["word"], (*words.decision, *words.adopted)):
        return False
    if match["mark"] or match["word"] or not match["b"].isdecimal():
        return True
    if match["title"] and (match["a"], match["b"]) in (stated, stated[::-1]):
        return True
    return not match["title"] and not last and max(int(match["a"]), int(match["b"])) > 30


def _is_word_of(word: str, phrases: tuple[str, ...]) -> bool:
    return any(fold(word).removeprefix("\u0627\u0644") in phrase.split() for phrase in phrases)


def digits(line: str) -> str:
    """A line with the letters that a year or a number has for digits as digits.

    Examples
    --------
    >>> digits("488 (l98l) of l9 June l98l, 57/l2"), digits("A/C.1/79/L.2")
    ('488 (1981) of 19 June 1981, 57/12', 'A/C.1/79/L.2')
    """
    return _MISREAD.sub(lambda match: match[0].translate(_LETTERS), line)


def cells(above: Sequence[Block]) -> Iterator[tuple[int, str]]:
    """Index of the block and words of each cell of each line: columns are parted by wide blanks."""
    for index, block in enumerate(above):
        for row in block.text.translate(DIGITS).splitlines():
            for cell in _CELLS.split(row.strip()):
                if cell.strip():
                    yield index, digits(cell.strip())


def clean(lines: Sequence[str]) -> str:
    """Lines of a title as one, without emphasis, markers and hyphens of emphasis."""
    title = " ".join(" ".join(lines).replace("*", "").split()).strip("_# ")
    title = _HAN.sub("", title) if len(lines) > 1 else title
    return _MARKERS.sub("", title).strip()


def disagree(symbol: str, organ: Organ | None) -> bool:
    """Whether a symbol of a resolution or decision is that of another organ.

    Examples
    --------
    >>> from toolkit._organs import named
    >>> disagree("A/RES/99/8", named("SC")), disagree("S/2044/9", named("GA")), disagree("A/RES/99/8", named("GA"))
    (True, False, False)
    """
    adopted = "/RES/" in symbol or "/DEC/" in symbol
    return adopted and organ is not None and of_symbol(symbol) not in (organ, None)

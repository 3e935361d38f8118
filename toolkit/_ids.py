"""How ids of passages are written, and what a reader may write for them.

Readers of documents make ids (`toolkit.sources`); everything that meets an id in a table, a file or a reader's words
asks here. The data of the contract has the same pattern of a paragraph's id, and a test compares them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

__all__ = ["PARAGRAPH", "PASSAGE", "division", "form", "meant", "number", "part"]

#: What comes before the number where numbers begin again: A- (a part), II- (a section), X1- (an annex), 2-.
_DIVISION: Final = r"(?:[A-Z]|[IVXL]{1,8}|X[0-9]{1,3}|[0-9]{1,3})-"
#: Id of a paragraph: P01, O30, A-O03 (part A), II-O03 (section II), X1-99 and X1-P01 (first annex), O05-1 (the first
#: after 5 that has no number). Not 30, o30 or O3: those are what readers write (`meant`).
PARAGRAPH: Final = (
    rf"(?:(?:{_DIVISION}){{0,4}}[PO][0-9]{{2,3}}"
    rf"|(?:{_DIVISION}){{0,2}}X[0-9]{{1,3}}-(?:{_DIVISION}){{0,2}}[0-9]{{2,3}})(?:-[0-9]{{1,3}})?"
)
#: Id of any passage: a paragraph, H01 (a heading), fn3 (a note), header, closing. Not: heading, fn.
PASSAGE: Final = rf"(?:{PARAGRAPH}|H[0-9]{{2,3}}|fn\w{{1,12}}|header|closing)"

#: The id of a paragraph alone.
_WHOLE = re.compile(PARAGRAPH)
#: The last number of a preambular paragraph: the P02 of P02 and of X1-P02. Not a part P, as in P-O03.
_PREAMBULAR = re.compile(r"(?:^|-)P\d+(?:-\d+)?\Z")
#: The printed number: the 05 of O05-1, the 99 of X1-99, the 03 of X1-10-03. Not the count behind it, nor the 1 of X1.
_NUMBER = re.compile(r"(?:^|-)[PO]?(\d{2,3})(?:-[1-9]\d{0,2})?\Z")
#: The count behind a number: the -1 of O05-1.
_COUNTED = re.compile(r"\d{2,3}-\d{1,3}\Z")
#: A run of digits, to be read as a number: the 05 and the 1 of O05-1. Not the X of X1.
_DIGITS = re.compile(r"\d+")
#: The letter before a paragraph's printed number, which readers leave out: the O of A-O03. Not the O of an O-P03.
_LETTER = re.compile(r"(?:^|(?<=-))o(?=\d)")

#: What stands before the number of a paragraph and its letter: the A-II of A-II-O05-1.
_DIVIDED = re.compile(r"(.+)-[PO]?\d{2,3}(?:-[1-9]\d{0,2})?")

#: That an id is of an annexed document: the X1- of X1-99 and of A-X1-P02. Not the section X of X-O03.
_ANNEXED = re.compile(r"(?:^|-)X\d+-")


def form(id_: str) -> str:
    """How a paragraph is written, as preambular or as operative, in an annex too; empty for other passages.

    Examples
    --------
    >>> [form(one) for one in ("P01", "A-O03", "X1-P02", "X1-99", "fn1")]
    ['preamble', 'operative', 'preamble', 'operative', '']
    """
    if not _WHOLE.fullmatch(id_):
        return ""
    return "preamble" if _PREAMBULAR.search(id_) else "operative"


def division(id_: str) -> str:
    """The part or section that an id names; empty where it names none. An annex is no division.

    Examples
    --------
    >>> [division(one) for one in ("O03", "A-O03", "II-O05-1", "X1-99", "A-X1-02", "A-II-P01")]
    ['', 'A', 'II', '', 'A', 'A-II']
    """
    match = _DIVIDED.fullmatch(id_)
    return _ANNEXED.sub("", f"{match[1]}-").strip("-") if match else ""


def number(id_: str) -> int:
    """The printed number in a paragraph's id, 0 for other passages.

    Examples
    --------
    >>> [number(one) for one in ("P01", "A-O10", "X1-99", "O05-1", "fn1")]
    [1, 10, 99, 5, 0]
    """
    found = _NUMBER.search(id_) if _WHOLE.fullmatch(id_) else None
    return int(found[1]) if found else 0


def part(id_: str) -> str:
    """Where a passage stands: ``preamble``, ``operative``, ``annex`` or ``note``; empty elsewhere.

    Examples
    --------
    >>> [part(one) for one in ("P01", "A-O03", "X1-P02", "X1-99", "fn1", "header")]
    ['preamble', 'operative', 'annex', 'annex', 'note', '']
    """
    if id_.startswith("fn"):
        return "note"
    return "annex" if _ANNEXED.search(id_) else form(id_)


def meant(ids: Iterable[str], text: str) -> list[str]:
    """The ids that a reader may mean by what was written: one; several where it is not clear; none.

    Case and leading zeros do not count, and neither does the letter of an operative paragraph. A bare number is the
    paragraph of the body where that has one, else that of any part, section or annex.

    Parameters
    ----------
    ids
        Those that there are.
    text
        What was written, e.g. ``o30``, ``30``, ``a-3``, ``X1-99``.

    Examples
    --------
    >>> meant(["P30", "O30", "X1-30"], "30")
    ['O30']
    >>> meant(["O01", "A-O03", "X1-03", "X1-P03"], "3")
    ['A-O03', 'X1-03']
    >>> meant(["O05", "O05-1", "A-O05"], "o5-1")
    ['O05-1']
    """
    known = list(ids)
    if text in known:
        return [text]
    wanted = _plain(text.strip())
    plain = {one: _plain(one) for one in known}
    for same in (wanted.__eq__, lambda one: _bare(one) == _bare(wanted)):
        if found := [one for one in known if same(plain[one])]:
            return found
    if not wanted.isdecimal():
        return []
    return [
        one for one in known if form(one) == "operative" and number(one) == int(wanted) and not _COUNTED.search(one)
    ]


def _plain(text: str) -> str:
    """Without case and leading zeros: ``X1-O05`` and ``x1-o5`` are ``x1-o5``."""
    return _DIGITS.sub(lambda digits: str(int(digits[0])), text.casefold())


def _bare(plain: str) -> str:
    """Without the letter of an operative paragraph."""
    return _LETTER.sub("", plain)

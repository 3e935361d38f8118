"""What a heading says of its place: the numeral of a section, or that an annex begins.

Languages number sections each in their way: Roman digits and Latin letters (also with Cyrillic look-alikes), Arabic
and Chinese ordinals. Ids need one form for all: ``II`` is the second section in every language, ``B`` the second
lettered one. The words are in ``data/languages/<code>/sections.toml``.
"""

from __future__ import annotations

import re
from functools import cache

from toolkit import languages
from toolkit.references import from_roman, to_roman

__all__ = ["is_annex", "is_article", "is_numeral", "numeral", "sections"]

# A numeral at the head of a heading, alone or with words after it. "II", "II. Staff", "A - Staff", "XXVI";
# not "I am", which goes on with a small letter, nor "Introduction".
_LATIN = re.compile(r"(?P<numeral>[IVXLC]{1,7}|[A-Z])(?:[\s.:)\u2013\u2014-]+(?![a-zа-я]).*|)", re.DOTALL)
# Cyrillic capitals that look like the Latin ones of numerals: "ХII", "В".
_ALIKE = str.maketrans("АВСЕНІКМОРТХ", "ABCEHIKMOPTX")
#: The head of a heading, in which the word for an annex and its numeral stand; a paragraph may be far longer.
_HEAD = 300
_MARKS = str.maketrans("", "", "\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u064b\u0640")


def numeral(words: str) -> str:
    """The numeral with which a heading begins: Roman digits, a Latin letter, or empty.

    Examples
    --------
    >>> numeral("II. Staff"), numeral("B"), numeral("ثانيا"), numeral("三 人员"), numeral("Introduction")
    ('II', 'B', 'II', 'III', '')
    """
    words = words.translate(_MARKS).strip().strip("#*_").strip()
    match = _LATIN.fullmatch(words[:40].translate(_ALIKE))
    if match:
        return match["numeral"]
    listed, pattern = _listed()
    found = pattern.match(words)
    return listed[found[1]] if found else ""


def is_numeral(words: str) -> bool:
    """Whether words are a numeral and nothing more.

    Examples
    --------
    >>> is_numeral("II."), is_numeral("### B"), is_numeral("ثاني عشر"), is_numeral("II. Staff")
    (True, True, True, False)
    """
    words = words.translate(_MARKS).strip(" .:\uff0e\u3001\u2013\u2014-#*_")
    return bool(numeral(words)) and ((len(words) <= 7 and words.isascii()) or words in _listed()[0] or len(words) == 1)


def is_annex(words: str, *, alone: bool = False) -> bool:
    """Whether a heading says that an annex begins: the word for it, alone or with a numeral, or with its title.

    Parameters
    ----------
    words
        The heading.
    alone
        Whether it must say nothing more.

    Examples
    --------
    >>> is_annex("Annex II"), is_annex("المرفق"), is_annex("附件一"), is_annex("Annexed documents")
    (True, True, True, False)
    >>> is_annex("Annex Staffing table", alone=True), is_annex("المرفق الثاني", alone=True)
    (False, True)
    """
    words = words[:_HEAD].translate(_MARKS).strip()
    match = _annex().match(words)
    if match is None or not alone:
        return match is not None
    rest = words[match.end() :].strip(" .:")
    return len(rest) <= 12 and (not rest or rest.isdecimal() or is_numeral(rest) or rest in _ordinal_words())


def is_article(words: str, *, alone: bool = True) -> bool:
    """Whether words head an article, a rule, a principle or the like of an instrument: "Article 5", "Chapter II".

    Parameters
    ----------
    words
        A line.
    alone
        Whether it must say nothing more.

    Examples
    --------
    >>> is_article("Article 5"), is_article("المبدأ 3"), is_article("第二条"), is_article("Article 5 applies")
    (True, True, True, False)
    """
    match = _article().match(words[:_HEAD].translate(_MARKS).strip(" .:*_#"))
    return match is not None and (not alone or match.end() == len(match.string))


def sections(heads: list[str]) -> list[str]:
    """The name of the section that each heading opens, by their numerals (empty where it has none).

    A letter below Roman digits is a section of theirs (``II-B``). ``I``, ``C``, ``D`` ... are letters where they
    go on with letters.

    Examples
    --------
    >>> sections(["I", "", "II", "A", "B", "C", "III"])
    ['I', '', 'II', 'II-A', 'II-B', 'II-C', 'III']
    """
    out: list[str] = []
    roman = letter = ""
    for head in heads:
        if not head:
            out.append("")
            continue
        follows = len(head) == 1 and (letter and ord(head) == ord(letter) + 1)
        if _is_roman(head) and not follows and (head in "IVX" or len(head) > 1):
            roman, letter = head, ""
        else:
            letter = head
        out.append("-".join(name for name in (roman, letter) if name))
    return out


def _is_roman(head: str) -> bool:
    try:
        return from_roman(head) > 0
    except ValueError:
        return False


@cache
def _listed() -> tuple[dict[str, str], re.Pattern[str]]:
    """The listed numerals of all languages with what they stand for, and a pattern of them at the head of words."""
    names: dict[str, str] = {}
    for code in languages.available("sections"):
        data = languages.load(code, "sections")
        for kind, name in (("ordinals", to_roman), ("letters", lambda at: chr(64 + at))):
            listed = enumerate(data.get(kind, ()), 1)
            names |= {form: name(at) for at, forms in listed for form in forms.split("/")}
    longest = "|".join(re.escape(word) for word in sorted(names, key=len, reverse=True))
    # "ثانيا", "ثانيا - الموظفون", "三、人员", "三 人员"; not "一般性辩论", where the sign is the first of a word
    return names, re.compile(rf"({longest})(?=[\s.:\uff0e\u3001\u2013\u2014-]|$)")


@cache
def _ordinal_words() -> frozenset[str]:
    """What follows the word for an annex in place of a numeral: "المرفق الثاني"."""
    return frozenset(
        word for code in languages.available("sections") for word in languages.load(code, "sections").get("which", ())
    )


@cache
def _article() -> re.Pattern[str]:
    """Words that head the articles of an instrument, with a number; in Chinese the number stands within them."""
    every = [word for code in languages.available("sections") for word in languages.load(code, "sections")["articles"]]
    before = "|".join(re.escape(word) for word in sorted(every, key=len, reverse=True) if "{" not in word)
    ordinals = "|".join(sorted(map(re.escape, _ordinal_words()), key=len, reverse=True))
    listed = "|".join(sorted(map(re.escape, _listed()[0]), key=len, reverse=True))
    within = "|".join(word.replace("{number}", rf"(?:\d{{1,3}}|{listed})") for word in every if "{" in word)
    return re.compile(rf"(?i:{before})\s(?:\d{{1,3}}|[IVX]{{1,5}}|{ordinals})(?!\w)|{within}")


@cache
def _annex() -> re.Pattern[str]:
    words = [word for code in languages.available("sections") for word in languages.load(code, "sections")["annex"]]
    longest = "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
    # "Annex", "Annex II", "ANNEX 1", "附件一", "Annex Staffing table"; not "Annexed documents" nor "annexes to it"
    return re.compile(rf"(?i:{longest})(?![^\W\d_])|(?:附件|附录)")

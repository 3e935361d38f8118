"""Dates in the lines above and below a text: "19 December 2023", "19 كانون الأول/ديسمبر 2023", "2023年12月19日"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from toolkit import languages
from toolkit._lazy import lazy
from toolkit.text import fold

__all__ = ["is_month", "iso_date", "numeral"]

# Two letters that programs read for one: "Novernber", "Decernber".
_READ_FOR = lazy("rn(?=b)")
# "2023年12月19日", also with blanks; not "2023年12月".
_YEAR_FIRST = lazy(r"(?P<year>(?:19|20)\d\d) ?年 ?(?P<month>[01]?\d) ?月 ?(?P<day>[0-3]?\d) ?日")
# "一九七五年四月十七日": a date in Chinese numerals.
_IN_NUMERALS = lazy(
    r"([一二][〇○零一二三四五六七八九]{3})年([一二三四五六七八九十]{1,2})月([一二三四五六七八九十]{1,3})日"
)
_NUMERALS = "一二三四五六七八九"
_ZEROS = dict.fromkeys(map(ord, "〇○零"))
_TENS = {"千": 1000, "百": 100, "十": 10, "": 1}


def iso_date(words: str, language: str, *, entire: bool = False) -> str:
    """The first date of some folded words as ISO; empty where there is none."""
    if language == "zh":
        return _chinese(words, entire=entire)
    months = {fold(name): number for number, names in enumerate(_months(language), 1) for name in names}
    if not months:
        return ""
    any_of = "|".join(sorted(map(re.escape, months), key=len, reverse=True))
    month = rf"(?P<month>{any_of})(?:\s?/\s?(?:{any_of})|\s?\(\s?(?:{any_of})\s?\))?"
    between = r"(?:er|\u00ba)?\s{1,2}(?:de\s)?"
    pattern = rf"(?<![\dlI/])(?P<day>[0-3]?\d){between}{month}[\s,.]{{1,3}}(?:del?\s)?(?P<year>(?:19|20)\d\d)"
    match = (
        re.fullmatch(rf"(?:\w{{1,3}} )?{pattern}(?:\s\w{{1,5}})?\W*", words) if entire else re.search(pattern, words)
    )
    if match is None and language == "en":  # "October 7, 2022"
        other = rf"(?<!\w){month} (?P<day>[0-3]?\d)(?:st|nd|rd|th)?, (?P<year>(?:19|20)\d\d)(?!\d)"
        match = re.fullmatch(rf"{other}\W*", words) if entire else re.search(other, words)
    if match is None and (read := _READ_FOR.sub("m", words)) != words:
        return iso_date(read, language, entire=entire)
    if match is None or not 0 < int(match["day"]) < 32:
        return ""
    return f"{match['year']}-{months[match['month']]:02d}-{int(match['day']):02d}"


def is_month(words: str, language: str) -> bool:
    """Whether folded words are a month and its year, and nothing else, as in the head of a page: "september 2044"."""
    names = "|".join(re.escape(fold(name)) for names in _months(language) for name in names)
    pattern = rf"(?:{names})(?:\s?/\s?(?:{names}))?,?\s(?:de\s)?(?:19|20)\d\d(?:\s\w{{1,4}}\.?)?"
    return re.fullmatch(pattern, words) is not None


def _months(language: str) -> Sequence[Sequence[str]]:
    """The names of the twelve months, of the language's citations or else of its printed text."""
    cited = languages.load(language, "citations").get("dates", {}).get("months", ())
    return cited or languages.load(language, "openings").get("months", ())  # type: ignore[no-any-return]


def _chinese(words: str, *, entire: bool) -> str:
    """The first date in Chinese, year first."""
    words = _IN_NUMERALS.sub(lambda m: f"{_digits(m[1])}年{_value(m[2])}月{_value(m[3])}日", words)
    match = _YEAR_FIRST.fullmatch(words.strip()) if entire else _YEAR_FIRST.search(words)
    if match is None or not (0 < int(match["month"]) < 13 and 0 < int(match["day"]) < 32):
        return ""
    return f"{match['year']}-{int(match['month']):02d}-{int(match['day']):02d}"


def numeral(numerals: str) -> str:
    """The number that Chinese numerals say, as digits: sign by sign, or with signs for tens; empty if neither.

    Examples
    --------
    >>> numeral("一九七六"), numeral("二千三百零四"), numeral("十二"), numeral("百万")
    ('1976', '2304', '12', '')
    """
    if all(sign in "〇○零" + _NUMERALS for sign in numerals):
        return _digits(numerals).lstrip("0")
    value = 0
    for units, sign in re.findall(rf"([{_NUMERALS}]?)([千百十]?)", numerals.translate(_ZEROS)):
        value += (_NUMERALS.find(units) + 1 if units else int(bool(sign))) * _TENS[sign]
    return str(value) if value and not re.sub(rf"[{_NUMERALS}千百十〇○零]", "", numerals) else ""


def _digits(numerals: str) -> str:
    """Chinese numerals of a year, one by one, as digits."""
    return "".join(str(_NUMERALS.find(sign) + 1) for sign in numerals)


def _value(numerals: str) -> int:
    """The number that Chinese numerals with a sign for ten say: 十七, 二十一, 九."""
    tens, ten, units = numerals.rpartition("十")
    return (10 * (_NUMERALS.find(tens) + 1 if tens else 1) if ten else 0) + _NUMERALS.find(units or " ") + 1

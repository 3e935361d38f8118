"""How a resolution and its paragraphs are named in a citation: "General Assembly resolution 78/132 ..., paras. 5–7".

The words are data (``data/languages/<code>/takeaway.toml``). What is no resolution of a body that the toolkit knows
goes by its symbol, or by the name of its file.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import groupby
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from toolkit import _ids, languages
from toolkit._rows import rows as each
from toolkit.explorer._subject import Subject
from toolkit.references import Symbol

if TYPE_CHECKING:
    import pandas as pd

__all__ = [
    "PARTS",
    "CitedParagraphs",
    "adopted",
    "by_resolution",
    "cited",
    "each_alone",
    "headed",
    "named",
    "numbered",
    "title",
    "vocabulary",
]

PARTS: Final = ("preamble", "operative", "annex")
# The numeral of a section: "II"; not the letter of a part.
_ROMAN: Final = re.compile(r"[IVX]{1,6}")
_NUMBERED: Final = re.compile(r"(?:[A-Z]/RES|A/HRC/RES)/(.+)")


class CitedParagraphs(NamedTuple):
    """A resolution and the paragraphs of it that are cited."""

    symbol: str
    year: int | None
    places: dict[tuple[str, str], list[int]]
    is_whole: bool


def by_resolution(subject: Subject, rows: pd.DataFrame) -> Iterator[CitedParagraphs]:
    """The resolutions of some rows, in order, with their paragraphs."""
    totals = subject.frame.groupby("symbol")["paragraph_id"].nunique()
    for symbol, group in rows.groupby("symbol", sort=False):
        years = group["year"].dropna()
        places: dict[tuple[str, str], list[int]] = {}
        for part in PARTS:
            own = group[group["part"] == part]
            for id_, number in zip(own["paragraph_id"], own["number"], strict=True):
                numbers = places.setdefault((part, _ids.division(id_)), [])
                if number not in numbers:
                    numbers.append(number)
        is_whole = group["paragraph_id"].nunique() == totals[symbol]
        yield CitedParagraphs(str(symbol), int(years.iloc[0]) if len(years) else None, places, is_whole)


def each_alone(subject: Subject, rows: pd.DataFrame) -> Iterator[CitedParagraphs]:
    """Each row as what is cited: its resolution and its paragraph."""
    import pandas as pd

    frame = subject.frame[["symbol", "paragraph_id"]]
    pairs = frame[frame["symbol"].isin(rows["symbol"].unique())].drop_duplicates()
    totals = Counter(pairs["symbol"])
    for one in each(rows):
        year = None if pd.isna(one.year) else int(one.year)
        places = {(str(one.part), _ids.division(one.paragraph_id)): [int(one.number)]}
        yield CitedParagraphs(str(one.symbol), year, places, totals[one.symbol] == 1)


def cited(one: CitedParagraphs, subject: Subject, words: dict[str, Any]) -> str:
    """A resolution, its date where it is known, and its paragraphs unless all of them are meant."""
    head = headed(one, subject, words)
    return head if one.is_whole else f"{head}{words['before_places']}{numbered(one.places, words)}"


def headed(one: CitedParagraphs, subject: Subject, words: dict[str, Any]) -> str:
    """A resolution, and its date where it is known."""
    name = named(one.symbol, words)
    date = _date(one, subject, words)
    return str(words["dated"]).format(resolution=name, date=date) if date else name


def named(symbol: str, words: dict[str, Any]) -> str:
    """``General Assembly resolution 78/132``; what is no resolution of a known body goes by its symbol or name."""
    match = _NUMBERED.fullmatch(symbol)
    try:
        body = Symbol.parse(symbol).body if match else ""
    except ValueError:
        body = ""
    if not match or not body:
        return symbol
    return str(words["resolution"]).format(body=words["bodies"].get(body, body), number=match[1])


def _date(one: CitedParagraphs, subject: Subject, words: dict[str, Any]) -> str:
    day_of = adopted(one.symbol, subject)
    if not day_of:
        return ""
    year, month, day = (int(part) for part in day_of.split("-"))
    return str(words["date"]).format(day=day, month=words["months"][month - 1], year=year)


def adopted(symbol: str, subject: Subject) -> str:
    """Day of adoption in ISO form: as the resolution says, or as the table of the series has it."""
    if subject.resolution is not None:
        day = str(subject.resolution.meta.get("adopted", ""))
    elif subject.facts:
        day = subject.facts.get(symbol, {}).get("date", "")
    else:
        day = _series().get(symbol, ("", ""))[0]
    return day if re.fullmatch(r"\d{4}-(?:0[1-9]|1[0-2])-\d\d", day) else ""


def title(symbol: str, subject: Subject) -> str:
    """Title as the source has it, or in English where only the tables of the series know it; else the symbol."""
    own = str(subject.resolution.meta.get("title", "")) if subject.resolution is not None else ""
    own = own or subject.facts.get(symbol, {}).get("en", "")
    return own or _series().get(symbol, ("", ""))[1] or symbol


@cache
def _series() -> dict[str, tuple[str, str]]:
    """Day of adoption and English title of the resolutions that the tables of the series know."""
    from toolkit.series import tables

    frame = tables.load("resolution_series")
    organs = {"GA": "A/RES/", "ECOSOC": "E/RES/"}
    found = zip(frame["body"], frame["symbol"], frame["adoption_date"], frame["title"], strict=True)
    return {organs.get(body, "") + symbol: (str(date), str(title)) for body, symbol, date, title in found}


def numbered(places: dict[tuple[str, str], list[int]], words: dict[str, Any]) -> str:
    """``preambular para. 3 and operative paras. 5–7``, ``part A, para. 3``."""
    divisions = list(dict.fromkeys(division for _, division in places))
    return str(words["between_parts"]).join(
        _within(division, {part: sorted(n) for (part, own), n in places.items() if own == division}, words)
        for division in divisions
    )


def _within(division: str, places: dict[str, list[int]], words: dict[str, Any]) -> str:
    """The paragraphs of one division."""
    found = []
    for part, numbers in places.items():
        forms = words["both_operative" if len(places) > 1 and part == "operative" else part]
        found.append(forms[min(len(numbers), 3) - 1].format(numbers=_numbers(numbers, words)))
    named = str(words["and_places"]).join(found)
    if not division:
        return named
    kind = "section" if _ROMAN.fullmatch(division) else "part"
    return str(words[kind]).format(division=division, places=named)


def _numbers(numbers: Sequence[int], words: dict[str, Any]) -> str:
    """``3, 5 and 7–10``: three or more in a row are a range."""
    runs: list[str] = []
    for _, run in groupby(enumerate(numbers), key=lambda pair: pair[1] - pair[0]):
        row = [number for _, number in run]
        runs += [words["range"].format(first=row[0], last=row[-1])] if len(row) > 2 else [str(one) for one in row]
    if len(runs) < 2:
        return "".join(runs)
    return str(words["and"].join((words["comma"].join(runs[:-1]), runs[-1])))


def vocabulary(language: str) -> dict[str, Any]:
    """The words for citations of a language; English ones where it has none."""
    return languages.load(language, "takeaway") or languages.load("en", "takeaway")

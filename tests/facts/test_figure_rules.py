"""Figures: rules that make a number one, or bar it, with neighbours on both sides; what is said of it, and how near."""

from __future__ import annotations

import pytest

from toolkit.facts import quantities
from toolkit.facts.quantities import _measures, _numbers, _units
from toolkit.facts.quantities._measures import Measured


def told(words: str, language: str = "en") -> list[tuple[str, float, str]]:
    """Words, value and unit of each figure; the words stand where the record says."""
    found = quantities.in_text(words, language)
    assert [words[one.start : one.end] for one in found] == [one.as_written for one in found]
    return [(one.as_written, one.value, one.unit) for one in found]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        # shares
        ("5% of boats", [("5%", 5, "percent")]),
        ("5 percentage points", [("5 percentage points", 5, "percentage points")]),
        ("5 to 7 percentage points", [("5", 5, "percentage points"), ("7 percentage points", 7, "percentage points")]),
        ("5 and 7 per cent", [("5", 5, "percent"), ("7 per cent", 7, "percent")]),
        ("5, 6 and 7 per cent", [("5", 5, "percent"), ("6", 6, "percent"), ("7 per cent", 7, "percent")]),
        ("five and 7 per cent", [("7 per cent", 7, "percent")]),
        ("5 boats and 7 per cent", [("5 boats", 5, "boats"), ("7 per cent", 7, "percent")]),
        ("5 million to 7 million people", [("5 million", 5e6, "people"), ("7 million people", 7e6, "people")]),
        ("5 to 7 million people", [("5", 5e6, "people"), ("7 million people", 7e6, "people")]),
        ("5 to 7 million dollars", [("5", 5e6, "USD"), ("7 million dollars", 7e6, "USD")]),
        ("2,000,000 to 3 million people", [("2,000,000", 2e6, "people"), ("3 million people", 3e6, "people")]),
        ("5 to 7 boats", [("5", 5, "boats"), ("7 boats", 7, "boats")]),
        ("5-8 boats", [("5", 5, "boats"), ("8 boats", 8, "boats")]),
        ("8-5 boats", [("5 boats", 5, "boats")]),
        ("5 and 7 boats", [("7 boats", 7, "boats")]),  # "and" goes over to nothing
        ("5 and 7 States", [("5", 5, "States"), ("7 States", 7, "States")]),
        # money
        ("$5 and 6 dollars", [("$5", 5, "USD"), ("6 dollars", 6, "USD")]),
        ("US$ 5", [("US$ 5", 5, "USD")]),
        ("US$  5", [("US$  5", 5, "USD")]),
        ("€ 5", [("€ 5", 5, "EUR")]),
        ("$   5", []),  # two blanks at most
        ("5 euros", [("5 euros", 5, "EUR")]),
        ("5 Swiss francs", [("5 Swiss francs", 5, "CHF")]),
        # nouns
        ("5 big boats", [("5 big boats", 5, "boats")]),
        ("5 a b c d e old boats", []),
        ("5 b c d e f old boats", [("5 b c d e f old boats", 5, "boats")]),  # seven words
        ("5 b c d e f g old boats", []),
        ("5 of the boats", [("5", 5, "boats")]),
        ("5 of boats", []),
        ("5 of 7 boats", [("5", 5, "boats"), ("7 boats", 7, "boats")]),
        ("5 of the 7 boats", [("5", 5, "boats"), ("7 boats", 7, "boats")]),
        ("5 boats sailing ships", [("5 boats", 5, "boats")]),
        ("5 sailing boats", [("5 sailing boats", 5, "boats")]),
        ("5 days", [("5 days", 5, "days")]),
        ("5 new youth forums", [("5 new youth forums", 5, "forums")]),
        ("5 youth", [("5 youth", 5, "people")]),
        ("5 youth of forums", [("5 youth", 5, "people")]),
        ("5 women", [("5 women", 5, "women")]),
        ("5 bus", []),
        ("5 buss", []),
        ("5 axis", []),
        ("5 gas", []),  # too short for a plural
        ("5 oars", [("5 oars", 5, "oars")]),
        ("5 p.m. boats", []),
        ("5 or more boats", [("5", 5, "boats")]),
        ("5 10-day sessions", [("5", 5, "sessions"), ("10-day", 10, "days")]),
        ("5 P-5", [("5 P-5", 5, "posts")]),
        ("5 P-55", []),
        ("five P-5", []),
        ("5 big, old and wooden boats", [("5 big, old and wooden boats", 5, "boats")]),
        ("12 continuing and 4 new boats", [("12", 12, "boats"), ("4 new boats", 4, "boats")]),
        ("twelve continuing and 4 new boats", [("4 new boats", 4, "boats")]),
        ("12 continuing and 4 new", []),
        # the noun before
        ("5 boats, and 7 have sunk", [("5 boats", 5, "boats"), ("7", 7, "boats")]),
        ("5 per cent, and 7 have sunk", [("5 per cent", 5, "percent")]),
        ("and 7 have sunk", []),
        ("the number of boats has reached 5", [("5", 5, "boats")]),
        ("the number of States has reached 5", [("5", 5, "States")]),
        ("the size of boats has reached 5", []),
        ("the number of boats has risen from 5 to 7", [("5", 5, "boats"), ("7", 7, "boats")]),
        ("the number of boats rose by 3 million", [("3 million", 3e6, "boats")]),
        ("it rose by 3 million", [("3 million", 3e6, "")]),
        ("it rose by 3 thousand", []),
        ("over 1,000 remain", [("1,000", 1000, "")]),
        ("over 1000 remain", []),  # digits that do not say that they are many
        ("over 999.5 remain", []),
        ("5 per 100,000 people die", [("5", 5, "")]),
        ("5 per 100 people", []),
        ("5 boats per 100 people", [("5 boats", 5, "per 100 people")]),
        ("5 boats of the lake, per 100 people", [("5 boats", 5, "per 100 people")]),
        # compared, in a sentence and near
        ("5 boats, compared with 7 in winter", [("5 boats", 5, "boats"), ("7", 7, "boats")]),
        ("5 boats, compared with 7 dark", [("5 boats", 5, "boats")]),
        ("5 boats; compared with 7 in winter", [("5 boats", 5, "boats")]),
        ("5 boats, with 7 in winter", [("5 boats", 5, "boats")]),
        ("5 boats, compared with seven in winter", [("5 boats", 5, "boats")]),
        # posts
        ("5 posts (3 Guards and 2 Cooks)", [("5 posts", 5, "posts"), ("3 Guards", 3, "guards"),
                                            ("2 Cooks", 2, "cooks")]),
        ("5 posts (3 Local level, 1 Chief, 2 Field)", [("5 posts", 5, "posts"), ("3", 3, "posts"), ("2", 2, "posts")]),
        ("5 posts; 3 Local level", [("5 posts", 5, "posts")]),
        ("5 posts (3 for all)", [("5 posts", 5, "posts")]),
        ("5 posts where 3 Local level", [("5 posts", 5, "posts")]),
        ("5 posts (three Local level)", [("5 posts", 5, "posts")]),
        ("5 boats (3 Local level)", [("5 boats", 5, "boats")]),
        # both of them
        ("the two boats", []),
        ("two boats", [("two boats", 2, "boats")]),
        ("the 2 boats", [("2 boats", 2, "boats")]),
        ("the three boats", [("three boats", 3, "boats")]),
        ("the two decades", [("two decades", 2, "decades")]),
        ("the two boats, one for the lake", [("two boats", 2, "boats")]),
        ("the two boats, two for the lake", []),
        # ages, frequencies, numbers of things, bases
        ("girls under 30", []),
        ("under 30 years", []),
        ("under 30 boats", [("30 boats", 30, "boats")]),
        ("under 30 per cent", [("30 per cent", 30, "percent")]),
        ("under 129 and others", []),
        ("under 130 boats", [("130 boats", 130, "boats")]),
        ("under 130 years", [("130 years", 130, "years")]),
        ("under 129 years", []),
        ("30 years old", []),
        ("every 5 years", []),
        ("on a five-year basis", []),
        ("a five-year plan", [("five-year", 5, "years")]),
        ("a one-year plan", []),
        ("a 1-year plan", []),
        ("a 2-year plan", [("2-year", 2, "years")]),
        ("per 100 people", []),
        ("more than 100 people", [("100 people", 100, "people")]),
        ("articles 5, 6 and 7 boats", []),
        ("article of 7 boats", [("7 boats", 7, "boats")]),
        ("a hundred boats", [("hundred boats", 100, "boats")]),
        ("hundred boats", []),
        ("two hundred boats", [("two hundred boats", 200, "boats")]),
        ("77/232 two boats", []),
        ("77/232, two boats", [("two boats", 2, "boats")]),
        ("half the year", []),
        ("half the boats", [("half the", 50, "percent")]),
        ("the first half of boats", []),
        ("more than half", [("half", 50, "percent")]),
        ("the half", []),
        ("Agenda 21 boats", []),
        ("at two-year intervals", []),
        # cells of a table: only what says itself what it is worth
        ("Section Amount 3 boats, 5 per cent, 6 dollars", [("5 per cent", 5, "percent"), ("6 dollars", 6, "USD")]),
        ("3 boats, Section Amount 4 boats", [("3 boats", 3, "boats")]),
        # words
        ("twofold growth", [("twofold", 2, "times")]),
        ("three in four", [("three in four", 75, "percent")]),
        ("three in three", []),
        ("three in 4.5", []),
        ("twenty-sixth boats", []),
        ("twenty-six boats", [("twenty-six boats", 26, "boats")]),
        ("half a million boats", [("half a million boats", 5e5, "boats")]),
        ("a quarter of a million boats", [("a quarter of a million boats", 25e4, "boats")]),
        ("covid-19 boats", []),
        ("5-10 per cent", [("5", 5, "percent"), ("10 per cent", 10, "percent")]),
        ("4-5-10 per cent", []),
        ("5 May 2020 boats", []),
        ("on 5 May, 7 boats", [("7 boats", 7, "boats")]),
    ],
)  # fmt: skip
def test_which_numbers_are_figures(words: str, expected: list[tuple[str, float, str]]) -> None:
    assert told(words) == expected


@pytest.mark.parametrize("far", [False, True])
def test_how_far_what_is_said_of_a_figure_stands(*, far: bool) -> None:
    """A letter further, and it is not seen."""
    assert (_units._FAR, _units._NEAR, _units._OLDEST, _units._LARGE) == (130, 60, 130, 1_000_000)
    assert (_measures._WIDE, _measures._FAR) == (260, 220)
    like = "5 boats " + "y" * (130 - len("  compared with ") + far) + " compared with 7 in winter"
    assert len(told(like)) == 1 + (not far)
    posts = "5 posts " + "y" * (60 - len("  (") + far) + " (3 Local level)"
    assert len(told(posts)) == 1 + (not far)
    rate = "5 boats " + "y" * (60 - len(" boats  per 100 people") + far) + " per 100 people"
    assert told(rate)[0][2] == ("boats" if far else "per 100 people")
    number = "number of boats " + "y" * (200 - len("number of boats  ") + far) + " 3 million"
    assert told(number)[0][2] == ("" if far else "boats")
    pair = "5 per cent " + "y" * (220 - len("  versus ") + far) + " versus 7 per cent"
    assert {one.pair for one in quantities.in_text(pair, "en")} == ({""} if far else {".1"})
    before = "women " + "y" * (260 - len("women  ") + far) + " 5 per cent"
    assert [one.group for one in quantities.in_text(before, "en")] == ["" if far else "Women"]
    after = "5 per cent " + "y" * (260 - len("  women") + far) + " women"
    assert [one.group for one in quantities.in_text(after, "en")] == ["" if far else "Women"]
    more = "5 per cent " + "y" * (520 - len("  online") + far) + " online"
    assert [one.indicator for one in quantities.in_text(more, "en")] == ["" if far else "population using the Internet"]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        # group, qualifier, kind
        ("over 5 per cent of women", [("Women", "more than", "statistic")]),
        ("over the 5 per cent of women", [("Women", "more than", "statistic")]),
        ("over, 5 per cent of women", [("Women", "", "statistic")]),
        ("5 per cent or more of women", [("Women", "or more", "statistic")]),
        ("5 per cent, of women", [("", "", "statistic")]),
        ("women, 5 per cent", [("", "", "statistic")]),
        ("of women 5 per cent", [("Women", "", "statistic")]),
        ("of men 5 per cent of women", [("Women", "", "statistic")]),  # first what follows
        ("in Africa, 5 per cent of women", [("Africa, women", "", "statistic")]),
        ("in Africa; 5 per cent of women", [("Women", "", "statistic")]),
        ("5 per cent of women, 7 per cent of men", [("Women", "", "statistic"), ("Men", "", "statistic")]),
        ("5 per cent of women, and 7 per cent", [("Women", "", "statistic"), ("", "", "statistic")]),
        ("about 5 boats", [("", "about", "count")]),
        ("2 million people", [("", "", "statistic")]),
        ("999,999 people", [("", "", "count")]),
        ("1,000,000 people", [("", "", "statistic")]),
        ("5 degrees", [("", "", "statistic")]),
        ("fivefold", [("", "", "statistic")]),
        ("target of 5 per cent", [("", "", "target")]),
        ("target of 5 boats", [("", "", "target")]),
        ("target, 5 per cent", [("", "", "statistic")]),
        ("5 per cent target", [("", "", "target")]),
        ("5 per cent, a target", [("", "", "statistic")]),
    ],
)
def test_what_is_said_of_a_figure(words: str, said: list[tuple[str, str, str]]) -> None:
    assert [(one.group, one.qualifier, one.kind) for one in quantities.in_text(words, "en")] == said


@pytest.mark.parametrize("far", [False, True])
def test_how_far_a_target_is_named(*, far: bool) -> None:
    """Seventy letters before a share, half of that before a count, forty-five behind it."""
    measures = _measures.measures("en")
    assert measures is not None
    assert measures.target_windows == (70, 45)
    share = "target " + "y" * (70 - len("target  ") + far) + " 5 per cent"
    count = "target " + "y" * (35 - len("target  ") + far) + " 5 boats"
    for words in (share, count):
        assert [one.kind == "target" for one in quantities.in_text(words, "en")] == [not far]
    for fill, seen in ((45 - len("  "), True), (45 - len(" "), False)):
        words = "5 per cent " + "y" * fill + " target"
        assert [one.kind == "target" for one in quantities.in_text(words, "en")] == [seen], fill


@pytest.mark.parametrize(
    ("words", "pairs"),
    [
        ("5 per cent, compared with 7 per cent", [".1", ".1"]),
        ("5 per cent, compared with 7 boats", ["", ""]),
        ("5 per cent; compared with 7 per cent", ["", ""]),
        ("5 per cent as well as, compared with, 7 per cent", ["", ""]),
        ("5 per cent, compared with 2019, 7 per cent", ["", ""]),  # a year is what it is compared with
        ("5 per cent in 2019, compared with 7 per cent", [".1", ".1"]),
        ("from 5 per cent to 7 per cent", [".1", ".1"]),
        ("5 per cent to 7 per cent", ["", ""]),
        ("from 5 per cent and 7 per cent", ["", ""]),
        ("5 per cent versus 7 per cent versus 9 per cent", [".1", ".1", ".1"]),
        ("5 per cent versus 7 per cent; 9 per cent versus 11 per cent", [".1", ".1", ".2", ".2"]),
        ("5 boats versus 7 boats", ["", ""]),
    ],
)
def test_which_figures_are_compared(words: str, pairs: list[str]) -> None:
    assert [one.pair for one in quantities.in_text(words, "en")] == pairs


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("5 per cent are online, versus 7 per cent",
         [("population using the Internet", "with"), ("population using the Internet", "with")]),
        ("5 per cent, versus 7 per cent who are offline",
         [("population without Internet access", "without"), ("population without Internet access", "without")]),
        ("5 per cent are online, versus 7 per cent offline",
         [("population using the Internet", "with"), ("population without Internet access", "without")]),
        ("5 per cent are online, 7 per cent", [("population using the Internet", "with"), ("", "")]),
        ("online, 5 per cent", [("population using the Internet", "with")]),
        ("online; 5 per cent", [("", "")]),
        ("5 per cent; online", [("", "")]),
        ("5 boats online", [("", "")]),
    ],
)  # fmt: skip
def test_what_a_figure_measures(words: str, said: list[tuple[str, str]]) -> None:
    assert [(one.indicator, one.polarity) for one in quantities.in_text(words, "en")] == said


@pytest.mark.parametrize("nearer", [False, True])
def test_the_nearer_of_two_indicators(*, nearer: bool) -> None:
    """What follows counts, unless it stands more than forty letters further away."""
    words = "hungry 5 per cent " + "y" * (41 - len("  ") + nearer) + " online"
    found = quantities.in_text(words, "en")
    assert [one.indicator for one in found] == ["hunger" if nearer else "population using the Internet"]


def test_a_figure_before_its_words_are_read() -> None:
    plain = Measured(0, 1, 5.0, "boats")
    assert (plain.share, plain.measured, plain.kind, plain.pair) == (False, False, "count", 0)
    number = _numbers.Number(0, 1, 5.0, "digits")
    assert (number.definite, number.first, number.scaled, number.unit) == (False, 0, 1.0, "")


@pytest.mark.parametrize(
    ("word", "plural"),
    [("oars", True), ("gas", False), ("oar", False), ("bass", False), ("buss", False), ("virus", False),
     ("basis", False), ("boats", True), ("s", False)],
)  # fmt: skip
def test_plurals(word: str, *, plural: bool) -> None:
    assert _units._plural(word) is plural


@pytest.mark.parametrize(
    ("words", "spans"),
    [
        ("twenty five boats", [("twenty five", 25.0)]),
        ("five hundred and two boats", [("five hundred and two", 502.0)]),
        ("two hundred thousand and five", [("two hundred thousand and five", 200005.0)]),
        ("two thousand two hundred", [("two thousand two hundred", 2200.0)]),
        ("hundred hundred", [("hundred", 100.0), ("hundred", 100.0)]),
        ("five five", [("five", 5.0), ("five", 5.0)]),
        ("1.5 million", [("1.5 million", 1_500_000.0)]),
        ("1,262,000", [("1,262,000", 1262000.0)]),
        ("1/2", []),
        ("9:30", []),
        ("3a", []),
        ("a3", []),
        ("five-year", [("five-year", 5.0)]),
        ("5-year", [("5-year", 5.0)]),
        ("five-yearly", [("five", float("nan"))]),
        ("four in five hundred", [("four in five", 80.0), ("hundred", 100.0)]),
        ("nine in ten", [("nine in ten", 90.0)]),
        ("9 in 11", [("9", 9.0), ("11", 11.0)]),
        ("2 million in 10", [("2 million", 2e6), ("10", 10.0)]),
        ("half a boat", []),
    ],
)  # fmt: skip
def test_where_numbers_begin_and_end(words: str, spans: list[tuple[str, float]]) -> None:
    known = _numbers.numbers("en")
    assert known is not None
    found = [(words[one.start : one.end], one.value) for one in known.scan(words)]
    assert str(found) == str(spans)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("خمسة قوارب", [("خمسة قوارب", 5, "قوارب")]),
        ("القوارب الخمسة", [("الخمسة", 5, "القوارب")]),
        ("الدول الخمس", [("الخمس", 5, "States")]),
        ("خلال السنوات الخمسين", [("الخمسين", 50, "years")]),
        ("خلال الخمسين سنة الماضية", [("الخمسين سنة", 50, "years")]),
        ("الدورة الخمسين", []),
        ("خمسون دولة", [("خمسون دولة", 50, "States")]),
        ("2 من الدول", [("2", 2, "States")]),
        ("عشر دول", [("عشر دول", 10, "States")]),
        ("الخامس عشر دول", []),
        ("اجتماعين اثنين رسميين", [("اجتماعين", 2, "meetings")]),
        ("اجتماعين و 2 من الدول", [("اجتماعين", 2, "meetings"), ("2", 2, "States")]),
        ("اجتماعين وثلاث دول", [("اجتماعين", 2, "meetings"), ("ثلاث دول", 3, "States")]),
        ("0,5 قارب", []),
        ("خلال المائة يوم الأولى", [("المائة يوم", 100, "days")]),  # a hundred by itself is no figure
        ("المائة", []),
        ("القوارب التسعة عشر", [("التسعة عشر", 19, "القوارب")]),
        ("السنوات العشر الماضية", [("العشر", 10, "years")]),
        ("السنوات التسع الماضية", [("التسع", 9, "years")]),
        ("في الدورات العشرين", []),
        ("الدول العشرين", [("العشرين", 20, "States")]),
        ("القارب العشرين", []),
        ("خمسة boats", []),
    ],
)
def test_which_arabic_numbers_are_figures(words: str, expected: list[tuple[str, float, str]]) -> None:
    assert told(words, "ar") == expected

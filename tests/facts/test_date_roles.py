"""What a date is for: each rule with neighbours on both sides of it, on made-up sentences."""

from __future__ import annotations

from dataclasses import replace

import pytest

import toolkit
from toolkit.facts import dates
from toolkit.facts._date_forms import DateForm, scanned
from toolkit.facts.dates import _find, _roles
from toolkit.model import DateMention


def kinds(words: str, language: str = "en") -> list[str]:
    return [one.kind for one in dates.in_text(words, language)]


def events(words: str) -> list[str]:
    return [one.event for one in dates.in_text(words, "en")]


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        # names
        ("the 2030 Agenda", [("reference", True)]),
        ("Agenda 2020-2030", [("period", False)]),  # a range is no year of a name
        ("in Connect, 2025 and the 2030 Agenda", [("reference", False), ("reference", True)]),
        ("Connect 2030", [("reference", True)]),
        ("Vision 2031 of gardens", [("reference", True)]),
        ("Vision of 2031", [("reference", False)]),
        ("our vision 2031", [("reference", True)]),
        ("a vision2031", []),
        # years
        ("held in 2019", [("meeting", False)]),
        ("of 2019", [("reference", False)]),
        ("adopted 2019-2021", [("period", False)]),
        ("since 2019-2021", [("reference", False)]),
        ("by 2020 meetings are rare", [("deadline", False)]),  # no article: the year is its own
        ("by the 2020 meetings", [("meeting", False)]),
        ("by their 2020 meetings", [("meeting", False)]),
        ("the 2020 boats", [("reference", False)]),
        ("in 2023, the report", [("reference", False)]),  # another phrase
        ("in 2023 the report", [("edition", False)]),
        ("the 2021, 2022 and 2023 reports", [("reference", False)] * 3),
        ("the 2021, 2022 and 2023 report", [("edition", False)] * 3),
        ("meetings in 2015/16", [("period", False)]),  # a season is one of years
        # days, months and ranges
        ("of 5 May 2020", [("adoption", False)]),
        ("of May 2020", [("adoption", False)]),
        ("of 1 to 5 May 2020", [("meeting", False)]),
        ("a letter of 5 May 2020", [("reference", False)]),
        ("by 5 May 2020", [("deadline", False)]),
        ("boats from 1 May to 15 June 2021", [("meeting", False)]),  # forty-five days
        ("boats from 1 May to 16 June 2021", [("period", False)]),
        ("document 55/25 on 5 May 2000", [("adoption", False)]),
        ("document 55/25 on May 2000", [("reference", False)]),
        ("document 55 on 5 May 2000", [("reference", False)]),
        ("a survey of boats on 5 May 2020", [("reference", False)]),  # a day is no edition
        ("a survey of boats on May 2020", [("edition", False)]),
        ("the treaty on 5 May 2020", [("adoption", False)]),
        ("held, the treaty on 5 May 2020", [("meeting", False)]),  # weak where another cue stands
        ("adopted, then held on 5 May 2020", [("meeting", False)]),  # the nearest
        ("held, then adopted on 5 May 2020", [("adoption", False)]),
        ("held; boats on 5 May 2020", [("reference", False)]),
        ("held. Boats on 5 May 2020", [("reference", False)]),
        ("held 3.5 boats on 5 May 2020", [("meeting", False)]),
        # a list shares its cue
        ("held on 5 May 2020, 7 June 2021", [("meeting", False)] * 2),
        ("held on 5 May 2020; 7 June 2021", [("meeting", False), ("reference", False)]),
        ("held on 5 May 2020, by 7 June 2021", [("meeting", False), ("deadline", False)]),
        ("first half of 2024", [("period", False)]),
    ],
)
def test_what_a_date_is_for(words: str, kind: list[tuple[str, bool]]) -> None:
    assert [(one.kind, one.in_name) for one in dates.in_text(words, "en")] == kind


@pytest.mark.parametrize("far", [False, True])
def test_how_far_a_cue_reaches(*, far: bool) -> None:
    """A letter further, and it is not seen."""
    assert (_roles._NEAR, _roles._AFTER, _roles._LIST, _roles._EVENT) == (150, 45, 60, 320)
    assert (_roles._NAME, _roles._LONGEST_NAME, _roles._LONGEST_MEETING) == (200, 110, 45)
    before = "held " + "y" * (150 - len("held  ") + far) + " 5 May 2020"
    assert kinds(before) == ["reference" if far else "meeting"]
    after = "2023 " + "y" * (45 - len("  report") + far) + " report"
    assert kinds(after) == ["reference" if far else "edition"]
    listed = "held on 5 May 2020 " + "y" * (60 - len("  ") + far) + " 7 June 2021"
    assert kinds(listed) == ["meeting", "reference" if far else "meeting"]
    named = "Millennium Summit " + "y" * (320 - len("Millennium Summit  ") + far) + " 5 May 2020"
    assert events(named) == ["" if far else "Millennium Summit"]
    later = "5 May 2020 " + "y" * (45 - len("  Millennium Summit") + far) + " Millennium Summit"
    assert events(later) == ["" if far else "Millennium Summit"]
    capital = "Forum " + "y" * (200 - len("Big Boat Forum  held ") + far) + " held 5 May 2020"
    assert events("Big Boat " + capital) == ["Boat Forum" if far else "Big Boat Forum"]
    long = " ".join(["Forum", "B" + "y" * 24, "C" + "y" * 24, "D" + "y" * 24, "E" + "y" * (25 + far)])
    assert events(f"the {long} held on 5 May 2020") == ["" if far else long]


@pytest.mark.parametrize(
    ("words", "event"),
    [
        ("the Big Boat Forum, held on 5 May 2020", "Big Boat Forum"),
        ("the Big Boat Forum; held on 5 May 2020", ""),
        ("the Big Boat Forum. Held on 5 May 2020", ""),
        ("the Big Boat Forum no.1 held on 5 May 2020", "Big Boat Forum"),
        ("a report; on it. The Big Boat Forum, held on 5 May 2020", "The Big Boat Forum"),
        ("the Big Boat, held on 5 May 2020", ""),
        ("the Big Boat Forum, since 5 May 2020", ""),  # only of what is held, issued or lasts
        ("the Old Boat Forum and, later, the Big Boat Forum, held on 5 May 2020", "Big Boat Forum"),
        ("the Big Boat Forum, held in New York on 5 May 2020", "Big Boat Forum"),
        ("the Summit of the Future and the Big Boat Forum, held on 5 May 2020", "Summit of the Future"),
        ("the Summit of the Future, the Millennium Summit, held on 5 May 2020", "Millennium Summit"),
        ("the Summit of the Future on 5 May 2020 and the Millennium Summit", "Summit of the Future"),
        ("on 5 May 2020 at the Millennium Summit", "Millennium Summit"),
        ("the Big Boat Forum in 2020", "Big Boat Forum"),
        ("the Big Boat Forum held in 2020", "Big Boat Forum"),
    ],
)
def test_the_event_of_a_date(words: str, event: str) -> None:
    assert events(words) == [event]


def test_names_of_languages_without_capitals() -> None:
    roles = _roles.roles("ar")
    assert roles is not None
    assert roles.name_before("the Big Boat Forum, held on", 27) == ""
    assert _roles.roles("zz") is None
    assert dates.in_text("5 May 2020", "zz") == ()


@pytest.mark.parametrize(
    ("words", "written"),
    [
        ("on 22 May and 5 June 2021", ["22 May", "5 June 2021"]),
        ("on 22 May 2020 and 5 June 2021", ["22 May 2020", "5 June 2021"]),
        ("on 22 and 25 May 2021", ["22", "25 May 2021"]),
        ("on 22, 24 and 25 May 2021", ["22", "24", "25 May 2021"]),
        ("in May and July 2021", ["May", "July 2021"]),
        ("in May 2020 and July 2021", ["May 2020", "July 2021"]),
        ("in May and May 2021", ["May", "May 2021"]),
        ("in 2019 and 2021", ["2019", "2021"]),
        ("between 2019 and 2021", ["2019 and 2021"]),
        ("between the years 2019 and 2021", ["2019 and 2021"]),
        ("the last quarter of 2021", ["last quarter of 2021"]),
        ("on 31 December 2021 and 1 January 2022", ["31 December 2021 and 1 January 2022"]),
        ("on 31 December and 1 January 2022", ["31 December and 1 January 2022"]),
        ("2019 people, No. 2019, 1325 (2019), in 2019", ["2019"]),
    ],
)
def test_what_of_the_words_is_a_date(words: str, written: list[str]) -> None:
    assert [one.as_written for one in dates.in_text(words, "en")] == written


@pytest.mark.parametrize(
    ("words", "days"),
    [
        ("the first half of 2021", ("2021-01-01", "2021-06-30")),
        ("the second half of 2021", ("2021-07-01", "2021-12-31")),
        ("the first quarter of 2021", ("2021-01-01", "2021-03-31")),
        ("the third quarter of 2021", ("2021-07-01", "2021-09-30")),
        ("the last quarter of the year 2021", ("2021-10-01", "2021-12-31")),
        ("February 2024", ("2024-02-01", "2024-02-29")),
        ("31 December and 1 January 2022", ("2021-12-31", "2022-01-01")),
        ("the season 2099/00", ("2099-01-01", "2100-12-31")),
    ],
)
def test_the_days_of_one_form(words: str, days: tuple[str, str]) -> None:
    (one,) = dates.in_text(words, "en")
    assert (one.begin, one.until) == days


def test_months_that_are_not_one_range() -> None:
    for words, begins in (
        ("in May and July 2021", ["2021-05-01", "2021-07-01"]),
        ("in May and May 2021", ["2021-05-01", "2021-05-01"]),
        ("in July and May 2021", ["2020-07-01", "2021-05-01"]),
    ):
        assert [one.begin for one in dates.in_text(words, "en")] == begins
    assert [one.as_written for one in dates.in_text("وآذار/مارس 2021", "ar")] == ["آذار/مارس 2021"]
    assert [one.as_written for one in dates.in_text("في 5 كابون الأول/ديسمبر 2021", "ar")] == [
        "5 كابون الأول/ديسمبر 2021"
    ]


def test_which_forms_state_nothing_but_years() -> None:
    stated = {form.precision: form.year_only for form in scanned("in 2019, in may 2020, on 5 june 2021", "en")}
    assert stated == {"year": True, "month": False, "day": False}
    for words in ("2019-2021", "2015/16"):
        assert [form.year_only for form in scanned(words, "en")] == [True]
    assert [form.year_only for form in scanned("first half of 2021", "en")] == [False]
    assert DateForm.__dataclass_fields__["year_only"].default is False
    assert _roles.Role("meeting") == _roles.Role("meeting", "", in_name=False)


HELD = DateMention("header", "3 March 2051", "2051-03-03", "2051-03-03", "day", "meeting", "", 0, 12, False)


@pytest.mark.parametrize(
    ("changes", "kind"),
    [
        ({}, "adoption"),
        ({"place": "P01"}, "meeting"),
        ({"kind": "reference"}, "reference"),
        ({"precision": "range"}, "meeting"),
        ({"begin": "2051-03-04"}, "meeting"),
    ],
)
def test_the_day_of_adoption_above_a_text(changes: dict[str, str], kind: str) -> None:
    """Only a day of a meeting, in the lines above, which is that of the text itself."""
    assert _find._own_adoption(replace(HELD, **changes), "2051-03-03").kind == kind  # type: ignore[arg-type]


def test_below_a_text_a_day_is_its_adoption_and_a_year_is_not() -> None:
    closing = dates.in_text("held in 2023, on 19 December 2023", "en", "closing")
    assert [(one.place, one.kind) for one in closing] == [("closing", "meeting"), ("closing", "adoption")]
    assert [one.place for one in dates.in_text("19 December 2023", "en")] == [""]


def test_the_symbol_cited_beside_a_day_is_its_event() -> None:
    text = (
        "The General Assembly,\n\nRecalling its resolutions 77/150 of 14 December 2022 and 77/151 of 14 December 2022 "
        "and the plan adopted on 5 May 2020, held in 2019,\n\n1. Decides to meet."
    )
    found = [(one.begin, one.kind, one.event) for one in dates.find(toolkit.loads(text, language="en"))]
    first = ("2022-12-14", "adoption", "A/RES/77/150")
    assert found == [first, first, ("2020-05-05", "adoption", ""), ("2019-01-01", "meeting", "")]

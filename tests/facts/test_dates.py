"""Dates: which days an expression covers, what it is for, and what is no date."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from timing import spent

import toolkit
from toolkit.charts import dates as charts
from toolkit.charts import style
from toolkit.evaluation import dates as evaluate_dates
from toolkit.facts import dates
from toolkit.views import dates as dates_view

DAYS = [
    # language, words, [(as written, first day, last day, precision)]
    ("en", "adopted on 19 December 2023 by", [("19 December 2023", "2023-12-19", "2023-12-19", "day")]),
    ("en", "on December 19, 2023", [("December 19, 2023", "2023-12-19", "2023-12-19", "day")]),
    ("en", "the 3rd of May 2021", [("3rd of May 2021", "2021-05-03", "2021-05-03", "day")]),
    ("en", "from 27 to 31 March 2023,", [("27 to 31 March 2023", "2023-03-27", "2023-03-31", "range")]),
    ("en", "9–13 May 2011", [("9–13 May 2011", "2011-05-09", "2011-05-13", "range")]),
    ("en", "15 and 16 December 2015", [("15 and 16 December 2015", "2015-12-15", "2015-12-16", "range")]),
    ("en", "5 and 9 December 2015", [("5", "2015-12-05", "2015-12-05", "day"),
                                     ("9 December 2015", "2015-12-09", "2015-12-09", "day")]),
    ("en", "30 November and 1 December 2023",
     [("30 November and 1 December 2023", "2023-11-30", "2023-12-01", "range")]),
    ("en", "31 December and 1 January 2024", [("31 December and 1 January 2024", "2023-12-31", "2024-01-01", "range")]),
    ("en", "from 28 December 2022 to 3 January 2023",
     [("28 December 2022 to 3 January 2023", "2022-12-28", "2023-01-03", "range")]),
    ("en", "between September 2016 and January 2018",
     [("September 2016 and January 2018", "2016-09-01", "2018-01-31", "range")]),
    ("en", "in February 2024", [("February 2024", "2024-02-01", "2024-02-29", "month")]),
    ("en", "the Strategy 2022–2025, which", [("2022–2025", "2022-01-01", "2025-12-31", "range")]),
    ("en", "between 2018 and 2019", [("2018 and 2019", "2018-01-01", "2019-12-31", "range")]),
    ("en", "in 2018 and 2019", [("2018", "2018-01-01", "2018-12-31", "year"),
                                ("2019", "2019-01-01", "2019-12-31", "year")]),
    ("en", "in the first half of 2024", [("first half of 2024", "2024-01-01", "2024-06-30", "range")]),
    ("en", "the 2015/16 phenomenon", [("2015/16", "2015-01-01", "2016-12-31", "range")]),
    ("en", "Monday, 22 November, and Tuesday, 23 November 2021",
     [("22 November, and Tuesday, 23 November 2021", "2021-11-22", "2021-11-23", "range")]),
    ("en", "the pre‑1967 borders", [("1967", "1967-01-01", "1967-12-31", "year")]),
    ("ar", "في 19 كانون الأول/ديسمبر 2023", [("19 كانون الأول/ديسمبر 2023", "2023-12-19", "2023-12-19", "day")]),
    ("ar", "19 ديسمبر 2023", [("19 ديسمبر 2023", "2023-12-19", "2023-12-19", "day")]),
    ("ar", "١٩ كَانون الأوّل / ديسـمبر ٢٠٢٣", [("١٩ كَانون الأوّل / ديسـمبر ٢٠٢٣", "2023-12-19", "2023-12-19", "day")]),
    ("ar", "7 حزيران/يونيو 2023", [("7 حزيران/يونيو 2023", "2023-06-07", "2023-06-07", "day")]),
    ("ar", "19 غشت 2020", [("19 غشت 2020", "2020-08-19", "2020-08-19", "day")]),
    ("ar", "5 كابون الأول/ديسمبر 2023", [("5 كابون الأول/ديسمبر 2023", "2023-12-05", "2023-12-05", "day")]),
    ("ar", "في الفترة من 17 إلى 20 تشرين الأول/أكتوبر 2016",
     [("17 إلى 20 تشرين الأول/أكتوبر 2016", "2016-10-17", "2016-10-20", "range")]),
    ("ar", "13-9 أيار/مايو 2011", [("13-9 أيار/مايو 2011", "2011-05-09", "2011-05-13", "range")]),
    ("ar", "في 15 و 16 كانون الأول/ديسمبر 2015",
     [("15 و 16 كانون الأول/ديسمبر 2015", "2015-12-15", "2015-12-16", "range")]),
    ("ar", "في 30 تشرين الثاني/نوفمبر و 1 كانون الأول/ديسمبر 2023",
     [("30 تشرين الثاني/نوفمبر و 1 كانون الأول/ديسمبر 2023", "2023-11-30", "2023-12-01", "range")]),
    ("ar", "ما بين أيلول/سبتمبر 2016 وكانون الثاني/يناير 2018",
     [("أيلول/سبتمبر 2016 وكانون الثاني/يناير 2018", "2016-09-01", "2018-01-31", "range")]),
    ("ar", "للفترة 2022-2025", [("2022-2025", "2022-01-01", "2025-12-31", "range")]),
    ("ar", "بين عامي 2018 و 2019", [("2018 و 2019", "2018-01-01", "2019-12-31", "range")]),
    ("ar", "في النصف الأول من عام 2024", [("النصف الأول من عام 2024", "2024-01-01", "2024-06-30", "range")]),
]  # fmt: skip

NO_DATES = [
    ("en", "resolutions 2010/2, 2013/9 and 2015/26"),
    ("en", "resolution 1325 (2000) and resolution 1990 (2011)"),
    ("en", "See E/CN.16/2018/CRP.3 and A/78/62-E/2023/49."),
    ("en", "Treaty Series, vol. 1954, No. 33480"),
    ("en", "at its seventy-ninth session, under item 15"),
    ("en", "the coronavirus disease 2019 (COVID-19)"),
    ("en", "2000 people and 1,990 dollars and 1998.5"),
    ("en", "in the 1990s"),
    ("en", "on 22 November, from 10 to 11 a.m."),
    ("ar", "القرار 46/2006 و 3/2023 و 2006/46"),
    ("ar", "القرار 1990 (2011) والقرار 1874 (دإ-4)"),
    ("ar", "المجلد 1954، الرقم 33480"),
    ("ar", "في دورتها التاسعة والسبعين"),
    ("ar", "2000 شخص"),
    ("fr", "le 19 décembre 2023"),
]

KINDS = [
    ("en", "Recalling its resolution 77/150 of 14 December 2022", "adoption"),
    ("en", "the Declaration, adopted in Rome on 16 November 2009", "adoption"),
    ("en", "the Summit, to be held on 22 and 23 September 2024", "meeting"),
    ("en", "the Forum, most recently held in Kyoto, Japan, in 2023", "meeting"),
    ("en", "by the 2020 meeting of States parties", "meeting"),
    ("en", "access to the Internet for all by 2030", "deadline"),
    ("en", "no later than December 2021", "deadline"),
    ("en", "to finish by mid-2024", "deadline"),
    ("en", "in mid-2024, as reported by all", "reference"),
    ("en", "extended the mandate until 31 December 2023", "deadline"),
    ("en", "the Digital Economy Report 2021", "edition"),
    ("en", "the 2023 special report on risk", "edition"),
    ("en", "the 2024 report of the summit", "edition"),  # the noun that stands nearest
    ("en", "the 2024 summit and its report", "meeting"),
    ("en", "the Sendai Framework for Disaster Risk Reduction 2015–2030", "period"),
    ("en", "for the period from 1 July 2020 to 30 June 2021", "period"),
    ("en", "exports declined by 1.6 per cent in 2019", "reference"),
    ("en", "the letter dated 15 June 2022", "reference"),
    ("ar", "قرارها 150/77 المؤرخ 14 كانون الأول/ديسمبر 2022", "adoption"),
    ("ar", "الذي عقد في كيتو في الفترة من 17 إلى 20 تشرين الأول/أكتوبر 2016", "meeting"),
    ("ar", "المقرر عقده في جنيف في عام 2024", "meeting"),
    ("ar", "بحلول عام 2030", "deadline"),
    ("ar", "حتى عام 2025", "deadline"),
    ("ar", "بتقرير الاقتصاد الرقمي لعام 2021", "edition"),
    ("ar", "للفترة من 1 تموز/يوليه 2020 إلى 30 حزيران/يونيه 2021", "period"),
    ("ar", "وتضاعف منذ عام 2011", "reference"),
]


@pytest.mark.parametrize(("language", "words", "expected"), DAYS)
def test_days_of_an_expression(language: str, words: str, expected: list[tuple[str, str, str, str]]) -> None:
    """Each form covers its days, first and last included, and is quoted as written."""
    found = dates.in_text(words, language)

    assert [(d.as_written, d.begin, d.until, d.precision) for d in found] == expected


@pytest.mark.parametrize(("language", "words"), NO_DATES)
def test_numbers_that_are_no_dates(language: str, words: str) -> None:
    """Symbols, numbers of things, sessions, decades and days without a year give nothing."""
    assert dates.in_text(words, language) == ()


def test_impossible_day() -> None:
    """A day that no calendar has is not mended: its month is all that can be read."""
    assert [d.precision for d in dates.in_text("31 February 2023", "en")] == ["month"]


@pytest.mark.parametrize(("language", "words", "kind"), KINDS)
def test_kind(language: str, words: str, kind: str) -> None:
    """The words around a date tell what it is for."""
    assert [d.kind for d in dates.in_text(words, language)] == [kind]


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "the 2030 Agenda for Sustainable Development"),
        ("ar", "خطة التنمية المستدامة لعام 2030"),
        ("ar", "خطة عام 2030"),
    ],
)
def test_year_inside_a_name(language: str, words: str) -> None:
    """A year inside the Agenda's name is a reference, marked so that it can be left out."""
    (found,) = dates.in_text(words, language)

    assert (found.kind, found.in_name, found.event) == ("reference", True, "2030 Agenda")


def test_dates_of_a_list_share_their_cue() -> None:
    """Dates of one list are of one kind, though only the first, or the last, has a cue."""
    held = dates.in_text("meetings held in Geneva in 2017, in Paris in 2018, in Berlin in 2019", "en")
    reviewed = dates.in_text("agreed at the 1995, 2000 and 2010 Review Conferences", "en")

    assert [d.kind for d in held] == ["meeting"] * 3
    assert [d.kind for d in reviewed] == ["meeting"] * 3


def test_event_from_a_capitalised_name() -> None:
    """Where no known name is near, an English name with a noun of events is the event; a place is not."""
    named = dates.in_text("the World Mountain Forum, held in New York from 5 to 7 May 2021", "en")
    unnamed = dates.in_text("consultations held in New York from 5 to 7 May 2021", "en")

    assert [d.event for d in (*named, *unnamed)] == ["World Mountain Forum", ""]


def test_timeline_puts_mentions_together() -> None:
    """One event at one date is one row, names are left out, and the day of adoption parts past from planned."""
    frame = dates_view.timeline(toolkit.load()).set_index(["event", "start"])

    assert frame.loc[("UNCTAD eWeek", "2023-12-04"), "places"] == "P26, O19"
    assert frame.loc[("UNDP Digital Strategy", "2022-01-01"), "when"] == "current"
    assert frame.loc[("Summit of the Future", "2024-09-22"), "when"] == "planned"
    assert frame.loc[("WSIS, Geneva phase", "2003-12-10"), "when"] == "past"
    assert not frame.index.get_level_values("event").isin(["2030 Agenda"]).any()


def test_charts_are_drawn_in_both_languages() -> None:
    """The charts stand on the frames alone, and say what they show to those who cannot see them."""
    resolution = toolkit.load()
    about = (str(resolution.symbol), resolution.name, resolution.reading)
    for language in ("en", "ar"):
        line = charts.timeline(dates_view.timeline(resolution), about=about, adopted="2023-12-19", language=language)
        gaps = charts.pairs(resolution.table("statistics"), about=about, language=language)
        empty = charts.timeline(dates_view.timeline(resolution).head(0), about=about, language=language)
        assert len(line.axes[0].get_yticks()) == len(dates_view.timeline(resolution))
        assert len(gaps.axes[0].get_yticks()) == 3
        assert all(style.to_svg(figure).startswith("<svg") for figure in (line, gaps, empty))


def test_closing_day_is_the_adoption() -> None:
    """The day below the last paragraph is that of adoption."""
    assert dates.in_text("49th plenary meeting 19 December 2023", "en", "closing")[0].kind == "adoption"


def test_shipped_resolution() -> None:
    """Dates of the Arabic text, as read in it; symbols are the events of adoptions."""
    frame = toolkit.load().table("dates")
    rows = {(r.place, r.start, r.end, r.kind, r.event) for r in frame.itertuples()}

    assert list(frame.columns[:7]) == ["place", "as_written", "start", "end", "precision", "kind", "event"]
    assert {
        ("P01", "2022-12-14", "2022-12-14", "adoption", "A/RES/77/150"),
        ("P12", "2023-09-01", "2023-09-01", "adoption", "A/DEC/77/568"),
        ("P12", "2024-09-22", "2024-09-23", "meeting", "Summit of the Future"),
        ("P22", "2022-01-01", "2025-12-31", "period", "UNDP Digital Strategy"),
        ("P29", "2020-01-01", "2020-12-31", "deadline", "access to the Internet for all"),
        ("O15", "2023-11-30", "2023-12-01", "meeting", "Working Group on Measuring E-commerce"),
        ("O30", "2025-01-01", "2025-12-31", "deadline", "Internet Governance Forum"),
        ("O34", "2016-09-01", "2018-01-31", "meeting", "Working Group on Enhanced Cooperation"),
        ("closing", "2023-12-19", "2023-12-19", "adoption", "adoption of this resolution"),
    } <= rows


def test_offsets_lead_back_to_passage_and_source() -> None:
    """Offsets quote the words in the passage, and the raw offset is where the source says them."""
    resolution = toolkit.load()
    for row in resolution.table("dates").itertuples():
        assert resolution[row.place].text.string[row.text_start : row.text_end] == row.as_written
        assert resolution.source[row.raw_start] == row.as_written[0]


@given(
    st.text(alphabet="0123456789 /-.,()وabkdمنكارسلت\u0640\u064b\n", max_size=80)
    | st.lists(
        st.sampled_from(["2020", "15", "and", "to", "May", "مارس", "و", "إلى", "-", "/", "،", "in"]), max_size=14
    ).map(" ".join)
)
@settings(max_examples=150, deadline=None)
def test_any_text_is_read_in_order(words: str) -> None:
    """Whatever the text, spans quote it, stand in order and never overlap, and days exist and are in order."""
    for language in ("ar", "en"):
        end = 0
        for found in dates.in_text(words, language):
            assert words[found.start : found.end] == found.as_written
            assert end <= found.start < found.end
            assert date.fromisoformat(found.begin) <= date.fromisoformat(found.until)
            end = found.end


HOSTILE = [
    "1",
    "2020 ",
    "15 and 16 ",
    "12 ",
    "كانون الأول/",
    "(",
    " ",
    "2020-",
    "1/",
    "resolution 1990 (2011) of ",
    "\u202e",
    "a",
]


@pytest.mark.heavy
@pytest.mark.parametrize("piece", HOSTILE)
def test_time_grows_with_length_only(piece: str) -> None:
    """Twenty times the text takes no more than about twenty times as long, whatever it repeats."""

    def seconds(length: int, language: str, lead: str) -> float:
        text = (f"{lead} " + piece * length)[:length]
        return spent(lambda: dates.in_text(text, language))

    for language in ("ar", "en"):
        seconds(100, language, "a")
        short = min(seconds(4_000, language, lead) for lead in "bcd")  # another text each time: what was read is kept
        assert seconds(80_000, language, "e") < 60 * short + 3


def test_labels_of_the_shipped_resolution() -> None:
    """Against labels read beforehand: every date of the Arabic text is found, and nothing else."""
    frame = evaluate_dates.evaluate()
    found = frame[(frame["table"] == "dates") & (frame["what"] == "found")].iloc[0]

    assert found["labelled"] >= 55
    assert found["f1"] >= 0.95


@pytest.mark.shared
def test_labels_of_other_resolutions(shared: Path) -> None:
    """Dates reach F1 .95 in both languages, on documents tuned on, others, and those read last."""
    frame = evaluate_dates.evaluate(shared / "unxml")
    found = frame[(frame["table"] == "dates") & (frame["what"] == "found")]

    assert set(found["split"]) == {"dev", "test", "blind"}
    assert (found["f1"] >= 0.95).all(), found.to_string()


@pytest.mark.shared
def test_languages_agree(shared: Path) -> None:
    """The Arabic and the English of one paragraph state the same days; what differs, differs in the documents."""
    frame = evaluate_dates.agreement(shared / "unxml")
    lacking = frame["ar"].map(len).sum() + frame["en"].map(len).sum()

    assert frame["file"].nunique() >= 55
    assert 2 * frame["both"].sum() / (2 * frame["both"].sum() + lacking) >= 0.99


def test_a_council_adopts_at_a_meeting() -> None:
    """The date in its line of adoption is that of adoption, not only of a meeting; the date above is that of issue."""
    text = (
        "S/RES/9 (2051)\n\nDistr.: General\n3 March 2051\n\nResolution 9 (2051)\n\nAdopted by the Security Council "
        "at its 9999th meeting, on 3 March 2051\n\nThe Security Council,\n\nRecalling its resolutions,\n\n1. Decides."
    )
    found = [(d.place, d.begin, d.kind) for d in dates.find(toolkit.loads(text, language="en"))]
    assert found == [("header", "2051-03-03", "reference"), ("header", "2051-03-03", "adoption")]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Noting the report of the Secretary-General of 26 June 1989,", "en"),
        ("Responding to the request of the gardeners of 3 March 2051,", "en"),
        ("وإذ تلاحظ تقرير الأمين العام المؤرخ 26 حزيران/يونيه 1989،", "ar"),
    ],
)
def test_a_report_is_dated_and_not_adopted(text: str, language: str) -> None:
    """As a letter is."""
    assert [d.kind for d in dates.in_text(text, language)] == ["reference"]


@pytest.mark.parametrize(
    ("begin", "until", "when"),
    [
        ("2023-12-19", "2023-12-19", "past"),  # the day of adoption itself
        ("2023-12-18", "2023-12-19", "past"),
        ("2023-12-19", "2023-12-20", "current"),
        ("2023-01-01", "2023-12-31", "current"),
        ("2023-12-20", "2023-12-20", "planned"),
    ],
)
def test_when_an_event_is_beside_the_day_of_adoption(begin: str, until: str, when: str) -> None:
    assert dates_view._when(begin, until, "2023-12-19") == when
    assert not dates_view._when(begin, until, "")

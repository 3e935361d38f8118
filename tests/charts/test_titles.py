"""Titles state what the frame holds, in numbers counted by other means; without them the neutral title stands."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pandas as pd
import pytest

import toolkit
from toolkit.charts import _titles, style

if TYPE_CHECKING:
    from collections.abc import Callable

    from conftest import Cases

#: What the tables say, read there line by line: 90/57 and the like are the resolutions' own figures.
STATED = {
    "quoted": "From 2010 to 2025 the quoted divide changes its kind 4 times",
    "world": "The world online in 2023: 67.4 per cent in one edition, 65 in another",
    "groups": "ITU 2025: 94 per cent online in high-income countries, 23 in low-income countries",
    "urban_rural": "In 2025, 85 per cent are online in towns, 58 in the country",
    "beside": "In 2022, the resolution has ~50 per cent of the world offline, the ITU's edition 34",
    "behind": "Behind the newest edition: 11 of 17 figures of the Assembly, 0 of 8 of the Council",
    "growth": "The gender paragraph: from 174 to 241 words, with the same 5 verbs",
    "quoted_gaps": "Women behind men: 12 per cent in 2017, 17 in 2020; in least developed countries 31 and 43",
    "quoted_pairs": "Quoted for 2021: 48 per cent of women and 55 of men online; for 2025: 65 and 70",
    "by_sex": "In 2025, 71 per cent of women and 77 of men are online",
    "parity": "Parity between women and men: 1 of 5 groups have reached it",
    "mandate": "3 acts gave the Forum a term, 1 made it permanent; 9 only acknowledge",
    "meetings": "A count of participants was found for 12 of 20 meetings",
    "events": "Summit in 2003 and 2005, reviews in 2015 and 2025, the next asked for in 2035",
    "resolutions": "The Assembly's yearly resolution: from 33 operative paragraphs (2017) to 74 (2025)",
    "cohorts": "82 of the 133 paragraphs of 80/118 go back to 74/197 or earlier",
    "acts": "Acts that evaluate: from 64 to 112; that exhort: 18 to 32; that direct: 5 to 5",
    "agreement": "The repairs change “Addressees” most: 9 of 35 rows",
    "changes": "The repairs change 20 of 62 counts, none by more than 8",
    "committees": "Artificial intelligence: 2 of the 6 main committees in session 74, 6 in session 80",
    "by_session": "In session 80, 57 per cent of digital resolutions and 64 per cent of all others were voted on",
    "divided": "16 votes on 10 digital subjects; most often against: United States of America, 10 times",
    "sponsors": "Two drafts on artificial intelligence have 123 and 143 sponsors; 104 states stand behind both",
    "every_theme": "Finance and investment leads in the Assembly: 16 per cent of all paragraphs",
    "facts": "310 of 369 facts are in every witness",
}


@pytest.mark.parametrize("name", STATED)
def test_a_title_states_the_finding(figures: Callable[[str, str], Any], name: str) -> None:
    figure = figures(name, "en")
    assert style.description(figure).startswith(STATED[name])


@pytest.mark.parametrize("language", ["en", "ar"])
@pytest.mark.parametrize(
    ("name", "keep", "neutral"),
    [
        ("quoted", "year == 2010", {"en": "The divide that the resolutions quote", "ar": "الفجوة التي تقتبسها"}),
        (
            "world",
            "series or year == 2021",
            {"en": "The world online, edition", "ar": "مستخدمو الإنترنت في العالم، طبعة"},
        ),
        ("groups", "group == 'World'", {"en": "Who is online", "ar": "مستخدمو الإنترنت: مجموعات"}),
        ("behind", "body == 'GA'", {"en": "How old quoted figures are", "ar": "عمر الأرقام"}),
        ("quoted_gaps", "year == 2017", {"en": "The relative gap as quoted", "ar": "الفجوة النسبية كما"}),
        ("mandate", "act == 'acknowledges'", {"en": "Acts on the Forum's mandate", "ar": "الأفعال المتعلقة"}),
    ],
)
def test_a_frame_without_the_finding_keeps_the_neutral_title(
    cases: Cases, name: str, keep: str, neutral: dict[str, str], language: str
) -> None:
    frame = cases[name].frame.query(keep).reset_index(drop=True)
    assert style.description(cases[name].draw(frame, language=language)).startswith(neutral[language])


def test_years_of_a_title_are_those_of_both_its_groups(cases: Cases) -> None:
    frame = cases["quoted_gaps"].frame
    later = frame[~((frame["group"] == "World") & (frame["year"] == 2017))]
    assert _titles.gaps(frame) is not None
    assert _titles.gaps(later) is None  # 2017 would be told of the world, whose first figure is of 2018


def test_of_two_that_share_the_first_place_none_leads() -> None:
    assert _titles.top({"a": 3, "b": 2}) == ("a", 3)
    assert _titles.top({"a": 3, "b": 3}) is None
    assert _titles.top({}) is None


def test_titles_of_a_resolution_are_read_off_its_tables() -> None:
    resolution = toolkit.load()
    longest = max(resolution.paragraphs, key=lambda one: len(one.text.string.split()))
    titled = style.description(resolution.chart("structure", language="en"))
    assert titled.startswith(f"115 paragraphs, 6507 words; the longest is {longest.id} with ")
    asks = resolution.table("asks")
    assert (asks["addressee"] == "all_stakeholders").sum() == 11
    assert style.description(resolution.chart("asks", language="en")).startswith(
        "Asked most often: all stakeholders, 11 of 34 times"
    )


def test_the_widest_gap_is_not_the_first() -> None:
    pairs = [
        [{"value": 50, "place": "O1"}, {"value": 40, "place": "O1"}],
        [{"value": 9, "place": "O2"}, {"value": 70, "place": "O2"}],
    ]
    assert _titles.widest(pairs) == {"high": "70", "low": "9", "place": "O2"}
    shares = pd.DataFrame({"theme": ["a"], "part": ["preamble"], "share": [0.5]})
    assert _titles.apart(shares, str) is None  # one part alone: nothing to compare


def test_a_title_of_another_frame_is_true_of_it() -> None:
    """What the shipped data say is not said of a frame that says something else."""
    findings, citations = toolkit.charts.findings, toolkit.charts.citations

    def title(figure: object) -> str:
        return style.description(figure).split(". ")[0]

    named = toolkit.views.findings.intelligence()
    assert title(findings.intelligence(named, language="en")) == "Artificial intelligence: from no paragraph to 14"
    later = named[named["named"] > 0].reset_index(drop=True)
    told = "Artificial intelligence: paragraphs in the first year 1, in the last 14"
    assert title(findings.intelligence(later, language="en")) == told
    votes = toolkit.views.findings.votes()
    assert title(findings.vote(votes.iloc[:3], language="en")) == "How the resolution was adopted, year by year"
    letter = toolkit.views.findings.letter(toolkit.load(), toolkit.load())
    assert title(findings.letter(letter, language="en")) == "Terms of the Forum in two readings of a paragraph"
    mandate = toolkit.views.forum.mandate()
    other = mandate[mandate["symbol"] != "78/132"].reset_index(drop=True)
    assert title(findings.mandate(other, language="en")) == "Acts on the Forum's mandate"
    status = toolkit.views.citations.status()
    one = status[status["symbol"] == "A/RES/74/197"]
    assert title(citations.life(one, language="en")) == "The years to which each resolution reaches back"
    sponsors = toolkit.views.votes.sponsors()
    single = sponsors[sponsors["symbol"] == "A/RES/78/265"]
    assert title(toolkit.charts.votes.sponsors(single, language="en")) == "Who stands behind a draft: 123 sponsors"


def test_bars_count_the_text_of_the_readers_language(cases: Cases) -> None:
    """In English 31 paragraphs of 2025 are on digital divides, in Arabic 30."""
    frame = toolkit.views.panel.theme(toolkit.views.panel.panel(), "digital_divides")
    for language, count in (("en", "31 in 2025"), ("ar", "30")):
        assert count in style.description(toolkit.charts.series.theme(frame, "x", language=language))
    words = {"en": "174", "ar": "159"}
    for language, first in words.items():
        assert first in style.description(toolkit.charts.gender.growth(language=language))

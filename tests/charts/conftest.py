"""Every chart over time with its frame: one place that the tests of all of them share."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

import pandas as pd
import pytest

import toolkit
from toolkit.charts import ages as ages_charts
from toolkit.charts import assembly as assembly_charts
from toolkit.charts import descent as descent_charts
from toolkit.charts import divides as divides_charts
from toolkit.charts import forum as forum_charts
from toolkit.charts import gender as gender_charts
from toolkit.charts import phrases as phrase_charts
from toolkit.charts import series as series_charts
from toolkit.charts import trust as trust_charts
from toolkit.charts import votes as votes_charts
from toolkit.charts import witnesses as witness_charts
from toolkit.charts import wsis as wsis_charts
from toolkit.series import tables
from toolkit.views import ages, assembly, divides, forum, gender, panel, phrases, trust, votes, witnesses, wsis
from toolkit.views import series as lives


@dataclass(frozen=True)
class Case:
    """A chart, its frame, and a column whose numbers it must draw."""

    draw: Callable[..., Any]
    frame: pd.DataFrame
    column: str


_table = cache(tables.load)
_panel = cache(panel.panel)
#: How each chart and its frame are made: only when a test asks for them.
_CASES: dict[str, Callable[[], Case]] = {
    "quoted": lambda: Case(divides_charts.quoted, divides.quoted(_table("series_statistics")), "number"),
    "behind": lambda: Case(ages_charts.behind, ages.statements(), "behind"),
    "world": lambda: Case(divides_charts.world, divides.world(_table("indicators")), "value"),
    "groups": lambda: Case(divides_charts.groups, divides.groups(_table("indicators")), "value"),
    "urban_rural": lambda: Case(divides_charts.urban_rural, divides.urban_rural(_table("indicators")), "low"),
    "beside": lambda: Case(
        divides_charts.offline, divides.offline(_table("series_statistics"), _table("indicators")), "value"
    ),
    "growth": lambda: Case(_growth, panel.line(_panel(), "A/RES/78/132", "O27", "en"), "words"),
    "quoted_gaps": lambda: Case(gender_charts.quoted_gaps, gender.quoted_gaps(_table("series_statistics")), "number"),
    "quoted_pairs": lambda: Case(
        gender_charts.quoted_pairs,
        gender.quoted_pairs(_table("series_statistics"), _table("resolution_series")),
        "women",
    ),
    "by_sex": lambda: Case(gender_charts.by_sex, gender.by_sex(_table("indicators")), "high"),
    "parity": lambda: Case(gender_charts.parity, gender.parity(_table("indicators")), "value"),
    "economies": lambda: Case(
        gender_charts.economies, gender.economies(_table("internet_use_by_sex_countries")), "women"
    ),
    "mandate": lambda: Case(forum_charts.mandate, forum.mandate(_table("igf")), "start"),
    "meetings": lambda: Case(forum_charts.meetings, forum.meetings(_table("igf_meetings")), "onsite"),
    "place": lambda: Case(forum_charts.place, forum.place(_panel().query("language == 'en'"), _mandate()), "at"),
    "events": lambda: Case(wsis_charts.events, wsis.events(_table("wsis_timeline"), _table("igf_meetings")), "when"),
    "resolutions": lambda: Case(wsis_charts.resolutions, wsis.resolutions(_table("resolution_series")), "paragraphs"),
    "origins": lambda: Case(phrase_charts.origins, phrases.origins(), "words"),
    "text": lambda: Case(phrase_charts.text, phrases.paragraphs(), "origin"),
    "followed": lambda: Case(phrase_charts.followed, phrases.followed(), "uses"),
    "lending": lambda: Case(
        phrase_charts.lending, phrases.lending().query("origin == 'other' and lender != committee"), "words"
    ),
    "stories": lambda: Case(phrase_charts.stories, phrases.stories(), "ar"),
    "fates": lambda: Case(series_charts.fates, lives.fates(panel.genealogy()), "paragraphs"),
    "cohorts": lambda: Case(series_charts.cohorts, lives.cohorts(_panel(), "en"), "paragraphs"),
    "new_paragraphs": lambda: Case(
        series_charts.new_paragraphs,
        lives.new_paragraphs(_panel(), panel.genealogy(), "A/RES/78/132", "en"),
        "status",
    ),
    "acts": lambda: Case(series_charts.acts, lives.acts(_panel()), "acts"),
    "theme": lambda: Case(_theme, panel.theme(_panel(), "igf"), "paragraphs"),
    "agreement": lambda: Case(
        trust_charts.agreement, trust.agreement(toolkit.load(reading="source"), toolkit.load()), "repaired"
    ),
    "changes": lambda: Case(
        trust_charts.changes, trust.changes(toolkit.load(reading="source"), toolkit.load()), "repaired"
    ),
    "passages": lambda: Case(witness_charts.passages, witnesses.passages(), "doubts"),
    "facts": lambda: Case(witness_charts.facts, witnesses.facts(), "untyped"),
    "speaks": lambda: Case(assembly_charts.speaks, assembly.speaks(), "share"),
    "own": lambda: Case(assembly_charts.own, assembly.speaks(["gender"]), "share"),
    "every_theme": lambda: Case(assembly_charts.themes, assembly.themes(), "share"),
    "committees": lambda: Case(assembly_charts.committees, assembly.committees(), "naming"),
    "beside_assembly": lambda: Case(assembly_charts.series_share, assembly.series_share("gender"), "paragraphs"),
    "citing": lambda: Case(descent_charts.citing, assembly.citing(), "part"),
    "copied": lambda: Case(descent_charts.copied, assembly.copied(), "paragraphs"),
    "consensus": lambda: Case(votes_charts.consensus, votes.consensus(), "against"),
    "by_session": lambda: Case(votes_charts.by_session, votes.by_session(), "resolutions"),
    "divided": lambda: Case(votes_charts.divided, votes.divided(), "against"),
    "against": lambda: Case(votes_charts.against, votes.against(), "abstain"),
    "regions": lambda: Case(votes_charts.agreement, votes.agreement(), "share"),
    "sponsors": lambda: Case(votes_charts.sponsors, votes.sponsors(), "states"),
}


class Cases(Mapping[str, Case]):
    """The charts by name, each made when it is first asked for."""

    def __init__(self) -> None:
        self._made: dict[str, Case] = {}

    def __getitem__(self, name: str) -> Case:
        if name not in self._made:
            self._made[name] = _CASES[name]()
        return self._made[name]

    def __iter__(self) -> Iterator[str]:
        return iter(_CASES)

    def __len__(self) -> int:
        return len(_CASES)


def _mandate() -> pd.DataFrame:
    return panel.line(_panel(), "A/RES/78/132", "O30", "en")


def _growth(frame: pd.DataFrame, **options: Any) -> Any:
    return gender_charts.growth([frame], **options)


def _theme(frame: pd.DataFrame, **options: Any) -> Any:
    return series_charts.theme(frame, "a theme", **options)


@pytest.fixture(scope="session")
def cases() -> Cases:
    """The charts by name."""
    return Cases()


@pytest.fixture(scope="session")
def figures(cases: Cases) -> Callable[[str, str], Any]:
    """Each chart in each language, drawn once for all tests."""

    @cache
    def drawn_once(name: str, language: str) -> Any:
        return cases[name].draw(cases[name].frame, language=language)

    return drawn_once


@pytest.fixture(scope="session")
def statistics() -> pd.DataFrame:
    """The fact table of quoted figures."""
    return tables.load("series_statistics")

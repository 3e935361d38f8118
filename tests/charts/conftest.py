"""Every chart over time with its frame: one place that the tests of all of them share."""

from __future__ import annotations

from collections.abc import Callable
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


def _cases() -> dict[str, Case]:
    statistics, indicators = tables.load("series_statistics"), tables.load("indicators")
    series, paragraphs = tables.load("resolution_series"), panel.panel()
    source, repaired = toolkit.load(reading="source"), toolkit.load()
    mandate = panel.line(paragraphs, "A/RES/78/132", "O30", "en")
    english = paragraphs[paragraphs["language"] == "en"]
    countries = tables.load("internet_use_by_sex_countries")
    return {
        "quoted": Case(divides_charts.quoted, divides.quoted(statistics), "number"),
        "behind": Case(ages_charts.behind, ages.statements(), "behind"),
        "world": Case(divides_charts.world, divides.world(indicators), "value"),
        "groups": Case(divides_charts.groups, divides.groups(indicators), "value"),
        "urban_rural": Case(divides_charts.urban_rural, divides.urban_rural(indicators), "low"),
        "beside": Case(divides_charts.offline, divides.offline(statistics, indicators), "value"),
        "growth": Case(_growth, panel.line(paragraphs, "A/RES/78/132", "O27", "en"), "words"),
        "quoted_gaps": Case(gender_charts.quoted_gaps, gender.quoted_gaps(statistics), "number"),
        "quoted_pairs": Case(gender_charts.quoted_pairs, gender.quoted_pairs(statistics, series), "women"),
        "by_sex": Case(gender_charts.by_sex, gender.by_sex(indicators), "high"),
        "parity": Case(gender_charts.parity, gender.parity(indicators), "value"),
        "economies": Case(gender_charts.economies, gender.economies(countries), "women"),
        "mandate": Case(forum_charts.mandate, forum.mandate(tables.load("igf")), "start"),
        "meetings": Case(forum_charts.meetings, forum.meetings(tables.load("igf_meetings")), "onsite"),
        "place": Case(forum_charts.place, forum.place(english, mandate), "at"),
        "events": Case(
            wsis_charts.events, wsis.events(tables.load("wsis_timeline"), tables.load("igf_meetings")), "when"
        ),
        "resolutions": Case(wsis_charts.resolutions, wsis.resolutions(series), "paragraphs"),
        "origins": Case(phrase_charts.origins, phrases.origins(), "words"),
        "text": Case(phrase_charts.text, phrases.paragraphs(), "origin"),
        "followed": Case(phrase_charts.followed, phrases.followed(), "uses"),
        "lending": Case(
            phrase_charts.lending, phrases.lending().query("origin == 'other' and lender != committee"), "words"
        ),
        "stories": Case(phrase_charts.stories, phrases.stories(), "ar"),
        "fates": Case(series_charts.fates, lives.fates(panel.genealogy()), "paragraphs"),
        "cohorts": Case(series_charts.cohorts, lives.cohorts(paragraphs, "en"), "paragraphs"),
        "new_paragraphs": Case(
            series_charts.new_paragraphs,
            lives.new_paragraphs(paragraphs, panel.genealogy(), "A/RES/78/132", "en"),
            "status",
        ),
        "acts": Case(series_charts.acts, lives.acts(paragraphs), "acts"),
        "theme": Case(_theme, panel.theme(paragraphs, "igf"), "paragraphs"),
        "agreement": Case(trust_charts.agreement, trust.agreement(source, repaired), "repaired"),
        "changes": Case(trust_charts.changes, trust.changes(source, repaired), "repaired"),
        "passages": Case(witness_charts.passages, witnesses.passages(), "doubts"),
        "facts": Case(witness_charts.facts, witnesses.facts(), "untyped"),
        "speaks": Case(assembly_charts.speaks, assembly.speaks(), "share"),
        "own": Case(assembly_charts.own, assembly.speaks(["gender"]), "share"),
        "every_theme": Case(assembly_charts.themes, assembly.themes(), "share"),
        "committees": Case(assembly_charts.committees, assembly.committees(), "naming"),
        "beside_assembly": Case(assembly_charts.series_share, assembly.series_share("gender"), "paragraphs"),
        "citing": Case(descent_charts.citing, assembly.citing(), "part"),
        "copied": Case(descent_charts.copied, assembly.copied(), "paragraphs"),
        "consensus": Case(votes_charts.consensus, votes.consensus(), "against"),
        "by_session": Case(votes_charts.by_session, votes.by_session(), "resolutions"),
        "divided": Case(votes_charts.divided, votes.divided(), "against"),
        "against": Case(votes_charts.against, votes.against(), "abstain"),
        "regions": Case(votes_charts.agreement, votes.agreement(), "share"),
        "sponsors": Case(votes_charts.sponsors, votes.sponsors(), "states"),
    }


def _growth(frame: pd.DataFrame, **options: Any) -> Any:
    return gender_charts.growth([frame], **options)


def _theme(frame: pd.DataFrame, **options: Any) -> Any:
    return series_charts.theme(frame, "a theme", **options)


@pytest.fixture(scope="session")
def cases() -> dict[str, Case]:
    """The charts by name."""
    return _cases()


@pytest.fixture(scope="session")
def figures(cases: dict[str, Case]) -> Callable[[str, str], Any]:
    """Each chart in each language, drawn once for all tests."""

    @cache
    def drawn_once(name: str, language: str) -> Any:
        return cases[name].draw(cases[name].frame, language=language)

    return drawn_once


@pytest.fixture(scope="session")
def statistics() -> pd.DataFrame:
    """The fact table of quoted figures."""
    return tables.load("series_statistics")

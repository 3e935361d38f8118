"""The age of quoted figures: expected values were read in the resolutions and the ITU's editions, not computed here."""

from __future__ import annotations

import importlib.util
from pathlib import Path

import pandas as pd
import pytest

from toolkit.series import tables
from toolkit.views import ages, citations, panel

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def found() -> pd.DataFrame:
    return ages.statements()


@pytest.mark.parametrize(
    ("symbol", "edition", "behind"),
    [
        ("75/202", 2019, 13),  # 17 and 43 per cent lower; 2020 was out since 3 December at the latest
        ("77/150", 2021, 12),  # 62 and 57: the edition of 2022 says 69 and 63
        ("78/132", 2022, 12),  # 69 and 63: the edition of 2023 says 70 and 65
        ("79/194", 2023, 12),  # 30 per cent of women in least developed countries: that of 2024 says 29
        ("80/118", 2024, 12),  # 29 per cent
        ("2023/3", 2022, 0),
        ("2024/13", 2023, 0),
    ],
)
def test_women_and_men(found: pd.DataFrame, symbol: str, edition: int, behind: int) -> None:
    row = found.query("symbol == @symbol and topic == 'gender'").iloc[0]
    assert row["edition"].endswith(f"Facts and Figures {edition}")
    assert round(row["behind"]) == behind


def test_a_figure_without_an_edition_is_at_least_as_old_as_who_first_states_it(found: pd.DataFrame) -> None:
    """90 and 57 stand in 77/150 of December 2022."""
    rows = found[found["figures"] == "90, 57"].set_index("symbol")
    assert list(rows.index) == ["77/150", "78/132", "79/194"]
    assert list(rows["bound"]) == ["", ">", ">"]
    assert rows["age"].isna().tolist() == [True, False, False]
    assert 24 <= rows.loc["79/194", "age"] < 24.5
    assert (rows["edition"] == "").all()


def test_states_of_figures() -> None:
    """Three states, and the figures of a year that the text names."""
    rows = tables.load("series_statistics")

    def state(symbol: str, group: str, measure: str = "share online") -> str:
        return str(rows.query("symbol == @symbol and group == @group and measure == @measure")["state"].iloc[0])

    assert state("80/118", "World, women") == "same number"  # 65 in the edition of 2024 too
    assert state("73/218", "World", "relative gap") == "same number"  # 12 in the editions of 2016 and 2017
    assert state("79/194", "Least developed countries, women") == "same number"
    assert {state(one, "Developing countries") for one in ("78/132", "79/194")} == {"repeated"}
    assert state("75/202", "Developing countries", "mobile-broadband subscriptions per 100") == "repeated"
    assert state("77/150", "World", "share without access") == "repeated"
    assert set(rows.query("symbol == '80/173'")["state"]) == {"new", "named year"}


def test_the_columns_are_what_the_rules_say() -> None:
    """Whoever changes a figure, an edition or a rule runs the script again."""
    spec = importlib.util.spec_from_file_location("figure_states", ROOT / "scripts" / "figure_states.py")
    assert spec
    assert spec.loader
    script = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(script)
    rows = tables.load("series_statistics")
    assert script.found() == list(zip(rows["edition"], rows["state"], strict=True))


def test_a_bound_is_no_figure() -> None:
    """The edition of 2025 says "almost three-quarters"."""
    rows = tables.load("indicators").query("edition == 'ITU Facts and Figures 2025' and breakdown == 'total'")
    world = rows[(rows["indicator"] == "individuals_using_internet") & (rows["group"] == "World")]
    assert world["value"].isna().all()
    assert list(world["value_high"]) == [75]
    assert list(world["source_kind"]) == ["primary"]


def test_editions_were_out_in_their_order() -> None:
    rows = tables.load("editions")
    assert list(rows["published"]) == sorted(rows["published"])
    assert [edition[-4:] for edition in rows["edition"]] == sorted(edition[-4:] for edition in rows["edition"])


def test_a_year_is_that_of_the_day_not_of_the_session() -> None:
    """60/252 is of 27 March 2006, 79/277 of March 2025, A/74/821 of June 2020."""
    rows = citations.series().drop_duplicates("cited").set_index("cited")["year"]
    assert [rows[one] for one in ("A/RES/60/252", "A/RES/79/277", "A/74/821")] == [2006, 2025, 2020]


def test_verbs_of_the_english_text_are_counted_there() -> None:
    """*Stress*: four in the preamble and six in the operative part of the official English."""
    found = panel.acts().query("verb == 'stress'")["paragraph_id"].str[0]
    assert found.value_counts().to_dict() == {"O": 6, "P": 4}

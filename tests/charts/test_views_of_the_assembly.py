"""Views of the whole Assembly: what the United Nations' documents say, and a made-up Assembly counted by hand."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from toolkit.charts import votes as votes_charts
from toolkit.corpus import _assembly
from toolkit.views import assembly, votes

CACHES = (assembly._resolutions, assembly._paragraphs, assembly._tagged, assembly._digital)


class TestShipped:
    """Read in the resolutions, the roll calls and the lists of sponsors."""

    def test_the_series_was_adopted_without_a_vote_until_2024(self) -> None:
        found = votes.consensus().set_index("symbol")
        assert found["adoption"].tolist() == ["without"] * 6 + ["vote", "without"]
        last = found.loc["A/RES/80/118"]
        assert [int(last[name]) for name in ("in_favour", "against", "abstaining", "silent")] == [181, 2, 1, 9]
        assert (last["no"], last["abstain"]) == ("ARG USA", "ISR")
        assert found.drop("A/RES/80/118")[["in_favour", "silent"]].isna().all(axis=None)

    def test_who_cites_78_132(self) -> None:
        found = assembly.citing(["A/RES/78/132"])[["symbol", "place", "part", "verb"]]
        assert found.to_numpy().tolist() == [
            ["A/RES/78/265", "P03", "preamble", "recall"],
            ["A/RES/78/311", "P03", "preamble", "reaffirm"],
            ["A/RES/79/194", "P01", "preamble", "recall"],
            ["A/RES/80/118", "P01", "note", "recall"],
        ]

    def test_artificial_intelligence_is_spoken_of_in_every_session(self) -> None:
        """In the 74th it is named by 74/205 (Second Committee) and 74/247 (Third), and by no other."""
        found = assembly.committees("artificial_intelligence")
        assert (found.groupby("session")["naming"].sum() > 0).all()
        first = found[(found["session"] == 74) & (found["naming"] > 0)]
        assert first[["committee", "naming"]].to_numpy().tolist() == [["Second Committee", 1], ["Third Committee", 1]]

    def test_sponsors_of_the_two_on_artificial_intelligence(self) -> None:
        """78/265: 55, and 68 joined; 78/311: 28, and 115 joined."""
        found = votes.sponsors().groupby(["symbol", "role"])["states"].sum()
        assert found.to_dict() == {
            ("A/RES/78/265", "sponsor"): 55,
            ("A/RES/78/265", "joined"): 68,
            ("A/RES/78/311", "sponsor"): 28,
            ("A/RES/78/311", "joined"): 115,
        }

    def test_digital_ones(self) -> None:
        """A title, subjects or text alone are not enough: lethal autonomous weapons, the rights of the child."""
        found = assembly.digital().set_index("symbol")["digital"]
        assert found[list(assembly.SERIES)].all()
        assert found[["A/RES/78/265", "A/RES/74/28", "A/RES/80/215"]].all()
        assert not found[["A/RES/78/241", "A/RES/78/187", "A/RES/77/115"]].any()


RESOLUTIONS = [
    # symbol, title, committee, adoption, in favour, against, abstaining
    ("A/RES/74/1", "Digital boats", "First Committee", "without", None, None, None),
    ("A/RES/74/2", "Kites", "", "", None, None, None),
    ("A/RES/75/1", "Digital boats", "First Committee", "vote", 2, 1, 1),
    ("A/RES/75/2", "Kites", "Third Committee", "vote", 3, 1, 0),
]
PARAGRAPHS = [
    # symbol, id, part, themes, says, copied, words
    ("A/RES/74/1", "P01", "preamble", ["digital_divides"], ["artificial_intelligence"], "", 10),
    ("A/RES/74/1", "O01", "operative", [], [], "", 30),
    ("A/RES/74/2", "O01", "operative", ["gender"], [], "", 20),
    ("A/RES/75/1", "P01", "preamble", ["digital_divides"], [], "A/RES/74/1 P01", 10),
    ("A/RES/75/1", "O01", "operative", ["digital_divides", "gender"], [], "", 20),
    ("A/RES/75/2", "O01", "operative", [], ["artificial_intelligence"], "", 10),
]
ROLLS = {
    "A/RES/75/1": {"FRA": "favour", "DEU": "favour", "KEN": "against", "GHA": "abstain"},
    "A/RES/75/2": {"FRA": "favour", "DEU": "against", "KEN": "favour", "GHA": "favour"},
}
STATES = [("FRA", "Europe"), ("DEU", "Europe"), ("KEN", "Africa"), ("GHA", "Africa")]


def _table(name: str, rows: list[dict[str, Any]]) -> pd.DataFrame:
    return pd.DataFrame([{column: row.get(column, "") for column in _assembly.COLUMNS[name]} for row in rows])


@pytest.fixture
def made_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Two sessions with two resolutions each; the committee and the adoption of one are not known."""
    keys = ("symbol", "title", "committee", "adoption", "in_favour", "against", "abstaining")
    listed = [dict(zip(keys, row, strict=True)) | {"date": f"20{row[0][6:8]}-01-01"} for row in RESOLUTIONS]
    keys = ("symbol", "paragraph_id", "part", "themes", "says", "copied", "words")
    more = {"language": "en", "number": 1, "acts": [], "cites": [], "noted": []}
    told = [dict(zip(keys, row, strict=True)) | more for row in PARAGRAPHS]
    cast = [{"symbol": one, "state": s, "vote": v} for one, roll in ROLLS.items() for s, v in roll.items()]
    tables = {
        "resolutions": _table("resolutions", listed).astype(dict.fromkeys(keys_of_counts(), "Int32")),
        "paragraphs": _table("paragraphs", told),
        "votes": _table("votes", cast),
        "subjects": _table("subjects", [
            {"symbol": one, "term": "DIGITAL DIVIDE", "vocabulary": book}
            for one, book in (("A/RES/74/1", "UNBIS"), ("A/RES/75/1", "UNBIS Thesaurus"), ("A/RES/75/2", "UNBIS"))
        ]),
        "sponsors": _table("sponsors", [
            {"symbol": "A/RES/75/1", "state": "FRA", "role": "joined"},
            {"symbol": "A/RES/75/1", "state": "FRA", "role": "sponsor"},
            {"symbol": "A/RES/75/1", "state": "KEN", "role": "joined"},
            {"symbol": "A/RES/75/2", "state": "FRA", "role": "sponsor"},
        ]),
    }  # fmt: skip
    for name, frame in tables.items():
        frame.to_parquet(tmp_path / f"{name}.parquet", index=False)
    states = _table("states", [{"state": s, "name": s.title(), "region": r} for s, r in STATES])
    states.to_csv(tmp_path / "states.csv", index=False)
    monkeypatch.setenv(_assembly.FOLDER, str(tmp_path))
    for cached in CACHES:
        cached.cache_clear()
    yield
    for cached in CACHES:
        cached.cache_clear()


def keys_of_counts() -> tuple[str, ...]:
    """Columns of numbers that may be unknown."""
    return ("in_favour", "against", "abstaining")


@pytest.mark.usefixtures("made_up")
class TestMadeUp:
    """Every number can be counted in the tables above."""

    def test_shares_of_all_text(self) -> None:
        found = assembly.speaks(["digital_divides", "artificial_intelligence"])
        assert found[["session", "paragraphs", "of", "words", "naming", "resolutions"]].to_numpy().tolist() == [
            [74, 1, 3, 10 / 60, 1, 2],
            [75, 2, 3, 30 / 40, 1, 2],
            [74, 1, 3, 10 / 60, 1, 2],
            [75, 1, 3, 10 / 40, 1, 2],
        ]

    def test_an_unknown_committee_is_a_row_of_its_own(self) -> None:
        found = assembly.committees("gender")
        assert found[["committee", "session", "naming", "resolutions", "first"]].to_numpy().tolist() == [
            ["Third Committee", 75, 0, 1, False],
            ["First Committee", 74, 0, 1, False],
            ["First Committee", 75, 1, 1, True],
            ["", 74, 1, 1, False],
        ]
        place = assembly.series_share("gender").query("paragraphs > 0")
        assert place[["session", "place"]].to_numpy().tolist() == [[74, "unknown"], [75, "others"]]

    def test_two_of_three_witnesses(self) -> None:
        """74/1 by title and text (what the Goals' machine gave is no witness); 75/1 by all three; 75/2 by none."""
        found = assembly.digital()
        assert found["witnesses"].tolist() == [2, 0, 3, 0]
        assert found["digital"].tolist() == [True, False, True, False]

    def test_an_unknown_adoption_is_unknown(self) -> None:
        found = votes.by_session()
        unknown = found[(found["adoption"] == "") & (found["resolutions"] > 0)]
        assert unknown[["group", "session", "resolutions", "of"]].to_numpy().tolist() == [["other", 74, 1, 1]]
        rule = votes.sensitivity().set_index("rule").loc["two"]
        assert rule[["resolutions", "voted", "without", "unknown", "share", "before", "last"]].tolist() == [
            2, 1, 1, 0, 0.5, 0.0, 1.0,
        ]  # fmt: skip

    def test_strands_and_what_they_have_in_common(self) -> None:
        found = votes.divided()
        assert found["symbol"].tolist() == ["A/RES/74/1", "A/RES/75/1"]
        assert found["no"].tolist() == ["", "KEN"]
        assert votes.common().to_numpy().tolist() == [["First Committee", 1, 2, 0, 1, 1]]
        assert votes.against()[["state", "against", "abstain", "favour", "of"]].to_numpy().tolist() == [
            ["KEN", 1, 0, 0, 1],
            ["GHA", 0, 1, 0, 1],
            ["DEU", 0, 0, 1, 1],
            ["FRA", 0, 0, 1, 1],
        ]

    def test_agreement_is_over_pairs_of_states(self) -> None:
        """On 75/1 the two of Europe agree, the two of Africa do not; on 75/2 it is the other way round."""
        found = votes.agreement().set_index(["group", "one", "two"])["share"]
        assert found["digital"].to_dict() == {
            ("Africa", "Africa"): 0.0,
            ("Africa", "Europe"): 0.0,
            ("Europe", "Africa"): 0.0,
            ("Europe", "Europe"): 1.0,
        }
        assert found["other", "Europe", "Europe"] == 0.0
        assert found["other", "Africa", "Europe"] == 0.5

    def test_a_state_that_sponsors_and_joins_counts_once(self) -> None:
        found = votes.sponsors(["A/RES/75/1", "A/RES/75/2"])
        assert found.to_numpy().tolist() == [
            ["A/RES/75/1", "sponsor", "Europe", 1, 1],
            ["A/RES/75/1", "joined", "Africa", 1, 0],
            ["A/RES/75/2", "sponsor", "Europe", 1, 1],
        ]

    def test_what_is_copied(self) -> None:
        found = assembly.copied(["digital_divides"])
        assert found.to_numpy().tolist() == [["First Committee", "First Committee", 1, 3]]

    def test_a_title_says_what_the_frame_says(self) -> None:
        shown = votes_charts.consensus(votes.consensus(["A/RES/74/1", "A/RES/75/1"]), language="en")
        words = " ".join(text.get_text() for text in shown.texts)
        assert "1 without a vote; in 2075 a vote: 2 to 1, 1 abstaining" in words

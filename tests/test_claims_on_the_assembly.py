"""Every number in the prose on the whole Assembly, proved by an expression on the data that ship.

A claim is a piece of a cell with places for its numbers, and what fills them. A number that no claim covers fails too,
so that prose and data cannot part. The Arabic edition has the same numbers (`tests/publish/test_editions.py`).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import nbformat
import pandas as pd
import pytest

from toolkit.evaluation import subjects
from toolkit.views import assembly, votes

FOLDER = Path(__file__).resolve().parent.parent / "notebooks"
#: Digits that name a thing and count nothing: symbols, sessions, notebooks, dates, headings.
NAMES = (
    r"\d+/\d+",
    r"\b(?:19|20)\d\d\b",
    r"\d\d?th\b",
    r"sessions? \d+(?: to \d+)?",
    r"[Nn]otebook \d+",
    r"80\\\*",
    r"# 14 ·",
    r"\d+ (?:June|December)",
)


@cache
def cells(notebook: str) -> dict[str, str]:
    """Prose of a notebook by cell, the English alone."""
    read = nbformat.read(next(FOLDER.glob(f"{notebook}-*.ipynb")), as_version=4)
    told = {cell.id: cell.source for cell in read.cells if cell.cell_type == "markdown"}
    return {name: re.sub(r'<div dir="rtl".*?</div>', "", words, flags=re.DOTALL) for name, words in told.items()}


def shares(topic: str, session: int) -> pd.Series:
    """What a session says of a topic."""
    found = assembly.speaks([topic])
    return found[found["session"] == session].iloc[0]


def thousand(topic: str, session: int) -> str:
    """Paragraphs out of a thousand."""
    return f"{1000 * shares(topic, session)['share']:.1f}"


def adopted(group: str, session: int) -> tuple[int, int]:
    """Voted on, and all whose way is known."""
    found = votes.by_session().query("group == @group and session == @session and adoption != ''")
    return int(found.loc[found["adoption"] == "vote", "resolutions"].sum()), int(found["resolutions"].sum())


def alike(group: str, two: str) -> str:
    """Agreement of European states with those of a region, per cent."""
    found = votes.agreement().query("group == @group and one == 'Europe' and two == @two")
    return f"{100 * found['share'].iloc[0]:.0f}"


def beside(topic: str, session: int | None = None, place: str | None = None) -> int:
    """Paragraphs on a topic."""
    found = assembly.beside(topic)
    kept = found[(found["session"] == session) | (session is None)]
    return int(kept.loc[(kept["place"] == place) | (place is None), "paragraphs"].sum())


def sponsors(symbol: str, **named: str) -> int:
    """States behind a resolution, at first (``role="sponsor"``) or later, of a region."""
    found = votes.sponsors()
    for column, value in {"symbol": symbol, **named}.items():
        found = found[found[column] == value]
    return int(found["states"].sum())


def most_against(words: str) -> int:
    """The most votes against a strand."""
    found = votes.divided()
    return int(found.loc[found["strand"].str.startswith(words), "against"].max())


def late(found: pd.DataFrame) -> pd.DataFrame:
    """Votes from session 79 on that do not come from the First Committee."""
    return found[(found["session"] > 78) & (found["adoption"] == "vote") & (found["committee"] != "First Committee")]


def said(session: int, committee: str = "") -> int:
    """Resolutions that say "artificial intelligence"."""
    found = assembly.committees().query("session == @session")
    return int(found.loc[(found["committee"] == committee) | (committee == ""), "naming"].sum())


def no(state: str) -> int:
    """How often a state was against a digital resolution."""
    return int(votes.against(200).set_index("state").loc[state, "against"])


def early() -> pd.DataFrame:
    """Digital resolutions voted on until session 78."""
    return votes.divided().query("session < 79 and adoption == 'vote'")


def per_cent(theme: str, session: int) -> str:
    """Share of a theme in a session."""
    found = assembly.themes().query("theme == @theme and session == @session")
    return f"{100 * found['share'].iloc[0]:.1f}"


def gender() -> pd.DataFrame:
    """Gender beside the librarians' subjects."""
    return subjects.beside("gender")


def more_than_half() -> bool:
    """Whether all that speak of gender in more than half of their paragraphs have such a subject."""
    return bool(gender().query("share > 0.5")["subject"].all())


COMMITTEES = ("First", "Second", "Third", "Fourth", "Fifth", "Sixth")
LAST: Callable[[], pd.Series] = lambda: votes.consensus().set_index("symbol").loc["A/RES/80/118"]  # noqa: E731
WORDS = {
    4: "four",
    6: "six",
    7: "seven",
    8: "eight",
    9: "nine",
    10: "ten",
    13: "thirteen",
    14: "fourteen",
    16: "sixteen",
}
CLAIMS: Mapping[tuple[str, str], list[tuple[str, Callable[[], tuple[Any, ...]]]]] = {
    ("14", "cell-01"): [("sessions 74 to 80, {} of them", lambda: (f"{len(assembly.resolutions()):,}",))],
    ("14", "consensus-read"): [
        (
            "adopted without a vote, {} times",
            lambda: (WORDS[int((votes.consensus()["adoption"][:7] == "without").sum())],),
        ),
        ("{} in favour, {} against", lambda: (LAST()["in_favour"], LAST()["against"])),
        ("{} abstention", lambda: (LAST()["abstaining"],)),
        ("{} Members are in no list", lambda: (LAST()["silent"],)),
        ("A vote of {} to {}", lambda: (LAST()["in_favour"], LAST()["against"])),
    ],
    ("14", "cell-07"): [
        ("has one of {} words", lambda: (WORDS[len(assembly.rule()["titles"])],)),
        ("one of {} subjects", lambda: (WORDS[len(assembly.rule()["subjects"])],)),
        ("one of {} themes", lambda: (WORDS[len(assembly.rule()["themes"])],)),
    ],
    ("14", "by-session-read"): [
        ("{} of {} digital resolutions", lambda: adopted("digital", 80)),
        ("{} of {} others", lambda: adopted("other", 80)),
        ("in session 79 it was {} of {}, and {} of {}", lambda: (*adopted("digital", 79), *adopted("other", 79))),
        (
            "at least {} percentage points",
            lambda: (20 if (votes.sensitivity()["last"] - votes.sensitivity()["before"]).min() >= 0.2 else "too many",),
        ),
        (
            "Of {} resolutions of session 74",
            lambda: (int((~assembly.resolutions().query("session == 74")["listed"]).sum()),),
        ),
        ("For {} resolutions nothing", lambda: (int((assembly.resolutions()["adoption"] == "").sum()),)),
    ],
    ("14", "cell-11"): [
        ("## {} votes", lambda: (WORDS[int((votes.divided()["adoption"] == "vote").sum())].capitalize(),)),
        ("votes on {} subjects", lambda: (WORDS[votes.divided()["strand"].nunique()],)),
    ],
    ("14", "divided-read"): [
        (
            "{} of {} come from the First Committee",
            lambda: (WORDS[int((early()["symbol"] != "A/RES/74/247").sum())], WORDS[len(early())]),
        ),
        ("has up to {} against it", lambda: (most_against("Developments in the field of information"),)),
        ("in cyberspace* has {}", lambda: (WORDS[most_against("Advancing responsible")],)),
        (
            "These {} have at most {} states",
            lambda: (WORDS[len(late(votes.divided()))], late(votes.divided())["against"].max()),
        ),
    ],
    ("14", "agreement-read"): [
        ("against {} of the {};", lambda: (no("USA"), int(votes.against()["of"].iloc[0]))),
        (
            "the Russian Federation against {} each",
            lambda: (no("RUS") if no("ISR") == no("PRK") == no("RUS") else "differ",),
        ),
        ("in {} per cent of cases", lambda: (alike("digital", "Europe"),)),
        ("African states in {} per cent", lambda: (alike("digital", "Africa"),)),
        ("that is {} per cent", lambda: (alike("other", "Africa"),)),
    ],
    ("14", "sponsors-read"): [
        (
            "78/265 has {} sponsors, {} at first and {} who joined",
            lambda: tuple(sponsors("A/RES/78/265", **one) for one in ({}, {"role": "sponsor"}, {"role": "joined"})),
        ),
        (
            "78/311 has {}, {} and {}",
            lambda: tuple(sponsors("A/RES/78/311", **one) for one in ({}, {"role": "sponsor"}, {"role": "joined"})),
        ),
        ("with {} states among", lambda: (sponsors("A/RES/78/265", role="sponsor", region="Europe"),)),
        ("but {} joined later", lambda: (sponsors("A/RES/78/311", role="joined", region="Europe"),)),
        (
            "{} states stand behind both",
            lambda: (int(votes.sponsors().query("symbol == 'A/RES/78/265'")["both"].sum()),),
        ),
    ],
    ("14", "speaks-read"): [
        (
            "{} in a thousand in session 74 and {} in session 80",
            lambda: (thousand("digital_divides", 74), thousand("digital_divides", 80)),
        ),
        (
            '"artificial intelligence" {} and {}',
            lambda: (thousand("artificial_intelligence", 74), thousand("artificial_intelligence", 80)),
        ),
        ("one paragraph of {}", lambda: (WORDS[round(1 / shares("gender", 80)["share"])],)),
        (
            "at most {} in a thousand",
            lambda: (f"{1000 * assembly.speaks(['internet_governance'])['share'].max():.1f}",),
        ),
    ],
    ("14", "spread-read"): [
        ("{} resolutions in session 74, {} in session 80", lambda: (said(74), said(80))),
        ("with {} resolutions", lambda: (said(80, "Second Committee"),)),
        (
            "all {} main committees",
            lambda: (WORDS[sum(said(80, f"{one} Committee") > 0 for one in COMMITTEES)],),
        ),
    ],
    ("14", "themes-read"): [
        (
            "in {} per cent of the paragraphs of session 74 and in {} of",
            lambda: (per_cent("emerging_technologies", 74), per_cent("emerging_technologies", 80)),
        )
    ],
    ("14", "citing-read"): [
        ("{} resolutions: the two", lambda: (WORDS[len(assembly.citing(["A/RES/78/132"]))].capitalize(),)),
        ("78/265, which {} cite", lambda: (WORDS[len(assembly.citing(["A/RES/78/265"]))],)),
    ],
    ("14", "copied-read"): [
        (
            "other committees' resolutions {} times",
            lambda: (
                int(assembly.copied().query("earlier == 'Second Committee' and later != earlier")["paragraphs"].sum()),
            ),
        )
    ],
    ("07", "assembly-read"): [
        ("hold {} of {} paragraphs", lambda: (beside("digital_divides", place="series"), beside("digital_divides"))),
        (
            "had {} such paragraphs, in session 79 there were {}, in session 80 so far {}",
            lambda: tuple(beside("digital_divides", one) for one in (74, 79, 80)),
        ),
    ],
    ("08", "assembly-read"): [
        ("{} of {} paragraphs", lambda: (beside("gender", place="series"), beside("gender"))),
        (
            "from {} paragraphs in session 74 to {} in session 80",
            lambda: (beside("gender", 74, "series"), beside("gender", 80, "series")),
        ),
    ],
    ("08", "assembly-witness-read"): [
        ("all {} resolutions", lambda: (int((gender()["share"] > 0.5).sum()) if more_than_half() else "not all",)),
        (
            "of {} that have such a subject only {}",
            lambda: (int(gender()["subject"].sum()), int((gender()["subject"] & (gender()["paragraphs"] == 0)).sum())),
        ),
        (
            "of {} resolutions without such a subject, {} have",
            lambda: (
                int((~gender()["subject"]).sum()),
                int((~gender()["subject"] & (gender()["paragraphs"] > 0)).sum()),
            ),
        ),
    ],
    ("09", "assembly-read"): [
        ("{} of the Assembly's {} paragraphs", lambda: (beside("igf", place="series"), beside("igf"))),
        ("Second Committee has {}", lambda: ({0: "none"}.get(beside("igf", place="second"), "some"),)),
    ],
}


@pytest.mark.parametrize(("notebook", "cell"), CLAIMS, ids=" ".join)
def test_the_data_prove_it(notebook: str, cell: str) -> None:
    words = cells(notebook)[cell]
    for claim, values in CLAIMS[notebook, cell]:
        told = claim.format(*values())
        assert told in words, f"the data say: {told}"


@pytest.mark.parametrize("notebook", ["07", "08", "09", "14"])
def test_no_number_without_proof(notebook: str) -> None:
    for name, words in cells(notebook).items():
        if notebook != "14" and not name.startswith("assembly-"):
            continue  # the other cells of these notebooks have their own tests
        rest = re.sub(r"`[^`]*`", "", words)
        for claim, values in CLAIMS.get((notebook, name), []):
            rest = rest.replace(claim.format(*values()), "")
        rest = re.sub("|".join(NAMES), "", rest)
        assert not re.findall(r"[^\n]{0,40}\d[^\n]{0,20}", rest), name


def test_the_two_that_were_without_a_vote_before() -> None:
    """Three of the four late votes on other subjects had been adopted without a vote under the same title."""
    found = votes.divided()
    before = found[(found["adoption"] == "without") & found["strand"].isin(late(found)["strand"])]
    assert before["strand"].nunique() == 3
    assert len(late(found)) == 4


def test_gender_keeps_its_place() -> None:
    """One paragraph of twelve to fifteen in every session; the ICT series grows."""
    found = assembly.speaks(["gender"])
    assert (1 / found["share"]).round().between(12, 15).all()

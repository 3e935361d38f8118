"""Where the axes of each chart end: what lies beyond is cut off, and room that is not needed makes marks small."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import pandas as pd
import pytest

from toolkit.charts import ages, assembly, divides, forum, gender, phrases, series, votes, witnesses, wsis
from toolkit.views import votes as all_votes

if TYPE_CHECKING:
    from conftest import Cases

Limits = tuple[tuple[float, float] | None, tuple[float, float] | None]
PERCENT = (0.0, 100.0)
SESSIONS = (-0.6, 6.6)


def rows_of(number: int, *, above: float = -0.6, below: float = -0.4) -> tuple[float, float]:
    """Rows from the top, the first one at nought."""
    return number + below, above


def highest(frame: pd.DataFrame, by: str, what: str) -> float:
    return float(frame.groupby(by)[what].sum().max())


RULES: dict[str, Callable[[pd.DataFrame], list[Limits]]] = {
    "urban_rural": lambda f: [((0, 105), rows_of(len(f)))],
    "by_sex": lambda f: [((0, 105), rows_of(len(f)))],
    "beside": lambda f: [((f["year"].min() - 0.6, f["year"].max() + 0.7), (0, 62))],
    "world": lambda _: [(None, PERCENT), (PERCENT, None)],
    "growth": lambda f: [(None, (0, 1.2 * f["words"].max())), (None, (0, max(map(len, f["verbs"]))))],
    "quoted_gaps": lambda f: [((f["year"].min() - 0.6, f["year"].max() + 0.6), (0, 50))],
    "quoted_pairs": lambda f: [
        ((rows["year"].min() - 0.6, rows["year"].max() + 0.7), (0, 85)) for _, rows in f.groupby("group")
    ],
    "parity": lambda f: [((0.6, 1 + 0.4 * 0.55), rows_of(f.groupby(["group", "edition"]).ngroups))],
    "economies": lambda f: [((f["year"].min() - 1, f["year"].max() + 1), (0, 105))] * f["iso3"].nunique(),
    "mandate": lambda f: [((2004.5, 2034), rows_of(len(f)))],
    "meetings": lambda f: [((0, 14_000), rows_of(len(f)))],
    "place": lambda f: [(PERCENT, rows_of(f["symbol"].nunique(), above=-0.8, below=-0.5))],
    "events": lambda _: [((2000.5, 2036.5), rows_of(8, above=-0.7))],  # six kinds of happenings, and two more
    "resolutions": lambda f: [((0, 1.08 * f["paragraphs"].max()), rows_of(int((f["body"] == "GA").sum())))],
    "behind": lambda f: [((-0.8, f["age"].max() + 15), rows_of(f.groupby("body").size().max()))] * 2,
    "origins": lambda f: [
        ((0, 1.2 * highest(f, "symbol", "words")), rows_of(f["symbol"].nunique(), above=-0.5, below=-0.5))
    ],
    "stories": lambda _: [((-3, 118), (-3, 106))],
    "fates": lambda f: [
        # below stand the numbers of what was dropped; above a twentieth is free, and a fifth for the legend
        (None, (-low - 14, 1.22 * (high + 0.05 * (high + low))))
        for low, high in [
            (
                f.loc[f["status"] == "dropped", "paragraphs"].max(),
                f[f["status"] != "dropped"].groupby(["language", "symbol"])["paragraphs"].sum().max(),
            )
        ]
        for _ in f["language"].unique()
    ],
    "theme": lambda f: [(None, (0, 1.25 * highest(f[f["language"] == "en"], "symbol", "paragraphs")))],
    "acts": lambda f: [
        (None, (0, top * (1.44 if place == 0 else 1.2)))
        for place, top in enumerate(f.groupby("force", sort=False)["acts"].max())
    ],
    "agreement": lambda f: [((0, 135), rows_of(len(f), above=-0.5, below=-0.5))],
    "passages": lambda f: [((-1, 140), rows_of(f["witness"].nunique(), above=-0.7))],  # 134 and two gaps of three
    "own": lambda f: [(SESSIONS, (0, 1220 * f["share"].max()))],
    "beside_assembly": lambda f: [(SESSIONS, (0, 1.12 * highest(f, "session", "paragraphs") + 1))],
    "consensus": lambda f: [((0, 1.62 * all_votes.MEMBERS), rows_of(len(f)))],
    "by_session": lambda f: [
        (SESSIONS, (0, room * highest(f[f["group"] == group], "session", "resolutions")))
        for group, room in (("digital", 1.1 * 1.28), ("other", 1.1))
    ],
    "against": lambda f: [((0, f["of"].iloc[0]), rows_of(len(f)))],
}
#: Each of these modules has a chart here.
DRAWN = (ages, assembly, divides, forum, gender, phrases, series, votes, witnesses, wsis)


def test_a_chart_of_each_module_has_a_rule(cases: Cases) -> None:
    assert {cases[name].draw.__module__ for name in RULES} >= {module.__name__ for module in DRAWN}


@pytest.mark.parametrize("name", RULES)
def test_the_ends_of_the_axes(cases: Cases, figures: Callable[[str, str], Any], name: str) -> None:
    panels = [axes for axes in figures(name, "en").axes if axes.get_visible()]
    limits = RULES[name](cases[name].frame)
    assert len(panels) == len(limits)
    for axes, (x, y) in zip(panels, limits, strict=True):
        if x is not None:
            assert axes.get_xlim() == pytest.approx(x)
        if y is not None:
            assert axes.get_ylim() == pytest.approx(y)


@pytest.mark.parametrize("name", ["urban_rural", "by_sex", "mandate", "meetings", "parity", "consensus", "against"])
def test_a_row_has_its_label(figures: Callable[[str, str], Any], name: str) -> None:
    """A tick stands at each row, from the first one at the top to the last."""
    (axes,) = figures(name, "en").axes
    rows = round(axes.get_ylim()[0] + 0.4)
    assert list(axes.get_yticks()) == list(range(rows))
    assert all(label.get_text() for label in axes.get_yticklabels())

"""The network of a document, and what a series of resolutions carries on."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from pathlib import Path

import pandas as pd
import pytest

import toolkit
from toolkit.charts import citations as charts
from toolkit.charts import style
from toolkit.facts import citations
from toolkit.model import Citation
from toolkit.paths import data
from toolkit.views import citations as citation_network


def cites(place: str, symbol: str, verb: str, date: str = "") -> Citation:
    return Citation(place, symbol, symbol, "resolution", "General Assembly", date, verb=verb)


@pytest.fixture(scope="module")
def status() -> pd.DataFrame:
    frame = citation_network.series()
    return citation_network.status(frame[frame["language"] == "en"])


def test_an_edge_for_each_act() -> None:
    """Two acts of one symbol are two edges; two places under one act are one edge."""
    found = [
        cites("header", "A/78/458", ""),
        cites("P01", "A/RES/70/1", "recall", "2015-09-25"),
        cites("O02", "A/RES/70/1", "recall"),
        cites("O03", "A/RES/70/1", "note"),
    ]
    frame = citation_network.network(found, "A/RES/78/132")
    assert (set(frame["symbol"]), set(frame["cited"])) == ({"A/RES/78/132"}, {"A/RES/70/1"})
    assert frame[["verb", "places", "count", "year"]].to_numpy().tolist() == [
        ["note", "O03", 1, 2015],
        ["recall", "P01 O02", 2, 2015],
    ]


def test_the_network_has_every_symbol_of_the_text() -> None:
    """The cited symbols outside the header."""
    resolution = toolkit.load()
    found = citations.find(resolution)
    edges = citation_network.network(found, str(resolution.symbol))
    assert set(edges["cited"]) == {c.symbol for c in found if c.place != "header"}
    assert edges["count"].sum() == 60


def test_status_of_a_small_series() -> None:
    """Kept, new, dropped and back are told from the resolution before and all before it; the first has none."""
    cited = {
        "A/RES/74/1": ["A/RES/60/1", "A/RES/60/2"],
        "A/RES/75/1": ["A/RES/74/1", "A/RES/60/1"],
        "A/RES/76/1": ["A/RES/74/1", "A/RES/60/2"],
        "A/RES/76/99": ["A/RES/60/1"],  # neither cites nor is cited by one of them
    }
    rows = [(s, "P01", c, "resolution", "General Assembly", 2005) for s, cs in cited.items() for c in cs]
    frame = pd.DataFrame(rows, columns=["symbol", "place", "cited", "kind", "body", "year"])
    said = citation_network.status(frame).set_index(["symbol", "cited"])["status"].to_dict()
    assert said == {
        ("A/RES/74/1", "A/RES/60/1"): "",
        ("A/RES/74/1", "A/RES/60/2"): "",
        ("A/RES/75/1", "A/RES/60/1"): "kept",
        ("A/RES/75/1", "A/RES/60/2"): "dropped",
        ("A/RES/75/1", "A/RES/74/1"): "new",
        ("A/RES/76/1", "A/RES/60/1"): "dropped",
        ("A/RES/76/1", "A/RES/60/2"): "back",
        ("A/RES/76/1", "A/RES/74/1"): "kept",
    }


def test_the_series_cites_itself(status: pd.DataFrame) -> None:
    """Each resolution cites the one before it anew, and all of the list before."""
    chain = list(dict.fromkeys(status["symbol"]))
    assert chain == [f"A/RES/{s}" for s in ("74/197", "75/202", "76/189", "77/150", "78/132", "79/194", "80/118")]
    said = status.set_index(["symbol", "cited"])["status"]
    for before, now in pairwise(chain):
        assert said[now, before] == "new"
        assert said[now, "A/RES/56/183"] == "kept"


@pytest.mark.shared
def test_the_shipped_series_is_that_of_the_files(shared: Path) -> None:
    """Building again from the files gives the same bytes (scripts/citation_series.py writes them)."""
    stored = data("series", "citations.csv").read_text(encoding="utf-8")
    assert citation_network.build(shared / "unxml" / "series") == stored


@pytest.mark.parametrize("language", ["en", "ar"])
def test_charts_show_the_numbers(language: str, status: pd.DataFrame) -> None:
    """Bars are as high as the counts; a square for each act of a dated symbol; the same bytes twice."""
    counts = citation_network.turnover(status)
    (axes,) = charts.turnover(counts, language=language).axes
    heights = [bar.get_height() for container in axes.containers for bar in container]
    assert sum(h for h in heights if h > 0) == counts[["kept", "back", "new"]].to_numpy().sum()
    assert -sum(h for h in heights if h < 0) == counts["dropped"].sum()

    resolution = toolkit.load()
    edges = citation_network.network(citations.find(resolution), str(resolution.symbol))
    (axes,) = charts.network(edges, name=resolution.name, language=language).axes
    squares = [bar for bar in axes.patches if bar.get_gid()]
    dated = edges[edges["year"].notna()]
    acts = {(row.cited, row.verb, int(row.year)) for row in dated.itertuples()}
    drawn = Counter((bar.get_gid(), round(bar.get_x() + bar.get_width() / 2)) for bar in squares)
    assert drawn == Counter((verb, year) for _, verb, year in acts)
    assert len({(bar.get_x(), bar.get_y()) for bar in squares}) == len(squares)  # none hides another

    one, two = (style.to_svg(charts.life(status, language=language)) for _ in range(2))
    assert one == two

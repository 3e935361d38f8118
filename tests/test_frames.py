"""Frames of `toolkit.views` are plain tables: rows numbered from 0, no column that an index left behind."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
from collections.abc import Callable
from dataclasses import replace

import pandas as pd
import pytest

import toolkit as tk
from toolkit import views

OF_A_RESOLUTION = ("dates.timeline", "structure.apparatus", "structure.facts", "structure.structure")
#: Rows of these are named: a resolution each.
NAMED = {"citations.turnover": "symbol"}


def frames() -> dict[str, Callable[..., pd.DataFrame]]:
    """Every function that gives a frame of what ships without an argument, or of a resolution."""
    found = {}
    for module in pkgutil.iter_modules(views.__path__):
        loaded = importlib.import_module(f"toolkit.views.{module.name}")
        for name, function in vars(loaded).items():
            if name.startswith("_") or not inspect.isfunction(function) or function.__module__ != loaded.__name__:
                continue
            signature, place = inspect.signature(function), f"{module.name}.{name}"
            asked = [one for one in signature.parameters.values() if one.default is one.empty]
            if "DataFrame" in str(signature.return_annotation) and (not asked or place in OF_A_RESOLUTION):
                found[place] = function
    return found


FRAMES = frames()


def test_there_are_many() -> None:
    assert len(FRAMES) > 60
    assert {*OF_A_RESOLUTION, *NAMED} <= FRAMES.keys()


def tags() -> pd.DataFrame:
    return tk.load().table("tags")


#: Frames of other frames.
OTHERS: dict[str, Callable[[], pd.DataFrame]] = {
    "tagged": lambda: views.themes.tagged(tags()),
    "together": lambda: views.themes.together(tags()),
    "shares": lambda: views.themes.shares(tags(), [p.id for p in tk.load().paragraphs]),
    "by_force": lambda: views.themes.by_force(tags(), tk.load().table("functions")),
    "by_addressee": lambda: views.themes.by_addressee(tags(), tk.load().table("addressees")),
    "concordance": lambda: views.themes.concordance(tk.load(), tags(), "gender"),
    "audit": lambda: views.themes.audit(tk.load(), tk.load(reading="source")),
    "asked": lambda: views.wsis.asked(tk.load().table("asks"), tags()),
    "series_share": lambda: views.assembly.series_share("gender"),
}


@pytest.mark.parametrize("name", OTHERS)
def test_rows_of_others_are_numbered(name: str) -> None:
    found = OTHERS[name]()
    assert found.index.equals(pd.RangeIndex(len(found)))
    assert not {"index", "level_0"} & set(found.columns)


@pytest.mark.parametrize("name", FRAMES)
def test_rows_are_numbered(name: str) -> None:
    found = FRAMES[name](*([tk.load()] if name in OF_A_RESOLUTION else []))
    if isinstance(found, pd.DataFrame):
        assert found.index.name == NAMED.get(name)
        assert name in NAMED or found.index.equals(pd.RangeIndex(len(found)))
        assert not {"index", "level_0"} & set(found.columns)


#: By what rows follow each other; a minus for the highest first.
ORDERS = {
    "ages.statements": "body adopted topic",
    "citations.network": "year cited verb",
    "divides.quoted": "year symbol",
    "divides.groups": "year edition",
    "divides.pairs": "group year edition",
    "divides.offline": "year side",
    "forum.meetings": "number",
    "gender.parity": "group edition year",
    "gender.economies": "economy year",
    "votes.common": "-voted -known",
    "wsis.events": "start",
}


@pytest.mark.parametrize("name", sorted(ORDERS.keys() & FRAMES.keys()))
def test_rows_in_their_order(name: str) -> None:
    frame = FRAMES[name]()
    keys = [
        tuple(-value if key.startswith("-") else value for key, value in zip(ORDERS[name].split(), row, strict=True))
        for row in frame[[key.removeprefix("-") for key in ORDERS[name].split()]].itertuples(index=False, name=None)
    ]
    assert len(set(keys)) > 1
    assert keys == sorted(keys)


def test_pairs_of_themes_the_most_frequent_first_then_the_closest() -> None:
    """Themes a and b are in three paragraphs, c beside both in two, d beside a in one of its own two."""
    places = {"a": "1 2 3", "b": "1 2 3", "c": "1 2", "d": "3 4"}
    rows = [(f"O0{place}", theme) for theme, listed in places.items() for place in listed.split()]
    found = views.themes.together(pd.DataFrame(rows, columns=["paragraph_id", "theme"]).assign(evidence="boats"))
    assert found.to_numpy().tolist() == [
        ["a", "b", 3, 1.0],
        ["a", "c", 2, 2 / 3],
        ["b", "c", 2, 2 / 3],
        ["a", "d", 1, 1 / 4],
        ["b", "d", 1, 1 / 4],
    ]


def test_repairs_the_most_frequent_kind_first() -> None:
    """Kinds of the same number stand by name, each with what the source itself shows first."""
    one = tk.load().repairs[0]
    kinds = [("letters", "official"), ("letters", "internal"), ("words", "internal"), ("words", "official")]
    made = [
        replace(one, kind=kind, evidence=evidence) for kind, evidence in (*kinds, ("blanks", "official"), *kinds[3:])
    ]
    found = views.structure.apparatus(tk.load().replace(repairs=tuple(made)))
    assert found.to_numpy().tolist() == [
        ["words", "internal", 1],
        ["words", "official", 2],
        ["letters", "internal", 1],
        ["letters", "official", 1],
        ["blanks", "official", 1],
    ]

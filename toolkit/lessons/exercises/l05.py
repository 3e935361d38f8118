"""Exercises of lesson 5, charts that lie: what each expects, and what its common mistakes give."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from itertools import groupby
from typing import TYPE_CHECKING, Any, Final

from toolkit import languages
from toolkit.lessons import _kinds as kinds
from toolkit.lessons import drawing
from toolkit.lessons._answers import Odd, as_number
from toolkit.series import tables
from toolkit.text import fold
from toolkit.views import divides, panel

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["EXERCISES"]

_TWO: Final = ("79/194", "80/118")
_ENDS: Final = ("74/197", "80/118")
#: The pair of shares whose relative gap is asked for: as quoted in 76/189 for the world.
_PAIR: Final = "76/189"
#: The years and the foot of the truncated bars.
_BARS, _FOOT = (2023, 2024), 64


@cache
def _quoted() -> pd.DataFrame:
    return divides.quoted(tables.load("series_statistics"))


def _both(symbol: str) -> tuple[float, float]:
    """The higher and the lower figure of a resolution."""
    numbers = _quoted().loc[_quoted()["symbol"] == symbol, "number"]
    return float(numbers.max()), float(numbers.min())


def _points() -> dict[str, float]:
    return {symbol: high - low for symbol in _TWO for high, low in [_both(symbol)]}


def _ratios() -> dict[str, float]:
    return {symbol: high / low for symbol in _TWO for high, low in [_both(symbol)]}


def _groups() -> dict[str, str]:
    found = {}
    for symbol in _TWO:
        names = " ".join(_quoted().loc[_quoted()["symbol"] == symbol, "group"])
        found[symbol] = "income" if "income" in names else "development"
    return found


def _groups_swapped() -> dict[str, str]:
    first, second = _groups().values()
    return dict(zip(_TWO, (second, first), strict=True))


def _first() -> str:
    """The resolution that states 90 and 57 per cent without taking them over from another."""
    pair = (
        _quoted()
        .groupby("symbol")
        .agg(high=("number", "max"), low=("number", "min"), kind=("kind", "first"), repeats=("repeats", "max"))
    )
    mine = pair[(pair["high"] == 90) & (pair["low"] == 57) & (pair["repeats"] == "")]
    return str(mine.index[0])


def _kinds() -> list[str]:
    rows = _quoted()[_quoted()["symbol"] != "80/173"].sort_values("year")
    return [str(kind) for kind in rows["kind"]]


def _pieces() -> int:
    return sum(1 for _ in groupby(_kinds()))


def _shares() -> dict[str, float]:
    return {symbol: 100 * _part(symbol) / _number_of(symbol) for symbol in _ENDS}


@cache
def _english() -> pd.DataFrame:
    frame = panel.panel()
    return frame[frame["language"] == "en"]


def _number_of(symbol: str) -> int:
    return int((_english()["short"] == symbol).sum())


def _part(symbol: str) -> int:
    mine = _english().loc[_english()["short"] == symbol, "themes"]
    return sum("wsis" in themes for themes in mine)


def _world(sex: str) -> float:
    rows = tables.load("series_statistics")
    mine = rows[(rows["symbol"] == _PAIR) & (rows["group"] == f"World, {sex}") & (rows["measure"] == "share online")]
    return float(mine["number"].iloc[0])


def _gap(women: float, men: float) -> float:
    return 100 * (1 - women / men)


def _range() -> dict[str, float]:
    women, men = _world("women"), _world("men")
    return {"low": _gap(women + 0.5, men - 0.5), "high": _gap(women - 0.5, men + 0.5)}


def _range_as(low: str, high: str) -> dict[str, float]:
    right = _range()
    return {"low": right[low], "high": right[high]}


def _unrounded() -> dict[str, float]:
    gap = _gap(_world("women"), _world("men"))
    return {"low": gap, "high": gap}


def _in_points() -> dict[str, float]:
    points = _world("men") - _world("women")
    return {"low": points - 1, "high": points + 1}


def _value(year: int, edition: str) -> float:
    rows = divides.world(tables.load("indicators"))
    mine = rows[(rows["year"] == year) & (rows["edition"] == f"ITU Facts and Figures {edition}")]
    return float(mine["value"].iloc[0])


def _growth() -> dict[str, float]:
    last = _value(2024, "2024")
    return {"one_edition": last - _value(2023, "2024"), "two_editions": last - _value(2023, "2023")}


def _growth_swapped() -> dict[str, float]:
    right = _growth()
    return {"one_edition": right["two_editions"], "two_editions": right["one_edition"]}


def _bars() -> list[float]:
    rows = divides.world(tables.load("indicators"))
    return [float(rows.loc[rows["series"] & (rows["year"] == year), "value"].iloc[0]) for year in _BARS]


def _shown() -> float:
    first, second = (value - _FOOT for value in _bars())
    return (second - first) / first


def _lie_factor() -> float:
    first, second = _bars()
    return _shown() / ((second - first) / first)


#: Two made-up shares, whose relative gap is asked for.
_HIGH, _LOW = 80, 60


def _honest() -> dict[str, Any]:
    """The two bars of the lesson, drawn as they should be."""
    first, second = _bars()
    return {
        "title": f"{first:g} per cent in 2023, {second:g} per cent in 2024",
        "unit": "the world's people using the Internet, per cent",
        "source": "World Bank, World Development Indicators",
        "from": _FOOT - _FOOT,
        "values": dict(zip(map(str, _BARS), (first, second), strict=True)),
    }


def _drawn(answer: Any) -> str:
    """What is wrong with a chart that a student has written down; nothing where it is honest."""
    if not isinstance(answer, Mapping):
        raise Odd("pairs")
    if set(answer) != set(drawing.PARTS):
        return "parts"
    values = {str(key): as_number(one) for key, one in dict(answer["values"]).items()}
    if values.keys() != _honest()["values"].keys() or any(
        abs(values[key] - one) >= 0.05 for key, one in _honest()["values"].items()
    ):
        return "values"
    if as_number(answer["from"]) != 0:
        return "axis"
    return _lacking(*(str(answer[name]) for name in ("title", "unit", "source")))


def _lacking(title: str, unit: str, source: str) -> str:
    """What the words of a chart lack."""
    names = [languages.load(code, "bad_charts")["own"] for code in languages.editions("lessons")]
    if not any(fold(word) in fold(unit) for own in names for word in own["units"]):
        return "unit"
    if not any(fold(word) in fold(source) for own in names for word in own["sources"]):
        return "source"
    return "" if any(sign.isdigit() for sign in title) else "title"


def _honest_but(**changes: Any) -> dict[str, Any]:
    return {**_honest(), **{name.removesuffix("_"): value for name, value in changes.items()}}


EXERCISES: Final = {
    "05-last-line": kinds.number(
        lambda: 100 * (_HIGH - _LOW) / _HIGH,
        digits=1,
        mistakes={"points": lambda: _HIGH - _LOW, "low": lambda: 100 * (_HIGH - _LOW) / _LOW},
    ),
    "05-points": kinds.pairs(_points, mistakes={"ratio": _ratios}),
    "05-groups": kinds.pairs(
        _groups,
        column="groups",
        mistakes={"same": lambda: dict.fromkeys(_TWO, "development"), "swapped": _groups_swapped},
    ),
    "05-first": kinds.label(
        _first,
        mistakes={"ours": lambda: "78/132", "last": lambda: "79/194", "before": lambda: "76/189"},
    ),
    "05-pieces": kinds.number(_pieces, mistakes={"kinds": lambda: len(set(_kinds()))}),
    "05-share": kinds.pairs(
        _shares, digits=1, mistakes={"counts": lambda: {symbol: _part(symbol) for symbol in _ENDS}}
    ),
    "05-range": kinds.pairs(
        _range,
        digits=1,
        mistakes={"unrounded": _unrounded, "points": _in_points, "swapped": lambda: _range_as("high", "low")},
    ),
    "05-editions": kinds.pairs(_growth, digits=1, mistakes={"swapped": _growth_swapped}),
    "05-lie-factor": kinds.number(_lie_factor, mistakes={"shown": _shown, "heights": lambda: _shown() + 1}),
    "05-honest": kinds.judged(
        _drawn,
        sample=_honest,
        mistakes={
            "parts": lambda: {"values": _honest()["values"]},
            "values": lambda: _honest_but(values={"2023": 1, "2024": 2}),
            "axis": lambda: _honest_but(from_=_FOOT),
            "unit": lambda: _honest_but(unit="people"),
            "source": lambda: _honest_but(source="the Internet"),
            "title": lambda: _honest_but(title="Internet use more than doubles"),
        },
    ),
}

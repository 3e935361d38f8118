"""Exercises of lesson 3, counting themes honestly: what each expects, and what its common mistakes give."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final

from toolkit.evaluation import themes as measure
from toolkit.evaluation.scoring import Score
from toolkit.lessons import _kinds as kinds
from toolkit.lessons import counting
from toolkit.themes import load_codebook

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["EXERCISES"]

_THEME: Final = "science_technology"
_ABOUT: Final = "A/RES/78/132"
#: Paragraphs that the lesson shows, and the one that only names an instrument of the theme.
_SHOWN: Final = ("P07", "P18", "P19", "O09", "O33", "O46")
_INSTRUMENT: Final = "O09"


@cache
def _ways(theme: str) -> dict[str, set[str]]:
    """Paragraph ids by way of finding a theme."""
    frame = counting.three_ways(theme)
    return {way: set(frame.loc[frame[way], "paragraph_id"]) for way in ("words", "tagger", "reader")}


@cache
def _agreement() -> tuple[Score, int]:
    """The two readings, and the number of cells: paragraphs times themes."""
    paragraphs = sum(len(measure.labels("themes_dev", split).paragraphs) for split in ("tune", "report"))
    return measure.agreement(), paragraphs * len(load_codebook().ids)


def _extra() -> int:
    ways = _ways(_THEME)
    return len(ways["words"] - ways["reader"])


def _difference_of_totals() -> int:
    ways = _ways(_THEME)
    return len(ways["words"]) - len(ways["reader"])


def _letterhead() -> list[str]:
    return [place for place in _SHOWN if place in _ways(_THEME)["reader"]]


def _same_cells() -> float:
    both, cells = _agreement()
    neither = cells - both.given - both.labelled + both.hits
    return (both.hits + neither) / cells


def _by_luck() -> float:
    both, cells = _agreement()
    a, b = both.given / cells, both.labelled / cells
    return a * b + (1 - a) * (1 - b)


def _kappa() -> float:
    return (_same_cells() - _by_luck()) / (1 - _by_luck())


def _without_empty() -> float:
    both, _ = _agreement()
    return 100 * both.hits / (both.given + both.labelled - both.hits)


def _row(method: str, theme: str, split: str = "report", labels: str = _ABOUT) -> pd.Series:
    """A row of the shipped scores, Arabic."""
    frame = measure.shipped()
    mine = (frame["method"] == method) & (frame["theme"] == theme) & (frame["split"] == split)
    return frame[mine & (frame["labels"] == labels) & (frame["language"] == "ar")].iloc[0]


def _divides() -> dict[str, float]:
    row = _row("keywords", "digital_divides")
    return {"precision": float(row["precision"]), "recall": float(row["recall"])}


def _divides_swapped() -> dict[str, float]:
    right = _divides()
    return {"precision": right["recall"], "recall": right["precision"]}


def _divides_whole() -> dict[str, float]:
    ways = _ways("digital_divides")
    hits = len(ways["words"] & ways["reader"])
    return {"precision": hits / len(ways["words"]), "recall": hits / len(ways["reader"])}


def _report_labels() -> tuple[int, int]:
    """Labels and paragraphs of the report half of the shipped resolution."""
    part = measure.labels("themes_own", "report")
    items = [item for item in part.items if item[0] == measure.SHIPPED]
    return len(items), sum(file == measure.SHIPPED for file, _ in part.paragraphs)


def _everything() -> float:
    labels, paragraphs = _report_labels()
    return labels / (paragraphs * len(load_codebook().ids))


def _labels_a_paragraph() -> float:
    labels, paragraphs = _report_labels()
    return labels / paragraphs


def _fall(method: str, labels: str = _ABOUT) -> float:
    """How far F1 falls from the tune to the report part, in points."""
    tune, report = (_row(method, "micro", split, labels) for split in ("tune", "report"))
    return 100 * (float(tune["f1"]) - float(report["f1"]))


def _sentence(**changes: float) -> dict[str, float]:
    row = _row("tagger", _THEME)
    paragraphs = len(counting.three_ways(_THEME))
    found = {"count": len(_ways(_THEME)["tagger"]), "of": paragraphs}
    return {**found, "f1": float(row["f1"]), "labels": int(row["labelled"]), **changes}


def _by_any() -> set[str]:
    """Paragraphs that any way gives the theme."""
    return set[str]().union(*_ways(_THEME).values())


def _nobody() -> int:
    return len(counting.three_ways(_THEME)) - len(_by_any())


EXERCISES: Final = {
    "03-last-line": kinds.number(_nobody, mistakes={"some": lambda: len(_by_any())}),
    "03-extra": kinds.number(_extra, mistakes={"totals": _difference_of_totals}),
    "03-letterhead": kinds.names(
        _letterhead,
        mistakes={
            "all": lambda: list(_SHOWN),
            "instrument": lambda: [place for place in _letterhead() if place != _INSTRUMENT],
        },
    ),
    "03-agreement": kinds.number(
        lambda: 100 * _same_cells(),
        digits=1,
        mistakes={"no-empty": _without_empty, "f1": lambda: 100 * measure.agreement().f1},
    ),
    "03-kappa": kinds.number(_kappa, digits=2, mistakes={"raw": _same_cells, "luck": _by_luck}),
    "03-scores": kinds.pairs(_divides, digits=2, mistakes={"swapped": _divides_swapped, "whole": _divides_whole}),
    "03-everything": kinds.number(
        _everything, digits=2, mistakes={"recall": lambda: 1, "one-theme": _labels_a_paragraph}
    ),
    "03-held-out": kinds.number(
        lambda: _fall("TF-IDF, linear"),
        mistakes={
            "tagger": lambda: _fall("tagger"),
            "others": lambda: _fall("TF-IDF, linear", "themes_own, other documents"),
        },
    ),
    "03-sentence": kinds.pairs(
        _sentence,
        digits=2,
        mistakes={
            "words": lambda: _sentence(count=len(_ways(_THEME)["words"])),
            "half": lambda: _sentence(of=_report_labels()[1]),
            "labels": lambda: _sentence(labels=len(_ways(_THEME)["reader"])),
        },
    ),
}

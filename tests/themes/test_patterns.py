"""The pattern language of lexicons."""

from __future__ import annotations

import pytest

from toolkit.themes.patterns import PatternError, Surface, expand


@pytest.mark.parametrize(
    ("pattern", "strings"),
    [
        ("health", ["health"]),
        ("report[s]", ["report", "reports"]),
        ("(least developed|landlocked) countr(y|ies)", [
            "landlocked countries", "landlocked country", "least developed countries", "least developed country",
        ]),
        ("e-commerce", ["e commerce"]),
        ("Capacity–building", ["capacity building"]),
        ("[the [whole ]]truth", ["the truth", "the whole truth", "truth"]),
        ("لقاح[ات]", ["لقاح", "لقاحات"]),
        ("تُؤَكِّد", ["توكد"]),
    ],
)  # fmt: skip
def test_expands(pattern: str, strings: list[str]) -> None:
    """A pattern is the finite list of its folded surfaces."""
    assert [s.string for s in expand(pattern)] == strings


def test_marks() -> None:
    """``*`` opens the last word, ``=`` forbids proclitics."""
    assert expand("vaccin*") == (Surface("vaccin", open=True),)
    assert expand("=water") == (Surface("water", bare=True),)
    assert expand("(data|statistic*)") == (Surface("data"), Surface("statistic", open=True))


def test_suffixes_and_article() -> None:
    """``~`` is any suffix of the language; the article is taken off the first word only."""
    assert [s.string for s in expand("وصول~", suffixes=("ها",))] == ["وصول", "وصولها"]
    assert [s.string for s in expand("القطاع الخاص", article="ال")] == ["قطاع الخاص"]
    assert [s.string for s in expand("=السل", article="ال")] == ["السل"]


@pytest.mark.parametrize(
    "pattern",
    ["(a|b", "a)", "a]", "[a", "a|b", "un*connected now", "a=b", "[]", "", "*", "a+", "[0-9]{4}", "(a.*)", "-", '"x"'],
)
def test_broken(pattern: str) -> None:
    """What is no pattern is refused, not guessed."""
    with pytest.raises(PatternError):
        expand(pattern)


def test_too_many() -> None:
    """A pattern that would expand without measure is refused before it does."""
    with pytest.raises(PatternError, match="more than"):
        expand("(a|b|c|d)" * 12)
    with pytest.raises(PatternError):
        expand("[" * 5000 + "a" + "]" * 5000)

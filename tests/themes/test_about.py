"""What a resolution is about: made-up resolutions whose order anyone can tell by reading them."""

from __future__ import annotations

import dataclasses

import pytest

import toolkit as tk
from toolkit.themes import weigh

FILLER = [(f"O{n:02}", "Decides to meet again in the spring;", "operative") for n in range(2, 8)]
RECALLS = {"en": "Recalling the rights of women,", "ar": "إذ تشير إلى حقوق المرأة،"}
DECIDES = {"en": "Decides to support women entrepreneurs;", "ar": "تقرر دعم النساء؛"}


@pytest.mark.parametrize("language", ["en", "ar"])
def test_what_is_decided_outranks_what_is_recalled(language: str) -> None:
    recalls = weigh([("P01", RECALLS[language], "preamble"), *FILLER], language)["gender"]
    decides = weigh([("O01", DECIDES[language], "operative"), *FILLER], language)["gender"]
    assert (recalls.recalled, decides.recalled) == (1, 0)
    assert recalls.score < decides.score


def test_more_paragraphs_outrank_fewer_and_a_short_text_is_no_proof() -> None:
    one = ("O01", DECIDES["en"], "operative")
    few, many = weigh([one, *FILLER], "en"), weigh([one, one, one, *FILLER], "en")
    assert few["gender"].score < many["gender"].score
    short = weigh([one], "en")
    half = weigh([one] * 20 + FILLER * 3, "en")
    assert short["gender"].score < half["gender"].score


@pytest.mark.parametrize("language", ["en", "ar"])
def test_what_is_named_often_and_densely_outranks_what_is_named_once_in_many_words(language: str) -> None:
    """A paragraph counts once, so a long one that names a theme thrice must not rank as one that names it once."""
    filled = {"en": " and to meet again in the spring", "ar": " وتقرر أن تجتمع ثانية في الربيع"}[language]
    words = DECIDES[language].rstrip(";؛")
    once, long, often = (
        weigh([("O01", text, "operative"), *FILLER], language)["gender"]
        for text in (words, words + filled * 9, f"{words}, {words}, {words}")
    )
    assert [one.paragraphs for one in (once, long, often)] == [1, 1, 1]
    assert [one.times for one in (once, long, often)] == [1, 1, 3]
    assert long.score < once.score < often.score


def test_a_paragraph_that_lists_many_themes_gives_each_less() -> None:
    alone = weigh([("O01", "Decides to support women;", "operative")], "en")["gender"]
    listed = weigh([("O01", "Decides to support women, health, trade and human rights;", "operative")], "en")["gender"]
    assert listed.score < alone.score


@pytest.mark.parametrize(
    ("title", "theme", "named"),
    [
        ("The girl child", "gender", True),
        ("Report of the Human Rights Council", "human_rights", True),  # in a title a name is the subject
        ("Programme budget for 2023", "gender", False),
    ],
)
def test_the_title_counts_names_too(title: str, theme: str, named: bool) -> None:
    found = weigh([("O01", "Takes note of the report;", "operative")], "en", title)
    assert bool(theme in found and found[theme].title) is named


def test_a_titled_theme_outranks_the_same_text_without_the_title() -> None:
    units = [("O01", DECIDES["en"], "operative"), *FILLER]
    assert weigh(units, "en", "Rural women")["gender"].score > weigh(units, "en", "Other matters")["gender"].score


def test_the_order_of_paragraphs_changes_nothing() -> None:
    units = [("P01", RECALLS["en"], "preamble"), ("O01", DECIDES["en"], "operative"), *FILLER]
    forth, back = weigh(units, "en"), weigh(units[::-1], "en")
    assert {t: round(one.score, 12) for t, one in forth.items()} == {t: round(one.score, 12) for t, one in back.items()}


def test_the_frame_of_a_resolution_says_why_in_both_languages() -> None:
    resolution = tk.load()
    frame = tk.themes.about(resolution, reasons_in="en")
    assert frame["score"].is_monotonic_decreasing
    assert (frame["recalled"] <= frame["paragraphs"]).all()
    assert frame.loc[0, "why"].startswith("in the title")
    assert tk.themes.about(resolution, reasons_in="ar").loc[0, "why"].startswith("في العنوان")


def test_a_resolution_without_title_or_themes() -> None:
    resolution = tk.load()
    bare = dataclasses.replace(resolution, meta={**resolution.meta, "title": ""})
    assert not tk.themes.about(bare)["title"].any()
    assert weigh([("O01", "Decides to meet again;", "operative")], "en") == {}

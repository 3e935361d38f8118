"""Paragraphs that recur are read once: with the same rows, and never with those of another title or part."""

from __future__ import annotations

from typing import Any

import pytest

from toolkit import themes
from toolkit.model import Paragraph, Resolution
from toolkit.spans import Fragment, Text
from toolkit.themes import _tagger as tagger

WORDS = "Recalling its resolution on bridging the digital divide, and stressing digital inclusion,"


def resolution(title: str, *texts: str) -> Resolution:
    import toolkit as tk

    source = "\n".join(texts)
    paragraphs = tuple(
        Paragraph(f"P{number:02}", Text.of(text, [Fragment(0, len(text))]), (), "preamble")
        for number, text in enumerate(texts, 1)
    )
    return tk.load().replace(source=source, language="en", paragraphs=paragraphs, meta={"title": title})


def by_theme(one: Resolution) -> list[str]:
    return [row[1] for row in themes.rows(one)]


def test_a_title_that_earns_nothing_is_not_remembered_for_a_document_that_has_another() -> None:
    own, other = resolution("bridging the digital divide", WORDS), resolution("Oceans", WORDS)
    first = by_theme(other), by_theme(own)
    assert "digital_divides" in first[0]
    assert "digital_divides" not in first[1]
    assert (by_theme(other), by_theme(own)) == first


def test_a_paragraph_is_matched_once_and_has_its_own_id_each_time(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "Bridging digital divides between villages of the made-up isle of Umm,"
    asked: list[int] = []
    real = tagger.readings

    def counted(units: Any, *rest: Any) -> Any:
        asked.append(len(units))
        return real(units, *rest)

    monkeypatch.setattr(tagger, "readings", counted)
    rows = themes.rows(resolution("", text, text))
    assert [row[0] for row in rows] == ["P01"] * (len(rows) // 2) + ["P02"] * (len(rows) // 2)
    assert themes.rows(resolution("Another", text, text)) == rows
    assert asked == [1, 0]


def test_what_is_remembered_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tagger, "KEPT", 3)
    lexicon = themes.load_codebook().lexicon("en")
    for number in range(6):
        found = themes.rows(resolution("", *(f"Bridging {number}{letter} digital divides," for letter in "ab")))
        assert [row[0] for row in found] == ["P01", "P02"]
        assert len(lexicon.known) <= 3


@pytest.mark.parametrize(("of", "named", "read_in"), [("fr", None, "fr"), ("fr", "ar", "ar"), ("en", None, "en")])
def test_a_resolution_is_read_in_the_language_named_or_in_its_own(of: str, named: str | None, read_in: str) -> None:
    """Its letters do not decide: French and English words have the same."""
    _, lexicon, _ = tagger.units_of(resolution("", WORDS).replace(language=of), named, None)
    assert lexicon is themes.load_codebook().lexicon(read_in)

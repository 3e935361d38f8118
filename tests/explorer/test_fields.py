"""What is searched at a paragraph, and what became of one over several years."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pandas as pd
import pytest

import toolkit as tk
from toolkit.explorer import _fields, _lineage
from toolkit.explorer._fields import Field


def subject(kind: str = "resolution", **columns: Any) -> SimpleNamespace:
    """A subject of one row."""
    row = {
        "paragraph_id": "O01", "language": "fr", "text": "des bateaux", "gloss": "", "themes": (), "addressees": (),
        "verbs": (), **columns,
    }  # fmt: skip
    return SimpleNamespace(frame=pd.DataFrame([row], index=[7]), kind=kind, official={}, resolution=None)


def kinds(found: tuple[Field, ...]) -> list[tuple[str, str]]:
    return [(one.where, one.language) for one in found]


def test_empty_words_are_no_field() -> None:
    assert _fields.fields(subject()) == (Field(7, "text", "fr", "des bateaux"),)
    assert _fields.fields(subject(text="")) == ()


def test_themes_are_named_in_both_languages_and_not_in_the_assembly() -> None:
    assert kinds(_fields.fields(subject(themes=("gender",)))) == [("text", "fr"), ("theme", "en"), ("theme", "ar")]
    assert kinds(_fields.fields(subject("assembly", themes=("gender",), gloss="boats"))) == [("text", "fr")]


def test_addressees_are_named_in_other_languages_than_the_text() -> None:
    who = {"addressees": ("secretary_general",), "verbs": ("request",)}
    assert kinds(_fields.fields(subject(language="en", **who))) == [("text", "en"), ("fact", "ar")]
    assert kinds(_fields.fields(subject(language="ar", **who))) == [("text", "ar"), ("fact", "en")]


def test_without_its_words_a_paragraph_has_its_verbs_in_every_language() -> None:
    """Once each, however often it says them."""
    found = _fields.fields(subject(language="en", text="", addressees=("member_states",), verbs=("urge", "urge")))
    assert kinds(found) == [("fact", "en"), ("fact", "en"), ("fact", "ar"), ("fact", "ar")]
    assert [one.words for one in found[:2]] == ["Member States", "urge"]


def test_figures_are_searched_in_english_at_a_text_in_another_language() -> None:
    one = SimpleNamespace(language="ar", text="x", addressees=(), verbs=())
    assert list(_fields._facts(one, ["use of the Internet"])) == [("en", "use of the Internet")]
    one.language = "en"
    assert list(_fields._facts(one, ["use of the Internet"])) == []


def test_what_figures_are_of() -> None:
    """By reading: P34 of the shipped text has figures of women and men; nothing where there is no resolution."""
    assert _fields._figures(subject()) == {}  # type: ignore[arg-type]
    found = _fields._figures(SimpleNamespace(resolution=tk.load()))  # type: ignore[arg-type]
    assert all(len(words) == len(set(words)) for words in found.values())
    assert any("(" in one and one.endswith(")") for words in found.values() for one in words)


def test_names_of_themes_are_no_words_of_the_documents() -> None:
    found = (
        Field(1, "text", "en", "Multi-stakeholder boats"),
        Field(1, "theme", "en", "Gender equality", "gender"),
        Field(2, "note", "en", "Boats of 2030"),
    )
    assert _fields.vocabulary(found) == {"en": frozenset({"multi", "stakeholder", "boats", "of", "2030"})}


@pytest.mark.parametrize(
    ("statuses", "status"),
    [
        (("identical", "identical"), "identical"),
        (("identical", "modified"), "modified"),
        (("modified", "merged", "identical"), "merged"),
        (("split", "merged"), "split"),  # the latest first
        (("identical", "split"), "split"),
    ],
)
def test_what_became_of_a_paragraph_over_all_steps(statuses: tuple[str, ...], status: str) -> None:
    line = tuple(SimpleNamespace(status=one) for one in statuses)
    past = _lineage.Past(line, SimpleNamespace(paragraph_id="O03"), ("O03",))
    assert (past.status, past.before) == (status, "O03")
    begun = _lineage.Past(line, None, ())
    assert (begun.status, begun.before) == ("new", "")

"""Words of the interface, and what is done to characters before they reach a browser."""

from __future__ import annotations

import re
import string
from pathlib import Path

import pytest

from toolkit import languages
from toolkit.explorer import _markup as markup

ARABIC = re.compile("[\u0621-\u064a]")


@pytest.mark.parametrize("code", languages.available("explorer"))
def test_every_language_has_every_word_with_the_same_places(code: str) -> None:
    """A word without a translation, or one that loses a figure, shows in nobody's tests otherwise."""
    english, other = languages.load("en", "explorer")["ui"], languages.load(code, "explorer")["ui"]
    assert other.keys() == english.keys()
    for key, words in english.items():
        places = {name for _, name, _, _ in string.Formatter().parse(words) if name}
        assert {name for _, name, _, _ in string.Formatter().parse(other[key]) if name} == places, key


def test_arabic_words_are_arabic() -> None:
    """But for names that are the same everywhere."""
    found = {key for key, words in markup.ui("ar").items() if not ARABIC.search(words)}
    assert found == {"bibtex_head", "option", "chart_value", "year", "heading", "result", "searched_between", "between"}


def test_every_word_is_used(root: Path) -> None:
    """A word that no code asks for is a translator's labour lost."""
    code = "".join(path.read_text(encoding="utf-8") for path in (root / "toolkit" / "explorer").glob("*.py"))
    built = ("mark_", "found_", "col_", "also_", "searched_")  # the rest of the name is a value
    code += "".join(path.read_text(encoding="utf-8") for path in (root / "toolkit" / "explorer" / "page").glob("*.js"))
    unused = [
        key
        for key in markup.ui("en")
        if not re.search(rf"[\"']{key}[\"']|\bui\.{key}\b", code) and not key.startswith(built)
    ]
    assert [key for key in unused if key not in ("reader", "charts", "concordance", "compare", "takeaway")] == []


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("\u202eevil\u202c", "⟦U+202E⟧evil⟦U+202C⟧"),
        ("\u2067x\u2069", "⟦U+2067⟧x⟦U+2069⟧"),
        ("bell\x07 and \x00", "bell⟦U+0007⟧ and ⟦U+0000⟧"),
        ("half \ud800", "half \ufffd"),
        ("line\nand\ttab", "line\nand\ttab"),
        ("\u200f mark \u200e", "\u200f mark \u200e"),  # these two steer nothing but themselves
        ("قرار", "قرار"),
    ],
)
def test_steering_characters_are_seen(words: str, shown: str) -> None:
    assert markup.safe(words) == shown


def test_words_and_attributes_are_escaped() -> None:
    made = markup.element("p", "x", '<script>"', "en", title='"><script>')
    assert made == '<p class="x" dir="ltr" lang="en" title="&quot;&gt;&lt;script&gt;">&lt;script&gt;&quot;</p>'
    assert markup.element("p", "x", "", "en") == ""


def test_languages_name_themselves() -> None:
    assert markup.names() == {"ar": "العربية", "en": "English"}

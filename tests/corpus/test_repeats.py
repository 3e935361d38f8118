"""Where words of a paragraph stood first."""

from __future__ import annotations

import pytest

from toolkit.corpus._repeats import earlier, key

TWELVE = "Boats carry fish and grain to every small harbour of the north"


def test_twelve_words_are_enough() -> None:
    assert len(TWELVE.split()) == 12
    assert key(TWELVE) == key(TWELVE.upper() + ".")
    assert key(TWELVE) != key(TWELVE.replace("north", "south"))
    assert key(TWELVE)
    assert key(TWELVE.removesuffix(" north")) == ""


@pytest.mark.parametrize(
    ("symbols", "first"),
    [
        (("A/RES/78/9", "A/RES/78/10"), "A/RES/78/9"),  # by number, not by letter
        (("A/RES/9/200", "A/RES/10/1"), "A/RES/9/200"),
        (("A/RES/ES-11/1", "A/RES/78/1"), "A/RES/78/1"),  # which stands apart comes last
        (("A/RES/74/232 A", "A/RES/74/232 B"), "A/RES/74/232 A"),
    ],
)
def test_the_first_by_session_and_number(symbols: tuple[str, str], first: str) -> None:
    later = next(symbol for symbol in symbols if symbol != first)
    for order in (symbols, symbols[::-1]):
        rows = [(symbol, "en", "O05", "ab") for symbol in order]
        assert earlier(rows) == {(later, "en", "O05"): f"{first} O05"}


def test_one_resolution_or_another_language_repeats_nothing() -> None:
    rows = [("A/RES/78/9", "en", "O01", "ab"), ("A/RES/78/9", "en", "O02", "ab"), ("A/RES/78/10", "ar", "O01", "ab")]
    assert earlier(rows) == {}
    assert earlier([(symbol, "en", "O01", "") for symbol in ("A/RES/78/9", "A/RES/78/10")]) == {}

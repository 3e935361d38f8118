"""The metadata of the shipped resolution say where each value stands."""

from __future__ import annotations

import tomllib
from typing import Any

import pytest

from toolkit.paths import data

SOURCE = data("resolution", "A_RES_78_132.ar.txt").read_text(encoding="utf-8")
METADATA = tomllib.loads(data("resolution", "metadata.toml").read_text(encoding="utf-8"))
ENTRIES: dict[str, dict[str, Any]] = {name: entry for name, entry in METADATA.items() if name != "title"} | {
    f"title.{language}": entry for language, entry in METADATA["title"].items()
}


def test_the_metadata_name_what_identifies_a_resolution() -> None:
    """Nothing that a citation of the resolution needs is left out."""
    assert set(ENTRIES) == {
        "symbol",
        "session",
        "agenda_item",
        "committee",
        "committee_report",
        "adopted",
        "meeting",
        "title.ar",
        "title.en",
        "distribution",
    }


@pytest.mark.parametrize("name", ENTRIES)
def test_a_value_has_its_evidence(name: str) -> None:
    """A value from the source quotes it at its offsets; any other says that it is not from there."""
    entry = ENTRIES[name]

    assert entry["where"]
    assert entry["origin"] in {"source", "official"}
    if entry["origin"] == "source":
        assert SOURCE[entry["raw_start"] : entry["raw_end"]] == entry["as_written"]
    else:
        assert str(entry["value"]) not in SOURCE
        assert "raw_start" not in entry


@pytest.mark.parametrize("name", ["agenda_item", "meeting", "committee_report", "title.ar"])
def test_a_value_reads_as_its_words(name: str) -> None:
    """Numbers, symbols and titles stand in the quoted words as such."""
    assert str(ENTRIES[name]["value"]) in ENTRIES[name]["as_written"]


def test_symbol_session_and_date_agree() -> None:
    """The symbol's session is the session, and its printed number turns it round."""
    _, _, session, number = ENTRIES["symbol"]["value"].split("/")

    assert int(session) == ENTRIES["session"]["value"]
    assert ENTRIES["symbol"]["as_written"] == f"{number}/{session}"
    assert str(ENTRIES["adopted"]["value"].year) in ENTRIES["adopted"]["as_written"]
    assert ENTRIES["adopted"]["as_written"] in SOURCE[-40:]

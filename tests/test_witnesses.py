"""Witnesses side by side: what is kept of them says what their words say, and no sentence is kept."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

import toolkit
from toolkit import library, paths
from toolkit.errors import DataError
from toolkit.model import Resolution
from toolkit.views import witnesses

OFFICIAL = """The Council of Gardens,

Recalling its earlier words on rain,

1. Requests every gardener to report by 2031;

2. Urges all Governments to plant “trees” – now;

3. Decides to meet again.
"""


def made(text: str, name: str, language: str = "en") -> Resolution:
    return library.loads(text, name=name, language=language)


def frames(**resolutions: Resolution) -> dict[str, pd.DataFrame]:
    """Records of witnesses as the frames of the CSV files."""
    rows: dict[str, list[dict[str, Any]]] = {}
    for name, resolution in resolutions.items():
        for file, some in witnesses.record(resolution, name).items():
            rows.setdefault(file, []).extend(some)
    return {file: pd.DataFrame(some) for file, some in rows.items()}


def test_a_passage_is_the_same_but_for_spelling_or_in_other_words() -> None:
    """The PDF of this made-up text has another quotation mark, another verb, and lacks a paragraph."""
    pdf = OFFICIAL.replace("“trees” – now", '"trees" - now').replace("Requests", "Invites").split("\n3. ")[0]
    found = witnesses.passages(frames(pdf=made(pdf, "a.txt"), xml_en=made(OFFICIAL, "b.txt"))["passages"])
    states = dict(zip(found["place"], found["state"], strict=True))
    assert states == {"P01": "same", "O01": "words", "O02": "spelling", "O03": "lacking"}
    assert found.loc[found["place"] == "O03", ["repairs", "doubts"]].to_numpy().tolist() == [[0, 0]]
    counts = witnesses.agreement(frames(pdf=made(pdf, "a.txt"), xml_en=made(OFFICIAL, "b.txt"))["passages"])
    assert counts.iloc[0].tolist() == ["pdf", "xml_en", "paragraphs", 1, 1, 1, 1]


def test_opening_verbs_that_differ() -> None:
    pdf = made(OFFICIAL.replace("Requests", "Invites"), "a.txt")
    found = witnesses.verbs(frames(pdf=pdf, xml_en=made(OFFICIAL, "b.txt"))["passages"])
    assert found.to_dict("records") == [{"place": "O01", "pdf": "invite", "xml_en": "request"}]


def test_a_fact_that_one_witness_lacks() -> None:
    pdf = made(OFFICIAL.replace(" by 2031", ""), "a.txt")
    found = witnesses.differences(frames(pdf=pdf, xml_en=made(OFFICIAL, "b.txt"))["facts"], "dates")
    assert found.to_dict("records") == [{"place": "O01", "fact": "2031-01-01 2031-12-31", "pdf": False, "xml_en": True}]


def test_the_transcription_that_ships_is_what_was_recorded() -> None:
    """Runs without the United Nations' files: the rows of both readings, as scripts/witnesses.py would write them."""
    for name, resolution in (
        ("transcription", toolkit.load(reading="source")),
        ("transcription_repaired", toolkit.load()),
    ):
        for file, rows in witnesses.record(resolution, name).items():
            stored = [row for row in _stored(file) if row["witness"] == name]
            assert _written(rows) == stored, (name, file)


@pytest.mark.shared
def test_all_witnesses_are_what_was_recorded(shared: Path, root: Path) -> None:
    namespace: dict[str, Any] = {"__name__": "scripts_witnesses"}
    exec((root / "scripts" / "witnesses.py").read_text(encoding="utf-8"), namespace)  # noqa: S102 - our own script
    if not (shared / "real" / "pdf" / "A_RES_78_132.pdf").is_file():
        pytest.skip("needs the PDF of A/RES/78/132 in ../shared/real")
    for file, rows in namespace["rows"](shared).items():
        assert _written(rows) == _stored(file), file


def test_what_the_witnesses_say() -> None:
    """Read in the files: the PDF is the XML letter for letter; five notes are lost in the transcription; O30."""
    agreement = witnesses.agreement().set_index(["witness", "passages"])
    assert agreement.loc[("pdf", "paragraphs"), ["same", "spelling", "words", "lacking"]].tolist() == [115, 0, 0, 0]
    assert agreement.loc[("pdf", "notes"), "same"] == 19
    assert agreement.loc[("transcription", "notes"), "lacking"] == 5
    words = [agreement.loc[(name, "paragraphs"), "words"] for name in ("transcription", "transcription_repaired")]
    assert words == [54, 17]
    verbs = witnesses.verbs().set_index("place")
    assert verbs.loc["O30"].tolist() == ["acknowledge", "acknowledge", "acknowledge", "decide", "acknowledge"]
    lost = witnesses.differences(table="citations")
    assert sorted(lost["place"]) == ["fn12", "fn13", "fn14", "fn18", "fn19"]
    assert not lost["transcription_repaired"].any()
    everything = witnesses.witnesses().set_index("witness")
    assert everything.loc["transcription_repaired", "repairs"] == 71
    assert everything.loc["transcription", "notes"] == 14


def test_no_sentence_is_kept() -> None:
    """No cell has more than a few words; the longest are symbols and days."""
    for name in ("witnesses", "passages", "facts"):
        for row in _stored(name):
            assert all(len(cell.split()) <= 5 and len(cell) <= 64 for cell in row.values()), row


def test_a_file_that_is_not_there(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(paths, "data", lambda *_: tmp_path / "absent.csv")
    witnesses._kept.cache_clear()
    with pytest.raises(DataError, match=r"absent\.csv: cannot be read"):
        witnesses.kept("facts")


def _stored(name: str) -> list[dict[str, str]]:
    with paths.data("witnesses", f"{name}.csv").open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def _written(rows: list[dict[str, Any]]) -> list[dict[str, str]]:
    stream = io.StringIO(newline="")
    writer = csv.DictWriter(stream, list(rows[0]))
    writer.writeheader()
    writer.writerows(rows)
    return list(csv.DictReader(io.StringIO(stream.getvalue(), newline="")))

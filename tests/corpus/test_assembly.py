"""The whole Assembly: files and the table of metadata joined, written and read; what differs is kept and said."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path
from typing import Any

import corpus_record as made
import pandas as pd
import pytest
from corpus_support import tree

import toolkit as tk
from toolkit.corpus import _metadata
from toolkit.errors import DataError, ToolkitError

FILES = {
    "English/a.xml": made.resolution(),
    "Arabic/a.xml": made.resolution(code="ara", title="عد القوارب"),
    "English/b.xml": made.resolution(8, voting=made.SILENT),
    "English/c.xml": made.resolution(9, voting=made.WITHOUT),
    "English/again.xml": made.resolution(9, voting=made.WITHOUT, title="A second file"),
    "French/a.xml": made.resolution(code="fra"),
    "English/broken.xml": '<akomaNtoso><FRBRlanguage language="eng"/><statement>',
}


def build(path: Path, rows: list[dict[str, Any]], **options: Any) -> tuple[Path, dict[str, Any]]:
    folder = made.folder(path / "in", FILES, rows)
    return path / "out", tk.corpus.build_assembly(folder, path / "out", workers=1, **options)


def table(out: Path, name: str) -> pd.DataFrame:
    return tk.corpus.assembly(name, folder=out).set_index("symbol")


def test_a_resolution_is_a_row(tmp_path: Path) -> None:
    out, _ = build(tmp_path, [made.row()])
    first = table(out, "resolutions").loc["A/RES/99/7"]
    assert first[["session", "number", "title", "title_ar", "date", "committee", "agenda_item"]].tolist() == [
        "99", 7, "Counting boats", "عد القوارب", "2044-12-12", "Second Committee", "15",
    ]  # fmt: skip
    assert first["meeting"] == "64"
    assert first[["draft", "adoption", "in_favour", "against", "abstaining", "sponsors", "joined"]].tolist() == [
        "A/C.2/99/L.5", "vote", 3, 1, 0, 4, 2,
    ]  # fmt: skip
    assert first[["report", "languages", "listed"]].tolist() == ["A/99/555", "ar en", True]


def test_unknown_is_empty_and_not_zero(tmp_path: Path) -> None:
    """A file that says nothing of its adoption, and no row of the table: nobody knows."""
    out, manifest = build(tmp_path, [made.row()])
    found = table(out, "resolutions")
    assert found.loc["A/RES/99/8", "adoption"] == ""
    assert found.loc["A/RES/99/9", "adoption"] == "without"
    assert found["in_favour"].isna().tolist() == [False, True, True]
    assert "A/RES/99/8" not in table(out, "votes").index
    assert manifest["adoption"] == {"unknown": 1, "vote": 1, "without": 1}


def test_a_row_of_the_table_completes_the_file(tmp_path: Path) -> None:
    """The file of 99/8 does not say how it was adopted; 99/20 has no file at all."""
    out, _ = build(
        tmp_path, [made.row(8), made.row(20, adoption_type="Without a vote", MS_in_favour=[], MS_against=[])]
    )
    found = table(out, "resolutions")
    assert found.loc["A/RES/99/8", ["adoption", "in_favour", "against"]].tolist() == ["vote", 3, 1]
    assert found.loc["A/RES/99/20", ["title", "languages", "adoption"]].tolist() == ["Counting boats", "", "without"]
    votes = table(out, "votes").loc["A/RES/99/8"]
    assert set(votes["source"]) == {"metadata"}
    assert table(out, "subjects").loc["A/RES/99/20", "uri"].tolist() == ["http://x/boats", "", "http://x/sdg/17"]


def test_both_are_kept_where_they_differ(tmp_path: Path) -> None:
    row = made.row(MS_in_favour=["ANDORRA", "TÜRKİYE"], MS_abstaining=["COTE D'IVOIRE"], MS_abstaining_count="1",
                   title="COUNTING  BOATS", committee="Third Committee")  # fmt: skip
    out, manifest = build(tmp_path, [row])
    votes = table(out, "votes").set_index("state")
    assert votes.loc["CIV", ["vote", "source"]].tolist() == ["favour", "file"]
    assert votes.loc["TUR", "source"] == "both"
    assert table(out, "differences").reset_index().to_numpy().tolist() == [
        ["A/RES/99/7", "abstaining", "0", "1"],
        ["A/RES/99/7", "committee", "Second Committee", "Third Committee"],
        ["A/RES/99/7", "in_favour, as named", "", "3 stated, 2 named"],
        ["A/RES/99/7", "votes", "CIV favour", "CIV abstain"],
    ]
    assert manifest["differences"] == {"abstaining": 1, "committee": 1, "in_favour, as named": 1, "votes": 1}
    subjects = table(out, "subjects").loc["A/RES/99/7"]
    assert dict(zip(subjects["term"], subjects["source"], strict=True)) == {
        "17": "both", "ships": "file", "SMALL BOATS": "both", "Regatta Forum": "file", "BOATS--COUNTING": "file",
        "HARBOURS": "metadata",
    }  # fmt: skip


def test_a_symbol_that_stands_twice_is_one_resolution(tmp_path: Path) -> None:
    """What one row lacks the other gives; of two values the later one counts, and both are said."""
    first = made.row(20, SDGs=["3"], sponsors=["MALTA"], additional_sponsors=[])
    later = made.row(20, SDGs=[], sponsors=["FIJI"])
    out, manifest = build(tmp_path, [first, later])
    sponsors = table(out, "sponsors").loc["A/RES/99/20"]
    assert list(zip(sponsors["state"], sponsors["role"], strict=True)) == [
        ("FJI", "sponsor"), ("NLD", "joined"), ("", "joined"),
    ]  # fmt: skip
    assert "3" in table(out, "subjects").loc["A/RES/99/20", "term"].tolist()
    assert table(out, "differences").reset_index().to_numpy().tolist() == [
        ["A/RES/99/20", "sponsor, two rows", "MLT", "FJI"]
    ]
    assert manifest["metadata"] == {"rows": 2, "resolutions": 1}


def test_paragraphs_have_what_they_do_and_no_words(tmp_path: Path) -> None:
    out, _ = build(tmp_path, [made.row()])
    found = tk.corpus.assembly("paragraphs", folder=out)
    english = found[(found["symbol"] == "A/RES/99/7") & (found["language"] == "en")].set_index("paragraph_id")
    assert english.loc["P01", ["part", "verb", "force", "words"]].tolist() == ["preamble", "recall", "background", 11]
    assert list(english.loc["P01", "cites"]) == ["A/RES/98/3", "A/RES/97/4"]
    assert list(english.loc["P01", "noted"]) == ["A/RES/97/4"]
    assert list(english.loc["O01", "acts"]) == ["urge", "request"]
    assert list(english.loc["O01", "themes"]) == ["digital_divides"]
    assert list(english.loc["O01", "says"]) == ["digital_divide"]
    again = found[(found["symbol"] == "A/RES/99/8") & (found["paragraph_id"] == "O01")].iloc[0]
    assert again["copied"] == "A/RES/99/7 O01"
    assert english.loc["O01", "copied"] == ""
    assert english.loc["O01", "number"] == 1
    arabic = found[found["language"] == "ar"].set_index("paragraph_id")
    assert [list(arabic.loc["O01", name]) for name in ("acts", "themes")] == [["urge", "request"], ["digital_divides"]]
    assert list(arabic.loc["P01", "cites"]) == ["A/RES/98/3", "A/RES/97/4"]
    assert "boats" not in (out / "paragraphs.parquet").read_bytes().decode("latin-1")


def test_the_same_files_give_the_same_bytes(tmp_path: Path) -> None:
    rows = [made.row(), made.row(8)]
    folder = made.folder(tmp_path / "in", FILES, rows)
    tk.corpus.build_assembly(folder, tmp_path / "one", workers=1)
    tk.corpus.build_assembly(folder, tmp_path / "two", workers=2)
    assert tree(tmp_path / "one") == tree(tmp_path / "two")


def test_the_manifest_says_what_was_read(tmp_path: Path) -> None:
    out, manifest = build(tmp_path, [made.row()], paragraphs=False)
    assert json.loads((out / "manifest.json").read_text(encoding="utf-8")) == manifest
    assert manifest["files"] == {
        "read": {"ar": 1, "en": 3}, "failed": ["GA_99.zip!/English/broken.xml"], "second": ["GA_99.zip!/English/c.xml"],
        "foreign": [],
    }  # fmt: skip
    assert set(manifest["inputs"]) == {"GA_99.zip", "metadata.zip"}
    assert "paragraphs" not in manifest["tables"]
    assert manifest["first"] == manifest["last"] == "2044-12-12"


def test_only_the_sessions_that_are_asked_for(tmp_path: Path) -> None:
    with pytest.raises(ToolkitError, match="holds no resolution of the Assembly"):
        build(tmp_path, [made.row()], sessions=["98"])


def test_a_table_that_cannot_be_read_is_an_error_that_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(ToolkitError, match="the Assembly has no table 'colours'"):
        tk.corpus.assembly("colours")
    with pytest.raises(DataError, match=r"votes\.parquet: is missing \(restore the shipped data, or make it"):
        tk.corpus.assembly("votes", folder=tmp_path)
    (tmp_path / "votes.parquet").write_bytes(b"no table")
    with pytest.raises(DataError, match=r"votes\.parquet: cannot be read"):
        tk.corpus.assembly("votes", folder=tmp_path)
    made.folder(tmp_path, {}, [])
    (tmp_path / "metadata.zip").write_bytes(b"no archive")
    with pytest.raises(DataError, match=r"metadata\.zip: cannot be read"):
        _metadata.read(tmp_path / "metadata.zip")


def test_only_tables_of_a_sensible_size_are_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with zipfile.ZipFile(tmp_path / "metadata.zip", "w") as archive:
        for name, size in (("small.json", 9), ("as-large.json", 10), ("larger.json", 11), ("notes.txt", 3)):
            archive.writestr(name, "x" * size)
    monkeypatch.setattr(_metadata, "_LIMIT", 10)
    assert [row[0] for row in _metadata.files(tmp_path / "metadata.zip")] == [
        "data_extract/as-large.json",
        "data_extract/small.json",
    ]


def test_another_folder_by_the_environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    out, _ = build(tmp_path, [made.row()])
    monkeypatch.setenv("TOOLKIT_ASSEMBLY", str(out))
    assert tk.corpus.assembly("resolutions")["symbol"].tolist() == ["A/RES/99/7", "A/RES/99/8", "A/RES/99/9"]
    assert len(tk.corpus.assembly("states")) == 195


@pytest.fixture(scope="module")
def emergency(tmp_path_factory: pytest.TempPathFactory, shared: Path) -> Path:
    """The tenth emergency special session, made anew from the reference files; the eleventh stands in two archives."""
    path = tmp_path_factory.mktemp("emergency")
    for name in ("GA_emergency.zip", "metadata.zip"):
        if not (shared / "corpus" / name).is_file():
            pytest.skip("needs the archives of ../shared/corpus")
        (path / name).write_bytes((shared / "corpus" / name).read_bytes())
    tk.corpus.build_assembly(path, path / "out", workers=1, sessions=["ES-10"])
    return path / "out"


@pytest.mark.shared
@pytest.mark.parametrize("name", ["resolutions", "votes", "subjects", "sponsors", "files", "paragraphs"])
def test_a_session_made_anew_is_the_one_that_ships(emergency: Path, name: str) -> None:
    """Values are compared: other versions of the library that writes give other bytes."""
    ours = tk.corpus.assembly(name, folder=emergency)
    ships = tk.corpus.assembly(name)
    same = ships[ships["symbol"].isin(set(ours["symbol"]) - {""})].reset_index(drop=True)
    ours = ours[ours["symbol"] != ""].reset_index(drop=True)
    if name == "subjects":  # an identifier may be completed from files of other sessions
        same, ours = (frame.drop(columns="uri") for frame in (same, ours))
    if name == "paragraphs":  # words may have stood before in another session
        same, ours = (frame.drop(columns="copied") for frame in (same, ours))
    pd.testing.assert_frame_equal(ours.astype(object), same.astype(object), check_dtype=False)


#: How resolutions were adopted, as the United Nations' own pages of them say.
ADOPTED = {
    "74/197": ("without",), "75/202": ("without",), "76/189": ("without",), "77/150": ("without",),
    "78/132": ("without",), "79/194": ("without",), "80/173": ("without",), "80/118": ("vote", 181, 2, 1),
}  # fmt: skip


@pytest.mark.parametrize("number", ADOPTED)
def test_how_the_resolutions_of_the_series_were_adopted(number: str) -> None:
    found = tk.corpus.assembly("resolutions").set_index("symbol").loc[f"A/RES/{number}"]
    stated = found[["adoption", "in_favour", "against", "abstaining"]].tolist()
    assert [one for one in stated if not pd.isna(one)] == list(ADOPTED[number])


def test_who_stood_aside_in_2025() -> None:
    votes = tk.corpus.assembly("votes")
    votes = votes[votes["symbol"] == "A/RES/80/118"].set_index("state")["vote"]
    assert votes[votes != "favour"].to_dict() == {"ARG": "against", "USA": "against", "ISR": "abstain"}


def test_counts_of_the_whole() -> None:
    """The table of metadata has 2,193 resolutions, 731 of them voted on; four are adopted nobody says how."""
    found = tk.corpus.assembly("resolutions")
    listed = found[found["listed"]]
    assert (len(listed), int((listed["adoption"] == "vote").sum())) == (2193, 731)
    assert int((found["adoption"] == "").sum()) == 4
    assert found["symbol"].is_unique


@pytest.mark.parametrize(("number", "together"), [("78/265", 123), ("78/311", 143)])
def test_sponsors_of_the_resolutions_on_artificial_intelligence(number: str, together: int) -> None:
    found = tk.corpus.assembly("resolutions").set_index("symbol").loc[f"A/RES/{number}"]
    assert found["sponsors"] + found["joined"] == together


def test_every_vote_is_of_a_state_that_the_table_of_states_has() -> None:
    assert set(tk.corpus.assembly("votes")["state"]) <= set(tk.corpus.assembly("states")["state"])

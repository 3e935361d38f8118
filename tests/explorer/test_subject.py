"""What is explored: rows, facets, texts, and how it says what it does not know."""

from __future__ import annotations

import shutil
from pathlib import Path

import pandas as pd
import pytest
from rapidfuzz import fuzz

import toolkit
from toolkit import library, paths
from toolkit.errors import ToolkitError
from toolkit.explorer import Subject, _address
from toolkit.explorer._subject import COLUMNS


def row(subject: Subject, place: str) -> pd.Series:
    return subject.frame[subject.frame["paragraph_id"] == place].iloc[0]


def test_the_resolution(resolution: Subject) -> None:
    """56 preambular and 59 operative paragraphs, of one year and language."""
    assert list(resolution.frame.columns) == list(COLUMNS)
    assert resolution.frame["part"].value_counts().to_dict() == {"operative": 59, "preamble": 56}
    assert (resolution.languages, resolution.symbols, resolution.years) == (("ar",), ("A/RES/78/132",), (2023,))
    assert resolution.ref(0) == "A/RES/78/132 P01"
    assert "statuses" not in resolution.facets  # one text alone has no year before
    assert "addressees" in resolution.facets


def test_a_paragraph_read(resolution: Subject) -> None:
    """O57 asks the Secretary-General to report; P01 recalls resolution 77/150 of the year before."""
    asked = row(resolution, "O57")
    assert (asked["verb"], asked["force"], asked["addressees"]) == ("request", "direction", ("secretary_general",))
    first = row(resolution, "P01")
    assert (first["verbs"][0], first["cited"], first["addressees"]) == ("recall", ("A/RES/77/150",), ())
    assert first["text"].startswith("إذ تشير إلى")
    assert first["gloss"]


def test_the_series_ships_without_words(series: Subject) -> None:
    """Seven resolutions in two languages; no text, so no addressees either."""
    assert series.languages == ("ar", "en")
    assert [symbol.removeprefix("A/RES/") for symbol in series.symbols] == [
        "74/197", "75/202", "76/189", "77/150", "78/132", "79/194", "80/118",
    ]  # fmt: skip
    assert series.years == tuple(range(2019, 2026))
    texts = series.frame[series.frame["text"] != ""]
    assert set(zip(texts["symbol"], texts["language"], strict=True)) == {("A/RES/78/132", "ar")}  # which ships
    assert len(texts) == 113  # of 115: P49 and P50 of the official file are one paragraph of the printed text
    assert "addressees" not in series.facets
    assert "statuses" in series.facets
    assert "with the words of 113" in repr(series)


@pytest.mark.shared
def test_a_folder_adds_words_and_addressees(texts: Subject) -> None:
    """Every paragraph has its words; the shipped resolution's own addressee is found in both languages."""
    assert (texts.frame["text"] != "").all()
    frame = texts.frame[(texts.frame["symbol"] == "A/RES/78/132") & (texts.frame["paragraph_id"] == "O57")]
    assert list(frame["addressees"]) == [("secretary_general",)] * 2


@pytest.mark.shared
def test_some_texts_only(shared: Path, tmp_path: Path) -> None:
    """A folder need not hold all texts; the others stay without words."""
    shutil.copy(shared / "unxml" / "series" / "A_RES_77_150.en.xml", tmp_path)
    found = Subject.of_series(folder=tmp_path).frame
    found = found[found["symbol"] != "A/RES/78/132"]  # which ships in Arabic
    assert set(found.loc[found["text"] != "", "symbol"]) == {"A/RES/77/150"}
    assert set(found.loc[found["text"] != "", "language"]) == {"en"}


@pytest.mark.shared
def test_the_words_that_ship_stand_at_their_paragraphs_of_the_panel(shared: Path, tmp_path: Path) -> None:
    """Against the official file: each is nearly the same text, and none is another's."""
    shutil.copy(shared / "unxml" / "series" / "A_RES_78_132.ar.xml", tmp_path)
    ours, official = Subject.of_series().frame, Subject.of_series(folder=tmp_path).frame
    rows = ours[(ours["symbol"] == "A/RES/78/132") & (ours["text"] != "")].index
    assert min(fuzz.ratio(ours["text"][row], official["text"][row]) for row in rows) > 95


@pytest.mark.shared
def test_another_text_is_refused(shared: Path, tmp_path: Path) -> None:
    """A file that is not the one the panel was made from is named, with the paragraph and what to do."""
    shutil.copy(shared / "unxml" / "series" / "A_RES_76_189.en.xml", tmp_path / "A_RES_77_150.en.xml")
    with pytest.raises(ToolkitError, match=r"A_RES_77_150\.en\.xml, [PO]\d\d: .*toolkit series build"):
        Subject.of_series(folder=tmp_path)


@pytest.mark.parametrize("there", [True, False])
def test_a_folder_without_texts_is_refused(tmp_path: Path, there: bool) -> None:
    folder = tmp_path if there else tmp_path / "nowhere"
    with pytest.raises(ToolkitError, match="toolkit fetch"):
        Subject.of_series(folder=folder)


def test_a_panel_of_ones_own(series: Subject) -> None:
    """A panel as it is read from its CSV, lists still JSON, gives the same rows as the shipped one."""
    panel = pd.read_csv(paths.data("series", "panel.csv"), keep_default_na=False)
    own = Subject.of_series(panel)
    pd.testing.assert_frame_equal(own.frame, series.frame)
    assert own.made == "Subject.of_series(panel)"


def test_a_panel_that_lacks_a_column_is_refused() -> None:
    panel = pd.read_csv(paths.data("series", "panel.csv"), keep_default_na=False).drop(columns=["kin", "born"])
    with pytest.raises(ToolkitError, match="lacks kin, born"):
        Subject.of_series(panel)


def test_how_a_subject_is_made_again(tmp_path: Path) -> None:
    """From what ships, from a file, in the other reading; a text from nowhere stands as a name."""
    shipped = paths.data("resolution", library.SHIPPED)
    copy = tmp_path / "it's a copy.txt"
    copy.write_bytes(shipped.read_bytes())
    source = toolkit.load(reading="source")
    assert Subject.of(source).made == "Subject.of(toolkit.load(reading='source'))"
    again = eval(Subject.of(toolkit.load(copy)).made, {"toolkit": toolkit, "Subject": Subject})  # noqa: S307
    assert again.resolution.name == str(copy)
    nowhere = library.loads(shipped.read_text(encoding="utf-8"), name="nowhere")
    assert Subject.of(nowhere).made == "Subject.of(resolution)"


@pytest.mark.shared
def test_a_language_without_data_lacks_facets(shared: Path) -> None:
    """French has themes at most: what cannot be read is no facet, and nothing is counted as none."""
    found = Subject.of(toolkit.load(shared / "unxml" / "series" / "A_RES_78_132.fr.xml"))
    assert not {"verbs", "addressees", "cited"} & set(found.facets)
    assert found.has_text


def test_a_part_of_an_address_may_be_empty() -> None:
    assert _address.read("#themes=&text=a%20b") == {"themes": "", "text": "a b"}

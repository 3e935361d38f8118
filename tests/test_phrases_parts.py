"""The parts of an index of phrases, each by itself: sorted runs, segments on disk, inputs, kinds, what ships."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pandas as pd
import pyarrow.parquet as pq
import pytest

import toolkit as tk
from toolkit.errors import ToolkitError
from toolkit.phrases import _inputs, _kinds, _segments, _suffixes
from toolkit.phrases._build import build
from toolkit.phrases._inputs import IndexedDocument, IndexedText, documents
from toolkit.phrases._segments import Coded, Segment
from toolkit.phrases.frames import lending
from toolkit.phrases.shipped import derive, follow

WORDS = [1, 2, 1, 1, 2, 0, 2, 1, 2, 3, 0, 1, 2, 1, 1, 2, 3, 0]


def numbers(*words: int) -> np.ndarray:
    return np.array(words, dtype=np.uint32)


def ended(words: Sequence[int]) -> np.ndarray:
    return numbers(*words, *[_suffixes.BREAK] * _suffixes.DEEP)


class TestSuffixes:
    def test_places_are_sorted_by_the_words_that_begin_there(self) -> None:
        row = ended(WORDS)
        found = _suffixes.order(row).tolist()
        begun = [tuple(row[at : at + _suffixes.DEEP].tolist()) for at in range(len(row))]
        assert found == sorted(range(len(row)), key=lambda at: (begun[at], at))

    @pytest.mark.parametrize("words", [1, 2, 4, 8])
    def test_alike_is_what_begins_with_the_same_words(self, words: int) -> None:
        row = ended(WORDS)
        found = _suffixes.alike(row, words)
        begun = [(*row[at : at + words].tolist(), *[-1] * (at + words - len(row))) for at in range(len(row))]
        for one in range(len(row)):
            for other in range(one):
                assert (found[one] == found[other]) is np.bool_(begun[one] == begun[other])

    @pytest.mark.parametrize("run", [(1,), (2,), (3,), (1, 2), (2, 1), (1, 2, 3), (3, 1), (1, 1, 2), (4,), (2, 2)])
    def test_every_place_of_a_run(self, run: tuple[int, ...]) -> None:
        row = ended(WORDS)
        order = _suffixes.order(row)
        places = [at for at in range(len(WORDS)) if tuple(WORDS[at : at + len(run)]) == run]
        assert _suffixes.place(row, order, numbers(*run)).tolist() == places
        low, high = _suffixes.stretches(row, order, numbers(*run)[None, :])
        assert sorted(order[low[0] : high[0]].tolist()) == places

    @pytest.mark.parametrize("length", [31, 32, 33, 34, 64, 70, 80])
    def test_a_run_about_the_depth_and_at_the_end_of_the_row(self, length: int) -> None:
        """The same words end the row and stand in its middle, where the word behind them is another one."""
        words = [*range(1, length + 1), 999, 0, *range(1, length + 1), 0]
        row = ended(words)
        found = _suffixes.place(row, _suffixes.order(row), numbers(*range(1, length + 1)))
        assert found.tolist() == [0, length + 2]
        longer = numbers(*range(1, length + 1), 999)
        assert _suffixes.place(row, _suffixes.order(row), longer).tolist() == [0]

    def test_a_run_longer_than_what_is_left_of_the_row(self) -> None:
        row = ended(list(range(1, 41)))
        assert _suffixes.place(row, _suffixes.order(row), numbers(*range(1, 90))).tolist() == []


def coded(symbol: str, date: str, *rows: Sequence[int]) -> Coded:
    names = tuple(f"O{number:02}" for number in range(1, len(rows) + 1))
    texts = tuple(" ".join(map(str, row)) for row in rows)
    return Coded(IndexedDocument(symbol, "en", date), names, tuple(numbers(*row) for row in rows), texts)


class TestSegments:
    def segment(self, folder: Path, *own: Coded) -> Segment:
        _segments.write(folder / "0000", "en", own)
        return Segment(folder / "0000")

    def test_documents_are_by_day_and_come_back_as_they_were(self, tmp_path: Path) -> None:
        late = coded("X/2", "2021-01-01", [1, 2], [3])
        early = coded("X/1", "2020-01-01", [4, 5, 6], [7, 8])
        found = self.segment(tmp_path, late, early)
        assert (found.language, [one.symbol for one in found.documents]) == ("en", ["X/1", "X/2"])
        assert found.row.tolist() == [4, 5, 6, 0, 7, 8, 0, 1, 2, 0, 3, 0, *[0] * _suffixes.DEEP]
        assert (found.starts.tolist(), found.owners.tolist()) == ([0, 4, 7, 10], [0, 0, 1, 1])
        again = found.coded()
        for one, was in zip(again, (early, late), strict=True):
            assert (one.document, one.ids, one.texts, one.words) == (was.document, was.ids, was.texts, was.words)
            assert [row.tolist() for row in one.rows] == [row.tolist() for row in was.rows]

    def test_which_paragraph_a_place_is_in(self, tmp_path: Path) -> None:
        found = self.segment(tmp_path, coded("X/1", "2020-01-01", [4, 5, 6], [7, 8]), coded("X/2", "2021-01-01", [1]))
        spots = {0: (0, 0, 0), 2: (0, 0, 2), 4: (0, 1, 0), 5: (0, 1, 1), 7: (1, 2, 0)}
        assert {place: tuple(found.spot(place)) for place in spots} == spots

    def test_where_the_documents_of_a_day_begin(self, tmp_path: Path) -> None:
        own = (coded("X/1", "2020-01-01", [4, 5, 6]), coded("X/2", "2021-01-01", [1], [2]), coded("X/3", "", [3]))
        found = self.segment(tmp_path, *own)
        bounds = {"2019-12-31": 0, "2020-01-01": 0, "2020-01-02": 4, "2021-01-01": 4, "2021-01-02": 8}
        assert {day: found.bound(day) for day in bounds} == bounds
        assert found.bound("9999-99-99") == len(found.row)

    @pytest.mark.parametrize("greatest", [255, 65_535, 65_536, 70_000])
    def test_numbers_of_words_are_kept_however_many_words_there_are(self, tmp_path: Path, greatest: int) -> None:
        found = self.segment(tmp_path, coded("X/1", "2020-01-01", [1, greatest]))
        assert found.row.tolist()[:2] == [1, greatest]
        assert found.row.dtype == (np.uint16 if greatest < 65_536 else np.uint32)

    def test_the_words_of_a_paragraph_beyond_the_first_group(self, tmp_path: Path) -> None:
        found = self.segment(tmp_path, coded("X/1", "2020-01-01", *([number] for number in range(1, 1003))))
        for number in (0, 1, 499, 500, 501, 999, 1000, 1001):
            assert found.text(number) == str(number + 1)

    def test_its_tables_have_no_other_columns(self, tmp_path: Path) -> None:
        """A segment holds what it is asked for, and nothing that a library adds."""
        self.segment(tmp_path, coded("X/1", "2020-01-01", [1]))
        names = {path.stem: pq.read_schema(path).names for path in tmp_path.glob("0000/*.parquet")}
        assert names["paragraphs"] == ["document", "id", "start"]
        assert names["texts"] == ["text"]
        assert names["documents"] == ["symbol", "language", "date", "title", "committee", "organ", "digest"]


def table(path: Path, rows: Sequence[tuple[str, str, str, str, str]], **more: object) -> Path:
    """Symbol, language, day, id and words."""
    frame = pd.DataFrame(rows, columns=["symbol", "language", "date", "id", "text"])
    frame.assign(**more).to_parquet(path)
    return path


class TestInputs:
    @pytest.mark.parametrize(
        ("symbol", "date", "order"),
        [
            ("A/RES/74/261 C", "2020-01-02", ("2020-01-02", 74, 261)),
            ("A/RES/ES-11/4", "2022-10-12", ("2022-10-12", 11, 4)),
            ("A/RES/3(I)", "", ("9999", 10_000, 3)),
            ("notes.txt", "", ("9999", 10_000, 0)),
            ("S/2023/5/Add.1", "2023-01-02", ("2023-01-02", 5, 1)),
        ],
    )
    def test_texts_are_sorted_by_day_session_and_number(
        self, symbol: str, date: str, order: tuple[str, int, int]
    ) -> None:
        assert IndexedDocument(symbol, "en", date).order == (*order, symbol)

    def test_what_is_known_of_a_document_is_the_assemblys_first(self) -> None:
        english = _inputs.known("A/RES/78/132", "en", date="2000-01-01", title="Boats", committee="None", digest="d")
        arabic = _inputs.known("A/RES/78/132", "ar")
        assert (english.date, english.organ, english.digest) == ("2023-12-19", "A", "d")
        assert english.title == "information and communications technologies for sustainable development"
        assert english.committee == "Second Committee"
        assert arabic.title.startswith("تسخير تكنولوجيات المعلومات")

    def test_else_its_own(self) -> None:
        own = {"date": "2020-01-02", "title": "Small  Boats", "committee": "Third", "organ": "E", "digest": "d"}
        for language in ("en", "ar"):
            found = _inputs.known("X/1", language, **own)
            assert found == IndexedDocument("X/1", language, "2020-01-02", "small boats", "Third", "E", "d")
        assert _inputs.known("X/1") == IndexedDocument("X/1", "en")
        assert _inputs.known("E/RES/1/2").organ == "E"

    def test_a_resolution_that_says_nothing_of_itself(self) -> None:
        made = tk.library.loads("The General Assembly,\n\nRecalling boats,\n\n1. Decides to sail.\n", language="en")
        bare = made.replace(name="boats.txt", meta={"title": None, "committee": None, "adopted": None})
        document, rows = _inputs.of_resolution(bare, "d")
        assert document == IndexedDocument("boats.txt", "en", digest="d")
        assert [name for name, _ in rows] == ["P01", "O01"]
        named = made.replace(name="boats.txt", meta={"title": "Boats", "committee": "First", "adopted": "2020-01-02"})
        document, _ = _inputs.of_resolution(named)
        assert document == IndexedDocument("boats.txt", "en", "2020-01-02", "boats", "First")

    def read(self, found: IndexedText) -> tuple[str, str, list[tuple[str, str]]]:
        document, rows = found.read()
        return document.symbol, document.language, list(rows)

    def test_documents_of_a_table(self, tmp_path: Path) -> None:
        """One a symbol and language, the first; rows without words and other languages are left out."""
        rows = [
            ("X/1", "en", "2020-01-02", "P01", "Small boats"),
            ("X/1", "en", "2020-01-02", "P02", ""),
            ("X/1", "en", "2020-01-02", "O01", "Nets"),
            ("X/1", "ar", "2020-01-02", "O01", "شباك"),
            ("X/1", "fr", "2020-01-02", "O01", "Filets"),
            ("X/2", "en", "2021-01-02", "O01", "Lamps"),
            ("X/1", "en", "2020-01-02", "O09", "Again"),
        ]
        path = table(tmp_path / "t.parquet", rows)
        assert [self.read(one) for one in documents(path)] == [
            ("X/1", "en", [("P01", "Small boats"), ("O01", "Nets")]),
            ("X/1", "ar", [("O01", "شباك")]),
            ("X/2", "en", [("O01", "Lamps")]),
        ]
        assert [self.read(one)[:2] for one in documents(path, ["fr"])] == [("X/1", "fr")]

    def test_a_digest_changes_with_the_words_and_with_what_is_said_of_them(self, tmp_path: Path) -> None:
        def digest(words: str, **more: object) -> str:
            path = table(tmp_path / "t.parquet", [("X/1", "en", "2020-01-02", "O01", words)], **more)
            return next(documents(path)).document.digest

        assert len({digest("boats"), digest("boat"), digest("boats", title="Boats"), digest("boats", organ="E")}) == 3
        assert digest("boats") == digest("boats")

    def test_a_column_called_paragraph_id_comes_before_id(self, tmp_path: Path) -> None:
        path = table(tmp_path / "t.parquet", [("X/1", "en", "", "7", "boats")], paragraph_id="O07")
        assert self.read(next(documents(path)))[2] == [("O07", "boats")]

    def test_what_is_no_source(self, tmp_path: Path) -> None:
        (tmp_path / "boats.txt").write_text("boats", encoding="utf-8")
        for place in ("boats.txt", "none", "none.parquet"):
            with pytest.raises(ToolkitError, match="is no folder of texts and no Parquet file"):
                list(documents(tmp_path / place))
        (tmp_path / "broken.parquet").write_text("boats", encoding="utf-8")
        with pytest.raises(ToolkitError, match="cannot be read"):
            list(documents(tmp_path / "broken.parquet"))

    def test_texts_in_other_languages_and_other_files_are_read_as_nothing(self, tmp_path: Path) -> None:
        text = "The General Assembly,\n\nRecalling boats,\n\n1. Decides to sail.\n"
        (tmp_path / "a.txt").write_text(text, encoding="utf-8")
        for languages, ids in ((["en"], ["P01", "O01"]), (["ar"], [])):
            found = [one.read() for one in documents(tmp_path, languages)]
            assert [name for _, rows in found for name, _ in rows] == ids
            assert all(document.language == "" for document, rows in found if not rows)


@pytest.mark.parametrize(
    ("phrase", "language", "kind"),
    [
        ("مصر", "ar", "names"),
        ("Egypt", "en", "names"),
        ("مصر", "en", ""),
        ("Egypt and France", "en", "names"),
        ("Egypt 2023", "en", "names"),
        ("Egypt sails", "en", ""),
        ("19 December 2023", "en", "numbers"),
        ("December", "en", "numbers"),
        ("of 12", "en", "numbers"),
        ("the", "en", ""),
        ("Egypt", "xx", ""),
    ],
)
def test_kinds(phrase: str, language: str, kind: str) -> None:
    assert _kinds.kind(phrase, language) == kind


class TestBuilding:
    ROW = ("X/1", "en", "2020-01-02", "O01", "small boats")

    def test_an_empty_folder_may_be_there_and_nothing_else(self, tmp_path: Path) -> None:
        source = table(tmp_path / "t.parquet", [self.ROW])
        (tmp_path / "empty").mkdir()
        assert len(build(source, tmp_path / "empty").documents) == 1
        with pytest.raises(ToolkitError, match="holds something else"):
            build(source, source)

    def test_segments_are_numbered_from_nought(self, tmp_path: Path) -> None:
        source = table(tmp_path / "t.parquet", [self.ROW, ("X/2", *self.ROW[1:])])
        build(source, tmp_path / "i", words=1)
        assert sorted(path.name for path in (tmp_path / "i").iterdir() if path.is_dir()) == ["0000", "0001"]

    def test_for_other_languages_it_is_made_anew(self, tmp_path: Path) -> None:
        source = table(tmp_path / "t.parquet", [self.ROW, ("X/1", "ar", "2020-01-02", "O01", "سفن")])
        assert build(source, tmp_path / "i", languages=["ar"]).languages == ("ar",)
        assert build(source, tmp_path / "i", languages=["en"]).languages == ("en",)
        assert build(source, tmp_path / "i").languages == ("ar", "en")

    def test_of_another_version_it_is_made_anew_and_other_folders_stay(self, tmp_path: Path) -> None:
        source = table(tmp_path / "t.parquet", [self.ROW])
        build(source, tmp_path / "i")
        (tmp_path / "i" / "notes").mkdir()
        path = tmp_path / "i" / _segments.MANIFEST
        path.write_text(path.read_text(encoding="utf-8").replace('"version": 2', '"version": 1'), encoding="utf-8")
        with pytest.raises(ToolkitError, match="holds no index"):
            tk.phrases.open(tmp_path / "i")
        assert len(build(source, tmp_path / "i").documents) == 1
        assert (tmp_path / "i" / "notes").is_dir()

    @pytest.mark.parametrize(("words", "segments"), [(65, 1), (66, 1), (67, 2), (80, 2)])
    def test_small_segments_are_put_together(self, tmp_path: Path, words: int, segments: int) -> None:
        """Smaller than half of 200: a row holds the words, a break behind them and 32 at its end."""
        first = ("X/1", "en", "2020-01-02", "O01", " ".join(["boats"] * words))
        build(table(tmp_path / "t.parquet", [first]), tmp_path / "i", words=200)
        index = build(table(tmp_path / "t.parquet", [first, ("X/2", *self.ROW[1:])]), tmp_path / "i", words=200)
        assert (len(index.segments), len(index.documents)) == (segments, 2)

    @pytest.mark.parametrize(("limit", "segments"), [(4, 1), (3, 1), (2, 2), (1, 2)])
    def test_a_segment_is_written_when_its_words_have_come_together(
        self, tmp_path: Path, limit: int, segments: int
    ) -> None:
        """Two documents of two words each: the first one is enough for a segment of two words."""
        source = table(tmp_path / "t.parquet", [self.ROW, ("X/2", *self.ROW[1:])])
        assert len(build(source, tmp_path / "i", words=limit).segments) == segments

    def test_numbers_of_words_go_on_where_they_stopped(self, tmp_path: Path) -> None:
        build(table(tmp_path / "t.parquet", [self.ROW]), tmp_path / "i", words=2)
        index = build(table(tmp_path / "t.parquet", [self.ROW, ("X/2", *self.ROW[1:4], "old boats sail")]),
                      tmp_path / "i", words=2)  # fmt: skip
        assert (tmp_path / "i" / "words.en.txt").read_text(encoding="utf-8").split() == [
            "small",
            "boats",
            "old",
            "sail",
        ]
        assert index.uses("boats")["symbol"].tolist() == ["X/1", "X/2"]
        assert index.earliest("old boats").symbol == "X/2"


@pytest.mark.parametrize(("texts", "with_it", "kind"), [(101, 101, "formula"), (121, 6, ""), (120, 6, "formula")])
def test_a_formula_stands_in_a_twentieth_of_more_than_a_hundred_texts(
    tmp_path: Path, texts: int, with_it: int, kind: str
) -> None:
    names = [f"Committee {number % 6}" for number in range(texts)]
    rows = [(f"X/{n}", "en", "2020-05-01", "O01", "blue lamps" if n < with_it else "nets") for n in range(texts)]
    index = build(table(tmp_path / "t.parquet", rows, committee=names), tmp_path / "index")
    assert index.earliest("blue lamps").kind == kind


@pytest.mark.parametrize(("shared_words", "borrowed"), [(7, 0), (8, 8), (9, 9), (15, 15), (17, 17)])
def test_words_are_borrowed_from_eight_on(tmp_path: Path, shared_words: int, borrowed: int) -> None:
    """A run of eight words and more is borrowed, each word of it once, the first and the last one too."""
    common = [f"c{'abcdefghijklmnopqrstuvwxyz'[n]}" for n in range(shared_words)]
    rows = [
        ("X/1", "en", "2020-05-01", "O01", " ".join(["alpha", "beta", *common, "gamma"])),
        ("X/2", "en", "2021-05-01", "O01", " ".join(["delta", *common, "omega", "sigma"])),
    ]
    found = lending(build(table(tmp_path / "t.parquet", rows, title="Boats"), tmp_path / "index"), ["en"])
    counted = found[found["year"] == "2021"].set_index("origin")["words"].to_dict()
    assert counted.get("own", 0) == borrowed
    assert counted["new"] == shared_words + 3 - borrowed


class TestShipped:
    """What ships, made of an index of made-up texts."""

    def test_the_words_of_the_resolution_are_those_of_the_text_that_ships(self, tmp_path: Path) -> None:
        own = tk.load()
        words = own["O30"].text.string
        rows = [
            ("A/RES/74/1", "ar", "2019-12-01", "O05", words),
            ("A/RES/78/132", "ar", "2023-12-19", "O01", "كلمات أخرى"),
            ("A/RES/77/9", "ar", "2022-12-01", "O07", words),
        ]
        index = build(table(tmp_path / "t.parquet", rows), tmp_path / "index")
        found = derive(index, ("A/RES/78/132", "A/RES/77/9"), ("ar",))
        assert set(found.loc[found["symbol"] == "A/RES/78/132", "paragraph_id"]) == {p.id for p in own.paragraphs}
        assert set(found.loc[found["symbol"] == "A/RES/77/9", "paragraph_id"]) == {"O07"}
        assert found.loc[found["first"] == "", "may_be_older"].eq(False).all()
        (row,) = found[(found["symbol"] == "A/RES/77/9")].itertuples(index=False)
        length = len(tk.phrases.trace.Words.of(words).keys)
        assert tuple(row) == ("A/RES/77/9", "ar", "O07", 0, length, "A/RES/74/1", "O05", row.date, True)

    def test_phrases_followed_are_counted_by_session(self, tmp_path: Path) -> None:
        """One text of the series that has a phrase twice, another of its session that has it once, one of another."""
        phrase = next(row.words for row in tk.views.phrases.followed().itertuples() if row.language == "ar")
        rows = [
            ("A/RES/74/1", "ar", "2019-12-01", "O05", phrase),
            ("A/RES/75/2", "ar", "2020-12-01", "O01", f"{phrase} و {phrase}"),
            ("A/RES/75/3", "ar", "2020-12-02", "O01", phrase),
        ]
        index = build(table(tmp_path / "t.parquet", rows), tmp_path / "index")
        found = follow(index, ("A/RES/75/2", "A/RES/76/1"))
        own_rows = found[(found["words"] == phrase) & (found["language"] == "ar")]
        assert own_rows[
            ["symbol", "uses", "texts", "first", "first_paragraph", "may_be_older"]
        ].to_numpy().tolist() == [
            ["A/RES/75/2", 2, 2, "A/RES/74/1", "O05", True],
            ["A/RES/76/1", 0, 0, "A/RES/74/1", "O05", True],
        ]
        others = found[(found["words"] != phrase) & (found["first"] == "")]
        assert others[["uses", "texts", "may_be_older"]].to_numpy().tolist() == [[0, 0, False]] * len(others)
        assert len(others) > 10


def test_tracked_changes_are_numbered_from_one() -> None:
    traced = [tk.phrases.trace.Traced(f"O0{n}", f"Small boats {n}", "en", (), None) for n in (1, 2)]
    xml = zipfile.ZipFile(io.BytesIO(tk.phrases.trace.word(traced))).read("word/document.xml").decode()
    assert re.findall(r'<w:ins w:id="(\d+)"', xml) == ["1", "2"]

"""Modules that stand under no room: places in files, words, marks, downloads, the registry, each at its limits."""

from __future__ import annotations

import io
import json
import re
import sys
import zipfile
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pandas as pd
import pytest

import toolkit
from toolkit import (
    _display,
    _doubts,
    _download,
    _ids,
    _lazy,
    _methods,
    _ordinals,
    _places,
    _room,
    _shipped,
    _word,
    contract,
    errors,
    glossary,
    hypertext,
    languages,
    library,
    origin,
    paths,
)
from toolkit._places import FilePlace
from toolkit._words import Word, Words
from toolkit.model import Doubt, Place, Repair, Span

BOATS = "The General Assembly,\n\nRecalling old boats,\n\n1. Decides to sail;\n\n2. Asks for nets.\n"


class TestPlaces:
    def test_no_place_is_all_noughts(self) -> None:
        assert FilePlace() == FilePlace(0, (0, 0, 0, 0), 0, (0, 0))

    @pytest.mark.parametrize(
        ("start", "end", "touched"),
        [(0, 10, [1]), (0, 11, [1, 2]), (9, 10, [1]), (10, 20, [2]), (20, 21, [3]), (5, 25, [1, 2, 3]), (30, 40, []),
         (10, 10, [])],
    )  # fmt: skip
    def test_places_that_a_span_touches(self, start: int, end: int, touched: list[int]) -> None:
        own = [Place(0, 10, page=1), Place(10, 20, page=2), Place(20, 30, page=3)]
        assert [place.page for place in _places._within(own, Span(start, end))] == touched

    def test_runs_of_a_page_are_one_box(self) -> None:
        own = SimpleNamespace(places=[
            Place(0, 5, 1, 10, 20, 30, 40), Place(5, 9, 1, 5, 25, 20, 60), Place(9, 12, 2, 1, 2, 3, 4),
            Place(12, 14, 2),
        ])  # fmt: skip
        found = _places.of(own, [Span(0, 14)])  # type: ignore[arg-type]
        assert [(one.page, one.box) for one in found] == [(1, (5, 20, 30, 60)), (2, (1, 2, 3, 4))]
        late = SimpleNamespace(places=[Place(0, 5, 1), Place(5, 9, 1, 5, 25, 20, 60)])
        assert [one.box for one in _places.of(late, [Span(0, 9)])] == [(5, 25, 20, 60)]  # type: ignore[arg-type]

    def test_runs_of_a_paragraph_are_a_range(self) -> None:
        own = SimpleNamespace(places=[Place(0, 5, paragraph=3, run=4), Place(5, 9, paragraph=3, run=2)])
        (found,) = _places.of(own, [Span(0, 9)])  # type: ignore[arg-type]
        assert (found.paragraph, found.runs) == (3, (2, 4))

    @pytest.mark.parametrize(
        ("place", "record", "words"),
        [
            (FilePlace(2, (1.256, 2, 3, 4)), {"page": 2, "box": [1.26, 2, 3, 4]}, "P2, B1-3 2-4"),
            (FilePlace(2), {"page": 2}, "P2"),
            (FilePlace(paragraph=3, runs=(2, 4)), {"paragraph": 3, "runs": [2, 4]}, "A3, R2-4"),
            (FilePlace(paragraph=3, runs=(2, 2)), {"paragraph": 3, "runs": [2, 2]}, "A3, R2"),
            (FilePlace(paragraph=7), {"line": 7}, "L7"),
        ],
    )
    def test_a_place_as_a_record_and_in_words(self, place: FilePlace, record: dict[str, Any], words: str) -> None:
        said = {"page": "P{page}", "box": "B{x0}-{x1} {y0}-{y1}", "paragraph": "A{paragraph}", "run": "R{run}",
                "runs": "R{first}-{last}", "line": "L{line}"}  # fmt: skip
        assert _places.as_record(place) == record
        assert _places.in_words(place, said) == words


class TestDoubts:
    OWN = library.loads(BOATS, language="en", name="boats.txt").replace(
        doubts=(Doubt("O01", "number", "one"), Doubt("", "number", "two"), Doubt("X9-01", "odd_kind", "three"))
    )

    def test_of_a_place_and_of_none(self) -> None:
        assert [one.says for one in _doubts.of(self.OWN, "O01")] == ["one"]
        assert [one.says for one in _doubts.of(self.OWN, "")] == ["two", "three"]
        assert _doubts.of(self.OWN, "O02") == []

    def test_in_a_line(self) -> None:
        lines = list(_doubts.lines(self.OWN))
        whole = _doubts.words("en")["whole"]
        assert lines[0].startswith("doubt: boats.txt: O01: ")
        assert lines[1].startswith(f"doubt: boats.txt: {whole}: ")
        assert lines[2] == "doubt: boats.txt: X9-01: odd kind: three"
        assert _doubts.at(self.OWN, "O01") == ""

    def test_as_html_in_the_language_that_is_asked_for(self) -> None:
        arabic, english = (_doubts.as_html(self.OWN.doubts[:1], code) for code in ("ar", "en"))
        assert 'dir="rtl"' in arabic
        assert english == _doubts.as_html(self.OWN.doubts[:1])
        assert "here: " in _doubts.as_html(self.OWN.doubts[:1], places={"O01": "here"})
        assert "here: " not in english


class TestShown:
    def test_twenty_doubts_and_two_hundred_passages(self) -> None:
        many = library.loads(
            "The General Assembly,\n\n" + "\n\n".join(f"{n}. Asks for net {n};" for n in range(1, 206)), language="en"
        )
        shown = _display.resolution(many.replace(doubts=tuple(Doubt("", "number", f"<{n}>") for n in range(25))))
        assert shown.count("<li>") == 20
        assert "&lt;19&gt;" in shown
        passages = len([one for one in many.passages() if one.text.string])
        assert f"200 of {passages} passages" in shown
        assert shown.count('class="heading"') == 201
        few = many.replace(paragraphs=many.paragraphs[: 200 - (passages - len(many.paragraphs))])
        assert "passages</p>" not in _display.resolution(few)
        assert "<li>" not in _display.resolution(few.replace(doubts=()))

    def test_a_repair_is_in_the_language_of_its_words(self) -> None:
        for words, direction in (("قر", "rtl"), ("ab", "ltr")):
            repair = Repair("O01", 0, 2, words, words[::-1], "letter", "internal", "high", "because")
            assert f'<p dir="{direction}"' in _display.repair(repair)

    def test_words_that_stand_in_the_place_of_others_are_marked(self) -> None:
        fragments = [SimpleNamespace(text=None, start=0, end=4), SimpleNamespace(text=" ", start=4, end=6),
                     SimpleNamespace(text="ab", start=6, end=9), SimpleNamespace(text=None, start=9, end=10),
                     SimpleNamespace(text="cde", start=10, end=11)]  # fmt: skip
        shown: Any = SimpleNamespace(text=SimpleNamespace(fragments=fragments))
        assert [mark[:3] for mark in _display._replaced(shown)] == [(5, 7, "repair"), (8, 11, "repair")]


class TestDownloads:
    def test_limits(self) -> None:
        assert (_download.ARCHIVE_LIMIT, _download.RETRIES, _download.TIMEOUT) == (67_108_864, 2, 30)

    def test_a_file_takes_so_many_bytes_and_no_more(self) -> None:
        stream = io.BytesIO()
        limited = _download._Limited(stream, 5)
        assert limited.write(b"abc") == 3
        assert limited.write(b"de") == 2
        with pytest.raises(_download._TooLargeError):
            limited.write(b"f")
        assert stream.getvalue() == b"abcde"

    def test_what_is_asked_of_the_library(self, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
        import pooch

        asked: list[dict[str, Any]] = []

        def create(*_: Any, **options: Any) -> Any:
            asked.append(options)
            return SimpleNamespace(fetch=lambda name, **_: tmp_path / name)

        monkeypatch.setattr(pooch, "create", create)
        assert _download.download(tmp_path, "a.xml", "u", "12", 9) == tmp_path / "a.xml"
        _download.download(tmp_path, "a.xml", "u", None, 9, retries=0)
        assert [one["registry"] for one in asked] == [{"a.xml": "sha256:12"}, {"a.xml": None}]
        assert [one["retry_if_failed"] for one in asked] == [2, 0]


class TestLazyPatterns:
    def test_nothing_is_compiled_before_it_is_used(self) -> None:
        broken = _lazy.lazy("(")
        with pytest.raises(re.error):
            broken.match("a")

    def test_it_is_a_pattern_compiled_once(self) -> None:
        vowels = _lazy.lazy("[AEIOU]", re.IGNORECASE)
        assert (vowels.sub("-", "Boat"), vowels.pattern, vowels.groups) == ("B--t", "[AEIOU]", 0)
        search = vowels.search
        assert vowels.search is search
        assert not hasattr(vowels, "boats")

    def test_every_one_of_the_toolkit_can_be_compiled(self) -> None:
        rooms = [vars(module) for name, module in sys.modules.items() if name.startswith("toolkit.")]
        some = [one for room in rooms for one in room.values() if isinstance(one, _lazy._Lazy)]
        assert all(one.pattern for one in some)
        assert len(some) > 30


class TestRooms:
    def test_what_a_room_has(self) -> None:
        assert not [name for name in _room.modules("toolkit.charts") if name.startswith("_")]
        assert _room.enter("toolkit", "load", {"load": "library.load"}) is library.load
        assert _room.enter("toolkit.charts", "forum").__name__ == "toolkit.charts.forum"
        assert "load" in _room.names("toolkit.charts", {"load": "x.y"})
        assert "forum" in _room.names("toolkit.charts")
        with pytest.raises(AttributeError, match="it has"):
            _room.enter("toolkit.charts", "boats")
        with pytest.raises(AttributeError) as error:
            _room.enter("toolkit.charts", "_cells")
        assert "it has" not in str(error.value)

    def test_rooms_are_modules_and_others_are_what_they_name(self) -> None:
        assert toolkit.charts.__name__ == "toolkit.charts"
        assert toolkit.load is library.load

    def test_what_ships_stands_in_for_what_is_not_given(self) -> None:
        made: list[str] = []

        @_shipped.shipped(a=lambda: made.append("a") or 1, b=lambda: made.append("b") or 2)
        def both(a: int, b: int, c: int = 3) -> tuple[int, int, int]:
            return a, b, c

        assert both() == (1, 2, 3)
        assert both(5, c=6) == (5, 2, 6)
        assert both(5, 6) == (5, 6, 3)
        assert made == ["a", "b", "b"]
        import inspect

        defaults = [str(one.default) for one in inspect.signature(both).parameters.values()]
        assert defaults == ["<what ships>", "<what ships>", "3"]

    def test_readings_back_and_forth(self) -> None:
        own = toolkit.load()
        assert _methods.with_reading(own, "repaired") is own
        source = _methods.with_reading(own, "source")
        assert source.reading == "source"
        assert _methods.with_reading(source, "repaired") == own
        assert source["O30"].text.string == toolkit.load(reading="source")["O30"].text.string


class TestWords:
    @pytest.mark.parametrize(
        ("key", "number"), [("12", True), ("2.5", True), ("5g", False), ("a1", False), ("7", True)]
    )
    def test_numbers(self, key: str, *, number: bool) -> None:
        assert Word(key, 0, 1).number is number

    def test_a_range_of_words(self) -> None:
        words = Words.of("Two old, blue boats.")
        ranges = [(0, 1), (1, 3), (0, 4), (2, 2), (3, 2)]
        assert [words.between(*one) for one in ranges] == ["Two", "old, blue", "Two old, blue boats", "", ""]

    def test_a_word_file_keeps_its_signs(self) -> None:
        content = _word.packed([_word.paragraph([_word.run("\"a\" & 'b' <c>\x0c", "en")], "ar")])
        xml = zipfile.ZipFile(io.BytesIO(content)).read("word/document.xml").decode()
        assert "\"a\" &amp; 'b' &lt;c&gt;\ufffd" in xml
        assert "<w:bidi/>" in xml
        assert "<w:rtl/>" not in xml

    @pytest.mark.parametrize(
        ("words", "found"),
        [
            ("ninth plenary meeting", "9th plenary meeting"),
            ("at the ninth plenary meeting", "at the 9th plenary meeting"),
            ("twenty-first plenary meeting", "21th plenary meeting"),
            ("hundred and ninth plenary meeting", "109th plenary meeting"),
            ("two hundred and ninth plenary meeting", "209th plenary meeting"),
            ("the one hundred and ninth plenary meeting", "the 109th plenary meeting"),
            ("old plenary meeting", "old plenary meeting"),
            ("plenary meeting", "plenary meeting"),
            ("twenty-old plenary meeting", "twenty-old plenary meeting"),
        ],
    )
    def test_ordinals_in_digits(self, words: str, found: str) -> None:
        assert _ordinals.in_digits(words, "plenary meeting", "en") == found

    def test_a_language_without_data_names_no_session(self) -> None:
        assert _ordinals.sessions("sixth session", "xx") == ()


class TestIds:
    @pytest.mark.parametrize(
        ("ids", "text", "found"),
        [
            (("O01", "O1"), "O1", ["O1"]),
            (("P30", "O30", "X1-30"), "p30", ["P30"]),
            (("A-O03", "B-O03"), "3", ["A-O03", "B-O03"]),
            (("A-O03",), "a-3", ["A-O03"]),
            (("A-O03",), "4", []),
            (("A-O05-1", "A-O05"), "5", ["A-O05"]),
            (("A-P03", "A-O03"), "3", ["A-O03"]),
            (("A-O03",), "boats", []),
            (("X1-99",), "x1-099", ["X1-99"]),
        ],
    )
    def test_what_is_meant(self, ids: tuple[str, ...], text: str, found: list[str]) -> None:
        assert _ids.meant(ids, text) == found


class TestContract:
    def test_columns_and_tables(self) -> None:
        column = contract.Column("a", {})
        assert (column.blank, column.wide, column.type, column.items) == (False, False, "string", "")
        table = contract.table("paragraphs")
        assert table.column(table.columns[1]).name == table.columns[1]
        assert not table.left_out_of_corpora
        beside = {name for name, one in contract.tables().items() if one.left_out_of_corpora}
        assert beside
        assert not beside & contract.corpus().keys()
        assert "cited" in contract.corpus()["citations"].columns
        assert contract.corpus()["citations"].columns.count("symbol") == 1

    def test_a_column_without_a_description_is_an_error(self) -> None:
        own = {"columns": ["a", "b", "c"], "title": {}, "row": {}, "fields": {"a": {"en": "x", "ar": "y"}}}
        with pytest.raises(errors.DataError, match=r"does not describe c\b"):
            contract._table("t", own, {"b": {"en": "x", "ar": "y"}})
        whole = contract._table("t", own, {"b": {"en": "x", "ar": "y", "wide": True}, "c": {"en": "x", "ar": "y"}})
        assert [column.name for column in whole.fields] == ["a", "b", "c"]
        assert [column.wide for column in whole.fields] == [False, True, False]
        assert whole.fields[0].meaning == {"en": "x", "ar": "y"}

    def test_types_hold_where_no_cell_is_empty(self) -> None:
        name, place = next(
            (name, at)
            for name, table in contract.tables().items()
            for at, column in enumerate(table.fields)
            if column.type == "integer"
        )
        width = len(contract.table(name).columns)
        column = contract.table(name).columns[place]
        full: list[Any] = [""] * width
        full[place] = 3
        empty: list[Any] = [""] * width
        empty[place] = None
        assert str(contract.frame(name, [tuple(full)])[column].dtype).lower() == "int64"
        assert contract.frame(name, [tuple(full), tuple(empty)])[column].isna().tolist() == [False, True]


class TestLanguages:
    def test_editions_begin_with_english(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(languages, "available", lambda _: ("ar", "en", "fr"))
        assert languages.editions("report") == ("en", "ar", "fr")

    def test_what_there_is_not_is_empty(self) -> None:
        assert languages.load("xx", "acts") == {}
        assert languages.load("", "display") == languages.load("en", "display")
        assert {"acts", "openings"} <= set(languages.schema())

    def test_terms_in_a_language(self) -> None:
        first = glossary.terms()[0]
        assert glossary.term(first.id) is first
        for code, other in (("en", "ar"), ("ar", "en")):
            row = glossary.frame(code).iloc[0]
            assert (row["term"], row["other"]) == (first.names[code], first.names[other])
            assert f'<bdi lang="{other}">' in glossary.box(first.id, language=code).body
            assert f'<bdi lang="{code}">' not in glossary.box(first.id, language=code).body
        assert glossary.frame().equals(glossary.frame("en"))
        assert glossary.box(first.id).body == glossary.box(first.id, language="en").body

    @pytest.mark.parametrize(
        ("text", "default", "found"),
        [("boats", "ar", "en"), ("سفن", "en", "ar"), ("12", "ar", "ar"), ("boats", "en", "en")],
    )  # fmt: skip
    def test_the_language_of_words(self, text: str, default: str, found: str) -> None:
        assert hypertext.language_of(text, default) == found

    def test_attributes(self) -> None:
        assert hypertext.attributes("en", "rtl") == 'dir="rtl" lang="en"'
        assert hypertext.attributes("en") == 'dir="ltr" lang="en"'

    @pytest.mark.parametrize("mark", [(-1, 2), (3, 2), (0, 6)])
    def test_marks_that_are_not_within_the_words(self, mark: tuple[int, int]) -> None:
        with pytest.raises(ValueError, match="does not lie within"):
            hypertext.marked("boats", [(*mark, "x", "")], "en")

    def test_pieces_between_marks(self) -> None:
        marks = [(0, 3, "a", "one"), (2, 5, "b", "two"), (2, 5, "b", "two"), (1, 1, "c", "")]
        assert hypertext.marked("boats", marks, "en") == (
            '<mark class="a" title="one">b</mark><mark class="a" title="one">o</mark>'
            '<mark class="a b" title="one; two">a</mark><mark class="b" title="two">ts</mark>'
        )
        assert hypertext.marked("boats", [(0, 5, "a", "")], "en") == '<mark class="a" title="">boats</mark>'

    def test_runs_of_the_other_direction(self) -> None:
        assert hypertext.inline("a سفن b", "en") == 'a <bdi dir="rtl" lang="ar">سفن</bdi> b'
        assert hypertext.inline("سفن ab <س", "ar").count("<bdi>") == 1
        assert hypertext.inline("سفن ab <س", "ar").endswith("&lt;س")
        assert hypertext.ordered_html("<p>ف F1: 9</p>ف F1: 9") == "<p>ف F1\u200f: 9</p>ف F1\u200f: 9"


class TestLibrary:
    def repair(self, start: int, end: int, words: str = "y") -> Repair:
        return Repair("P01", start, end, "x" * (end - start), words, "letter", "internal", "high", "test")

    @pytest.mark.parametrize(
        ("general", "own", "kept"),
        [
            ((0, 4, "y"), (0, 4, "y"), ["general"]),  # the same
            ((0, 4, "y"), (0, 4, "z"), ["own"]),
            ((0, 4, "y"), (4, 6, "z"), ["general", "own"]),
            ((0, 4, "y"), (3, 6, "z"), ["own"]),
            ((4, 6, "y"), (0, 4, "z"), ["general", "own"]),
            ((4, 6, "y"), (0, 5, "z"), ["own"]),
            ((0, 4, "y"), (0, 5, "y"), ["own"]),
        ],
    )
    def test_errata_before_general_repairs(self, general: Any, own: Any, kept: list[str]) -> None:
        one, two = self.repair(*general), self.repair(*own)
        found = library._merged([one], (two,))
        assert found == [{"general": one, "own": two}[name] for name in kept]

    def test_the_text_that_ships_is_arabic(self) -> None:
        assert library.load(language="ar") == library.load()
        with pytest.raises(errors.ToolkitError, match="is in 'ar', not in 'en'"):
            library.load(language="en")
        with pytest.raises(errors.ToolkitError, match="unknown reading 'mended'"):
            library.load(reading="mended")  # type: ignore[arg-type]

    def test_what_ships_beside_it_is_found_by_its_words(self) -> None:
        own = library.load()
        copy = library.read(own.source.encode("utf-16"), name="copy.txt", language="ar")
        assert (copy.symbol, copy.glosses, len(copy.repairs)) == (own.symbol, own.glosses, len(own.repairs))
        other = library.read((own.source + "\n\nx").encode(), name="copy.txt", language="ar")
        assert not other.glosses
        source = library.load(reading="source")
        assert source.other_glosses
        assert all(source.glosses[place] != words for place, words in source.other_glosses.items())
        assert {place: source.glosses[place] for place in own.other_glosses} == own.other_glosses

    def test_metadata_without_their_evidence(self) -> None:
        found = library._flat({"title": {"en": {"value": "a"}, "ar": {"value": "b"}}, "day": {"value": 3}})
        assert found == {"title_en": "a", "title_ar": "b", "day": "3"}

    def test_where_the_data_are(self, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
        paths._root.cache_clear()
        monkeypatch.setattr(paths, "_PACKAGE", tmp_path / "toolkit")
        assert paths.data("x") == tmp_path / "data" / "x"
        assert paths.citation() == tmp_path / "CITATION.cff"
        paths._root.cache_clear()
        (tmp_path / "toolkit" / "_data").mkdir(parents=True)
        (tmp_path / "toolkit" / "_data" / "CITATION.cff").touch()
        assert paths.data("x") == tmp_path / "toolkit" / "_data" / "x"
        assert paths.citation() == tmp_path / "toolkit" / "_data" / "CITATION.cff"
        monkeypatch.undo()
        paths._root.cache_clear()

    @pytest.mark.parametrize(
        ("more", "said"),
        [({}, "is bad"), ({"file": "a"}, "a: is bad"), ({"place": "b"}, "b: is bad"),
         ({"file": "a", "place": "b", "remedy": "mend\n it"}, "a, b: is bad (mend it)")],
    )  # fmt: skip
    def test_an_error_names_file_place_and_remedy(self, more: dict[str, str], said: str) -> None:
        assert str(errors.ToolkitError("is bad", **more)) == said  # type: ignore[arg-type]


class TestOrigins:
    @pytest.mark.parametrize(
        ("columns", "documents"),
        [
            (("paragraph_id", "symbol"), ["A"]),
            (("place", "symbol"), [""]),  # the one that is cited
            (("place", "symbol", "cited"), ["A"]),
            (("place", "short", "cited"), ["A"]),
            (("paragraph",), [""]),
            (("places", "short"), ["A"]),
            (("symbol",), []),
        ],
    )
    def test_paragraphs_that_rows_name(self, columns: tuple[str, ...], documents: list[str]) -> None:
        row = dict.fromkeys(columns, "A") | {name: "O01" for name in columns if name.startswith(("p", "P"))}
        found = origin._walked(pd.DataFrame([row]))
        assert [one["document"] for one in found] == documents
        assert {one["paragraph"] for one in found} <= {"O01"}

    def test_each_with_the_offsets_of_its_rows_once(self) -> None:
        rows = [{"paragraph_id": "O01", "raw_start": 1, "raw_end": 2}] * 2 + [
            {"paragraph_id": "O01 x O02", "raw_start": 5, "raw_end": 6}
        ]
        found = origin._walked(pd.DataFrame(rows))
        assert [(one["paragraph"], one["raw_spans"]) for one in found] == [("O01", [[1, 2], [5, 6]]), ("O02", [[5, 6]])]
        for cell in ([[1, 2]], json.dumps([[1, 2]])):
            assert origin._spans({"raw_spans": cell}) == [[1, 2]]
        assert origin._spans({"raw_start": 1}) == origin._spans({"raw_end": 1}) == []

    def test_frames_and_plain_values(self) -> None:
        frame = pd.DataFrame()
        assert [name for name, _ in origin._frames("a", frame)] == ["a"]
        assert [name for name, _ in origin._frames("a", [frame, 3, frame])] == ["a-1", "a-3"]
        assert list(origin._frames("a", 3)) == []
        assert [origin._is_plain(one) for one in ("a", 3, ["a", 3], ["a", frame], frame)] == [
            True,
            True,
            True,
            False,
            False,
        ]


def test_the_resolution_that_ships_is_read_once_and_nobody_changes_it_for_others() -> None:
    first = library.load()
    first.meta["title"] = "Mine"
    second = library.load()
    assert second.paragraphs is first.paragraphs
    assert second.meta["title"] != "Mine"
    assert library.load(reading="source").reading == "source"

"""The earliest use of a phrase in the texts held: on made-up texts, whose first places are known by writing them."""

from __future__ import annotations

import io
import shutil
import subprocess
import zipfile
from pathlib import Path

import pandas as pd
import pytest

import toolkit as tk
from toolkit import _word
from toolkit._words import Words
from toolkit.cli import main
from toolkit.errors import ToolkitError

#: Symbol, day, title, and paragraphs in English; the rows are not in the order of days.
TEXTS = [
    (
        "X/2",
        "2021-05-01",
        "Boats",
        [
            ("P01", "Recalling that small boats carry fish and grain to every harbour of the north"),
            (
                "O01",
                "Decides that small boats, however old, carry fish and grain to every harbour of the north and south",
            ),
        ],
    ),
    (
        "X/1",
        "2020-05-01",
        "Boats",
        [("P01", "Small BOATS carry fish and grain to every harbour of the north"), ("O01", "Asks for 12 nets")],
    ),
    (
        "X/3",
        "2022-05-01",
        "Harbours",
        [("O01", "Notes that lamps are lit in every harbour of the north"), ("O02", "Asks for 12 nets")],
    ),
]
ARABIC = [("X/1", "2020-05-01", [("P01", "تحمل السفن الصغيرة السمك والحبوب إلى كل مرفأ")])]


def table(path: Path, texts: list = TEXTS) -> Path:
    """A Parquet file of the paragraphs."""
    rows = [(s, "en", day, title, id_, words) for s, day, title, own in texts for id_, words in own]
    rows += [(s, "ar", day, "", id_, words) for s, day, own in ARABIC for id_, words in own]
    columns = ["symbol", "language", "date", "title", "id", "text"]
    pd.DataFrame(rows, columns=columns).to_parquet(path)
    return path


@pytest.fixture
def index(tmp_path: Path) -> tk.phrases.Index:
    return tk.phrases.build(table(tmp_path / "texts.parquet"), tmp_path / "index")


def at(place: tk.phrases.PhrasePlace | None) -> tuple[str, str, int] | None:
    return (place.symbol, place.paragraph_id, place.word) if place else None


def test_the_earliest_is_by_day_not_by_row(index: tk.phrases.Index) -> None:
    assert at(index.earliest("small boats")) == ("X/1", "P01", 0)
    assert at(index.earliest("harbour of the north")) == ("X/1", "P01", 8)
    assert at(index.earliest("north and south")) == ("X/2", "O01", 15)
    assert at(index.earliest("harbour of the north", before="2020-05-01")) is None


@pytest.mark.parametrize("phrase", ["boats carrying", "north asks", "recalling that small fish", "boat"])
def test_what_no_text_has(index: tk.phrases.Index, phrase: str) -> None:
    """Other words, words of two paragraphs, and a part of a word are no use."""
    assert index.earliest(phrase) is None
    assert index.uses(phrase).empty


def test_folded_as_in_search(index: tk.phrases.Index) -> None:
    assert at(index.earliest("OLD carry: fish")) == ("X/2", "O01", 5)
    assert at(index.earliest("السفن الصّغيره السمك")) == ("X/1", "P01", 1)


def test_a_line_of_texts_has_a_first_one(index: tk.phrases.Index) -> None:
    """X/1 begins the line of boats, X/3 that of harbours; X/2 has an older text of its title."""
    older = {phrase: index.earliest(phrase).may_be_older for phrase in ("small boats", "however old", "lamps are lit")}
    assert older == {"small boats": True, "however old": False, "lamps are lit": True}


def test_every_use_the_oldest_first(index: tk.phrases.Index) -> None:
    found = index.uses("every harbour of the north")
    assert [tuple(row) for row in found[["symbol", "paragraph_id", "word"]].itertuples(index=False)] == [
        ("X/1", "P01", 7),
        ("X/2", "P01", 9),
        ("X/2", "O01", 11),
        ("X/3", "O01", 6),
    ]


def test_each_word_with_the_oldest_run_that_holds_it(index: tk.phrases.Index) -> None:
    words = "Notes that small boats carry fish and grain to every harbour of the north and south every day"
    spans = index.history(words, "en")
    told = [(span.start, span.end, span.first and span.first.symbol) for span in spans]
    # twelve words from X/1; "that" and "and south" only within runs of eight of X/2; nothing older has the rest
    assert told == [(0, 1, None), (1, 2, "X/2"), (2, 14, "X/1"), (14, 16, "X/2"), (16, 18, None)]
    assert [span.first for span in index.history(words, "en", before="2020-01-01")] == [None]


def test_a_short_paragraph_is_looked_for_as_a_whole(index: tk.phrases.Index) -> None:
    assert [at(span.first) for span in index.history("Asks for 12 nets", "en")] == [("X/1", "O01", 0)]


def test_nothing_of_the_day_itself_counts_as_older(index: tk.phrases.Index) -> None:
    """The words are those that the first text of the day begins with."""
    words = "Notes that lamps are lit in every harbour of the north"
    spans = index.history(words, "en", before="2022-05-01")
    assert [(one.start, one.end, one.first) for one in spans] == [(0, 11, None)]
    assert [at(one.first) for one in index.history(words, "en", before="2022-05-02")] == [("X/3", "O01", 0)]


def test_kinds_that_are_no_wording(index: tk.phrases.Index, tmp_path: Path) -> None:
    texts = [("X/1", "2020-05-01", "", [("O01", "The Islamic Republic of Iran on 19 December 2023 of the view that")])]
    named = tk.phrases.build(table(tmp_path / "names.parquet", texts), tmp_path / "named")
    said = {
        phrase: named.earliest(phrase).kind
        for phrase in ("19 December 2023", "Republic of Iran", "of the", "view that")
    }
    assert said == {"19 December 2023": "numbers", "Republic of Iran": "names", "of the": "", "view that": ""}
    assert index.earliest("12 nets").kind == ""


def test_a_run_longer_than_the_sorted_depth(tmp_path: Path) -> None:
    """Forty words that differ in the last one."""
    words = " ".join(f"w{'abcdefghij'[n // 10]}{'abcdefghij'[n % 10]}" for n in range(40))
    texts = [
        ("X/1", "2020-01-01", "", [("O01", f"{words} end")]),
        ("X/2", "2021-01-01", "", [("O01", f"{words} stop")]),
    ]
    index = tk.phrases.build(table(tmp_path / "t.parquet", texts), tmp_path / "index")
    assert at(index.earliest(f"{words} stop")) == ("X/2", "O01", 0)
    assert index.uses(words)["symbol"].tolist() == ["X/1", "X/2"]


def places(index: tk.phrases.Index) -> list[list[object]]:
    phrases = ("small boats", "harbour of the north", "12 nets", "lamps", "مرفأ")
    return [index.uses(phrase).to_numpy().tolist() for phrase in phrases]


@pytest.mark.parametrize("words", [1, 20, 10_000])
def test_the_size_of_segments_changes_nothing(tmp_path: Path, index: tk.phrases.Index, words: int) -> None:
    other = tk.phrases.build(table(tmp_path / "texts.parquet"), tmp_path / "other", words=words)
    assert places(other) == places(index)
    assert other.earliest("small boats") == index.earliest("small boats")


def test_brought_up_to_date(tmp_path: Path) -> None:
    """A text added, one changed and one gone give what an index made anew gives."""
    grown = tk.phrases.build(table(tmp_path / "t.parquet", TEXTS[:2]), tmp_path / "index")
    changed = [("X/1", "2020-05-01", "Boats", [("P01", "Other words altogether")]), TEXTS[2]]
    grown = tk.phrases.build(table(tmp_path / "t.parquet", changed), tmp_path / "index")
    anew = tk.phrases.build(tmp_path / "t.parquet", tmp_path / "anew")
    assert places(grown) == places(anew)
    assert at(grown.earliest("every harbour of the north")) == ("X/3", "O01", 6)
    assert grown.earliest("small boats") is None


def test_what_did_not_change_is_not_written_again(tmp_path: Path) -> None:
    source = table(tmp_path / "t.parquet")
    tk.phrases.build(source, tmp_path / "index", words=10)
    stamps = {path: path.stat().st_mtime_ns for path in tmp_path.glob("index/*/row.npy")}
    tk.phrases.build(
        table(tmp_path / "t.parquet", [*TEXTS, ("X/9", "2023-01-01", "", [("O01", "A sail")])]),
        tmp_path / "index",
        words=10,
    )
    assert stamps.items() <= {path: path.stat().st_mtime_ns for path in tmp_path.glob("index/*/row.npy")}.items()


def test_a_folder_of_texts(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.ar.txt").write_text(tk.load().source, encoding="utf-8")
    (tmp_path / "in" / "paragraphs").mkdir()  # a corpus has tables in a folder of this name; this one is empty
    index = tk.phrases.build(tmp_path / "in", tmp_path / "index")
    place = index.earliest(tk.load()["O30"].text.string)
    assert (at(place), place.date) == (("A/RES/78/132", "O30", 0), "2023-12-19")


def test_what_is_no_source_and_no_index(tmp_path: Path, index: tk.phrases.Index) -> None:
    with pytest.raises(ToolkitError, match=r"no word in '\.\.\.'"):
        index.earliest("...")
    with pytest.raises(ToolkitError, match="holds no index of phrases"):
        tk.phrases.open(tmp_path)
    with pytest.raises(ToolkitError, match="holds something else"):
        tk.phrases.build(tmp_path / "texts.parquet", tmp_path)
    pd.DataFrame({"symbol": ["X/1"]}).to_parquet(tmp_path / "bad.parquet")
    with pytest.raises(ToolkitError, match="lacks the column language, text, paragraph_id"):
        tk.phrases.build(tmp_path / "bad.parquet", tmp_path / "none")
    with pytest.raises(ToolkitError, match="nothing was indexed"):
        tk.phrases.build(tmp_path / "texts.parquet", tmp_path / "none", languages=["fr"])


class TestFrames:
    """Histories counted, on made-up texts with committees."""

    BOATS = "small boats carry fish and grain to every harbour"  # nine words
    LENT: tuple[tuple[str, str, str, str, str, str], ...] = (
        ("X/1", "2020-05-01", "Boats", "First", "O01", f"Notes that {BOATS}"),
        ("X/2", "2021-05-01", "Boats", "First", "O01", f"Decides that {BOATS} of the north by night"),
        ("X/3", "2022-05-01", "Harbours", "Second", "O01", f"Asks that {BOATS} of the north by night and day"),
        ("X/3", "2022-05-01", "Harbours", "Second", "O02", "Asks for 12 nets"),
        ("X/4", "2022-05-01", "Nets", "Third", "O01", f"Urges that {BOATS}"),
    )

    def index(self, folder: Path) -> tk.phrases.Index:
        columns = ["symbol", "date", "title", "committee", "id", "text"]
        pd.DataFrame(self.LENT, columns=columns).assign(language="en").to_parquet(folder / "t.parquet")
        return tk.phrases.build(folder / "t.parquet", folder / "index", words=20)

    def test_how_a_phrase_spread(self, tmp_path: Path) -> None:
        found = tk.phrases.frames.spread(self.index(tmp_path), "small boats")
        rows = found[["year", "committee", "texts", "uses"]].to_numpy().tolist()
        assert rows == [
            ["2020", "First", 1, 1],
            ["2021", "First", 1, 1],
            ["2022", "Second", 1, 1],
            ["2022", "Third", 1, 1],
        ]
        assert tk.phrases.frames.spread(self.index(tmp_path), "large boats").empty

    def test_where_the_words_of_a_paragraph_are_from(self, tmp_path: Path) -> None:
        found = tk.phrases.frames.origins(self.index(tmp_path), self.LENT[2][5], "en")
        rows = found[["year", "committee", "may_be_older", "words"]].to_numpy().tolist()
        # "that" and the nine words are X/1's; "of the north by night" X/2's, "asks" and "and day" its own
        assert rows == [["2020", "First", True, 10], ["2021", "First", False, 5], ["2022", "Second", True, 3]]
        fresh = tk.phrases.frames.origins(self.index(tmp_path), "lamps and ropes", "en")
        assert fresh.to_numpy().tolist() == [["", "", "", False, 3]]

    def test_who_lends_to_whom(self, tmp_path: Path) -> None:
        """Counted by hand; three words of the short paragraph are left out, and texts of one day lend nothing."""
        found = tk.phrases.frames.lending(self.index(tmp_path), ["en", "fr"])
        assert [tuple(row) for row in found.drop(columns="language").itertuples(index=False)] == [
            ("2020", "First", "new", "", False, 11),
            ("2021", "First", "new", "", False, 6),
            ("2021", "First", "own", "First", True, 10),
            ("2022", "Second", "new", "", False, 3),
            ("2022", "Second", "other", "First", False, 5),
            ("2022", "Second", "other", "First", True, 10),
            ("2022", "Third", "new", "", False, 1),
            ("2022", "Third", "other", "First", True, 10),
        ]

    @pytest.mark.parametrize(
        ("texts", "committees", "with_it", "kind"),
        [(120, 6, 120, "formula"), (120, 5, 120, ""), (100, 6, 100, ""), (120, 6, 6, "formula"), (120, 6, 5, "")],
    )
    def test_a_formula_stands_in_a_twentieth_of_many_texts_of_six_committees(
        self, tmp_path: Path, texts: int, committees: int, with_it: int, kind: str
    ) -> None:
        names = ("First", "Second", "Third", "Fourth", "Fifth", "Sixth")[:committees]
        what = ["blue lamps" if n < with_it else "nets" for n in range(texts)]
        rows = [(f"X/{n}", names[n % committees], f"Asks for {n} {what[n]}") for n in range(texts)]
        frame = pd.DataFrame(rows, columns=["symbol", "committee", "text"])
        frame = frame.assign(language="en", title="", date="2020-05-01", id="O01")
        frame.to_parquet(tmp_path / "t.parquet")
        index = tk.phrases.build(tmp_path / "t.parquet", tmp_path / "index", words=20)
        assert index._kind("blue lamps", "en") == kind

    def test_rows_told_and_rows_shown(self, tmp_path: Path) -> None:
        index = self.index(tmp_path)
        found = index.uses("boats", most=2)
        assert (found["symbol"].tolist(), found.attrs["uses"]) == (["X/1", "X/2"], 4)
        assert index.uses("boats", before="2022-05-01")["symbol"].tolist() == ["X/1", "X/2"]
        assert (len(index.uses("sail", most=2)), index.uses("sail").attrs["uses"]) == (0, 0)


class TestTrace:
    """A draft traced, with made-up agreed texts."""

    DRAFT = "Recalling that small boats carry fish and grain & salt to every harbour of the coast"

    def traced(self, index: tk.phrases.Index) -> list[tk.phrases.trace.Traced]:
        spans = tuple(index.history(self.DRAFT, "en"))
        return [tk.phrases.trace.Traced("P01", self.DRAFT, "en", spans, index.nearest(self.DRAFT, "en"))]

    def test_the_nearest_agreed_text(self, index: tk.phrases.Index) -> None:
        near = index.nearest(self.DRAFT, "en")
        assert (near.place.symbol, near.place.paragraph_id, near.text) == ("X/2", "P01", TEXTS[0][3][0][1])
        assert index.nearest("Nothing of the kind was ever said in these words", "en") is None

    def test_tracked_changes_give_both_texts(self, index: tk.phrases.Index) -> None:
        """Rejected, they give the agreed words; accepted, those of the draft."""
        near = index.nearest(self.DRAFT, "en")
        pieces = tk.phrases.trace.changes(near.text, self.DRAFT)
        assert sorted(pieces) == [
            ("", "Recalling that small boats carry fish and grain & "),
            ("", "to every harbour of the "),
            ("del", "north"),
            ("ins", "coast"),
            ("ins", "salt "),
        ]
        assert "".join(text for kind, text in pieces if kind != "del") == self.DRAFT
        kept = "".join(text for kind, text in pieces if kind != "ins")
        assert tk.phrases.trace.Words.of(kept).keys == tk.phrases.trace.Words.of(near.text).keys

    def test_the_word_file_is_read_again(self, index: tk.phrases.Index, tmp_path: Path) -> None:
        path = tmp_path / "t.docx"
        path.write_bytes(tk.phrases.trace.word(self.traced(index), 'A & "B"'))
        xml = zipfile.ZipFile(path).read("word/document.xml").decode()
        assert (xml.count("<w:ins "), xml.count("<w:del ")) == (2, 1)
        assert "and grain &amp; </w:t>" in xml
        assert 'w:author="A &amp; &quot;B&quot;"' in xml
        assert "bidi" not in xml

    def test_arabic_runs_from_right_to_left(self, index: tk.phrases.Index) -> None:
        words = ARABIC[0][2][0][1] + " قديم"
        one = tk.phrases.trace.Traced("P01", words, "ar", (), index.nearest(words, "ar"))
        xml = zipfile.ZipFile(io.BytesIO(tk.phrases.trace.word([one]))).read("word/document.xml").decode()
        assert "<w:bidi/>" in xml
        assert xml.count("<w:rtl/>") == 2

    def test_the_page_is_escaped_and_says_how_far_it_bears(self, index: tk.phrases.Index) -> None:
        shown = tk.phrases.trace.page(self.traced(index), "<draft>", language="en")
        assert "&lt;draft&gt;" in shown
        assert " &amp; " in shown
        assert "earliest in the texts held" in shown
        assert 'dir="rtl"' in tk.phrases.trace.page([], "x", language="ar")

    def test_on_the_command_line(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        source = table(tmp_path / "t.parquet")
        own = ["--index", str(tmp_path / "i")]
        assert main(["trace", "small boats", *own, "--texts", str(source)]) == 0
        said = capsys.readouterr().out
        assert said.startswith(
            "earliest in the texts held: X/1 P01, 2020-05-01\nthis is the first text held of its line"
        )
        assert len(said.splitlines()) == 6  # two lines of words, the head, three uses
        (tmp_path / "d.ar.txt").write_text(tk.load().source, encoding="utf-8")
        assert main(["trace", str(tmp_path / "d.ar.txt"), *own, "--to", str(tmp_path / "out")]) == 0
        assert sorted(path.name for path in (tmp_path / "out").iterdir()) == ["trace.csv", "trace.docx", "trace.html"]
        assert main(["trace", "boats", "--index", str(tmp_path / "none")]) == 2


@pytest.mark.heavy
class TestOfTheWholeAssembly:
    """Needs the texts, which are not part of the project."""

    def test_lending_counted_with_a_dictionary(self, shared: Path, tmp_path: Path) -> None:
        """The series, run by run: no suffix array, no segment."""
        folder = shared / "unxml" / "series"
        index = tk.phrases.build(folder, tmp_path / "index", languages=["en"], words=9_000)
        texts = sorted((one for one in tk.corpus.texts.read(folder, ["en"])), key=lambda one: one.meta["adopted"])
        first: dict[tuple[str, ...], str] = {}
        new, old = {}, {}
        for text in texts:
            day = text.meta["adopted"]
            for words in (Words.of(paragraph.text.string).keys for paragraph in text.paragraphs):
                runs = [words[at : at + 8] for at in range(len(words) - 7)]
                days = [first.setdefault(run, day) for run in runs]
                for at in range(len(words) if runs else 0):
                    oldest = min(days[max(0, at - 7) : at + 1])
                    counts = old if oldest < day else new
                    counts[day[:4]] = counts.get(day[:4], 0) + 1
        found = tk.phrases.frames.lending(index, ["en"])
        for origin, counted in ((found["origin"] == "new", new), (found["origin"] != "new", old)):
            assert found[origin].groupby("year")["words"].sum().to_dict() == counted
        assert len(new) == 7

    def test_a_printed_resolution_traced_against_the_session_before(self, shared: Path, tmp_path: Path) -> None:
        """78/132 as printed, against the English texts of the series: a paragraph that 77/150 has word for word."""
        folder = tmp_path / "texts"
        folder.mkdir()
        for name in ("74_197", "75_202", "76_189", "77_150"):
            for path in (shared / "unxml" / "series").glob(f"A_RES_{name}.en.xml"):
                (folder / path.name).write_bytes(path.read_bytes())
        index = tk.phrases.build(folder, tmp_path / "index", languages=["en"])
        draft = tk.load(shared / "real" / "pdf" / "A_RES_78_132.pdf")
        traced = tk.phrases.trace.trace(draft, index)
        frame = tk.phrases.trace.table(traced)
        assert len(traced) == len(draft.paragraphs) == frame["paragraph_id"].nunique()
        assert set(frame.loc[frame["first"] != "", "date"]) <= {"2019-12-19", "2020-12-21", "2021-12-17", "2022-12-14"}
        assert frame.groupby("paragraph_id")["end"].max().gt(0).all()
        path = tmp_path / "draft.docx"
        path.write_bytes(tk.phrases.trace.word(traced))
        program = shutil.which("soffice")
        if program is None:
            pytest.skip("needs LibreOffice (soffice)")
        own = f"-env:UserInstallation=file://{tmp_path}/office"
        command = [program, own, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path), str(path)]
        subprocess.run(command, check=True, capture_output=True, timeout=120)
        assert (tmp_path / "draft.pdf").read_bytes().startswith(b"%PDF")


@pytest.mark.parametrize(("language", "right_to_left"), [("en", False), ("ar", True)])
def test_words_in_a_word_file_are_escaped_as_text(language: str, right_to_left: bool) -> None:
    """Quotes stand as they are: nothing here is the value of an attribute."""
    made = _word.run('say "no" & <b>', language)
    assert '>say "no" &amp; &lt;b&gt;</w:t>' in made
    assert ("<w:rtl/>" in made) is right_to_left

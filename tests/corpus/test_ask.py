"""Questions to a corpus, with answers that can be counted by hand."""

from __future__ import annotations

from pathlib import Path

import pytest
from corpus_support import statement

import toolkit
import toolkit.corpus
from toolkit import paths
from toolkit.corpus import Corpus, ask, build
from toolkit.corpus._recurring import SHORTEST, RecurringIndex
from toolkit.errors import ToolkitError


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Corpus:
    """Sessions 77 (two resolutions), 78 (one, in two files, and the text that ships)."""
    folder = tmp_path_factory.mktemp("in")
    for name, text in (
        ("a.xml", statement(1)),
        ("b.xml", statement(2)),
        ("c.xml", statement(1, session=78, count=1)),
        ("d.xml", statement(1, session=78, count=5)),
    ):
        (folder / name).write_text(text, encoding="utf-8")
    (folder / "e.ar.txt").write_bytes(paths.data("resolution", "A_RES_78_132.ar.txt").read_bytes())
    out = tmp_path_factory.mktemp("out") / "tables"
    assert build(folder, out, workers=1).good
    return toolkit.corpus.open(out)


def test_frames_by_filter(corpus: Corpus) -> None:
    assert len(corpus.frame("paragraphs", file="a.xml")) == 3
    assert len(corpus.frame("paragraphs", file=["a.xml", "b.xml"], part="operative")) == 4
    assert set(corpus.frame("tags", language="en")["language"]) == {"en"}
    frame = corpus.frame("paragraphs", columns=["paragraph_id", "number"], file="b.xml")
    assert frame.to_numpy().tolist() == [["P01", 1], ["O01", 1], ["O02", 2]]
    assert corpus.count("documents") == 5
    assert corpus.count("documents", language="ar") == 1
    assert len(corpus.frame("paragraphs", number=2, file="a.xml")) == 1
    assert corpus.frame("functions", file="a.xml")["modifiers"].tolist() == [[], [], []]
    assert repr(corpus).startswith("<Corpus tables: 5 documents, ")


def test_batches_are_the_frame_in_pieces(corpus: Corpus, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("toolkit.corpus._opened.BATCH", 10)
    pieces = list(corpus.batches("paragraphs", language="ar"))
    assert max(len(piece) for piece in pieces) <= 10
    rows = [row for piece in pieces for row in piece]
    assert [row["paragraph_id"] for row in rows] == corpus.frame("paragraphs", language="ar")["paragraph_id"].tolist()


def test_what_is_not_there_is_said(corpus: Corpus, tmp_path: Path) -> None:
    with pytest.raises(ToolkitError, match=r"no table 'words'.*paragraphs"):
        corpus.frame("words")
    with pytest.raises(ToolkitError, match=r"no column 'colour' in tags.*theme"):
        corpus.frame("tags", colour="red")
    with pytest.raises(ToolkitError, match="no column 'x'"):
        corpus.frame("tags", columns=["x"])
    with pytest.raises(ToolkitError, match="number holds int32"):
        corpus.frame("paragraphs", number="many")
    with pytest.raises(ToolkitError, match=r"holds no corpus.*toolkit corpus DIR --to OUT"):
        toolkit.corpus.open(tmp_path / "none")


def test_themes_by_session(corpus: Corpus) -> None:
    frame = ask.themes(corpus, "en")
    divides = frame[frame["theme"] == "digital_divides"].set_index("session")
    # one of three paragraphs of each; the second file of 78/1 does not count
    assert divides.loc[77, ["paragraphs", "of", "resolutions"]].tolist() == [2, 6, 2]
    assert divides.loc[78, ["paragraphs", "of", "resolutions"]].tolist() == [1, 3, 1]
    assert divides.loc[77, "share"] == pytest.approx(1 / 3)
    assert len(ask.themes(corpus, "fr")) == 0
    assert set(ask.themes(corpus, "ar")["of"]) == {115}


ANNEXED = """A/RES/79/9

Boats for all

The General Assembly,

Recalling its earlier words on boats,

1. Adopts the plan of boats annexed to the present resolution;

2. Decides to meet again.

Annex

Plan of boats

1. The digital divide between large and small boats is to be bridged.

2. Every boat is to be counted.
"""


def test_paragraphs_of_an_annex_count_in_the_whole(tmp_path: Path) -> None:
    """A share is of all paragraphs that may bear a theme, those of annexes too."""
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text(ANNEXED, encoding="utf-8")
    build(tmp_path / "in", tmp_path / "out", workers=1)
    made = toolkit.corpus.open(tmp_path / "out")
    assert made.documents[["preambular", "operative", "annexed"]].iloc[0].tolist() == [1, 2, 2]
    frame = ask.themes(made, "en")
    assert set(frame["of"]) == {5}
    assert frame.set_index("theme").loc["digital_divides", "share"] == pytest.approx(1 / 5)


def test_where_paragraphs_recur(corpus: Corpus, tmp_path: Path) -> None:
    (tmp_path / "own.xml").write_text(statement(9, count=1), encoding="utf-8")
    found = ask.recurring(corpus, toolkit.load(tmp_path / "own.xml"))
    urged = found[found["paragraph_id"] == "O01"].set_index("file")
    assert urged.index.tolist() == ["a.xml", "b.xml", "c.xml"]  # d.xml is 78/1 once more
    assert urged["identical"].tolist() == [True, False, True]
    assert 0.9 < urged.loc["b.xml", "likeness"] < 1
    assert set(urged["other_id"]) == {"O01"}
    assert "O02" not in set(found["paragraph_id"])  # ten words: too short
    assert ask.by_resolution(found).iloc[0]["symbol"] in {"A/RES/77/1", "A/RES/78/1"}
    with pytest.raises(ToolkitError, match="likeness of 2"):
        ask.recurring(corpus, toolkit.load(tmp_path / "own.xml"), least=2)


def test_recurrence_needs_words_in_the_same_order() -> None:
    paragraphs = [p for p in toolkit.load().paragraphs if p.id in {"P02", "P03", "O30"}]
    index = RecurringIndex(paragraphs)
    text = paragraphs[1].text.string
    best = index.matches(text)[0]
    assert (best.paragraph_id, best.likeness, best.identical) == ("P03", 1.0, True)
    words = text.split()
    assert index.matches(" ".join(sorted(words))) == []
    assert index.matches(" ".join(words[: SHORTEST - 1])) == []
    cut = index.matches(" ".join(words[: len(words) * 3 // 4]))
    assert [match.paragraph_id for match in cut] == ["P03"]
    assert not cut[0].identical


def test_who_cites(corpus: Corpus) -> None:
    found = ask.citing(corpus, "A/RES/76/2")
    assert found[["symbol", "file", "part", "verb"]].to_numpy().tolist() == [
        ["A/RES/77/2", "b.xml", "preamble", "recall"]
    ]
    assert ask.citing(corpus, "A/RES/77/1")["file"].tolist() == ["c.xml"]
    assert len(ask.citing(corpus, "A/RES/77/150", languages=["en"])) == 0
    assert set(ask.citing(corpus, "A/RES/77/150", languages=["ar"])["symbol"]) == {"A/RES/78/132"}
    with pytest.raises(ToolkitError, match="is no symbol"):
        ask.citing(corpus, "seventy-eight")

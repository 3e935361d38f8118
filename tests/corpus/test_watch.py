"""A theme of one's own over a folder: counts that can be made by hand."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from corpus_support import statement

from toolkit import paths
from toolkit.charts import assembly
from toolkit.corpus import watch
from toolkit.errors import ToolkitError
from toolkit.themes import load_codebook

BOATS = """[[theme]]
id = "boats"
label.en = "boats"
definition.en = "Boats of any size."
phrases.en = ["boat[s]"]
phrases.ar = ["[ال]إنترنت"]
[[theme]]
id = "kites"
label.en = "kites"
definition.en = "Kites."
phrases.en = ["kite[s]"]
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Session 77: two resolutions, one of them twice; session 78: one in an archive, and the Arabic text that ships."""
    place = tmp_path / "texts"
    place.mkdir()
    (place / "a.xml").write_text(statement(1), encoding="utf-8")
    (place / "b.xml").write_text(statement(2), encoding="utf-8")
    (place / "c.xml").write_text(statement(2, count=7), encoding="utf-8")
    (place / "d.xml").write_text("<akomaNtoso><statement>", encoding="utf-8")
    with zipfile.ZipFile(place / "e.zip", "w") as archive:
        archive.writestr("en/f.xml", statement(1, session=78))
        archive.writestr("fr/f.xml", statement(1, session=78).replace('"eng"', '"fra"'))
    (place / "g.ar.txt").write_bytes(paths.data("resolution", "A_RES_78_132.ar.txt").read_bytes())
    (tmp_path / "own.toml").write_text(BOATS, encoding="utf-8")
    return place


@pytest.mark.parametrize("workers", [1, 2])
def test_own_words_session_by_session(folder: Path, workers: int) -> None:
    """A made-up resolution has three paragraphs, each of which names boats; none names a kite."""
    found = watch.by_session(folder, folder.parent / "own.toml", workers=workers)
    rows = found[["session", "theme", "paragraphs", "of", "share", "naming", "resolutions"]].to_numpy().tolist()
    assert rows == [
        [77, "boats", 6, 6, 1.0, 2, 2],
        [77, "kites", 0, 6, 0.0, 0, 2],
        [78, "boats", 3, 3, 1.0, 1, 1],
        [78, "kites", 0, 3, 0.0, 0, 1],
    ]


def test_what_was_not_read_is_said(folder: Path) -> None:
    assert watch.read(folder, workers=1).attrs["unread"] == ["d.xml"]
    with pytest.raises(ToolkitError, match="no resolution in 'ru'"):
        watch.read(folder, language="ru", workers=1)


def test_what_only_another_language_has_is_said(folder: Path) -> None:
    """A share falls where a file is not there: the frame says so, and the chart under it."""
    place = (
        b'<FRBRthis value="/akn/un/statement/deliberation/unga/2024-09-22/77-%d/!main/"/><FRBRlanguage language="ara"/>'
    )
    for number in (1, 5, 6):
        (folder / f"other{number}.xml").write_bytes(place % number)
    found = watch.by_session(folder, folder.parent / "own.toml", workers=1)
    assert found.attrs == {"lacking": {77: 2}, "unread": ["d.xml"]}  # 77/1 is there in English too
    drawn = assembly.own(found)
    assert "session 77 (2); files that could not be read: 1" in repr(drawn)
    assert "في الدورة 77 (2)" in repr(assembly.own(found, language="ar"))


def test_a_codebook_that_was_changed_is_read_again(folder: Path) -> None:
    """Whoever mends a word and counts again counts the mended word, in the same notebook too."""
    own = folder.parent / "own.toml"
    assert watch.by_session(folder, own, workers=1)["paragraphs"].tolist() == [6, 0, 3, 0]
    own.write_text(BOATS.replace('"boat[s]"', '"no such thing"'), encoding="utf-8")
    assert watch.by_session(folder, own, workers=1)["paragraphs"].tolist() == [0, 0, 0, 0]


def test_a_theme_without_words_in_the_language_is_not_counted_as_none(folder: Path) -> None:
    with pytest.raises(ToolkitError, match=r"own.toml: has no words in language 'ar' for kites \(.*phrases.ar = "):
        watch.by_session(folder, folder.parent / "own.toml", language="ar", workers=1)


def test_another_language(folder: Path) -> None:
    """The Arabic text names the Internet Governance Forum in operative paragraph 30."""
    arabic = watch.read(folder, language="ar", workers=1)
    assert set(arabic["symbol"]) == {"A/RES/78/132"}
    found = watch.mentions(arabic)
    named = found.loc[found["word"] == "internet_governance", "paragraph_id"]
    assert "O30" in set(named)


def test_watchwords_are_words_and_not_themes() -> None:
    """A word counts where it stands, in a name too; new technology in general is no artificial intelligence."""
    book = load_codebook(paths.data("themes", "watchwords.toml"))
    assert set(book.languages) == {"ar", "en"}
    texts = {
        "O01": ("Notes that artificial intelligence changes work;", {"artificial_intelligence"}),
        "O02": ("Notes rapid technological change and machine learning;", set()),
        "O03": ("Welcomes the Internet Governance Forum;", {"internet_governance"}),
        "O04": ("Regrets all digital and data divides, and the gender gap;", {"digital_divide"}),
    }
    import pandas as pd

    rows = [("A/RES/99/1", "en", name, "operative", text) for name, (text, _) in texts.items()]
    found = watch.mentions(pd.DataFrame(rows, columns=list(watch.COLUMNS)), book)
    for name, (_, words) in texts.items():
        assert set(found.loc[found["paragraph_id"] == name, "word"]) == words

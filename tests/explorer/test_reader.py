"""Paragraphs as HTML: marks, notes, what stands beside, and what is cut."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

import toolkit
from toolkit import library
from toolkit.explorer import Subject
from toolkit.explorer import _reader as reader
from toolkit.explorer._official import official

FORM = "The General Assembly,\n\nRecalling {0},\n\n1. Requests the Secretary-General to report {1};\n"


class Tree(HTMLParser):
    """Tags and words of HTML; fails where a tag is closed that is not open."""

    def __init__(self, markup: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.words = ""
        self.feed(markup)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.open.append(tag)
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.words += data


@pytest.fixture(scope="module")
def book() -> reader.Book:
    return reader.Book.of(toolkit.load())


def marked(markup: str, name: str) -> list[str]:
    """The words of the marks of a class."""
    found = re.findall(rf'<mark class="[^"]*\b{name}\b[^"]*"[^>]*>(.*?)</mark>', markup)
    return [re.sub("<[^>]+>", "", words) for words in found]


def test_each_kind_of_mark_stands_on_its_words(book: reader.Book) -> None:
    """P01, read: it recalls 77/150 of 14 December 2022; its first word was misread in the source."""
    made = reader.paragraph(book, "P01")
    assert marked(made, "citation") == ["150/77"]
    assert marked(made, "date") == ["14 كانون الأول/ديسمبر 2022"]
    assert "".join(marked(made, "background")) == "إذ تشير إلى"
    assert "".join(marked(made, "repair")) == "إذ"
    Tree(made)


@pytest.mark.parametrize("kind", reader.KINDS)
def test_each_kind_can_be_switched_off(book: reader.Book, kind: str) -> None:
    place = next(place for place, finds in book.finds.items() if any(find.kind == kind for find in finds))
    looks = {find.look for find in book.finds[place] if find.kind == kind}
    with_it = reader.paragraph(book, place)
    without = reader.paragraph(book, place, kinds=[one for one in reader.KINDS if one != kind])
    assert any(marked(with_it, look) for look in looks)
    assert not any(marked(without, look) for look in looks)
    assert "<mark" not in reader.paragraph(book, place, kinds=())


def test_the_words_are_all_there_once(book: reader.Book) -> None:
    """Marks and notes cut the text; nothing of it is lost or said twice."""
    for paragraph in book.resolution.paragraphs:
        made = reader.paragraph(book, paragraph.id)
        body = made[made.index('<div class="rt rtx-words"') : made.index("</div></div></article>")]
        body = re.sub(r'<details class="rtx-note">.*?</details>', "", body)
        assert Tree(f"{body}</div>").words == paragraph.text.string


def test_a_mark_goes_on_behind_a_note(book: reader.Book) -> None:
    """The marker of the first note stands before the last sign of P01: a mark over all is cut there, and whole."""
    text = book.paragraphs["P01"].text.string
    over = reader.Book(book.resolution, {"P01": (reader.Highlight(0, len(text), "theme", "wsis"),)}, book.paragraphs)
    made = reader.paragraph(over, "P01")
    assert len(marked(made, "theme")) == 2
    assert "".join(marked(made, "theme")) == text


def test_a_note_stands_at_its_marker_and_is_closed(book: reader.Book) -> None:
    made = reader.paragraph(book, "P01")
    note = re.search(r'<details class="rtx-note"><summary aria-label="Note 1">1</summary>(.*?)</details>', made)
    assert note is not None
    assert "183/56" in note[1]
    assert '<details class="rtx-note" open' not in made


def test_a_missing_note_says_so(book: reader.Book) -> None:
    missing = next(note for note in book.resolution.notes if note.status == "missing" and note.place in book.paragraphs)
    assert "The source does not have this note." in reader.paragraph(book, missing.place)
    assert "هذه الحاشية ليست في المصدر" in reader.paragraph(book, missing.place, language="ar")


def test_the_source_reading_says_how_it_was_repaired() -> None:
    source = reader.Book.of(toolkit.load(reading="source"))
    made = reader.paragraph(source, "P01", kinds=("repair",))
    assert marked(made, "repair")[0].startswith("إن")
    assert "As in the source; repaired to “إذ”" in re.sub("</?bdi[^>]*>", "", made)


def test_beside_stand_gloss_and_official_words_only_where_there_are_any(book: reader.Book) -> None:
    made = reader.paragraph(
        book, "P01", side_texts=[reader.SideText("Gloss", "The Assembly <recalls>"), reader.SideText("Official", "")]
    )
    assert "The Assembly &lt;recalls&gt;" in made
    assert "Official" not in made


def test_hostile_words_stay_words() -> None:
    harm = '<script>x</script> <img src=x onerror="y"> </div></article> {0}'
    resolution = library.loads(FORM.format(harm, harm), name="harm", language="en")
    book = reader.Book.of(resolution.replace(glosses={"P01": harm}))
    made = "".join(
        reader.paragraph(book, place, side_texts=[reader.SideText("<b>", harm)]) for place in book.paragraphs
    )
    tree = Tree(made)
    assert {tag for tag, _ in tree.tags} <= {
        "article", "h3", "div", "p", "mark", "details", "summary", "ul", "li", "span", "bdi",
    }  # fmt: skip
    assert not [name for _, names in tree.tags for name in names if name.startswith("on")]
    assert tree.words.count("<script>x</script>") >= 2


def test_a_very_long_paragraph_is_cut_and_says_so() -> None:
    resolution = library.loads(FORM.format("it", "on gaps " * 5_000), name="long", language="en")
    book = reader.Book.of(resolution)
    hits = [(at, at + 4) for at in range(40, 39_000, 8)]
    made = reader.paragraph(book, "O01", hits=hits)
    assert "the first 20,000 of 40,0" in made
    assert made.count('<mark class="hit') <= reader.MARKED
    assert len(made) < 60_000


def test_a_paragraph_of_the_series_shows_facts_without_words() -> None:
    subject = Subject.of_series()
    frame = subject.frame
    one = next(frame[(frame["symbol"] == "A/RES/79/194") & (frame["paragraph_id"] == "O57")].itertuples())
    made = reader.row(one)
    assert "A/RES/79/194 O57 (2024)" in made
    assert "rtx-words" not in made
    Tree(made)


@pytest.mark.shared
def test_official_words_stand_beside_their_paragraph(shared: Path) -> None:
    """Every paragraph of the Arabic text has English words, each those that cite or number the same."""
    resolution = toolkit.load()
    found = official(resolution, shared / "unxml")
    assert found.keys() == {paragraph.id for paragraph in resolution.paragraphs}
    assert "77/150" in found["P01"]
    assert "seventy-ninth session" in found["O57"]
    assert official(resolution, shared) == {}

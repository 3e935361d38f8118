"""Which blocks of a plain text are notes, and in which language it is, by made-up words."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from toolkit._openings import openings
from toolkit.errors import SourceError
from toolkit.model import Span
from toolkit.sources import _language
from toolkit.sources._notes import NoteReader
from toolkit.sources._state import Division, Open, OpenNote, PassagesSoFar

BODY = Division()


def reader(
    last: str = "Decides to sail.", *, printed: int = 0, form: Any = "operative", notes: tuple[str, ...] = (),
    bare: bool = False, fonts: bool = False, header: str = "", closed: bool = False,
) -> NoteReader:  # fmt: skip
    """A reader within a text: the words of its open paragraph, and the notes that it has."""
    state = PassagesSoFar()
    if last:
        state.add(Open(form, printed, [Span(0, 1)], last, 0, BODY))
    for marker in notes:
        state.add_note(OpenNote(marker, [Span(0, 1)], bare))
    if header:
        state.header.append(Span(0, len(header)))
    layout: Any = SimpleNamespace(fonts=fonts, source=header, blocks=[])
    found = NoteReader(layout, openings("en"), state)
    found.closed = closed
    return found


@pytest.mark.parametrize(
    ("options", "text", "number"),
    [
        ({}, "30 Ibid., document S/4436.", 30),
        ({"last": "Decides to sail;"}, "30 Ibid., document S/4436.", None),
        ({"last": "Decides to sail;", "closed": True}, "30 Ibid., document S/4436.", 30),
        ({"form": "preamble"}, "30 Ibid., document S/4436.", None),
        ({"notes": ("1",)}, "30 Ibid., document S/4436.", None),
        ({}, "30 March 1964", None),
        ({}, "30 votes", None),
        ({}, "30 Requests the Secretary-General to report", None),
        ({"last": ""}, "30 Ibid., document S/4436.", None),
    ],
)
def test_the_first_note_below_the_closing_lines(options: dict[str, Any], text: str, number: int | None) -> None:
    assert reader(**options).first_note(text) == number


@pytest.mark.parametrize(
    ("options", "text", "note"),
    [
        ({}, "(1) See boats.", True),
        ({"fonts": True}, "(1) See boats.", False),
        ({"last": "Decides to have:"}, "(1) See boats.", False),  # an item of its list
        ({"last": "Decides to have:", "closed": True}, "(1) See boats.", True),
        ({"last": "has:\n(1) boats;"}, "(2) See nets.", False),
        ({"last": "has boats;", "notes": ("1",)}, "(2) See nets.", True),
        ({"notes": ("1",)}, "(31) See boats.", True),
        ({"notes": ("1",)}, "(32) See boats.", False),  # too far ahead
        ({"notes": ("1",)}, "(1) See boats.", False),
        ({"last": ""}, "(1) See boats.", False),
        ({"header": "Lake boats* and"}, "* See boats.", True),
        ({"header": "Lake boats** and"}, "* See boats.", False),
        ({"header": "Lake boats* and", "last": "Decides,"}, "* See boats.", False),
        ({"header": "Lake * and"}, "* See boats.", False),
    ],
)
def test_what_is_a_note(options: dict[str, Any], text: str, *, note: bool) -> None:
    assert bool(reader(**options).is_note(text)) is note


@pytest.mark.parametrize(
    ("printed", "form", "text", "following"),
    [
        (2, "operative", "3 DECIDES to sail", True),
        (2, "operative", "3 Decides to sail", True),
        (2, "operative", "4 Decides to sail", False),
        (0, "operative", "1 Decides to sail", False),
        (2, "preamble", "3 Decides to sail", False),
        (2, "operative", "3. Decides to sail", False),
        (2, "operative", "3 Boats", False),
    ],
)
def test_the_next_paragraph_of_a_text_without_points(printed: int, form: str, text: str, *, following: bool) -> None:
    assert reader(printed=printed, form=form)._is_next(text) is following


class TestShown:
    def block(self, text: str, *, marker: str = "", continues: bool = False, start: int = 5) -> Any:
        return SimpleNamespace(text=text, marker=marker, continues=continues, start=start, end=start + len(text))

    def test_notes_that_a_page_shows(self) -> None:
        own = reader(notes=("1",))
        own.shown_note(self.block("goes on", continues=True))
        assert len(own.state.notes) == 1
        assert own.state.notes[0].spans[-1] == Span(5, 12)
        own.shown_note(self.block("(2) See boats."))
        own.shown_note(self.block("[^3]: See nets."))
        own.shown_note(self.block("See oars.", marker="7"))
        own.shown_note(self.block("See lamps."))
        assert [(note.marker, note.marked) for note in own.state.notes] == [
            ("1", False), ("2", False), ("3", True), ("7", False), ("", False),
        ]  # fmt: skip
        assert own.state.last_note() == 7
        alone = reader()
        alone.shown_note(self.block("goes on", continues=True))
        assert [note.marker for note in alone.state.notes] == [""]

    def test_a_bare_number_is_said(self) -> None:
        for fonts, bare in ((False, True), (True, False)):
            own = reader(fonts=fonts)
            own.shown_note(self.block("1 See boats."))
            assert [(note.marker, note.bare) for note in own.state.notes] == [("1", bare)]

    @pytest.mark.parametrize(
        ("options", "goes_on"),
        [({}, True), ({"done": False}, False), ({"index": 0}, False), ({"before": "See boats."}, False),
         ({"start": 9}, False), ({"text": ""}, False), ({"notes": ()}, False)],
    )  # fmt: skip
    def test_a_note_that_goes_on(self, options: dict[str, Any], *, goes_on: bool) -> None:
        own = reader(notes=options.get("notes", ("1",)))
        own.layout.blocks = [self.block(options.get("before", "See boats of"), start=options.get("start", 0))] * 2  # type: ignore[misc]
        done = options.get("done", True)
        assert own.note_goes_on(options.get("text", "the lake."), options.get("index", 1), done=done) is goes_on

    @pytest.mark.parametrize(
        ("text", "furniture"),
        [("A/RES/78/9", True), ("Page 2", True), ("23-45678 (E)", True), ("Distr. General", True), ("Boats", False),
         ("2.", False), ("(a) ", False), ("2", True), ("- - " * 75, True), ("- - " * 75 + "-", False)],
    )  # fmt: skip
    def test_furniture(self, text: str, *, furniture: bool) -> None:
        assert reader().is_furniture(text) is furniture


@pytest.mark.parametrize(
    ("rows", "where"),
    [
        ("boats\nthe lake board,", (False, 6)),
        ("boats of the lake board", (True, 9)),
        ("*the lake board*,", (False, 0)),
        ("the lake board of", (True, 0)),
        ("boats", None),
        ("the lake\nboard", (True, 0)),
    ],
)
def test_where_a_formula_stands(rows: str, where: tuple[bool, int] | None) -> None:
    assert _language._where(rows, "the lake board") == where


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The General Assembly,\n\nNoting boats,", "en"),
        ("Of the General Assembly\n\nL'Assemblée générale,\n\nNotant", "fr"),
        ("سفن وشباك", "ar"),
        ("лодки и сети", "ru"),
        ("船和网", "zh"),
        ("boats and nets", "en"),
    ],
)
def test_the_language_of_a_text(text: str, language: str) -> None:
    assert _language.detect_language(text, name="a.txt") == language


def test_a_text_in_no_language() -> None:
    for text, said in (("12 34", "no letters"), ("βάρκες", "Greek")):
        with pytest.raises(SourceError, match=said):
            _language.detect_language(text, name="a.txt")

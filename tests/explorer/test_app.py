"""The explorer of a notebook without a browser: what is chosen, what it stores, and what its kernel answers."""

from __future__ import annotations

import gzip
import html
import re
from pathlib import Path
from typing import Any

import ipywidgets as widgets
import pytest

import toolkit
from toolkit import library
from toolkit.errors import ToolkitError
from toolkit.explorer import Query, Subject, _app, explore, select
from toolkit.explorer import _address as addresses
from toolkit.explorer._app import Explorer
from toolkit.explorer._desk import Desk
from toolkit.series.texts import series

OWN = "The General Assembly,\n\n1. Requests the Secretary-General to report;\n\n2. Decides to end.\n"


@pytest.fixture
def explorer() -> Explorer:
    return explore()


def words(explorer: Explorer) -> str:
    """The still picture without its tags."""
    return html.unescape(re.sub(r"<style>.*?</style>|<[^>]+>", "", explorer._repr_mimebundle_()["text/html"]))


def test_what_is_chosen_is_a_query_and_a_frame(explorer: Explorer) -> None:
    """What the page sets as its address, code reads; and the other way."""
    seen: list[str] = []
    explorer.observe(lambda change: seen.append(change["new"]), "address")
    explorer.address = "#themes=gender%7C-&match=all&text=women&panel=charts&opening=1&years=2023&zzz=1"
    wanted = Query(themes=("gender", ""), match="all", text="women", opening=True, years=2023)
    assert explorer.query == wanted
    explorer.query = Query(addressees="secretary_general")
    assert list(explorer.found["paragraph_id"]) == ["O31", "O57"]
    assert addresses.read(explorer.address) == {"addressees": "secretary_general", "panel": "charts"}
    assert len(seen) == 2


@pytest.mark.parametrize("address", ["", "#", "#years=soon", "#match=none", "#ballots=zzz", "#themes=&text=", "%%%"])
def test_an_address_that_was_changed_by_hand_asks_for_nothing(address: str) -> None:
    assert addresses.query(address) == Query()


@pytest.mark.parametrize(
    "query",
    [Query(), Query(text="a & b = c | d # e"), Query(themes=("gender", ""), match="all"), Query(years=(2022, 2023))],
)
def test_a_query_goes_into_an_address_and_comes_back(query: Query) -> None:
    assert addresses.query(addresses.address(query, panel="charts")) == query


def test_it_is_a_widget_whose_page_is_made_when_it_is_shown(explorer: Explorer) -> None:
    assert isinstance(explorer, widgets.Widget)
    assert explorer.children == ()
    explorer.query = Query(themes="gender")
    shown = explorer._repr_mimebundle_()
    assert shown["application/vnd.jupyter.widget-view+json"]["model_id"] == explorer.model_id
    (frame,) = explorer.children
    page = gzip.decompress(frame.page).decode()
    assert page.startswith("<!DOCTYPE html>")
    assert '"at":"#themes=gender"' in page
    explorer.turn_to("charts", facet="verbs")
    assert frame.address == explorer.address
    frame.address = "#text=women"
    assert explorer.query == Query(text="women")


def test_a_panel_and_a_language_keep_what_was_chosen(explorer: Explorer) -> None:
    explorer.query = Query(themes="gender")
    explorer.turn_to("compare", status="modified", before=2022)
    explorer.speak("ar")
    assert explorer.language == "ar"
    assert explorer.query == Query(themes="gender")
    said = addresses.read(explorer.address)
    assert said == {"themes": "gender", "panel": "compare", "outcome": "modified", "before": "2022", "lang": "ar"}


def test_the_kernel_opens_a_file_and_goes_on_with_it(explorer: Explorer) -> None:
    """It is told at once that it was heard; what is wrong comes back in the toolkit's words."""
    explorer._repr_mimebundle_()
    (frame,) = explorer.children
    sent: list[dict[str, Any]] = []
    frame.send = lambda content, *_: sent.append(content)
    asked = {"do": "open", "name": "../mine.txt"}
    explorer._asked(frame, {"view": "v", "number": 1, "asked": asked}, [memoryview(OWN.encode())])
    explorer._asked(frame, {"view": "v", "number": 2, "asked": asked}, [memoryview(b"\0\1")])
    explorer._asked(frame, {"anything": "else"}, [])
    assert [(one["kind"], one["number"]) for one in sent] == [("heard", 1), ("answer", 1), ("heard", 2), ("answer", 2)]
    assert [row["id"] for row in sent[1]["answer"]["data"]["rows"]] == ["O01", "O02"]
    assert sent[3]["answer"]["problem"].startswith("mine.txt")
    explorer.address = "#file=mine.txt&addressees=secretary_general"
    assert list(explorer.found["paragraph_id"]) == ["O01"]
    explorer.address = ""
    assert len(explorer.found) == 115


def test_the_series_shows_one_language_at_a_time() -> None:
    explorer = explore(series())
    assert explorer.query.languages == ("en",)
    total = int((explorer.subject.frame["language"] == "en").sum())
    assert f"{total} of {total} paragraphs" in words(explorer)
    explorer.address = "#themes=gender"  # the page leaves out what it begins with
    assert explorer.query == Query(themes="gender", languages="en")


def test_the_still_picture_is_of_the_open_panel(explorer: Explorer) -> None:
    """None of the nine paragraphs on women is new in 2023; three are modified."""
    explorer.query = Query(themes="gender")
    explorer.turn_to("compare", status="modified")
    shown = words(explorer)
    assert "Paragraphs of 2022 and 2023 with these filters (3 of 9)" in shown
    assert "P55" in shown
    explorer.turn_to("charts", facet="addressees")
    assert "Paragraphs by Addressee" in words(explorer)
    explorer.turn_to("reader")
    assert "A/RES/78/132 O27" in words(explorer)
    explorer.query = Query(text="a*b")
    assert "That cannot be done" in words(explorer)


def test_what_is_stored_is_the_same_each_time() -> None:
    query = Query(addressees=("secretary_general",))
    one, two = (explore(query=query)._repr_mimebundle_() for _ in range(2))
    assert one["text/html"] == two["text/html"]
    assert one["text/plain"] == "<explorer: A/RES/78/132, 2 of 115 paragraphs>"
    assert len(one["text/html"]) < 40_000
    other = explore(query=Query(addressees=("governments",)))._repr_mimebundle_()
    assert other["text/html"] != one["text/html"]


def test_bad_arguments_are_one_clear_error(explorer: Explorer) -> None:
    with pytest.raises(ToolkitError, match="does not speak 'xx'"):
        explore(language="xx")
    with pytest.raises(ToolkitError, match="absent"):
        explore("absent.txt")
    with pytest.raises(ToolkitError, match="no panel 'map'"):
        explorer.turn_to("map")
    with pytest.raises(ToolkitError, match="has no 'colour'"):
        explorer.turn_to("charts", colour="red")


def test_a_subject_of_ones_own() -> None:
    subject = Subject.of(toolkit.load(reading="source"))
    assert explore(subject).subject is subject
    own = explore(library.loads(OWN, name="own.txt", language="en"), "en")
    own.turn_to("compare")
    assert "O02" in words(own)  # a text that is in no series has nothing to compare: its paragraphs are shown


def test_pages_are_read_from_their_picture_only_where_that_is_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    told: dict[str, object] = {}
    shipped = library.load()
    monkeypatch.setattr(library, "load", lambda _, **options: told.update(options) or shipped)
    explore("a.pdf", ocr=True)
    assert told == {"ocr": True}


def test_a_desk_answers_whatever_it_is_asked(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """What is no request, a folder that is none, a failure of ours: each is words, and the next is answered."""
    desk = Desk(Subject.of(toolkit.load()))
    for asked in (None, 7, "open", [], {}, {"do": "zzz"}, {"do": ["open"]}):
        assert desk.answer(asked) == {"problem": "this is no request"}
    assert "is no folder" in desk.answer({"do": "own", "folder": str(tmp_path / "absent")})["problem"]
    assert "is no folder" in desk.answer({"do": "own", "folder": "a\0b"})["problem"]
    assert "file" in desk.answer({"do": "open"})["problem"]
    long = desk.answer({"do": "open", "name": f"{'a' * 999}\u202e\n.txt"}, b"x")["problem"]
    assert len(long) < 600
    assert "\u202e" not in long
    monkeypatch.setattr(library, "read", lambda *_, **__: 1 / 0)
    assert "ZeroDivisionError" in desk.answer({"do": "open", "name": "a.txt"}, b"x")["problem"]
    monkeypatch.undo()
    assert len(desk.answer({"do": "own"})["data"]["rows"]) == 115
    assert desk.opened == {}
    assert len(select(desk.subject)) == 115


def test_what_is_explored_by_a_word_or_a_path(tmp_path: Path) -> None:
    """Only two words mean many resolutions; any other text is the path of one."""
    path = tmp_path / "series of boats.en.txt"
    path.write_text("The General Assembly,\n\nRecalling boats,\n\n1. Decides to act.\n", encoding="utf-8")
    assert [_app.subject(one).kind for one in (str(path), path, "series")] == ["resolution", "resolution", "series"]
    assert _app.subject(toolkit.load()).kind == "resolution"
    made = _app.subject("series")
    assert _app.subject(made) is made

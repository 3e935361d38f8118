"""The explorer without a browser: what its controls ask for, what it shows, and what it stores."""

from __future__ import annotations

import html
import re
from pathlib import Path
from typing import Any

import ipywidgets as widgets
import pytest

import toolkit
from toolkit import glossary, library
from toolkit.errors import ToolkitError
from toolkit.explorer import Query, Subject, explore, opened, select
from toolkit.explorer import _meanings as meanings
from toolkit.explorer._app import PANELS, Explorer
from toolkit.explorer._markup import ui
from toolkit.series.texts import series


@pytest.fixture
def explorer() -> Explorer:
    return explore()


def words(markup: str) -> str:
    """HTML without its tags."""
    return re.sub(r"<[^>]+>", "", markup)


def controls(explorer: Explorer) -> list[widgets.Widget]:
    """Everything a person can use."""
    found: list[widgets.Widget] = [explorer.switch]
    boxes = [explorer.filters.box, *(panel.box for panel in explorer.panels.values())]
    while boxes:
        one = boxes.pop()
        boxes += list(getattr(one, "children", ()))
        if isinstance(one, (widgets.Dropdown, widgets.Text, widgets.Checkbox, widgets.Button)):
            found.append(one)
    return found


def test_a_control_asks_and_the_counts_follow(explorer: Explorer) -> None:
    explorer.filters.lists["addressees"].value = ("secretary_general",)
    assert explorer.query == Query(addressees=("secretary_general",))
    asks = toolkit.load().tables(["addressees"])["addressees"]
    places = set(asks.loc[asks["addressee"] == "secretary_general", "paragraph_id"])
    assert words(explorer.status.value).startswith(f"{len(places)} of 115 paragraphs: ")
    assert set(explorer.state.rows["paragraph_id"]) == places
    parts = {value: text for text, value in explorer.filters.lists["parts"].options}
    assert parts["operative"] == f"operative ({len(places)})"
    assert "preamble" not in parts  # it would give nothing


def test_themes_by_any_and_by_all(explorer: Explorer) -> None:
    explorer.filters.themes["gender"].value = True
    explorer.filters.themes["finance"].value = True
    subject = explorer.state.subject
    assert len(explorer.state.rows) == len(select(subject, Query(themes=("gender", "finance"))))
    explorer.filters.match.value = "all"
    both = [set(themes) >= {"gender", "finance"} for themes in subject.frame["themes"]]
    assert len(explorer.state.rows) == sum(both)


def test_a_query_from_code_is_shown_by_the_controls(explorer: Explorer) -> None:
    explorer.query = Query(parts=("operative",), themes=("data",), text="البيانات")
    assert explorer.filters.lists["parts"].value == "operative"
    assert explorer.filters.themes["data"].value
    assert explorer.filters.text.value == "البيانات"
    explorer.filters.clear.click()
    assert explorer.query == Query()
    assert not explorer.filters.themes["data"].value


def test_what_is_typed_is_not_typed_over(explorer: Explorer) -> None:
    """A blank at the end of a word is still being typed, though the query does not hold it."""
    explorer.filters.text.value = "digital "
    assert explorer.filters.text.value == "digital "
    assert explorer.query.text == "digital"


def test_only_the_open_panel_is_filled(explorer: Explorer) -> None:
    reader, compare = explorer.panels["reader"], explorer.panels["compare"]
    assert "A/RES/78/132 P01" in reader.pages.value  # type: ignore[attr-defined]
    assert compare.box.children == ()
    explorer.tabs.selected_index = PANELS.index("compare")
    assert compare.box.children != ()


def test_pages_turn_and_stop_at_both_ends(explorer: Explorer) -> None:
    reader: Any = explorer.panels["reader"]
    assert reader.previous.disabled
    shown = []
    for _ in range(9):
        shown += re.findall(r"<h3[^>]*><bdi[^>]*>A/RES/78/132 (\w+)|<h3[^>]*>A/RES/78/132 (\w+)", reader.pages.value)
        reader.next.click() if not reader.next.disabled else None
        if explorer.state.page == 5 and len(shown) >= 100:
            break
    shown += re.findall(r"<h3[^>]*><bdi[^>]*>A/RES/78/132 (\w+)|<h3[^>]*>A/RES/78/132 (\w+)", reader.pages.value)
    assert ["".join(pair) for pair in shown] == list(explorer.state.subject.frame["paragraph_id"])
    assert reader.next.disabled
    explorer.query = Query(text="المرأة")
    assert explorer.state.page == 0


def test_the_other_reading_stands_beside_and_the_paragraph_found_stays(explorer: Explorer) -> None:
    """The word "acknowledges" of O30 is a word that a repair put there: the source reading does not have it."""
    reader: Any = explorer.panels["reader"]
    word = toolkit.load()["O30"].text.string.split()[0]
    written = toolkit.load(reading="source")["O30"].text.string.split()[0]
    assert word != written
    explorer.filters.text.value = f"={word}"
    places = list(explorer.state.rows["paragraph_id"])
    assert "O30" in places
    reader.reading.value = "source"
    assert list(explorer.state.rows["paragraph_id"]) == places
    shown = reader.pages.value.split("O30")[1]
    assert word in words(shown)
    assert written in words(shown)
    repair = next(one for one in toolkit.load().repairs if one.place == "O30")
    assert repair.evidence in words(shown)
    assert repair.reason in html.unescape(words(shown))
    assert "rtx-mended" in shown
    assert '<details class="rtx-found rtx-mended" open>' in shown
    explorer.speak("ar")
    reader = explorer.panels["reader"]
    assert reader.reading.value == "source"
    reader.reading.value = "repaired"
    assert "rtx-other" not in reader.pages.value


def test_a_resolution_of_ones_own_is_compared_with_nothing_or_in_its_own_years() -> None:
    own = library.loads("The General Assembly,\n\n1. Decides to end.\n", name="own.txt", language="en")
    alone = explore(own, "en")
    alone.turn_to("compare")
    box: Any = alone.panels["compare"].box
    assert "not in the series of 2019 to 2025" in words(box.children[0].value)
    assert len(box.children) == 1
    shipped = explore()
    shipped.turn_to("compare")
    assert shipped.panels["compare"].after.value == 2023  # type: ignore[attr-defined]


def test_clear_all_clears_what_panels_were_asked_too(explorer: Explorer) -> None:
    explorer.turn_to("concordance", keyword="internet")
    explorer.turn_to("compare", status="modified")
    compared: Any = explorer.panels["compare"]
    compared.paragraph.value = compared.paragraph.options[1][1]
    assert compared.life.value
    explorer.filters.clear.click()
    assert explorer.panels["concordance"].keyword.value == ""  # type: ignore[attr-defined]
    assert compared.status.value == ""
    assert compared.life.value == ""


@pytest.mark.parametrize("language", ["en", "ar"])
def test_a_file_that_cannot_be_read_is_said(tmp_path: Path, language: str) -> None:
    (tmp_path / "broken.pdf").write_bytes(b"%PDF-1.4 nothing")
    said = opened(str(tmp_path / "broken.pdf"), language=language)
    assert "broken.pdf" in words(said.value)
    assert 'role="alert"' in said.value
    assert ui(language)["unread"] in words(said.value)
    assert "Traceback" not in said.value
    assert isinstance(opened(language=language), Explorer)


def test_a_bar_opens_its_paragraphs(explorer: Explorer) -> None:
    explorer.turn_to("charts", facet="forces")
    panel: Any = explorer.panels["charts"]
    bar, button = panel.bars[0], panel.buttons[0]
    button.click()
    assert explorer.tabs.selected_index == 0
    assert explorer.query == Query(forces=(bar.value,))
    assert len(explorer.state.rows) == bar.count


def test_a_bar_of_a_theme_narrows_the_themes_chosen(explorer: Explorer) -> None:
    """The bar counts paragraphs of this theme among those shown; they are what it opens."""
    explorer.query = Query(themes=("gender",))
    explorer.turn_to("charts", facet="themes")
    panel: Any = explorer.panels["charts"]
    number = next(n for n, bar in enumerate(panel.bars) if bar.value != "gender")
    bar = panel.bars[number]
    panel.buttons[number].click()
    assert len(explorer.state.rows) == bar.count


def test_a_bar_of_another_act_keeps_the_one_chosen(explorer: Explorer) -> None:
    explorer.query = Query(verbs=("request",))
    explorer.turn_to("charts", facet="addressees")
    panel: Any = explorer.panels["charts"]
    bar = panel.bars[0]
    panel.buttons[0].click()
    assert explorer.query == Query(verbs=("request",), addressees=(bar.value,))
    assert len(explorer.state.rows) == bar.count


def test_another_language_keeps_what_was_chosen(explorer: Explorer) -> None:
    explorer.query = Query(themes=("gender",))
    explorer.turn_to("charts")
    explorer.switch.value = "ar"
    assert explorer.query == Query(themes=("gender",))
    assert explorer.tabs.selected_index == PANELS.index("charts")
    assert "rtx-rtl" in explorer._dom_classes
    assert explorer.tabs.titles[0] == "القراءة"
    explorer.switch.value = "en"
    assert "rtx-rtl" not in explorer._dom_classes


@pytest.mark.parametrize("language", ["en", "ar"])
def test_every_control_has_a_label_of_its_language(language: str) -> None:
    explorer = explore(language=language)
    for panel in PANELS:
        explorer.turn_to(panel)
    found = [control for control in controls(explorer) if control is not explorer.switch]
    assert len(found) > 50
    for control in found:
        assert control.description.strip(), control
        if language == "ar":
            assert re.search("[\u0621-\u064a]", control.description) or "/RES/" in control.description, control


def test_the_series_shows_one_language_at_a_time() -> None:
    explorer = explore(series())
    assert explorer.query.languages == ("en",)
    total = int((explorer.state.subject.frame["language"] == "en").sum())
    assert words(explorer.status.value).startswith(f"{total} of {total} paragraphs")
    explorer.filters.lists["languages"].value = "ar"
    explorer.filters.clear.click()
    assert explorer.query.languages == ("ar",)
    explorer.query = Query(languages=("en",), years=(2022,), text="gender")
    assert len(explorer.state.rows) == len(select(explorer.state.subject, explorer.query))
    said = words(explorer.status.value)
    assert "names of themes" in said
    assert "what was read from it" in said
    assert "only what was read from it was searched" in said


def test_compare_says_what_there_is_instead_of_nothing(explorer: Explorer) -> None:
    """None of the nine paragraphs on women is new in 2023; the shipped genealogy says what they are."""
    explorer.query = Query(themes=("gender",))
    explorer.turn_to("compare", status="new")
    panel: Any = explorer.panels["compare"]
    assert words(panel.table.value) == (
        "None of these 9 paragraphs has this outcome. They are: identical (6); modified (3)."
    )
    explorer.turn_to("compare", status="modified")
    assert [value for _, value in panel.paragraph.options][1:] == [("P50", "P55"), ("O01", "O01"), ("O23", "O27")]
    panel.paragraph.value = ("P50", "P55")
    assert "A/RES/78/132 P55" in words(panel.life.value)
    assert "toolkit fetch" in words(panel.wording.value)  # for the earlier year; the words of 78/132 are there
    place = panel.paragraph.value[1]
    assert toolkit.load()[place].text.string.split()[-2] in words(panel.wording.value)
    assert toolkit.load().glosses[place] in html.unescape(words(panel.wording.value))


def test_a_paragraph_stays_chosen_while_it_is_offered(explorer: Explorer) -> None:
    explorer.turn_to("compare")
    panel: Any = explorer.panels["compare"]
    panel.paragraph.value = ("P50", "P55")
    panel.status.value = "modified"
    assert panel.paragraph.value == ("P50", "P55")
    assert "A/RES/78/132 P55" in words(panel.life.value)
    panel.status.value = "identical"
    assert panel.paragraph.value == ("", "")
    assert panel.life.value == ""


def test_a_year_is_not_compared_with_itself(explorer: Explorer) -> None:
    explorer.turn_to("compare", before=2023)
    panel: Any = explorer.panels["compare"]
    assert "That cannot be done" in words(panel.table.value)


def test_take_away_gives_a_line_that_selects_the_same(explorer: Explorer) -> None:
    explorer.query = Query(themes=("gender",), parts=("operative",))
    explorer.turn_to("takeaway")
    panel: Any = explorer.panels["takeaway"]
    code = re.findall(r"<pre[^>]*>(.*?)</pre>", panel.body.value, re.DOTALL)[-1].replace("&#x27;", "'")
    space: dict[str, Any] = {}
    exec(code, space)  # noqa: S102 - the line that the explorer offers
    assert list(space["rows"]["paragraph_id"]) == list(explorer.state.rows["paragraph_id"])


def test_words_that_cannot_be_searched_are_a_sentence(explorer: Explorer) -> None:
    explorer.filters.text.value = "*"
    assert words(explorer.status.value).startswith("That cannot be done: *")
    explorer.filters.text.value = ""
    assert words(explorer.status.value).startswith("115 of 115")


def test_what_is_stored_is_the_open_panel_and_the_same_each_time() -> None:
    query = Query(addressees=("secretary_general",))
    one, two = (explore(query=query)._repr_mimebundle_() for _ in range(2))
    assert one["text/html"] == two["text/html"]
    assert one["text/plain"] == "<explorer: A/RES/78/132, 2 of 115 paragraphs>"
    assert "A/RES/78/132 O57" in words(one["text/html"])
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
    with pytest.raises(ToolkitError, match="has no facet='colour'"):
        explorer.turn_to("charts", facet="colour")


def test_a_subject_of_ones_own() -> None:
    subject = Subject.of(toolkit.load(reading="source"))
    assert explore(subject).state.subject is subject


@pytest.mark.parametrize("language", ["en", "ar"])
def test_words_of_the_interface_are_explained(language: str) -> None:
    """Each from the glossary, in the language of the interface."""
    box = meanings.meanings(language)
    known = {term.id: term for term in glossary.terms()}
    for name in meanings.TERMS:
        assert f"<b>{known[name].names[language]}</b>" in box
    assert box.count("<p ") == len(meanings.TERMS)

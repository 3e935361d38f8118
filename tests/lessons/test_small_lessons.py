"""Small parts of the lessons and of the explorer's rules: answers in the guide, orders of lines, cards, signs, bars."""

from __future__ import annotations

import json
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import nbformat
import pandas as pd
import pytest

from toolkit import languages
from toolkit.errors import ToolkitError
from toolkit.explorer import _charts, _markup, _rules
from toolkit.lessons import _cards, _pages, _plan, _programs, _registry, _words, guide, handout
from toolkit.lessons.marking import _page, _process, _shield


def exercise(right: Any, kind: str = "exact") -> Any:
    return SimpleNamespace(kind=kind, expected=lambda: right)


class TestGuide:
    @pytest.mark.parametrize(
        ("right", "shown"),
        [
            ("O01", "`O01`"),
            (3, "3"),
            (0.123456, "0.1235"),
            (["O01", 2], "`O01`, 2"),
            ({"a": 1, "b": "x"}, "`a`: 1, `b`: `x`"),
            (True, "True"),
        ],
    )
    def test_the_right_answer(self, right: Any, shown: str) -> None:
        assert guide._answer(exercise(right)) == shown
        assert guide._answer(exercise(right, "judged")) == _words.shared("own-work")

    def test_aims_are_numbered_from_one(self) -> None:
        lines = list(guide._lessons(["01"]))
        aims = _words.lesson("01")["objectives"]
        assert [line for line in lines if line in {f"{n}. {aim}" for n, aim in enumerate(aims, 1)}] == [
            f"{n}. {aim}" for n, aim in enumerate(aims, 1)
        ]
        assert lines[0].startswith("## 1 · ")


class TestPrograms:
    def test_orders_that_can_be_run(self) -> None:
        lines = {"a": "print(total)", "b": "total = sum(parts)", "c": "parts = [1, 2]", "d": "x = 3"}
        assert _programs.in_order(lines) == ["c", "b", "a", "d"]
        assert _programs.in_order({}) == []
        assert _programs.is_in_order(lines, ["c", "b"])
        assert not _programs.is_in_order(lines, ["b", "c"])
        assert _programs.is_in_order(lines, [])

    def test_what_a_program_prints_does_not_stand_on_the_page(self, capsys: pytest.CaptureFixture[str]) -> None:
        assert _programs.printed("x = 2\nprint(x)\nprint([n for n in range(x)])\n") == "2\n[0, 1]"
        assert capsys.readouterr().out == ""
        assert _programs.names("a = b + c", __import__("ast").Load) == {"b", "c"}


class TestCards:
    def test_a_card_has_the_minutes_of_its_parts(self) -> None:
        body = _cards.card("01").body
        assert str(_words.lesson("01")["minutes"]) in body
        for minutes in _plan.parts("01").values():
            assert str(minutes) in body
        with pytest.raises(ToolkitError, match="there is no lesson '99'"):
            _cards.card("99")
        assert _plan.parts("99") == {}
        assert _plan.exercises("99") == {}

    def test_minutes_add_up(self) -> None:
        parts = _plan.parts("01")
        assert parts["exercises"] == sum(step.minutes for step in _plan.exercises("01").values())
        assert sum(parts.values()) == int(_words.lesson("01")["minutes"])

    def test_exercises_by_their_ids(self) -> None:
        first = next(iter(_registry.every()))
        assert _registry.find(first) is _registry.every()[first]
        assert _registry.find("99-boats") is None
        assert _registry.find(f"{first[:2]}-boats") is None
        assert list(_registry.every()) == sorted(_registry.every(), key=lambda name: name[:2])


class TestHandout:
    def test_only_code_is_bare_and_cards_stay(self) -> None:
        cells = [
            nbformat.v4.new_markdown_cell("words"),
            nbformat.v4.new_code_cell("1", execution_count=3, outputs=[nbformat.v4.new_output("stream", text="x")]),
            nbformat.v4.new_code_cell(
                "2", execution_count=4, outputs=[nbformat.v4.new_output("stream", text="y")],
                metadata={"tags": [next(iter(handout.audiences.KEPT))]},
            ),
        ]  # fmt: skip
        found = handout._bare(nbformat.v4.new_notebook(cells=cells)).cells
        assert [len(cell.outputs) for cell in found[1:]] == [0, 1]
        assert [cell.execution_count for cell in found[1:]] == [None, None]
        assert "execution_count" not in found[0]

    def test_each_edition_is_in_its_language_and_the_current_one_stays(self, tmp_path: Path, root: Path) -> None:
        lessons = root / "notebooks" / "lessons"
        made = handout.hand_out(lessons, tmp_path, numbers=["01"])
        assert [path.parent.name for path in made] == list(languages.editions("lessons"))
        assert languages.current() == "en"
        assert json.loads(made[0].read_text(encoding="utf-8"))["nbformat"] == 4
        assert made[0].read_text(encoding="utf-8").endswith("}\n")
        made[0].unlink()
        assert handout.hand_out(lessons, tmp_path, numbers=["01"]) == made[:1]
        assert handout.hand_out(lessons, tmp_path / "x", numbers=["01"], codes=["ar"])[0].parent.name == "ar"


class TestShield:
    def test_what_is_left_out_of_the_copy(self) -> None:
        names = [
            "exercises",
            "marking",
            "guide.py",
            "bad_charts.py",
            "_data",
            "_registry.cpython-311.pyc",
            "_registry.py",
        ]
        lessons = str(_shield._PACKAGE / "lessons")
        assert _shield._left_out(lessons, names) == {
            "exercises", "marking", "guide.py", "_data", "_registry.cpython-311.pyc",
        }  # fmt: skip
        for elsewhere in (str(_shield._PACKAGE / "charts"), "/else/where/lessons"):
            assert _shield._left_out(elsewhere, names) == {"_data", "_registry.cpython-311.pyc"}
        assert _shield._left_out(lessons, ["x.pyc"]) == set()
        assert _shield._PACKAGE.name == "toolkit"

    def test_folders_that_a_student_may_read(self) -> None:
        found = _shield.folders(Path("/here"))
        assert "/here" in found
        assert not [one for one in found if one.endswith(("/editions", "/data/lessons", "/data/languages"))]
        assert [one for one in found if one.endswith("/data/series")]


class TestExplorersRules:
    @pytest.mark.parametrize(
        ("code", "seen"),
        [(0x00, True), (0x08, True), (0x09, False), (0x0A, False), (0x0B, True), (0x1F, True), (0x20, False),
         (0x7E, False), (0x7F, True), (0x9F, True), (0xA0, False), (0x2029, False), (0x202A, True), (0x202E, True),
         (0x202F, False), (0x2065, False), (0x2066, True), (0x2069, True), (0x206A, False)],
    )  # fmt: skip
    def test_characters_that_steer(self, code: int, *, seen: bool) -> None:
        assert _markup.safe(chr(code)) == (f"⟦U+{code:04X}⟧" if seen else chr(code))

    @pytest.mark.parametrize(("code", "half"), [(0xD7FF, False), (0xD800, True), (0xDFFF, True), (0xE000, False)])
    def test_halves_of_characters(self, code: int, *, half: bool) -> None:
        assert _markup.safe(chr(code)) == ("\ufffd" if half else chr(code))

    def test_no_words_are_no_element(self) -> None:
        assert _markup.element("p", "x", "", "en") == ""
        assert _markup.element("p", "x", "a", "en") == '<p class="x" dir="ltr" lang="en">a</p>'

    def test_rules_for_the_page(self) -> None:
        found = _rules.rules(("ar", "en"))
        assert (found["longest"], _rules.LONGEST) == (500, 500)
        assert max(map(ord, found["fold"])) < 0x10000
        assert {len(sign) for sign in found["fold"]} == {1}
        assert "" in found["fold"].values()
        assert all(isinstance(value, str) for value in found["fold"].values())
        assert list(found["languages"]) == ["ar", "en"]

    def test_families_are_the_other_words(self, monkeypatch: pytest.MonkeyPatch) -> None:
        data = {
            "xx": {"families": [["boat", "fleet"], ["boat", "raft"]], "apart": ["Nets"], "whole": ["Alone"],
                   "terms": {"ITU": "union"}},
            "yy": {"terms": {"itu": "International Union", "WHO": "health"}},
        }  # fmt: skip
        monkeypatch.setattr(_rules, "known_languages", lambda: ("xx", "yy"))
        monkeypatch.setattr(
            _rules.languages, "load", lambda code, topic: data.get(code, {}) if topic == "search" else {}
        )
        monkeypatch.setattr("toolkit.themes.lexicon.proclitics", lambda _: ("wa",))
        own = _rules.of_language.__wrapped__("xx")
        assert own["families"] == {"boat": ["fleet", "raft"], "fleet": ["boat"], "raft": ["boat"]}
        assert own["apart"] == ["nets", "alone"]
        assert own["terms"] == {"itu": "union", "international union": "union"}
        assert own["particles"] == ["wa"]

    def test_themes_that_name_one_thing(self) -> None:
        assert _rules.themes("en")
        assert not [name for name in _rules.themes("en").values() if " and " in name]
        assert set(_rules.themes("ar")) == set(_rules.themes("en"))

    def test_bars_of_a_facet(self) -> None:
        rows = pd.DataFrame(
            {"year": [2002, 2001, 2002], "verbs": [("a", "b", "a"), (), ("b",)], "part": ["x", "", "x"]}
        )

        def drawn(facet: str, every: Any = ()) -> list[tuple[Any, int]]:
            return [(bar.value, bar.count) for bar in _charts.bars(rows, facet, "en", every=every)]

        assert drawn("years", (2003, 2001)) == [(2001, 1), (2002, 2), (2003, 0)]
        assert drawn("years") == [(2001, 1), (2002, 2)]
        assert drawn("verbs") == [("b", 2), ("a", 1)]
        assert drawn("parts") == [("x", 2)]


class TestMarking:
    @pytest.mark.parametrize(
        ("at", "text", "cell"),
        [
            (5, "✓ ✗", '<td style="white-space: nowrap">✓ ✗</td>'),  # the answers in the order of the questions
            (4, "✓ ✗", "<td><bdi>✓ ✗</bdi></td>"),
            (5, "no answers", "<td><bdi>no answers</bdi></td>"),
            (1, "a&b/3", '<td><bdi dir="ltr"><bdi>a&amp;b</bdi>/<bdi>3</bdi></bdi></td>'),
            (2, "a/3", "<td><bdi>a/3</bdi></td>"),
        ],
    )
    def test_a_cell_of_the_page(self, at: int, text: str, cell: str) -> None:
        assert _page._cell(at, text) == cell

    @pytest.mark.parametrize(
        ("total", "cell", "printed", "memory", "processes", "what"),
        [
            (9, 8, 7, 6, 5, ""),  # all that is allowed, and no more
            (9.1, 8, 7, 6, 5, "timed out"),
            (9, 8.1, 7, 6, 5, "timed out"),
            (9, 8, 8, 6, 5, "too much output"),
            (9, 8, 7, 7, 5, "too much memory"),
            (9, 8, 7, 6, 6, "too many processes"),
            (10, 8, 8, 7, 6, "timed out"),
        ],
    )
    def test_what_a_hand_in_takes_too_much_of(
        self,
        total: float,
        cell: float,
        printed: int,
        memory: int,
        processes: int,
        what: str,
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        """A cell has five seconds more than is said, in which the kernel itself may stop it."""
        limits = _process.Limits(total=9, cell=3, output=7, memory=6, processes=5)
        monkeypatch.setattr(_process, "_used", lambda _: (memory, processes))
        assert _process._over(1, total, cell, printed, limits) == what


@pytest.mark.parametrize(("language", "word"), [("en", "strokes"), ("ar", "أجزاء"), ("", "strokes")])
def test_an_exercise_speaks_the_language_that_is_asked_for(language: str, word: str) -> None:
    assert word in _words.message("01-symbol", "wrong", language=language)


def test_what_is_right_is_counted_among_what_is_asked() -> None:
    rows = [("Ann", "01.ipynb", exercise, result, "01", "run", "") for exercise, result in
            (("", ""), ("a", "right"), ("b", "wrong"), ("c", "right"))]  # fmt: skip
    frame = pd.DataFrame(rows, columns=["student", "notebook", "exercise", "result", "lesson", "state", "note"])
    [row] = _page._files(frame, "en")
    assert row[:3] == ["Ann", "01.ipynb", "01"]
    assert row[4:6] == ["2/3", "✓ ✗ ✓"]


@pytest.mark.parametrize(
    ("direction", "left"),
    [("ltr", ["a", {"t": "div", "dir": "rtl", "c": ["b"]}]), ("rtl", ["a", "b"])],
)
def test_frames_that_say_the_direction_of_the_page_again_are_taken_off(direction: str, left: list[Any]) -> None:
    """One without a direction has the page's; within another one they stay, and so does what is no frame."""
    words: Any = {"t": "p", "c": ["c"]}
    nodes: list[Any] = [{"t": "div", "c": [{"t": "div", "c": ["a"]}]}, {"t": "div", "dir": "rtl", "c": ["b"]}, words]
    assert list(_pages._plain(nodes, direction)) == [*left, words]

"""A short run of the script that tries to break every reader; long runs are made by hand (CONTRIBUTING.md)."""

from __future__ import annotations

import importlib
import json
import re
import sys
from pathlib import Path
from types import ModuleType

import pytest


@pytest.fixture
def mutate(root: Path, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(str(root / "scripts"))
    for name in ("mutate", "mutations", "bases"):
        sys.modules.pop(name, None)
    return importlib.import_module("mutate")


@pytest.mark.parametrize(("kind", "number"), [("text", 40), ("xml", 60), ("docx", 40), ("html", 40), ("pdf", 6)])
def test_spoiled_inputs_break_no_reader(mutate: ModuleType, kind: str, number: int, tmp_path: Path) -> None:
    assert mutate.main(["--kinds", kind, "--number", str(number), "--to", str(tmp_path), "--seed", "7"]) == 0
    state = json.loads((tmp_path / "state.json").read_text(encoding="utf-8"))
    assert state["position"] == {kind: number}
    assert kind == "pdf" or state["read"][kind] > number // 8  # else it would test little but refusals


def test_inputs_follow_from_seed_and_number(mutate: ModuleType) -> None:
    def one(seed: int, number: int) -> bytes:
        return bytes(mutate.mutations.made("text", mutate.chance(seed, "text", number), mutate.source(())))

    assert one(1, 5) == one(1, 5)
    assert len({one(1, 5), one(2, 5), one(1, 6)}) == 3


def test_a_run_is_taken_up_where_it_stopped(
    mutate: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[bytes] = []
    monkeypatch.setattr(mutate, "check", lambda content, **_: (seen.append(content) or "read", ""))
    monkeypatch.setattr(mutate, "STEP", 3)
    whole = ["--kinds", "text", "--to", str(tmp_path / "whole"), "--number", "9"]
    assert mutate.main(whole) == 0
    expected, seen[:] = list(seen), []
    for number in (4, 9):
        mutate.main(["--kinds", "text", "--to", str(tmp_path / "parts"), "--number", str(number)])
    assert seen == expected


def test_what_breaks_is_kept_with_its_trace(
    mutate: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(mutate.library, "read", broken)
    assert mutate.main(["--kinds", "text", "--to", str(tmp_path), "--number", "5"]) == 1
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(
        ["state.json", *(f"text-{n}.{ending}" for n in range(mutate.KEPT) for ending in ("txt", "log"))]
    )
    assert "ZeroDivisionError" in (tmp_path / "text-0.log").read_text(encoding="utf-8")


def test_faults_that_are_no_exceptions_are_found(mutate: ModuleType) -> None:
    found = mutate.library.load(reading="source")
    assert mutate.faults(found, framed=False) == ""
    doubled = found.replace(paragraphs=(*found.paragraphs, found.paragraphs[-1]))
    assert mutate.faults(doubled, framed=False) == "ids that are not unique"
    assert "leave out" in mutate.faults(found.replace(furniture=found.furniture[1:]), framed=False)
    assert "before or after" in mutate.faults(found.replace(source=found.source + "x"), framed=False)


def test_pages_lie_open_and_are_read_alike(mutate: ModuleType) -> None:
    shut, laid_open = mutate.bases.pages(), mutate.bases.pages(open=True)
    assert [b"/FlateDecode" in one for one in shut] == [True] * 3
    for one, other in zip(shut, laid_open, strict=True):
        assert len(other) > len(one)
        assert mutate.library.read(other, name="a").source == mutate.library.read(one, name="a").source


def test_thinned_files_have_few_children_of_each_element(mutate: ModuleType) -> None:
    text = "<a><b/>" + "<p><i>x</i>y</p>" * 9 + "</a>"
    thin = mutate.mutations.thinned(text, mutate.chance(1, "xml", 1), most=4)
    assert thin.count("<p>") + thin.count("<b") == 4
    assert len(thin) < len(text)


def test_a_letter_that_a_spoiled_number_sets_nowhere_is_left_out(mutate: ModuleType) -> None:
    """PDFium then gives it a place that is no number."""
    page = mutate.bases.pages(open=True)[0]
    spoiled = re.sub(rb"\)\s*-?\d[\d.]*\s*\(", b")-" + 40 * b"9" + b"(", page, count=1)
    assert spoiled != page
    assert mutate.check(spoiled, framed=True)[0] == "read"


def test_words_that_mark_up_cannot_hold_are_left_as_they_are(mutate: ModuleType) -> None:
    """A page with a control character, whose words are moved to another element."""
    page = "<html><body><p>a&#1;b</p><p>c</p></body></html>"
    for number in range(200):
        assert mutate.mutations._tree(page, mutate.chance(1, "html", number), html=True)

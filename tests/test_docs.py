"""The API reference is made, and every function that a user calls has an example in it."""

from __future__ import annotations

import inspect
import re
import sys
from importlib import import_module
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "scripts"))
docs = import_module("docs")
sys.path.pop(0)

#: Rooms whose every public function has an example.
SHOWN = ("charts", "facts", "themes", "views")


def test_a_page_for_each_public_module(tmp_path: Path) -> None:
    names = docs.build(tmp_path)
    assert {"toolkit", "toolkit.charts.forum", "toolkit.facts.acts", "toolkit.views.panel"} <= set(names)
    assert not [name for name in names if "._" in name or name.startswith("toolkit.cli")]
    for name in names:
        page = tmp_path.joinpath(*name.split(".")).with_suffix(".html")
        assert page.is_file(), name
    forum = (tmp_path / "toolkit" / "charts" / "forum.html").read_text(encoding="utf-8")
    assert "Every act on the Forum" in forum
    assert "tk.charts.forum.mandate()" in re.sub(r"<[^>]*>", "", forum)


def functions() -> list[tuple[str, object]]:
    """Public functions of the rooms that are shown, each once."""
    found = {}
    for name in docs.modules():
        if name.split(".")[1:2] and name.split(".")[1] in SHOWN:
            module = import_module(name)
            for own in getattr(module, "__all__", ()):
                thing = getattr(module, own)
                if inspect.isfunction(thing):
                    found.setdefault(f"{thing.__module__}.{thing.__qualname__}", thing)
    return sorted(found.items())


#: Helpers of charts and of the matcher, for those who write one; measured against corpora that do not ship.
WITHOUT = (
    *("toolkit.charts.parts", "toolkit.charts.style", "toolkit._render", "toolkit.themes.bulk"),
    *("toolkit.themes.patterns", "toolkit.views.citations.build"),
)


@pytest.mark.parametrize(("name", "function"), functions(), ids=lambda value: value if isinstance(value, str) else "")
def test_every_function_has_an_example(name: str, function: object) -> None:
    """Which `tests/test_doctests.py` runs."""
    if name.startswith(WITHOUT):
        pytest.skip("a helper")
    assert ">>>" in (function.__doc__ or ""), name

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

#: Public functions without an example, by what an example would need.
WITHOUT = {
    "resolutions that do not ship": """
        corpus.ask corpus._assembly_build corpus.watch corpus.texts.each corpus.texts.fetch corpus.texts.read
        evaluation.acts.agreement
        evaluation.acts.emphasised evaluation.citations.links evaluation.dates.agreement
        evaluation._methods.scores evaluation._methods.report
        publish.exports.akn_compare publish.exports.run.compare series.panel views.citations.build
    """,
    "that what ships is written anew": "evaluation._methods.store",
    "a file of that format": "sources.akn.read sources.docx sources.identity.identify",
    "a kernel that runs a notebook": """
        lessons.build.build lessons.marking.marks lessons.audiences.solved lessons.audiences.teacher
        publish.report.execute
        publish.report.from_notebook publish.report.editions.executed
    """,
    "a whole report or its paper": """
        publish.report._build.build publish.report.pdf publish.provenance.ids.where_shown
    """,
    "a server, a cluster or a page": "explorer.serve.run corpus.cluster notebook.setup",
    "what only its neighbours have in hand": """
        series.difference explorer.compare.wording lessons.bad_charts lessons.denominators origin.entitle
    """,
}


@pytest.mark.heavy
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
    """Public functions of all public modules, each once."""
    found = {}
    for name in docs.modules():
        module = import_module(name)
        for own in getattr(module, "__all__", ()):
            thing = getattr(module, own)
            if inspect.isfunction(thing):
                found.setdefault(f"{thing.__module__}.{thing.__qualname__}".removeprefix("toolkit."), thing)
    return sorted(found.items())


def test_every_function_has_an_example() -> None:
    """Which `tests/test_doctests.py` runs; and what is said to have none has none."""
    excused = tuple(name for names in WITHOUT.values() for name in names.split())
    bare = [name for name, function in functions() if ">>>" not in (function.__doc__ or "")]
    assert [name for name in bare if not name.startswith(excused)] == []
    assert [name for name in excused if not any(one.startswith(name) for one in bare)] == []

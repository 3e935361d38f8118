"""The public face: what `import toolkit as tk` gives, and that charts draw what ships or what they are given."""

from __future__ import annotations

import inspect
import subprocess
import sys
from pathlib import Path

import pytest

import toolkit as tk
from toolkit import _room
from toolkit.charts import style
from toolkit.errors import ToolkitError

FACE = (
    *(
        "charts",
        "collate",
        "corpus",
        "evaluation",
        "explore",
        "facts",
        "findings",
        "lessons",
        "load",
        "loads",
        "notebook",
    ),
    *("phrases", "publish", "series", "show", "themes", "views"),
)


def test_dir_shows_the_face_and_nothing_else() -> None:
    """Tab completion offers these names; each of them is there."""
    assert [name for name in dir(tk) if not name.startswith("_")] == list(FACE)
    assert all(getattr(tk, name) is not None for name in FACE)


def test_import_is_cheap() -> None:
    """No room is read, nor pandas, nor matplotlib, before something is asked for; and then only that."""
    code = (
        "import sys, toolkit as tk\n"
        "heavy = lambda: sorted({m.split('.')[0] for m in sys.modules} & {'pandas', 'matplotlib', 'numpy', 'lxml'})\n"
        "print(heavy(), [m for m in sys.modules if m.startswith('toolkit.charts')])\n"
        "tk.charts.forum\n"
        "print(heavy(), 'toolkit.charts.forum' in sys.modules, 'toolkit.charts.wsis' in sys.modules)\n"
    )
    said = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True).stdout
    assert said.splitlines() == ["[] []", "[] True False"]


def test_loading_a_text_imports_what_reads_texts() -> None:
    """Not the readers of other formats, nor the libraries under them."""
    code = (
        "import sys, toolkit as tk; tk.load()\n"
        "others = ('akn', 'pdf', 'docx', 'html', '_markup')\n"
        "print([name for name in others if f'toolkit.sources.{name}' in sys.modules])\n"
        "print([name for name in ('pandas', 'lxml', 'rapidfuzz', 'pypdfium2') if name in sys.modules])\n"
    )
    said = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True).stdout
    assert said.splitlines() == ["[]", "[]"]


@pytest.mark.parametrize("room", ["charts", "corpus", "evaluation", "explorer", "facts", "lessons", "series", "views"])
def test_a_room_lists_what_it_has(room: str) -> None:
    """`dir` of a room names its public modules and functions, no private one, and each of them is there."""
    entered = getattr(tk, room)
    names = dir(entered)
    assert names
    assert not [name for name in names if name.startswith("_")]
    assert all(hasattr(entered, name) for name in names)


def test_what_a_room_has_not_is_said() -> None:
    with pytest.raises(
        AttributeError, match=r"'toolkit.charts' has no attribute 'forums'; it has acts, ages, assembly, citations"
    ):
        tk.charts.forums  # noqa: B018 - asking for it is the test
    with pytest.raises(AttributeError):
        tk.charts._repr_html_  # noqa: B018 - what a notebook asks every object


def charts() -> list[str]:
    """Every public chart as ``module.function``."""
    found = []
    for module in _room.modules("toolkit.charts"):
        room = getattr(tk.charts, module)
        names = [name for name in getattr(room, "__all__", ()) if hasattr(getattr(room, name), "__wrapped__")]
        found += [f"{module}.{name}" for name in names if module != "style"]
    return sorted(found)


@pytest.mark.parametrize("chart", charts())
def test_a_chart_draws_what_ships(chart: str) -> None:
    """Without a frame it draws what ships, and says in its signature that it would."""
    module, name = chart.split(".")
    function = getattr(getattr(tk.charts, module), name)
    figure = function()
    assert len(style.description(figure)) > 60
    first = next(iter(inspect.signature(function).parameters.values()))
    assert repr(first.default) == "<what ships>"


def test_a_chart_draws_yours() -> None:
    """A frame that is given is drawn, and nothing of what ships is put beside it."""
    frame = tk.views.forum.mandate().head(3)
    assert len(tk.charts.forum.mandate(frame, language="ar").axes[0].get_yticks()) == 3
    with pytest.raises(TypeError, match="about"):
        tk.charts.acts.verbs(tk.load().table("functions"))


class TestChartsOfAResolution:
    """`resolution.chart(name)`."""

    def test_the_same_as_the_chart_of_what_ships(self) -> None:
        one, two = tk.load().chart("themes"), tk.charts.themes.theme_map()
        assert style.to_svg(one) == style.to_svg(two)

    def test_of_another_resolution(self) -> None:
        text = tk.lessons.sample("own")
        figure = tk.loads(text, name="mine.txt").chart("acts")
        assert "mine.txt" in " ".join(words.get_text() for words in figure.texts)

    def test_a_name_that_is_none(self) -> None:
        with pytest.raises(ToolkitError, match=r"no chart 'theme' of a resolution .*acts, .*themes"):
            tk.load().chart("theme")


class TestFigure:
    """What comes back saves itself."""

    @pytest.mark.parametrize("ending", [".svg", ".png"])
    def test_saves_itself(self, ending: str, tmp_path: Path) -> None:
        one, two = (tk.charts.wsis.resolutions().save(tmp_path / f"{n}{ending}").read_bytes() for n in "ab")
        assert one == two
        assert one.startswith({".svg": b"<svg", ".png": b"\x89PNG"}[ending])

    def test_another_ending(self, tmp_path: Path) -> None:
        with pytest.raises(ToolkitError, match=r"\.docx.*\.svg, \.png"):
            tk.charts.wsis.resolutions().save(tmp_path / "chart.docx")

    def test_shows_itself(self) -> None:
        shown = tk.charts.wsis.resolutions()._repr_mimebundle_()
        assert shown["image/svg+xml"].startswith("<svg")
        assert shown["text/plain"].startswith("<chart: ")

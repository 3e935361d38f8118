"""Charts: stable bytes, colours that survive grey and colour blindness, and right-to-left."""

from __future__ import annotations

import itertools
import re
import subprocess
import sys
from typing import Any
from xml.etree import ElementTree as ET

import numpy as np
import pytest
from matplotlib import rc_context
from matplotlib.figure import Figure
from matplotlib.layout_engine import ConstrainedLayoutEngine
from matplotlib.text import Text

from toolkit import _render
from toolkit.charts import style
from toolkit.errors import DataError, ToolkitError

#: How colours look without red, green or blue cones (Machado, Oliveira and Fernandes 2009, severity 1).
BLINDNESS = {
    "none": np.eye(3),
    "protanopia": np.array(
        [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]]
    ),
    "deuteranopia": np.array(
        [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.01182, 0.04294, 0.968881]]
    ),
    "tritanopia": np.array(
        [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.3039]]
    ),
}
ARABIC = ("وإذ تشير", "تطلب إلى", "تشجّع الدول (3)")


def linear(colour: str) -> np.ndarray:
    """Linear RGB of a hexadecimal colour."""
    channels = np.array([int(colour[i : i + 2], 16) for i in (1, 3, 5)]) / 255
    return np.where(channels <= 0.04045, channels / 12.92, ((channels + 0.055) / 1.055) ** 2.4)


def lab(rgb: np.ndarray) -> np.ndarray:
    """CIE L*a*b* (D65) of linear RGB."""
    to_xyz = np.array([[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]])
    xyz = to_xyz @ np.clip(rgb, 0, 1) / np.array([0.95047, 1.0, 1.08883])
    f = np.where(xyz > 216 / 24389, np.cbrt(xyz), (24389 / 27 * xyz + 16) / 116)
    return np.array([116 * f[1] - 16, 500 * (f[0] - f[1]), 200 * (f[1] - f[2])])


def chart(language: str = "ar") -> Figure:
    """A small chart with Arabic labels."""
    with style.context():
        figure, axes = style.new_figure(6, 3)
        axes.barh([style.label(words, language) for words in ARABIC], [12, 5, 3], color=style.PALETTE[2])
        style.mirror(axes, language)
        style.finish(figure, title="أفعال الافتتاح", source="A/RES/78/132", unit="عدد الفقرات", language=language)
    return figure


def test_svg_of_one_figure_is_stable() -> None:
    figure = chart()
    assert style.to_svg(figure) == style.to_svg(figure)
    assert style.to_png(figure) == style.to_png(figure)


def test_svg_of_two_processes_is_the_same() -> None:
    """With other hash seeds and other matplotlib settings of the user."""
    code = (
        "import matplotlib as m; m.rcParams['font.size'] = {size}; m.rcParams['axes.grid'] = True\n"
        "import hashlib, test_style\nfrom toolkit.charts import style\n"
        "print(hashlib.sha256(style.to_svg(test_style.chart()).encode()).hexdigest())"
    )
    runs = [
        subprocess.run(
            [sys.executable, "-c", code.format(size=size)],
            env={"PYTHONHASHSEED": str(size), "PYTHONPATH": "tests", "PATH": ""},
            cwd=_render.paths.data().parent,
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for size in (7, 21)
    ]
    assert runs[0] == runs[1]
    assert len(runs[0].strip()) == 64


def test_svg_is_one_described_image() -> None:
    svg = style.to_svg(chart())
    tree = ET.fromstring(svg)  # noqa: S314  # our own text
    assert tree.get("role") == "img"
    assert "A/RES/78/132" in str(tree.get("aria-label"))
    assert "<!DOCTYPE" not in svg
    assert "<metadata" not in svg
    assert not re.search(r"\d{4}-\d\d-\d\dT", svg)


def test_ids_of_two_charts_do_not_clash() -> None:
    with style.context():
        other, axes = style.new_figure(6, 3)
        axes.plot([1, 2])
        style.finish(other, title="Another", source="-")
    ids = [set(re.findall(r'id="(c[0-9a-f]{6}-[^"]+)"', style.to_svg(figure))) for figure in (chart(), other)]
    assert all(ids)
    assert not ids[0] & ids[1]


def test_description_is_escaped() -> None:
    with style.context():
        figure, _ = style.new_figure()
        style.finish(figure, title='<b> & "quoted"', source="-")
    assert '<b> & "quoted"' in str(ET.fromstring(style.to_svg(figure)).get("aria-label"))  # noqa: S314  # our own text


def test_arabic_is_drawn_with_the_shipped_font_and_latin_is_not() -> None:
    figure = chart()
    style.to_svg(figure)
    families = {
        text.get_text().strip("\u200f"): text.get_fontfamily()
        for text in figure.findobj(Text)
        if isinstance(text, Text)
    }
    assert families["وإذ تشير"] == ["Amiri", "DejaVu Sans"]
    assert families["12"] == ["DejaVu Sans"]


def test_no_glyph_is_missing() -> None:
    """A missing glyph warns, and warnings are errors here."""
    style.to_png(chart())


def test_dollar_signs_are_no_mathematics() -> None:
    assert style.label("$5 and $6") == r"\$5 and \$6"


@pytest.mark.parametrize(("language", "start"), [("ar", "\u200f"), ("en", "5")])
def test_label_starts_with_a_direction_mark_only_where_needed(language: str, start: str) -> None:
    assert style.label("5 words", language)[0] == start
    assert style.label(style.label("5 words", language), language) == style.label("5 words", language)


@pytest.mark.parametrize(("language", "turned"), [("ar", True), ("en", False), ("fr", False)])
def test_mirror_turns_axes_of_right_to_left_languages_only(*, language: str, turned: bool) -> None:
    _, axes = style.new_figure()
    style.mirror(style.mirror(axes, language), language)
    assert bool(axes.xaxis_inverted()) is turned
    assert axes.spines["right"].get_visible() is turned


def test_settings_of_the_user_stay_as_they_were() -> None:
    import matplotlib as mpl

    with rc_context({"font.size": 17}):
        chart()
        assert mpl.rcParams["font.size"] == 17


def test_a_chart_is_drawn_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Its layout is found without drawing anything."""
    drawn: list[Figure] = []
    draw = Figure.draw

    def counted(self: Figure, renderer: Any) -> None:
        drawn.append(self)
        draw(self, renderer)

    monkeypatch.setattr(Figure, "draw", counted)
    figure = chart()
    style.to_svg(figure)
    assert drawn == [figure]


def test_a_chart_is_laid_out_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each time more would narrow the axes below a legend that is wider than they are."""
    laid: list[object] = []
    execute = ConstrainedLayoutEngine.execute
    monkeypatch.setattr(ConstrainedLayoutEngine, "execute", lambda self, fig: (laid.append(fig), execute(self, fig)))
    with style.context():
        figure, axes = style.new_figure(6, 4)
        axes.plot([1, 2], label="words of a legend")
        axes.legend(loc="lower left", bbox_to_anchor=(0, 1))
    style.to_svg(figure)
    assert laid == [figure]


def test_ticks_have_their_script_before_the_first_layout() -> None:
    """Labels that matplotlib makes only when it is asked for them."""
    figure = Figure(layout="constrained")
    axes = figure.subplots()
    axes.set_xticks([1, 2], ["قرار", "Oak"])
    axes.yaxis.set_major_formatter(lambda value, _: f"نص {value:.0f}")
    style.to_svg(figure)
    arabic = [label for label in (*axes.get_xticklabels()[:1], *axes.get_yticklabels()) if label.get_text()]
    assert len(arabic) > 3
    assert {label.get_fontfamily()[0] for label in arabic} == {"Amiri"}


def test_no_pyplot_is_needed() -> None:
    code = (
        "import sys; from toolkit.charts import style\n"
        "style.to_svg(style.new_figure()[0]); print('matplotlib.pyplot' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "False\n"


def test_palette_survives_grey() -> None:
    light = [lab(linear(colour))[0] for colour in style.PALETTE]
    assert all(after - before >= 10 for before, after in itertools.pairwise(light))


@pytest.mark.parametrize("kind", BLINDNESS)
def test_palette_survives_colour_blindness(kind: str) -> None:
    seen = [lab(BLINDNESS[kind] @ linear(colour)) for colour in style.PALETTE]
    assert min(np.linalg.norm(a - b) for a, b in itertools.combinations(seen, 2)) > 12


def test_a_changed_font_is_refused() -> None:
    with pytest.raises(DataError, match="not the one that was shipped"):
        _render._register("README.md")


def test_a_matplotlib_that_cannot_shape_arabic_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    from matplotlib import ft2font

    _render._check_shaping.cache_clear()
    monkeypatch.delattr(ft2font, "__libraqm_version__")
    with pytest.raises(ToolkitError, match=r"install matplotlib 3\.11"):
        style.new_figure()
    monkeypatch.undo()
    style.new_figure()

"""Tables of cells: a colour and a word each, the first row on top, labels below the columns and beside the rows."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from toolkit.charts import parts, style

if TYPE_CHECKING:
    from matplotlib.axes import Axes

#: The darkest of the blues that a cell takes.
_DARK: Final = 0.87
#: From this part of the darkest blue on, words are white.
_WHITE: Final = 0.6


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell.

    Attributes
    ----------
    column, row
        Its place, counted from 0.
    text
        What it says.
    color, ink
        Colours of the cell and of its words.
    hatch, gid
        Its hatch, and the id that it has in the picture.
    frame
        Style of the line that frames it (``-`` full, ``--`` broken); empty for none.
    """

    column: int
    row: int
    text: str
    color: Any = "white"
    ink: str = style.INK
    hatch: str = ""
    gid: str = "cell"
    frame: str = ""


def shaded(column: int, row: int, text: str, part: float) -> Cell:
    """A cell as blue as a part of the darkest one, from 0 to 1."""
    from matplotlib import colormaps

    return Cell(column, row, text, colormaps["Blues"](_DARK * part), "white" if part > _WHITE else style.INK)


def table(
    axes: Axes,
    cells: Iterable[Cell],
    columns: Sequence[str],
    rows: Sequence[str],
    language: str,
    *,
    size: float = 8.5,
    edge: str = "white",
) -> None:
    """Draw cells, with the labels of their columns and rows; places without a cell stay empty.

    Parameters
    ----------
    axes
        To draw on.
    cells
        Each place once.
    columns, rows
        Labels in order, as a reader is to see them, not yet shaped.
    language
        Language of the labels.
    size
        Of the words in the cells, in points.
    edge
        Colour of the lines between cells.
    """
    from matplotlib.patches import Rectangle

    for cell in cells:
        look: dict[str, Any] = {"facecolor": cell.color, "edgecolor": edge, "hatch": cell.hatch, "gid": cell.gid}
        axes.add_patch(Rectangle((cell.column, cell.row), 1, 1, linewidth=1.3, clip_on=False, **look))
        if cell.frame:
            frame: dict[str, Any] = {"fill": False, "edgecolor": style.INK, "ls": cell.frame, "gid": "frame"}
            axes.add_patch(Rectangle((cell.column + 0.04, cell.row + 0.08), 0.92, 0.84, linewidth=0.8, **frame))
        words = style.label(cell.text, language) if any(sign.isalpha() for sign in cell.text) else cell.text
        put: dict[str, Any] = {"ha": "center", "va": "center", "color": cell.ink, "gid": "cell"}
        axes.text(cell.column + 0.5, cell.row + 0.5, words, size=size, **put)
    parts.ticks(axes, [at + 0.5 for at in range(len(columns))], columns, language)
    axes.set_yticks([at + 0.5 for at in range(len(rows))], [style.label(row, language) for row in rows])
    axes.set_xlim(0, len(columns))
    axes.set_ylim(len(rows), 0)
    axes.grid(visible=False)
    axes.tick_params(length=0, labelsize=8.5)

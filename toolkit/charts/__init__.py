"""Charts: a function takes a tidy frame and returns a figure. `toolkit.charts.style` gives them one look.

The grammar that all of them share, so that a reader learns it once:

- *Title and subtitle.* The title states the finding, with numbers that it takes from the frame (`_titles`; a frame
  without the finding, as one's own data may be, keeps a neutral title); the line below says
  what is drawn and in which unit; the source line names the tables. A title that the frame does not bear out is a
  fault.
- *Hollow* means: not new here. An act that moves nothing, a figure repeated from another year or hand, a citation
  that the year before had. A filled mark is stated, measured or done here for the first time. Nothing else is hollow.
- *A dagger* (†) stands beside what was read in a secondary source (`evidence`); the line below the title says so.
- *One colour a force*, everywhere: background grey, evaluation green, exhortation light blue with stripes, direction
  wine red (`toolkit.charts.parts.FORCES`). One colour a vote (`toolkit.charts.votes.VOTES`). On the front page and
  where one document stands among others, wine red is the document that the page is about and grey are the others.
- *Labels at the marks*, not keys, where they fit; a value at the end of its bar; a key of more than six is a reason
  for another chart.
- *Zero, breaks, bounds, unknowns.* Bars begin at zero; differences have a line at zero. A line breaks where a year is
  missing and never joins two editions. A bound is drawn as a bound (its sign beside it), never as a value. Unknown is
  crossed, dashed or said in words, never zero and never left out; a session that is not over is starred or striped.
- *Tables of cells* (`_cells`), where the finding is a pattern of many numbers: the number or the name stands in its
  cell, and the colour repeats it, from pale to dark on one scale a panel, or one colour a category. Words on dark are
  white. Empty: there is nothing that could be counted; a dot: counted, and zero; grey: known not to be there; hatched:
  not known; a frame within a white cell is what is hollow elsewhere. The row that is read first stands on top, the
  columns run as the language does, and rows of one kind stand under a heading of their own.
- *Read anywhere.* Type is eight points or more at the width of the report; what must be read on a phone is 5.2 inches
  wide (`toolkit.charts.findings`). Colours differ in lightness, and a second cue (stripes, shape, place) stands
  beside each, so that grey paper and colour-blind readers lose nothing. Nothing overlaps.
- *Both ways.* Arabic charts grow from the right; the words are the Organization's.
- *Fewer, better.* One bar is a sentence; nine pairs of near-equal panels are one chart of differences; a point that
  needs a numbered key is a row of a table.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from toolkit import _room

if TYPE_CHECKING:
    from toolkit.charts._chart import draw as draw

_OWN = {"draw": "_chart.draw"}
__all__ = ["draw"]


def __getattr__(name: str) -> Any:
    return _room.enter(__name__, name, _OWN)


def __dir__() -> list[str]:
    return _room.names(__name__, _OWN)

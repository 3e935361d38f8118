"""What a report is made of: chapters, which are prose, code and exhibits in order.

An *exhibit* is a figure or a table that can be cited: it has an id that stays the same from build to build and in every
edition, and the record of what it was made from (`toolkit.origin`). A chapter says nothing of how it is set: the web
pages and the printed pages are made from the same chapters.

Ids are ``<chapter>-figure-<chart function>`` and ``<chapter>-table-<first words of the English caption>``; where a
chapter shows the same more than once, the second has ``-2`` at its end.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from toolkit import notebook as nb
from toolkit import origin

__all__ = ["Block", "Chapter", "Code", "Exhibit", "FindingBlock", "Ids", "Prose", "chart", "slug", "table"]

_WORD: Final = re.compile(r"[a-z0-9]+")
_WORDS_OF_AN_ID: Final = 6


@dataclass(frozen=True)
class Prose:
    """HTML without a frame of its own: sentences, marked paragraphs, legends. ``aside`` is not set in print."""

    html: str
    aside: bool = False


@dataclass(frozen=True)
class Code:
    """The source of a cell, shown when asked for."""

    source: str


@dataclass(frozen=True)
class Exhibit:
    """A figure or table that can be cited.

    Attributes
    ----------
    id
        Stable name; also its anchor.
    kind
        ``figure`` or ``table``.
    body
        The SVG of a figure, the HTML of a table.
    title
        What it says of itself, in the language shown.
    description
        For readers who cannot see it.
    record
        As `toolkit.origin.Origin.record` gives it.
    number
        Its number within the report, such as ``2.3``.
    """

    id: str
    kind: str
    body: str
    title: str
    description: str
    record: Mapping[str, Any]
    number: str = ""

    @property
    def frames(self) -> dict[str, Mapping[str, Any]]:
        """Its frames by the names of their files."""
        frames = self.record.get("frames", ())
        alone = len(frames) == 1
        return {f"{self.id}.csv" if alone else f"{self.id}.{one['name']}.csv": one for one in frames}


@dataclass(frozen=True)
class FindingBlock:
    """A finding: its sentence, its figure, and where it leads (HTML of links)."""

    id: str
    sentence: str
    exhibit: Exhibit
    links: str


Block = Prose | Code | Exhibit | FindingBlock


@dataclass(frozen=True)
class Chapter:
    """A chapter: the name of its page without ending, its title, its parts.

    ``printed`` chapters stand in the printed report too; ``at_front`` is the chapter on which an edition opens.
    """

    stem: str
    title: str
    blocks: Sequence[Block]
    printed: bool = True
    at_front: bool = False

    @property
    def exhibits(self) -> Iterator[Exhibit]:
        """Its figures and tables in order."""
        for block in self.blocks:
            if isinstance(block, Exhibit | FindingBlock):
                yield block.exhibit if isinstance(block, FindingBlock) else block

    @property
    def page(self) -> str:
        """Name of its page."""
        return f"{self.stem}.html"


@dataclass
class Ids:
    """Hands out the ids and numbers of one chapter."""

    chapter: str
    number: str = ""
    _taken: Counter[str] = field(default_factory=Counter)
    _counted: Counter[str] = field(default_factory=Counter)

    def next(self, kind: str, name: str) -> tuple[str, str]:
        """Id and number of the next exhibit of a kind (``figure``, ``table``) and name."""
        base = "-".join(part for part in (self.chapter, kind, name) if part)
        self._taken[base] += 1
        self._counted[kind] += 1
        again = f"-{self._taken[base]}" if self._taken[base] > 1 else ""
        return base + again, f"{self.number or self.chapter}.{self._counted[kind]}"


def slug(words: str, most: int = _WORDS_OF_AN_ID) -> str:
    """The first Latin words of a text as part of an id.

    Examples
    --------
    >>> slug("Acts on the mandate; “unproven”: the paragraph names no year")
    'acts-on-the-mandate-unproven-the'
    """
    return "-".join(_WORD.findall(words.lower())[:most])


def chart(ids: Ids, figure: Any) -> Exhibit:
    """A figure as an exhibit.

    Examples
    --------
    >>> import toolkit as tk
    >>> from toolkit.publish.report import chapters
    >>> chapters.chart(chapters.Ids("acts"), tk.charts.acts.verbs()).id
    'acts-figure-verbs'
    """
    from toolkit.charts import style

    made = origin.of(figure)
    record = made.record() if made else {}
    svg = style.to_svg(figure)
    return drawn(ids, svg, style.description(figure), record)


def drawn(ids: Ids, svg: str, description: str, record: Mapping[str, Any]) -> Exhibit:
    """An SVG with its record as an exhibit."""
    name = str(record.get("maker", "")).rpartition(".")[2].replace("_", "-") or "drawing"
    own, number = ids.next("figure", name)
    return Exhibit(own, "figure", svg, str(record.get("title", "")) or description, description, record, number)


def table(ids: Ids, shown: nb.Html, title: str = "") -> Exhibit:
    """A table of `toolkit.notebook.table` as an exhibit.

    Examples
    --------
    >>> import toolkit as tk
    >>> from toolkit.publish.report import chapters
    >>> shown = tk.notebook.table(tk.load().table("footnotes").head(2))
    >>> chapters.table(chapters.Ids("notes"), shown).id
    'notes-table'
    """
    record = shown.made_from.record() if shown.made_from else {}
    return tabled(ids, shown.body, record, title)


def tabled(ids: Ids, body: str, record: Mapping[str, Any], title: str = "") -> Exhibit:
    """The HTML of a table with its record as an exhibit."""
    caption = str(record.get("title", ""))
    own, number = ids.next("table", slug(caption))
    title_shown = title or _caption(body) or caption
    return Exhibit(own, "table", body, title_shown, title_shown, record, number)


def _caption(body: str) -> str:
    import html

    match = re.search(r"<caption>(.*?)</caption>", body, re.DOTALL)
    return html.unescape(re.sub(r"<[^<>]*>", "", match[1])) if match else ""

"""The panels of an explorer: read, charts, concordance, take away (comparing is in `toolkit.explorer._years`).

A panel has a ``box``, made with its controls and empty; `show` fills it when it is open. What is not open is not
computed, and is shown nowhere.
"""

from __future__ import annotations

import html
from collections.abc import Callable
from typing import Any, Final, Protocol

import ipywidgets as widgets

from toolkit.explorer import _charts as charts
from toolkit.explorer._facets import title
from toolkit.explorer._files import chart, file_name, spreadsheet
from toolkit.explorer._markup import element, linked, safe, scrolled, ui
from toolkit.explorer._reader import KINDS, Beside, doubted, paragraph, row
from toolkit.explorer._state import READINGS, State

__all__ = ["Charts", "Concordance", "Panel", "Reader", "TakeAway", "controls"]

#: Paragraphs of a page, lines of a concordance, paragraphs of a quotation.
PAGE: Final = 20
LINES: Final = 200
QUOTED: Final = 20
DOCX: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


class Panel(Protocol):
    """What the explorer asks of a panel."""

    box: widgets.VBox

    def show(self) -> None:
        """Fill the box with what the state wants."""


def controls(*found: widgets.Widget) -> widgets.HBox:
    """Controls in a row that wraps."""
    return widgets.HBox(list(found)).add_class("rtx-controls")


def switch(name: str, words: str, *, on: bool = True) -> widgets.Checkbox:
    """A check box of a switch."""
    return widgets.Checkbox(value=on, description=words, indent=False).add_class(f"rtx-switch-{name}")


class Reader:
    """Paragraphs, a page at a time, with what is marked in them."""

    def __init__(self, state: State) -> None:
        self.state, self.words = state, ui(state.language)
        words = self.words
        self.reading = widgets.Dropdown(
            options=[(self._reading(one), one) for one in READINGS],
            value=next((one for one in READINGS if (one != state.reading) == state.beside), READINGS[0]),
            description=words["reading"],
        )
        self.marks = {kind: switch(kind, words[f"mark_{kind}"]) for kind in KINDS}
        self.gloss = switch("gloss", words["gloss"])
        self.official = switch("official", words["official"])
        self.previous = widgets.Button(description=words["previous"])
        self.next = widgets.Button(description=words["next"])
        self.place, self.pages = widgets.HTML(), widgets.HTML()
        resolution = state.subject.resolution
        self.doubts = widgets.HTML(safe(doubted(resolution, state.language)) if resolution else "")
        self.box = widgets.VBox([*self._controls(), *self._doubts(), self.pages, self._pager()])
        self._listen()

    def _reading(self, one: str) -> str:
        """What a choice of the list is called: the other reading never stands alone."""
        name = self.words[f"reading_{one}"]
        return name if one == self.state.reading else self.words["reading_beside"].format(reading=name)

    def show(self) -> None:
        """Show the page."""
        state, rows = self.state, self.state.rows
        last = max((len(rows) - 1) // PAGE, 0)
        state.page = min(max(state.page, 0), last)
        shown = rows.iloc[state.page * PAGE : (state.page + 1) * PAGE]
        self.previous.disabled, self.next.disabled = state.page == 0, state.page == last
        first = state.page * PAGE + 1
        words = self.words["page"].format(first=first, last=first + len(shown) - 1, total=len(rows))
        self.place.value = element("p", "rtx-place", words if len(rows) else "", state.language)
        body = "".join(self._paragraph(one) for one in shown.itertuples())
        self.pages.value = safe(body or element("p", "rtx-hint", self.words["nothing"], state.language))

    def _paragraph(self, one: Any) -> str:
        state, book, hits = self.state, self.state.book, self.state.hits.get(one.Index, {})
        if book is None:
            return row(one, hits=hits.get("text", ()), language=state.language) + self._also(hits)
        beside = [("gloss", self.words["gloss"], one.gloss)] if self.gloss.value else []
        if state.subject.official and self.official.value:
            beside.append(("official", self.words["official_head"], state.subject.official.get(one.paragraph_id, "")))
        kinds = [kind for kind, box in self.marks.items() if box.value]
        made = paragraph(
            book,
            one.paragraph_id,
            kinds=kinds,
            hits=hits.get("text", ()),
            beside=[Beside(heading, words, hits.get(where, ())) for where, heading, words in beside],
            other=state.other,
            language=state.language,
        )
        return made + self._also(hits)

    def _also(self, hits: Any) -> str:
        """Where else the words searched for stand: what is found must be seen to be."""
        others = [self.words[f"also_{where}"] for where in ("note", "theme", "fact") if hits.get(where)]
        hidden = self.state.subject.resolution is not None and not self.gloss.value
        others += [self.words["also_gloss"]] if hits.get("gloss") and hidden else []
        others += [self.words["also_official"]] if hits.get("official") and not self.official.value else []
        words = self.words["also"].format(where="; ".join(others)) if others else ""
        return element("p", "rtx-hint rtx-also", words, self.state.language)

    def _controls(self) -> list[widgets.Widget]:
        if self.state.subject.many:
            return []
        name = widgets.HTML(self._legend())
        beside = [self.gloss] if self.state.subject.resolution.glosses else []  # type: ignore[union-attr]
        beside += [self.official] if self.state.subject.official else []
        return [controls(self.reading, *beside), name, controls(*self.marks.values()).add_class("rtx-marks")]

    def _doubts(self) -> list[widgets.Widget]:
        return [self.doubts] if self.doubts.value else []

    def _legend(self) -> str:
        return element("p", "rtx-key", f"{self.words['mark']}:", self.state.language)

    def _pager(self) -> widgets.HBox:
        return controls(self.previous, self.place, self.next).add_class("rtx-pager")

    def _listen(self) -> None:
        for control in (*self.marks.values(), self.gloss, self.official):
            control.observe(lambda _: self.show(), "value")
        self.reading.observe(lambda change: self.state.read(change["new"]), "value")
        self.previous.on_click(lambda _: self._turn(-1))
        self.next.on_click(lambda _: self._turn(1))

    def _turn(self, step: int) -> None:
        self.state.page += step
        self.show()


class Charts:
    """Bars of a facet, each with a button over it, and where the paragraphs stand."""

    def __init__(self, state: State, opened: Callable[[], None]) -> None:
        self.state, self.words, self.opened = state, ui(state.language), opened
        names = [name for name in state.subject.facets if name not in ("languages", "symbols", "paragraphs")]
        first = "years" if state.subject.many else "themes"
        self.facet = widgets.Dropdown(
            options=[(title(name, state.language), name) for name in names],
            value=first if first in names else next(iter(names), None),
            description=self.words["chart_facet"],
        )
        self.strip, self.picture, self.more = widgets.HTML(), widgets.HTML().add_class("rtx-picture"), widgets.HTML()
        self.save, self.files = widgets.Button(description=self.words["save_chart"]), widgets.HTML()
        self.files.add_class("rtx-chart-files")
        self.buttons: list[widgets.Button] = []
        self.column = widgets.VBox([]).add_class("rtx-over")
        self.box = widgets.VBox(
            [
                controls(self.facet, self.save),
                self.files,
                widgets.VBox([self.picture, self.column]).add_class("rtx-chart"),
                self.more,
                self.strip,
            ]
        )
        self.bars: list[charts.Bar] = []
        self.save.on_click(lambda _: self._saved())
        self.facet.observe(lambda _: self.show(), "value")

    def show(self) -> None:
        """Draw the bars of the paragraphs wanted."""
        state, name = self.state, title(self.facet.value, self.state.language)
        every = state.subject.years if self.facet.value == "years" else ()  # a year without any is drawn too
        found = charts.bars(state.rows, self.facet.value, state.language, every=every)
        self.bars, self.files.value = found[: charts.MOST], ""
        self.picture.value = safe(charts.svg(self.bars, name, state.language))
        while len(self.buttons) < len(self.bars):
            self.buttons.append(self._button(len(self.buttons)))
        for bar, button in zip(self.bars, self.buttons, strict=False):
            button.description = button.tooltip = safe(self.words["option"].format(label=bar.label, count=bar.count))
        self.column.children = tuple(self.buttons[: len(self.bars)])
        more = self.words["chart_more"].format(shown=len(self.bars), total=len(found))
        hint = self.words["chart_hint"] if found else self.words["nothing"]
        self.more.value = element(
            "p", "rtx-hint", hint if len(self.bars) == len(found) else f"{hint} {more}", state.language
        )
        self.strip.value = self._places()

    def _saved(self) -> None:
        """The chart as files: what was drawn, from what."""
        state, facet = self.state, self.facet.value
        name = file_name(state.subject, state.query, title(facet, state.language), state.language)
        words = {"svg": self.words["svg"], "png": self.words["png"], "csv": "CSV"}
        made = chart(self.bars, facet, state.subject, state.query, state.language) if self.bars else ()
        self.files.value = safe(
            "".join(linked(f"{name}.{end}", content, words[end], state.language, kind) for end, kind, content in made)
        )

    def _places(self) -> str:
        state = self.state
        if state.subject.many:
            return ""
        places, chosen = list(state.subject.frame["paragraph_id"]), set(state.rows["paragraph_id"])
        head = element("p", "rtx-key", self.words["chart_strip"], state.language)
        return safe(head + charts.strip(places, chosen, state.language))

    def _button(self, number: int) -> widgets.Button:
        button = widgets.Button().add_class("rtx-bar")
        button.on_click(lambda _: self._open(number))
        return button

    def _open(self, number: int) -> None:
        """Want the paragraphs of a bar, and read them."""
        value, facet = self.bars[number].value, self.facet.value
        self.state.panel = 0
        if facet == "themes" and value not in self.state.query.themes and self.state.query.themes:
            self.state.change(themes=(*self.state.query.themes, value), match="all")
        else:
            self.state.change(**{facet: (value,)})
        self.opened()


class Concordance:
    """A keyword in its context."""

    def __init__(self, state: State) -> None:
        self.state, self.words = state, ui(state.language)
        words = self.words
        self.keyword = widgets.Text(
            description=words["keyword"], placeholder=words["keyword_hint"], continuous_update=True
        )
        self.width = widgets.Dropdown(
            options=[(words["context_short"], 40), (words["context_long"], 80)], description=words["context"]
        )
        self.head, self.lines = widgets.HTML(), widgets.HTML()
        self.box = widgets.VBox([controls(self.keyword, self.width), self.head, self.lines])
        for control in (self.keyword, self.width):
            control.observe(lambda _: self.show(), "value")

    def clear(self) -> None:
        """Forget the keyword."""
        self.keyword.value = ""

    def show(self) -> None:
        """Show each place of the keyword, or of the words searched for, among the paragraphs wanted."""
        from toolkit.explorer.concordance import concordance, kwic

        words = self.keyword.value.strip() or self.state.query.text
        language = self.state.language
        known = self.state.subject.has_text or self.state.subject.kind != "assembly"
        if not words or not known:
            hint = self.words["keyword_none" if known else "no_text"]
            self.head.value = element("p", "rtx-hint", hint, language)
            self.lines.value = ""
            return
        found = concordance(self.state.subject, words, self.state.query, width=self.width.value)
        count = self.words["lines"].format(count=len(found), words=words)
        if len(found) > LINES:
            count = f"{count}; {self.words['lines_cut'].format(shown=LINES)}"
        self.head.value = safe(element("p", "rtx-place", count, language, role="status"))
        table = scrolled(kwic(found.head(LINES), language).body, count, language) if len(found) else ""
        self.lines.value = safe(table)


class TakeAway:
    """The selection as things to keep: a table, a citation, a quotation, a line of Python."""

    def __init__(self, state: State) -> None:
        self.state, self.words = state, ui(state.language)
        self.body = widgets.HTML()
        self.box = widgets.VBox([self.body])

    def show(self) -> None:
        """Show what can be taken away."""
        from toolkit.explorer import takeaway

        state, rows, language = self.state, self.state.rows, self.state.language
        if not len(rows):
            self.body.value = element("p", "rtx-hint", self.words["nothing"], language)
            return
        few, many = rows.head(QUOTED), self._cut(len(rows))
        name = file_name(state.subject, state.query, self.words["csv_file"], language)
        table = spreadsheet(state.subject, rows, language).encode("utf-8", "replace")
        raw = takeaway.to_csv(state.subject, rows).encode("utf-8", "replace")
        document = takeaway.word(state.subject, few, language)
        count = self.words["shown"].format(shown=len(rows), total=len(state.subject.frame))
        parts = [
            element("h3", "rtx-head", self.words["csv_head"], language),
            linked(f"{name}.csv", table, f"{self.words['table_csv']} ({len(rows)})", language),
            linked(f"{name}-data.csv", raw, self.words["download"].format(count=count), language),
            self._text("citation_head", takeaway.citation(state.subject, rows, language)),
            self._text("quote", takeaway.plain(state.subject, few, language), many),
            linked(f"{name}.docx", document, self.words["quote_word"], language, DOCX),
            self._text("quotation_head", takeaway.quotation(state.subject, few, language), many),
            self._text("bibtex_head", takeaway.bibtex(state.subject, rows)),
            self._text("line_head", takeaway.line(state.subject, state.query)),
        ]
        self.body.value = safe("".join(parts))

    def _cut(self, size: int) -> str:
        return self.words["quotation_cut"].format(shown=QUOTED, total=size) if size > QUOTED else ""

    def _text(self, head: str, words: str, hint: str = "") -> str:
        """Words to be copied; they can be scrolled and selected with the keyboard."""
        language, name = self.state.language, html.escape(self.words[head])
        heading = element("h3", "rtx-head", self.words[head], language) + element("p", "rtx-hint", hint, language)
        box = f'<pre class="rtx-copy" tabindex="0" role="region" aria-label="{name}" dir="auto">'
        copy = (
            f'<button type="button" class="rtx-copier" data-done="{self.words["copied"]}">{self.words["copy"]}</button>'
        )
        return f"{heading}{copy}{box}{html.escape(words)}</pre>"

"""The panel that compares two years of the series, and follows one paragraph through all of them.

What became of a paragraph comes from the shipped derived panel, which holds no words. The words themselves, with what
went and what came, are shown where the user has the texts; they stay in the browser and are stored nowhere.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import ipywidgets as widgets

from toolkit import notebook
from toolkit._rows import rows as each
from toolkit.errors import ToolkitError
from toolkit.explorer._facets import label
from toolkit.explorer._markup import element, safe, scrolled, ui
from toolkit.explorer._panels import controls
from toolkit.explorer._state import State
from toolkit.series.genealogy import STATUSES
from toolkit.views.panel import short

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["Compare"]

#: Most rows of the table, and most rows that have room for a gloss each.
ROWS: Final = 150
GLOSSED: Final = 30
_NOBODY: Final = ("", "")
_COLUMNS: Final = ("before", "after", "status", "likeness", "verb", "themes", "came", "went", "gloss")


class Compare:
    """Two years side by side, and one paragraph's life."""

    def __init__(self, state: State) -> None:
        self.state, self.words = state, ui(state.language)
        self.box = widgets.VBox([])
        self.years: dict[int, str] = {}
        self._built = self._quiet = False

    def show(self) -> None:
        """Compare; the controls are made at the first time, when the series is read."""
        self._built = self._built or self._build()
        if not self._quiet and self.box.children[1:]:
            self._compare()

    def clear(self) -> None:
        """Forget the outcome and the paragraph chosen."""
        if self._built and self.box.children[1:]:
            self.status.value, self.paragraph.value = "", _NOBODY

    def _build(self) -> bool:
        series, language, words = self.state.series, self.state.language, self.words
        frame = series.frame.drop_duplicates("symbol")
        self.years = dict(zip(map(int, frame["year"]), frame["symbol"], strict=True))
        if self._foreign():
            said = words["years_none"].format(first=min(self.years), last=max(self.years))
            self.box.children = (widgets.HTML(element("p", "rtx-hint", said, language)),)
            return True
        options = [(words["year"].format(year=y, symbol=short(s)), y) for y, s in self.years.items()]
        last = self._last()
        self.before = widgets.Dropdown(options=options, value=options[last - 1][1], description=words["before"])
        self.after = widgets.Dropdown(options=options, value=options[last][1], description=words["after"])
        self.language = widgets.Dropdown(
            options=[(label("languages", code, language), code) for code in series.languages],
            value=self._language(),
            description=words["texts_language"],
        )
        # with the numbers from the start: options that change under a hand that chooses could lose the choice
        every = self._every()
        offered = self._offered(None if isinstance(every, ToolkitError) else every)
        self.status = widgets.Dropdown(options=offered, description=words["status"])
        self.paragraph = widgets.Dropdown(options=[(words["choose"], _NOBODY)], description=words["paragraph"])
        self.table, self.life, self.wording = widgets.HTML(), widgets.HTML(), widgets.HTML()
        self.hint = widgets.HTML(element("p", "rtx-hint", words["compare_hint"], language))
        self.box.children = (
            controls(self.before, self.after, self.language, self.status),
            self.hint,
            self.table,
            controls(self.paragraph),
            self.life,
            self.wording,
        )
        for control in (self.before, self.after, self.language, self.status):
            control.observe(lambda _: self.show(), "value")
        self.paragraph.observe(lambda _: self._chosen(), "value")
        return True

    def _foreign(self) -> bool:
        """Whether a resolution is explored that the series does not have: it is compared with nothing."""
        own, series = self.state.subject, self.state.series
        shared = set(own.languages) & set(series.languages)
        return own.kind == "resolution" and not (shared and own.symbols[-1] in self.years.values())

    def _last(self) -> int:
        """The later year at first: that of the resolution explored, or the last one."""
        symbols = list(self.years.values())
        own = self.state.subject.symbols[-1] if self.state.subject.kind == "resolution" else ""
        return max(symbols.index(own), 1) if own in symbols else len(symbols) - 1

    def _language(self) -> str:
        known = self.state.series.languages
        wanted = (*self.state.query.languages, *self.state.subject.languages)
        return next((code for code in wanted if code in known), known[0])

    def _every(self) -> pd.DataFrame | ToolkitError:
        """The pairs of paragraphs of the two years under the filters; or why there are none."""
        from toolkit.explorer.compare import compare

        query, pair = self.state.query, (self.before.value, self.after.value)
        try:
            return compare(self.state.series, *pair, self.language.value, themes=query.themes, parts=query.parts)
        except ToolkitError as error:
            return error

    def _compare(self) -> None:
        words, pair, every = self.words, (self.before.value, self.after.value), self._every()
        if isinstance(every, ToolkitError):
            self._say(words["problem"].format(problem=every))
            return
        self._outcomes(every)
        found = every[every["status"] == self.status.value] if self.status.value else every
        if found.empty:
            self._say(self._none(every))
            return
        caption = words["compare_caption"].format(before=pair[0], after=pair[1], shown=len(found), total=len(every))
        table = notebook.table(self._table(found), language=self.state.language, caption=caption, rows=ROWS)
        self.table.value = safe(scrolled(table.body, caption, self.state.language))
        self._choices(found)

    def _counts(self, every: pd.DataFrame) -> dict[str, int]:
        return {one: int((every["status"] == one).sum()) for one in STATUSES}

    def _offered(self, every: pd.DataFrame | None) -> list[tuple[str, str]]:
        """The outcomes to choose from, with their numbers where these are known."""
        if every is None:
            return [(self.words["any"], ""), *((self._outcome(one), one) for one in STATUSES)]
        option = self.words["option"]
        named = [
            (option.format(label=self._outcome(one), count=count), one) for one, count in self._counts(every).items()
        ]
        return [(self.words["any"], ""), *named]

    def _outcomes(self, every: pd.DataFrame) -> None:
        """Offer the outcomes with their numbers."""
        options = self._offered(every)
        if tuple(options) != tuple(self.status.options):
            chosen, self._quiet = self.status.value, True
            with self.status.hold_sync():
                self.status.options = options
                self.status.value = chosen
            self._quiet = False

    def _outcome(self, status: str) -> str:
        return label("statuses", status, self.state.language)

    def _none(self, every: pd.DataFrame) -> str:
        """What to say where no paragraph has the outcome asked for."""
        counts = self._counts(every)
        total = sum(counts.values())
        if not total:
            return self.words["compare_empty"]
        option = self.words["option"]
        others = [option.format(label=self._outcome(one), count=count) for one, count in counts.items() if count]
        return self.words["compare_none_such"].format(total=total, others="; ".join(others))

    def _say(self, words: str) -> None:
        """Words in the place of the table."""
        self.table.value = safe(element("p", "rtx-hint", words, self.state.language, role="status"))
        self._choices(None)

    def _choices(self, found: pd.DataFrame | None) -> None:
        """Offer the paragraphs of the table."""
        options: list[tuple[str, Any]] = [(self.words["choose"], _NOBODY)]
        for row in found.itertuples() if found is not None else ():
            pair = (str(row.before_id), str(row.after_id))
            arrow = " ← " if self._rtl() else " → "
            options.append((arrow.join(one or "–" for one in pair), pair))
        if tuple(options) != tuple(self.paragraph.options):
            chosen, self._quiet = self.paragraph.value, True
            with self.paragraph.hold_sync():
                self.paragraph.options = options
                self.paragraph.value = chosen if chosen in dict(options).values() else _NOBODY
            self._quiet = False
        self._follow()

    def _rtl(self) -> bool:
        return notebook.attributes(self.state.language).startswith('dir="rtl"')

    def _table(self, found: pd.DataFrame) -> pd.DataFrame:
        """The rows in words of the interface; themes that came and went only where any did."""
        import pandas as pd

        language = self.state.language
        glosses = self._glosses() if len(found) <= GLOSSED else {}
        rows = [
            (
                row.before_id,
                row.after_id,
                label("statuses", row.status, language),
                _percent(row.likeness),
                label("verbs", row.verb, language),
                *(self._themes(values) for values in (row.themes, row.themes_came, row.themes_went)),
                glosses.get(str(row.after_id), ""),
            )
            for row in found.itertuples()
        ]
        frame = pd.DataFrame(rows, columns=[self.words[f"col_{name}"] for name in _COLUMNS])
        empty = [name for name in frame.columns if not frame[name].astype(bool).any()]
        return frame.drop(columns=empty)

    def _themes(self, values: Any) -> str:
        return "; ".join(label("themes", value, self.state.language) for value in values)

    def _glosses(self) -> dict[str, str]:
        """Our glosses, where the later year is the resolution that has them."""
        own = self.state.glossed
        return dict(own.glosses) if str(own.symbol) == self.years[self.after.value] else {}

    def _chosen(self) -> None:
        """Follow the paragraph chosen, unless the list is only being filled."""
        if not self._quiet:
            self._follow()

    def _follow(self) -> None:
        """The life of the paragraph chosen, and its words in the two years."""
        from toolkit.explorer.compare import life

        if self.paragraph.value == _NOBODY:
            self.life.value = self.wording.value = ""
            return
        before_id, after_id = self.paragraph.value
        year, place = (self.after.value, after_id) if after_id else (self.before.value, before_id)
        language = self.state.language
        found = life(self.state.series, year, place, self.language.value)
        caption = self.words["life"].format(ref=f"{self.years[year]} {place}")
        table = notebook.table(self._life(found), language=language, caption=caption)
        self.life.value = safe(scrolled(table.body, caption, language))
        self.wording.value = safe(element("h3", "rtx-head", self.words["wording"], language) + self._wording())

    def _life(self, found: pd.DataFrame) -> pd.DataFrame:
        import pandas as pd

        language = self.state.language
        rows = [
            (
                str(row.year),
                short(str(row.symbol)),
                row.paragraph_id,
                label("statuses", row.status, language) if row.status else "",
                _percent(row.likeness),
                label("verbs", row.verb, language),
            )
            for row in found.itertuples()
        ]
        names = ("year", "symbol", "id", "status", "likeness", "verb")
        return pd.DataFrame(rows, columns=[self.words[f"col_{name}"] for name in names])

    def _wording(self) -> str:
        from toolkit.explorer.compare import wording

        before_id, after_id = self.paragraph.value
        try:
            return wording(
                self.state.series, self.before.value, before_id, self.after.value, after_id, self.language.value
            ).body
        except ToolkitError as error:  # what there is, and why there is no more
            pairs = ((self.before.value, before_id), (self.after.value, after_id))
            known = "".join(self._known(year, place) for year, place in pairs if place)
            absent = self.state.folder is None
            said = self.words["wording_none"] if absent else self.words["problem"].format(problem=error)
            return known + element("p", "rtx-hint", said, self.state.language)

    def _known(self, year: int, place: str) -> str:
        """The words and our gloss of a paragraph of one year, where they are at hand."""
        frame = self.state.series.frame
        rows = frame[(frame["symbol"] == self.years[year]) & (frame["paragraph_id"] == place)]
        rows = rows[(rows["language"] == self.language.value) & (rows["text"] != "")]
        parts = []
        for one in each(rows):
            parts += [element("p", "rtx-key", f"{one.symbol} {place}", "en"), element("p", "", one.text, one.language)]
            parts += [element("p", "rtx-key", self.words["gloss"], self.state.language)] if one.gloss else []
            parts.append(element("p", "", one.gloss, "en"))
        return "".join(parts)


def _percent(likeness: Any) -> str:
    """A share in percent; empty where there is none."""
    import pandas as pd

    return "" if pd.isna(likeness) or likeness == "" else f"{likeness:.0%}"

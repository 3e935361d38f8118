"""The controls that say which paragraphs are wanted, with the number of paragraphs that each further choice would give.

Only native controls (text box, list, check box): they have real labels, and the keyboard works. A change here changes
the query of the state; a change of the state from elsewhere (a bar, code) is shown here without an echo.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Final

import ipywidgets as widgets

from toolkit.explorer._facets import label, title
from toolkit.explorer._markup import element, safe, ui
from toolkit.explorer._state import State

__all__ = ["ANY", "Filters"]

#: Facets with a list each, in their order on the screen; themes have check boxes.
LISTS: Final = (
    "parts", "forces", "verbs", "addressees", "cited", "years", "statuses", "sessions", "committees", "votes",
    "subjects", "languages",
)  # fmt: skip
#: Facets of which several values may be chosen at once.
SEVERAL: Final = ("verbs", "addressees")
#: Most values that a list offers; they stand in the order of their numbers where there may be more.
MOST: Final = 300
#: What stands for "no filter" in a list: a value that no document has, for "" means "none".
ANY: Final = "\0any"
#: Longest name in a list, in characters.
LONGEST: Final = 60


class Filters:
    """The column of filters of an explorer.

    Attributes
    ----------
    box
        What is shown.
    """

    def __init__(self, state: State) -> None:
        self.state, self.words, self._quiet = state, ui(state.language), False
        words = self.words
        self.text = widgets.Text(
            value=state.query.text, description=words["text"], placeholder=words["text_hint"], continuous_update=True
        )
        self.lists = {name: self._list(name) for name in LISTS if self._offered(name)}
        self.opening = widgets.Checkbox(value=state.query.opening, description=words["opening"], indent=False)
        known = state.counts["themes"]["value"] if "themes" in state.counts else ()  # a text may have none
        self.themes = {theme: widgets.Checkbox(description=theme, indent=False) for theme in known}
        self.match = widgets.Dropdown(
            options=[(words["match_any"], "any"), (words["match_all"], "all")],
            value=state.query.match,
            description=words["match"],
        )
        self.clear = widgets.Button(description=words["clear"])
        self.box = self._box()
        self._listen()
        self.show()

    def show(self) -> None:
        """Show what is chosen, and the counts."""
        query, found = self.state.query, self.state.counts
        with self._quietly():
            if self.text.value.strip() != query.text.strip():
                self.text.value = query.text
            self.opening.value, self.match.value = query.opening, query.match
            for name, control in self.lists.items():
                self._options(control, name, found[name])
            for row in found["themes"].itertuples() if self.themes else ():
                box = self.themes[str(row.value)]
                name = label("themes", row.value, self.state.language)
                box.description = self.words["option"].format(label=name, count=row.count)
                box.value = row.value in query.themes

    def _offered(self, name: str) -> bool:
        """Whether there is anything to choose."""
        return name in self.state.subject.facets and len(self.state.counts[name]) > 1

    def _list(self, name: str) -> widgets.Dropdown | widgets.SelectMultiple:
        if name in SEVERAL:
            return widgets.SelectMultiple(description=title(name, self.state.language), rows=4).add_class("rtx-several")
        return widgets.Dropdown(options=[("", ANY)], description=title(name, self.state.language))

    def _options(self, control: widgets.Dropdown | widgets.SelectMultiple, name: str, rows: Any) -> None:
        """What a list offers: values that would give a paragraph, and the chosen one."""
        chosen = getattr(self.state.query, name)
        # in a series every paragraph stands in each language: one is always chosen
        options = [(self.words["any"], ANY)] if name != "languages" and name not in SEVERAL else []
        for row in rows.itertuples():
            if row.value in chosen or name == "languages" or (row.count and len(options) <= MOST):
                words = safe(label(name, row.value, self.state.language))[:LONGEST]
                options.append((self.words["option"].format(label=words, count=row.count), row.value))
        value = chosen if name in SEVERAL else chosen[0] if len(chosen) == 1 else options[0][1]
        if tuple(options) != tuple(control.options):
            with control.hold_sync():
                control.options = options
                control.value = value
        elif control.value != value:
            control.value = value

    def _box(self) -> widgets.VBox:
        words, language = self.words, self.state.language
        head = widgets.HTML(element("h3", "rtx-head", words["filters"], language))
        boxes = widgets.VBox(list(self.themes.values())).add_class("rtx-themes")
        name = widgets.HTML(element("p", "rtx-key", words["themes"], language))
        themes = [name, boxes, self.match] if self.themes else []
        lists: list[widgets.Widget] = list(self.lists.values())
        acts = [self.opening] if {"verbs", "forces"} & self.lists.keys() else []
        if set(SEVERAL) & self.lists.keys():
            last = max(list(self.lists).index(name) for name in SEVERAL if name in self.lists)
            lists.insert(last + 1, widgets.HTML(element("p", "rtx-hint", words["several"], language)))
        text = [self.text] if self.state.subject.has_text or self.state.subject.kind != "assembly" else []
        return widgets.VBox([head, *text, *themes, *lists, *acts, self.clear]).add_class("rtx-filters")

    def _listen(self) -> None:
        self.text.observe(lambda change: self._say(text=change["new"]), "value")
        self.opening.observe(lambda change: self._say(opening=change["new"]), "value")
        self.match.observe(lambda change: self._say(match=change["new"]), "value")
        for box in self.themes.values():
            box.observe(lambda _: self._say(themes=self._themes()), "value")
        for name, control in self.lists.items():
            chosen = tuple if name in SEVERAL else self._one
            control.observe(
                lambda change, name=name, chosen=chosen: self._say(**{name: chosen(change["new"])}), "value"
            )
        self.clear.on_click(lambda _: self.state.clear(**self._nothing()))

    def _themes(self) -> tuple[str, ...]:
        return tuple(theme for theme, box in self.themes.items() if box.value)

    def _nothing(self) -> dict[str, Any]:
        """A query of nothing, but for the language of a series."""
        nothing: dict[str, Any] = dict.fromkeys((*LISTS, "themes", "symbols", "paragraphs"), ())
        return nothing | {"text": "", "opening": False, "match": "any", "languages": self.state.query.languages}

    @staticmethod
    def _one(value: Any) -> tuple[Any, ...]:
        return () if value == ANY else (value,)

    def _say(self, **fields: Any) -> None:
        if not self._quiet:
            self.state.change(**fields)

    @contextmanager
    def _quietly(self) -> Iterator[None]:
        self._quiet = True
        try:
            yield
        finally:
            self._quiet = False

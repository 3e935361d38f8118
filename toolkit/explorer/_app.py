"""The explorer itself: filters on one side, what they leave on the other, in English or Arabic.

>>> from toolkit.explorer import explore  # doctest: +SKIP
>>> explore()  # doctest: +SKIP

Built of ``ipywidgets`` only, without ``Output`` and ``interact``: what a cell shows is the text of its widgets, so
nbval compares it. Choosing another language builds the interface anew; what was chosen stays.
"""

from __future__ import annotations

from os import PathLike
from pathlib import Path
from typing import Any, Final

import ipywidgets as widgets
from traitlets import TraitError

from toolkit import languages
from toolkit.errors import ToolkitError
from toolkit.explorer._asks import Asks, known
from toolkit.explorer._fields import WHERE
from toolkit.explorer._filters import Filters
from toolkit.explorer._markup import element, is_rtl, names, safe, stylesheet, ui
from toolkit.explorer._meanings import meanings
from toolkit.explorer._panels import Charts, Concordance, Panel, Reader, TakeAway
from toolkit.explorer._query import Query
from toolkit.explorer._state import State
from toolkit.explorer._subject import Subject
from toolkit.explorer._years import Compare
from toolkit.model import Resolution
from toolkit.series.texts import Series

__all__ = ["Explorer", "explore", "opened"]

PANELS: Final = ("reader", "charts", "asks", "concordance", "compare", "takeaway")


class Explorer(widgets.VBox):  # type: ignore[misc]  # ipywidgets has no types
    """The widget that `explore` returns.

    Attributes
    ----------
    state
        What is chosen.
    """

    def __init__(self, state: State) -> None:
        self.state = state
        self.switch = widgets.Dropdown(options=[(name, code) for code, name in names().items()], value=state.language)
        self.status = widgets.HTML()
        super().__init__([])
        self.add_class("rtx")
        state.listeners.append(self.refresh)
        self.switch.observe(lambda change: self.speak(change["new"]), "value")
        self._build()

    def __repr__(self) -> str:
        return f"<explorer: {self.state.subject.name}, {len(self.state.rows)} of {self._total()} paragraphs>"

    def _repr_mimebundle_(self, **_: Any) -> dict[str, Any]:
        """The widget, and for those who have none a still picture of it, which is the same on every run."""
        from toolkit.explorer._still import still

        language = self.state.language
        parts = [still(box, language) for box in (self.head, self.status, self.current.box)]
        classes = "rtx rtx-still rtx-rtl" if is_rtl(language) else "rtx rtx-still"
        picture = f'<style>{stylesheet()}</style><div class="{classes}">{"".join(parts)}</div>'
        view = {"version_major": 2, "version_minor": 0, "model_id": self.model_id}
        return {"text/plain": repr(self), "text/html": picture, "application/vnd.jupyter.widget-view+json": view}

    @property
    def current(self) -> Panel:
        """The panel that is open."""
        return list(self.panels.values())[self.state.panel]

    @property
    def query(self) -> Query:
        """Which paragraphs are wanted; may be set."""
        return self.state.query

    @query.setter
    def query(self, query: Query) -> None:
        self.state.query, self.state.page = query, 0
        self.refresh()

    def turn_to(self, panel: str, **choices: Any) -> None:
        """Open a panel, as a click on its tab does.

        Parameters
        ----------
        panel
            ``reader``, ``charts``, ``asks`` (of one resolution), ``concordance``, ``compare`` or ``takeaway``.
        **choices
            Values of controls of the panel: ``facet`` of charts; ``keyword`` of the concordance; ``before``,
            ``after``, ``language``, ``status`` of compare; ``reading`` of the reader.

        Raises
        ------
        toolkit.errors.ToolkitError
            There is no such panel, control, or value.
        """
        if panel not in self.panels:
            raise ToolkitError(f"no panel {panel[:20]!r}", remedy=f"panels: {', '.join(self.panels)}")
        self.state.panel = list(self.panels).index(panel)
        self._turn()
        for name, value in choices.items():
            control = getattr(self.panels[panel], name, None)
            try:
                control.value = value  # type: ignore[union-attr]
            except (AttributeError, TraitError) as error:
                raise ToolkitError(
                    f"the panel {panel} has no {name[:20]}={value!r}", remedy="choose one of what its lists offer"
                ) from error

    def speak(self, language: str) -> None:
        """Show everything in another language; what was chosen stays."""
        if language != self.state.language:
            self.state.language = language
            self._build()

    def refresh(self) -> None:
        """Show what the state wants: filters, the sentence, and the panel that is open."""
        state, words = self.state, ui(self.state.language)
        try:
            shown = words["shown"].format(shown=len(state.rows), total=self._total())
            self.filters.show()
            said = words["result"].format(count=shown, sentence=state.query.sentence(state.language))
            said += self._searched() if state.query.text else ""
            self.current.show()
        except ToolkitError as error:
            said = words["problem"].format(problem=error)
        self.status.value = safe(element("p", "rtx-status", said, state.language, role="status"))

    def _searched(self) -> str:
        """What was searched, in words."""
        words = ui(self.state.language)
        kinds = {one.where for one in self.state.subject.fields}
        names = [words[f"searched_{where}"] for where in WHERE if where in kinds]
        said = " " + words["searched"].format(fields=words["searched_between"].join(names))
        subject = self.state.subject
        return said if not subject.many or (subject.frame["text"] != "").all() else f"{said} {words['searched_part']}"

    def _total(self) -> int:
        """How many paragraphs there are to choose from: of a series, those in the language chosen."""
        frame, chosen = self.state.subject.frame, self.state.query.languages
        return int(frame["language"].isin(chosen).sum()) if chosen else len(frame)

    def _build(self) -> None:
        state, words = self.state, ui(self.state.language)
        self.switch.description, self.switch.value = words["language"], state.language
        self.filters = Filters(state)
        state.clearing.clear()
        self.panels: dict[str, Panel] = {
            "reader": Reader(state),
            "charts": Charts(state, self._turn),
            **({"asks": Asks(state)} if known(state.subject.resolution) else {}),
            "concordance": Concordance(state),
            "compare": Compare(state),
            "takeaway": TakeAway(state),
        }
        state.clearing += [one.clear for one in self.panels.values() if isinstance(one, (Concordance, Compare))]
        self.tabs = widgets.Tab(
            [panel.box for panel in self.panels.values()], titles=[words[name] for name in self.panels]
        ).add_class("rtx-tabs")
        self.tabs.selected_index = state.panel
        self.tabs.observe(self._turned, "selected_index")
        self.head = widgets.HTML(element("h2", "rtx-title", f"{words['title']}: {state.subject.name}", state.language))
        gone = widgets.HTML(element("p", "rtx-gone", words["gone"], state.language, role="alert")).add_class(
            "rtx-alarm"
        )
        top = widgets.HBox([self.head, self.switch, gone]).add_class("rtx-top")
        terms = widgets.HTML(meanings(state.language))
        main = widgets.VBox([self.status, self.tabs, terms]).add_class("rtx-main")
        body = widgets.HBox([self.filters.box, main]).add_class("rtx-body")
        (self.add_class if is_rtl(state.language) else self.remove_class)("rtx-rtl")
        self.refresh()
        old = tuple(self.children)  # type: ignore[has-type]
        self.children = (widgets.HTML(f"<style>{stylesheet()}</style>").add_class("rtx-style"), top, body)
        _close(old, keep={self.switch, self.status})

    def _turned(self, change: Any) -> None:
        if change["new"] is not None and change["new"] != self.state.panel:
            self.state.panel = change["new"]
            self.refresh()

    def _turn(self) -> None:
        """Turn to the panel that the state names."""
        self.tabs.selected_index = self.state.panel
        self.refresh()


def explore(
    what: Resolution | Series | Subject | str | PathLike[str] | None = None,
    language: str = "",
    *,
    query: Query | None = None,
    texts: str | PathLike[str] | None = None,
    ocr: bool = False,
) -> Explorer:
    """An explorer of a resolution or of the series, to be shown as the last line of a cell.

    Parameters
    ----------
    what
        A resolution, or the path of one; the series (``toolkit.series.texts.series()`` or ``"series"``); every
        resolution since the Assembly's seventy-fourth session (``"assembly"``); a `Subject` of your own; the
        resolution that ships where not given.
    language
        Language of the interface; the current one where empty.
    query
        What is wanted at first.
    texts
        Your folder with the texts of the series (``toolkit fetch`` gets them): with it, the official English text
        stands beside a resolution, and years are compared word by word. For the Assembly, a corpus or a folder of
        its texts. Nothing of them is stored, unless you save the notebook with what it shows.
    ocr
        Read the pages of a PDF that have no words, or other words than they show, from their picture.

    Returns
    -------
    Explorer

    Raises
    ------
    toolkit.errors.ToolkitError
        There is no such resolution, or the interface does not speak the language.

    Examples
    --------
    >>> import toolkit as tk
    >>> type(tk.explore()).__name__
    'Explorer'
    """
    language = language or languages.current()
    if language not in names():
        remedy = f"languages: {', '.join(names())}"
        raise ToolkitError(f"the explorer does not speak {language[:20]!r}", remedy=remedy)
    folder = Path(texts) if texts is not None else None
    subject = _subject(what, folder, ocr=ocr)
    query = query or Query()
    if subject.many and not query.languages:
        first = language if language in subject.languages else subject.languages[0]
        query = query.but(languages=(first,))
    return Explorer(State(subject, language, query, None if subject.kind == "assembly" else folder))


def opened(*arguments: Any, **options: Any) -> widgets.Widget:
    """What `explore` returns; where a file cannot be read, a page that says so in the toolkit's own words.

    Parameters
    ----------
    *arguments, **options
        As for `explore`.

    Examples
    --------
    >>> from toolkit.explorer import opened
    >>> "no such file" in opened("absent.pdf", "en").value
    True
    """
    try:
        return explore(*arguments, **options)
    except ToolkitError as error:
        language = str(options.get("language") or languages.current())
        words = ui(language)
        head = element("h1", "rtx-title", words["title"], language)
        said = element("p", "rtx-key", words["unread"], language) + element("p", "", str(error), "en")
        body = f'{head}<div class="rtx-unread" role="alert">{said}</div>'
        return widgets.HTML(f"<style>{stylesheet()}</style>{safe(body)}").add_class("rtx")


def _subject(what: Any, folder: Path | None, *, ocr: bool) -> Subject:
    if isinstance(what, Subject):
        return what
    if isinstance(what, Series) or (isinstance(what, str) and what == "series"):
        return Subject.of_series(folder=folder)
    if isinstance(what, str) and what == "assembly":
        return Subject.of_assembly(texts=folder)
    from toolkit import library

    resolution = what if isinstance(what, Resolution) else library.load(what, ocr=ocr)
    return Subject.of(resolution, texts=folder)


def _close(found: tuple[widgets.Widget, ...], keep: set[widgets.Widget]) -> None:
    """Close widgets that are shown no more, with all that they hold."""
    for widget in found:
        if widget not in keep:
            _close(getattr(widget, "children", ()), keep)
            widget.close()

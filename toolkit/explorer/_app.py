"""The explorer in a notebook: the page in a frame, beside a kernel that opens files and knows what is chosen.

>>> from toolkit.explorer import explore  # doctest: +SKIP
>>> app = explore()  # doctest: +SKIP
>>> app.found  # the paragraphs chosen with the mouse  # doctest: +SKIP

The page answers by itself; without a kernel it goes on, and says so where it would need one. Readers of a stored
notebook see a still picture, which nbval compares.
"""

from __future__ import annotations

import gzip
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import anywidget
import ipywidgets as widgets
import traitlets

from toolkit import languages
from toolkit.errors import ToolkitError
from toolkit.explorer import page as pages
from toolkit.explorer._address import PANELS, address, query, read
from toolkit.explorer._desk import Desk
from toolkit.explorer._markup import names, ui
from toolkit.explorer._query import Query, select
from toolkit.explorer._subject import Subject
from toolkit.model import Resolution
from toolkit.series.texts import Series

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["Explorer", "explore", "subject"]

#: Controls of a panel that code may set, by the name that the address has for them.
CONTROLS: Final = {
    "charts": {"facet": "chart"},
    "concordance": {"keyword": "keyword"},
    "compare": {"before": "before", "after": "after", "language": "codes", "status": "outcome"},
}


class _Frame(anywidget.AnyWidget):
    """The page, packed, and what is chosen in it."""

    _esm = Path(__file__).with_name("frame.js")
    page = traitlets.Bytes(b"").tag(sync=True)
    title = traitlets.Unicode("").tag(sync=True)
    address = traitlets.Unicode("").tag(sync=True)


class Explorer(widgets.VBox):  # type: ignore[misc]  # ipywidgets has no types
    """The widget that `explore` returns.

    Attributes
    ----------
    address
        What is chosen, as the address of the page has it; a trait that can be observed.
    """

    address = traitlets.Unicode("")

    def __init__(self, explored: Subject, language: str, wanted: Query) -> None:
        super().__init__([])
        self._desk, self._language = Desk(explored, language, keep=True), language
        self._first = _first(explored, language)
        self.address = address(wanted)
        self._frames: list[_Frame] = []

    def __repr__(self) -> str:
        try:
            found = f"{len(self.found)} of {self._total()} paragraphs"
        except ToolkitError as error:
            found = str(error)
        return f"<explorer: {self.subject.name}, {found}>"

    def _repr_mimebundle_(self, **_: Any) -> dict[str, Any]:
        """The widget, and for those who have none a still picture of it, which is the same on every run."""
        from toolkit.explorer._still import still

        if not self._frames:
            self._frames = [self._open()]
        view = {"version_major": 2, "version_minor": 0, "model_id": self.model_id}
        picture = still(self.subject, self.query, self.language, read(self.address))
        return {"text/plain": repr(self), "text/html": picture, "application/vnd.jupyter.widget-view+json": view}

    @property
    def subject(self) -> Subject:
        """What is explored: what `explore` was given, or the file that was opened in it."""
        return self._desk.opened.get(read(self.address).get("file", ""), self._desk.subject)

    @property
    def language(self) -> str:
        """Language of the interface."""
        code = read(self.address).get("lang", "")
        return code if code in names() else self._language

    @property
    def query(self) -> Query:
        """Which paragraphs are wanted; may be set."""
        return query(self.address, self._first)

    @query.setter
    def query(self, wanted: Query) -> None:
        parts = read(self.address)
        self.address = address(wanted, **{name: parts[name] for name in ("lang", "panel", "file") if name in parts})

    @property
    def found(self) -> pd.DataFrame:
        """The paragraphs wanted, as a frame to go on with; `toolkit.explorer.select` gives the same."""
        return select(self.subject, self.query)

    def turn_to(self, panel: str, **choices: Any) -> None:
        """Open a panel, as a click on its tab does.

        Parameters
        ----------
        panel
            ``reader``, ``charts``, ``asks`` (of one resolution), ``concordance``, ``compare`` or ``takeaway``.
        **choices
            Values of controls of the panel: ``facet`` of charts; ``keyword`` of the concordance; ``before``,
            ``after``, ``language``, ``status`` of compare.

        Raises
        ------
        toolkit.errors.ToolkitError
            There is no such panel or control.
        """
        if panel not in PANELS:
            raise ToolkitError(f"no panel {panel[:20]!r}", remedy=f"panels: {', '.join(PANELS)}")
        known = CONTROLS.get(panel, {})
        for name in choices:
            if name not in known:
                raise ToolkitError(f"the panel {panel} has no {name[:20]!r}", remedy=f"it has: {', '.join(known)}")
        parts = read(self.address) | {"panel": panel} | {known[name]: value for name, value in choices.items()}
        self.address = address(self.query, **{name: value for name, value in parts.items() if not hasattr(Query, name)})

    def speak(self, language: str) -> None:
        """Show everything in another language; what was chosen stays."""
        parts = read(self.address) | {"lang": language}
        self.address = address(self.query, **{name: value for name, value in parts.items() if not hasattr(Query, name)})

    def _total(self) -> int:
        """How many paragraphs there are to choose from: of a series, those in the language chosen."""
        frame, chosen = self.subject.frame, self.query.languages
        return int(frame["language"].isin(chosen).sum()) if chosen else len(frame)

    def _open(self) -> _Frame:
        """Make the page, when it is first shown."""
        own = self._desk.subject
        made = pages.page(own, self._language, link="kernel", at=self.address).encode("utf-8")
        title = f"{ui(self._language)['title']}: {own.name}"
        frame = _Frame(page=gzip.compress(made, mtime=0), title=title, address=self.address)
        traitlets.link((self, "address"), (frame, "address"))
        frame.on_msg(self._asked)
        self.children = (frame,)
        return frame

    def _asked(self, frame: _Frame, content: dict[str, Any], buffers: list[Any]) -> None:
        """A request of the page: it is told at once that it was heard, and then its answer."""
        if not {"view", "number", "asked"} <= content.keys():
            return
        place = {"view": content["view"], "number": content["number"]}
        frame.send({"kind": "heard", **place})
        answer = self._desk.answer(content["asked"], bytes(buffers[0]) if buffers else b"")
        frame.send({"kind": "answer", "answer": answer, **place})


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
        Its ``query`` is what is chosen, ``found`` the paragraphs, as a frame.

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
    explored = subject(what, Path(texts) if texts is not None else None, ocr=ocr)
    wanted = query or Query()
    return Explorer(explored, language, wanted if wanted.languages else wanted.but(**_own(explored, language)))


def subject(what: Any, folder: Path | None = None, *, ocr: bool = False) -> Subject:
    """What is explored: of a resolution, its path, the series, the Assembly, or a subject as it is."""
    if isinstance(what, Subject):
        return what
    if isinstance(what, Series) or (isinstance(what, str) and what == "series"):
        return Subject.of_series(folder=folder)
    if isinstance(what, str) and what == "assembly":
        return Subject.of_assembly(texts=folder)
    from toolkit import library

    resolution = what if isinstance(what, Resolution) else library.load(what, ocr=ocr)
    return Subject.of(resolution, texts=folder)


def _own(explored: Subject, language: str) -> dict[str, Any]:
    """The language of the paragraphs of a series at first."""
    if not explored.many or len(explored.languages) < 2:
        return {}
    return {"languages": (language if language in explored.languages else explored.languages[0],)}


def _first(explored: Subject, language: str) -> Query:
    return Query(**_own(explored, language))

"""Who is asked what by when: the asks of the paragraphs wanted, and the panel that lists them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import ipywidgets as widgets

from toolkit import notebook
from toolkit._rows import rows as each
from toolkit.explorer._facets import label
from toolkit.explorer._files import file_name, sheet
from toolkit.explorer._markup import element, linked, safe, scrolled, ui
from toolkit.explorer._state import State

if TYPE_CHECKING:
    import pandas as pd

    from toolkit.explorer._query import Query
    from toolkit.explorer._subject import Subject
    from toolkit.model import Resolution

__all__ = ["Asks", "asks", "known"]

COLUMNS: Final = ("paragraph_id", "addressee", "verb", "ask", "due")


def known(resolution: Resolution | None) -> bool:
    """Whether the toolkit reads asks in the language of a resolution."""
    from toolkit import tables

    return resolution is not None and "asks" in tables.known(resolution.language)


def asks(subject: Subject, query: Query | None = None) -> pd.DataFrame:
    """The asks of the paragraphs that a query wants; of the verbs and addressees chosen only, where any are.

    Returns
    -------
    pandas.DataFrame
        ``paragraph_id, addressee, verb, ask, due``: the class asked (empty for nobody in particular), the words of
        what is asked, and the day or session that the text states.

    Examples
    --------
    >>> import toolkit as tk
    >>> from toolkit.explorer import Query, Subject
    >>> found = asks(Subject.of(tk.load()), Query(addressees=("secretary_general",)))
    >>> list(found["paragraph_id"])
    ['O31', 'O57']
    """
    import pandas as pd

    from toolkit import tables
    from toolkit.explorer._query import select

    if subject.resolution is None or not known(subject.resolution):
        return pd.DataFrame(columns=list(COLUMNS))
    found = tables.tables(subject.resolution, ["asks"])["asks"].fillna("")
    found = found.assign(due=[str(one.deadline or one.session) for one in each(found)])[list(COLUMNS)]
    if query is None:
        return found
    wanted = found["paragraph_id"].isin(select(subject, query)["paragraph_id"])
    for column, chosen in (("addressee", query.addressees), ("verb", query.verbs)):
        wanted &= found[column].isin(chosen) if chosen else True
    return found[wanted].reset_index(drop=True)


class Asks:
    """A list of what is asked, of whom, by when."""

    def __init__(self, state: State) -> None:
        self.state, self.words = state, ui(state.language)
        self.list = widgets.HTML()
        help_ = widgets.HTML(element("p", "rtx-hint", self.words["asks_help"], state.language))
        self.box = widgets.VBox([help_, self.list])

    def show(self) -> None:
        """List the asks of the paragraphs wanted."""
        found, language = asks(self.state.subject, self.state.query), self.state.language
        if found.empty:
            self.list.value = element("p", "rtx-hint", self.words["asks_none"], language)
            return
        head = [self.words["col_id"], *(self.words[f"asks_{name}"] for name in ("who", "verb", "what", "due"))]
        lines = [self._line(one) for one in each(found)]
        name = file_name(self.state.subject, self.state.query, self.words["asks"], language)
        link = linked(f"{name}.csv", sheet(head, lines).encode("utf-8", "replace"), f"CSV ({len(lines)})", language)
        self.list.value = safe(link + scrolled(self._table(head, lines), self.words["asks"], language))

    def _line(self, one: Any) -> list[str]:
        language = self.state.language
        who = label("addressees", one.addressee, language) if one.addressee else self.words["asks_nobody"]
        return [one.paragraph_id, who, label("verbs", one.verb, language), one.ask, self._due(one.due)]

    def _due(self, due: str) -> str:
        """A day as it is; a session is called one."""
        return self.words["asks_session"].format(number=due) if due.isdigit() else due

    def _table(self, head: list[str], lines: list[list[str]]) -> str:
        language, own = self.state.language, self.state.subject.languages[0]
        glosses = dict(self.state.subject.frame[["paragraph_id", "gloss"]].itertuples(index=False, name=None))
        names = "".join(element("th", "", one, language, scope="col") for one in head)
        rows = []
        for place, who, verb, words, due in lines:
            gloss = element("p", "rtx-hint", str(glosses.get(place, "")), "en") if language == "en" else ""
            cells = [
                element("th", "", place, "en", scope="row"),
                *(element("td", "", one, language) for one in (who, verb)),
            ]
            cells += [
                f"<td>{element('div', 'rt rtx-words', words, own)}{gloss}</td>",
                element("td", "", due, language) or "<td></td>",
            ]
            rows.append(f"<tr>{''.join(cells)}</tr>")
        body = f"<thead><tr>{names}</tr></thead><tbody>{''.join(rows)}</tbody>"
        return f'<table class="rtx-asks" {notebook.attributes(language)}>{body}</table>'

"""The card at the head of a lesson, and the glossary box: said once in the data, shown in the notebook's language."""

from __future__ import annotations

import html
from typing import Any

from toolkit import glossary as terms
from toolkit import languages
from toolkit import notebook as nb
from toolkit.errors import ToolkitError
from toolkit.lessons import _plan as plan
from toolkit.lessons import _words as words

__all__ = ["card", "glossary"]

_ROWS = ("audience", "minutes", "prerequisites", "objectives")


def card(number: str) -> nb.Html:
    """For whom a lesson is, how long it takes, what it needs and what one can do after it.

    Parameters
    ----------
    number
        Two digits, e.g. ``"03"``.

    Raises
    ------
    toolkit.errors.ToolkitError
        There is no such lesson.

    Examples
    --------
    >>> import toolkit as tk
    >>> tk.lessons.card("05")
    <card of lesson 05: Charts that lie>
    """
    code = languages.current()
    about = words.lesson(number)
    if not about:
        raise ToolkitError(f"there is no lesson {number[:20]!r}", remedy="lessons have two digits, from 01 on")
    direction = languages.load(code, "display").get("direction", "ltr")
    shown = {**about, "minutes": _timed(number, about)}
    rows = "".join(
        f"<tr>{_cell('th', html.escape(words.shared(row)))}{_cell('td', _value(shown[row]))}</tr>" for row in _ROWS
    )
    body = f'<div class="rt"><table dir="{direction}" lang="{html.escape(code)}"><tbody>{rows}</tbody></table></div>'
    return nb.Html(body, f"<card of lesson {number}: {about['title']}>")


def glossary(*ids: str) -> nb.Html:
    """A box with what some words mean, in both languages (see `toolkit.glossary`).

    Examples
    --------
    >>> import toolkit as tk
    >>> tk.lessons.glossary("mandate")
    <glossary: mandate>
    """
    return terms.box(*ids)


def _cell(tag: str, inner: str) -> str:
    """A cell that begins where its line begins, whatever style sheet the page has."""
    return f'<{tag} style="text-align: start">{inner}</{tag}>'


def _timed(number: str, about: dict[str, Any]) -> str:
    """How long a lesson takes, and what of it is for reading, for exercises and for the open question."""
    parts = plan.parts(number)
    key = "minutes-parts" if parts else "minutes-value"
    return words.shared(key).format(minutes=about["minutes"], **parts)


def _value(value: str | list[str]) -> str:
    if isinstance(value, list):
        return "<br>".join(f"– {html.escape(part)}" for part in value)
    return html.escape(value)

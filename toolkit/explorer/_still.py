"""A still picture of an explorer, as HTML: for readers of a stored notebook or a report, where no widget lives.

It has what the open panel shows and what its lists have chosen; check boxes, pages and tabs are left out. It is also
what nbval compares, since the text that ipywidgets stores for a widget ends after a hundred letters.
"""

from __future__ import annotations

import html
from collections.abc import Iterator

import ipywidgets as widgets

from toolkit import notebook
from toolkit.explorer._markup import element

__all__ = ["still"]


def still(widget: widgets.Widget, language: str) -> str:
    """The HTML of a box and all that it holds."""
    return "".join(_parts(widget, language))


def _parts(widget: widgets.Widget, language: str) -> Iterator[str]:
    classes = html.escape(" ".join(widget._dom_classes))  # noqa: SLF001 - ipywidgets has no other name for it
    if isinstance(widget, widgets.Box):
        inner = "".join(part for child in widget.children for part in _parts(child, language))
        if inner:
            yield f'<div class="{classes}">{inner}</div>'
    elif isinstance(widget, widgets.HTML):
        if widget.value:
            yield f'<div class="{classes}">{widget.value}</div>'
    elif isinstance(widget, widgets.Button):
        if "rtx-bar" in widget._dom_classes:  # noqa: SLF001
            words = notebook.inline(widget.description, language)
            yield f'<div class="jupyter-button" {notebook.attributes(language)}>{words}</div>'
    elif isinstance(widget, (widgets.Dropdown, widgets.Text)):
        chosen = widget.label if isinstance(widget, widgets.Dropdown) else widget.value
        yield element("p", "rtx-chosen", f"{widget.description}: {chosen}" if chosen else "", language)

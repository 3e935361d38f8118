"""What every panel is made of: words of the interface in a language, safe HTML, the one style sheet.

`safe` is the last gate before a browser: characters that would turn the direction of a line, ring a bell or cannot be
sent at all become visible signs. Escaping is done where words enter HTML (`toolkit.notebook.inline`, `element`).
"""

from __future__ import annotations

import base64
import html
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Final

from toolkit import languages, notebook
from toolkit.hypertext import is_rtl

__all__ = ["element", "is_rtl", "linked", "names", "safe", "scrolled", "stylesheet", "ui"]

#: Characters that steer the direction of what follows them, control characters, halves of a character.
_STEERING: Final = (*range(0x202A, 0x202F), *range(0x2066, 0x206A))
_CONTROL: Final = (*(code for code in range(0x20) if code not in (0x09, 0x0A)), *range(0x7F, 0xA0), *_STEERING)
_VISIBLE: Final = {code: f"⟦U+{code:04X}⟧" for code in _CONTROL} | dict.fromkeys(range(0xD800, 0xE000), "\ufffd")


@cache
def ui(language: str) -> Mapping[str, str]:
    """The words of the interface in a language; English ones where it lacks some."""
    return {**languages.load("en", "explorer")["ui"], **languages.load(language, "explorer").get("ui", {})}


@cache
def names() -> Mapping[str, str]:
    """The languages of the interface: code of each, and its name in its own words."""
    return {code: languages.load(code, "explorer")["name"] for code in languages.available("explorer")}


def safe(markup: str) -> str:
    """The same text with characters that steer or control shown as signs (``⟦U+202E⟧``).

    Examples
    --------
    >>> safe("a\u202eb")
    'a⟦U+202E⟧b'
    """
    return markup.translate(_VISIBLE)


def element(tag: str, name: str, words: str, language: str, **attributes: str) -> str:
    """An element of words in a language, escaped; nothing where there are none.

    Examples
    --------
    >>> element("p", "hint", "a < b", "en", role="status")
    '<p class="hint" dir="ltr" lang="en" role="status">a &lt; b</p>'
    """
    if not words:
        return ""
    further = "".join(f' {key}="{html.escape(value)}"' for key, value in attributes.items())
    inner = notebook.inline(words, language)
    return f'<{tag} class="{name}" {notebook.attributes(language)}{further}>{inner}</{tag}>'


def scrolled(markup: str, name: str, language: str) -> str:
    """Something wide, in a box that scrolls by key too; its name is for those who cannot see it."""
    label = html.escape(name)
    attributes = notebook.attributes(language)
    return f'<div class="rtx-scroll" tabindex="0" role="region" aria-label="{label}" {attributes}>{markup}</div>'


def linked(name: str, content: bytes, words: str, language: str, kind: str = "text/csv;charset=utf-8") -> str:
    """A link that holds a file: nothing is asked of a server."""
    packed, inner = base64.b64encode(content).decode("ascii"), notebook.inline(words, language)
    return (
        f'<p {notebook.attributes(language)}><a class="rtx-download" download="{html.escape(name)}" '
        f'href="data:{kind};base64,{packed}">{inner}</a></p>'
    )


@cache
def stylesheet() -> str:
    """The style sheet of the explorer, behind that of notebooks."""
    return notebook.STYLE + Path(__file__).with_name("explorer.css").read_text(encoding="utf-8")

"""Words of the interface in a language, and safe HTML.

`safe` is the last gate before a browser: characters that would turn the direction of a line, ring a bell or cannot be
sent at all become visible signs. Escaping is done where words enter HTML (`toolkit.notebook.inline`, `element`).
"""

from __future__ import annotations

import html
from collections.abc import Mapping
from functools import cache
from typing import Final

from toolkit import languages, notebook

__all__ = ["element", "names", "safe", "ui"]

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

"""Texts that lessons work on, invented for them, by language: ``data/languages/<code>/lesson_texts.toml``."""

from __future__ import annotations

from toolkit import languages
from toolkit.errors import ToolkitError

__all__ = ["sample"]


def sample(name: str, language: str = "") -> str:
    """An invented text.

    Parameters
    ----------
    name
        Its key in the language's file.
    language
        The current one where empty.

    Raises
    ------
    toolkit.errors.ToolkitError
        There is no such text.

    Examples
    --------
    >>> sample("kin-before", "en")
    'Encourages schools to teach reading to every child'
    """
    texts: dict[str, str] = languages.load(language, "lesson_texts").get("texts", {})
    if name not in texts:
        raise ToolkitError(f"there is no text {name[:40]!r}", remedy=f"texts: {', '.join(texts)}")
    return texts[name]

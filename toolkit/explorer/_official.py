"""The official English text beside a resolution in another language, where the user has it."""

from __future__ import annotations

from pathlib import Path

from toolkit.model import Resolution

__all__ = ["official"]


def official(resolution: Resolution, folder: Path) -> dict[str, str]:
    """The official English words of each paragraph, where a folder has them; nothing where it does not.

    Raises
    ------
    toolkit.errors.ToolkitError
        The file is there, and cannot be read.
    """
    from toolkit import library
    from toolkit.errors import ToolkitError
    from toolkit.series import alignment, texts

    if resolution.language == "en":
        return {}
    try:  # nor is there a file of a text without a symbol
        path = texts.series().find(folder, str(resolution.symbol), "en")
    except ToolkitError:
        return {}
    english = library.load(path)
    words = {p.id: p.text.string for p in english.paragraphs}
    return {
        place: "\n\n".join(words[other] for other in bead.b)
        for bead in alignment.align(resolution, english)
        for place in bead.a
    }

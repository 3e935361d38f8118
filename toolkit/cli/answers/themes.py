"""What ``toolkit tag`` and ``toolkit explain`` print."""

from __future__ import annotations

from pathlib import Path

from toolkit.errors import ToolkitError
from toolkit.model import Paragraph, Resolution
from toolkit.themes import explain, load_codebook, tag


def run_tag(resolution: Resolution, *, codebook: str | Path | None = None) -> str:
    """Themes of a resolution, one line a paragraph, with the words that earned them.

    Parameters
    ----------
    resolution
        The document.
    codebook
        A codebook to use instead of the toolkit's own.
    """
    found: dict[str, dict[str, str]] = {p.id: {} for p in resolution.paragraphs}
    for one in tag(resolution, codebook=load_codebook(codebook)):
        found[one.paragraph_id].setdefault(one.theme, one.evidence)
    return "\n".join(
        f"{place}\t" + ("; ".join(f"{theme} ({words})" for theme, words in themes.items()) or "-")
        for place, themes in found.items()
    )


def run_explain(resolution: Resolution, paragraph: str, *, codebook: str | Path | None = None) -> str:
    """Why one paragraph has its themes.

    Raises
    ------
    toolkit.errors.ToolkitError
        There is no such paragraph.
    """
    place = _paragraph(resolution, paragraph)
    title = " ".join(str(resolution.meta.get("title", "")).split())
    return str(explain(place, resolution.language, codebook=load_codebook(codebook), title=title))


def _paragraph(resolution: Resolution, name: str) -> Paragraph:
    try:
        passage = resolution[name]
    except KeyError as error:
        raise ToolkitError(str(error.args[0])) from error
    if not isinstance(passage, Paragraph):
        raise ToolkitError(f"{name} is not a paragraph", remedy="themes are given to P01 ..., O01 ...")
    return passage

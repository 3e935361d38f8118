"""BibTeX: the documents cited (`toolkit.publish.exports._cited`), for LaTeX and reference managers.

Resolutions, decisions and documents are ``@misc`` entries with their symbol as ``number``, the issuing body as
``author`` and the citing paragraphs in ``note``. Signs that LaTeX would take for commands are escaped; every value
stands in double braces, so that no style changes its letters.
"""

from __future__ import annotations

import re
from typing import Final

from toolkit.model import Resolution
from toolkit.publish.exports._cited import CitedDocument, cited
from toolkit.publish.exports._common import origin

__all__ = ["content", "escaped"]

_SPECIAL: Final = {
    "\\": r"\textbackslash{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    **{sign: f"\\{sign}" for sign in "{}$&#_%"},
}


def escaped(text: str) -> str:
    r"""Text as LaTeX prints it: commands and groups lose their power, line ends and controls become spaces.

    Examples
    --------
    >>> from toolkit.publish.exports import bibtex
    >>> bibtex.escaped("50% & more")
    '50\\% \\& more'
    """
    flat = re.sub(r"[\x00-\x1f\x7f-\x9f\s]+", " ", text)
    return "".join(_SPECIAL.get(sign, sign) for sign in flat)


def content(resolution: Resolution) -> bytes:
    """The file: a comment with its origin, then an entry each document.

    Examples
    --------
    >>> import toolkit as tk
    >>> from toolkit.publish.exports import bibtex
    >>> bibtex.content(tk.load()).count(b"@") > 50
    True
    """
    head = [f"% {name}: {_comment(value)}" for name, value in origin(resolution).items()]
    entries = [_entry(one, resolution) for one in cited(resolution)]
    return ("\n".join([*head, "", *entries])).encode("utf-8", "replace")


def _comment(value: str) -> str:
    # BibTeX reads an entry wherever an at sign stands, even in what looks like a comment
    return re.sub(r"[\x00-\x1f\x7f-\x9f\s]+", " ", value).replace("@", "(at)")


def _entry(one: CitedDocument, resolution: Resolution) -> str:
    year, _, day = one.date.partition("-")
    fields = {
        "author": one.body,
        "title": one.title,
        "number": one.symbol,
        "year": year,
        "date": one.date if day else "",
        "howpublished": "United Nations document",
        "note": one.note(resolution),
    }
    key = re.sub(r"[^A-Za-z0-9]+", "-", one.symbol).strip("-")
    lines = [f"  {name} = {{{{{escaped(value)}}}}}," for name, value in fields.items() if value]
    return "\n".join([f"@misc{{{key},", *lines, f"  url = {{{one.url}}},", "}", ""])

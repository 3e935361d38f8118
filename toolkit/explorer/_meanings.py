"""What the words of the explorer mean, from the glossary: one click away, below the panels."""

from __future__ import annotations

import html
from typing import Final

from toolkit import glossary, notebook
from toolkit.explorer._markup import element, safe, ui

__all__ = ["meanings"]

#: Terms of the glossary that the interface uses, in the order in which a reader meets them.
TERMS: Final = (
    "theme", "preamble", "operative-paragraph", "opening-verb", "performative", "force", "addressee", "symbol",
    "reading", "repair", "gloss", "concordance", "kin", "likeness",
)  # fmt: skip


def meanings(language: str) -> str:
    """The HTML of a closed box that opens on the terms and their definitions in a language."""
    rows = "".join(_row(glossary.term(name), language) for name in TERMS)
    summary = element("summary", "rtx-key", ui(language)["glossary"], language)
    return safe(f'<details class="rtx-meanings" {notebook.attributes(language)}>{summary}{rows}</details>')


def _row(term: glossary.Term, language: str) -> str:
    name = html.escape(term.names.get(language) or term.names["en"])
    words = term.definitions.get(language) or term.definitions["en"]
    return f"<p {notebook.attributes(language)}><b>{name}</b>: {notebook.inline(words, language)}</p>"

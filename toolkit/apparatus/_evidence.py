"""Whether a text is a transcription: only then may its words be misread, and only then are they repaired.

A text of unknown origin stands as it is. What shows that somebody typed or recognized it from pages is in the text
itself, and one slip is not enough, since the United Nations' own files have some (two words run together, a letter too
many):

- openings that open no clause ("إنه" for "إذ" before a verb of recalling), or emphasised verbs that are none: two
  or more of them;
- or one of them, beside link mark-up that no page prints.

A text out of a converter has page furniture amid its paragraphs too; that alone shows pages, not misreading.
"""

from __future__ import annotations

from toolkit import languages
from toolkit._openings import openings
from toolkit.apparatus import rules
from toolkit.model import Resolution, Witness

__all__ = ["signs", "witness"]

#: So many misread words show that a text was read from pages.
SEVERAL = 2


def signs(resolution: Resolution) -> dict[str, int]:
    """How many signs of a transcription a text has: ``misread`` words and ``links``.

    Parameters
    ----------
    resolution
        In the ``source`` reading.
    """
    links = sum(1 for _ in rules.link_markup(resolution))
    if not languages.load(resolution.language, "openings"):
        return {"misread": 0, "links": links}
    found = openings(resolution.language)
    misread = [
        *(repair for repair in rules.opening_words(resolution, found) if repair.rule == "openings"),
        *rules.inner_particles(resolution, found),
        *rules.leads(resolution, found),
    ]
    return {"misread": len(misread), "links": links}


def witness(resolution: Resolution) -> Witness:
    """``transcription`` where the text shows that it is one, else what its reader says."""
    if resolution.witness != "text":
        return resolution.witness
    found = signs(resolution)
    shown = found["misread"] >= SEVERAL or (found["misread"] > 0 and found["links"] > 0)
    return "transcription" if shown else "text"

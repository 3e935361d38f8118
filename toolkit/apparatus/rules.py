"""Repairs that hold for any transcription.

Each rule takes a resolution in the ``source`` reading and returns repairs. Rules are
shy: a word that may be right is left alone, and what a rule changes it changes to a
word that the text itself or the language's drafting vocabulary shows.

- ``openings``: the particle or participle that opens a preambular paragraph, misread; and
  the same particle misread before a second act inside the paragraph.
- ``link_markup``: ``[words](#)`` left by a transcription; the words stay.
- ``spaces``: a space lost between the opening particle and its verb.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from toolkit import languages
from toolkit.model import Passage, Repair, Resolution
from toolkit.sources.blocks import Openings, openings
from toolkit.text import fold

_LINK = re.compile(r"\[([^\[\]\n]{1,80})\]\((?:#|https?://[^\s()]{1,200})?\)")
_FIRST_WORD = re.compile(r"\s*([^\s،,]+)")


def general(resolution: Resolution) -> list[Repair]:
    """All general repairs of a resolution, in order of place."""
    if not resolution.paragraphs or "openings" not in _topics(resolution.language):
        found = None
    else:
        found = openings(resolution.language)
    repairs = list(link_markup(resolution))
    if found is not None:
        repairs += [*opening_words(resolution, found), *inner_particles(resolution, found)]
    return sorted(repairs, key=lambda r: r.raw_start)


def _topics(language: str) -> tuple[str, ...]:
    return ("openings",) if languages.load(language, "openings") else ()


def _repair(
    passage: Passage, start: int, end: int, repaired: str, *, kind: str, rule: str, reason: str, confidence: str = "high"
) -> Repair | None:
    raw = passage.text.raw(start, end)
    if len(raw) != 1:
        return None  # broken by a line end or a page: left to an erratum
    return Repair(
        place=passage.id,
        raw_start=raw[0].start,
        raw_end=raw[0].end,
        as_written=passage.text.string[start:end],
        repaired=repaired,
        kind=kind,
        evidence="internal",
        confidence="high" if confidence == "high" else "medium",
        reason=reason,
        rule=rule,
    )


def opening_words(resolution: Resolution, found: Openings) -> Iterator[Repair]:
    """The first word of a preambular paragraph where it is one letter (or its last letters) away from an opening."""
    for paragraph in resolution.paragraphs:
        text = paragraph.text.string
        match = _FIRST_WORD.match(text)
        if paragraph.part != "preamble" or match is None:
            continue
        word = match[1]
        meant = found.nearly_opens(text)
        if meant is not None:
            repaired = meant.capitalize() if found.suffix else meant
            if (
                repair := _repair(
                    paragraph, match.start(1), match.end(1), repaired,
                    kind="opening", rule="openings",
                    reason=f"a preambular paragraph opens with {repaired}; {word} before this verb opens no clause",
                )
            ) is not None:
                yield repair
            continue
        for particle in found.spelled:
            rest = fold(word).removeprefix(fold(particle))
            if rest != fold(word) and rest in found.particle_verbs:
                split = f"{particle} {word[len(particle):]}"
                if (
                    repair := _repair(
                        paragraph, match.start(1), match.end(1), split,
                        kind="opening", rule="spaces",
                        reason=f"the particle {particle} and its verb are two words",
                    )
                ) is not None:
                    yield repair
                break


def inner_particles(resolution: Resolution, found: Openings) -> Iterator[Repair]:
    """The particle misread before a further act inside a preambular paragraph, after a comma."""
    if not found.spelled:
        return
    for paragraph in resolution.paragraphs:
        if paragraph.part != "preamble":
            continue
        text = paragraph.text.string
        for match in re.finditer(r"[،,]\s(?=([^\s،,]+)\s)", text):
            rest = text[match.end() :]
            word = match[1]
            meant = found.nearly_opens(rest)
            # only the particle with its conjunction joins a further act
            if meant is None or meant not in found.spelled or len(meant) < max(map(len, found.spelled)):
                continue
            if (
                repair := _repair(
                    paragraph, match.end(), match.end() + len(word), meant,
                    kind="opening", rule="openings",
                    reason=f"a further act inside a preambular paragraph opens with {meant}; {word} before this verb does not",
                )
            ) is not None:
                yield repair


def link_markup(resolution: Resolution) -> Iterator[Repair]:
    """Link mark-up that a transcription put around words."""
    for passage in resolution.passages():
        for match in _LINK.finditer(passage.text.string):
            repair = _repair(
                passage, match.start(), match.end(), match[1],
                kind="markup", rule="link_markup", reason="link mark-up of the transcription, not words of the document",
            )
            if repair is not None:
                yield repair

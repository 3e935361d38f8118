"""What one file gives to ``data/assembly/``: what it states of itself, and its paragraphs without their words."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from toolkit import library, tables
from toolkit.corpus import _repeats, watch
from toolkit.corpus._inputs import Input, content
from toolkit.corpus._metadata import ITEM, Stated
from toolkit.errors import SourceError, ToolkitError
from toolkit.model import Resolution

__all__ = ["LANGUAGES", "Read", "perform"]

#: Languages whose paragraphs are kept.
LANGUAGES: Final = ("ar", "en")
#: The marks of these languages in the files; a file of another one is left unread.
_CODES = re.compile(rb'<FRBRlanguage[^>]*language="(?:ara|eng|ar|en)"')
_TABLES: Final = ("paragraphs", "functions", "citations", "tags")


@dataclass(frozen=True, slots=True)
class Read:
    """A file that was read, or why it was not (``failed``); neither where it is in another language."""

    file: str
    language: str = ""
    stated: Stated | None = None
    paragraphs: tuple[tuple[Any, ...], ...] = ()
    failed: str = ""


def perform(work: tuple[str, tuple[Input, ...], bool]) -> list[Read]:
    """Read some files of a folder, with their paragraphs or without."""
    folder, items, paragraphs = work
    return [_read(Path(folder), item, paragraphs=paragraphs) for item in items]


def _read(folder: Path, item: Input, *, paragraphs: bool) -> Read:
    try:
        raw = content(folder, item)
        if not _CODES.search(raw[:20_000]):
            return Read(item.file)
        found = library.read(raw, name=item.file)
        if found.language not in LANGUAGES:
            return Read(item.file)
        if found.symbol is None:
            raise SourceError("states no symbol", file=item.file)
        return Read(item.file, found.language, _stated(found), tuple(_paragraphs(found)) if paragraphs else ())
    except ToolkitError as error:
        return Read(item.file, failed=error.problem)


def _stated(found: Resolution) -> Stated:
    facts = {name: " ".join(str(value).split()) for name, value in found.meta.items() if name != "parts"}
    items = ITEM.findall(facts.get("agenda_item", ""))
    facts |= {"agenda_item": "; ".join(items)} if items else {}
    return Stated(str(found.symbol), facts, found.subjects, found.votes, found.sponsors)


def _paragraphs(found: Resolution) -> list[tuple[Any, ...]]:
    """A row a paragraph: id, part, number, opening verb, force, all verbs, themes, symbols cited, words.

    Then the symbols that only its notes have, its watchwords, and its `_repeats.key`.

    What is cited in a note counts for the paragraph that bears its marker; symbols that only its notes have stand apart
    too.
    """
    made = tables.rows(found, _TABLES)
    acts, themes = (_by_paragraph(made.get(name, []), at) for name, at in (("functions", 3), ("tags", 1)))
    cites = _by_paragraph(made.get("citations", []), 2)
    notes: dict[str, list[str]] = defaultdict(list)
    for note in found.notes:
        notes[note.place] += cites[note.id]
    says = watch.words_in([(p.id, p.text.string, p.form) for p in found.paragraphs], found.language)
    lead = {row[0]: (row[8], row[9]) for row in made["paragraphs"]}
    return [
        (
            p.id, p.part, p.number, *lead[p.id], acts[p.id], sorted(set(themes[p.id])),
            list(dict.fromkeys((*cites[p.id], *notes[p.id]))), len(p.text.string.split()),
            sorted({*notes[p.id]} - {*cites[p.id]}), says.get(p.id, []), _repeats.key(p.text.string),
        )
        for p in found.paragraphs
    ]  # fmt: skip


def _by_paragraph(rows: list[tuple[Any, ...]], at: int) -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for row in rows:
        found[row[0]].append(row[at])
    return found

"""What ``toolkit show`` prints: a document as a reading view, with its structure, repairs and doubts.

Words of a document cannot disturb the terminal: control characters and marks of direction are left out. Words that run
from the right stand on lines of their own that begin with a right-to-left mark, and are isolated within English lines.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from toolkit import _doubts
from toolkit.errors import ToolkitError
from toolkit.hypertext import is_rtl
from toolkit.model import Note, Paragraph, Passage, Resolution

__all__ = ["passage", "view"]

#: Control characters (an escape sequence, a bell) and marks that turn the direction of a line (U+202E). Not a line end.
_UNSAFE = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")
#: The name of an annex: the X1 of X1 and of A-X1. Not the section XI.
_ANNEX = re.compile(r"X(\d+)")
_PARTS: Final = {"preamble": "Preamble", "operative": "Operative paragraphs", "annex": "Annex"}
_RIGHT_TO_LEFT: Final = "\u200f"
_INDENT: Final = "     "


def view(resolution: Resolution) -> str:
    """The whole document in reading order."""
    lines = [repr(resolution), *_about(resolution), *_block("header", resolution.header, resolution)]
    before = ("", "", "")
    notes: dict[str, list[Note]] = {}
    for note in resolution.notes:
        notes.setdefault(note.place, []).append(note)
    for one in sorted((*resolution.paragraphs, *resolution.headings), key=_start):
        if isinstance(one, Paragraph):
            here = (one.part, one.division, one.form)
            lines += [f"\n== {_division(*here)} =="] if here != before else []
            before = here
            lines += _block(one.id, one, resolution, notes.get(one.id, ()))
        else:
            lines += _block(f"{one.id} #", one, resolution)
    lines += _block("closing", resolution.closing, resolution)
    for note in (*notes.get("header", ()), *notes.get("", ())):
        lines += _block(note.id, note, resolution)
    return "\n".join(lines)


def passage(resolution: Resolution, place: str) -> str:
    """One passage, by its id as a reader writes it.

    Raises
    ------
    toolkit.errors.ToolkitError
        There is no such passage, or the number stands in several divisions.
    """
    try:
        one = resolution[place]
    except KeyError as error:
        raise ToolkitError(str(error.args[0])) from error
    return "\n".join(_block(one.id, one, resolution)).lstrip("\n")


def _start(one: Passage) -> int:
    return one.raw_spans[0].start if one.raw_spans else 0


def _about(resolution: Resolution) -> Iterator[str]:
    """What the document is: title, file, kind of witness, and doubts about the whole of it."""
    title = " ".join(str(resolution.meta.get("title", "")).split())
    if title:
        yield _words(title, resolution)
    yield f"{Path(resolution.name).name}: {resolution.format}, {resolution.witness}, {len(resolution.doubts)} doubts"
    for doubt in _doubts.of(resolution, ""):
        yield f"doubt: {_line(_doubts.line(resolution, doubt))}"


def _division(part: str, division: str, form: str) -> str:
    """The heading of a run of paragraphs: ``Operative paragraphs``, ``A: Preamble``, ``Annex 1``."""
    named = _ANNEX.sub(r"Annex \1", division.replace("-", ", "))
    if part != "annex":
        return f"{named}: {_PARTS[part]}" if division else _PARTS[part]
    return f"{named or _PARTS[part]}: {_PARTS['preamble']}" if form == "preamble" else named or _PARTS[part]


def _block(name: str, one: Passage, resolution: Resolution, notes: tuple[Note, ...] | list[Note] = ()) -> list[str]:
    """A passage with what is to be said of it, a line each."""
    lost = isinstance(one, Note) and one.status == "missing"
    where = _doubts.at(resolution, one.id, "en").partition(",")[0] if resolution.places else ""
    head = f"\n{name}{f'  [{where}]' if where else ''}"
    if lost:
        lines = [f"{head}  (the source lacks this note)"]
    elif is_rtl(resolution.language) or "\n" in one.text.string:
        lines = [head, *(_words(line, resolution) for line in one.text.string.split("\n"))]
    else:
        lines = [f"{head}  {_words(one.text.string, resolution)}"]
    if resolution.glosses.get(one.id):
        lines.append(_INDENT + _line(resolution.glosses[one.id]))
    lines += [
        f"{_INDENT}repair: {_isolated(repair.as_written)} -> {_isolated(repair.repaired)} "
        f"({repair.evidence}: {_line(repair.reason)})"
        for repair in resolution.repairs
        if repair.place == one.id
    ]
    lines += [f"{_INDENT}doubt: {_line(_doubts.line(resolution, doubt))}" for doubt in _doubts.of(resolution, one.id)]
    for note in notes:
        lines += [f"{_INDENT}{line}" for line in "\n".join(_block(note.id, note, resolution)).strip("\n").split("\n")]
    return lines


def _words(text: str, resolution: Resolution) -> str:
    mark = _RIGHT_TO_LEFT if is_rtl(resolution.language) else ""
    return mark + _line(text)


def _line(text: str) -> str:
    """Words that are safe on one line of a terminal."""
    return _UNSAFE.sub("", text.replace("\n", " "))


def _isolated(text: str) -> str:
    """Words within an English line: what runs from the right does not turn the rest around."""
    safe = _line(text)
    return f"\u2068{safe}\u2069" if re.search("[\u0590-\u08ff\ufb1d-\ufeff]", safe) else safe

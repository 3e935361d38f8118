"""The lines of a draft that name who submits it: "Albia and Borduria: draft resolution"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from toolkit._lazy import lazy
from toolkit._organs import Lines
from toolkit.sources._own_number import alone
from toolkit.text import fold

__all__ = ["names", "span"]

# A line of names: "Iran (Islamic Republic of), C\u00f4te d'Ivoire"; not "including the right to development".
_NAME = lazy(r"[\s,;*()]*(?:(?:[A-Z\u00c0-\u00de][\w'\u2019.~-]*|d['\u2019]\w{2,20}|and|of|the|de|da|for)[\s,;*()]+)+")


# The draft whose consultations a line names at its end.
_DRAFT = lazy(r"\S\s(?:[A-Z]/)\S{0,20}L\.\d{1,4}\S{0,8}\s*$")
_WRAPPED = 3  # lines that such words may run over


def span(lines: Sequence[str], blocks: Sequence[int], words: Lines) -> tuple[int, int] | None:
    """First and last line (exclusive) of the lines that name the sponsors of a draft.

    Parameters
    ----------
    lines
        Lines above the text.
    blocks
        Which block each stands in.
    words
        How lines speak in the document's language.
    """
    for index, line in enumerate(lines):
        plain = _folded(line)
        before, colon, kind = plain.rpartition(":")
        kind = kind.strip("*, ")
        if (colon and (kind in words.draft or kind.startswith(words.amends))) or (
            index and lines[index - 1].rstrip("* ").endswith(":") and plain in words.draft
        ):
            return _from(lines, index), index + 1
        if not before and (plain in words.submitted or plain.startswith(tuple(f"{word} " for word in words.submitted))):
            return index, _to(lines, blocks, index, words)
    return None


def names(lines: Sequence[str]) -> str:
    """The names in these lines, without marks of notes; empty where a draft is "submitted by" somebody."""
    named, colon, _ = " ".join(lines).replace("：", ":").rpartition(":")
    return " ".join(re.sub(r"\*+", "", named).replace(" ,", ",").split()).strip(" ,") if colon else ""


def _folded(line: str) -> str:
    return " ".join(fold(line).split()).replace("：", ":").strip("*, ")


def _to(lines: Sequence[str], blocks: Sequence[int], index: int, words: Lines) -> int:
    """The line after "Draft resolution submitted by ...", which may run over several."""
    if _folded(lines[index]) in words.submitted:
        return index + 1
    last = index
    for at in range(index, len(lines)):
        if blocks[at] != blocks[index] and (last > index or not _names_draft(lines[index + 1 : at + 1])):
            break
        if words.submitted_end.search(_folded(lines[at])):
            last = at
            after = lines[at + 1] if at + 1 < len(lines) else ""
            if not (after[:1].islower() or after[:1] == "(" or alone(after)):
                break
    return last + 1


def _names_draft(lines: Sequence[str]) -> bool:
    """Whether lines of further blocks end with the draft that was talked over: "... held on draft A/99/L.2"."""
    return 0 < len(lines) <= _WRAPPED and any(_DRAFT.search(line) for line in lines)


def _from(lines: Sequence[str], index: int) -> int:
    """The first line of a list of sponsors that ends on a line."""
    start = index
    while start:
        before, here = lines[start - 1].rstrip("* "), lines[start]
        joined = before.endswith((",", " and", " of", ":")) or here.startswith(("(", "of ", "and ", "Republic of"))
        joined = joined or before.count("(") > before.count(")")
        if not joined or not _NAME.fullmatch(before.rstrip(":").rpartition(": ")[2] + " "):
            break
        start -= 1
    return start

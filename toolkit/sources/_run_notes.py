"""Notes and their markers in paragraphs of runs, where they were typed and raised by hand and not made by the format.

A paragraph that begins with raised digits is the note of the same digits elsewhere; numbers in brackets may stand below
the text as a list or as plain words.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile

from toolkit.sources._runs import Para, Run

__all__ = ["find_notes", "take_brackets"]

# A raised run that may be a note's marker: "1", "(12)", "[3]", "*", "a"; not "st" of "1st" or "2/3".
_MARKER = re.compile(r"[(\[]?(\d{1,3}|\*{1,3}|[†‡§])[)\]]?")
# A number in brackets, as it is raised: "(1)", "[12]", and in how many runs it may stand.
_RAISED_NUMBER = re.compile(r"[(\[]\s?\d{1,3}\s?[)\]]")
_PIECES = 4
# The same as plain words at the head of a note: "(1) See".
_SIGN = re.compile(r"\s*[(\[]\s?(\d{1,3})\s?[)\]]\s*(?=\S)")
# A raised number in square brackets: "[12]".
_BRACKETED = re.compile(r"\[\d{1,3}\]")


def find_notes(paras: Sequence[Para]) -> None:
    """Markers and notes that are typed and raised by hand, not made by the format."""
    heads: dict[str, Para] = {}
    for para in paras:
        if para.role in ("note", "furniture"):
            continue
        _join_brackets(para)
        first = next((run for run in para.runs if run.text.strip()), None)
        marker = _raised_marker(first)
        words = para.text().strip()
        if marker and first is not None and len(words) > len(first.text.strip()):
            heads.setdefault(marker, para)
    linked = {run.marker for para in paras for run in para.runs if run.marker}
    bodies = {_raised_marker(run) for para in paras for run in para.runs if heads.get(_raised_marker(run)) is not para}
    heads = heads or _listed(paras) or _at_the_foot(paras)
    for marker, para in heads.items():
        if marker in bodies or marker in linked:
            para.role, para.marker = "note", marker
    for para in paras:
        for run in para.runs:
            marker = _raised_marker(run)
            if marker in heads and heads[marker].role == "note" and heads[marker] is not para:
                run.marker = marker


def _join_brackets(para: Para) -> None:
    """Make one run of a raised number and its brackets, where each is a run of its own: "(", "1", ")"."""
    for at, run in enumerate(para.runs[:-1]):
        if not run.raised or run.marker or run.text.strip()[:1] not in ("(", "["):
            continue
        near = list(takewhile(lambda one: one.raised and not one.marker, para.runs[at : at + _PIECES]))
        for count in range(2, len(near) + 1):
            if _RAISED_NUMBER.fullmatch(text := "".join(one.text for one in near[:count]).strip()):
                run.text = text
                del para.runs[at + 1 : at + count]
                break


def _listed(paras: Sequence[Para]) -> dict[str, Para]:
    """Notes that are the items of a list at the end, without links: as many as there are raised numbers in brackets."""
    raised = [
        run.text.strip("[] ")
        for para in paras
        for run in para.runs
        if run.raised and _BRACKETED.fullmatch(run.text.strip())
    ]
    own = [para for para in paras if para.text().strip()]
    last = own[len(own) - len(set(raised)) :]
    if not raised or set(raised) != {str(at + 1) for at in range(len(last))}:
        return {}
    if [para.number.strip(" .") for para in last] != [str(at + 1) for at in range(len(last))]:
        return {}
    for para in last:
        para.number = ""
    return {str(at + 1): para for at, para in enumerate(last)}


def _at_the_foot(paras: Sequence[Para]) -> dict[str, Para]:
    """Notes that close a page with their numbers in brackets as plain words, where markers are such numbers, raised."""
    bears = [
        (at, run.text.strip("()[] "))
        for at, para in enumerate(paras)
        for run in para.runs
        if run.raised and not run.marker and _RAISED_NUMBER.fullmatch(run.text.strip())
    ]
    numbers = list(dict.fromkeys(number for _, number in bears))
    below = [para for para in paras[bears[-1][0] + 1 :] if para.text().strip()] if bears else []
    signed = _with_signs(below)
    heads = [sign[1] if (sign := _SIGN.match(_first(*one))) else "" for one in signed]
    rows = range(len(signed) - len(numbers), -1, -1) if numbers else ()  # a page may have lines of its own below them
    start = next((at for at in rows if heads[at : at + len(numbers)] == numbers), -1)
    if start < 0:
        return {}
    feet = []
    for para, cell in signed[start : start + len(numbers)]:
        text = _first(para, cell)
        sign = _SIGN.match(text)
        end = sign.end() if sign else 0
        para.runs[:1] = [
            replace(para.runs[0], text=text[:end], raised=True, unsaid=True),
            replace(para.runs[0], text=text[end:]),
        ]
        if cell is not None:
            cell.runs.clear()
        feet.append(para)
    return dict(zip(numbers, feet, strict=True))


def _with_signs(paras: Sequence[Para]) -> list[tuple[Para, Para | None]]:
    """Paragraphs, each with the cell before it that holds a number in brackets alone, the sign of its words."""
    out: list[tuple[Para, Para | None]] = []
    for para in paras:
        if out and out[-1][1] is None and _RAISED_NUMBER.fullmatch(out[-1][0].text().strip()):
            out[-1] = para, out[-1][0]
        else:
            out.append((para, None))
    return out


def _first(para: Para, cell: Para | None) -> str:
    """The words of a paragraph's first run, behind those of its cell."""
    return f"{cell.text().strip()} {para.runs[0].text}" if cell is not None else para.runs[0].text


def _raised_marker(run: Run | None) -> str:
    """The marker that a raised run may be, or nothing."""
    if run is None or not run.raised or run.marker:
        return ""
    match = _MARKER.fullmatch(run.text.strip())
    return match[1] if match else ""


def take_brackets(para: Para) -> None:
    """Give a marker the brackets around it, as Arabic pages print them: ``(1)`` is one sign."""
    marks = [i for i, run in enumerate(para.runs) if run.marker or (run.unsaid and run.raised)]
    if para.role == "note" and marks:  # a word processor may put the marker before the brackets it was in: "1 ()"
        rest = next((run for run in para.runs[marks[0] + 1 :] if run.text.strip()), None)
        if rest is not None and rest.text.lstrip().startswith("()"):
            rest.text = rest.text.lstrip()[2:]
            para.runs[marks[0]].text = f"({para.runs[marks[0]].text.strip()})"
    for i in marks:
        before, after = _neighbour(para.runs, i, -1), _neighbour(para.runs, i, 1)
        if before is None or after is None or before.marker or after.marker:
            continue
        pair = before.text.rstrip()[-1:] + after.text.lstrip()[:1]
        if pair in ("()", "[]", "⁽⁾"):
            own = para.runs[i]
            own.text = f"{pair[0]}{own.text.strip()}{pair[1]}"
            before.text, after.text = before.text.rstrip()[:-1], after.text.lstrip()[1:]


def _neighbour(runs: Sequence[Run], at: int, step: int) -> Run | None:
    """The run before or after another one; a few without text may stand between."""
    near = (runs[i] for i in range(at + step, at + 4 * step, step) if 0 <= i < len(runs))
    return next((run for run in near if run.text), None)

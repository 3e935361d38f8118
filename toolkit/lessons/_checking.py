"""What a student sees after an exercise: a kind sentence in the language of the notebook.

The sentence says what is right about an answer and where to look again. It never holds the answer, and nothing that a
student writes ends in a traceback: a blank is not an error.
"""

from __future__ import annotations

import difflib
from typing import Any, Final

from toolkit import languages
from toolkit import notebook as nb
from toolkit.lessons import _nbgrader as nbgrader
from toolkit.lessons import _registry as registry
from toolkit.lessons import _words as words
from toolkit.lessons._kinds import Verdict

__all__ = ["check"]

#: Mistakes that are said in the same words in all lessons, unless an exercise has words of its own.
_SHARED: Final = frozenset({"order", "hundred", "decimal", "form-count", "form-rows", "form-id", "form-pairs"})
_EDGES: Final = {"right": "#2c7a64", "wrong": "#b0480c", "empty": "#7a6200", "odd": "#7a6200"}


def check(exercise: str, answer: Any = ..., *, strict: bool = False) -> nb.Html:
    """Say whether an answer is right, and if not, where to look.

    Parameters
    ----------
    exercise
        Id of the exercise, e.g. ``"03-share"``.
    answer
        What the student found.
    strict
        Raise ``AssertionError`` unless the answer is right: for programs that mark notebooks. Always so while nbgrader
        runs the notebook.

    Returns
    -------
    toolkit.notebook.Html
        To be shown; its words begin ``check 03-share: right``, ``wrong``, ``empty`` or ``odd``.

    Examples
    --------
    >>> check("01-operative", ...)
    check 01-operative: empty. Not answered yet: replace the three dots with your answer and run both cells again.
    """
    found = registry.find(exercise)
    verdict = found.judge(answer) if found else Verdict("odd", "unknown")
    text = _sentence(exercise, verdict)
    if (strict or nbgrader.marks_here()) and verdict.state != "right":
        raise AssertionError(f"{exercise}: {text}")
    return _shown(exercise, verdict, text)


def _sentence(exercise: str, verdict: Verdict) -> str:
    """All that is said to an answer, in the current language."""
    if verdict.state == "empty":
        return words.shared("empty")
    if verdict.state == "odd":
        return words.shared(f"odd-{verdict.mistake}").replace("{near}", _near(exercise))
    parts = [words.message(exercise, verdict.state, verdict.mistake)]
    if verdict.mistake in _SHARED:  # these are said the same way in all lessons
        parts = [words.message(exercise, "", verdict.mistake) or words.shared(verdict.mistake)]
    if verdict.counts and not verdict.mistake:
        parts.append(_counted(**verdict.counts))
    return " ".join(part for part in parts if part)


def _counted(given: int, right: int, missing: int) -> str:
    """How much of a list is right, in the grammar of one and of many."""
    first = words.shared("counts-one" if right == 1 else "counts").format(given=given, right=right)
    if not missing:
        return f"{first} {words.shared('missing-none')}"
    return f"{first} {words.shared('missing-one' if missing == 1 else 'missing').format(missing=missing)}"


def _near(exercise: str) -> str:
    near = difflib.get_close_matches(exercise, registry.every(), n=1, cutoff=0.0)
    return near[0] if near else ""


def _shown(exercise: str, verdict: Verdict, text: str) -> nb.Html:
    code = languages.current()
    direction = languages.load(code, "display").get("direction", "ltr")
    edge = f"border-inline-start: 4px solid {_EDGES[verdict.state]}; padding-inline-start: 0.8em;"
    inner = nb.paragraph(text, language=code, heading=words.shared(verdict.state + "-heading")).body
    body = f'<div class="rt check {verdict.state}" dir="{direction}" style="{edge}">{inner}</div>'
    return nb.Html(body, f"check {exercise}: {verdict.state}. {text}")

"""What a lesson shows only when an exercise is right: the table or the chart from which its answer could be read."""

from __future__ import annotations

from typing import Any

from toolkit import languages
from toolkit import notebook as nb
from toolkit.lessons import _registry as registry
from toolkit.lessons import _words as words

__all__ = ["after"]


def after(exercise: str, answer: Any, thing: Any) -> nb.Html | None:
    """Show something once an exercise is right; before that, say that it is still to come.

    Parameters
    ----------
    exercise
        Id of the exercise, e.g. ``"03-extra"``.
    answer
        What the student found.
    thing
        A table, chart or paragraph; or a function that is given the right answer and makes one.

    Returns
    -------
    toolkit.notebook.Html or None
        A line to be shown while the exercise is open; nothing where the thing was shown.

    Examples
    --------
    >>> after("01-operative", ..., "the table")
    <after 01-operative: not yet>
    """
    found = registry.find(exercise)
    if found is None or found.judge(answer).state != "right":
        body = nb.paragraph(words.shared("later"), language=languages.current()).body
        return nb.Html(f'<div class="rt">{body}</div>', f"<after {exercise}: not yet>")
    nb.show(thing(found.expected()) if callable(thing) else thing)
    return None

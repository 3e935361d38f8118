"""The teacher's guide: a text with the curriculum, and for each lesson answers and mistakes, out of the lessons' data.

Nothing is typed twice: titles, times and mistakes are those of the cards, answers are computed as the checks compute
them. ``notebooks/lessons/TEACHERS.md`` is the English guide; a test compares it with what is made here.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from toolkit import languages, paths
from toolkit.lessons import _plan as plan
from toolkit.lessons import _registry as registry
from toolkit.lessons import _words as words
from toolkit.lessons._kinds import Exercise

__all__ = ["curriculum", "markdown"]


def curriculum(numbers: Sequence[str], language: str) -> list[dict[str, Any]]:
    """A row a lesson: ``number, title, minutes, audience, prerequisites``.

    Examples
    --------
    >>> import toolkit as tk
    >>> len(tk.lessons.guide.curriculum(["01"], "en")) > 0
    True
    """
    keys = ("title", "minutes", "audience", "prerequisites")
    return [{"number": number, **{key: words.lesson(number, language)[key] for key in keys}} for number in numbers]


def markdown(numbers: Sequence[str], language: str = "en") -> str:
    """The guide in a language, as Markdown.

    Parameters
    ----------
    numbers
        The lessons, two digits each.
    language
        ISO 639-1 code.

    Examples
    --------
    >>> import toolkit as tk
    >>> tk.lessons.guide.markdown(["01"]).startswith("# ")
    True
    """
    shown = languages.current()
    languages.use(language)
    try:
        text = paths.data("lessons", f"guide.{language}.md").read_text(encoding="utf-8")
        parts = {"{curriculum}": "\n".join(_table(numbers)), "{lessons}": "\n".join(_lessons(numbers))}
    finally:
        languages.use(shown)
    for place, part in parts.items():
        text = text.replace(place, part)
    return text.rstrip() + "\n"


def _table(numbers: Sequence[str]) -> Iterator[str]:
    heads = (words.shared(name) for name in ("number", "title", "length", "audience"))
    yield f"| {' | '.join(heads)} |"
    yield "|---|---|---|---|"
    for row in curriculum(numbers, languages.current()):
        yield f"| {int(row['number'])} | {row['title']} | {row['minutes']} | {row['audience']} |"


def _lessons(numbers: Sequence[str]) -> Iterator[str]:
    for number in numbers:
        about = words.lesson(number)
        yield f"## {int(number)} · {about['title']}\n"
        yield f"**{words.shared('prerequisites')}:** {about['prerequisites']}\n"
        yield f"**{words.shared('objectives')}:**\n"
        yield from (f"{at}. {line}" for at, line in enumerate(about["objectives"], 1))
        yield f"\n**{words.shared('common-mistakes')}:**\n"
        yield from (f"- {line}" for line in about["mistakes"])
        yield f"\n**{words.shared('open-question')}:** {about['question']}\n"
        yield f"{words.shared('rubric')}:\n"
        yield from (f"- {line}" for line in about["rubric"])
        yield ""
        yield from _answers(number)


def _answers(number: str) -> Iterator[str]:
    minutes = words.shared("minutes-parts").format(minutes=words.lesson(number)["minutes"], **plan.parts(number))
    yield f"**{words.shared('minutes')}:** {minutes}\n"
    heads = ("exercise", "length", "objective", "right-answer")
    yield f"| {' | '.join(map(words.shared, heads))} |"
    yield "|---|---|---|---|"
    for name, step in plan.exercises(number).items():
        exercise = registry.find(name)
        if exercise:
            practised = words.shared("comma").join(map(str, step.objectives))
            yield f"| `{name}` | {step.minutes} | {practised} | {_answer(exercise)} |"
    yield ""


def _answer(exercise: Exercise) -> str:
    if exercise.kind == "judged":
        return words.shared("own-work")
    right = exercise.expected()
    if isinstance(right, Mapping):
        return ", ".join(f"`{key}`: {_value(value)}" for key, value in right.items())
    if isinstance(right, str) or not hasattr(right, "__iter__"):
        return _value(right)
    return ", ".join(map(_value, right))


def _value(value: object) -> str:
    if isinstance(value, float):
        return f"{value:.4g}"
    return f"`{value}`" if isinstance(value, (str, Path)) else str(value)

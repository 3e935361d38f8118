"""Numbers of sessions written as words: "at its seventy-ninth session".

What the numbers mean: the ordinal beside the word for a session, whoever's session it is. A regular session of the
General Assembly opens in September of the year 1945 + its number; that is arithmetic, and nothing is concluded from it
here.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import Any

from toolkit import languages
from toolkit._lazy import lazy
from toolkit.text import Folded, fold

__all__ = ["in_digits", "sessions"]

# "hundred and " before an ordinal: "Hundred and eighty-third"; not "eighty-third".
_COUNTS = ("", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_HUNDREDS = lazy(r"(?:\b(one|two|three|four|five|six|seven|eight|nine) )?\bhundred and $")


def sessions(text: str, language: str) -> tuple[tuple[int, int, int], ...]:
    """Sessions that a text names by an ordinal.

    Returns
    -------
    tuple of tuple of int
        ``(number, start, end)`` in text offsets; empty for a language without data.
    """
    pattern, values = _compiled(language)
    if pattern is None:
        return ()
    folded = Folded.of(text)
    found = []
    for match in pattern.finditer(folded.string):
        number = sum(values[part] for part in (match["tens"], match["units"], match["hundred"]) if part)
        if number:
            found.append((number, *folded.original(match.start(), match.end())))
    return tuple(found)


def in_digits(words: str, noun: str, language: str) -> str:
    """Folded words with the ordinals before a noun in digits.

    Examples
    --------
    >>> in_digits("ninth plenary meeting", "plenary meeting", "en"), in_digits("the ninth", "plenary meeting", "en")
    ('9th plenary meeting', 'the ninth')
    >>> in_digits("hundred and eighty-third plenary meeting", "plenary meeting", "en")
    '183th plenary meeting'
    """
    at = words.find(noun)
    if at < 1:
        return words
    before = words[:at].rstrip()
    last = before.rpartition(" ")[2]
    parts = last.split("-")
    data = languages.load(language, "addressees").get("sessions", {})
    values = {fold(word): int(value) for name in ("units", "tens") for word, value in data.get(name, {}).items()}
    if not last or not all(part in values for part in parts):
        return words
    front, value = before[: len(before) - len(last)], sum(values[part] for part in parts)
    if match := _HUNDREDS.search(front):
        front, value = front[: match.start()], value + 100 * (_COUNTS.index(match[1]) if match[1] else 1)
    return f"{front}{value}th {words[at:]}"


@cache
def _compiled(language: str) -> tuple[re.Pattern[str] | None, Mapping[str, int]]:
    data: Mapping[str, Any] = languages.load(language, "addressees").get("sessions", {})
    if not data:
        return None, {}
    groups = {
        name: {fold(word): int(value) for word, value in data[name].items()} for name in ("units", "tens", "hundred")
    }
    parts = {
        name: "|".join(sorted(map(re.escape, words), key=lambda w: (-len(w), w))) for name, words in groups.items()
    }
    body = fold(data["shape"])
    for name, words in parts.items():
        body = body.replace(f"<{name}>", f"(?P<{name}>{words})")
    body = body.replace("<noun>", "(?:" + "|".join(map(fold, data["nouns"])) + ")")
    return re.compile(body), {word: value for words in groups.values() for word, value in words.items()}

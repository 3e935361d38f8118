"""The verb of a decision in one sentence: "At its 5th meeting, on 3 March 2044, the Council decided to ..."."""

from __future__ import annotations

import re
from functools import cache

from toolkit import languages
from toolkit._openings import openings
from toolkit.facts._tries import grouped
from toolkit.facts.acts._grammar import Grammar
from toolkit.model import Act
from toolkit.text import Folded, fold

__all__ = ["decided"]

_FAR = 900  # letters within which the verb stands


def decided(text: str, language: str, rules: Grammar) -> Act | None:
    """The act of a sentence that begins with a meeting; ``None`` for any other text.

    Examples
    --------
    >>> from toolkit.facts.acts._grammar import grammar
    >>> text = "At its 5th meeting, on 3 March 2044, the Council, on its Chair's proposal, took note of it."
    >>> act = decided(text, "en", grammar("en"))
    >>> act.phrase, act.verb
    ('took note', 'take note')
    """
    found = openings(language)
    verbs = {fold(form): verb for form, verb in languages.load(language, "acts").get("past", {}).items()}
    folded = Folded.of(text[:_FAR])
    if not verbs or not folded.string.lstrip().startswith(found.meetings):
        return None
    match = _pattern(language, tuple(verbs)).search(folded.string)
    if match is None:
        return None
    name = next(group for group in ("verb", "item", "first") if match.groupdict().get(group))
    start, end = folded.original(*match.span(name))
    verb = verbs[match[name]]
    force = next((form.force for forms in rules.forms.values() for form in forms if form.verb == verb), "direction")
    return Act("", 1, text[start:end], verb, force, (), start, end)


@cache
def _pattern(language: str, verbs: tuple[str, ...]) -> re.Pattern[str]:
    found = openings(language)
    names = "|".join(map(re.escape, (*(f.split(" ", 1)[-1] for f in found.formula), *found.short_names)))
    past = grouped(verbs)
    # "the general assembly, on the recommendation of it, also decided", "the council: (a) took note"; where verbs stand
    # first, the verb and the name; not "the report, which the state decided"
    return re.compile(
        rf"\b(?:{names})(?:,.{{0,400}}?,(?: and)?)?(?: (?:also|further))? (?P<verb>{past})\b"
        rf"|\b(?:{names})\b[^:]{{0,400}}: ?\(\w\) (?P<item>{past})\b"
        rf"|\b(?P<first>{past}) (?:{names})\b"
    )

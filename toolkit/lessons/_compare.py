"""Comparing answers: numbers at so many digits, words by all their names, and the right thing in another form."""

from __future__ import annotations

import contextlib
import math
import re
from collections.abc import Iterable, Mapping, Sequence
from decimal import ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal
from itertools import islice
from numbers import Integral
from typing import Any

from toolkit import languages, wording
from toolkit.lessons._answers import MOST, Odd, as_number, as_words, is_mask, short_symbol

__all__ = [
    "agreed",
    "all_coarser",
    "coarser",
    "counted",
    "is_bare",
    "is_count",
    "is_listed",
    "is_numbered",
    "is_same",
    "named",
]


def named(
    column: str,
    answers: Sequence[str],
    known: Iterable[Any],
    also: Mapping[str, str] | None = None,
    *,
    exact: bool = False,
) -> list[str]:
    """Folded words with other names put back to the values: names that tables show, other forms of a verb or symbol."""
    listed = list(map(str, known))
    values = {as_words(one): as_words(one) for one in listed}
    others = {as_words(name): as_words(one) for name, one in (also or {}).items()}
    if not exact:
        others |= {short_symbol(one): one for one in values}
    others |= {one.replace("_", " "): one for one in values}
    others |= {one.replace(" ", "_"): one for one in values}
    if column:
        for code in languages.available("strings"):
            others |= {as_words(wording.value(one, column, code)): as_words(one) for one in listed}
    return [_known(word, values, others, column, exact=exact) for word in answers]


def _known(word: str, values: Mapping[str, str], others: Mapping[str, str], column: str, *, exact: bool) -> str:
    if word in values:
        return word
    short = word if exact else short_symbol(word)
    found = others.get(word) or others.get(short)
    if found is None and column == "verb":
        verbs = [one for one in values if word in _inflected(one)] or [one for one in _verbs(word) if one in values]
        found = verbs[0] if verbs else None
    return found or word


def _inflected(verb: str) -> set[str]:
    """English forms of a verb; of several words the first is inflected: *takes note*, *called upon*."""
    first, _, rest = verb.replace("_", " ").partition(" ")
    stems = {first, first.removesuffix("e"), first.removesuffix("y") + "i"}
    forms = {first} | {stem + end for stem in stems for end in ("s", "es", "d", "ed", "ing")}
    forms |= {form.replace("iz", "is") for form in forms}
    return {f"{form} {rest}".strip() for form in forms}


def _verbs(word: str) -> list[str]:
    """The verbs of which a word is a form that opens a paragraph, in whatever language."""
    from toolkit.facts import acts

    forms = list(dict.fromkeys([word, word.removeprefix("و")]))
    leads = (
        acts.lead(form, code, part) for form in forms for code in ("en", "ar") for part in ("operative", "preamble")
    )
    return [as_words(lead.verb) for lead in leads if lead and len(lead.phrase) >= len(word) - 2]


def agreed(value: Any, wanted: Any, digits: int, column: str = "") -> bool:
    """Whether a value is the wanted one: a number at so many digits, or a word."""
    if isinstance(wanted, str):
        return named(column, [as_words(value)], [wanted]) == [as_words(wanted)]
    return is_same(as_number(value), wanted, digits)


def is_same(value: float, wanted: Any, digits: int) -> bool:
    """Whether a number is the wanted one at so many digits; a whole number must be exact."""
    if isinstance(wanted, Integral) or float(wanted).is_integer():
        return math.isclose(value, float(wanted), rel_tol=1e-12, abs_tol=1e-9)
    return math.isclose(value, float(wanted), rel_tol=1e-9) or bool(_rounded(value, digits) & _rounded(wanted, digits))


def _rounded(value: float, digits: int) -> set[Decimal]:
    """A number at so many digits; a half goes up, or to the even neighbour as Python has it."""
    exact, place = Decimal(repr(round(float(value), 9))), Decimal(1).scaleb(-digits)
    return {exact.quantize(place, way) for way in (ROUND_HALF_UP, ROUND_HALF_EVEN)}


def coarser(value: float, wanted: Any, digits: int) -> str:
    """``decimal`` where a number is right as far as it goes, and has fewer digits than were asked for."""
    if not digits or isinstance(wanted, Integral):
        return ""
    least = 0 if abs(wanted) >= 1 else 1
    fitting = (fewer for fewer in range(least, digits) if is_same(value, wanted, fewer))
    return "decimal" if any(math.isclose(value, round(value, fewer), abs_tol=1e-9) for fewer in fitting) else ""


def all_coarser(plain: Mapping[str, Any], wanted: Mapping[str, Any], digits: int) -> bool:
    if not digits or any(isinstance(one, str) for one in wanted.values()):
        return False
    found = [(as_number(value), wanted[key]) for key, value in plain.items()]
    return all(is_same(value, right, digits) or coarser(value, right, digits) for value, right in found)


def is_numbered(answer: Any, count: int) -> bool:
    """Whether the rows were given, or a mask of them, whose number was asked for."""
    if isinstance(answer, (str, bytes, Mapping)) or hasattr(answer, "columns") or hasattr(answer, "item"):
        if not is_mask(answer):
            return False
    elif not isinstance(answer, Iterable):
        return False
    items = list(islice(answer, MOST))
    if is_mask(items):
        return sum(map(bool, items)) == count
    return len(items) > 1 and len({str(one) for one in items}) == count


def is_count(answer: Any, count: int) -> bool:
    if isinstance(answer, (str, bool)) or not isinstance(answer, (Integral, float)):
        return False
    return float(answer) == count


def is_bare(answers: Iterable[str], wanted: Iterable[str]) -> bool:
    """Whether the numbers of the right ids were given without their letters."""
    numbers = {re.sub(r"^[op]0*", "", one) for one in wanted if re.fullmatch(r"[op]\d+", one)}
    return bool(numbers) and {one.lstrip("0") for one in answers} == numbers


def is_listed(answer: Any, wanted: Mapping[str, Any], digits: int, column: str) -> bool:
    """Whether the right values were given in their order, without their names."""
    if not isinstance(answer, (list, tuple)) or len(answer) != len(wanted):
        return False
    if any(not isinstance(one, (str, int, float)) for one in answer):
        return False
    with contextlib.suppress(Odd):
        return all(agreed(one, right, digits, column) for one, right in zip(answer, wanted.values(), strict=True))
    return False


def counted(answers: set[str], wanted: set[str]) -> dict[str, int]:
    return {"given": len(answers), "right": len(answers & wanted), "missing": len(wanted - answers)}

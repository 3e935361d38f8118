"""Kinds of exercises: what is asked for, and how an answer is judged.

An `Exercise` holds no answer typed in: ``expected`` computes it from the data that the lesson reads, by an expression
of its own, and every named *mistake* computes what that mistake would give. An answer is *right*, *wrong* (with the
mistake's name where it is known), *empty*, or *odd*: not the kind of thing that was asked for.

A judgement tells how much of a list is right and how much is missing; it never tells what. Numbers are right when they
agree with the expected value at the number of digits that was asked for; a count must be exact.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from numbers import Integral
from typing import Any, Final, Literal

from toolkit import languages, wording
from toolkit.lessons._answers import Odd, as_items, as_number, as_pairs, as_words, is_empty

__all__ = ["Exercise", "Verdict", "judged", "label", "names", "number", "ordered", "pairs"]

State = Literal["right", "wrong", "empty", "odd"]
Values = Mapping[str, Callable[[], Any]]


@dataclass(frozen=True)
class Verdict:
    """What an answer is.

    Attributes
    ----------
    state
        ``right``, ``wrong``, ``empty`` or ``odd``.
    mistake
        Name of the mistake where it is known; of the kind of answer that was asked for where the answer is odd.
    counts
        How much of a list is right: ``given``, ``right``, ``missing``; empty for other kinds.
    """

    state: State
    mistake: str = ""
    counts: Mapping[str, int] = field(default_factory=dict)


RIGHT: Final = Verdict("right")


@dataclass(frozen=True)
class Exercise:
    """What is asked for.

    Attributes
    ----------
    kind
        Name of the function here that made it.
    expected
        Computes a right answer.
    verdict
        Judges an answer that is not empty; may raise `Odd`.
    mistakes
        Computes, by name, what a common mistake gives.
    """

    kind: str
    expected: Callable[[], Any]
    verdict: Callable[[Any], Verdict]
    mistakes: Values = field(default_factory=dict)

    def judge(self, answer: Any) -> Verdict:
        """What an answer is; nothing that a student answers makes this fail."""
        try:
            return Verdict("empty") if is_empty(answer) else self.verdict(answer)
        except Odd as odd:
            return Verdict("odd", str(odd))
        except Exception:  # noqa: BLE001 - an answer may be any object, with any behaviour
            return Verdict("odd", "unreadable")


def number(expected: Callable[[], Any], *, digits: int = 0, mistakes: Values | None = None) -> Exercise:
    """A number; a count must be exact, any other number right at so many digits."""

    def same(value: float, wanted: Any) -> bool:
        slack = 1e-9 if isinstance(wanted, Integral) else 0.5 * 10.0**-digits * (1 + 1e-6)
        return math.isclose(value, wanted, rel_tol=1e-12, abs_tol=slack)

    def verdict(answer: Any) -> Verdict:
        value, wanted = as_number(answer), expected()
        if same(value, wanted):
            return RIGHT
        known = next((name for name, wrong in (mistakes or {}).items() if same(value, wrong())), "")
        if not known and wanted and (same(100 * value, wanted) or same(value, 100 * wanted)):
            known = "hundred"
        return Verdict("wrong", known)

    return Exercise("number", expected, verdict, mistakes or {})


def label(
    expected: Callable[[], str], *, column: str = "", also: Sequence[str] = (), mistakes: Values | None = None
) -> Exercise:
    """One word, id or phrase; spaces, case and vowel marks do not count.

    ``column`` is the column that the word is a value of, where tables show it in another language.
    """

    def verdict(answer: Any) -> Verdict:
        (word,) = _named(column, [as_words(answer)], [expected(), *(wrong() for wrong in (mistakes or {}).values())])
        if word in {as_words(one) for one in (expected(), *also)}:
            return RIGHT
        known = (name for name, wrong in (mistakes or {}).items() if word == as_words(wrong()))
        return Verdict("wrong", next(known, ""))

    return Exercise("label", expected, verdict, mistakes or {})


def names(expected: Callable[[], Iterable[Any]], *, column: str = "", mistakes: Values | None = None) -> Exercise:
    """Several words or ids, in any order; ``column`` as for `label`."""

    def verdict(answer: Any) -> Verdict:
        wanted = set(as_items(expected()))
        given = set(_named(column, as_items(answer), expected()))
        if given == wanted:
            return RIGHT
        known = (name for name, wrong in (mistakes or {}).items() if given == set(as_items(wrong())))
        return Verdict("wrong", next(known, ""), _counts(given, wanted))

    return Exercise("names", expected, verdict, mistakes or {})


def ordered(expected: Callable[[], Sequence[Any]], *, column: str = "", mistakes: Values | None = None) -> Exercise:
    """Several words or ids whose order counts; the right ones in another order are a mistake of their own."""

    def verdict(answer: Any) -> Verdict:
        given, wanted = _named(column, as_items(answer), expected()), as_items(expected())
        if given == wanted:
            return RIGHT
        known = next((name for name, wrong in (mistakes or {}).items() if given == as_items(wrong())), "")
        if not known and sorted(given) == sorted(wanted):
            known = "order"
        return Verdict("wrong", known, {} if known == "order" else _counts(set(given), set(wanted)))

    return Exercise("ordered", expected, verdict, mistakes or {})


def pairs(
    expected: Callable[[], Mapping[Any, Any]], *, digits: int = 0, column: str = "", mistakes: Values | None = None
) -> Exercise:
    """A value for each name: a dictionary, or a column with its index; ``column`` is what the values are of."""

    def read(answer: Any) -> dict[str, Any]:
        wanted = as_pairs(expected())
        return {
            key: _agreed(value, wanted[key], digits, column) if key in wanted else None
            for key, value in as_pairs(answer).items()
        }

    def verdict(answer: Any) -> Verdict:
        given, wanted = read(answer), as_pairs(expected())
        right = sum(bool(agreed) for agreed in given.values())
        if right == len(given) == len(wanted):
            return RIGHT
        plain = as_pairs(answer)
        for name, wrong in (mistakes or {}).items():
            other = as_pairs(wrong())
            if set(other) == set(plain) and all(_agreed(plain[key], other[key], digits, column) for key in other):
                return Verdict("wrong", name)
        return Verdict("wrong", "", {"given": len(given), "right": right, "missing": len(set(wanted) - set(given))})

    return Exercise("pairs", expected, verdict, mistakes or {})


def judged(judge: Callable[[Any], str], *, sample: Callable[[], Any], mistakes: Values | None = None) -> Exercise:
    """Anything else: ``judge`` gives the name of a mistake, or nothing where the answer is right.

    Parameters
    ----------
    judge
        Judges an answer; may raise `Odd`.
    sample
        A right answer, for those who test.
    mistakes
        Answers that make a mistake, by its name, for those who test.
    """

    def verdict(answer: Any) -> Verdict:
        mistake = judge(answer)
        return Verdict("wrong", mistake) if mistake else RIGHT

    return Exercise("judged", sample, verdict, mistakes or {})


def _named(column: str, given: Sequence[str], known: Iterable[Any]) -> list[str]:
    """Folded words with the names that tables show for values of a column put back to the values themselves."""
    if not column:
        return list(given)
    shown = {
        as_words(wording.value(str(value), column, code)): as_words(value)
        for value in known
        for code in languages.available("strings")
    }
    return [shown.get(word, word) for word in given]


def _agreed(value: Any, wanted: Any, digits: int, column: str = "") -> bool:
    """Whether a value is the wanted one: a number at so many digits, or a word."""
    if isinstance(wanted, str):
        return _named(column, [as_words(value)], [wanted]) == [as_words(wanted)]
    slack = 1e-9 if float(wanted).is_integer() else 0.5 * 10.0**-digits * (1 + 1e-6)
    return math.isclose(as_number(value), float(wanted), rel_tol=1e-12, abs_tol=slack)


def _counts(given: set[str], wanted: set[str]) -> dict[str, int]:
    return {"given": len(given), "right": len(given & wanted), "missing": len(wanted - given)}

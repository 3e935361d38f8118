"""Kinds of exercises: what is asked for, and how an answer is judged.

An `Exercise` holds no answer typed in: ``expected`` computes it from the data that the lesson reads, by an expression
of its own, and every named *mistake* computes what that mistake would give. An answer is *right*, *wrong* (with the
mistake's name where it is known), *empty*, or *odd*: not the kind of thing that was asked for.

A judgement tells how much of a list is right and how much is missing; it never tells what. Numbers are right when they
agree with the expected value at the number of digits that was asked for; a count must be exact.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from copy import copy
from dataclasses import dataclass, field
from functools import cache
from numbers import Integral
from typing import Any, Final, Literal

from toolkit import languages
from toolkit.lessons import _programs as programs
from toolkit.lessons._answers import Odd, as_items, as_number, as_pairs, as_words, is_empty
from toolkit.lessons._compare import (
    agreed,
    all_coarser,
    coarser,
    counted,
    is_bare,
    is_count,
    is_listed,
    is_numbered,
    is_same,
    named,
)

__all__ = ["Exercise", "Verdict", "arranged", "judged", "label", "names", "number", "ordered", "pairs"]

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


def _once(compute: Callable[[], Any]) -> Callable[[], Any]:
    """The same value without computing it again: once a language, as a copy, so that no caller changes another's."""

    @cache
    def computed(_language: str) -> Any:
        value = compute()
        return list(value) if isinstance(value, Iterator) else value

    def value() -> Any:
        return copy(computed(languages.current()))

    return value


def _each_once(mistakes: Values | None) -> Values:
    return {name: _once(wrong) for name, wrong in (mistakes or {}).items()}


def number(expected: Callable[[], Any], *, digits: int = 0, mistakes: Values | None = None) -> Exercise:
    """A number; a count must be exact, any other number right when it is rounded to so many digits."""
    expected, mistakes = _once(expected), _each_once(mistakes)

    def verdict(answer: Any) -> Verdict:
        wanted = expected()
        if isinstance(wanted, Integral) and is_numbered(answer, int(wanted)):
            return Verdict("wrong", "form-count")
        value = as_number(answer)
        if is_same(value, wanted, digits):
            return RIGHT
        known = next((name for name, wrong in mistakes.items() if is_same(value, wrong(), digits)), "")
        if not known and wanted and (is_same(100 * value, wanted, digits) or is_same(value, 100 * wanted, digits)):
            known = "hundred"
        return Verdict("wrong", known or coarser(value, wanted, digits))

    return Exercise("number", expected, verdict, mistakes)


def label(
    expected: Callable[[], str],
    *,
    column: str = "",
    also: Sequence[str] = (),
    mistakes: Values | None = None,
    exact: bool = False,
) -> Exercise:
    """One word, id or phrase; spaces, case and vowel marks do not count.

    ``column`` is the column that the word is a value of, where tables show it in another language; ``exact`` says that
    a symbol must be whole.
    """
    expected, mistakes = _once(expected), _each_once(mistakes)

    def verdict(answer: Any) -> Verdict:
        known = [expected(), *also, *(wrong() for wrong in mistakes.values())]
        (word,) = named(column, [as_words(answer)], known, exact=exact)
        if word in {as_words(one) for one in (expected(), *also)}:
            return RIGHT
        found = (name for name, wrong in mistakes.items() if word == as_words(wrong()))
        return Verdict("wrong", next(found, "") or ("form-id" if is_bare([word], [as_words(expected())]) else ""))

    return Exercise("label", expected, verdict, mistakes)


def names(
    expected: Callable[[], Iterable[Any]],
    *,
    column: str = "",
    mistakes: Values | None = None,
    also: Mapping[str, str] | None = None,
) -> Exercise:
    """Several words or ids, in any order; ``column`` as for `label`, ``also`` gives other names of some of them."""
    expected, mistakes = _once(expected), _each_once(mistakes)

    def verdict(answer: Any) -> Verdict:
        wanted = list(as_items(expected()))
        if is_count(answer, len(set(wanted))):
            return Verdict("wrong", "form-rows")
        answers = set(named(column, as_items(answer), expected(), also))
        if answers == set(wanted):
            return RIGHT
        known = next((name for name, wrong in mistakes.items() if answers == set(as_items(wrong()))), "")
        if not known and is_bare(answers, wanted):
            known = "form-id"
        return Verdict("wrong", known, {} if known == "form-id" else counted(answers, set(wanted)))

    return Exercise("names", expected, verdict, mistakes)


def ordered(
    expected: Callable[[], Sequence[Any]],
    *,
    column: str = "",
    mistakes: Values | None = None,
    also: Mapping[str, str] | None = None,
) -> Exercise:
    """Several words or ids whose order counts; the right ones in another order are a mistake of their own."""
    expected, mistakes = _once(expected), _each_once(mistakes)

    def verdict(answer: Any) -> Verdict:
        wanted = as_items(expected())
        if is_count(answer, len(wanted)):
            return Verdict("wrong", "form-rows")
        answers = named(column, as_items(answer), expected(), also)
        if answers == wanted:
            return RIGHT
        known = next((name for name, wrong in mistakes.items() if answers == as_items(wrong())), "")
        if not known and sorted(answers) == sorted(wanted):
            known = "order"
        return Verdict("wrong", known, {} if known == "order" else counted(set(answers), set(wanted)))

    return Exercise("ordered", expected, verdict, mistakes)


def arranged(lines: Mapping[str, str]) -> Exercise:
    """Lines of a program by letters, to be put in an order in which they can be run; every such order is right."""

    def verdict(answer: Any) -> Verdict:
        answers = as_items(answer)
        if len(answers) == 1 and len(answers[0].replace(" ", "")) == len(lines):
            answers = list(answers[0].replace(" ", ""))
        if sorted(answers) == sorted(lines):
            return RIGHT if programs.is_in_order(lines, answers) else Verdict("wrong", "order")
        return Verdict("wrong", "", counted(set(answers), set(lines)))

    return Exercise("ordered", lambda: programs.in_order(lines), verdict)


def pairs(
    expected: Callable[[], Mapping[Any, Any]],
    *,
    digits: int = 0,
    column: str = "",
    keys: str = "",
    mistakes: Values | None = None,
) -> Exercise:
    """A value for each name: a dictionary, or a column with its index.

    ``column`` is what the values are of, ``keys`` what the names are of.
    """
    expected, mistakes = _once(expected), _each_once(mistakes)

    def read(answer: Any) -> dict[str, Any]:
        found = as_pairs(answer)
        return dict(zip(named(keys, list(found), as_pairs(expected())), found.values(), strict=True))

    def verdict(answer: Any) -> Verdict:
        wanted = as_pairs(expected())
        if is_listed(answer, wanted, digits, column):
            return Verdict("wrong", "form-pairs")
        plain = read(answer)
        answers = {
            key: agreed(one, wanted[key], digits, column) if key in wanted else None for key, one in plain.items()
        }
        right = sum(bool(agreed) for agreed in answers.values())
        if right == len(answers) == len(wanted):
            return RIGHT
        for name, wrong in mistakes.items():
            other = as_pairs(wrong())
            if set(other) == set(plain) and all(agreed(plain[key], other[key], digits, column) for key in other):
                return Verdict("wrong", name)
        if set(plain) == set(wanted) and all_coarser(plain, wanted, digits):
            return Verdict("wrong", "decimal")
        return Verdict("wrong", "", {"given": len(answers), "right": right, "missing": len(set(wanted) - set(answers))})

    return Exercise("pairs", expected, verdict, mistakes)


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

"""Reading what a student answers: numbers, words, lists and pairs, however they were written.

A student may give ``12``, ``"12"``, ``"١٢"``, ``" 12 %"``, or a column with one row; a list, a set, a column of a frame
or ``"O01, O02"``. All of these mean something, and are read as that. What cannot be meant as the kind of thing that was
asked for is `Odd`, which a check answers in words; it is never taken for right or wrong.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Mapping
from itertools import islice
from typing import Any, Final

from toolkit.text import fold

__all__ = ["MOST", "Odd", "as_items", "as_number", "as_pairs", "as_words", "is_empty"]

#: No answer of a lesson has more items than this.
MOST: Final = 2000
_NUMBER: Final = re.compile(r"[-+]?\d+(?:\.\d+)?")
_GROUPED: Final = re.compile(r"[-+]?\d{1,3}(?:,\d{3})+(?:\.\d+)?")
_SEPARATORS: Final = re.compile(r"[,،;؛\n]")
_QUOTES: Final = "\"'`«»()[]{}.,:;،؛ "


class Odd(Exception):  # noqa: N818 - it is an answer, not a failure
    """An answer that is not the kind of thing that was asked for; its argument names what was."""


def is_empty(answer: Any) -> bool:
    """Whether nothing was answered yet: a blank, nothing, an empty text or list, not-a-number."""
    if answer is None or answer is ...:
        return True
    if isinstance(answer, str):
        return not answer.strip(_QUOTES)
    if isinstance(answer, float):
        return math.isnan(answer)
    if hasattr(answer, "__len__"):
        return len(answer) == 0 or (isinstance(answer, (list, tuple, set)) and all(map(is_empty, answer)))
    return False


def as_number(answer: Any) -> float:
    """The number that is meant; a figure may be written out, with Arabic digits, grouped, or with a per cent sign.

    Examples
    --------
    >>> as_number("١٬٢٣٤"), as_number(" 12,5 % "), as_number(["7"])
    (1234.0, 12.5, 7.0)
    """
    answer = _only(answer)
    if isinstance(answer, str):
        return _written(answer)
    if type(answer).__name__ in {"bool", "bool_"} or not hasattr(answer, "__float__"):
        raise Odd("number")
    try:
        value = float(answer)
    except (TypeError, ValueError, OverflowError) as error:
        raise Odd("number") from error
    if math.isnan(value) or math.isinf(value):
        raise Odd("number")
    return value


def as_words(answer: Any) -> str:
    """A word or a phrase, folded as words are compared: case, vowel marks, quotation marks and spaces do not count."""
    answer = _only(answer)
    if isinstance(answer, float) and answer.is_integer():
        answer = int(answer)
    if isinstance(answer, bool) or (not isinstance(answer, (str, int, float)) and not _is_scalar(answer)):
        raise Odd("word")
    return " ".join(fold(str(answer)).split()).strip(_QUOTES)


def as_items(answer: Any) -> list[str]:
    """Folded words of a list, a set, a column, or a text with commas, in the order given."""
    if isinstance(answer, str):
        parts: Iterable[Any] = _SEPARATORS.split(answer)
    elif isinstance(answer, (Mapping, bytes)) or _is_frame(answer) or not isinstance(answer, Iterable):
        raise Odd("list")
    else:
        parts = islice(answer, MOST)
    return [word for word in map(as_words, parts) if word]


def as_pairs(answer: Any) -> dict[str, Any]:
    """What is paired with each name: a dictionary, a column with its index, or a list of pairs."""
    if _is_frame(answer):
        raise Odd("pairs")
    if isinstance(answer, Mapping) or hasattr(answer, "items"):
        pairs: Iterable[Any] = answer.items()
    elif isinstance(answer, (list, tuple)):
        pairs = answer
    else:
        raise Odd("pairs")
    found = {}
    for pair in islice(pairs, MOST):
        if isinstance(pair, str) or not hasattr(pair, "__len__") or len(pair) != 2:
            raise Odd("pairs")
        found[as_words(pair[0])] = pair[1]
    return found


def _written(words: str) -> float:
    text = fold(words).replace("\u066b", ".").replace("\u066c", ",").strip().strip("%\u066a").strip()
    if _GROUPED.fullmatch(text):
        text = text.replace(",", "")
    elif text.count(",") == 1 and "." not in text:
        text = text.replace(",", ".")
    if not _NUMBER.fullmatch(text):
        raise Odd("number")
    return float(text)


def _only(answer: Any) -> Any:
    """The one item of a list, a column or an array that has one; anything else as it is."""
    if isinstance(answer, (str, bytes, Mapping)) or _is_frame(answer):
        return answer
    if _is_scalar(answer):
        return answer.item()
    if isinstance(answer, Iterable):
        items = list(islice(answer, 2))
        return items[0] if len(items) == 1 else answer
    return answer


def _is_frame(answer: Any) -> bool:
    return hasattr(answer, "columns")


def _is_scalar(answer: Any) -> bool:
    """Whether this is a number of numpy's own."""
    return hasattr(answer, "item") and getattr(answer, "ndim", 1) == 0

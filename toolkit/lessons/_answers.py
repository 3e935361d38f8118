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

__all__ = ["MOST", "Odd", "as_items", "as_number", "as_pairs", "as_words", "is_empty", "is_mask", "short_symbol"]

#: No answer of a lesson has more items than this.
MOST: Final = 2000
_NUMBER: Final = re.compile(r"[-+]?\d+(?:\.\d+)?")
_GROUPED: Final = re.compile(r"[-+]?\d{1,3}(?:,\d{3})+(?:\.\d+)?")
#: A unit after a number. Matches the end of `25.4 per cent`, `12 %`, `5 years`; not that of `12 of 115`.
_UNIT: Final = re.compile(
    r"\s*(?:%|per ?cent|percent|(?:percentage )?points?|years?|paragraphs?|"
    + "|".join(map(fold, ("في المائة", "بالمائة", "نقاط", "نقطة", "سنوات", "سنة", "فقرة", "فقرات")))
    + ")$"
)
#: What stands between the items of a list: `O1, O2`, `O1; O2`, `O1 and O2`, `O1 و O2`; not the `و` within a word.
_SEPARATORS: Final = re.compile(r"[,،;؛\n|+]|\s(?:and|و)\s")
#: The id of a paragraph or a note: `o9`, `o 09`, `P-07`, `op30`, `fn8`; not `o30a`, not `option 3`.
_ID: Final = re.compile(r"(op|pp|o|p|fn)[\s_.-]*(\d{1,3})")
#: Several ids in one text: `o33 o34 p44`; not one alone, not `o33 of p44`.
_IDS: Final = re.compile(rf"(?:{_ID.pattern}\s*){{2,}}")
#: A symbol, however long: `a/res/70/125`, `70/125`, `resolution 70/125`; not `a/60/687`, a document of another kind.
_SYMBOL: Final = re.compile(
    r"(?:(?:general assembly )?(?:resolution|res\.?|القرار|قرار) )?(?:a/res/)?(\d{1,3}/\d{1,4})"
)
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
    if is_mask(answer):
        raise Odd("mask")
    answer = _only(answer)
    if _is_frame(answer):
        raise Odd("frame")
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
    """A word or a phrase, folded as words are compared: case, vowel marks, quotation marks and spaces do not count.

    The id of a paragraph may be written with one digit, or with a space.

    Examples
    --------
    >>> as_words(" O 9 "), as_words("«Recall»")
    ('o09', 'recall')
    """
    answer = _only(answer)
    if isinstance(answer, float) and answer.is_integer():
        answer = int(answer)
    if isinstance(answer, bool) or (not isinstance(answer, (str, int, float)) and not _is_scalar(answer)):
        raise Odd("word")
    return _same_id(" ".join(fold(str(answer)).split()).strip(_QUOTES))


def short_symbol(word: str) -> str:
    """A symbol of a resolution without what all of them have; any other word as it is.

    Examples
    --------
    >>> short_symbol("a/res/70/125"), short_symbol("resolution 70/125"), short_symbol("a/60/687")
    ('70/125', '70/125', 'a/60/687')
    """
    match = _SYMBOL.fullmatch(re.sub(r"\s*/\s*", "/", word))
    return match[1] if match else word


def is_mask(answer: Any) -> bool:
    """Whether it is a column or a list of True and False.

    Examples
    --------
    >>> is_mask([True, False]), is_mask([1, 0])
    (True, False)
    """
    if isinstance(answer, (str, bytes, Mapping)) or _is_frame(answer) or _is_scalar(answer):
        return False
    if not isinstance(answer, Iterable):
        return False
    items = list(islice(answer, MOST))
    return len(items) > 1 and all(type(one).__name__ in {"bool", "bool_"} for one in items)


def as_items(answer: Any) -> list[str]:
    """Folded words of a list, a set, a column, or a text with commas, in the order given."""
    if _is_frame(answer):
        raise Odd("frame")
    if is_mask(answer):
        answer = _chosen(answer)
    if isinstance(answer, str):
        parts: Iterable[Any] = [answer]
    elif isinstance(answer, (Mapping, bytes)) or not isinstance(answer, Iterable):
        raise Odd("list")
    else:
        parts = islice(answer, MOST)
    return [word for part in parts for word in _items(part) if word][:MOST]


def as_pairs(answer: Any) -> dict[str, Any]:
    """What is paired with each name: a dictionary, a column with its index, or a list of pairs."""
    if _is_frame(answer):
        raise Odd("frame")
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


def _items(part: Any) -> list[str]:
    """The words of one item: several where it is a text with several."""
    part = _only(part)
    if not isinstance(part, str):
        return [as_words(part)]
    found = []
    for one in _SEPARATORS.split(part):
        word = as_words(one)
        found += ["".join(_padded(match)) for match in _ID.finditer(word)] if _IDS.fullmatch(word) else [word]
    if len(found) == 1 and " " in found[0] and all(re.fullmatch(r"[\d/]+", one) for one in found[0].split()):
        return found[0].split()
    return found


def _chosen(mask: Any) -> list[str]:
    """The names for which a mask is true, where it has names."""
    if not hasattr(mask, "items") or any(not isinstance(name, str) for name, _ in islice(mask.items(), MOST)):
        raise Odd("mask")
    return [name for name, chosen in islice(mask.items(), MOST) if chosen]


def _same_id(word: str) -> str:
    """An id of a paragraph as the tables write it, folded; any other word as it is."""
    match = _ID.fullmatch(word)
    return "".join(_padded(match)) if match else word


def _padded(match: re.Match[str]) -> tuple[str, str]:
    kind, number = match[1], int(match[2])
    return (kind, str(number)) if kind == "fn" else (kind[0], f"{number:02}")


def _written(words: str) -> float:
    text = _UNIT.sub("", fold(words).strip()).replace("\u066b", ".").replace("\u066c", ",")
    text = text.strip().strip("%\u066a").strip()
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

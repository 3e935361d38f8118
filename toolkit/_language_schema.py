"""What the files of a language hold, checked with the file and the line of what is wrong.

``data/languages/schema.toml`` names, topic by topic, the keys by the kind of their values. A path goes one table deeper
at each dot; ``*`` stands for any key, and a key with ``?`` may be left out.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

__all__ = ["Key", "line_of", "problems", "tree", "unknown"]


def _is_words(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(one, str) for one in value)


#: What is meant by each kind of value.
_KINDS: Final[Mapping[str, Callable[[Any], bool]]] = {
    "text": lambda value: isinstance(value, str),
    "words": _is_words,
    "number": lambda value: isinstance(value, int | float) and not isinstance(value, bool),
    "flag": lambda value: isinstance(value, bool),
    "list": lambda value: isinstance(value, list),
    "table": lambda value: isinstance(value, dict),
}


@dataclass
class Key:
    """A key of a topic: whether it may be left out, the kinds of its value, and the keys below it."""

    optional: bool = False
    kinds: tuple[str, ...] = ("table",)
    below: dict[str, Key] = field(default_factory=dict)


def unknown(data: Mapping[str, Any], key: Key) -> list[str]:
    """Keys of a file that the schema does not have: a slip of the pen, or something that the schema is to be told."""
    return [".".join(at) for at in _strangers(data, key, ())]


def line_of(text: str, at: tuple[str, ...]) -> int:
    r"""The line (from 1) of a key of a TOML text; that of the table nearest to it where the key is not there.

    Examples
    --------
    >>> line_of('[a]\nb = 1\n\n[a.c]\nd = 2\n', ("a", "c", "d"))
    5
    >>> line_of('[a]\nb = 1\n\n[a.c]\nd = 2\n', ("a", "c", "e"))
    4
    """
    found = 1
    table: tuple[str, ...] = ()
    for number, line in enumerate(text.splitlines(), 1):
        header = re.match(r"\s*\[{1,2}([^\[\]]+)\]{1,2}\s*(?:#.*)?$", line)  # [a."b c"]: a table begins; not: a = [1]
        if header:
            table = _keys(header[1])
            if table == at[: len(table)]:
                found = number
            continue
        pair = re.match(r"""\s*((?:[\w-]+|"[^"]*"|'[^']*')(?:\s*\.\s*(?:[\w-]+|"[^"]*"))*)\s*=""", line)  # a.b = 1
        if pair and (*table, *_keys(pair[1])) == at[: len(table) + len(_keys(pair[1]))]:
            found = number
            if (*table, *_keys(pair[1])) == at:
                return number
    return found


def _keys(words: str) -> tuple[str, ...]:
    """The parts of a dotted key, without the quotation marks around them."""
    return tuple(one.strip("\"' ") for one in re.findall(r"\"[^\"]*\"|'[^']*'|[^.\s]+", words))


def tree(kinds: Mapping[str, list[str]]) -> Key:
    """The keys of a topic, out of the lists of the schema."""
    top = Key()
    for kind, keys in kinds.items():
        for key in keys:
            here = top
            for part in key.split("."):
                here = here.below.setdefault(part.rstrip("?"), Key(optional=part.endswith("?")))
            here.kinds = tuple(kind.split("/"))
    return top


def problems(data: Mapping[str, Any], key: Key, at: tuple[str, ...] = ()) -> Iterator[tuple[str, tuple[str, ...]]]:
    """What is wrong, in the order of the schema, each with the key that it is about."""
    for name, below in key.below.items():
        here = [one for one in data if one not in key.below] if name == "*" else [name]
        for one in here:
            if one in data:
                yield from _wrong(data[one], below, (*at, one))
            elif not below.optional:
                yield f"lacks {'.'.join((*at, one))!r} ({_in_words(below)})", (*at, one)


def _wrong(value: Any, key: Key, at: tuple[str, ...]) -> Iterator[tuple[str, tuple[str, ...]]]:
    kinds = (*key.kinds, "table") if key.below else key.kinds
    if not any(_KINDS[kind](value) for kind in kinds):
        yield f"{'.'.join(at)!r} is not {_in_words(key)}", at
    elif key.below and isinstance(value, Mapping):
        yield from problems(value, key, at)


def _strangers(data: Mapping[str, Any], key: Key, at: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    for name, value in data.items():
        below = key.below.get(name) or key.below.get("*")
        if below is None:
            yield (*at, name)
        elif below.below and isinstance(value, Mapping):
            yield from _strangers(value, below, (*at, name))


def _in_words(key: Key) -> str:
    """What a value is to be, in words."""
    named = {"text": "text in quotation marks", "words": "a list of words", "number": "a number"}
    named |= {"flag": "true or false", "list": "a list", "table": "a table"}
    return " or ".join(dict.fromkeys(named[kind] for kind in key.kinds))

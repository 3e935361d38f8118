"""From records to rows: the table of every fact is made of its records, cell by cell, by the names of the contract.

A column is an attribute of the record. Where ``start`` and ``end`` are the dates of a period, they are its ``begin``
and ``until``, and ``text_start`` and ``text_end`` are its text offsets; ``raw_start`` and ``raw_end`` are the
characters of the source behind them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import fields
from functools import cache
from operator import attrgetter
from typing import Any, TypeVar

from toolkit import contract
from toolkit.model import Resolution, Text

__all__ = ["in_paragraphs", "placed", "rows"]

#: Columns that a record calls otherwise: those of a table with text offsets of its own are dates.
_OFFSETS = {"text_start": "start", "text_end": "end"}
_PERIOD = {"start": "begin", "end": "until"}

Record = TypeVar("Record")


def rows(table: str, resolution: Resolution, records: Iterable[Any]) -> list[tuple[Any, ...]]:
    """Records as rows of a table, in their order.

    Parameters
    ----------
    table
        Name of the table in the contract.
    resolution
        Where they were found.
    records
        As ``find`` of the fact gives them.

    Returns
    -------
    list of tuple
        A cell for each column of the contract.

    Examples
    --------
    >>> import toolkit as tk
    >>> resolution = tk.load()
    >>> rows = tk.facts.rows("dates", resolution, tk.facts.dates.find(resolution))
    >>> len(rows) == len(resolution.table("dates"))
    True
    """
    columns = contract.table(table).columns
    lists = [number for number, column in enumerate(contract.table(table).fields) if column.type == "array"]
    raw = sum(column.startswith("raw_") for column in columns)  # they stand last
    names = (_PERIOD | _OFFSETS) if "text_start" in columns else {}
    stated = attrgetter(*(names.get(column, column) for column in columns[: len(columns) - raw]))
    place = attrgetter(columns[0])
    texts = {passage.id: passage.text for passage in resolution.passages()}
    made = [(*stated(one), *_raw(texts[place(one)], one)[:raw]) for one in records]
    return [_listed(row, lists) for row in made] if lists else made


def placed(record: Record, place: str) -> Record:
    """A record with the id of its passage, which is the first thing that it says; as `dataclasses.replace`, but fast.

    Examples
    --------
    >>> from toolkit.records import SubjectTerm
    >>> placed(SubjectTerm("", "thesaurus"), "water").term
    'water'
    """
    kind: Any = type(record)
    made: Record = kind(place, *_others(kind)(record))
    return made


@cache
def _others(kind: type[Any]) -> Callable[[Any], tuple[Any, ...]]:
    return attrgetter(*[field.name for field in fields(kind)][1:])


def in_paragraphs(in_text: Callable[[str, str, str], tuple[Record, ...]], resolution: Resolution) -> tuple[Record, ...]:
    """What a function finds in each paragraph, with the paragraph's id.

    Parameters
    ----------
    in_text
        Takes a paragraph's words, their language, and whether they are preambular or operative.
    resolution
        Any resolution, in either reading.
    """
    return tuple(
        placed(one, paragraph.id)
        for paragraph in resolution.paragraphs
        for one in in_text(paragraph.text.string, resolution.language, paragraph.form)
    )


def _listed(row: tuple[Any, ...], lists: list[int]) -> tuple[Any, ...]:
    """A row whose cells in some columns are lists."""
    return tuple(list(cell) if number in lists else cell for number, cell in enumerate(row))


def _raw(text: Text, record: Any) -> tuple[int | None, int | None]:
    return text.ends(record.start, record.end) or (None, None)

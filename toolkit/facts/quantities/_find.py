"""Figures that a text states: percentages, fractions in words, counts, sums of money, targets.

What counts
-----------
``statistic``
    A share (percentages and fractions are numbers from 0 to 100 with unit ``percent``:
    "a third" is 33.33), a large number of people, a measured value.
``count``
    A number of things that are named ("five meetings", "17 Sustainable Development
    Goals"), a sum of money, a duration ("20 years", "a five-year period": their unit is one
    of time, so that they can be left out).
``target``
    A figure that is to be reached ("0.7 per cent of gross national income").

"One" alone, ordinals, dates, sessions, symbols, numbers of paragraphs, articles, Goals and
targets, ages, hours of the day, how often something recurs ("every four years"), and the cells
of a table that stand one behind the other in a paragraph are no figures. Arabic duals ("two
meetings" in one word) are read where the official English says them with a number: the
data list them, since most duals are "both", "the parties" or "the biennium" in English.

``value`` is written out (1.3 billion is 1300000000). ``unit`` is English where the
language's data file knows the noun, else the noun as the text writes it. ``group``,
``indicator`` and ``pair`` are read off the same sentence (`toolkit.facts.quantities._measures`).
"""

from __future__ import annotations

from functools import lru_cache

from toolkit.facts import _date_forms as date_forms
from toolkit.facts.quantities import _measures, _numbers, _units
from toolkit.facts.quantities._measures import Measured
from toolkit.facts.quantities._numbers import Number
from toolkit.model import Quantity, Resolution
from toolkit.text import KEPT, Folded


def in_text(text: str, language: str, place: str = "") -> tuple[Quantity, ...]:
    """Every figure of one passage.

    Parameters
    ----------
    text
        The passage's words; offsets of the result count in them.
    language
        ISO 639-1 code; a language without a file on quantities gives nothing.
    place
        Id of the passage, for the records and the ids of pairs.

    Returns
    -------
    tuple of Quantity
        In the order of the text.

    Examples
    --------
    >>> import toolkit as tk
    >>> text = "Requests the Secretary-General to report by 2025 on resolution 77/150, and urges 3 States;"
    >>> [(one.value, one.unit) for one in tk.facts.quantities.in_text(text, "en")]
    [(3.0, 'States')]
    """
    figures, back = _figures(text, language)
    return tuple(_record(text, place, figure, back) for figure in figures)


@lru_cache(maxsize=KEPT)
def _figures(text: str, language: str) -> tuple[tuple[Measured, ...], Folded | None]:
    """The figures of a folded text, and the way back to its own offsets where those are others."""
    reader, units, measures = _numbers.numbers(language), _units.units(language), _measures.measures(language)
    if reader is None or units is None or measures is None:
        return (), None
    folded = _numbers.folded(text)
    numbers = list(reader.scan(folded))
    if not numbers:
        return (), None
    back = Folded.of(text) if len(folded) != len(text) else None
    if back:
        numbers = [reader.vowels(n, text[slice(*back.original(n.start, n.end))]) for n in numbers]
    return tuple(measures.read(folded, list(units.figures(folded, _undated(folded, language, numbers))))), back


def _undated(text: str, language: str, numbers: list[Number]) -> list[Number]:
    """The numbers that are not part of a date."""
    forms = date_forms.forms(language)
    if forms is None:
        return numbers
    spans = [(form.start, form.end) for form in date_forms.scanned(text, language)]
    kept, at = [], 0
    for number in numbers:
        while at < len(spans) and spans[at][1] <= number.start:
            at += 1
        dated = at < len(spans) and spans[at][0] < number.end
        if not dated and not (number.style == "digits" and forms.month.match(text, number.end)):
            kept.append(number)
    return kept


def _record(text: str, place: str, figure: Measured, back: Folded | None) -> Quantity:
    start, end = back.original(figure.start, figure.end) if back else (figure.start, figure.end)
    group = ", ".join(part for part in (figure.group, figure.people) if part)
    return Quantity(
        place, text[start:end], figure.value, figure.unit, group[:1].upper() + group[1:], figure.indicator,
        f"{place}.{figure.pair}" if figure.pair else "", figure.kind, start, end, figure.qualifier, figure.polarity,
    )  # fmt: skip


def find(resolution: Resolution) -> tuple[Quantity, ...]:
    """Every figure of a resolution's paragraphs; header, notes and closing lines state none of their own.

    Examples
    --------
    >>> import toolkit as tk
    >>> tk.facts.quantities.find(tk.load())[0].unit
    'dimensions'
    """
    return tuple(
        quantity
        for paragraph in resolution.paragraphs
        for quantity in in_text(paragraph.text.string, resolution.language, paragraph.id)
    )

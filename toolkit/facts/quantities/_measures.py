"""What a figure measures: group, indicator, polarity, qualifier, and with which figure it is compared.

Everything here is read off the words near the figure in the same sentence, first those
that follow it up to the next figure, then those before it. Compared figures share what
only one of them states ("69 per cent of men use it, against 63 per cent of women": both
are about using it). Nothing is inferred from other sentences; what is not stated stays
empty.

``polarity`` is ``without`` where the figure counts those who lack what the indicator
names (``population without Internet access``), ``with`` where it counts those who have
it. "Only" (``لا يستخدمها سوى``) is no negation.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from toolkit import languages
from toolkit.facts._phrases import GAP, alternatives, last_match
from toolkit.facts._tries import grouped
from toolkit.text import fold

_SENTENCE = re.compile(r"[;؛]|\.(?= |$)")
_CLAUSE = re.compile(r"[,،;؛:()]|\.(?= |$)")
_WORD_END = re.compile(r"(?!\w)")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_WIDE = 260
_BEFORE = 40
"""What qualifies a figure, or says that it is compared, stands so near before it."""
_FAR = 220
"""Two figures further apart than this are not compared."""


@dataclass(frozen=True, slots=True)
class Measured:
    """A figure in folded text, before and after its words are read.

    Attributes
    ----------
    start, end
        Offsets of number and unit in the folded text.
    value, unit
        The value, and what it is counted in.
    share
        Whether it is a percentage or a fraction.
    measured
        Whether it measures a group of people or things (shares, large numbers of people, degrees).
    """

    start: int
    end: int
    value: float
    unit: str
    share: bool = False
    measured: bool = False
    kind: str = "count"
    group: str = ""
    people: str = ""
    indicator: str = ""
    polarity: str = ""
    qualifier: str = ""
    pair: int = 0


@dataclass(frozen=True)
class Measures:
    """One language's words for groups, indicators and comparisons, compiled."""

    countries: tuple[re.Pattern[str], dict[str, str]]
    people: tuple[re.Pattern[str], dict[str, str]]
    indicators: tuple[re.Pattern[str], dict[str, tuple[str, str]]]
    qualifiers: tuple[re.Pattern[str], dict[str, str]]
    qualifiers_after: tuple[re.Pattern[str], dict[str, str]]
    target_before: re.Pattern[str]
    target_after: re.Pattern[str]
    target_windows: tuple[int, int]
    compare: re.Pattern[str]
    compare_before: re.Pattern[str]
    steps: re.Pattern[str]
    barriers: re.Pattern[str]

    def read(self, text: str, figures: Sequence[Measured]) -> list[Measured]:
        """Fill in what the words of a folded text say about its figures."""
        out = [self._alone(text, figures, index) for index in range(len(figures))]
        return self._share(text, self._pairs(text, out))

    def _alone(self, text: str, figures: Sequence[Measured], index: int) -> Measured:
        figure = figures[index]
        qualifier = self._qualifier(text, figure)
        if not figure.measured:
            return replace(figure, qualifier=qualifier, kind="target" if self._target(text, figure) else figure.kind)
        low, high = self._bounds(text, figures, index)
        clause = _CLAUSE.search(text, figure.end, high)
        near = clause.start() if clause else high
        kind = "target" if self._target(text, figure) else "statistic"
        # what follows the figure before, in its clause, is said of that one
        label, polarity = self._indicator(text, self._clause(text, low, figure) if index else low, figure, high)
        if not label:  # the verb of several subjects stands after the last one
            label, polarity = self._indicator(text, figure.start, figure, self._end(text, figure))
        return replace(
            figure,
            kind=kind,
            qualifier=qualifier,
            group=self._nearest(text, self.countries, low, figure, near),
            people=self._nearest(text, self.people, self._clause(text, low, figure), figure, near),
            indicator=label,
            polarity=polarity,
        )

    @staticmethod
    def _bounds(text: str, figures: Sequence[Measured], index: int) -> tuple[int, int]:
        """From the figure before (or the sentence's start) to the figure after (or its end)."""
        figure = figures[index]
        low = max(figure.start - _WIDE, figures[index - 1].end if index else 0)
        stop = last_match(_SENTENCE, text, low, figure.start)
        low = stop.end() if stop else low
        high = min(figure.end + _WIDE, figures[index + 1].start if index + 1 < len(figures) else len(text))
        stop = _SENTENCE.search(text, figure.end, high)
        return low, stop.start() if stop else high

    @staticmethod
    def _end(text: str, figure: Measured) -> int:
        stop = _SENTENCE.search(text, figure.end, figure.end + 2 * _WIDE)
        return stop.start() if stop else min(figure.end + 2 * _WIDE, len(text))

    @staticmethod
    def _clause(text: str, low: int, figure: Measured) -> int:
        stop = last_match(_CLAUSE, text, low, figure.start)
        return stop.end() if stop else low

    @staticmethod
    def _nearest(
        text: str, names: tuple[re.Pattern[str], dict[str, str]], low: int, figure: Measured, high: int
    ) -> str:
        """The first name after the figure within its clause; else the last one before it."""
        pattern, labels = names
        match = pattern.search(text, figure.start, high) or last_match(pattern, text, low, figure.start)
        return labels[_key(match["words"])] if match else ""

    def _indicator(self, text: str, low: int, figure: Measured, high: int) -> tuple[str, str]:
        pattern, labels = self.indicators
        after = pattern.search(text, figure.end, high)
        before = last_match(pattern, text, low, figure.start)
        match = after or before
        if after and before and after.start() - figure.end > figure.start - before.end() + 40:
            match = before
        return labels[_key(match.group())] if match else ("", "")

    def _qualifier(self, text: str, figure: Measured) -> str:
        pattern, labels = self.qualifiers
        match = pattern.search(text, figure.start - _BEFORE, figure.start)
        if match is None:
            pattern, labels = self.qualifiers_after
            match = pattern.match(text, figure.end)
        return labels[_key(match["words"])] if match else ""

    def _target(self, text: str, figure: Measured) -> bool:
        before, after = self.target_windows
        low = figure.start - (before if figure.measured else before // 2)
        stop = last_match(_CLAUSE, text, low, figure.start)
        low = stop.end() if stop else low
        end = figure.end + after
        stop = _CLAUSE.search(text, figure.end, end)
        end = stop.start() if stop else _WORD_END.search(text, min(end, len(text))).start()  # type: ignore[union-attr]
        return (
            self.target_before.search(text, low, figure.start) is not None
            or self.target_after.search(text, figure.start, end) is not None
        )

    def _pairs(self, text: str, figures: list[Measured]) -> list[Measured]:
        number = 0
        for index in range(1, len(figures)):
            first, second = figures[index - 1], figures[index]
            if not self._compared(text, first, second):
                continue
            if not first.pair:
                number += 1
                figures[index - 1] = replace(first, pair=number)
            figures[index] = replace(second, pair=figures[index - 1].pair)
        return figures

    def _compared(self, text: str, first: Measured, second: Measured) -> bool:
        near = second.start - first.end
        if not (first.measured and second.measured and first.unit == second.unit and near <= _FAR):
            return False
        if _SENTENCE.search(text, first.end, second.start) or self.barriers.search(text, first.end, second.start):
            return False
        compare = last_match(self.compare, text, first.end, second.start)
        if compare is not None and not _YEAR.search(text, compare.end(), second.start):
            return True
        before = self.compare_before.search(text, first.start - _BEFORE, first.start) is not None
        return before and self.steps.search(text, first.end, second.start) is not None

    def _follows(self, text: str, figure: Measured) -> bool:
        """Whether a country group is named after a figure, in its clause."""
        stop = _CLAUSE.search(text, figure.end, figure.end + _WIDE)
        end = stop.start() if stop else figure.end + _WIDE
        return self.countries[0].search(text, figure.end, end) is not None

    def _share(self, text: str, figures: list[Measured]) -> list[Measured]:
        """Compared figures share indicator and country group where one of them states none.

        A group named before its own figure ("while in Africa 30 per cent ...") says nothing of the figures before it.
        """
        pairs: dict[int, list[int]] = {}
        for index, figure in enumerate(figures):
            if figure.pair:
                pairs.setdefault(figure.pair, []).append(index)
        for members in pairs.values():
            for field in ("indicator", "group"):
                stated = [(i, getattr(figures[i], field)) for i in members if getattr(figures[i], field)]
                for i in members:
                    known = [name for j, name in stated if j < i or field != "group" or self._follows(text, figures[j])]
                    if known and not getattr(figures[i], field):
                        changes: dict[str, Any] = {field: known[0]}
                        if field == "indicator":
                            changes["polarity"] = next(figures[j].polarity for j in members if figures[j].indicator)
                        figures[i] = replace(figures[i], **changes)
        return figures


def _key(written: str) -> str:
    return " ".join(written.split())


def _named(table: Mapping[str, Sequence[str]], around: str) -> tuple[re.Pattern[str], dict[str, str]]:
    """A pattern over all phrases of a table (its group ``words``), and the label of every phrase."""
    labels = {_key(fold(phrase)): label for label, phrases in table.items() for phrase in phrases}
    body = grouped(labels, GAP)
    return re.compile(around.format(f"(?P<words>{body})")), labels


@cache
def measures(language: str) -> Measures | None:
    """The compiled words of a language; ``None`` where it has no file on quantities."""
    data = languages.load(language, "quantities")
    return _compile(data) if data else None


def _compile(data: dict[str, Any]) -> Measures:
    targets, comparisons = data["targets"], data["comparisons"]
    indicators = {
        _key(fold(phrase)): (row["label"], row["polarity"])
        for row in reversed(data["indicators"])
        for phrase in row["words"]
    }
    body = grouped(indicators, GAP)
    sticks = bool(data.get("prefixes"))  # letters may be written together with the word that follows
    edge = r"(?<!\w)(?:\w{{1,2}})??{}(?!\w)" if sticks else r"(?<!\w){}(?!\w)"
    before = r" {{0,4}}(?:\w{{1,2}} {{1,4}})?\w{{0,2}}\Z" if sticks else r" {{1,4}}(?:the |a |an )?\Z"
    before = edge.removesuffix(r"(?!\w)") + before
    return Measures(
        countries=_named(data["country_groups"], edge),
        people=_named(data["people_groups"], edge),
        indicators=(re.compile(f"(?:{body})"), indicators),
        qualifiers=_named(data["qualifiers"], before),
        qualifiers_after=_named(data["qualifiers_after"], r" {{0,4}}{}(?!\w)"),
        target_before=re.compile(alternatives(targets["before"], data)),
        target_after=re.compile(alternatives(targets["after"], data)),
        target_windows=(targets["window_before"], targets["window_after"]),
        compare=re.compile(alternatives(comparisons["between"], data)),
        compare_before=re.compile(alternatives(comparisons["before"], data)),
        steps=re.compile(alternatives(comparisons["steps"], data)),
        barriers=re.compile(alternatives(comparisons["barriers"], data)),
    )

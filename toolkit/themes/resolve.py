"""From hits to themes: hide the names, ask the conditions, keep the evidence.

The order follows the codebook's rules. (1) Names, quoted titles and the resolution's own
title hide what stands inside them; where they lie in one another the longest hides. A
name that is a theme's own instrument earns that theme. (2) A phrase outside them earns
its theme if no longer phrase excepts it and its rule's conditions hold *in the same
paragraph*. (3) Themes that a theme implies follow, with its evidence.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from toolkit.themes.lexicon import Lexicon, Rule
from toolkit.themes.titles import capital_run, open_end, quoted

Spans = list[tuple[int, int]]

#: How far into a paragraph its opening words reach, in characters.
OPENING = 60
#: A title may have this many characters beside a listed name and still be that name.
_ARTICLE = 8
_CLAUSE_ENDS = ";؛"


@dataclass(frozen=True, slots=True, order=True)
class Find:
    """Words found for a theme, and what became of them.

    Attributes
    ----------
    start, end
        Text offsets of the evidence.
    theme, rule
        What it would earn, and by which rule.
    reason
        Empty where it counts; otherwise why it does not.
    """

    start: int
    end: int
    theme: str
    rule: str
    reason: str = ""


@dataclass(frozen=True, slots=True, order=True)
class Mask:
    """A name or title that hides the words inside it."""

    start: int
    end: int
    kind: str
    themes: tuple[str, ...] = ()


@dataclass
class Reading:
    """What one paragraph's text holds: masks, and finds kept and refused."""

    masks: list[Mask] = field(default_factory=list)
    kept: list[Find] = field(default_factory=list)
    refused: list[Find] = field(default_factory=list)


def read(
    text: str,
    hits: Sequence[tuple[int, int, int]],
    lexicon: Lexicon,
    *,
    part: str = "",
    title: str = "",
    every: bool = False,
) -> Reading:
    """Resolve the hits of one paragraph.

    Parameters
    ----------
    text
        The paragraph.
    hits
        ``(surface, start, end)`` of the lexicon's surfaces in it.
    part
        ``preamble`` or ``operative``; empty where unknown (then rules for one part do not apply).
    title
        The resolution's own title, which earns nothing where it is quoted.
    every
        Also report what was refused, and why.
    """
    if not hits:
        return Reading()
    sets: dict[int, Spans] = {}
    for surface, start, end in hits:
        for number in lexicon.sets_of[surface]:
            sets.setdefault(number, []).append((start, end))
    masks = _masks(text, sets, lexicon, title, runs=every or _capitals(text, hits))
    reading = Reading(masks=masks)
    cover = _Cover(masks)
    found = _instruments(masks)
    for number, spans in sets.items():
        for rule in lexicon.rules_of.get(number, ()):
            found.extend(_finds(text, rule, spans, sets, cover, lexicon, part))
    found.extend(
        Find(one.start, one.end, other, f"{other}/implied:{one.theme}")
        for one in found
        if not one.reason
        for other in lexicon.implies.get(one.theme, ())
    )
    reading.kept = _longest([one for one in found if not one.reason])
    if every:
        reading.refused = sorted(one for one in found if one.reason)
    return reading


class _Cover:
    """Asks whether a span lies inside a mask."""

    def __init__(self, masks: Sequence[Mask]) -> None:
        self._masks = masks
        self._starts = [mask.start for mask in masks]

    def of(self, start: int, end: int) -> Mask | None:
        """The mask around a span: of outermost masks, the last that begins before it reaches furthest."""
        at = bisect_right(self._starts, start) - 1
        return self._masks[at] if at >= 0 and end <= self._masks[at].end else None


def _capitals(text: str, hits: Sequence[tuple[int, int, int]]) -> bool:
    """Whether a hit after the first word has a capital: else no run of capitalised words can hide any."""
    return any(start and (words := text[start:end]) != words.lower() for _, start, end in hits)


def _masks(text: str, sets: Mapping[int, Spans], lexicon: Lexicon, title: str, *, runs: bool) -> list[Mask]:
    style = lexicon.style
    listed = [
        Mask(start, end, group.kind, group.themes)
        for group in lexicon.groups
        if not group.open
        for start, end in sets.get(group.forms, ())
    ]
    known = {mask.start for mask in listed}  # a listed name says itself where it ends
    listed += [
        Mask(start, open_end(text, end, style), group.kind, group.themes)
        for group in lexicon.groups
        if group.open
        for start, end in sets.get(group.forms, ())
        if start not in known
    ]
    titles = quoted(text, sets.get(style.introducers, ()), sets.get(style.slogans, ()))
    masks = [
        *listed,
        *(Mask(_behind(listed, start), end, "title") for start, end in titles if not _is_title(listed, start, end)),
    ]
    if title:
        at = text.find(title)
        while at >= 0:
            masks.append(Mask(at, at + len(title), "own title"))
            at = text.find(title, at + 1)
    if style.heads and runs:
        names = capital_run(text, style, _outermost(masks))
        masks.extend(Mask(start, end, "proper name") for start, end in names)
    return _outermost(masks)


def _is_title(listed: Sequence[Mask], start: int, end: int) -> bool:
    """Whether a listed name is (but for an article and quotation marks) the whole of a title."""
    return any(start <= m.start and m.end <= end and (end - start) - (m.end - m.start) <= _ARTICLE for m in listed)


def _behind(listed: Sequence[Mask], start: int) -> int:
    """Where the rest of a title begins, if a theme's own instrument opens it."""
    return max((m.end for m in listed if m.themes and start <= m.start <= start + _ARTICLE), default=start)


def _outermost(masks: Sequence[Mask]) -> list[Mask]:
    kept: list[Mask] = []
    merged: dict[tuple[int, int], Mask] = {}
    for mask in masks:
        twin = merged.get((mask.start, mask.end))
        themes = (*twin.themes, *mask.themes) if twin else mask.themes
        merged[mask.start, mask.end] = Mask(mask.start, mask.end, mask.kind, tuple(dict.fromkeys(themes)))
    for mask in sorted(merged.values(), key=lambda m: (m.start, -m.end)):
        if not kept or mask.end > kept[-1].end:
            kept.append(mask)
    return kept


def _instruments(masks: Sequence[Mask]) -> list[Find]:
    return [Find(mask.start, mask.end, theme, f"{theme}/instrument") for mask in masks for theme in mask.themes]


def _finds(
    text: str, rule: Rule, spans: Spans, sets: Mapping[int, Spans], cover: _Cover, lexicon: Lexicon, part: str
) -> list[Find]:
    barred = sets.get(lexicon.excepts.get(rule.theme, -1), ())
    found = []
    for start, end in spans:
        mask = cover.of(start, end)
        if mask is not None and not rule.names:
            if rule.theme not in mask.themes:
                found.append(Find(start, end, rule.theme, rule.id, f"inside a name ({mask.kind})"))
            continue
        if any(low <= start and end <= high for low, high in barred):
            found.append(Find(start, end, rule.theme, rule.id, "excepted by a longer phrase"))
            continue
        if rule.plain:
            found.append(Find(start, end, rule.theme, rule.id))
            continue
        reason, low, high = _conditions(_Place(text, start, end, rule.clause, sets, cover), rule, part)
        found.append(Find(low, high, rule.theme, rule.id, reason))
    return found


@dataclass(frozen=True)
class _Place:
    """One find in its paragraph: what stands before and after it, and how far away."""

    text: str
    start: int
    end: int
    clause: bool
    sets: Mapping[int, Spans]
    cover: _Cover

    def context(self, number: int, within: int, side: str) -> Spans:
        """Spans of a phrase set that stand ``after`` (before the find), ``before`` (behind it) or ``near``.

        The side is named from the find: it must stand *after* the words of the set.
        """
        return [
            span
            for span in self.sets.get(number, ())
            if ((side != "before" and span[1] <= self.start) or (side != "after" and span[0] >= self.end))
            and self._close(span, within)
            and ((mask := self.cover.of(*span)) is None or (mask.start, mask.end) == span)
        ]

    def opens(self, number: int) -> bool:
        """Whether the paragraph opens with words of the set."""
        return any(span[0] <= OPENING for span in self.sets.get(number, ()))

    def _close(self, span: tuple[int, int], within: int) -> bool:
        gap = span[0] - self.end if span[0] >= self.end else self.start - span[1]
        if within and gap > within:
            return False
        between = self.text[min(span[1], self.end) : max(span[0], self.start)]
        return not self.clause or not any(sign in between for sign in _CLAUSE_ENDS)


def _conditions(place: _Place, rule: Rule, part: str) -> tuple[str, int, int]:
    """Why the conditions fail (empty if they hold), and the span of the evidence."""
    low, high = start, end = place.start, place.end
    if rule.part and rule.part != part:
        return f"only in the {rule.part} part", start, end
    for side, wanted in (("after", rule.after), ("before", rule.before), ("near", rule.near)):
        if wanted is None:
            continue
        context = place.context(wanted, rule.within, side)
        if not context:
            return f"the words it must stand {side} are not there", start, end
        if rule.span:
            best = min(context, key=lambda s: max(s[0] - end, start - s[1]))
            low, high = min(low, best[0]), max(high, best[1])
    return _barred(place, rule), low, high


def _barred(place: _Place, rule: Rule) -> str:
    for side, number in (("after", rule.unless_after), ("before", rule.unless_before), ("near", rule.unless_near)):
        if number is not None and place.context(number, rule.unless_within, side):
            return f"stands {side} words that bar it"
    if rule.opening is not None and not place.opens(rule.opening):
        return "the paragraph does not open with the verb it needs"
    if rule.unless_opening is not None and place.opens(rule.unless_opening):
        return "the paragraph opens with a verb that bars it"
    return ""


def _longest(found: Sequence[Find]) -> list[Find]:
    """Per theme, longest evidence first, without overlaps; then in text order."""
    kept: dict[str, list[Find]] = {}
    for one in sorted(found, key=lambda f: (f.start - f.end, f.start, f.rule)):
        others = kept.setdefault(one.theme, [])
        if all(one.end <= other.start or one.start >= other.end for other in others):
            others.append(one)
    return sorted(one for others in kept.values() for one in others)

"""From hits to themes: hide the names, ask the conditions, keep the evidence.

The order follows the codebook's rules. (1) Names, quoted titles and the resolution's own
title hide what stands inside them; where they lie in one another the longest hides. A
name that is a theme's own instrument earns that theme. (2) A phrase outside them earns
its theme if no longer phrase excepts it and its rule's conditions hold *in the same
paragraph*. (3) Themes that a theme implies follow, with its evidence.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from toolkit.themes._context import Context, Cover, Span, Spans
from toolkit.themes._titles import Mask, capital_run, open_end, own_title, quoted
from toolkit.themes.lexicon import Lexicon, Rule

#: A title may have this many characters beside a listed name and still be that name.
_ARTICLE = 8
#: How the reason begins for what stands inside a name.
INSIDE = "inside a name"


class TermFind(NamedTuple):
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


@dataclass
class Reading:
    """What one paragraph's text holds: masks, and finds kept and refused."""

    masks: list[Mask] = field(default_factory=list)
    kept: list[TermFind] = field(default_factory=list)
    refused: list[TermFind] = field(default_factory=list)


def read(
    text: str,
    hits: Sequence[tuple[int, int, int]],
    lexicon: Lexicon,
    *,
    part: str = "",
    title: str = "",
    every: bool = False,
    names: bool = True,
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
    names
        Whether names hide what stands inside them.
    """
    if not hits:
        return Reading()
    sets: dict[int, Spans] = {}
    for surface, start, end in hits:
        for number in lexicon.sets_of[surface]:
            sets.setdefault(number, []).append((start, end))
    masks = _masks(text, sets, lexicon, title, runs=every or _capitals(text, hits)) if names else []
    reading = Reading(masks=masks)
    cover, context = _Masks(masks), Context(text, sets, ((mask.start, mask.end) for mask in masks))
    barred = {theme: Cover(sets[number]) for theme, number in lexicon.excepts.items() if number in sets}
    found = _instruments(masks)
    for number, spans in sets.items():
        for rule, needs, plain in lexicon.rules_of.get(number, ()):
            if every or ((not rule.part or rule.part == part) and all(one in sets for one in needs)):
                conditions = None if plain else (context, part)
                finds = _finds(rule, spans, cover, barred.get(rule.theme, _NOTHING), conditions)
                found += finds if every else [one for one in finds if not one.reason]
    found += [
        TermFind(one.start, one.end, other, f"{other}/implied:{one.theme}")
        for one in found
        if not one.reason
        for other in lexicon.implies.get(one.theme, ())
    ]
    reading.kept = longest([one for one in found if not one.reason])
    if every:
        reading.refused = sorted(one for one in found if one.reason)
    return reading


_NOTHING = Cover(())


class _Masks:
    """Asks which mask a span lies inside."""

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
    titles = quoted(text, *(sets.get(number, ()) for number in (style.introducers, style.slogans, style.works)))
    masks = [*listed, *_untitled(listed, titles)]
    if title:
        masks.extend(Mask(start, end, "own title") for start, end in own_title(text, title, style))
    if style.heads and runs:
        names = capital_run(text, style, _outermost(masks))
        masks.extend(Mask(start, end, "proper name") for start, end in names)
    return _outermost(masks)


def _untitled(listed: Sequence[Mask], titles: Iterable[Span]) -> Iterator[Mask]:
    """Masks for titles, but for those that are a listed name, and without an own instrument that opens them.

    An article and quotation marks do not count, hence `_ARTICLE`.
    """
    names = sorted(listed)
    starts = [mask.start for mask in names]
    for start, end in titles:
        opening = names[bisect_left(starts, start) : bisect_right(starts, start + _ARTICLE)]
        if any(m.end <= end and (end - start) - (m.end - m.start) <= _ARTICLE for m in opening):
            continue
        yield Mask(max((m.end for m in opening if m.themes), default=start), end, "title")


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


def _instruments(masks: Sequence[Mask]) -> list[TermFind]:
    return [TermFind(mask.start, mask.end, theme, f"{theme}/instrument") for mask in masks for theme in mask.themes]


def _finds(
    rule: Rule, spans: Spans, cover: _Masks, barred: Cover, conditions: tuple[Context, str] | None
) -> list[TermFind]:
    """What the words of a rule find; ``conditions`` has what is around them and the part, for a rule that asks."""
    found = []
    for start, end in spans:
        mask = cover.of(start, end)
        if mask is not None and not rule.names:
            if rule.theme not in mask.themes:
                found.append(TermFind(start, end, rule.theme, rule.id, f"{INSIDE} ({mask.kind})"))
            continue
        if barred.holds(start, end):
            found.append(TermFind(start, end, rule.theme, rule.id, "excepted by a longer phrase"))
            continue
        reason, low, high = _conditions(*conditions, rule, (start, end)) if conditions else ("", start, end)
        found.append(TermFind(low, high, rule.theme, rule.id, reason))
    return found


def _conditions(context: Context, part: str, rule: Rule, find: Span) -> tuple[str, int, int]:
    """Why the conditions fail (empty if they hold), and the span of the evidence."""
    low, high = find
    if rule.part and rule.part != part:
        return f"only in the {rule.part} part", *find
    for side, wanted in (("after", rule.after), ("before", rule.before), ("near", rule.near)):
        if wanted is None:
            continue
        words = context.nearest(wanted, find, side, within=rule.within, clause=rule.clause)
        if words is None:
            return f"the words it must stand {side} are not there", *find
        if rule.span:
            low, high = min(low, words[0]), max(high, words[1])
    return _barred(context, rule, find), low, high


def _barred(context: Context, rule: Rule, find: Span) -> str:
    for side, number in (("after", rule.unless_after), ("before", rule.unless_before), ("near", rule.unless_near)):
        if number is None:
            continue
        if context.nearest(number, find, side, within=rule.unless_within, clause=rule.clause):
            return f"stands {side} words that bar it"
    if rule.opening is not None and not context.opens(rule.opening):
        return "the paragraph does not open with the verb it needs"
    if rule.unless_opening is not None and context.opens(rule.unless_opening):
        return "the paragraph opens with a verb that bars it"
    return ""


def longest(found: Sequence[TermFind]) -> list[TermFind]:
    """Per theme, longest evidence first, without overlaps; then in text order."""
    kept: list[TermFind] = []
    taken: dict[str, Spans] = {}
    for one in sorted(found, key=lambda f: (f.start - f.end, f.start, f.rule)):
        spans = taken.setdefault(one.theme, [])
        at = bisect_right(spans, (one.start, one.end))
        before, behind = at == 0 or spans[at - 1][1] <= one.start, at == len(spans) or one.end <= spans[at][0]
        if before and behind:
            spans.insert(at, (one.start, one.end))
            kept.append(one)
    return sorted(kept)

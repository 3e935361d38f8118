"""Acts: the performative verbs of a resolution, their force and their modifiers.

What the numbers mean
---------------------
An *act* is a verb by which the adopting organ itself does something by saying so: *recalls*, *urges*, *decides*. A
paragraph has one opening verb (the *lead*, order 1) and may have further ones ("..., and requests the
Secretary-General to ..."); each is one row. A verb whose subject is somebody else ("the report, which notes ...") and
a request that is only reported ("as requested by ...") are no acts.

*Verb* is the base form of the United Nations' English drafting verb, whatever the language of the text; *force* is
one of ``background``, ``evaluation``, ``exhortation`` and ``direction``, by verb, with two exceptions: any verb "with
concern" is an evaluation, and *reiterate* has the force of what is reiterated (a pledge, a call, a request).

What they cannot bear
---------------------
One Arabic verb may stand for several English ones: the same word renders *stress*, *emphasize* and *underline* in
the official texts. Arabic alone does not say which, and the most frequent one is given; the force is the same
nearly always. Clause boundaries are read from punctuation, conjunctions and particles, not from a parse: a verb
coordinated inside a long relative clause may be taken for an act. Sub-paragraphs (a), (b) ... open no acts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from toolkit.facts.grammar import REACH, Form, Grammar, grammar
from toolkit.model import Act, Resolution
from toolkit.text import Folded

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["COLUMNS", "FORCES", "find", "frame", "in_text", "lead"]

FORCES = ("background", "evaluation", "exhortation", "direction")
COLUMNS = ("paragraph_id", "order", "phrase", "verb", "force", "modifiers", "start", "end", "raw_start", "raw_end")

_SPACES = re.compile(r" +")


@dataclass(frozen=True, slots=True)
class _Found:
    """A form at its place in the folded text: where its phrase starts, its verb starts, and it ends."""

    form: Form
    start: int
    verb: int
    end: int


def in_text(text: str, language: str, part: str) -> tuple[Act, ...]:
    """Acts of one paragraph.

    Parameters
    ----------
    text
        The paragraph's words.
    language
        ISO 639-1 code.
    part
        ``preamble`` or ``operative``.

    Returns
    -------
    tuple of Act
        In the order of the text, without paragraph id; ``start`` and ``end`` are text offsets of the phrase. Order 1
        is the opening verb: where the paragraph opens with none, the orders start at 2. Empty for a language without
        data on acts.
    """
    rules = grammar(language)
    if rules is None:
        return ()
    folded = Folded.of(text)
    words = folded.string
    acts: list[Act] = []
    order = 2
    for number, found in enumerate(_find(words, rules, part)):
        if number == 0 and _opens(words, found.verb, rules):
            order = 1
        end, modifiers = _modifiers(words, found, rules)
        start, stop = folded.original(found.start, end)
        force = _force(words, found.form, end, modifiers, rules)
        acts.append(Act("", order, text[start:stop], found.form.verb, force, modifiers, start, stop))
        order += 1
    return tuple(acts)


def lead(text: str, language: str, part: str) -> Act | None:
    """The opening verb of a paragraph, or ``None`` where it opens with none."""
    acts = in_text(text, language, part)
    return acts[0] if acts and acts[0].order == 1 else None


def find(resolution: Resolution) -> tuple[Act, ...]:
    """Acts of all paragraphs of a resolution, in document order."""
    return tuple(
        replace(act, paragraph_id=paragraph.id)
        for paragraph in resolution.paragraphs
        for act in in_text(paragraph.text.string, resolution.language, paragraph.part)
    )


def frame(resolution: Resolution) -> pd.DataFrame:
    """The table ``functions``: one row for each act.

    Returns
    -------
    pandas.DataFrame
        Columns `COLUMNS`; ``start``/``end`` are text offsets, ``raw_start``/``raw_end`` the first and last source
        offsets of the phrase.
    """
    import pandas as pd

    rows = []
    for act in find(resolution):
        spans = resolution.passage(act.paragraph_id).text.raw(act.start, act.end)
        raw = (spans[0].start, spans[-1].end) if spans else (0, 0)
        given = (act.paragraph_id, act.order, act.phrase, act.verb, act.force, list(act.modifiers))
        rows.append((*given, act.start, act.end, *raw))
    return pd.DataFrame(rows, columns=list(COLUMNS))


def _find(words: str, rules: Grammar, part: str) -> Iterator[_Found]:
    """Forms that are acts, from left to right, none overlapping another."""
    last: _Found | None = None
    for hit in rules.hit.finditer(words):
        if last is not None and hit.start() < last.end:
            continue
        for form in rules.forms[hit["word"]]:
            match = form.pattern.match(words, hit.start("word"))
            if match is None:
                continue
            found = _placed(words, hit, form, match.end(), last, rules, part)
            if found is not None:
                last = found
                yield found
            break


def _opens(words: str, verb: int, rules: Grammar) -> bool:
    before = words[:verb] if verb <= REACH else None
    if before is None:
        return False
    trimmed = before[:-1] if before[-1:] in rules.proclitics else before
    return rules.opening.match(trimmed) is not None


def _placed(
    words: str, hit: re.Match[str], form: Form, end: int, last: _Found | None, rules: Grammar, part: str
) -> _Found | None:
    """The form as an act, if it stands where an act can stand."""
    left = words[max(0, hit.start() - REACH) : hit.start()]
    shift = hit.start() - len(left)
    attached = rules.attached.search(left)
    start = shift + attached.start("particle") if attached else hit.start()
    adverbs = rules.adverbs_before.search(left)
    if adverbs and not attached:
        start = shift + adverbs.start()
    found = _Found(form, start, hit.start("word"), end)
    if last is None and _opens(words, hit.start("word"), rules):
        return found if form.kind != "first" or _first_person(attached, rules) else None
    if form.lead or form.kind == "nouns" or not _fits(form, attached, last, rules, part):
        return None
    if attached and form.kind != "first":
        return found
    return found if _bounded(words, hit, form, found, left, last, rules) else None


def _first_person(attached: re.Match[str] | None, rules: Grammar) -> bool:
    return attached is not None or bool(rules.proclitics)


def _fits(form: Form, attached: re.Match[str] | None, last: _Found | None, rules: Grammar, part: str) -> bool:
    """Whether this kind of form can be a further act of this part."""
    if form.kind == "first":
        return (attached is not None and not rules.proclitics) or (last is not None and last.form.kind == "first")
    return form.kind in rules.kinds.get(part, ()) or attached is not None


def _bounded(
    words: str, hit: re.Match[str], form: Form, found: _Found, left: str, last: _Found | None, rules: Grammar
) -> bool:
    """Whether a clause of the adopting organ starts here."""
    if form.kind == "finite" and form.single and rules.unlike is not None and rules.unlike.match(words, found.end):
        return False
    if form.kind == "first" and not rules.proclitics and rules.attached.search(left):
        return True
    boundary = rules.boundary.search(left)
    mark = boundary is not None and boundary["mark"] is not None
    if rules.proclitics:
        if not hit["clitic"]:
            return boundary is not None and bool(boundary["links"])
        if mark:
            return True
        since = words[last.end if last else 0 : hit.start()]
        return not form.weak and (rules.relative is None or rules.relative.search(since) is None)
    return boundary is not None and (mark or not form.weak)


def _modifiers(words: str, found: _Found, rules: Grammar) -> tuple[int, tuple[str, ...]]:
    """End of the phrase, and its modifiers in the order of the text."""
    end = found.end
    feeling = ""
    for _ in range(2):
        after = rules.adverbs_after.match(words, end)
        end = after.end() if after else end
        if not feeling:
            for shape in rules.feelings:
                match = shape.match(words, end)
                if match:
                    end = match.end()
                    feeling = _feeling(match, rules)
                    break
    body = words[found.start : end]
    given = [rules.adverbs[_SPACES.sub(" ", m[0])] for m in rules.adverb.finditer(body) if not _inside(m, body, found)]
    if found.form.modifier:
        degree = _degree(body, rules)
        feeling = f"{degree} {found.form.modifier}".strip()
        given = [adverb for adverb in given if rules.intensifiers.get(adverb) != degree]
    return end, tuple(dict.fromkeys([*given, *([feeling] if feeling else [])]))


def _inside(adverb: re.Match[str], body: str, found: _Found) -> bool:
    """Whether an adverb belongs to the form itself ("reaffirm" in Arabic is "affirm anew")."""
    form = body[: found.end - found.start]
    return adverb.end() == len(form) and adverb.start() > found.verb - found.start


def _feeling(match: re.Match[str], rules: Grammar) -> str:
    groups = match.groupdict()
    degree = rules.degrees.get(groups.get("degree") or "", "")
    return f"{degree} {rules.nouns[groups['noun']]}".strip()


def _degree(body: str, rules: Grammar) -> str:
    for word in body.split(" "):
        for written, name in (*rules.intensifiers.items(), *rules.degrees.items()):
            if word == written or (not written.isascii() and word.endswith(written)):
                return name
    return ""


def _force(words: str, form: Form, end: int, modifiers: tuple[str, ...], rules: Grammar) -> str:
    if any(modifier.rpartition(" ")[2] in rules.evaluative for modifier in modifiers):
        return "evaluation"
    for verbs, force, pattern in rules.objects:
        if form.verb in verbs and pattern.match(words, end):
            return force
    return form.force

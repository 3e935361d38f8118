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
from functools import lru_cache

from toolkit.facts._rows import in_paragraphs
from toolkit.facts.acts._base_forms import adverbs, pronoun, subject, unknown
from toolkit.facts.acts._decided import decided
from toolkit.facts.acts._grammar import REACH, Grammar, VerbForm, grammar
from toolkit.model import Act, Resolution
from toolkit.text import KEPT, Folded, fold

__all__ = ["FORCES", "find", "in_text", "lead"]

FORCES = ("background", "evaluation", "exhortation", "direction")

#: Code points before a verb within which a relative clause may have begun.
_CLAUSE = 600

#: Kinds of forms that a text keeps to once it opens with one.
_VOICES = frozenset({"first", "masculine"})

_SPACES = re.compile(r" +")

# The first word of a paragraph: "Recalls", also one that holds two; not "(a)".
_FIRST = re.compile(r"\s*([^\W\d_]{6,20})(?!\w)")


@dataclass(frozen=True, slots=True)
class _Found:
    """A form at its place in the folded text: starts of phrase and verb, end, and whether it opens the paragraph."""

    form: VerbForm
    start: int
    verb: int
    end: int
    opens: bool


@lru_cache(maxsize=KEPT)
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

    Examples
    --------
    >>> import toolkit as tk
    >>> text = "Requests the Secretary-General to report by 2025 on resolution 77/150, and urges 3 States;"
    >>> [(act.verb, act.force) for act in tk.facts.acts.in_text(text, "en", "operative")]
    [('request', 'direction'), ('urge', 'exhortation')]
    """
    rules = grammar(language)
    if rules is None:
        return ()
    acts = _known(text, rules, part)
    if acts and acts[0].order == 1:
        return acts
    opening = _opening(text, language, rules, part)
    if not opening:
        return acts
    further = [act for act in acts if act.start >= opening[-1].end]
    return tuple(replace(act, order=number) for number, act in enumerate([*opening, *further], 1))


def _known(text: str, rules: Grammar, part: str) -> tuple[Act, ...]:
    """Acts by verbs of the data."""
    folded = Folded.of(text)
    acts: list[Act] = []
    for number, found in enumerate(_Reader(text, folded, rules, part).acts()):
        order = number + 1 if acts and acts[0].order == 1 else number + 2 - found.opens
        end, modifiers = _modifiers(folded.string, found, rules)
        start, stop = folded.original(found.start, end)
        verb, force_stated = found.form.verb, ""
        for pattern, meant, other in rules.exceptions:
            if pattern.match(folded.string, found.verb):
                verb, force_stated = meant, other
        force = _force(folded.string, found.form, end, modifiers, rules)
        acts.append(Act("", order, text[start:stop], verb, force_stated or force, modifiers, start, stop))
    return tuple(acts)


def _opening(text: str, language: str, rules: Grammar, part: str) -> tuple[Act, ...]:
    """Acts of a paragraph whose opening verb no list has, or stands behind words that no list has."""
    if (at := _glued(text, rules)) is not None:
        inner = _known(f"{text[:at]} {text[at:]}", rules, part)
        if inner and inner[0].order == 1 and inner[0].start == 0:
            return tuple(_parted(act, text, at) for act in inner)
    if behind := subject(text, language):  # "The Security Council requests ..."
        inner = in_text(text[behind].upper() + text[behind + 1 :], language, part)
        if inner and inner[0].order == 1 and inner[0].start == 0:
            return tuple(_moved(act, text, behind) for act in inner)
    if act := decided(text, language, rules):  # "At its 5th meeting, the Council decided to meet"
        return (act,)
    if we := pronoun(text, language):
        inner = _known(we + text, rules, part)
        if inner and inner[0].order == 1 and inner[0].phrase.startswith(we):
            bare = replace(inner[0], start=len(we), phrase=inner[0].phrase.removeprefix(we))
            return tuple(_moved(act, text, -len(we)) for act in (bare, *inner[1:]))
    behind = adverbs(text, language, rules.adverbs_first)
    if behind:  # "Emphatically rejects ..."
        inner = _known(text[behind].upper() + text[behind + 1 :], rules, part)
        if inner and inner[0].order == 1 and inner[0].start == 0:
            return tuple(_moved(act, text, behind) for act in inner)
    found = unknown(text[behind].upper() + text[behind + 1 :] if behind else text, language, part)
    if found is None:
        return ()
    folded = Folded.of(text)
    start, end = folded.folded(behind), folded.folded(behind + found.end)
    form = VerbForm(found.verb, found.force, "finite", (), "", rules.gap, rules.gap)
    end, modifiers = _modifiers(folded.string, _Found(form, 0, start, end, opens=True), rules)
    first, stop = folded.original(0, end)
    first += len(text) - len(text.lstrip())
    force = _force(folded.string, form, end, modifiers, rules)
    return (Act("", 1, text[first:stop], found.verb, force, modifiers, first, stop),)


def _glued(text: str, rules: Grammar) -> int | None:
    """Where the opening verb ends whose next word the file writes without a blank."""
    first = _FIRST.match(text)
    if first is None:
        return None
    start, end = first.span(1)
    parted = ((at, fold(text[start:at]), fold(text[at:end])) for at in range(end, start, -1))
    return next((at for at, verb, rest in parted if rest in rules.followers and verb in rules.forms), None)


def _parted(act: Act, text: str, at: int) -> Act:
    """An act of a text that was given a blank at a place, in the offsets of the text itself."""
    start, end = (place - (place > at) for place in (act.start, act.end))
    return replace(act, start=start, end=end, phrase=text[start:end])


def _moved(act: Act, text: str, by: int) -> Act:
    start, end = act.start + by, act.end + by
    return replace(act, start=start, end=end, phrase=text[start:end])


def lead(text: str, language: str, part: str) -> Act | None:
    """The opening verb of a paragraph, or ``None`` where it opens with none.

    Examples
    --------
    >>> import toolkit as tk
    >>> text = "Requests the Secretary-General to report by 2025 on resolution 77/150, and urges 3 States;"
    >>> tk.facts.acts.lead(text, "en", "operative").phrase
    'Requests'
    """
    acts = in_text(text, language, part) if grammar(language) is not None else ()
    return acts[0] if acts and acts[0].order == 1 else None


def find(resolution: Resolution) -> tuple[Act, ...]:
    """Acts of all paragraphs of a resolution, in document order.

    Examples
    --------
    >>> import toolkit as tk
    >>> tk.facts.acts.find(tk.load())[0].verb
    'recall'
    """
    return in_paragraphs(in_text, resolution)


@dataclass(slots=True)
class _Reader:
    """Goes through one paragraph and keeps the forms that are acts."""

    text: str
    folded: Folded
    rules: Grammar
    part: str
    last: _Found | None = None

    def acts(self) -> Iterator[_Found]:
        """Forms that are acts, from left to right, none overlapping another."""
        words = self.folded.string
        for hit in self.rules.hit.finditer(words):
            if self.last is not None and hit.start() < self.last.end:
                continue
            forms, start = self.rules.forms[hit["word"]], hit.start("word")
            after: tuple[int, ...] = ()
            if any(not form.single for form in forms):
                after = tuple(self.rules.gap.ends(words, hit.end("word")))
            for form in forms:
                end = form.match(words, start, after)
                if end is not None:
                    found = self._placed(hit, form, end)
                    if found is not None:
                        self.last = found
                        yield found
                    break

    def _placed(self, hit: re.Match[str], form: VerbForm, end: int) -> _Found | None:
        """The form as an act, if it stands where an act can stand."""
        shift = max(0, hit.start() - REACH)
        left = self.folded.string[shift : hit.start()]
        attached = self._attached(left, shift)
        adverbs = self.rules.adverbs_before.search(left)
        start = hit.start()
        if attached:
            start = shift + attached.start("particle")
        elif adverbs:
            start = shift + adverbs.start()
        opens = self.last is None and shift == 0 and self.rules.opening.match(left) is not None
        if opens and self.rules.particles.search(left) and not attached:
            opens = False
        found = _Found(form, start, hit.start("word"), end, opens)
        if opens:
            return found if form.kind != "first" or attached or self.rules.proclitics else None
        if form.lead or form.kind == "opening" or not self._fits(form, attached):
            return None
        return found if attached or self._bounded(hit, found, left) else None

    def _attached(self, left: str, shift: int) -> re.Match[str] | None:
        """The particle or pronoun that the verb belongs to."""
        match = self.rules.attached.search(left)
        if match and match["particle"] in self.rules.ambiguous:
            start, end = self.folded.original(shift + match.start("particle"), shift + match.end("particle"))
            return match if self.text[start:end] in self.rules.misread else None
        return match

    def _fits(self, form: VerbForm, attached: re.Match[str] | None) -> bool:
        """Whether this kind of form can be a further act of this part."""
        voice = self.last.form.kind if self.last is not None and self.last.form.kind in _VOICES else ""
        if form.kind in _VOICES:
            open_ = self.last is not None and self.last.form.kind == "opening" and attached is not None
            return (form.kind == voice or (open_ and not voice)) if self.rules.proclitics else attached is not None
        if voice and form.kind == "finite":
            return False
        return form.kind in self.rules.kinds.get(self.part, ())

    def _bounded(self, hit: re.Match[str], found: _Found, left: str) -> bool:
        """Whether a clause of the adopting organ starts here."""
        rules, form, words = self.rules, found.form, self.folded.string
        if form.kind == "finite" and form.single and rules.unlike is not None and rules.unlike.match(words, found.end):
            return False
        boundary = rules.boundary.search(left)
        if not rules.proclitics or form.kind == "participle":
            return boundary is not None
        if not hit["clitic"]:
            return boundary is not None and bool(boundary["links"])
        since = max(self.last.end if self.last else 0, hit.start() - _CLAUSE)
        relative = rules.relative is not None and rules.relative.search(words, since, hit.start()) is not None
        return boundary is not None or not (form.weak or relative)


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
    # not an adverb that belongs to the form itself ("reaffirm" in Arabic is "affirm anew")
    own = found.end - found.start
    hits = [rules.adverbs[_SPACES.sub(" ", m[0])] for m in rules.adverb.finditer(body) if m.end() != own]
    if found.form.modifier:
        degree = _degree(body, rules)
        feeling = f"{degree} {found.form.modifier}".strip()
        hits = [adverb for adverb in hits if rules.intensifiers.get(adverb) != degree]
    return end, tuple(dict.fromkeys([*hits, *([feeling] if feeling else [])]))


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


def _force(words: str, form: VerbForm, end: int, modifiers: tuple[str, ...], rules: Grammar) -> str:
    if any(modifier.rpartition(" ")[2] in rules.evaluative for modifier in modifiers):
        return "evaluation"
    for verbs, force, pattern in rules.objects:
        if form.verb in verbs and pattern.match(words, end):
            return force
    return form.force

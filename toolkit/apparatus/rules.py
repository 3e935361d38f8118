"""Repairs that hold for any transcription.

Each rule takes a resolution in the ``source`` reading and returns repairs. Rules are
shy: a word that may be right is left alone, and what a rule changes it changes to a
word that the text itself or the language's drafting vocabulary shows.

- ``openings``: the particle or participle that opens a preambular paragraph, misread; and
  the same particle misread before a second act inside the paragraph.
- ``lead``: the emphasised verb that opens an operative paragraph, unknown to the drafting
  vocabulary (of organs of either gender) and one letter away from exactly one of its verbs.
- ``set_phrase``: a word that is no word of the text otherwise, nearly like the one that a set
  phrase has before its second word (one letter, or two of a longer word). Only phrases whose second
  word has no other first word like it in seven sessions of the Assembly are in the list.
- ``no_article``: an article written before a particle that bears none.
- ``joint_symbol``: the two halves of a joint symbol, whose corrigendum stands on both.
- ``link_markup``: ``[words](#)`` left by a transcription; the words stay.
- ``spaces``: a space lost between the opening particle and its verb.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from toolkit import languages
from toolkit._first_words import HEAD
from toolkit._heads import one_letter
from toolkit._openings import Openings, openings
from toolkit.model import Passage, Repair, Resolution
from toolkit.text import Folded, fold

_LINK = re.compile(r"\[([^\[\]\n]{1,80})\]\((?:#|https?://[^\s()]{1,200})?\)")
_FIRST_WORD = re.compile(r"\s*([^\s،,]+)")


def general(resolution: Resolution) -> list[Repair]:
    """All general repairs of a resolution, in order of place.

    Examples
    --------
    >>> import toolkit as tk
    >>> from toolkit.apparatus import rules
    >>> {repair.evidence for repair in rules.general(tk.load(reading="source"))}
    {'internal'}
    """
    if not resolution.paragraphs or "openings" not in _topics(resolution.language):
        found = None
    else:
        found = openings(resolution.language)
    repairs = list(link_markup(resolution))
    repairs += joint_symbols(resolution)
    if found is not None:
        repairs += [
            *opening_words(resolution, found),
            *inner_particles(resolution, found),
            *leads(resolution, found),
            *bare_particles(resolution),
        ]
    repairs += set_phrases(resolution, {(r.raw_start, r.raw_end) for r in repairs})
    return sorted(repairs, key=lambda r: r.raw_start)


def _topics(language: str) -> tuple[str, ...]:
    return ("openings",) if languages.load(language, "openings") else ()


def _repair(
    passage: Passage,
    start: int,
    end: int,
    repaired: str,
    *,
    kind: str,
    rule: str,
    reason: str,
    confidence: str = "high",
) -> Repair | None:
    raw = passage.text.raw(start, end)
    if len(raw) != 1:
        return None  # broken by a line end or a page: left to an erratum
    return Repair(
        place=passage.id,
        raw_start=raw[0].start,
        raw_end=raw[0].end,
        as_written=passage.text.string[start:end],
        repaired=repaired,
        kind=kind,
        evidence="internal",
        confidence="high" if confidence == "high" else "medium",
        reason=reason,
        rule=rule,
    )


def opening_words(resolution: Resolution, found: Openings) -> Iterator[Repair]:
    """The first word of a preambular paragraph where it is one letter (or its last letters) away from an opening."""
    for paragraph in resolution.paragraphs:
        text = paragraph.text.string
        match = _FIRST_WORD.match(text)
        if paragraph.part != "preamble" or match is None:
            continue
        word = match[1]
        meant = found.nearly_opens(text)
        if meant is not None:
            repaired = meant.capitalize() if found.suffix else meant
            if (
                repair := _repair(
                    paragraph,
                    match.start(1),
                    match.end(1),
                    repaired,
                    kind="opening",
                    rule="openings",
                    reason=f"a preambular paragraph opens with {repaired}; {word} before this verb opens no clause",
                )
            ) is not None:
                yield repair
            continue
        for particle in found.spelled:
            rest = fold(word).removeprefix(fold(particle))
            if rest != fold(word) and rest in found.particle_verbs:
                split = f"{particle} {word[len(particle) :]}"
                if (
                    repair := _repair(
                        paragraph,
                        match.start(1),
                        match.end(1),
                        split,
                        kind="opening",
                        rule="spaces",
                        reason=f"the particle {particle} and its verb are two words",
                    )
                ) is not None:
                    yield repair
                break


def inner_particles(resolution: Resolution, found: Openings) -> Iterator[Repair]:
    """The particle misread before a further act inside a preambular paragraph, after a comma."""
    if not found.spelled:
        return
    for paragraph in resolution.paragraphs:
        if paragraph.part != "preamble":
            continue
        text = paragraph.text.string
        for match in re.finditer(r"[،,]\s(?=([^\s،,]+)\s)", text):
            rest = text[match.end() : match.end() + HEAD]
            word = match[1]
            meant = found.nearly_opens(rest)
            # only the particle with its conjunction joins a further act
            if meant is None or meant not in found.spelled or len(meant) < max(map(len, found.spelled)):
                continue
            if (
                repair := _repair(
                    paragraph,
                    match.end(),
                    match.end() + len(word),
                    meant,
                    kind="opening",
                    rule="openings",
                    reason=f"a further act inside a preambular paragraph opens with {meant}; {word} opens none",
                )
            ) is not None:
                yield repair


def link_markup(resolution: Resolution) -> Iterator[Repair]:
    """Link mark-up that a transcription put around words.

    Examples
    --------
    >>> import toolkit as tk
    >>> from toolkit.apparatus import rules
    >>> [repair.kind for repair in rules.link_markup(tk.load(reading="source"))][:1]
    ['markup']
    """
    for passage in resolution.passages():
        for match in _LINK.finditer(passage.text.string):
            repair = _repair(
                passage,
                match.start(),
                match.end(),
                match[1],
                kind="markup",
                rule="link_markup",
                reason="link mark-up of the transcription, not words of the document",
            )
            if repair is not None:
                yield repair


def leads(resolution: Resolution, found: Openings) -> Iterator[Repair]:
    """The emphasised verb of an operative paragraph where it is no drafting verb, but one letter from exactly one."""
    if found.suffix:
        return  # spellings of one verb differ by a letter in languages with capitals (-ise, -ize)
    for paragraph in resolution.paragraphs:
        text = paragraph.text.string
        match = _FIRST_WORD.match(text)
        if paragraph.part != "operative" or match is None or not any(e.start == 0 for e in paragraph.emphasis):
            continue
        word = fold(match[1])
        if len(word) < 4 or _is_verb(word, resolution.language, found):
            continue
        near = sorted(verb for verb in found.operative if one_letter(word, verb))
        if len(near) != 1:
            continue
        repaired = _spelled(resolution.language, near[0])
        repair = _repair(
            paragraph,
            match.start(1),
            match.end(1),
            repaired,
            kind="letter",
            rule="lead",
            confidence="medium",
            reason=f"{match[1]} opens no operative paragraph; the only drafting verb one letter away is {repaired}",
        )
        if repair is not None:
            yield repair


def _is_verb(word: str, language: str, found: Openings) -> bool:
    """Whether a word is a drafting verb: of an organ of either gender, with or without a conjunction."""
    known = found.leads | _verbs(language)
    bare = [word, *(word[len(clitic) :] for clitic in _proclitics(language) if word.startswith(clitic))]
    return any(form in known for form in bare)


@cache
def _verbs(language: str) -> frozenset[str]:
    """First words of the verbs that acts open with, and the forms that a masculine organ gives them."""
    data = languages.load(language, "acts")
    written = [form for entry in data.get("verbs", {}).values() for form in entry.get("finite", ())]
    vocabulary = languages.load(language, "openings")
    written += [word for key in ("operative", "particle_verbs", "other_leads") for word in vocabulary.get(key, ())]
    firsts = {fold(form).split(" ")[0] for form in written}
    letters = data.get("boundary", {}).get("masculine", {})
    for old, new in letters.items():
        firsts |= {fold(new) + word[len(old) :] for word in firsts if word.startswith(fold(old))}
    return frozenset(firsts)


@cache
def _proclitics(language: str) -> tuple[str, ...]:
    return tuple(fold(clitic) for clitic in languages.load(language, "acts").get("boundary", {}).get("proclitics", ()))


def _spelled(language: str, folded: str) -> str:
    verbs: list[str] = languages.load(language, "openings")["operative"]
    return next(verb for verb in verbs if fold(verb) == folded)


def bare_particles(resolution: Resolution) -> Iterator[Repair]:
    """An article written before a particle that bears none (its letters stand, the article's go).

    Examples
    --------
    >>> import toolkit as tk
    >>> from toolkit.apparatus import rules
    >>> {repair.evidence for repair in rules.bare_particles(tk.load(reading="source"))} <= {"internal"}
    True
    """
    particles = languages.load(resolution.language, "openings").get("no_article", ())
    if not particles:
        return
    any_of = "|".join(map(re.escape, particles))
    clitics = languages.load(resolution.language, "clitics")
    before = "".join(f"(?:{'|'.join(map(re.escape, layer))})?" for layer in clitics["layers"][:-1])
    pattern = re.compile(rf"(?<!\w)({before}){clitics['article']}({any_of})(?!\w)")
    for paragraph in resolution.paragraphs:
        for match in pattern.finditer(paragraph.text.string):
            repair = _repair(
                paragraph,
                match.start(),
                match.end(),
                match[1] + match[2],
                kind="letter",
                rule="no_article",
                reason=f"no article can stand before {match[2]}",
            )
            if repair is not None:
                yield repair


def set_phrases(resolution: Resolution, taken: set[tuple[int, int]]) -> Iterator[Repair]:
    """A word nearly like the first of a set phrase, before its second, that occurs nowhere else in the text.

    Examples
    --------
    >>> import toolkit as tk
    >>> from toolkit.apparatus import rules
    >>> {repair.evidence for repair in rules.set_phrases(tk.load(reading="source"), set())} <= {"internal"}
    True
    """
    phrases = languages.load(resolution.language, "openings").get("set_phrases", ())
    if not phrases:
        return
    joined = tuple(languages.load(resolution.language, "clitics").get("contractions", {}).values())
    folded = {p.id: Folded.of(p.text.string).string for p in resolution.paragraphs}
    seconds = sorted({fold(second) for _, second in phrases}, key=len, reverse=True)
    pattern = re.compile(rf"(?<!\w)(\w+)\s({'|'.join(map(re.escape, seconds))})(?!\w)")
    firsts: dict[str, list[str]] = {}
    for first, second in phrases:
        firsts.setdefault(fold(second), []).append(first)
    for paragraph in resolution.paragraphs:
        for match in pattern.finditer(folded[paragraph.id]):
            word = match[1]
            meant = [first for first in firsts[match[2]] if _nearly(word, fold(first))]
            if len(meant) != 1 or word.startswith(joined) or _count(word, folded.values()) > 1:
                continue
            start, end = Folded.of(paragraph.text.string).original(match.start(1), match.end(1))
            repair = _repair(
                paragraph,
                start,
                end,
                meant[0],
                kind="letter",
                rule="set_phrase",
                confidence="medium",
                reason=f"before {match[2]} the set phrase has {meant[0]}; the word as written occurs nowhere else",
            )
            if repair is not None and (repair.raw_start, repair.raw_end) not in taken:
                yield repair


def _count(word: str, texts: Iterable[str]) -> int:
    """How often a word stands in some folded texts."""
    pattern = re.compile(rf"(?<!\w){re.escape(word)}(?!\w)")
    return sum(1 for text in texts for _ in pattern.finditer(text))


def _nearly(word: str, meant: str) -> bool:
    """Whether a word is a longer one with two letters misread, its article and length kept."""
    return len(meant) > 4 and len(word) == len(meant) and 0 < sum(a != b for a, b in zip(word, meant, strict=True)) <= 2


_CORRIGENDUM = re.compile(
    r"(?P<a>[A-Z]/\d{2}/\d{1,4})-(?P<b>[A-Z]/\d{4}/\d{1,4})(?P<corr>/Corr\.\d)\s\S{1,4}\s(?P<again>(?P=a)(?P=corr))(?![-/\w])"
)


def joint_symbols(resolution: Resolution) -> Iterator[Repair]:
    """A document and its corrigendum under a joint symbol, where the corrigendum slipped from one to the other.

    Examples
    --------
    >>> import toolkit as tk
    >>> from toolkit.apparatus import rules
    >>> [repair.place for repair in rules.joint_symbols(tk.load(reading="source"))]
    ['fn15', 'fn15']
    """
    for passage in resolution.passages():
        for match in _CORRIGENDUM.finditer(passage.text.string):
            joint = f"{match['a']}-{match['b']}"
            reason = "the corrigendum of a joint document stands on both halves of its symbol"
            changes = (
                (match.start("a"), match.end("corr"), joint),
                (match.start("again"), match.end("again"), f"{match['a']}{match['corr']}-{match['b']}{match['corr']}"),
            )
            for start, end, repaired in changes:
                repair = _repair(
                    passage,
                    start,
                    end,
                    repaired,
                    kind="symbol",
                    rule="joint_symbol",
                    reason=reason,
                    confidence="medium",
                )
                if repair is not None:
                    yield repair

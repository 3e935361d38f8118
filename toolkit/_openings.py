"""How paragraphs and formulas open in a language, from ``data/languages/<code>/openings.toml``.

A block *opens* as a preambular or as an operative paragraph by its first words: by a word of the lists, by its ending
(``-ing``), or by the verb behind adverbs that may stand before both (*Also recalling*, *Also decides*). Lists are never
whole, so there are weaker signs too: a participle or an adjective, a capitalised word in ``-s``. The grammar asks for
them only where a paragraph of that kind may stand.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from typing import Literal
from unicodedata import decomposition

from toolkit import _organs, languages
from toolkit._first_words import MARKUP, QUOTES, capital, first_word, first_words, misread, plain
from toolkit._heads import last_mark, one_letter
from toolkit.text import fold

# The name of an organ that no list has, alone in a block, as its formula: "The Executive Board,"; each word but the
# small ones is capitalised. Not "The Committee decided," (a verb) nor "the Security Council,".
_FORMULA = re.compile(
    r"(?:The|THE)(?:\s(?:[A-Z][\w’'-]{0,30},?|\d{1,3}(?:st|nd|rd|th)"
    r"|of|the|on|for|and|to|in|with|by|regard|against|as|serving)){1,24}(?:\s\([^()]{2,60}\))?"
    r"(?:,\s(?:meeting|held|assembled|convened|under|acting)\s[^;:]{0,100})?,?"
)

#: Words behind a noun in -ing.
NOUNS = (("and",), ("or",), ("of",), ("for",))

#: Words behind a verb in -ing that may be a noun elsewhere: *Planning the*.
OBJECTS = (("the",), ("its",), ("that",), ("their",))
_SENTENCE = 60  # signs of a Chinese sentence within which it names the meeting
_HAMZA_ABOVE = "0654"  # the mark on the first letter of Arabic "that"; that of a formula has it below
_SHORTEST = 4  # letters of "king" and "ring"

Form = Literal["", "preamble", "operative"]


@dataclass(frozen=True)
class Openings:
    """One language's openings, folded and ready to compare."""

    formula: tuple[str, ...]
    particles: frozenset[str]
    spelled: tuple[str, ...]
    particle_verbs: frozenset[str]
    others: tuple[str, ...]
    suffix: str
    known: frozenset[str]
    operative: frozenset[str]
    masculine: frozenset[str]
    leads: frozenset[str]
    adverbs: frozenset[str]
    participles: tuple[str, ...]
    verb_ending: str
    not_openings: frozenset[str]
    closing: tuple[str, ...]
    furniture: tuple[str, ...]
    recommends: tuple[tuple[str, ...], ...]
    phrases: tuple[str, ...] = ()
    formula_words: tuple[str, ...] = ()  # the first words of formulas, where a verb may follow an organ's name
    counts: frozenset[str] = frozenset()
    counted: frozenset[str] = frozenset()
    repeats: frozenset[str] = frozenset()
    language: str = ""
    joined: tuple[str, ...] = ()
    meetings: tuple[str, ...] = ()
    short_names: tuple[str, ...] = ()
    bodies: tuple[str, ...] = ()
    note_heads: tuple[str, ...] = ()
    we: tuple[str, ...] = ()
    spoken: frozenset[str] = frozenset()
    plurals: frozenset[str] = frozenset()  # operative verbs of those who speak of themselves as "we"
    small: bool = False  # whether the paragraphs of the document at hand begin in small letters

    @cached_property
    def other_openings(self) -> tuple[str, ...]:
        """`others` as whole words."""
        return tuple(f"{other} " for other in self.others)

    @cached_property
    def conjunction(self) -> str:
        """What stands before a particle when it is not the first one: the Arabic "and"; empty in other languages."""
        pairs = ((a, b) for a in self.spelled for b in self.spelled if a != b and a.endswith(b))
        return next((a.removesuffix(b) for a, b in pairs), "")

    def joins_on(self, text: str) -> bool:
        """Whether a block begins with the Arabic particle and its conjunction, as all clauses but the first do."""
        word = first_word(text) if self.conjunction else ""
        return word in self.spelled and word.startswith(self.conjunction)

    def form(self, text: str) -> Form:
        """The kind of paragraph that a block opens by a listed word or a listed ending, or ``""``.

        Examples
        --------
        >>> found = openings("en")
        >>> found.form("Also recalling it,"), found.form("Also DECIDES it;"), found.form("also recalling it,")
        ('preamble', 'operative', '')
        """
        if self.joined:
            return self._joined_form(text)
        head = first_words(text)
        if not head or (self.suffix and not self.small and not capital(text)):
            return ""
        if self._resolves(text, head):
            return "operative"
        first = head[0]
        if first in self.particles or any(
            first.startswith(p) and first[len(p) :] in self.particle_verbs for p in self.particles
        ):
            return "preamble"  # the particle, also run together with its verb
        if f"{' '.join(head)} ".startswith(self.other_openings):
            return "preamble"
        at = self._verb(head)
        word = head[at]
        if self._is_known(word) or f"{' '.join(head[at:])} ".startswith(self.other_openings):
            return "preamble"
        if word in self.operative or word in self.masculine or word in self.plurals:
            return "operative"
        if self.suffix and word.endswith(self.suffix) and len(word) > _SHORTEST:
            after = head[at + 1 : at + 2]
            noun = self._is_noun(text, after) or (word in self.not_openings and after not in OBJECTS)
            return "" if noun else "preamble"
        if at and self.verb_ending and word.endswith(self.verb_ending):
            return "operative"
        return ""

    def _joined_form(self, text: str) -> Form:
        """The kind in a script that parts no words: verbs open both kinds, and the last sign tells them apart."""
        line = fold(plain(text)).lstrip(QUOTES + "\u3000")
        while adverb := next((word for word in self.joined if line.startswith(word)), ""):
            if line.startswith(self.others) and not line.startswith(adverb + "地"):
                break
            line = line[len(adverb) :]
        closed = last_mark(text) in (".", ";")
        if line.startswith(tuple(self.operative)) and (closed or self._leads_list(line, text)):
            return "operative"
        return "preamble" if line.startswith(self.others) else ""

    def heading(self, text: str, *, enacted: bool) -> Form:
        """The kind of the clauses below a Chinese verb that is a heading: all those below the first that enacts, too.

        Examples
        --------
        >>> found = openings("zh")
        >>> found.heading("忆及", enacted=False), found.heading("请", enacted=True)
        ('preamble', 'operative')
        """
        line = fold(plain(text))
        while adverb := next((word for word in self.joined if line.startswith(word)), ""):
            line = line[len(adverb) :]
        verb = line.startswith((*self.others, *self.operative))
        enacts = enacted or not line.startswith(self.others)
        return ("operative" if enacts else "preamble") if verb else ""

    def _leads_list(self, line: str, text: str) -> bool:
        """Whether a Chinese verb that opens no preamble leads in a list of items, as an operative paragraph does."""
        return last_mark(text) == ":" and not line.startswith(self.others)

    def _resolves(self, text: str, head: tuple[str, ...]) -> bool:
        """Whether a block begins with a set phrase (*Be it resolved*), or with an organ and its verb."""
        words = f"{' '.join(head)} "
        if words.startswith(self.phrases):
            return True
        if head[0] not in self.formula_words:
            return False
        line = " ".join(fold(plain(text)).split())
        if any(line.startswith(f"{f}, ") for f in self.formula):  # a decision: "The Council, recalling it, requests"
            comma = text.find(",")
            return text[comma + 1 :].lstrip()[:1].islower()
        organ = next((f for f in self.formula if line.startswith(f"{f} ")), "")
        after = first_words(line[len(organ) :]) if organ else ()
        return bool(after) and after[self._verb(after)] in self.operative

    def names_organ(self, text: str) -> bool:
        """Whether a block begins with an organ's name, as those of decisions do."""
        line = " ".join(fold(plain(text)).split())
        phrase = next((phrase for phrase in self.phrases if line.replace(",", "").startswith(phrase)), "")
        line = line[len(phrase) :].lstrip(", ") if phrase else line  # "Now, therefore, the Council"
        return any(line.startswith((f"{f} ", f"{f},")) for f in self.formula)

    def decides(self, text: str) -> bool:
        """Whether a sentence begins with a meeting or with the organ, also in its short name, as those of decisions do.

        Examples
        --------
        >>> found = openings("en")
        >>> [found.decides(text) for text in ("At the same meeting, the Board", "The Assembly noted it", "As a result")]
        [True, True, False]
        """
        words = " ".join(fold(plain(text)).split())
        if self.meets(text):
            return True
        names = (*self.short_names, *(f.split(" ", 1)[-1] for f in self.formula))
        if self.suffix:
            return any(words.startswith((f"the {name} ", f"the {name}, ")) for name in names)
        second = words.split(" ", 1)[-1]  # a verb stands first
        return any(second.startswith((f"{name} ", f"{name}\u060c")) for name in names)

    def meets(self, text: str) -> bool:
        """Whether a sentence begins with a meeting: "At its 5th meeting, ...", as those of decisions do."""
        words = " ".join(fold(plain(text)).split())
        if self.joined:  # the organ, the day, the meeting
            return words.startswith(self.formula) and any(word.strip() in words[:_SENTENCE] for word in self.meetings)
        return bool(self.meetings) and words.startswith(self.meetings)

    def _is_noun(self, text: str, after: tuple[str, ...]) -> bool:
        """Whether an unlisted word in -ing is a noun: *Stockpiling and Use*, *Planning of*, *Housing Committee*."""
        second = re.search(r"[A-Za-z](?:[^\s]{0,40})\s+([A-Z]?)", plain(text)[:80])
        return after in NOUNS or (second is not None and bool(second[1]) and bool(after) and len(after[0]) > 1)

    def _verb(self, head: tuple[str, ...]) -> int:
        """Where the verb stands behind adverbs: *Also*, *Once again*, *Strongly* ..."""
        at = 0
        while at < len(head) - 1 and head[at] in self.adverbs:
            at += 1
        return at

    def weak_form(self, text: str) -> Form:
        """The kind of paragraph that the shape of an unlisted first word suggests: *Indignant*, *Deprecates*."""
        head = first_words(text)
        if not head or not self.suffix or not capital(text):
            return ""
        word = head[self._verb(head)]
        if word in self.not_openings or len(word) < 4:
            return ""
        if word.endswith(self.participles):
            return "preamble"
        if self.verb_ending and word.endswith(self.verb_ending) and not word.endswith(("ss", "us")):
            return "operative"
        return ""

    def opens_preamble(self, text: str) -> bool:
        """Whether a block opens a preambular paragraph, as the language writes it."""
        return self.form(text) == "preamble"

    def listed(self, text: str) -> bool:
        """Whether a block opens with a word that the lists have, not only with a known ending."""
        if self.joined:
            return bool(self.form(text))
        head = first_words(text)
        if not head or not self.form(text):
            return False
        word = head[self._verb(head)]
        words = f"{' '.join(head)} "
        if not self.suffix or self._resolves(text, head) or words.startswith(self.other_openings):
            return True
        return self._is_known(word) or word in self.operative or word in self.plurals

    def _is_known(self, word: str) -> bool:
        """Whether a word is a known opening of a preamble, also with a hyphen of a line's end in it: *Con-vinced*."""
        return word in self.known or ("-" in word and word.replace("-", "") in self.known)

    def again(self, text: str) -> str:
        """The verb, folded, with which a preambular paragraph says that it does *also* what one above it does.

        Examples
        --------
        >>> found = openings("en")
        >>> [found.again(text) for text in ("Also recalling it,", "Noting further that", "Noting that further work")]
        ['recalling', 'noting', '']
        """
        head = first_words(text)
        at = next((at for at, word in enumerate(head[:2]) if word in self.repeats), -1)
        if at < 0 or len(head) < 2:
            return ""
        verb = head[1 - at]
        return verb if verb in self.known or verb.endswith((self.suffix, *self.participles)) else ""

    def nearly_opens(self, text: str) -> str | None:
        """The opening word that a misread first word stands for (folded for a known opening), or ``None``.

        A misread particle counts only before a verb that follows the particle in drafting; a
        word one letter away from a known opening must be capitalised where the script has capitals.
        """
        head = first_words(text)
        if not head or self.opens_preamble(text):
            return None
        first = head[0]
        if len(head) > 1 and head[1] in self.particle_verbs:
            near = [p for p in self.spelled if misread(first_word(text), p)]
            if near:
                return near[0]
        if self.known and len(first) > 5 and capital(text):
            near = sorted(k for k in self.known if one_letter(first, k))
            if len(near) == 1:
                return near[0]
        return None

    def formula_of(self, text: str) -> str:
        """The enacting formula that a block is, as printed; empty where it is none."""
        return _formula_of(text[:320], self.language)

    def speaks(self, text: str) -> bool:
        """Whether a block names those who declare something together: "We, the ministers of ..., meeting in Klow,"."""
        words = " ".join(fold(plain(text)).split())
        return bool(self.we) and words.startswith(self.we) and last_mark(text) in (",", "\u060c", ";", "\u061b", ":")

    def may_be_formula(self, text: str) -> bool:
        """Whether a block has the form of a formula of an organ that no list has: what follows must decide."""
        if self.speaks(text):
            return True
        line = " ".join(MARKUP.sub("", text[:200]).split()).strip(QUOTES)
        if self.bodies:
            words = fold(line)
            short = len(line) < 160 and words.count(" ") < 18
            # "that the Council ...,", not "the Council ...,"
            that = decomposition(line[:1] or " ").endswith(_HAMZA_ABOVE)
            return short and line.endswith((",", "\u060c")) and words.startswith(self.bodies) and not that
        return bool(self.suffix) and len(line) < 160 and _FORMULA.fullmatch(line) is not None and " " in line

    def formula_end(self, text: str) -> int:
        """Where words go on behind a formula that opens a block (``The Sixty-sixth World Health Assembly, Having``).

        0 where the block does not begin so.
        """
        comma = text.find(",", 0, 120)
        if comma < 0 or not (self.formula_of(text[:comma]) or self.may_be_formula(text[: comma + 1])):
            return 0
        rest = text[comma + 1 :]
        return comma + 1 + len(rest) - len(rest.lstrip()) if self.form(rest.lstrip()) else 0


@cache
def openings(language: str) -> Openings:
    """Openings of a language, from ``data/languages/<code>/openings.toml``."""
    data = languages.load(language, "openings")

    feminine, masculine = (fold(letter) for letter in data.get("masculine", ("", "")))

    def folded(key: str) -> tuple[str, ...]:
        return tuple(fold(item) for item in data.get(key, ()))

    others = folded("others")
    if folded("particles"):  # the conjunction of the particles may also stand before the others
        joined = {
            b.removesuffix(a) for a in folded("particles") for b in folded("particles") if b != a and b.endswith(a)
        }
        others += tuple(j + o for j in sorted(joined) for o in others)
    spoken, ending = fold(data.get("we_verbs", "")), fold(data.get("verb_ending", ""))
    return Openings(
        we=folded("we"),
        spoken=frozenset(
            spoken + w[1:] if spoken else w.removesuffix(ending) for w in folded("operative") if spoken or ending
        ),
        formula=tuple(map(fold, _organs.formulas(language))) if data else (),
        particles=frozenset(folded("particles")),
        spelled=tuple(sorted(data.get("particles", ()), key=len, reverse=True)),
        particle_verbs=frozenset(folded("particle_verbs")),
        others=others,
        suffix=fold(data.get("suffix", "")),
        known=frozenset(folded("known")),
        operative=frozenset(folded("operative")),
        masculine=frozenset(masculine + w[1:] for w in folded("operative") if feminine and w.startswith(feminine)),
        leads=frozenset((*folded("operative"), *folded("particle_verbs"), *folded("other_leads"))),
        adverbs=frozenset(folded("adverbs")),
        participles=folded("participles"),
        verb_ending=fold(data.get("verb_ending", "")),
        not_openings=frozenset(folded("not_openings")),
        closing=folded("closing"),
        furniture=folded("furniture"),
        recommends=tuple(tuple(map(fold, row)) for row in data.get("recommends", ())),
        phrases=tuple(f"{phrase} " for phrase in folded("phrases")),
        formula_words=folded("articles"),
        counts=frozenset(folded("counts")),
        counted=frozenset(folded("counted")),
        repeats=frozenset(folded("repeats")),
        language=language,
        meetings=tuple(f"{words} " for words in folded("meetings")),
        short_names=folded("short_names"),
        bodies=folded("bodies"),
        note_heads=folded("note_heads"),
        joined=tuple(sorted(folded("adverbs"), key=len, reverse=True)) if data.get("joined") else (),
    )


@lru_cache(maxsize=4096)
def _formula_of(head: str, language: str) -> str:
    line = " ".join(MARKUP.sub("", head).split())
    bare = line.strip(f"{QUOTES}\n,،\uff0c")
    return bare if _organs.is_formula(bare, language) else ""

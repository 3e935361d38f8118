"""Addressees: whom an exhortation or a direction addresses.

What the numbers mean
---------------------
One row is one class of addressees of one act: "urges all Governments, the private sector ... and all other relevant
stakeholders to ..." gives a row each for Governments, the private sector and all stakeholders. The classes are few and
the same in every language (`toolkit.facts.addressees.actors`). Who is named after "including" is addressed as well; who
is named in passing ("in consultation with Member States") is not. A decision binds the organ itself (``self``).

What they cannot bear
---------------------
Only set phrases of the language data are found: an addressee with a name of its own that the data do not know gives
no row, and neither does an act that addresses nobody in particular ("encourages further research"). Where an act
refers back to addressees by a pronoun, they are those of the act before it in the paragraph.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from toolkit.facts import acts as acts_
from toolkit.facts._rows import in_paragraphs
from toolkit.facts.acts._grammar import Grammar, grammar
from toolkit.facts.addressees.actors import Actors, actors
from toolkit.model import Act, Addressee, Resolution
from toolkit.text import KEPT, Folded, fold

__all__ = ["ADDRESSING", "Reach", "find", "governed", "in_text", "reach"]

#: Forces of acts that address somebody.
ADDRESSING = frozenset({"exhortation", "direction"})

#: Code points behind a verb within which its addressees are looked for.
_FAR = 700

#: Code points of what belongs to an addressee, or of one that no list has, within which the next one is looked for.
_COMPLEMENT = 90

#: Code points behind a verb within which agents are looked for that stand near it.
_NEAR = 60


@dataclass(frozen=True, slots=True)
class Reach:
    """What one act governs: its addressees, and what it asks.

    Attributes
    ----------
    act
        The act.
    addressees
        ``(id, start, end)`` in text offsets, in the order of the text.
    ask
        Text offsets of what is asked.
    """

    act: Act
    addressees: tuple[tuple[str, int, int], ...]
    ask: tuple[int, int]


def in_text(text: str, language: str, part: str) -> tuple[Addressee, ...]:
    """Addressees of the acts of one paragraph.

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
    tuple of Addressee
        Without paragraph id; ``order``, verb and force are those of the act. Empty for a language without data.

    Examples
    --------
    >>> import toolkit as tk
    >>> text = "Requests the Secretary-General to report by 2025 on resolution 77/150, and urges 3 States;"
    >>> [one.addressee for one in tk.facts.addressees.in_text(text, "en", "operative")]
    ['secretary_general']
    """
    return tuple(
        Addressee("", name, text[start:end], found.act.order, start, end, found.act.verb, found.act.force)
        for found in governed(text, language, part)
        for name, start, end in found.addressees
    )


def find(resolution: Resolution) -> tuple[Addressee, ...]:
    """Addressees of all paragraphs of a resolution, in document order.

    Examples
    --------
    >>> import toolkit as tk
    >>> tk.facts.addressees.find(tk.load())[-1].addressee
    'self'
    """
    return in_paragraphs(in_text, resolution)


@lru_cache(maxsize=KEPT)
def governed(text: str, language: str, part: str) -> tuple[Reach, ...]:
    """What each act of a paragraph governs (see `reach`); both addressees and asks stand on it.

    Examples
    --------
    >>> import toolkit as tk
    >>> text = "Requests the Secretary-General to report by 2025 on resolution 77/150, and urges 3 States;"
    >>> [one.act.verb for one in tk.facts.addressees.governed(text, "en", "operative")]
    ['request', 'urge']
    """
    return reach(text, language, acts_.in_text(text, language, part))


def reach(text: str, language: str, acts_found: Sequence[Act]) -> tuple[Reach, ...]:
    """Addressees and ask of each act that addresses somebody.

    Parameters
    ----------
    text
        The paragraph's words.
    language
        ISO 639-1 code.
    acts_found
        All acts of the paragraph, in order (`toolkit.facts.acts.in_text`).

    Examples
    --------
    >>> import toolkit as tk
    >>> text = "Requests the Secretary-General to report by 2025 on resolution 77/150, and urges 3 States;"
    >>> len(tk.facts.addressees.reach(text, "en", tk.facts.acts.in_text(text, "en", "operative")))
    2
    """
    names, rules = actors(language), grammar(language)
    if names is None or rules is None:
        return ()
    folded = Folded.of(text)
    found: list[Reach] = []
    for number, act in enumerate(acts_found):
        if act.force not in ADDRESSING:
            continue
        following = acts_found[number + 1] if number + 1 < len(acts_found) else None
        start, limit = _clause(folded, act, following, rules)
        window = folded.string[start : min(limit, start + _FAR)]
        listed, asked = _listed(window, names, calls=act.verb in names.calls)
        phrase = (act.start, act.end)
        if act.verb in names.own:
            addressed, asked = [("self", *phrase)], 0
        elif act.verb in names.nobody:
            addressed, asked = [], 0
        elif listed:
            addressed = [(name, *folded.original(start + low, start + high)) for name, low, high in listed]
        elif found and _refers_back(act, window, names):
            addressed = [(name, *phrase) for name, _, _ in found[-1].addressees]
        else:
            addressed = []
        found.append(Reach(act, _once(addressed), _trimmed(text, *folded.original(start + asked, limit))))
    return tuple(found)


def _clause(folded: Folded, act: Act, following: Act | None, rules: Grammar) -> tuple[int, int]:
    """Folded range of the words that an act governs: from its phrase to the clause of the following act."""
    words = folded.string
    start = folded.folded(act.end)
    limit = len(words)
    if following is not None:
        limit = folded.folded(following.start)
        boundary = rules.boundary.search(words, start, limit)
        limit = boundary.start() if boundary else limit
    between = rules.between.match(words, start, limit)
    return (between.end() if between else start), limit


def _once(addressed: Sequence[tuple[str, int, int]]) -> tuple[tuple[str, int, int], ...]:
    """Each class of addressees once, at its first place; a phrase that names two classes gives both."""
    first: dict[str, tuple[str, int, int]] = {}
    for name, start, end in addressed:
        for one in name.split("+"):
            first.setdefault(one, (one, start, end))
    return tuple(first.values())


def _refers_back(act: Act, window: str, names: Actors) -> bool:
    places = (_skip(window, 0), _behind_opening(window, names))
    if any(names.pronoun.match(window, place) for place in places):
        return True
    return names.suffix.search(fold(act.phrase).split(" ")[0]) is not None


def _behind_opening(words: str, names: Actors) -> int:
    """Where the words end that belong to the verb; the pattern of them matches emptiness too."""
    return names.opening.match(words).end()  # type: ignore[union-attr]


def _skip(words: str, place: int) -> int:
    while place < len(words) and words[place] in " ,\u060c":
        place += 1
    return place


def _listed(words: str, names: Actors, *, calls: bool) -> tuple[list[tuple[str, int, int]], int]:
    """Addressees from the start of a window on, and where what is asked starts; `calls`: its object is called."""
    first, loose = _first(words, names), calls and names.clause.match(words, _skip(words, 0)) is None
    if first is None and loose:
        first = _behind_unknown(words, names)
    if first is None:
        agent = _agent(words, names)
        listed = _gone_on(words, agent, names, strict=True, loose=False)[0] if agent else []
        return _owned(listed, words, names), _skip(words, 0)
    listed, asked = _gone_on(words, first, names, loose=loose)
    return _owned(listed, words, names), asked


def _gone_on(
    words: str, first: tuple[str, int, int], names: Actors, *, loose: bool, strict: bool = False
) -> tuple[list[tuple[str, int, int]], int]:
    """A list of addressees from its first member on, and where what is asked starts.

    A `loose` list may have members of which no list knows; a `strict` one bears no further words.
    """
    listed, place = [first], first[2]
    while True:
        if names.direct.match(words, place):
            return listed, _skip(words, place)
        place = _behind_owner(words, place, names) or place
        after = names.after.match(words, place)
        following = _joined(words, place, after.end(), names) if after else None
        place = after.end() if after else place
        following = following or _following(words, place, names)
        if following is None and loose:
            following = _behind_words(words, place, names)
        if following is None:
            if names.begins.match(words, words.rfind(" ", 0, place) + 1):
                return listed, _skip(words, place)
            comma, end = _comma(words, place), names.ends(words, place)
            if strict and comma > place:
                return listed, place
            if end and end.start() < comma:
                return listed, end.start()
            if comma == len(words):
                return listed, _skip(words, listed[-1][2])
            place = _skip(words, comma)
            if names.aside.match(words, place):  # "in consultation with ...": named in passing
                return listed, end.start() if end else place
            following = names.at(words, place) or (_behind_member(words, place, names) if loose else None)
        if following is not None:
            listed.append(following)
            place = following[2]


def _owned(listed: list[tuple[str, int, int]], words: str, names: Actors) -> list[tuple[str, int, int]]:
    """The list with the class of each member whose owner is named behind it, or behind the member after it."""
    result, mine = list[tuple[str, int, int]](), False  # from the last member back
    joined = names.join.search(words, listed[-2][2], listed[-1][2]) if len(listed) > 1 else None
    follows = len(words)
    for name, start, end in reversed(listed):
        between = words[end:follows]
        named = _behind_owner(words, end, names) is not None or names.owner.search(words, start, end) is not None
        mine = named or (mine and joined is not None and names.apart.search(between) is None)
        result.append((names.owned.get(" ".join(words[start:end].split()), name) if mine else name, start, end))
        follows = start
    return [one for one in reversed(result) if one[0]]


def _behind_owner(words: str, place: int, names: Actors) -> int | None:
    """Where the words end that say whose a member of the list is; ``None`` where there are none."""
    after = names.after.match(words, place)
    owner = names.owner.match(words, place) or (names.owner.match(words, after.end()) if after else None)
    return owner.end() if owner else None


def _first(words: str, names: Actors) -> tuple[str, int, int] | None:
    """The first addressee, behind the words that belong to the verb."""
    for place in (_behind_opening(words, names), _skip(words, 0)):
        found = names.at(words, place)
        if found and not names.passive.match(words, found[2]):
            return found
        clause = names.clause.match(words, place)
        found = names.at(words, clause.end()) if clause else None
        if found and not names.passive.match(words, found[2]):
            return found
    return None


def _behind_unknown(words: str, names: Actors) -> tuple[str, int, int] | None:
    """The first addressee of a list that begins with one whom no list has: before what is asked."""
    end = names.ends(words, 0)
    if end is None:
        return None
    strange = names.acts.search(words)
    stop = min(end.start(), strange.start() - 1 if strange else len(words))
    found = _joined(words, 0, min(stop, _COMPLEMENT, _comma(words, _skip(words, 0))), names)
    place = _comma(words, 0)
    while found is None and place < stop:
        place = _skip(words, place)
        if names.aside.match(words, place):
            return None
        found = names.at(words, place)
        place = _comma(words, place)
    return found if found and found[2] <= end.start() else None


def _behind_member(words: str, place: int, names: Actors) -> tuple[str, int, int] | None:
    """The addressee that a word of joining brings behind one whom no list has; only where what is asked follows."""
    end = names.ends(words, place)
    if end is None:
        return None
    stop = min(place + _COMPLEMENT, end.start(), _comma(words, place))
    strange, begun = names.acts.search(words, place, stop), names.begins.search(words, place, stop)
    stop = min(strange.start() - 1 if strange else stop, begun.end() if begun else stop)
    return _joined(words, place, stop, names)


def _following(words: str, place: int, names: Actors) -> tuple[str, int, int] | None:
    join = names.join.match(words, place)
    following = names.at(words, join.end()) if join else None
    behind = join if join and names.attached else names.belongs.match(words, place)
    if following or behind is None:
        return following
    end = names.ends(words, behind.end())
    stop = min(place + _COMPLEMENT, end.start() if end else len(words), _comma(words, place))
    return _joined(words, behind.end(), stop, names)


def _behind_words(words: str, place: int, names: Actors) -> tuple[str, int, int] | None:
    """The addressee that a word of joining brings behind what belongs to the one before it, where no comma stands."""
    if names.begins.match(words, words.rfind(" ", 0, place) + 1) or names.direct.match(words, place):
        return None
    return _behind_member(words, place, names)


def _joined(words: str, place: int, stop: int, names: Actors) -> tuple[str, int, int] | None:
    """The first addressee that a word of joining brings within a stretch of words."""
    for join in names.join.finditer(words, place, stop):
        following = names.at(words, join.end())
        if following is not None and (join[0].strip() or following[1] > join.end()):  # no first letter of a name
            return following
    return None


def _comma(words: str, place: int) -> int:
    """The first comma of either script; the end of the words where there is none."""
    return min((at for at in (words.find(",", place), words.find("\u060c", place)) if at >= 0), default=len(words))


def _agent(words: str, names: Actors) -> tuple[str, int, int] | None:
    """The first addressee named as an agent of what is asked."""
    near = min(_NEAR, _comma(words, _skip(words, 0)))
    for agent in (*names.near.finditer(words, 0, near), *names.agent.finditer(words)):
        actor = names.at(words, agent.end())
        if actor:
            return actor
    return None


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while end > start and text[end - 1] in " ,;.:\u060c\u061b\u00a0":
        end -= 1
    while start < end and text[start] in " ,;:\u060c\u061b\u00a0":
        start += 1
    return start, end

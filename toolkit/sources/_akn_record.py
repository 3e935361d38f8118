"""What an Akoma Ntoso file states of how its document came about: subjects, sponsors, adoption and every state's vote.

The files' own classification holds three things, which are told apart by ``giver``: the subjects of the United Nations'
librarians (``UNBIS Thesaurus`` and the name authority ``DHLAUTH``), the agenda item, and Sustainable Development Goals
with words of two thesauri that look derived from them by machine; these stand in blocks of the Goals, where the files
of the 74th and some of the 75th session write ``UNBIS Thesaurus`` too. The roll call stands in English in the files of
every language. What a file does not state is absent: no vote in it does not mean that there was none.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from toolkit import _states
from toolkit.model import Sponsor, SubjectTerm, Vote
from toolkit.sources._akn_xml import Element

__all__ = ["LIBRARIANS", "SIDES", "SPONSORING", "adoption", "sponsors", "subjects", "votes"]

#: Vocabularies of the librarians' own subjects.
LIBRARIANS: Final = ("UNBIS Thesaurus", "DHLAUTH")
#: Sides of a vote, by their marks in the files.
SIDES: Final = {"inFavour": "favour", "against": "against", "abstaining": "abstain"}
#: Steps of a draft at which sponsors are named, with their role.
SPONSORING: Final = {"draftResolution": "sponsor", "draftResolutionAdditionalSponsors": "joined"}
#: How the facts call the number of votes of a side.
_NUMBERS: Final = {"inFavour": "in_favour", "against": "against", "abstaining": "abstaining"}


def subjects(root: Element) -> tuple[SubjectTerm, ...]:
    """The subjects in the order of the file, each once."""
    found: dict[SubjectTerm, None] = {}
    for block in root.iter("classification"):
        goals = "/sdg" in block.attributes.get("source", "")
        for keyword in block.elements():
            own = keyword.attributes
            vocabulary, agenda = own.get("dictionary", ""), own.get("refersTo") == "agenda"
            giver = "goals" if goals else "agenda" if agenda else "librarians" if vocabulary in LIBRARIANS else ""
            term = " ".join(((agenda and own.get("shortForm")) or own.get("value", "")).split())
            if term:
                found[SubjectTerm(term, vocabulary, own.get("href", ""), giver)] = None
    return tuple(found)


def votes(root: Element) -> tuple[Vote, ...]:
    """Every vote of the roll call, in the order of the file."""
    return tuple(
        Vote(_states.code(name), SIDES[side], name)
        for side, count in _counts(root)
        for name in (state.words() for state in count.iter("organization"))
        if name
    )


def sponsors(root: Element) -> tuple[Sponsor, ...]:
    """Who put the draft forward and who joined later; an officer or a body has the role ``submitted``."""
    found: dict[Sponsor, None] = {}
    for step in root.iter("step"):
        role = SPONSORING.get(step.attributes.get("outcome", ""))
        if role:
            found |= dict.fromkeys(_states.sponsors(step.attributes.get("by", ""), role))
    return tuple(found)


def adoption(root: Element) -> dict[str, str]:
    """Committee, draft, way of adoption and the numbers of votes; what is not stated is absent."""
    outcome = next((e.attributes.get("outcome", "") for e in root.iter("voting")), "")
    numbers = {_NUMBERS[side]: count.attributes.get("value", "") for side, count in _counts(root)}
    way = "vote" if numbers else _states.adoption(outcome)
    if way == "vote" and numbers:  # the files leave out a side on which nobody stood
        numbers = dict.fromkeys(_NUMBERS.values(), "0") | numbers
    drafts = [e.attributes.get("as", "") for e in root.iter("step") if e.attributes.get("outcome") == "draftResolution"]
    marks = [e.attributes.get("refersTo", "") for e in root.iter("docProponent")]
    found = {
        "committee": next((_states.committee(mark) for mark in marks if mark), ""),
        "draft": next((draft for draft in drafts if draft), ""),
        "adoption": way,
        **numbers,
    }
    return {key: value for key, value in found.items() if value}


def _counts(root: Element) -> Iterator[tuple[str, Element]]:
    for count in root.iter("count"):
        side = count.attributes.get("refersTo", "").lstrip("#")
        if side in SIDES:
            yield side, count

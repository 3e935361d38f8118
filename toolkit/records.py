"""Records of what a text says and is about: one frozen dataclass a kind of row.

``start`` and ``end`` are text offsets in the passage that the record names; unknown is an empty
string, never a guess.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Act:
    """A performative verb of a paragraph. ``order`` 1 is the opening verb (the lead)."""

    paragraph_id: str
    order: int
    phrase: str
    verb: str
    force: str
    modifiers: tuple[str, ...] = ()
    start: int = 0
    end: int = 0


@dataclass(frozen=True, slots=True)
class Addressee:
    """Someone whom an exhortation or a direction addresses. ``order``, ``verb`` and ``force`` are those of the act."""

    paragraph_id: str
    addressee: str
    phrase: str
    order: int = 1
    start: int = 0
    end: int = 0
    verb: str = ""
    force: str = ""


@dataclass(frozen=True, slots=True)
class Ask:
    """What is asked of whom, in the paragraph's own words.

    ``deadline`` is ISO or empty; ``session`` is the number of the first session that the words name, or empty.
    """

    paragraph_id: str
    order: int
    addressee: str
    verb: str
    force: str
    ask: str
    deadline: str = ""
    start: int = 0
    end: int = 0
    session: str = ""


@dataclass(frozen=True, slots=True)
class Citation:
    """A resolution, decision or document cited somewhere in a document.

    Attributes
    ----------
    place
        Id of the passage.
    as_written
        The words of the citation as the passage reads them.
    symbol
        The canonical symbol, e.g. ``A/RES/77/150``.
    kind
        ``resolution``, ``decision`` or ``document``.
    body
        Name of the issuing body, in English.
    date
        ISO date of adoption where stated, else empty.
    annex
        Whether an annex is cited.
    verb
        Canonical verb of the act that governs the citation; empty in notes and header.
    paragraphs
        Paragraph numbers of the cited text, as written.
    start, end
        Text offsets of ``as_written`` in the passage.
    """

    place: str
    as_written: str
    symbol: str
    kind: str
    body: str
    date: str = ""
    annex: bool = False
    verb: str = ""
    paragraphs: str = ""
    start: int = 0
    end: int = 0


@dataclass(frozen=True, slots=True)
class DateMention:
    """A day, month, year or range, from ``begin`` until ``until`` (ISO dates); ``start``/``end`` are text offsets.

    ``in_name`` says that it is part of a name, such as "2030 Agenda".
    """

    place: str
    as_written: str
    begin: str
    until: str
    precision: str
    kind: str
    event: str
    start: int = 0
    end: int = 0
    in_name: bool = False


@dataclass(frozen=True, slots=True)
class Quantity:
    """A figure that the text states. Percentages are 0 to 100 with unit ``percent``.

    ``qualifier`` is "about", "at least", "only" ...; ``polarity`` is ``with`` or ``without``.
    """

    place: str
    as_written: str
    value: float
    unit: str
    group: str
    indicator: str
    pair: str
    kind: str
    start: int = 0
    end: int = 0
    qualifier: str = ""
    polarity: str = ""


@dataclass(frozen=True, slots=True)
class Tag:
    """One piece of evidence for a theme: ``text[start:end] == evidence``."""

    paragraph_id: str
    theme: str
    evidence: str
    start: int
    end: int
    rule: str = ""


@dataclass(frozen=True, slots=True)
class SubjectTerm:
    """A subject that a document's own metadata give it.

    ``giver`` says who gave it: ``librarians``, ``agenda``, or ``goals`` (Sustainable Development Goals, and what looks
    derived from them).
    """

    term: str
    vocabulary: str
    uri: str = ""
    giver: str = ""


@dataclass(frozen=True, slots=True)
class Vote:
    """A state's vote: ISO 3166-1 alpha-3 code, ``favour``, ``against`` or ``abstain``, and the roll call's name."""

    state: str
    vote: str
    name: str


@dataclass(frozen=True, slots=True)
class Sponsor:
    """A sponsor of a draft.

    ``role`` is ``sponsor``, ``joined`` (later), ``withdrawn``, or ``submitted`` (by an officer or a body).

    ``state`` is empty where no state is named; ``group`` is the one that it speaks for.
    """

    state: str
    role: str
    name: str
    group: str = ""


class Tables(dict[str, Any]):
    """Frames by the name of their table; JupyterLab shows a table of them."""

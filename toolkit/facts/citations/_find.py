"""What a document cites, where, and how: resolutions, decisions and documents.

Definitions
-----------
A *citation* is a symbol, or a number that a noun (resolution, decision) makes one, in any
passage: paragraphs, notes, header, closing lines. A number cited twice in one passage is
two citations. Not citations: the document's own symbol above its title, treaties without
a symbol, "Ibid." without one, resolutions that are counted within a cited document
("A/56/1026, annex II, resolution 14/221": one citation, of the document), and resolutions
whose number is no symbol because their body has no series of symbols.

``symbol`` is the canonical form of `toolkit.references.Symbol`: as the United Nations
prints it in English, letters and brackets included (``A/RES/217 A (III)``). A bare number
is the Assembly's where no body is named; a year in it makes it the Economic and Social
Council's, a year in brackets after it the Security Council's.

``date`` is stated beside the citation, or beside the last member of its list where the words
date several; it is never looked up. ``annex`` says that an annex of the cited text is cited.
``paragraphs`` holds the paragraph numbers cited, as written. ``verb`` is the act that governs
the citation: the nearest performative verb before it in its paragraph; for a note, the one
before its marker; empty in the header and the closing lines.

What the numbers cannot bear
----------------------------
Where the order of number and session is undecided (`order_of`), ambiguous pairs may be
wrong. A count of citations is a count of words on a page, not of influence: notes repeat,
and a series of resolutions cites its own past by custom.
"""

from __future__ import annotations

import weakref
from bisect import bisect_right
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from toolkit.facts import _sessions as sessions
from toolkit.facts._sessions import LAST_SESSION
from toolkit.facts.citations import _symbol_order as symbol_order
from toolkit.facts.citations._records import FoundCitation, Head
from toolkit.facts.citations._scan import scan
from toolkit.facts.citations._symbol_order import Order
from toolkit.model import Act, Citation, Note, Paragraph, Passage, Resolution
from toolkit.references import Symbol

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["find", "in_text", "order_of", "votes"]

#: How each body's pairs become symbols; a body that is not here has no series.
_SERIES: Final = {
    "GA": "A/{what}/{first}/{second}", "ECOSOC": "E/{what}/{first}/{second}", "HRC": "A/HRC/{what}/{first}/{second}",
    "CHR": "E/CN.4/{what}/{first}/{second}", "UNEA": "UNEP/EA.{first}/Res.{second}",
}  # fmt: skip
_OF_SYMBOL: Final = (("A/HRC/", "HRC"), ("A/", "GA"), ("E/", "ECOSOC"), ("S/", "SC"))


def in_text(
    text: str, language: str, *, order: str | Order = "session_first", own_body: str = "GA", last: int = LAST_SESSION
) -> tuple[Citation, ...]:
    """The citations of one passage.

    Parameters
    ----------
    text
        The passage's words.
    language
        ISO 639-1 code; a language without data gives symbols in Latin letters only.
    order
        Which of two numbers is the session: ``session_first`` or ``number_first`` (see `order_of`).
    own_body
        Whose "its resolution" is where no body is named before it: ``GA``, ``ECOSOC``, ``SC`` or ``HRC``.
    last
        The document's own session: no cited session is later.

    Returns
    -------
    tuple of Citation
        In order of place, with empty ``place`` and ``verb``.

    Examples
    --------
    >>> import toolkit as tk
    >>> text = "Requests the Secretary-General to report by 2025 on resolution 77/150, and urges 3 States;"
    >>> [one.symbol for one in tk.facts.citations.in_text(text, "en")]
    ['A/RES/77/150']
    """
    return tuple(c for f in scan(text, language) if (c := _citation(f, "", str(order), own_body, last)))


def order_of(resolution: Resolution) -> Order:
    """Which of two numbers is the session in a document, with the votes that say so.

    Examples
    --------
    >>> import toolkit
    >>> str(order_of(toolkit.load()))
    'number_first'
    """
    return _order(resolution, _scanned(resolution))


def votes(resolution: Resolution) -> pd.DataFrame:
    """The evidence behind `order_of`: columns ``place``, ``as_written``, ``order``, ``reason``, ``weight``.

    Examples
    --------
    >>> import toolkit as tk
    >>> ", ".join(tk.facts.citations.votes(tk.load()))
    'place, as_written, order, reason, weight'
    """
    import pandas as pd

    names = ["place", "as_written", "order", "reason", "weight"]
    rows = [tuple(getattr(vote, name) for name in names) for vote in order_of(resolution).votes]
    return pd.DataFrame(rows, columns=names)


def find(resolution: Resolution) -> tuple[Citation, ...]:
    """Every citation of a document, in the order header, paragraphs, notes, closing lines.

    What was found last is kept: the tables of citations and of dates both ask, one after the other.

    Examples
    --------
    >>> import toolkit as tk
    >>> tk.facts.citations.find(tk.load())[0].symbol
    'A/78/458'
    """
    known, found = _latest[0]
    if known is None or known() is not resolution:
        found = _found(resolution)
        _latest[0] = weakref.ref(resolution), found
    return found


#: The resolution asked about last, and its citations.
_latest: list[tuple[weakref.ref[Resolution] | None, tuple[Citation, ...]]] = [(None, ())]


def _found(resolution: Resolution) -> tuple[Citation, ...]:
    scanned = _scanned(resolution)
    order, own, last = str(_order(resolution, scanned)), _own_body(resolution), _last(resolution)
    verbs = _Verbs(resolution)
    out = []
    for passage, item in scanned:
        citation = _citation(item, passage.id, order, own, last, verbs.of(passage, item.start))
        if citation and not (passage.id in ("header", "closing") and citation.symbol == str(resolution.symbol)):
            out.append(citation)
    return tuple(out)


# -- one citation -------------------------------------------------------------------------------


def _citation(item: FoundCitation, place: str, order: str, own: str, last: int, verb: str = "") -> Citation | None:
    symbol = item.symbol or _symbol(item, order, own, last)
    try:
        parsed = Symbol.parse(symbol)
    except ValueError:  # nothing, or no symbol of that body: its sessions never went so far
        return None
    return Citation(
        place=place,
        as_written=item.as_written,
        symbol=str(parsed),
        kind=parsed.kind,
        body=parsed.body,
        date=item.date,
        annex=item.annex,
        verb=verb,
        paragraphs=item.paragraphs,
        start=item.start,
        end=item.end,
    )


def _symbol(item: FoundCitation, order: str, own: str, last: int) -> str:
    head = item.head
    if head is None or head.body == "none":
        return ""
    letter = f" {item.letter}" if item.letter else ""
    if item.shape == "yeared":
        return f"S/RES/{item.numbers[0]} ({item.numbers[1]})"
    if item.shape == "roman":
        # without a series or a session this is no symbol, and refused as such
        return f"{_roman_series(item, head, own)}/RES/{item.numbers[0]}{letter} ({item.session})"
    what = "DEC" if head.kind == "decision" else "RES"
    found = _special(item, order) if item.session else _pair(item, order, own, last)
    return found[0].format(what=what, first=found[1], second=found[2]) + letter if found else ""


def _roman_series(item: FoundCitation, head: Head, own: str) -> str:
    """Whose resolution "1503 (XLVIII)" is: the Assembly's, unless a council is named. No decision is numbered so."""
    named = head.body or head.near or (own if head.owner == "own" and own == "ECOSOC" else "")
    if head.kind == "decision" or named in ("SC", "HRC", "CHR", "UNEA"):
        return ""
    return "E" if named in ("ECOSOC", "COUNCIL") and "S" not in item.session else "A"


def _pair(item: FoundCitation, order: str, own: str, last: int) -> tuple[str, int, int] | None:
    """Series, session (or year) and number of a pair; ``None`` where it is no symbol."""
    body = _body(item, own, order, last)
    kind = item.head.kind if item.head else ""
    numbers = (item.numbers[0], item.numbers[1])
    low = body in ("HRC", "UNEA")
    pair = sessions.split(numbers, order, kind=kind, date=item.date, last=last, hrc=low)
    return (_SERIES[body], *pair) if pair and body in _SERIES else None


def _special(item: FoundCitation, order: str) -> tuple[str, str, int]:
    """Special sessions: of the Human Rights Council where it is named, else of the Assembly.

    The letters bind the number beside them, unless that can be no session, or the document prints the session last
    and the other number is the higher one: special sessions adopt few resolutions.
    """
    head = item.head
    session, number = item.numbers
    named = {head.body, head.near} if head else set()
    if head and head.owner == "masculine":
        named |= set(head.above[:3])
    council = named & {"HRC", "COUNCIL"} and item.session == "S"
    first = 1 if council else sessions.FIRST_SPECIAL[item.session]
    last = order == "number_first" and item.session == "S" and number > session
    if (session < first or last) and number >= first:
        session, number = number, session
    return _SERIES["HRC" if council else "GA"], f"{item.session}-{session}", number


def _body(item: FoundCitation, own: str, order: str, last: int) -> str:
    """Whose resolution a pair of numbers is: named, implied, or shown by what the numbers can be."""
    head = item.head
    if head is None:
        return ""
    named = head.body or head.near
    if not named and head.owner == "masculine":  # "his": a council named before, else the document's own body
        named = next((b for b in head.above if b in ("ECOSOC", "SC", "HRC", "COUNCIL")), "")
    if any(map(sessions.is_year, item.numbers)):
        return named if named in ("CHR", "none") else "ECOSOC"
    if named in ("HRC", "UNEA", "none"):
        return named
    fits, council = _fits(item, order, last), "HRC" in head.above
    if (
        (named == "COUNCIL" and (council or not fits))
        or (own == "HRC" and not named)
        or (not fits and (council or _is_session_held(item, order)))
    ):
        return "HRC"
    return "GA" if fits else ""


def _fits(item: FoundCitation, order: str, last: int) -> bool:
    """Whether a pair can be the Assembly's, by its numbers and by its date."""
    kind = item.head.kind if item.head else "resolution"
    pair = sessions.split((item.numbers[0], item.numbers[1]), order, kind=kind, date=item.date, last=last)
    when = sessions.sessions_on(item.date)
    return pair is not None and (not when or pair[0] in when or not _is_session_held(item, order))


def _is_session_held(item: FoundCitation, order: str) -> bool:
    pair = sessions.split((item.numbers[0], item.numbers[1]), order, kind="resolution", date=item.date, hrc=True)
    return pair is not None and pair[0] in sessions.hrc_sessions(item.date)


# -- a whole document ---------------------------------------------------------------------------


def _scanned(resolution: Resolution) -> list[tuple[Passage, FoundCitation]]:
    """What every passage cites; section headings have no place in the tables and are left out."""
    headings = {passage.id for passage in resolution.headings}
    own = symbol_order.own_numbers(resolution.header.text.string)
    return [
        (passage, item)
        for passage in resolution.passages()
        if passage.id not in headings
        for item in scan(passage.text.string, resolution.language)
        if not (passage.id == "header" and item.start in own)
    ]


def _order(resolution: Resolution, scanned: Sequence[tuple[Passage, FoundCitation]]) -> Order:
    return symbol_order.decide(
        ((passage.id, item) for passage, item in scanned),
        header=resolution.header.text.string,
        own=str(resolution.symbol or ""),
        adopted=str(resolution.meta.get("adopted", "")),
    )


def _own_body(resolution: Resolution) -> str:
    symbol = str(resolution.symbol or "")
    return next((body for prefix, body in _OF_SYMBOL if symbol.startswith(prefix)), "GA")


def _last(resolution: Resolution) -> int:
    session = resolution.symbol.session if resolution.symbol else ""
    if session.isdigit() and str(resolution.symbol).startswith("A/RES/"):
        return int(session)
    adopted = str(resolution.meta.get("adopted", ""))
    return max(sessions.sessions_on(adopted), default=LAST_SESSION)


class _Verbs:
    """The act that governs a place in a passage."""

    def __init__(self, resolution: Resolution) -> None:
        self.language = resolution.language
        self.paragraphs = {p.id: p for p in resolution.paragraphs}
        self.known: dict[str, tuple[Act, ...]] = {}

    def of(self, passage: Passage, offset: int) -> str:
        """Canonical verb that governs an offset of a paragraph, or a note through its marker."""
        if isinstance(passage, Note):
            bearer = self.paragraphs.get(passage.place)
            at = next((o for o, m in bearer.markers if m == passage.marker), None) if bearer else None
            return "" if bearer is None or at is None else self._before(bearer, at)
        return self._before(passage, offset) if isinstance(passage, Paragraph) else ""

    def _before(self, paragraph: Paragraph, offset: int) -> str:
        if paragraph.id not in self.known:
            self.known[paragraph.id] = _acts(paragraph, self.language)
        acts = self.known[paragraph.id]
        index = bisect_right([act.start for act in acts], offset) - 1
        return acts[max(index, 0)].verb if acts else ""


def _acts(paragraph: Paragraph, language: str) -> tuple[Act, ...]:
    from toolkit.facts import acts

    return tuple(sorted(acts.in_text(paragraph.text.string, language, paragraph.form), key=lambda act: act.start))

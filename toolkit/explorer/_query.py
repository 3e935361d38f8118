"""What is asked of a subject: which paragraphs, how many each further choice would give, and the question in words.

Facets are joined by *and*; the values of one facet by *or*, but for themes, which may all be asked for
(``match="all"``). Verbs and forces are looked for in every act of a paragraph, or in its opening act only
(``opening=True``); they are not tied to one another: a paragraph that requests one thing and urges another has both
verbs. ``""`` is a value that asks for "none".

A count beside a value says how many paragraphs there would be if it alone were chosen of its facet, everything else
left as it is; with ``match="all"``, if it were added to the themes chosen.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields, replace
from typing import TYPE_CHECKING, Any, Final, Literal

from toolkit.errors import ToolkitError
from toolkit.explorer._ballots import ballot, with_ballot
from toolkit.explorer._facets import Facet, label, may_lack, meant, title, vocabulary

if TYPE_CHECKING:
    import numpy as np
    import pandas as pd
    from numpy.typing import NDArray

    from toolkit.explorer._subject import Subject

__all__ = ["Query", "counts", "select"]

#: Values named in an error at most.
_NAMED: Final = 36
#: Of more values, so many of the nearest, and of the first and last.
_SOME: Final = 6
_PLAIN: Final = ("match", "opening", "text")
#: A resolution of the Assembly as people write it: "78/132", "a/res/78/132", "es-11/1".
_SHORT: Final = re.compile(r"(?:a/res/)?((?:\d{2}|e?s-\d+)/\d+(?: [a-z])?)", re.IGNORECASE)
#: What may be asked for by a name.
_NAMED_BY: Final = ("parts", "themes", "verbs", "forces", "addressees", "statuses", "votes")
#: What only the tables of the Assembly know.
_OF_ASSEMBLY: Final = ("sessions", "committees", "votes", "subjects")
_ASK_ASSEMBLY: Final = "ask the Assembly (`toolkit find --assembly`, `Subject.of_assembly()`)"


@dataclass(frozen=True)
class Query:
    """Which paragraphs are wanted. All of them, if nothing is said.

    Attributes
    ----------
    parts
        ``preamble``, ``operative``.
    themes
        Ids of the codebook.
    match
        Whether a paragraph must have ``any`` of the themes, or ``all``.
    verbs, forces
        Canonical verbs, and forces of acts.
    opening
        Whether verbs and forces are those of the opening act only.
    addressees
        Classes of those whom a paragraph asks or instructs.
    cited
        Symbols that a paragraph cites; a resolution of the Assembly may be given as ``78/132``.
    years
        Years of adoption.
    statuses
        What became of a paragraph against the year before: ``identical``, ``modified``, ``merged``, ``split``, ``new``.
    sessions, committees, votes, subjects
        Of the Assembly: the session (``78``, ``ES-11``), the main committee by its English name, ``vote`` or
        ``without``, and the librarians' subjects in lower case.
    ballots
        Of the Assembly: how a state voted, by its ISO 3166-1 code or name, e.g. ``USA against``, ``Brazil abstain``,
        ``CHN favour``, ``FRA none`` (a roll call is known and it is not in it).
    languages, symbols, paragraphs
        Language of the text, symbol of the resolution (``78/132`` will do), ids of paragraphs.
    text
        Words to be found (`toolkit.explorer.search`).

    Raises
    ------
    toolkit.errors.ToolkitError
        ``match`` is neither, or a year is no number.

    Examples
    --------
    >>> Query(themes="gender", years=2023).code()
    "Query(themes=('gender',), years=(2023,))"
    """

    parts: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()
    match: Literal["any", "all"] = "any"
    verbs: tuple[str, ...] = ()
    forces: tuple[str, ...] = ()
    opening: bool = False
    addressees: tuple[str, ...] = ()
    cited: tuple[str, ...] = ()
    years: tuple[int, ...] = ()
    statuses: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    symbols: tuple[str, ...] = ()
    paragraphs: tuple[str, ...] = ()
    sessions: tuple[str, ...] = ()
    committees: tuple[str, ...] = ()
    votes: tuple[str, ...] = ()
    subjects: tuple[str, ...] = ()
    ballots: tuple[str, ...] = ()
    text: str = ""

    def __post_init__(self) -> None:
        if self.match not in ("any", "all"):
            raise ToolkitError(f"themes cannot match {str(self.match)[:20]!r}", remedy="match is 'any' or 'all'")
        for one in fields(self):
            if one.name not in _PLAIN:
                object.__setattr__(self, one.name, _several(one.name, getattr(self, one.name)))
        object.__setattr__(self, "ballots", tuple(ballot(one) for one in self.ballots))
        object.__setattr__(self, "text", str(self.text).strip())

    def but(self, **changes: Any) -> Query:
        """The same query with some of it changed."""
        return replace(self, **changes)

    def by_id(self) -> Query:
        """The same query, with ids for what it calls by its name in English or Arabic.

        Examples
        --------
        >>> Query(themes="Gender equality", votes="Without a vote").by_id().code()
        "Query(themes=('gender',), votes=('without',))"
        """
        return self.but(**{name: tuple(meant(name, one) for one in getattr(self, name)) for name in _NAMED_BY})

    def __bool__(self) -> bool:
        return any(True for _ in self.differing())

    def differing(self) -> Iterator[tuple[str, Any]]:
        """What differs from a query that asks for everything."""
        for one in fields(self):
            value = getattr(self, one.name)
            if value != one.default:
                yield one.name, value

    def code(self) -> str:
        """The Python expression that makes this query again."""
        return f"Query({', '.join(f'{name}={value!r}' for name, value in self.differing())})"

    def sentence(self, language: str = "", subject: Subject | None = None) -> str:
        """The query as a sentence, e.g. "Operative paragraphs of 2023 on “Gender equality” that are new ...".

        With the subject that is asked, it says of which fields only the opening act is known there.
        """
        from toolkit.explorer._sentence import sentence

        return sentence(self, language, first=subject.first if subject is not None else ())

    def among(self, subject: Subject) -> int:
        """How many paragraphs it is asked of: those of its languages, and for words those of which words are here.

        Examples
        --------
        >>> import toolkit as tk
        >>> from toolkit.explorer import Query, Subject
        >>> Query(themes="gender").among(Subject.of(tk.load())) == len(tk.load().paragraphs)
        True
        """
        frame = subject.frame
        if self.languages:
            frame = frame[frame["language"].isin(self.languages)]
        return int((frame["text"] != "").sum()) if self.text and subject.facts else len(frame)

    def facet(self, name: str) -> str:
        """The facet that a field asks for: ``verbs`` and ``forces`` may be those of the opening act."""
        return f"opening_{name}" if self.opening and name in ("verbs", "forces") else name


def _several(name: str, value: Any) -> tuple[Any, ...]:
    values: Iterable[Any] = (value,) if isinstance(value, (str, int)) else value
    if name in ("symbols", "cited"):
        return tuple(dict.fromkeys(_in_full(_digits(str(one))) for one in values))
    if name == "sessions":  # "es-11" and "٧٨" are written too
        return tuple(dict.fromkeys(_digits(str(one)).strip().upper() for one in values))
    if name != "years":
        return tuple(dict.fromkeys(str(one) for one in values))
    return tuple(dict.fromkeys(one if one == "" else _year(one) for one in values))


def _digits(written: str) -> str:
    """Digits of any script as those of ASCII."""
    return "".join(str(unicodedata.decimal(sign)) if sign.isdecimal() else sign for sign in written)


def _year(written: Any) -> int:
    try:
        return int(written)
    except (TypeError, ValueError) as error:
        raise ToolkitError(
            f"{str(written)[:40]!r} is no year", remedy="give a year as a number, e.g. 2023 (--year 2023)"
        ) from error


def _in_full(symbol: str) -> str:
    short = _SHORT.fullmatch(symbol.strip())
    return f"A/RES/{short[1].upper()}" if short else symbol


def select(subject: Subject, query: Query | None = None) -> pd.DataFrame:
    """The paragraphs that a query asks for.

    Parameters
    ----------
    subject
        What is explored.
    query
        Which paragraphs; all where not given.

    Returns
    -------
    pandas.DataFrame
        Rows of ``subject.frame`` in their order, with their index.

    Raises
    ------
    toolkit.errors.ToolkitError
        The subject does not know a value or a facet; the message names what it knows.

    Examples
    --------
    >>> import toolkit
    >>> from toolkit.explorer._subject import Subject
    >>> found = select(Subject.of(toolkit.load()), Query(addressees="secretary_general"))
    >>> list(found["paragraph_id"])
    ['O31', 'O57']
    """
    masks = _masks(subject, query or Query())
    return subject.frame[_joined(subject, masks.values())]


def counts(subject: Subject, query: Query | None = None, language: str = "") -> dict[str, pd.DataFrame]:
    """How many paragraphs each value of each facet would give.

    Parameters
    ----------
    subject, query
        As for `select`.
    language
        Language of the labels; the current one where empty.

    Returns
    -------
    dict of str to pandas.DataFrame
        For every facet that the subject knows (paragraphs apart): ``value, label, count, chosen``.

    Raises
    ------
    toolkit.errors.ToolkitError
        As for `select`.

    Examples
    --------
    >>> import toolkit as tk
    >>> from toolkit.explorer import Subject, counts
    >>> list(counts(Subject.of(tk.load()))["parts"]["value"])
    ['preamble', 'operative']
    """
    import pandas as pd

    query = query or Query()
    masks = _masks(subject, query)
    found = {}
    for name in subject.facets:
        if name == "paragraphs":
            continue
        facet = subject.indexed[query.facet(name)]
        free = name == "themes" and query.match == "all"
        mask = _joined(subject, (mask for key, mask in masks.items() if free or key != name))
        wanted = getattr(query, name)
        found[name] = pd.DataFrame(
            {
                "value": pd.Series(facet.options, dtype=object),
                "label": [label(name, value, language) for value in facet.options],
                "count": facet.counts(mask),
                "chosen": [value in wanted for value in facet.options],
            }
        )
    return found


def _masks(subject: Subject, query: Query) -> dict[str, NDArray[np.bool_]]:
    """The rows that satisfy each part of a query by itself."""
    masks = {}
    for name, wanted in query.differing():
        if name == "text":
            masks[name] = _with_words(subject, wanted)
        elif name == "ballots":
            masks[name] = _with_ballots(subject, wanted)
        elif name not in _PLAIN:
            facet = subject.indexed[query.facet(name)]
            _check(subject, name, facet, wanted)
            masks[name] = facet.having(wanted, every=name == "themes" and query.match == "all")
    return masks


def _joined(subject: Subject, masks: Iterable[NDArray[np.bool_]]) -> NDArray[np.bool_]:
    import numpy as np

    found = np.ones(len(subject), dtype=bool)
    for mask in masks:
        found &= mask
    return found


def _with_words(subject: Subject, words: str) -> NDArray[np.bool_]:
    import numpy as np

    from toolkit.explorer.search import searched

    mask = np.zeros(len(subject), dtype=bool)
    mask[searched(subject, words).rows] = True
    return mask


def _with_ballots(subject: Subject, wanted: tuple[str, ...]) -> NDArray[np.bool_]:
    if not subject.facts:
        raise ToolkitError(
            "nothing is known of votes here",
            file=subject.name,
            remedy=_ASK_ASSEMBLY,
        )
    symbols = frozenset(symbol for one in wanted for symbol in with_ballot(one))
    return subject.frame["symbol"].isin(symbols).to_numpy()


def _check(subject: Subject, name: str, facet: Facet, wanted: tuple[Any, ...]) -> None:
    if not facet.known:
        raise ToolkitError(
            f"nothing is known of {title(name, 'en').lower()!r} here",
            file=subject.name,
            remedy=_ASK_ASSEMBLY
            if name in _OF_ASSEMBLY and not subject.facts
            else f"it can be filtered by {', '.join(subject.facets)}",
        )
    known = dict.fromkeys((*facet.options, *vocabulary(name), *([""] if may_lack(name) else [])))
    for value in wanted:
        if value not in known and not (name == "cited" and _is_symbol(value)):
            raise ToolkitError(
                f"no {title(name, 'en').lower()} {str(value)[:40]!r}",
                file=subject.name,
                remedy=_listed(value, facet.options or tuple(known)),
            )


def _is_symbol(text: str) -> bool:
    from toolkit.references import Symbol

    try:
        return str(Symbol.parse(text)) == text
    except ValueError:
        return False


def _listed(value: Any, known: Iterable[Any]) -> str:
    """Known values; where they are too many to name, the nearest, the first and the last, and how many others."""
    names = [str(one) for one in known if one != ""]
    if len(names) <= _NAMED:
        return f"known: {', '.join(names)}"
    from rapidfuzz import process

    near = [found for found, *_ in process.extract(str(value).casefold(), names, limit=_SOME, processor=str.casefold)]
    ends = [name for name in (*names[: _SOME // 2], *names[-_SOME // 2 :]) if name not in near]
    others = len(names) - len(near) - len(ends)
    return f"near: {', '.join(near)}; known: {', '.join(ends)}, and {others} others"

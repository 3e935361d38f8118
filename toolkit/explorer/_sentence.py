"""A query as a sentence of a language, as in "Operative paragraphs of 2023 on “Gender equality” that cite ...".

The words and their order within a phrase are data (``data/languages/<code>/explorer_query.toml``); the order of the
phrases is the same in every language: which paragraphs, of which text and year, on which theme, and what they do.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Any, Final, Protocol

from toolkit import _states, languages
from toolkit.explorer._ballots import in_words
from toolkit.explorer._facets import label

__all__ = ["sentence"]

_MODIFIERS: Final = ("years", "sessions", "committees", "symbols", "languages", "paragraphs")
_DOES: Final = ("verbs", "forces", "addressees", "cited", "statuses", "votes", "subjects")
#: Facets whose values stand in quotation marks: names of ours, not words of the sentence.
_QUOTED: Final = frozenset({"themes", "verbs", "forces", "opening_verbs", "opening_forces", "subjects"})


class Asked(Protocol):
    """What a sentence needs to know of a query (`toolkit.explorer.Query`)."""

    @property
    def parts(self) -> tuple[str, ...]: ...
    @property
    def themes(self) -> tuple[str, ...]: ...
    @property
    def match(self) -> str: ...
    @property
    def text(self) -> str: ...
    @property
    def ballots(self) -> tuple[str, ...]: ...
    def facet(self, name: str) -> str: ...


def sentence(query: Asked, language: str = "", *, first: Collection[str] = ()) -> str:
    """What a query asks for, in words.

    Parameters
    ----------
    query
        Any query; its values need not be known.
    language
        ISO 639-1 code of the sentence, the current language where empty; English where it has no words for this.
    first
        Fields of which only the opening act is known (`Subject.first`).

    Returns
    -------
    str
        Plain text: what the user typed stands in it as it is, in quotation marks.

    Examples
    --------
    >>> from toolkit.explorer._query import Query
    >>> sentence(Query(parts="operative", years=2023, themes="gender", statuses="new"), "en")
    'Operative paragraphs of 2023 on “Gender equality” that are new against the year before.'
    """
    words = languages.load(language, "explorer_query")
    if not words:
        language, words = "en", languages.load("en", "explorer_query")
    modifiers = " ".join(_modifiers(query, words, language))
    does = _and(list(_predicates(query, words, language, first)), words)
    head = _head(query, words, narrowed=bool(modifiers or does))
    clause = f"{words['that']} {does}" if does else ""
    return " ".join(filter(None, (head, modifiers, clause))) + str(words["stop"])


def _head(query: Asked, words: dict[str, Any], *, narrowed: bool) -> str:
    if set(query.parts) == {"preamble", "operative"}:
        return str(words["head"]["both"])
    if len(query.parts) == 1:
        return str(words["head"].get(query.parts[0], query.parts[0]))
    return str(words["head"]["some" if narrowed else "all"])


def _modifiers(query: Asked, words: dict[str, Any], language: str) -> Iterator[str]:
    for name in _MODIFIERS:
        values = getattr(query, name)
        if name == "years" and _is_range(values):
            yield words["years_range"].format(first=min(values), last=max(values))
        elif name == "committees":
            yield from _committees(values, words, language)
        else:
            named = _named(name, values, words, language)
            phrases = [words[f"{name}_any"].format(values=_or(named, words))] if named else []
            if "" in values and f"{name}_none" in words:
                phrases.append(words[f"{name}_none"])
            if phrases:
                yield words["or"].join(phrases)
    themes = _named("themes", query.themes, words, language)
    either = query.match == "any" or len(query.themes) < 2
    phrases = [words["themes_none"]] if "" in query.themes else []
    if themes and either:
        phrases.insert(0, words["themes_any"].format(values=_or(themes, words)))
    elif themes:
        phrases.insert(0, words["themes_all"].format(values=words["and"].join(themes)))
    if phrases:
        yield (words["or"] if either else words["and"]).join(phrases)


def _committees(values: Sequence[str], words: dict[str, Any], language: str) -> Iterator[str]:
    """The committees, and apart from them that there was none: "of the Second Committee"."""
    plenary = _states.committee("plenary")
    named = _named("committees", [one for one in values if one != plenary], words, language)
    phrases = [words["committees_any"].format(values=_or(named, words))] if named else []
    phrases += [words["committees_without"]] if plenary in values else []
    phrases += [words["committees_none"]] if "" in values else []
    if phrases:
        yield words["or"].join(phrases)


def _is_range(years: Sequence[Any]) -> bool:
    stated = sorted(year for year in years if year != "")
    return len(stated) == len(years) > 2 and stated[-1] - stated[0] == len(stated) - 1


def _predicates(query: Asked, words: dict[str, Any], language: str, first: Collection[str]) -> Iterator[str]:
    for name in _DOES:
        values, facet = getattr(query, name), f"opening_{name}" if name in first else query.facet(name)
        named = _named(facet, values, words, language)
        phrases = [words["does"][facet].format(values=_or(named, words))] if named else []
        if "" in values:
            phrases.append(words["does"][f"{facet}_none"])
        if phrases:
            yield words["or"].join(phrases)
    if query.ballots:
        named = [in_words(one, language) for one in query.ballots]
        yield words["does"]["ballots"].format(values=_or(named, words))
    if query.text:
        yield words["does"]["text"].format(values=words["quote"].format(words=query.text))


def _named(facet: str, values: Iterable[Any], words: dict[str, Any], language: str) -> list[str]:
    """The words for values within a sentence; "none" has a phrase of its own, but for years."""
    own = words.get(facet, {}) if facet == "addressees" else {}
    named = [
        str(own.get(value) or label(facet, value, language)) for value in values if value != "" or facet == "years"
    ]
    return [words["quote"].format(words=name) for name in named] if facet in _QUOTED else named


def _or(named: Sequence[str], words: dict[str, Any]) -> str:
    return str(words["or"].join(filter(None, (words["several"].join(named[:-1]), named[-1]))))


def _and(phrases: Sequence[str], words: dict[str, Any]) -> str:
    if len(phrases) < 2:
        return "".join(phrases)
    return str(words["last"].join((words["comma"].join(phrases[:-1]), phrases[-1])))

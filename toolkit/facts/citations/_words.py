"""The words around citations, compiled once a language from ``data/languages/<code>/citations.toml``.

All patterns run on *cased* text: `toolkit.text.fold`, but Latin letters keep their case,
since ``A/RES/70/1`` and the ``B`` of ``57/270 B`` are told by it. Every quantifier is
bounded and no two alternatives of a repetition can begin alike, so that matching takes
linear time whatever the text.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from toolkit import languages
from toolkit.facts._tries import grouped
from toolkit.text import DROPPED, Folded, fold, fold_cased

__all__ = ["Cased", "CitationWords", "words"]

_NEVER = r"(?!)"
_DROPPED = frozenset(DROPPED)
#: What a reader may leave of a footnote marker or of link mark-up.
MARK = r"(?:\( ?\)|\]\([^()\s]{1,200}\)|[\]\[*_]|[\u2070\u00b9\u00b2\u00b3\u2074-\u2079]{1,3}|[\u207d\u207e])"


@dataclass(frozen=True, slots=True)
class Cased:
    """A passage's text as the patterns see it, with the way back to its own offsets."""

    string: str
    folded: Folded

    @classmethod
    def of(cls, text: str) -> Cased:
        """Normalize a text, Latin capitals kept."""
        string = fold_cased(text)
        dropped: tuple[int, ...] = ()
        if len(string) != len(text):
            dropped = tuple(i for i, char in enumerate(text) if char in _DROPPED)
        return cls(string, Folded(string, dropped, len(text)))

    def original(self, start: int, end: int) -> tuple[int, int]:
        """Offsets in the passage's text."""
        return self.folded.original(start, end)


def any_of(forms: Iterable[str]) -> str:
    """An alternation of folded words, longest first; one that never matches where there are none."""
    return _any(fold(form) for form in forms)


def _any(forms: Iterable[str]) -> str:
    return grouped(forms, r"\s{1,2}")


def _words(forms: Iterable[str]) -> str:
    return rf"(?<!\w){any_of(forms)}(?!\w)"


@dataclass(frozen=True)
class CitationWords:
    """A language's patterns; see the TOML files for what each list means.

    Attributes
    ----------
    heads
        Nouns (groups ``own``, ``k0`` ... one a kind, ``misread``, ``masculine``, ``feminine``).
    kinds
        Names of the kind groups, in order.
    bodies
        Names of bodies, group ``b0`` ... in the order of `body_ids`.
    """

    heads: re.Pattern[str]
    kinds: tuple[str, ...]
    bodies: re.Pattern[str]
    body_ids: tuple[str, ...]
    joining: re.Pattern[str]
    between: re.Pattern[str]
    pair: re.Pattern[str]
    broken: re.Pattern[str]
    roman: re.Pattern[str]
    parties: re.Pattern[str]
    conferences: Mapping[str, str]
    special: Mapping[str, str]
    letters: Mapping[str, str]
    more_letters: re.Pattern[str]
    more_marks: re.Pattern[str]
    opens: re.Pattern[str]
    conjunction: re.Pattern[str]
    picking: re.Pattern[str]
    months: Mapping[str, int]
    dated: re.Pattern[str]
    adoption: re.Pattern[str]
    annex_before: re.Pattern[str]
    annex_after: re.Pattern[str]
    paragraph_before: re.Pattern[str]
    paragraph_after: re.Pattern[str]
    locator: re.Pattern[str]
    nearly: re.Pattern[str]


#: ``1325 (2000)``: the shape of a resolution of the Security Council.
YEARED = re.compile(r"(?<![\w/.,])([1-9]\d{0,3}) ?\(((?:19[4-9]|20\d)\d)\)")
_QUALIFIER = r"(?: ?\((?:Vols?|Parts?|Sects?|Introduction|Foreword|Prog|Suppl?|Plan|Income)[A-Za-z0-9., -]{0,24}\))"
_SEGMENT = rf"[A-Za-z0-9][A-Za-z0-9.\-]{{0,24}}(?:\([A-Za-z0-9.]{{1,12}}\)(?:-[A-Z](?![A-Za-z]))?)?{_QUALIFIER}?"
_HEAD = r"[A-Z][A-Za-z]{0,8}(?:[.-][A-Za-z0-9]{1,6}){0,3}\d{0,3}(?:\(\d{1,3}\))?"
# Where a symbol begins: at the edge of a word, or glued to one ("documentA/78/12"; not the A of "NGA/78/12").
_EDGE = r"(?:(?<![A-Za-z0-9/.])|(?<=[a-z]{3})(?=[AES]/(?:RES|DEC|HRC|CN?\.|\d)))"
#: A symbol in Latin letters, as it stands.
SYMBOL = re.compile(
    rf"{_EDGE}(?:S/RES/\d{{1,4}} ?\(\d{{4}}\)|[AE]/RES/\d{{1,4}}(?: [A-Z])? ?\((?:E?S-)?[IVXL]{{1,8}}\)"
    r"|(?:A|E|A/HRC)/(?:RES|DEC)/(?:E?S-)?\d{1,4}/\d{1,4} [A-Z](?![\w'./]?\w)"
    rf"|{_HEAD}(?:/{_SEGMENT}){{1,9}}(?: \([IVXL]{{1,7}}\))?)"
)
#: A symbol broken at a line's end, after a slash ("A/RES/ 70/1", "A/78/ 132"; not "A/70 and 1/2").
BROKEN = re.compile(
    r"(?<![A-Za-z0-9/.])(?=[A-Z/]{2,6}[^ ]{0,9}/ )(?:[AES]/ ?(?:HRC/ ?)?(?:RES|DEC)/ ?(?:E?S-)?\d{1,4}"
    r"(?:/ ?\d{1,4}| \(\d{4}\))|[AE]/ ?\d{2,4}/ ?\d{1,4})(?![\w/-])"
)
#: A word glued to the end of a symbol ("A/RES/70/1of"; not the letter of "A/RES/57/270b").
GLUED = re.compile(r"(?<=\d)[a-z]{2,12}$")

#: ``CL 144/9``: bodies outside the United Nations; believed only after the noun "document".
SPACED = re.compile(r"(?<![\w/.])[A-Z]{1,5} \d{1,4}/\d{1,4}(?![\w/])")

#: ``WHA75.17``: resolutions of the World Health Assembly; believed only after a noun.
HEALTH = re.compile(r"(?<![\w/.])(?:WHA\d{1,2}\.\d{1,3}|EB\d{1,3}\.R\d{1,2})(?![\w/])")


@cache
def words(language: str) -> CitationWords:
    """The patterns of a language; where it has no data on citations, they match nothing."""
    data: Mapping[str, Any] = defaultdict(lambda: defaultdict(list), languages.load(language, "citations"))
    nouns, owners, bodies = data["nouns"], data.get("owners", {}), data["bodies"]
    lists, dates, places, sessions = data["lists"], data["dates"], data["places"], data["sessions"]
    letters = {chr(code): chr(code) for code in range(ord("A"), ord("Z") + 1)}
    letters |= {fold(name): chr(ord("A") + i) for i, name in enumerate(data["letters"]["names"])}
    special = {fold_cased(form): kind for kind in ("S", "ES") for form in sessions[kind]}
    conferences = {fold_cased(form): code for code, forms in data["conferences"].items() for form in forms}
    letter = f"{_any(letters)}(?![\\w'./]?\\w|-[a-z]|-\\w\\w)"
    date, parts, numbers = _date(dates["months"]), _part(places["parts"], places["annex"], lists), _numbers(lists)
    annex, paragraph = any_of(places["annex"]), any_of(places["paragraph"])
    late = any_of(places.get("annex_of_it", ()))
    conjunction = f"(?:{any_of(lists['and'])}\\s)?"
    after, count = rf"(?:\s?{MARK}){{0,3}}", f"(?:{any_of(lists['number'])} ?)?"
    annex_to = rf"{any_of(places['annex_to'])}\s{{1,2}}" if places["annex_to"] else ""
    heads, kinds = _heads(nouns, owners)
    glued = any_of([*lists["and"], *dates["many"], *dates["one"]])

    def compiled(pattern: str) -> re.Pattern[str]:
        return re.compile(pattern, re.IGNORECASE)

    return CitationWords(
        heads=compiled(heads),
        kinds=kinds,
        bodies=compiled(_bodies(bodies, nouns)),
        body_ids=tuple(bodies),
        joining=compiled(rf"\s{{0,2}}(?:{any_of(owners.get('joining', ()))}\s{{1,2}})?"),
        between=compiled(rf"[\s,]{{0,3}}(?:{any_of(owners.get('between', ()))}\s)?\s?"),
        pair=re.compile(
            r"(?:(?<![0-9A-Za-z/.-])|(?<=[a-z]{3}))"
            rf"(?:(?P<special>{_any(special)}) ?- ?)?(?P<a>\d{{1,4}})/(?P<b>\d{{1,4}})"
            rf"(?: ?- ?(?P<after>{_any(special)})(?!\w))?(?![0-9/]|(?!{glued})[A-Za-z]{{2}}|\.\d)"
            rf"(?: ?(?P<letter>{letter}))?"
        ),
        broken=re.compile(
            r"(?<![0-9A-Za-z/.-])(?P<special>(?!))?(?P<a>[1-9]\d{1,3})/ (?P<b>\d{1,4})(?P<after>(?!))?"
            rf"(?![0-9/]|[A-Za-z]{{2}}|\.\d)(?: ?(?P<letter>{letter}))?"
        ),
        roman=re.compile(_roman(sessions, letter)),
        parties=re.compile(
            rf"(?<![\w/.])(?P<number>\d{{1,3}})/(?P<of>{_any(conferences)})[ .-]{{1,3}}(?P<session>\d{{1,2}})(?![\w/])"
        ),
        conferences=conferences,
        special=special,
        letters=letters,
        more_letters=re.compile(
            rf"\s?(?P<to>{any_of(lists['to'])}|-)?[,\u060c]?\s?(?:{any_of(lists['and'])})?\s?(?P<letter>{letter})"
        ),
        more_marks=re.compile(
            rf"(?:\s?[,\u060c])?(?:\s(?:{any_of(lists['and'])}\s?)?)(?P<mark>Corr|Add|Rev)\.(?P<low>\d{{1,2}})"
            r"(?:\s?[-\u2013]\s?(?P<high>\d{1,2}))?(?![\w/])"
        ),
        opens=compiled(rf"(?:[,\u060c]|{_words(lists['and'])})\s?$"),
        conjunction=compiled(_words(lists["and"] + lists["to"] + lists["titled"])),
        picking=compiled(rf"(?<!\w){any_of(lists['picking'])}[\s:,\u060c]{{0,3}}{count}$"),
        months={fold(form): number for number, forms in enumerate(dates["months"], 1) for form in forms},
        dated=compiled(
            rf"{after}(?:{parts}){{0,3}}[\s,\u060c]{{0,3}}(?:(?P<many>{any_of(dates['many'])})|"
            rf"(?P<one>{any_of(dates['one'])})|(?P<on>{any_of(dates['on'])}))\s{date}"
        ),
        adoption=compiled(_words(dates["adoption"])),
        annex_before=compiled(rf"(?<!\w){annex}(?: [IVX\d]{{1,5}})?\s{{1,2}}{annex_to}$"),
        annex_after=compiled(
            rf"{after}[\])]{{0,2}}(?:{parts}){{0,4}}[\s,\u060c(]{{0,3}}{conjunction}(?:{annex}|{late})(?!\w)"
        ),
        paragraph_before=compiled(
            rf"(?<!\w){paragraph}\s(?P<numbers>{numbers})\s{any_of(places['paragraph_of'])}\s{{1,2}}$"
        ),
        paragraph_after=compiled(rf"{after}(?:{parts}){{0,3}}[\s,\u060c(]{{1,3}}{paragraph}\s(?P<numbers>{numbers})"),
        locator=compiled(rf"{parts}|(?<!\w){annex}(?!\w)(?:\s\w{{1,10}}(?=\s?[,\u060c.;)]|$))?"),
        nearly=compiled(rf"[\s:(\[*_\"',\u060c]{{0,4}}(?:{MARK}\s?){{0,2}}{count}[\s\[*_]{{0,3}}"),
    )


def _heads(nouns: Mapping[str, Any], owners: Mapping[str, Any]) -> tuple[str, tuple[str, ...]]:
    kinds = ("resolution", "decision", "document")
    endings = nouns.get("endings", ())
    masculine, feminine = owners.get("masculine", ()), owners.get("feminine", ())
    own = rf"(?:(?P<own>{any_of(owners['before'])})\s{{1,2}})?" if owners.get("before") else ""
    clitics = f"{any_of(nouns['clitics'])}?" if nouns.get("clitics") else ""
    stems = "|".join(f"(?P<k{i}>{any_of(nouns.get(name, ()))})" for i, name in enumerate(kinds))
    ending = ""
    if endings or masculine or feminine:
        loose = rf"[^\W\d_]{{0,{nouns.get('loose', 0)}}}"
        ending = f"(?:(?P<feminine>{any_of(feminine)})|(?P<masculine>{any_of(masculine)})|{any_of(endings)}|{loose})?"
    misread = any_of(nouns.get("misread", {}).get("decision", ()))
    return rf"(?<!\w)(?:{own}{clitics}(?:{stems}){ending}|(?P<misread>{misread}))(?![^\W\d_])", kinds


def _bodies(bodies: Mapping[str, Iterable[str]], nouns: Mapping[str, Any]) -> str:
    """Names of bodies, longest first, each in a group ``b<index of its id>_<n>``."""
    short = any_of(form for form in nouns.get("clitics", ()) if len(fold(form)) == 1)
    article, merged = fold(nouns.get("article", "")), fold(nouns.get("merged", ""))
    forms = sorted(((fold(n), i) for i, names in enumerate(bodies.values()) for n in names), key=lambda f: -len(f[0]))
    out = []
    for n, (form, index) in enumerate(forms):
        written = re.escape(form).replace(r"\ ", r"\s{1,2}")
        if short != _NEVER:  # proclitics; "to the" swallows the article's first letter
            merges = f"|{merged}{written[2:]}" if article and form.startswith(article) else ""
            written = f"(?:{short}?{written}{merges})"
        out.append(f"(?P<b{index}_{n}>{written})")
    return rf"(?<!\w)(?:{'|'.join(out) or _NEVER})(?!\w)"


def _date(months: Iterable[Iterable[str]]) -> str:
    named = []
    for forms in months:
        one = any_of(forms)
        named.append(rf"{one}(?:\s?/\s?{one})?")
    return rf"(?P<day>[0-3]?\d)\s{{1,2}}(?P<month>{'|'.join(named) or _NEVER})[\s,]{{0,2}}(?P<year>(?:19|20)\d\d)"


def _numbers(lists: Mapping[str, Iterable[str]]) -> str:
    one = r"\d{1,3}(?: ?\([a-z\u0621-\u064a]{1,3}\))?"
    link = rf"(?:[,\u060c] ?|\s?-\s?|\s(?:{any_of([*lists['and'], *lists['to']])})\s?)"
    return rf"{one}(?:{link}{one}){{0,8}}"


def _part(parts: Iterable[str], annex: Iterable[str], lists: Mapping[str, Iterable[str]]) -> str:
    value = rf"(?!{any_of(annex)})[\w.()/-]{{1,14}}"
    link = rf"(?:\s(?:{any_of([*lists['and'], *lists['to']])})\s?{value}|\s\w{{1,3}}-?\d{{0,3}}(?=[,\u060c.)]))?"
    return rf"[\s,\u060c()\]]{{0,3}}(?<!\w){any_of(parts)}\s{value}{link}"


def _roman(sessions: Mapping[str, Any], letter: str) -> str:
    number = rf"(?<![\w/.,])(?P<number>[1-9]\d{{0,3}})(?: ?(?P<letter>{letter}))?"
    late = rf"(?: ?(?P<late>{letter}))?"
    if sessions.get("roman"):
        return rf"{number} ?\((?P<kind>E?S-)?(?P<roman>[IVXL]{{1,8}})[)(]{late}"
    kinds = any_of([*sessions["regular"], *sessions["S"], *sessions["ES"]])
    return rf"{number} ?\( ?(?P<kind>{kinds}) ?- ?(?P<session>\d{{1,2}}) ?(?:\( ?\) ?)?[)(]{late}"

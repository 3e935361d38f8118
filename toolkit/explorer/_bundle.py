"""Everything that the page knows, as plain data: paragraphs with marks, facets, words, rules, years.

Offsets are those of JavaScript (UTF-16 units); text is data and stays data. Equal subjects give equal data.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import TYPE_CHECKING, Any, Final

from toolkit import _doubts, _ids, _version, glossary, languages, wording
from toolkit._rows import rows as each
from toolkit.explorer import takeaway
from toolkit.explorer._asks import asks
from toolkit.explorer._citing import by_resolution, headed, vocabulary
from toolkit.explorer._facets import FACETS, label, title
from toolkit.explorer._fields import WHERE
from toolkit.explorer._markup import names, ui
from toolkit.explorer._reader import Book
from toolkit.explorer._rules import known_languages, rules, themes
from toolkit.model import Resolution
from toolkit.series.genealogy import STATUSES
from toolkit.spans import Repair

if TYPE_CHECKING:
    import pandas as pd

    from toolkit.explorer._subject import Subject

__all__ = ["bundle", "filters_of", "rows_of", "sources_of"]

#: Facets of the page's filters, in their order.
FILTERS: Final = (
    "parts", "themes", "forces", "verbs", "addressees", "cited", "years", "statuses", "sessions", "committees", "votes",
    "subjects", "languages",
)  # fmt: skip
#: Words of citations that the page needs.
_CITING: Final = (
    "stop", "between", "before_places", "and_places", "between_parts", "part", "section", "operative", "preamble",
    "annex", "both_operative", "comma", "and", "range",
)  # fmt: skip
#: Terms of the glossary that the page uses, in the order in which a reader meets them.
TERMS: Final = (
    "theme", "preamble", "operative-paragraph", "opening-verb", "performative", "force", "addressee", "symbol",
    "reading", "repair", "gloss", "concordance", "kin", "likeness",
)  # fmt: skip
#: Columns of a row that are taken as they are.
_PLAIN: Final = ("symbol", "short", "language", "part", "verb", "force", "status", "text", "gloss")
_LISTS: Final = ("verbs", "forces", "themes", "addressees", "cited")


def bundle(subject: Subject) -> dict[str, Any]:
    """A subject and all that the page needs to show it, as JSON takes it.

    Parameters
    ----------
    subject
        A resolution, the series, or the Assembly, of which the rows stay behind (`toolkit.explorer._remote`).
    """
    remote = subject.kind == "assembly"
    filters = filters_of(subject)
    named = [*filters, *(f"opening_{name}" for name in ("verbs", "forces") if name in filters)]
    options = {name: [] if remote else list(subject.indexed[name].options) for name in named}
    codes = tuple(names())
    rows = [] if remote else list(rows_of(subject, subject.frame))
    symbols = () if remote else subject.symbols
    texts = tuple(dict.fromkeys((*subject.languages, *known_languages())))
    return {
        "kind": subject.kind,
        "name": subject.name,
        "version": _version.__version__,
        "titles": _titles(subject, codes),
        "languages": list(subject.languages),
        "hasText": subject.has_text,
        "made": subject.made,
        "remote": remote,
        "rows": rows,
        **sources_of(subject, symbols),
        "doubts": _doubts_of(subject.resolution, codes),
        "filters": filters,
        "options": options,
        "columns": {name: "id" if name == "paragraphs" else FACETS[name] for name in named},
        "labels": {code: {name: _labels(name, options[name], code) for name in named} for code in codes},
        "facets": {code: {name: title(name, code) for name in named} for code in codes},
        "words": {code: _words(code) for code in codes},
        "names": dict(names()),
        "rules": {**rules(texts), "themes": {code: themes(code) for code in codes}},
        "asks": _asks(subject),
        "compare": {"none": True, "years": []} if remote else _compare(subject),
        "where": list(WHERE),
    }


def filters_of(subject: Subject) -> list[str]:
    """The facets by which the page filters a subject: of the Assembly by resolution too."""
    wanted = (*FILTERS[:-1], "symbols", FILTERS[-1]) if subject.kind == "assembly" else FILTERS
    return [name for name in wanted if name in subject.facets]


def _titles(subject: Subject, codes: tuple[str, ...]) -> dict[str, str]:
    own = subject.resolution.meta.get("title", "") if subject.resolution is not None else ""
    return {code: str(own) or subject.name for code in codes}


def _words(code: str) -> dict[str, Any]:
    return {
        "ui": dict(ui(code)),
        "query": languages.load(code, "explorer_query"),
        "page": languages.load(code, "page")["words"],
        "doubt": dict(_doubts.words(code)),
        "cite": {name: vocabulary(code)[name] for name in _CITING},
        "meanings": [[term.names[code], term.definitions[code]] for term in map(glossary.term, TERMS)],
        "outcomes": {one: label("statuses", one, code) for one in STATUSES},
    }


def _labels(name: str, values: list[Any], code: str) -> dict[str, str]:
    return {str(value): label(name, value, code) for value in values if value != ""}


def sources_of(subject: Subject, symbols: Iterable[str]) -> dict[str, Any]:
    """Of each resolution: how it is cited, its entry in BibTeX but for the paragraphs, and how many it has."""
    frame = subject.frame[subject.frame["symbol"].isin(list(symbols))]
    every = list(by_resolution(subject, frame))
    sizes = frame.groupby("symbol")["paragraph_id"].nunique()
    return {
        "heads": {code: {one.symbol: headed(one, subject, vocabulary(code)) for one in every} for code in names()},
        "entries": {one.symbol: takeaway.entry(one, subject) for one in every},
        "sizes": {str(symbol): int(size) for symbol, size in sizes.items()},
    }


def _doubts_of(resolution: Resolution | None, codes: tuple[str, ...]) -> list[dict[str, Any]]:
    """What was not sure, with the name of each place and kind by language."""
    if resolution is None:
        return []
    return [
        {
            "place": one.place,
            "where": {code: _where(resolution, one.place, code) for code in codes},
            "kind": {code: _doubts.kind(one, code) for code in codes},
            "says": one.says,
        }
        for one in resolution.doubts
    ]


def _where(resolution: Resolution, place: str, code: str) -> str:
    """The name of a doubted place, and where in the file it stands."""
    at = _doubts.at(resolution, place, code)
    name = place or _doubts.words(code)["whole"]
    return f"{name} ({at})" if at else name


def rows_of(subject: Subject, frame: pd.DataFrame) -> Iterator[dict[str, Any]]:
    """Rows of a subject as the page has them."""
    book = Book.of(subject.resolution) if subject.resolution is not None else None
    other = _other(subject.resolution)
    citations = {code: takeaway.citations(subject, frame, code) for code in names()}
    facts: dict[int, list[list[str]]] = {}
    for found in subject.fields if subject.kind != "assembly" else ():
        if found.where == "fact":
            facts.setdefault(found.row, []).append([found.language, found.words])
    for at, one in enumerate(each(frame)):
        year = None if _missing(one.year) else int(one.year)
        row: dict[str, Any] = {"id": one.paragraph_id, "number": int(one.number), "year": year}
        row |= {name: getattr(one, name) for name in _PLAIN} | {name: list(getattr(one, name)) for name in _LISTS}
        row["citation"] = {code: cited[at] for code, cited in citations.items()}
        if _ids.division(one.paragraph_id):
            row["division"] = _ids.division(one.paragraph_id)
        if subject.official.get(one.paragraph_id):
            row["official"] = subject.official[one.paragraph_id]
        if facts.get(at):
            row["facts"] = facts[at]
        if book is not None:
            row |= _read(book, one.paragraph_id, other)
        yield row


def _missing(value: Any) -> bool:
    import pandas as pd

    return bool(pd.isna(value))


def _other(resolution: Resolution | None) -> Mapping[str, str]:
    """The words of the reading that is not shown."""
    if resolution is None:
        return {}
    found = resolution.with_reading("source" if resolution.reading == "repaired" else "repaired")
    return {one.id: one.text.string for one in found.paragraphs}


def _read(book: Book, place: str, other: Mapping[str, str]) -> dict[str, Any]:
    """What only the reader of one resolution shows: marks, notes, repairs with the other reading."""
    one = book.paragraphs[place]
    at = _units(one.text.string)
    notes = {note.marker: note.text.string for note in book.resolution.notes}
    found: dict[str, Any] = {
        "marks": [[at(f.start), at(f.end), f.kind, f.label, f.force] for f in book.finds[place]],
        "notes": [[at(offset), marker, notes.get(marker, "")] for offset, marker in one.markers],
    }
    if book.passages.get(place):
        found["passages"] = [[at(p.start), at(p.end), *p[2:]] for p in book.passages[place]]
    repairs = [repair for repair in book.resolution.repairs if repair.place == place]
    if repairs:
        found["repairs"] = [[r.as_written, r.repaired, {code: _why(r, code) for code in names()}] for r in repairs]
        found["other"] = other.get(place, "")
    return found


def _why(repair: Repair, code: str) -> list[str]:
    """Evidence and reason of a repair in a language of the page."""
    return [wording.value(repair.evidence, "evidence", code), wording.value(repair.reason, "reason", code)]


def _units(text: str) -> Any:
    """From code points to UTF-16 units."""
    if text.isascii() or max(text, default="") <= "\uffff":
        return int
    return lambda offset: len(text[:offset].encode("utf-16-le", "surrogatepass")) // 2


def _asks(subject: Subject) -> list[list[str]]:
    """Who is asked what by when: id, class of addressee, verb, words, day."""
    return [list(row) for row in asks(subject).itertuples(index=False, name=None)]


def _compare(subject: Subject) -> dict[str, Any]:
    """The series that the subject belongs to, year by year, with what became of each paragraph between any two."""
    from toolkit.explorer._subject import Subject as Made

    series = subject if subject.kind == "series" else Made.of_series()
    folder = subject.folder if subject.kind == "resolution" else None
    every = dict(series.frame[["symbol", "year"]].drop_duplicates().itertuples(index=False, name=None))
    shared = subject.many or set(subject.languages) & set(series.languages)
    if not shared or subject.symbols[0] not in every:
        return {"years": [[int(year), symbol] for symbol, year in every.items()], "none": True}
    years = [[int(year), symbol] for symbol, year in every.items()]
    found = {"years": years, **(_outcomes(series) if subject.kind == "series" else _shipped_outcomes())}
    found["terms"] = _terms()
    if subject.resolution is not None:
        found["read"] = folder is not None
        found["texts"] = _texts(series if folder is None else Made.of_series(folder=folder), subject.resolution)
    return found


@cache
def _shipped_outcomes() -> dict[str, Any]:
    """Of the series that ships; the pages of a process share it."""
    from toolkit.explorer._subject import Subject as Made

    return _outcomes(Made.of_series())


def _outcomes(series: Subject) -> dict[str, Any]:
    """The rows of each year by language, and between any two years what became of each paragraph."""
    from toolkit.explorer.compare import compare

    years = series.frame[["symbol", "year"]].drop_duplicates().itertuples(index=False, name=None)
    found: dict[str, Any] = {"pairs": {}, "rows": {}}
    every = [(int(year), symbol) for symbol, year in dict(years).items()]
    for code in series.languages:
        found["rows"][code] = _kin(series, code)
        for at, (before, one) in enumerate(every):
            for after, two in every[at + 1 :]:
                table = compare(series, one, two, code)
                found["pairs"][f"{code}:{before}:{after}"] = [
                    [
                        row.before_id,
                        row.after_id,
                        row.status,
                        None if _missing(row.likeness) or row.likeness == "" else round(float(row.likeness), 2),
                        row.part,
                        row.verb,
                        *(list(cell) for cell in (row.themes, row.themes_came, row.themes_went, row.verbs_came)),
                        *(list(cell) for cell in (row.verbs_went, row.numbers_came, row.numbers_went)),
                    ]
                    for row in each(table)
                ]
    return found


def _texts(series: Subject, own: Resolution) -> dict[str, dict[str, dict[str, list[str]]]]:
    """Words and gloss of a series by language, symbol and id; those of one's own resolution where it is cut the same.

    Another witness of a resolution may cut it elsewhere, so that an id is not enough: the panel says how long each is.
    """
    found: dict[str, dict[str, dict[str, list[str]]]] = {}
    for row in each(series.frame[series.frame["text"] != ""]):
        found.setdefault(row.language, {}).setdefault(row.symbol, {})[row.paragraph_id] = [row.text, row.gloss]
    kin = series.kin
    lengths: dict[Any, Any] = {}
    if kin is not None:
        lengths = kin.set_index(["symbol", "language", "paragraph_id"])["characters"].to_dict()
    for one in own.paragraphs:
        if lengths.get((str(own.symbol), own.language, one.id)) == len(one.text.string):
            known = found.setdefault(own.language, {}).setdefault(str(own.symbol), {})
            known.setdefault(one.id, [one.text.string, own.glosses.get(one.id, "")])
    return found


def _terms() -> dict[str, dict[str, dict[str, list[list[str]]]]]:
    """Terms that came and went against the year before, by language, symbol and id."""
    from toolkit.views import panel

    found: dict[str, dict[str, dict[str, list[list[str]]]]] = {}
    for row in each(panel.terms()):
        if row.came or row.went:
            known = found.setdefault(row.language, {}).setdefault(row.symbol, {})
            known[row.paragraph_id] = [list(row.came), list(row.went)]
    return found


def _kin(series: Subject, code: str) -> dict[str, list[list[Any]]]:
    """Of each year: id, closest kin in the year before, outcome, share of words kept, verb."""
    from toolkit.explorer._lineage import Years

    return {
        symbol: [
            [row.paragraph_id, row.kin, row.status, None if _missing(row.likeness) else row.likeness, row.verb]
            for row in rows.values()
        ]
        for symbol, rows in Years.of(series, code).rows.items()
    }

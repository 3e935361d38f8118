"""A selection to take away: as CSV, citation, BibTeX, quotation (plain, Markdown, Word), as the Python that makes it.

Citations name paragraphs by the printed number of operative ones and the place in the order of preambular ones, as
United Nations documents do. A text is data: what Markdown, HTML or BibTeX would take for an instruction is escaped,
so that it is shown as it stands. Only a CSV holds the text as it is; it is for programs that read data.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, Final

from toolkit import _ids, _word, languages
from toolkit._rows import rows as each
from toolkit.explorer._citing import (
    CitedParagraphs,
    adopted,
    by_resolution,
    cited,
    each_alone,
    named,
    numbered,
    title,
    vocabulary,
)
from toolkit.explorer._facets import FACETS
from toolkit.explorer._query import Query
from toolkit.explorer._subject import COLUMNS, Subject
from toolkit.notebook import attributes
from toolkit.references import Symbol

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["bibtex", "citation", "citations", "line", "plain", "quotation", "to_csv", "word"]

#: What Markdown reads as an instruction anywhere in a line, and at its beginning.
_MARKS: Final = re.compile(r"[\\`*_\[\]{}#|~^!]")
_OPENERS: Final = re.compile(r"^(\s*)(?=[-+=]|\d{1,9}[.)])(\d*)")
_TEX: Final = {
    "\\": r"{\textbackslash}",
    "{": r"{\textbraceleft}",
    "}": r"{\textbraceright}",
    "~": r"{\textasciitilde}",
    "^": r"{\textasciicircum}",
    **{sign: f"\\{sign}" for sign in "$&#%_"},
}


def to_csv(subject: Subject, rows: pd.DataFrame) -> str:
    """The rows of a selection as CSV.

    Parameters
    ----------
    subject
        What was explored.
    rows
        Rows of its frame, as `toolkit.explorer._query.select` gives them.

    Returns
    -------
    str
        A header and a line a row, symbol and paragraph first; lists are JSON, what is not known is empty; ``reading``
        says which reading of a resolution the words are.

    Examples
    --------
    >>> import toolkit as tk
    >>> from toolkit.explorer import Query, Subject, select, takeaway
    >>> subject = Subject.of(tk.load())
    >>> takeaway.to_csv(subject, select(subject, Query(themes=("igf",)))).split(",")[0]
    'symbol'
    """
    from toolkit.tables import as_csv

    first = ["symbol", "paragraph_id"]
    reading = subject.resolution.reading if subject.resolution else ""
    frame = rows[[*first, *(name for name in COLUMNS if name not in first)]].assign(reading=reading)
    unknown = [FACETS[name] for name, facet in subject.indexed.items() if not facet.known]
    return as_csv(frame.assign(**dict.fromkeys(unknown, ""))).decode("utf-8")


def citation(subject: Subject, rows: pd.DataFrame, language: str = "") -> str:
    """The paragraphs of a selection as a citation in the style of United Nations documents.

    Parameters
    ----------
    subject, rows
        As for `to_csv`.
    language
        Language of the citation; the current one where empty, English where it has no words for this.

    Returns
    -------
    str
        Plain text; a resolution all of whose paragraphs are selected is cited as a whole. Empty for no rows.

    Examples
    --------
    >>> import toolkit
    >>> from toolkit.explorer._query import select
    >>> subject = Subject.of(toolkit.load())
    >>> citation(subject, select(subject, Query(paragraphs=("O03", "O05", "O06", "O07"))), "en")
    'General Assembly resolution 78/132 of 19 December 2023, paras. 3 and 5–7.'
    """
    words = vocabulary(language)
    found = [cited(one, subject, words) for one in by_resolution(subject, rows)]
    return str(words["between"]).join(found) + (str(words["stop"]) if found else "")


def citations(subject: Subject, rows: pd.DataFrame, language: str = "") -> list[str]:
    """The citation of each row of a selection by itself.

    Examples
    --------
    >>> import toolkit
    >>> from toolkit.explorer import select
    >>> subject = Subject.of(toolkit.load())
    >>> citations(subject, select(subject, Query(paragraphs=("O03", "O05"))), "en")[1]
    'General Assembly resolution 78/132 of 19 December 2023, para. 5.'
    """
    words = vocabulary(language)
    return [f"{cited(one, subject, words)}{words['stop']}" for one in each_alone(subject, rows)]


def bibtex(subject: Subject, rows: pd.DataFrame) -> str:
    """The resolutions of a selection as BibTeX, an entry each, with their paragraphs.

    Parameters
    ----------
    subject, rows
        As for `to_csv`.

    Returns
    -------
    str
        ``@misc`` entries; the title as the source has it, or in English where only the tables know it.

    Examples
    --------
    >>> import toolkit as tk
    >>> from toolkit.explorer import Query, Subject, select, takeaway
    >>> subject = Subject.of(tk.load())
    >>> takeaway.bibtex(subject, select(subject, Query(themes=("igf",)))).split("{")[0]
    '@misc'
    """
    words = vocabulary("en")
    return "\n".join(_entry(one, subject, words) for one in by_resolution(subject, rows))


def _entry(one: CitedParagraphs, subject: Subject, words: dict[str, Any]) -> str:
    note = "" if one.is_whole else numbered(one.places, words).replace("–", "--")
    field = f"  note = {{{_tex(note)}}},\n" if note else ""
    return f"{entry(one, subject)}{field}}}\n"


def entry(one: CitedParagraphs, subject: Subject) -> str:
    """The beginning of an entry of BibTeX, up to the paragraphs."""
    words = vocabulary("en")
    day = adopted(one.symbol, subject)
    fields = {
        "author": _author(one.symbol),
        "title": title(one.symbol, subject),
        "year": day[:4] or str(one.year or ""),
        "date": day,
        "number": one.symbol,
        "language": ", ".join(words["languages"].get(code, code) for code in subject.languages)
        if subject.resolution
        else "",
    }
    braces = {"author": "{{{}}}", "title": "{{{}}}"}  # kept together, and in their own case
    body = "".join(
        f"  {name} = {{{braces.get(name, '{}').format(_tex(value))}}},\n" for name, value in fields.items() if value
    )
    return f"@misc{{{re.sub(r'[^A-Za-z0-9]+', '_', one.symbol).strip('_') or 'resolution'},\n{body}"


def _author(symbol: str) -> str:
    try:
        body = Symbol.parse(symbol).body
    except ValueError:
        body = ""
    return f"United Nations {body}".strip()


def _tex(words: str) -> str:
    return " ".join("".join(_TEX.get(char, char) for char in words).split())


def quotation(subject: Subject, rows: pd.DataFrame, language: str = "") -> str:
    """The paragraphs of a selection as quotations in Markdown, each with its source, number and reading.

    Parameters
    ----------
    subject, rows
        As for `to_csv`.
    language
        Language of what is said of the quotations; the current one where empty.

    Returns
    -------
    str
        Markdown in which the words of the document stand as they are, and nothing in them is an instruction. A
        paragraph whose words are not known is named without them.

    Examples
    --------
    >>> import toolkit as tk
    >>> from toolkit.explorer import Query, Subject, select, takeaway
    >>> subject = Subject.of(tk.load())
    >>> takeaway.quotation(subject, select(subject, Query(themes=("igf",))), "en")[0]
    '<'
    """
    words = vocabulary(language)
    return "\n".join(_quoted(row, subject, words, language or languages.current()) for row in each(rows))


def plain(subject: Subject, rows: pd.DataFrame, language: str = "") -> str:
    """The paragraphs of a selection as quotations in plain text, each with its citation below.

    Examples
    --------
    >>> import toolkit as tk
    >>> from toolkit.explorer import Query, Subject, select, takeaway
    >>> subject = Subject.of(tk.load())
    >>> takeaway.plain(subject, select(subject, Query(paragraphs=("O30",))), "en").splitlines()[-1]
    'General Assembly resolution 78/132 of 19 December 2023, para. 30.'
    """
    return "\n\n".join("\n".join(filter(None, pair)) for pair in _pairs(subject, rows, language))


def word(subject: Subject, rows: pd.DataFrame, language: str = "") -> bytes:
    """The paragraphs of a selection as quotations in a Word file, each with its citation below.

    Examples
    --------
    >>> import toolkit as tk
    >>> from toolkit.explorer import Query, Subject, select, takeaway
    >>> subject = Subject.of(tk.load())
    >>> takeaway.word(subject, select(subject, Query(paragraphs=("O30",))), "en")[:2]
    b'PK'
    """
    made = []
    for row, (quote, source) in zip(each(rows), _pairs(subject, rows, language), strict=True):
        parts = [(part, row.language) for part in quote.splitlines() if part.strip()]
        parts += [(f"— {source}", language or languages.current())]
        made += [_word.paragraph([_word.run(words, code)], code) for words, code in parts]
    return _word.packed(made)


def _pairs(subject: Subject, rows: pd.DataFrame, language: str) -> Iterator[tuple[str, str]]:
    """Of each row the words in quotation marks, if they are known, and the citation."""
    language = language or languages.current()
    shape = languages.load(language, "explorer_query")["quote"]
    for row, source in zip(each(rows), citations(subject, rows, language), strict=True):
        quote = shape.format(words=row.text) if row.text else ""
        yield quote, source


def _quoted(row: Any, subject: Subject, words: dict[str, Any], language: str) -> str:
    places = {(row.part, _ids.division(row.paragraph_id)): [int(row.number)]}
    place = f"{named(row.symbol, words)}{words['before_places']}{numbered(places, words)}"
    if not row.text:
        return _block(_markdown(f"{place}: {words['absent']}"), language)
    reading = _reading(subject, words)
    name = words["languages"].get(row.language, row.language)
    source = _markdown(words["source"].format(place=place, language=name, reading=reading))
    quote = "  \n".join(f"> {_markdown(part)}" for part in row.text.splitlines() if part.strip())
    return f"{_block(quote, row.language)}\n{_block(f'— {source}', language)}\n"


def _reading(subject: Subject, words: dict[str, Any]) -> str:
    if subject.resolution is None:
        return ""
    key = "repaired" if subject.resolution.reading == "repaired" else "as_written"
    return str(words[key]).format(file=subject.resolution.name)


def _block(markdown: str, language: str) -> str:
    """Markdown that is set in the direction of its language."""
    return f"<div {attributes(language)}>\n\n{markdown}\n\n</div>\n"


def _markdown(words: str) -> str:
    """One line of words in which Markdown, HTML and formulas find nothing to do."""
    safe = _MARKS.sub(r"\\\g<0>", " ".join(words.split()))
    safe = _OPENERS.sub(r"\1\2\\", safe, count=1)
    return html.escape(safe, quote=False).replace("$", "&#36;")


def line(subject: Subject, query: Query) -> str:
    """The Python that makes a selection again.

    Parameters
    ----------
    subject
        What was explored. A resolution that was read from a string, and a panel of your own, stand there as the names
        ``resolution`` and ``panel``.
    query
        Which paragraphs.

    Returns
    -------
    str
        Imports, and one line that gives the rows.

    Examples
    --------
    >>> import toolkit
    >>> print(line(Subject.of(toolkit.load()), Query(themes="gender")))
    import toolkit
    from toolkit.explorer import Query, Subject, select
    rows = select(Subject.of(toolkit.load()), Query(themes=('gender',)))
    """
    head = ["import toolkit"] if "toolkit." in subject.made else []
    made = f"rows = select({subject.made}, {query.code()})"
    return "\n".join([*head, "from toolkit.explorer import Query, Subject, select", made])

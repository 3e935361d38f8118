"""Paragraphs to be read: what is found in them for the page, and as HTML for the still picture of an explorer.

Marked words, notes that open at their marker, a gloss or the official English text beside. A `Highlight` is a run
of words that the toolkit found something in: what it says is a finding of rules and lexicons (`toolkit.facts`,
`toolkit.themes`), and words without a mark may still be about something. A paragraph of more than `LONGEST` characters
is cut on the screen, with the number of characters that it has.
"""

from __future__ import annotations

import html
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import islice
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from toolkit import _doubts, notebook
from toolkit._rows import rows as each
from toolkit.explorer._history import OldestPassage, passages
from toolkit.explorer._markup import element, ui
from toolkit.model import Paragraph, Resolution

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["KINDS", "LONGEST", "Book", "Highlight", "SideText", "paragraph", "row"]

#: Kinds of finds, in the order of their switches.
KINDS: Final = ("theme", "act", "citation", "date", "quantity", "repair")
#: Most characters of a paragraph that are shown, and most places of the words searched for that are marked in it.
LONGEST: Final = 20_000
MARKED: Final = 300


@dataclass(frozen=True, slots=True)
class Highlight:
    """A run of words ``[start, end)`` of a paragraph, of what kind it is, what it means, and the force of an act."""

    start: int
    end: int
    kind: str
    label: str = ""
    force: str = ""

    @property
    def look(self) -> str:
        """Its class in the style sheet."""
        return self.force or self.kind


class SideText(NamedTuple):
    """English words beside a paragraph, the heading they get, and where the words searched for stand in them."""

    heading: str
    words: str
    hits: Iterable[tuple[int, int]] = ()


@dataclass(frozen=True)
class Book:
    """A resolution ready to be read: its paragraphs, and the finds and passages of each by paragraph id."""

    resolution: Resolution
    finds: Mapping[str, tuple[Highlight, ...]]
    paragraphs: Mapping[str, Paragraph] = field(default_factory=dict)
    passages: Mapping[str, list[OldestPassage]] = field(default_factory=dict)

    @classmethod
    def of(cls, resolution: Resolution) -> Book:
        """Read the tables of a resolution."""
        finds: dict[str, list[Highlight]] = {p.id: [] for p in resolution.paragraphs}
        tables = resolution.tables()
        for place, find in (*_found(tables), *_repairs(resolution)):
            if place in finds:
                finds[place].append(find)
        return cls(
            resolution, {place: tuple(one) for place, one in finds.items()}, _by_id(resolution), passages(resolution)
        )


def paragraph(
    book: Book,
    place: str,
    *,
    kinds: Iterable[str] = KINDS,
    hits: Iterable[tuple[int, int]] = (),
    side_texts: Iterable[SideText] = (),
    language: str = "en",
) -> str:
    """A paragraph as HTML.

    Parameters
    ----------
    book
        The resolution.
    place
        Id of the paragraph.
    kinds
        Of `KINDS`: what is marked.
    hits
        Runs of words that were searched for.
    beside
        English words beside it.
    language
        Language of the interface.

    Returns
    -------
    str
    """
    kinds = tuple(kinds)
    one = book.paragraphs[place]
    finds = [find for find in book.finds[place] if find.kind in kinds and find.start < LONGEST]
    finds += [Highlight(start, end, "hit") for start, end in _within(hits)]
    parts = [_words(book, one, finds, language), *(_aside(one, language) for one in side_texts if one.words)]
    doubts = _doubts.as_html(notebook.doubts(book.resolution, place), language)
    body = f'<div class="rtx-pair">{"".join(parts)}</div>{doubts}'
    return _article(book.resolution.ref(place), one.part, body, language)


def row(one: Any, *, hits: Iterable[tuple[int, int]] = (), language: str = "en") -> str:
    """A paragraph of a series, of which perhaps only the facts are known: a row of a subject's frame as HTML."""
    from toolkit.explorer._facets import label, title

    facts = [
        (facet, [label(facet, value, language) for value in values])
        for facet, values in (
            ("verbs", one.verbs),
            ("themes", one.themes),
            ("statuses", (one.status,) if one.status else ()),
            ("cited", one.cited),
        )
    ]
    items = "".join(
        f"<li>{element('span', 'rtx-key', f'{title(facet, language)}:', language)} "
        f"{element('span', '', '; '.join(labels), language)}</li>"
        for facet, labels in facts
        if labels
    )
    words = ""
    if one.text:
        marks = [(start, min(end, LONGEST), "hit", "") for start, end in _within(hits)]
        words = _block(notebook.marked(one.text[:LONGEST], marks, one.language), one.language)
        words += _cut(len(one.text), language)
    gloss = _aside(SideText(ui(language)["gloss"], one.gloss), language) if one.gloss else ""
    body = f'<div class="rtx-pair">{words}{gloss}</div>' if words or gloss else ""
    ref = f"{one.symbol} {one.paragraph_id} ({one.year})"
    return _article(ref, one.part, f'{body}<ul class="rtx-facts">{items}</ul>', language)


def _within(hits: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """The hits that are marked."""
    return [(start, end) for start, end in islice(hits, MARKED) if start < LONGEST]


def _by_id(resolution: Resolution) -> dict[str, Paragraph]:
    return {p.id: p for p in resolution.paragraphs}


def _found(tables: Mapping[str, pd.DataFrame]) -> Iterator[tuple[str, Highlight]]:
    """Finds of the tables that the language allows, with the place of each."""
    if "tags" in tables:
        for one in each(tables["tags"]):
            yield one.paragraph_id, Highlight(one.start, one.end, "theme", one.theme)
    if "functions" in tables:
        for one in each(tables["functions"]):
            yield one.paragraph_id, Highlight(one.start, one.end, "act", one.verb, one.force)
    if "citations" in tables:
        for one in each(tables["citations"]):
            yield one.place, Highlight(one.start, one.end, "citation", one.symbol)
    if "dates" in tables:
        for one in each(tables["dates"]):
            label = one.start if one.start == one.end or not one.end else f"{one.start} – {one.end}"
            yield one.place, Highlight(one.text_start, one.text_end, "date", label)
    if "statistics" in tables:
        for one in each(tables["statistics"]):
            yield one.place, Highlight(one.text_start, one.text_end, "quantity", f"{one.value:g} {one.unit}".strip())


def _repairs(resolution: Resolution) -> Iterator[tuple[str, Highlight]]:
    """The repairs that have words in this reading; the label is what the other reading has."""
    passages = _by_id(resolution)
    applied = resolution.reading == "repaired"
    for repair in resolution.repairs:
        if repair.place not in passages:
            continue
        span = passages[repair.place].text.within(repair.raw_start, repair.raw_end)
        if span is not None and len(span):
            yield (
                repair.place,
                Highlight(span.start, span.end, "repair", repair.as_written if applied else repair.repaired),
            )


def _meaning(find: Highlight, reading: str, language: str) -> str:
    """What a find means, in words."""
    from toolkit.explorer._facets import label

    words = ui(language)
    if find.kind == "repair":
        which = "found_repair_written" if reading == "repaired" else "found_repair_reads"
        return words[which].format(label=find.label or words["found_repair_nothing"])
    if find.kind == "theme":
        return words["found_theme"].format(label=label("themes", find.label, language))
    if find.kind == "act":
        force = label("forces", find.force, language)
        return words["found_act"].format(label=label("verbs", find.label, language), force=force)
    return words[f"found_{find.kind}"].format(label=find.label)


def _article(ref: str, part: str, body: str, language: str) -> str:
    from toolkit.explorer._facets import label

    heading = ui(language)["heading"].format(ref=ref, part=label("parts", part, language))
    return f'<article class="rtx-paragraph">{element("h3", "rtx-ref", heading, language)}{body}</article>'


def _words(book: Book, one: Paragraph, finds: list[Highlight], language: str) -> str:
    """The words with their marks, and each note behind its marker."""
    code, text = book.resolution.language, one.text.string[:LONGEST]
    reading = book.resolution.reading
    marks = [(f.start, min(f.end, LONGEST), f.look, _meaning(f, reading, language)) for f in finds]
    notes = {note.marker: note for note in book.resolution.notes}
    parts, at = [], 0
    for offset, marker in (*one.markers, (len(text), "")):
        here = min(max(offset, at), len(text))
        inside = [(max(a, at) - at, min(b, here) - at, c, d) for a, b, c, d in marks if a < here and b > at]
        parts.append(notebook.marked(text[at:here], inside, code))
        if marker:
            parts.append(_note(marker, notes[marker].text.string if marker in notes else "", code, language))
        at = here
    return _block("".join(parts) + _cut(len(one.text), language), code)


def _block(inner: str, code: str) -> str:
    return f'<div class="rt rtx-words" {notebook.attributes(code)}>{inner}</div>'


def _note(marker: str, words: str, code: str, language: str) -> str:
    """A note, closed; without words it says that the source has none."""
    inner = element("span", "", words, code) or element("em", "", ui(language)["note_missing"], language)
    name = html.escape(ui(language)["note"].format(marker=marker))
    return (
        f'<details class="rtx-note"><summary aria-label="{name}">{html.escape(marker)}</summary>'
        f'<span class="rtx-note-words">{inner}</span></details>'
    )


def _cut(size: int, language: str) -> str:
    if size <= LONGEST:
        return ""
    words = ui(language)["cut"].format(shown=f"{LONGEST:,}", total=f"{size:,}")
    return element("p", "rtx-hint", words, language)


def _aside(one: SideText, language: str) -> str:
    marks = [(start, end, "hit", "") for start, end in _within(one.hits)]
    words = f'<p class="rtx-english" {notebook.attributes("en")}>{notebook.marked(one.words, marks, "en")}</p>'
    return f'<div class="rtx-aside">{element("p", "rtx-key", one.heading, language)}{words}</div>'

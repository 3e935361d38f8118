"""What the reader of a document was not sure of, in words: for commands, notebooks, the explorer and reports."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from toolkit import _places, languages
from toolkit.hypertext import attributes, inline
from toolkit.model import Doubt, Resolution

__all__ = ["as_html", "at", "kind", "line", "lines", "of", "words"]


def words(language: str = "") -> Mapping[str, str]:
    """Words about doubts: a title, names of columns, what to say where there is none."""
    found: Mapping[str, str] = languages.load(language, "doubts")["words"]
    return found


def kind(doubt: Doubt, language: str = "") -> str:
    """The kind of a doubt in the reader's language; as it is written, where the language has no words for it."""
    kinds: Mapping[str, str] = languages.load(language, "doubts")["kinds"]
    return kinds.get(doubt.kind, doubt.kind.replace("_", " "))


def of(resolution: Resolution, place: str) -> list[Doubt]:
    """The doubts about a passage; about the whole document, or about what is no passage, where ``place`` is empty."""
    if place:
        return [doubt for doubt in resolution.doubts if doubt.place == place]
    known = {passage.id for passage in resolution.passages()}
    return [doubt for doubt in resolution.doubts if doubt.place not in known]


def at(resolution: Resolution, place: str, language: str = "") -> str:
    """Where in the file a passage stands, in words; empty where the format has no places."""
    for passage in resolution.passages():
        if passage.id == place:
            return "; ".join(
                _places.in_words(one, words(language)) for one in _places.of(resolution, passage.raw_spans)
            )
    return ""


def as_html(doubts: Iterable[Doubt], language: str = "", *, places: Mapping[str, str] | None = None) -> str:
    """Doubts as safe HTML, a paragraph each: the kind in the language, the sentence in English.

    Parameters
    ----------
    doubts
        Those to show.
    language
        ISO 639-1 code; the current one where empty.
    places
        Words to show in front of a doubt, by the id of its place.
    """
    code = language or languages.current()
    found = []
    for doubt in doubts:
        where = (places or {}).get(doubt.place, "")
        head = f"⚠ {f'{where}: ' if where else ''}{words(code)['doubt']}: {kind(doubt, code)}: "
        says = f"<bdi {attributes('en')}>{inline(doubt.says, 'en')}</bdi>"
        found.append(f'<p class="doubt" {attributes(code)}>{inline(head, code)}{says}</p>')
    return "".join(found)


def line(resolution: Resolution, doubt: Doubt) -> str:
    """A doubt as one line in English: where it stands, its kind, and what is not sure."""
    place = doubt.place or words("en")["whole"]
    where = at(resolution, doubt.place, "en")
    return " ".join(f"{place}{f' ({where})' if where else ''}: {kind(doubt, 'en')}: {doubt.says}".split())


def lines(resolution: Resolution) -> Iterator[str]:
    """The doubts of a document, a line each, with the name of its file."""
    for doubt in resolution.doubts:
        yield f"doubt: {resolution.name}: {line(resolution, doubt)}"

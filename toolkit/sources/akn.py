"""AKN4UN (Akoma Ntoso) resolutions in the six official languages, into a `Resolution`.

A passage holds the text of the source that is its words: tags, the XML declaration,
comments, metadata, layout white space and the empty brackets around footnotes are
furniture. White space reads as single spaces, an entity as its character. A printed
paragraph number belongs to the paragraph's spans, not to its words, as in print.

What counts as a preambular or an operative paragraph, and which id it gets, is said in
`toolkit.sources._akn_order`. Tables and other words outside paragraphs belong to the
paragraph before them; an attachment without paragraphs (a table, a list) is part of the
closing lines, with all else below the last paragraph.

What this cannot bear: an unnumbered paragraph that carries neither emphasis nor end mark
is taken for a heading; a file that leaves a preambular paragraph out (the Arabic 75/297
lacks the second one) has one fewer, and its ids run one behind from there.
"""

from __future__ import annotations

from typing import Any

from toolkit.errors import SourceError
from toolkit.model import Note, Paragraph, Part, Passage, Resolution, Span, Status, Symbol
from toolkit.sources import MAX_BYTES, _akn_meta, _akn_record, decode
from toolkit.sources._akn_blocks import AknBlock
from toolkit.sources._akn_doubts import doubts
from toolkit.sources._akn_order import Placed, place
from toolkit.sources._akn_walk import collect, parts
from toolkit.sources._akn_words import AknRun, AknWords, Sign, compose, flatten, merged, notes_in
from toolkit.sources._akn_xml import Chunk, Element, parse
from toolkit.spans import gaps

__all__ = ["ROOTS", "read"]

#: Root elements of Akoma Ntoso.
ROOTS = frozenset({"akomaNtoso"})


def read(
    source: str | bytes,
    *,
    name: str,
    language: str | None = None,  # noqa: ARG001 - every reader may be told
    limit: int = MAX_BYTES,
) -> Resolution:
    """Read an AKN4UN resolution.

    Parameters
    ----------
    source
        The file, or its decoded text. All raw offsets count the code points of the text.
    name
        Its file name, for messages.
    language
        Not needed: the file states its own.
    limit
        Largest size, in bytes of UTF-8.

    Returns
    -------
    Resolution
        In the ``source`` reading, without repairs. Passages and furniture cover the source,
        each character once.

    Raises
    ------
    toolkit.errors.SourceError
        Not well-formed, unsafe or too large XML, not Akoma Ntoso, or without paragraphs.
    """
    source = source if isinstance(source, str) else decode(source, name=name)
    root = parse(source, name=name, roots=ROOTS, limit=limit)
    document = collect(root, source)
    placed = place(document)
    paragraphs = [item for item in placed if item.block.kind != "heading"]
    if not paragraphs:
        raise SourceError(
            "has no paragraphs of a resolution",
            file=name,
            place="preamble and mainBody",
            remedy="give the file of a resolution: it needs <container> or <paragraph> elements with words",
        )
    return _Builder(source, name, root).build(placed, document.header, document.closing)


class _Builder:
    """Puts placed blocks together; notes are known in document order."""

    def __init__(self, source: str, name: str, root: Element) -> None:
        self.source, self.name, self.root = source, name, root
        self.notes: list[Note] = []
        self.seen: set[str] = set()
        markers = [e.attributes.get("marker", "") for e in root.iter("authorialNote")]
        self.free = max((int(m) for m in markers if _is_number(m)), default=0)

    def build(self, placed: list[Placed], header: list[Sign], closing: list[Sign]) -> Resolution:
        top = self._passage("header", header, line="\n")
        headings, paragraphs = [], []
        for item in placed:
            if item.block.kind == "heading":
                headings.append(self._passage(item.id, item.block.signs))
            else:
                paragraphs.append(self._paragraph(item))
        end = self._passage("closing", closing, line="\n")
        text = " ".join(p.text.string for p in (*paragraphs, *headings))
        language = _akn_meta.language(self.root, text, name=self.name)
        symbol, organ = _akn_meta.own(self.root, top.text.string, language)
        resolution = Resolution(
            source=self.source,
            name=self.name,
            language=language,
            reading="source",
            witness="official",
            header=top,
            closing=end,
            paragraphs=tuple(paragraphs),
            notes=tuple(self.notes),
            headings=tuple(headings),
            symbol=symbol,
            meta=self._decided(paragraphs, symbol, language)
            | self._facts(symbol)
            | ({"organ": organ} if organ else {}),
            doubts=tuple(doubts(placed, paragraphs)),
            subjects=_akn_record.subjects(self.root),
            votes=_akn_record.votes(self.root),
            sponsors=_akn_record.sponsors(self.root),
        )
        return resolution.replace(furniture=gaps(resolution.coverage(), len(resolution.source)))

    def _decided(self, paragraphs: list[Paragraph], own: Symbol | None, language: str) -> dict[str, str]:
        """What a decision says of its meeting in its first sentence."""
        first = next((p for p in paragraphs if p.part == "operative"), None)
        decision = own is not None and own.kind == "decision" and first is not None
        return _akn_meta.decided(first.text.string, language) if decision and first is not None else {}

    def _facts(self, own: Symbol | None) -> dict[str, Any]:
        found: dict[str, Any] = _akn_meta.facts(self.root) | _akn_record.adoption(self.root)
        if several := parts(self.root):
            found["parts"] = {letter: f"{own} {letter}" if own else "" for letter, _ in several}
        return found

    def _words(self, place_: str, signs: list[Sign], line: str = " ", ready: AknBlock | None = None) -> AknWords:
        # what a block reads as is known already, unless a raised number may refer back to a note seen meanwhile
        words = ready.words if ready is not None else None
        if words is None or words.raised:
            words = compose(self.source, signs, known=self.seen, line=line)
        for element in notes_in(signs) if words.markers else ():
            self._note(element, place_)
        return words

    def _passage(self, id_: str, signs: list[Sign], line: str = " ") -> Passage:
        words = self._words(id_, signs, line)
        return Passage(id_, words.text, tuple(words.spans()))

    def _paragraph(self, item: Placed) -> Paragraph:
        words = self._words(item.id, item.block.signs, ready=item.block)
        part: Part = "annex" if item.block.annex else "preamble" if item.block.kind == "preamble" else "operative"
        return Paragraph(
            id=item.id,
            text=words.text,
            raw_spans=tuple(self._spans(words, item.block)),
            part=part,
            number=item.number,
            emphasis=words.emphasis,
            markers=words.markers,
            division=item.division,
            section=item.section,
        )

    def _spans(self, words: AknWords, block: AknBlock) -> list[Span]:
        """Where the words stand, and the printed number before them."""
        spans = words.spans()
        if not block.number_signs:
            return spans
        printed = compose(self.source, block.number_signs).spans()
        if spans and len(printed) == 1 and printed[0].end < spans[0].start:
            return [*printed, *spans]
        return merged((*spans, *printed))

    def _note(self, element: Element, place_: str) -> None:
        marker = element.attributes.get("marker", "")
        signs = [sign for child in element.children for sign in _signs(child)]
        words = compose(self.source, signs, note=marker or "0")
        number = int(marker) if _is_number(marker) else 0
        if not number or marker in self.seen:
            self.free += 1
            number = self.free
        self.seen.add(marker)
        lost = element.attributes.get("status") == "incomplete" and not str(words.text)
        status: Status = "missing" if lost else "present"
        self.notes.append(Note(f"fn{number}", words.text, tuple(words.spans()), marker or str(number), place_, status))


def _signs(child: Element | Chunk) -> list[Sign]:
    return [AknRun(child)] if isinstance(child, Chunk) else flatten(child)


def _is_number(marker: str) -> bool:
    return marker.isascii() and marker.isdecimal() and len(marker) <= 4 and int(marker) > 0

"""A draft traced: a row a stretch of words with its first place, a page to read, a Word file with tracked changes.

Each paragraph of the draft is compared with the agreed paragraph that is most like it. In the Word file what the draft
adds is inserted and what it leaves out is deleted, so that a delegate accepts or rejects it in any word processor. A
paragraph that no agreed text is like is inserted as a whole. Punctuation and case are the draft's.
"""

from __future__ import annotations

import html
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final
from xml.sax.saxutils import escape

from toolkit import _word, hypertext, languages
from toolkit._words import Words
from toolkit.phrases._index import Index, Nearest, PhraseSpan

if TYPE_CHECKING:
    import pandas as pd

    from toolkit.model import Resolution

__all__ = ["Traced", "page", "table", "trace", "word"]

#: Least likeness of an agreed paragraph for a draft's to be a change of it.
LIKE: Final = 0.4


@dataclass(frozen=True, slots=True)
class Traced:
    """A paragraph of a draft with its history and the nearest agreed text."""

    paragraph_id: str
    text: str
    language: str
    spans: tuple[PhraseSpan, ...]
    nearest: Nearest | None


def trace(draft: Resolution, index: Index, *, before: str = "") -> list[Traced]:
    """The paragraphs of a draft with their histories.

    Parameters
    ----------
    draft
        Any text that `toolkit.load` reads.
    index
        Of the agreed texts.
    before
        Only texts adopted before this day; the day of the draft itself where it states one, else all.

    Examples
    --------
    >>> from pathlib import Path
    >>> from tempfile import TemporaryDirectory
    >>> import toolkit as tk
    >>> with TemporaryDirectory() as folder:
    ...     _ = (Path(folder) / "a.ar.txt").write_text(tk.load().source, encoding="utf-8")
    ...     index = tk.phrases.build(folder, Path(folder) / "index")
    ...     traced = tk.phrases.trace.trace(tk.load(), index)  # nothing held is older than the text itself
    >>> {span.first for one in traced for span in one.spans}
    {None}
    """
    day = before or str(draft.meta.get("adopted") or "")
    found = []
    for paragraph in draft.paragraphs:
        text = paragraph.text.string
        near = index.nearest(text, draft.language, before=day)
        spans = tuple(index.history(text, draft.language, before=day))
        kept = near if near and near.likeness >= LIKE else None
        found.append(Traced(paragraph.id, text, draft.language, spans, kept))
    return found


def table(traced: list[Traced]) -> pd.DataFrame:
    """A row a stretch of words: ``paragraph_id``, ``start`` and ``end`` (words), ``first``, ``date``, ``committee``.

    ``may_be_older`` says that the first place is the first text held of its line; ``nearest`` and ``likeness`` are
    those of the whole paragraph. Empty ``first``: no text held has these words in a run of eight.

    Examples
    --------
    >>> import toolkit as tk
    >>> list(tk.phrases.trace.table([]))[:4]
    ['paragraph_id', 'start', 'end', 'words']
    """
    import pandas as pd

    rows = []
    for one in traced:
        words = Words.of(one.text)
        near = (_name(one.nearest.place), one.nearest.likeness) if one.nearest else ("", None)
        for span in one.spans:
            first = span.first
            own = (_name(first), first.date, first.committee, first.may_be_older) if first else ("", "", "", None)
            quoted = words.between(span.start, span.end)
            rows.append((one.paragraph_id, span.start, span.end, quoted, *own, *near))
    columns = "paragraph_id start end words first date committee may_be_older nearest likeness"
    return pd.DataFrame(rows, columns=columns.split())


def _name(place: object) -> str:
    return f"{getattr(place, 'symbol', '')} {getattr(place, 'paragraph_id', '')}".strip()


def page(traced: list[Traced], name: str, *, language: str = "") -> str:
    """A page with each paragraph coloured by where its words stand first; it needs no network.

    Parameters
    ----------
    traced, name
        The paragraphs, and what the draft is called.
    language
        Of the words around them; what `toolkit.languages.current` says where not given.

    Examples
    --------
    >>> import toolkit as tk
    >>> "&lt;b&gt;" in tk.phrases.trace.page([], "<b>")
    True
    """
    code = language or languages.current()
    labels = (languages.load(code, "phrases") or languages.load("en", "phrases"))["page"]
    body = "".join(_shown(one, labels, code) for one in traced)
    key = "".join(f'<mark class="{name}">{html.escape(labels[name])}</mark> ' for name in ("older", "maybe", "fresh"))
    return (
        f"<!DOCTYPE html><html {hypertext.attributes(code)}><head><meta charset='utf-8'>"
        f"<meta name='viewport' content='width=device-width'><title>{html.escape(name)}</title><style>{_STYLE}</style>"
        f"</head><body><h1>{html.escape(labels['title'])}: <bdi>{html.escape(name)}</bdi></h1>"
        f"<p>{html.escape(labels['horizon'])}</p><p>{key}</p>{body}</body></html>\n"
    )


_STYLE: Final = (
    "body{font:1rem/1.7 Georgia,Amiri,serif;max-width:46rem;margin:2rem auto;padding:0 1rem;color:#222;background:#fff}"
    "mark{color:inherit;padding:.1em 0}.older{background:#cfe3f2}.maybe{background:#eee}"
    ".fresh{background:#fff;border-bottom:3px solid #d55e00}small{color:#555}section{margin:1.4em 0}"
)


def _shown(one: Traced, labels: dict[str, str], code: str) -> str:
    words = Words.of(one.text).words
    marks = []
    for span in one.spans:
        first = span.first
        name = "fresh" if first is None else "maybe" if first.may_be_older else "older"
        title = f"{_name(first)}, {first.date}" if first else ""
        marks.append((words[span.start].start, words[span.end - 1].end, name, title))
    near = one.nearest
    share = f"{near.likeness:.0%}" if near else ""
    below = f"{labels['nearest']}: <bdi>{html.escape(_name(near.place))}</bdi> ({share})" if near else labels["none"]
    return (
        f"<section><b><bdi>{html.escape(one.paragraph_id)}</bdi></b>"
        f"<p {hypertext.attributes(one.language)}>{hypertext.marked(one.text, marks, one.language)}</p>"
        f"<small {hypertext.attributes(code)}>{below}</small></section>"
    )


def word(traced: list[Traced], author: str = "draft") -> bytes:
    """A Word file: the agreed text with the draft's changes tracked.

    Parameters
    ----------
    traced
        The paragraphs of the draft.
    author
        Whose changes they are called.

    Examples
    --------
    >>> import toolkit as tk
    >>> tk.phrases.trace.word([])[:2]
    b'PK'
    """
    number = iter(range(1, 10_000_000))
    return _word.packed(_tracked(one, author, number) for one in traced)


def _tracked(one: Traced, author: str, number: Iterator[int]) -> str:
    runs = []
    for kind, text in changes(one.nearest.text if one.nearest else "", one.text):
        run = _word.run(text, one.language, "delText" if kind == "del" else "t")
        if kind:
            who = escape(_word.plain(author), {'"': "&quot;"})
            run = f'<w:{kind} w:id="{next(number)}" w:author="{who}">{run}</w:{kind}>'
        runs.append(run)
    return _word.paragraph(runs, one.language)


def changes(old: str, new: str) -> list[tuple[str, str]]:
    """How one text becomes another: pieces with ``ins``, ``del``, or nothing for words that both have.

    Examples
    --------
    >>> changes("two old boats.", "Two boats sail.")
    [('', 'Two '), ('del', 'old '), ('', 'boats '), ('ins', 'sail.')]
    """
    from rapidfuzz.distance import Indel

    one, two = _pieces(old), _pieces(new)
    found: list[tuple[str, str]] = []
    for step in Indel.opcodes([key for key, _ in one], [key for key, _ in two]):
        kind = {"delete": "del", "insert": "ins"}.get(step.tag, "")
        low, high, side = (
            (step.src_start, step.src_end, one) if kind == "del" else (step.dest_start, step.dest_end, two)
        )
        found.append((kind, "".join(piece for _, piece in side[low:high])))
    return found


def _pieces(text: str) -> list[tuple[str, str]]:
    """Each word's key with what stands from it to the next one; what stands before the first is with it."""
    words = Words.of(text).words
    cuts = [0, *(word.start for word in words[1:]), len(text)]
    return [(word.key, text[cuts[at] : cuts[at + 1]]) for at, word in enumerate(words)]

"""How resolutions, passages, repairs and tables show themselves in JupyterLab: each as a safe piece of HTML.

Words stand in the direction of their language, repaired ones are marked, and each piece brings the style sheet with it:
it may be the first thing that a notebook shows.
"""

from __future__ import annotations

import html
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Final

from toolkit import contract, languages, notebook
from toolkit.hypertext import Mark, attributes, inline, language_of, marked
from toolkit.model import Note, Paragraph, Passage, Repair, Resolution

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["passage", "repair", "resolution", "tables"]

#: A resolution shows the words of this many passages, and says how many more there are.
_SHOWN: Final = 200


def resolution(shown: Resolution) -> str:
    """Title, what is known of it, its doubts, and its words behind a click, with the repairs marked."""
    language = shown.language
    title = str(shown.meta.get("title") or "")
    facts = html.escape(repr(shown).strip("<>"))
    doubts = "".join(f"<li>{html.escape(f'{d.place} {d.says}'.strip())}</li>" for d in shown.doubts[:20])
    passages = [one for one in shown.passages() if one.text.string]
    words = "".join(_words(one, language, notebook.repairs(shown, one.id)) for one in passages[:_SHOWN])
    more = f'<p class="more">{_SHOWN} of {len(passages)} passages</p>' if len(passages) > _SHOWN else ""
    return _piece(
        f'<p class="heading">{facts}</p>'
        + (f"<p {attributes(language)}>{inline(title, language)}</p>" if title else "")
        + (f"<p>Not sure of:</p><ul>{doubts}</ul>" if doubts else "")
        + f"<details><summary>Its words</summary>{words}{more}</details>"
    )


def passage(shown: Passage) -> str:
    """A paragraph, note or heading with its id; words that stand in the place of the source's are marked."""
    language = language_of(shown.text.string, languages.current())
    about = ""
    if isinstance(shown, Paragraph):
        about = ", ".join(part for part in (shown.part, shown.section) if part)
    elif isinstance(shown, Note):
        about = f"note {shown.marker} of {shown.place}, {shown.status}" if shown.place else shown.status
    return _piece(_words(shown, language, list(_replaced(shown)), about))


def repair(shown: Repair) -> str:
    """What was written and what is read, with kind, evidence, confidence and reason."""
    language = language_of(shown.as_written + shown.repaired, languages.current())
    line = f"{shown.place}: {shown.kind}, {shown.evidence} evidence, confidence {shown.confidence}"
    change = (
        f"<del>{inline(shown.as_written, language)}</del> "
        f'<mark class="repair">{inline(shown.repaired, language)}</mark>'
    )
    return _piece(
        f'<p class="heading">{html.escape(line)}</p><p {attributes(language)}>{change}</p>'
        f'<p class="gloss">{inline(shown.reason, "en")}</p>'
    )


def tables(shown: Mapping[str, pd.DataFrame]) -> str:
    """A table of tables: name, number of rows, what a row is, and the columns."""
    language = languages.current()
    rows = "".join(
        f'<tr><td class="whole"><code>{html.escape(name)}</code></td><td class="number">{len(frame)}</td>'
        f"<td {attributes(language)}>{inline(_row(name, language), language)}</td>"
        f"<td><code>{html.escape(', '.join(map(str, frame)))}</code></td></tr>"
        for name, frame in shown.items()
    )
    head = "".join(f'<th scope="col">{name}</th>' for name in ("table", "rows", "a row is", "columns"))
    return _piece(f'<table dir="ltr" lang="en"><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>')


def _row(name: str, language: str) -> str:
    """What a row of a table is; empty for a frame that is no table of the contract."""
    known = contract.tables().get(name)
    return known.row.get(language, known.row["en"]) if known else ""


def _piece(body: str) -> str:
    return f'<style>{notebook.STYLE}</style><div class="rt">{body}</div>'


def _words(shown: Passage, language: str, marks: list[Mark], about: str = "") -> str:
    heading = f"{shown.id} · {about}" if about else shown.id
    words = marked(shown.text.string, marks, language)
    return f'<p class="heading">{html.escape(heading)}</p><p {attributes(language)}>{words}</p>'


def _replaced(shown: Passage) -> Iterator[Mark]:
    """Marks of words that the source writes otherwise; a line break read as a space is none, nor a lone character."""
    at = 0
    for fragment in shown.text.fragments:
        words = fragment.text
        size = fragment.end - fragment.start if words is None else len(words)
        if words is not None and len(words.strip()) > 1:
            yield at, at + size, "repair", f"repaired: characters {fragment.start} to {fragment.end} of the source"
        at += size

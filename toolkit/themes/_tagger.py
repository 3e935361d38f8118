"""Giving themes: `tag` for a text, paragraphs or a resolution; `frame` for the ``tags`` table.

A row is a piece of evidence, not a theme: count paragraphs with ``drop_duplicates`` on
``paragraph_id`` and ``theme``. That a theme is not given means that the lexicon found no
words for it, which is weaker than that the paragraph is not about it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from toolkit import contract
from toolkit.errors import ToolkitError
from toolkit.model import Paragraph, Resolution, Tag
from toolkit.text import KEPT, script
from toolkit.themes._codebook import Codebook, load_codebook
from toolkit.themes._parts import part_of
from toolkit.themes._resolve import Reading, read
from toolkit.themes.lexicon import Lexicon

if TYPE_CHECKING:
    import pandas as pd

_SCRIPTS = {"Arabic": "ar", "Latin": "en"}
#: Paragraphs matched at once.
BATCH = 2048


def tag(
    what: str | Resolution | Paragraph | Iterable[Paragraph | str],
    *,
    language: str | None = None,
    codebook: Codebook | None = None,
) -> tuple[Tag, ...]:
    """Themes of a text, a paragraph, several of them, or a resolution, with their evidence.

    Parameters
    ----------
    what
        Plain strings get the ids ``1``, ``2`` ... in order; that they are operative is told by their opening verb.
    language
        ISO 639-1 code; by default a resolution's own, else what the script suggests.
    codebook
        See `load_codebook`.

    Returns
    -------
    tuple of Tag
        In document order; ``text[start:end] == evidence`` for every one.

    Raises
    ------
    toolkit.errors.DataError
        There is no lexicon for the language.

    Examples
    --------
    >>> [(t.theme, t.evidence) for t in tag("Stresses the need to bridge the digital divide,")]
    [('digital_divides', 'digital divide')]
    """
    units, lexicon, title = units_of(what, language, codebook)
    return tuple(one for unit, reading in readings(units, lexicon, title) for one in tags_of(unit, reading))


def frame(
    resolution: Resolution | Sequence[Paragraph],
    *,
    language: str | None = None,
    codebook: Codebook | None = None,
) -> pd.DataFrame:
    """The ``tags`` table: one row a piece of evidence.

    Returns
    -------
    pandas.DataFrame
        The columns of the contract but the raw offsets, which plain texts do not have; offsets are code points of the
        paragraph's text.

    Examples
    --------
    >>> import toolkit as tk
    >>> ", ".join(tk.themes.frame(tk.load()))
    'paragraph_id, theme, evidence, start, end, rule'
    """
    import pandas as pd

    found = rows(resolution, language=language, codebook=codebook)
    columns = [name for name in contract.table("tags").columns if not name.startswith("raw_")]
    return pd.DataFrame(found, columns=columns).astype({"start": "int64", "end": "int64"})


def rows(
    resolution: Resolution | Sequence[Paragraph], *, language: str | None = None, codebook: Codebook | None = None
) -> list[tuple[Any, ...]]:
    """The rows of `frame`, in order.

    Examples
    --------
    >>> import toolkit as tk
    >>> tk.themes.rows(tk.load())[0][1]
    'wsis'
    """
    units, lexicon, title = units_of(resolution, language, codebook)
    keys = [(text, part, title if title in text else "") for _, text, part in units]
    fresh = {key: unit for key, unit in zip(keys, units, strict=True) if key not in lexicon.known}
    if len(lexicon.known) + len(fresh) > KEPT:
        lexicon.known.clear()
        fresh = dict(zip(keys, units, strict=True))
    for key, (_, reading) in zip(fresh, readings(list(fresh.values()), lexicon, title), strict=True):
        lexicon.known[key] = tuple((one.theme, one.start, one.end, one.rule) for one in reading.kept)
    return [
        (unit[0], theme, unit[1][start:end], start, end, rule)
        for unit, key in zip(units, keys, strict=True)
        for theme, start, end, rule in lexicon.known[key]
    ]


Unit = tuple[str, str, str]  # id, text, part


def units_of(
    what: str | Resolution | Paragraph | Iterable[Paragraph | str], language: str | None, codebook: Codebook | None
) -> tuple[list[Unit], Lexicon, str]:
    """The paragraphs to be read, the lexicon to read them with, and the title that earns nothing."""
    title = ""
    if isinstance(what, Resolution):
        language = language or what.language
        title = " ".join(str(what.meta.get("title", "")).split())
        what = what.paragraphs
    items = [what] if isinstance(what, str | Paragraph) else list(what)
    units = [
        (str(number), item, "") if isinstance(item, str) else (item.id, item.text.string, item.form)
        for number, item in enumerate(items, start=1)
    ]
    if language is None:
        found = script("\n".join(text for _, text, _ in units))
        language = _SCRIPTS.get(found, "")
        if found and not language:
            raise ToolkitError(f"cannot tell the language of a text in {found} script", remedy="name it: language=")
    language = language or "en"
    bare = [isinstance(item, str) for item in items]
    units = [(u[0], u[1], part_of(u[1], language)) if b else u for u, b in zip(units, bare, strict=True)]
    return units, (codebook or load_codebook()).lexicon(language), title


def readings(
    units: Sequence[Unit], lexicon: Lexicon, title: str = "", *, every: bool = False, names: bool = True
) -> Iterator[tuple[Unit, Reading]]:
    """Match units batch by batch and resolve each of them.

    Examples
    --------
    >>> import toolkit as tk
    >>> lexicon = tk.themes.load_codebook().lexicon("en")
    >>> units = [("O01", "Bridging digital divides,", "operative")]
    >>> [one.theme for one in list(tk.themes.readings(units, lexicon))[0][1].kept]
    ['digital_divides']
    """
    for first in range(0, len(units), BATCH):
        batch = units[first : first + BATCH]
        hits = lexicon.matcher.find([text for _, text, _ in batch])
        rows: list[list[tuple[int, int, int]]] = [[] for _ in batch]
        for number, *row in zip(*(c.tolist() for c in (hits.text, hits.surface, hits.start, hits.end)), strict=True):
            rows[number].append((row[0], row[1], row[2]))
        for unit, found in zip(batch, rows, strict=True):
            yield unit, read(unit[1], found, lexicon, part=unit[2], title=title, every=every, names=names)


def tags_of(unit: Unit, reading: Reading) -> Iterator[Tag]:
    """The tags of a reading."""
    name, text, _ = unit
    for one in reading.kept:
        yield Tag(name, one.theme, text[one.start : one.end], one.start, one.end, one.rule)

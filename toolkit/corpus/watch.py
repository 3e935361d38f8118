"""A theme of one's own over a whole folder: five words in a codebook file, counted session by session.

`read` takes the paragraphs out of a folder of texts, archives too, and leaves the rest of the chain alone: no acts, no
dates, no tables. `by_session` counts a codebook's themes in them by the bulk matcher (`toolkit.themes.bulk`). Seven
sessions in one language (some 2,200 files) take less than a minute on two cores; a folder that is asked more than once
is better built once (`toolkit.corpus.build`).

``data/themes/watchwords.toml`` is such a codebook: words that are narrower than a theme.
"""

from __future__ import annotations

import io
import os
import re
import zipfile
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Final

from toolkit import library, paths
from toolkit.corpus._inputs import INSIDE, Input, discover
from toolkit.errors import ToolkitError
from toolkit.references import Symbol
from toolkit.themes import Codebook, Unit, bulk, load_codebook

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["by_session", "mentions", "read", "session", "words_in"]

#: Columns of the paragraphs that are counted.
COLUMNS: Final = ("symbol", "language", "paragraph_id", "part", "text")
#: Files that one process reads at a time.
_SOME: Final = 150
#: The language of a file of the United Nations' XML, said near its head: `language="ara"`, not `xml:lang="en"`.
_DECLARED: Final = re.compile(rb'FRBRlanguage language="(\w{2,3})"')
#: Session and number of a resolution in that head: ".../unga/2024-09-22/79-1/!main/".
_NAMED: Final = re.compile(rb'/unga/[\d-]+/(\d+)-(\d+)/!main/"')
_CODES: Final = {"ara": "ar", "eng": "en", "fra": "fr", "rus": "ru", "spa": "es", "zho": "zh", "deu": "de"}


def session(symbol: str) -> int:
    """The regular session of a resolution; 0 where it has none.

    Examples
    --------
    >>> session("A/RES/78/132"), session("A/RES/ES-11/1")
    (78, 0)
    """
    try:
        number = Symbol.parse(symbol).session
    except ValueError:
        return 0
    return int(number) if number.isdigit() else 0


def read(folder: str | os.PathLike[str], *, language: str = "en", workers: int = 0) -> pd.DataFrame:
    """The paragraphs of a folder's resolutions in one language.

    Parameters
    ----------
    folder
        Folder of texts, XML files and zip archives of them.
    language
        ISO 639-1 code; files in other languages are left out.
    workers
        Processes; as many as there are cores where 0.

    Returns
    -------
    pandas.DataFrame
        ``symbol``, ``language``, ``paragraph_id``, ``part``, ``text``. Files that could not be read are named in
        ``frame.attrs["unread"]``; how many resolutions of a session the folder has as XML of another language only in
        ``frame.attrs["lacking"]``. A resolution that the folder has twice counts once.

    Raises
    ------
    toolkit.errors.ToolkitError
        There is no such folder, or no resolution of that language in it.
    """
    import pandas as pd

    place = Path(folder)
    rows: list[tuple[str, ...]] = []
    unread: list[str] = []
    seen: dict[str, str] = {}
    others: set[str] = set()
    for file, found in _read_all(place, language, workers):
        if found is None:
            unread.append(file)
        elif isinstance(found, str):
            others.add(found)
        elif found and seen.setdefault(found[0][0] or file, file) == file:
            rows += found
    if not rows:
        raise ToolkitError(f"holds no resolution in {language[:20]!r}", file=place, remedy="name the language of texts")
    frame = pd.DataFrame(rows, columns=list(COLUMNS))
    frame.attrs["unread"] = unread
    frame.attrs["lacking"] = dict(sorted(Counter(map(session, others - set(seen) - {""})).items()))
    return frame


def mentions(paragraphs: pd.DataFrame, codebook: Codebook | str | Path | None = None) -> pd.DataFrame:
    """Where the words of a codebook stand.

    Parameters
    ----------
    paragraphs
        From `read`, in one language or several.
    codebook
        A codebook or its file; the watchwords that ship where none is given.

    Returns
    -------
    pandas.DataFrame
        ``symbol``, ``language``, ``paragraph_id``, ``word`` (id of the codebook): a row a paragraph and word, in order.
    """
    import pandas as pd

    book = _book(codebook)
    parts = []
    for language, rows in paragraphs.groupby("language", sort=True):
        form = rows["part"].where(rows["part"] == "preamble", "operative")
        tags = bulk.table(zip(rows.index, rows["text"], form, strict=True), str(language), codebook=book)
        found = tags.drop_duplicates(["id", "theme"])
        named = rows.loc[found["id"], ["symbol", "language", "paragraph_id"]].reset_index(drop=True)
        parts.append(named.assign(word=found["theme"].to_numpy()))
    return pd.concat(parts, ignore_index=True)


def words_in(units: Iterable[Unit], language: str) -> dict[str, list[str]]:
    """The watchwords of each paragraph that has some, by its id.

    Parameters
    ----------
    units
        ``(id, text, part)`` of each paragraph.
    language
        ISO 639-1 code.

    Examples
    --------
    >>> words_in([("O01", "Notes that artificial intelligence bridges no digital divide;", "operative")], "en")
    {'O01': ['artificial_intelligence', 'digital_divide']}
    """
    tags = bulk.table(units, language, codebook=_book(None))
    return {str(one): sorted(set(rows["theme"])) for one, rows in tags.groupby("id")}


def by_session(
    source: pd.DataFrame | str | os.PathLike[str],
    codebook: Codebook | str | Path | None = None,
    *,
    language: str = "en",
    workers: int = 0,
) -> pd.DataFrame:
    """How often each theme of a codebook is spoken of, session by session.

    Parameters
    ----------
    source
        Paragraphs from `read`, or a folder that it can read.
    codebook
        A codebook or its file (`toolkit.themes.load_codebook`); five words of your own are enough. The watchwords that
        ship where none is given.
    language
        ISO 639-1 code of the texts to be counted.
    workers
        Processes for reading; as many as there are cores where 0.

    Returns
    -------
    pandas.DataFrame
        ``session``, ``theme``, ``label``, ``paragraphs`` (with the theme), ``of`` (all), ``share`` (0 to 1), ``naming``
        (resolutions with the theme), ``resolutions`` (all of the session in the folder). A theme that a session does
        not speak of has a row with 0: the texts were read, and it is not there. ``frame.attrs["lacking"]`` says of
        which sessions the folder has resolutions in another language only, and how many; ``attrs["unread"]`` which
        files could not be read.
    """
    import pandas as pd

    book = _book(codebook)
    if wordless := book.wordless(language):  # a count of 0 would say that the texts do not speak of it
        raise ToolkitError(
            f"has no words in language {language!r} for {', '.join(wordless)}",
            file=book.path,
            remedy=f"give each theme its words, phrases.{language} = [...], or leave the theme out",
        )
    texts = source if isinstance(source, pd.DataFrame) else read(source, language=language, workers=workers)
    further = texts.attrs
    texts = texts[texts["language"] == language].reset_index(drop=True)
    held = texts["symbol"].map({symbol: session(symbol) for symbol in texts["symbol"].unique()})
    texts, held = texts[held > 0], held[held > 0]
    found = mentions(texts, book)
    found["session"] = found["symbol"].map(session)
    grid = pd.MultiIndex.from_product([sorted(set(held)), book.ids], names=["session", "theme"])
    group = found.groupby(["session", "word"])
    frame = pd.DataFrame({"paragraphs": group.size(), "naming": group["symbol"].nunique()})
    frame = frame.rename_axis(["session", "theme"]).reindex(grid, fill_value=0).reset_index()
    frame["of"] = frame["session"].map(held.value_counts())
    frame["resolutions"] = frame["session"].map(texts.groupby(held)["symbol"].nunique())
    frame["share"] = frame["paragraphs"] / frame["of"]
    lacking = {one: count for one, count in further.get("lacking", {}).items() if one in set(held)}
    frame["label"] = frame["theme"].map({one: book.label(one, language) for one in book.ids})
    frame = frame[["session", "theme", "label", "paragraphs", "of", "share", "naming", "resolutions"]]
    frame.attrs = {"lacking": lacking, "unread": further.get("unread", [])}
    return frame


def _book(codebook: Codebook | str | Path | None) -> Codebook:
    if isinstance(codebook, Codebook):
        return codebook
    return load_codebook(paths.data("themes", "watchwords.toml") if codebook is None else codebook)


#: The paragraphs of a file; of one in another language its symbol; nothing where it cannot be read.
_Found = list[tuple[str, ...]] | str | None


def _read_all(folder: Path, language: str, workers: int) -> Iterator[tuple[str, _Found]]:
    """Each file with what it holds (`_Found`)."""
    from toolkit.corpus import _pool

    tasks = list(_tasks(discover(folder).read))
    work = partial(_read_some, folder, language)
    number = min(workers or _pool.cores(), len(tasks))
    if number < 2:
        for task in tasks:
            yield from work(task)
        return
    for some in _pool.spread(work, tasks, number):
        yield from some


def _tasks(inputs: Sequence[Input]) -> Iterator[tuple[str, ...]]:
    """Names of files that are read together: of one archive, or of the folder itself."""
    for _, group in groupby((item.file for item in inputs), key=lambda name: name.partition(INSIDE)[:2]):
        names = tuple(group)
        yield from (names[start : start + _SOME] for start in range(0, len(names), _SOME))


def _read_some(folder: Path, language: str, files: tuple[str, ...]) -> list[tuple[str, _Found]]:
    archive, inside, _ = files[0].partition(INSIDE)
    if not inside:
        return [(file, _paragraphs(file, (folder / file).read_bytes(), language)) for file in files]
    try:
        with zipfile.ZipFile(io.BytesIO((folder / archive).read_bytes())) as opened:
            return [(file, _paragraphs(file, opened.read(file.partition(INSIDE)[2]), language)) for file in files]
    except (OSError, ValueError, zipfile.BadZipFile):  # it was whole a moment ago
        return [(file, None) for file in files]


def _paragraphs(file: str, content: bytes, language: str) -> _Found:
    declared = _DECLARED.search(content, 0, 8192)
    if declared and _CODES.get(declared[1].decode("ascii"), "") not in ("", language):
        named = _NAMED.search(content, 0, 8192)
        return f"A/RES/{named[1].decode('ascii')}/{named[2].decode('ascii')}" if named else ""
    try:
        found = library.read(content, name=file)
    except ToolkitError:
        return None
    if found.language != language:
        return []
    symbol = str(found.symbol or "")
    return [(symbol, language, one.id, one.part, one.text.string) for one in found.paragraphs]

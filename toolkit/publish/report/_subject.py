"""What an edition of a report is about, and the words it is said in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from toolkit import languages, library
from toolkit.errors import ToolkitError
from toolkit.model import Resolution
from toolkit.publish.provenance import about
from toolkit.themes import Codebook, load_codebook

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["ReportSubject", "known_themes", "shown_in"]


@dataclass(frozen=True)
class ReportSubject:
    """A resolution in both readings, the language of the edition, and the themes asked for.

    Attributes
    ----------
    language
        ISO 639-1 code of the edition, not of the resolution.
    repaired, source
        The resolution's two readings.
    themes
        Ids of the themes to report on, in the codebook's order.
    shipped
        Whether it is the resolution that ships.
    texts
        A folder of the user's own copies of official texts, if there is one.
    """

    language: str
    repaired: Resolution
    source: Resolution
    themes: tuple[str, ...]
    shipped: bool
    texts: Path | None = None

    @classmethod
    def read(
        cls,
        language: str,
        file: Path | Resolution | None = None,
        themes: Sequence[str] | None = None,
        texts: Path | None = None,
    ) -> ReportSubject:
        """Read a resolution in both readings.

        Raises
        ------
        toolkit.errors.ToolkitError
            The file cannot be read, a theme is not in the codebook, or there are no editions in the language.
        """
        editions = languages.editions("report")
        if language not in editions:
            raise ToolkitError(
                f"no report in language {language[:20]!r}", remedy=f"languages: {', '.join(editions)}, both"
            )
        chosen = known_themes(themes)
        resolution = file if isinstance(file, Resolution) else library.load(file)
        resolution = resolution.replace(name=Path(resolution.name).name)
        repaired, source = resolution.with_reading("repaired"), resolution.with_reading("source")
        return cls(language, repaired, source, chosen, file is None, texts)

    @property
    def label(self) -> str:
        """The symbol, or the name of the file where the text states none."""
        return str(self.repaired.symbol or self.repaired.name)

    @property
    def title(self) -> str:
        """The title in the language of the edition, as far as it is known."""
        meta = self.repaired.meta
        return str(meta.get(f"title_{self.language}") or meta.get("title") or "")

    @property
    def digest(self) -> str:
        """The sha256 of the source as it was read."""
        return sha256(self.repaired.source.encode("utf-8", "surrogatepass")).hexdigest()

    def cited(self, what: str) -> str:
        """One line that cites something made of it, in the language of the edition: authors, year, what, version."""
        own, words, names = about.about(), self.words(), self.words("authors")
        authors = words["comma"].join(names.get(author.name, author.name) for author in own.authors)
        return words["cited"].format(authors=authors, year=own.released[:4], what=what, version=own.version)

    @cached_property
    def official(self) -> dict[str, str]:
        """The official English text by paragraph, where the user's copies have it; else nothing."""
        from toolkit.series.texts import series

        if self.texts is None or self.repaired.language == "en":
            return {}
        try:  # nor is there a file of a text without a symbol
            path = series().find(self.texts, str(self.repaired.symbol), "en")
        except ToolkitError:
            return {}
        return {one.id: one.text.string for one in library.load(path).paragraphs}

    @property
    def codebook(self) -> Codebook:
        """The codebook."""
        return load_codebook()

    @property
    def direction(self) -> str:
        """``ltr`` or ``rtl``."""
        return str(languages.load(self.language, "display").get("direction", "ltr"))

    @cached_property
    def tables(self) -> dict[str, pd.DataFrame]:
        """The tables of the repaired reading, as far as its language allows."""
        return self.repaired.tables()

    def words(self, topic: str = "words") -> Mapping[str, str]:
        """The report's words on a topic, in the language of the edition."""
        found: Mapping[str, str] = languages.load(self.language, "report")[topic]
        return found


@contextmanager
def shown_in(language: str) -> Iterator[None]:
    """Show charts, tables and words in a language for a while."""
    before = languages.current()
    languages.use(language)
    try:
        yield
    finally:
        languages.use(before)


def known_themes(themes: Sequence[str] | None) -> tuple[str, ...]:
    """Themes in the codebook's order, all of them where none is named.

    Raises
    ------
    toolkit.errors.ToolkitError
        One is not in the codebook.
    """
    ids = load_codebook().ids
    unknown = sorted(set(themes or ()) - set(ids))
    if unknown:
        raise ToolkitError(f"no theme {', '.join(unknown)[:80]}", remedy=f"themes: {', '.join(ids)}")
    return tuple(theme for theme in ids if not themes or theme in themes)

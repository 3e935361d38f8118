"""What is explored, prepared once: paragraphs of a resolution, the series or the Assembly, as one tidy frame.

A row is a paragraph of one resolution in one language. In a series every paragraph stands in each language of the
panel, so that counts over two languages count it twice: choose one. The columns are `COLUMNS`; ``verb`` and ``force``
are those of the opening act, ``verbs`` and ``forces`` those of every act in order, ``addressees`` the classes that the
paragraph asks or instructs, ``cited`` the symbols that stand in its own words (not in its notes), ``status`` and
``born`` what the genealogy says of it. ``text`` is empty where the words are not known: the series ships without them.

What is not known stays out: the derived panel holds no addressees, so a series has them only with a folder of texts;
one resolution alone has no year before, so it has no status.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from toolkit.explorer._facets import FACETS, Facet
from toolkit.explorer._fields import Field, fields, vocabulary
from toolkit.explorer._paragraphs import COLUMNS, lists, of_panel, of_resolution
from toolkit.model import Resolution

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["COLUMNS", "Subject"]


@dataclass(frozen=True, eq=False)
class Subject:
    """Paragraphs to explore. Make one with `of`, `of_series` or `of_assembly`.

    Attributes
    ----------
    kind
        ``resolution``, ``series`` or ``assembly``.
    frame
        `COLUMNS`, a row a paragraph; the index numbers the rows from 0 and is kept by every selection.
    made
        The Python expression that makes this subject again.
    resolution
        The resolution explored; ``None`` for a series.
    folder
        Where the texts of the series lie, if the user has them.
    lives
        The genealogy of a series, as `toolkit.views.panel.genealogy` gives it; ``None`` where there is none.
    kin
        Columns of the panel that say what a paragraph of a series comes from, row by row as in ``frame``.
    facts
        Of the Assembly's resolutions, by symbol: ``date`` and the title by language.
    official
        Of one resolution in another language: the official English words by paragraph id, where they are at hand.
    """

    kind: Literal["resolution", "series", "assembly"]
    frame: pd.DataFrame
    made: str
    resolution: Resolution | None = None
    folder: Path | None = None
    lives: pd.DataFrame | None = None
    kin: pd.DataFrame | None = None
    facts: Mapping[str, Mapping[str, str]] = field(default_factory=dict, repr=False)
    official: Mapping[str, str] = field(default_factory=dict, repr=False)
    memory: dict[Any, Any] = field(default_factory=dict, repr=False)

    @classmethod
    def of(
        cls,
        resolution: Resolution,
        *,
        official: Mapping[str, str] | None = None,
        texts: str | PathLike[str] | None = None,
    ) -> Subject:
        """The paragraphs of one resolution, with their words.

        Parameters
        ----------
        resolution
            Any resolution, in either reading. Facts that the toolkit cannot read in its language are left out.
        official
            The official English words by paragraph id, where they are at hand: they are searched too.
        texts
            Your folder with the texts of the series, to take them from.

        Returns
        -------
        Subject
        """
        if texts is not None and official is None:
            from toolkit.explorer._official import official as known

            official = known(resolution, Path(texts))
        frame, made = of_resolution(resolution), _expression(resolution)
        folder = None if texts is None else Path(texts)
        return cls("resolution", frame, made, resolution, folder, official=official or {})

    @classmethod
    def of_series(
        cls,
        panel: pd.DataFrame | None = None,
        *,
        folder: str | PathLike[str] | None = None,
        lives: pd.DataFrame | None = None,
    ) -> Subject:
        """The paragraphs of a series of resolutions, in every language of its panel.

        Parameters
        ----------
        panel
            A panel of your own (`toolkit.series.panel.build`); the shipped one where not given.
        folder
            Your folder with the AKN4UN files of the series (`toolkit fetch` gets them): adds the words, and
            who is addressed. Without it a series has no words; none ship.
        lives
            The genealogy that belongs to a panel of your own.

        Returns
        -------
        Subject

        Raises
        ------
        toolkit.errors.ToolkitError
            The panel lacks a column, the folder holds none of the texts, or a text is not the one that the panel
            was made from.
        """
        from toolkit.views import panel as shipped

        own = panel is not None
        kin = lists(panel) if panel is not None else shipped.panel()
        lives = lists(lives) if lives is not None else None if own else shipped.genealogy()
        path = Path(folder) if folder is not None else None
        frame = of_panel(kin, path)
        made = "Subject.of_series()" if path is None else f"Subject.of_series(folder={str(path)!r})"
        if own:
            made = made.replace("(", "(panel, ", 1).replace(", )", ")")
        return cls("series", frame, made, None, path, lives, kin)

    @classmethod
    def of_assembly(cls, *, texts: str | PathLike[str] | None = None) -> Subject:
        """The paragraphs of every resolution since the Assembly's seventy-fourth session, in Arabic and English.

        Parameters
        ----------
        texts
            A corpus of them (``toolkit corpus DIR --to OUT``), or a folder with the files: adds the words of the
            paragraphs that it has. None ship.

        Raises
        ------
        toolkit.errors.ToolkitError
            The folder holds none of the texts.

        Examples
        --------
        >>> from toolkit.explorer import Query, Subject, select
        >>> found = select(Subject.of_assembly(), Query(cited="A/RES/78/132", languages="en"))  # doctest: +SKIP
        >>> sorted(set(found["symbol"]))  # doctest: +SKIP
        ['A/RES/78/265', 'A/RES/78/311', 'A/RES/79/194', 'A/RES/80/118']
        """
        from toolkit.explorer._whole import known, of_assembly

        path = Path(texts) if texts is not None else None
        made = "Subject.of_assembly()" if path is None else f"Subject.of_assembly(texts={str(path)!r})"
        return cls("assembly", of_assembly(path), made, None, path, facts=known())

    @property
    def many(self) -> bool:
        """Whether it holds many resolutions, in more than one language."""
        return self.kind != "resolution"

    def __len__(self) -> int:
        return len(self.frame)

    def __repr__(self) -> str:
        known = int((self.frame["text"] != "").sum())
        words = "with words" if known == len(self) else f"with the words of {known}" if known else "without words"
        return f"<Subject {self.name} ({', '.join(self.languages)}): {len(self)} paragraphs, {words}>"

    @cached_property
    def languages(self) -> tuple[str, ...]:
        """Languages of the paragraphs."""
        return tuple(dict.fromkeys(self.frame["language"]))

    @cached_property
    def symbols(self) -> tuple[str, ...]:
        """Symbols of the resolutions, in order; a resolution without a symbol goes by its name."""
        return tuple(dict.fromkeys(self.frame["symbol"]))

    @cached_property
    def years(self) -> tuple[int, ...]:
        """Years of adoption, in order; empty where the document does not say."""
        return tuple(sorted({int(year) for year in self.frame["year"].dropna()}))

    @cached_property
    def name(self) -> str:
        """The resolution's symbol, the first and the last one of a series, or the sessions of the Assembly."""
        if not self.symbols:
            return self.kind
        if self.kind == "assembly":
            sessions = [session for session in dict.fromkeys(self.frame["session"]) if session.isdigit()]
            return f"A/RES/{'–'.join(dict.fromkeys((*sessions[:1], *sessions[-1:])))}"
        return self.symbols[0] if len(self.symbols) == 1 else f"{self.symbols[0]} … {self.symbols[-1]}"

    @cached_property
    def has_text(self) -> bool:
        """Whether the words of any paragraph are known."""
        return bool((self.frame["text"] != "").any())

    @cached_property
    def indexed(self) -> Mapping[str, Facet]:
        """Every facet with the rows of each value, ready for filtering and counting."""
        return _Indexed(self.frame)

    @cached_property
    def fields(self) -> tuple[Field, ...]:
        """What a search reads."""
        return fields(self)

    @cached_property
    def fields_of(self) -> Mapping[str, list[int]]:
        """Numbers of the fields of each language."""
        found: dict[str, list[int]] = {}
        for number, one in enumerate(self.fields):
            found.setdefault(one.language, []).append(number)
        return found

    @cached_property
    def vocabulary(self) -> Mapping[str, frozenset[str]]:
        """The folded words of the documents by language; of the Assembly none."""
        return {} if self.kind == "assembly" else vocabulary(self.fields)

    @cached_property
    def facets(self) -> tuple[str, ...]:
        """Names of the facets that this subject knows anything of."""
        return tuple(name for name in FACETS if self.indexed[name].known and not name.startswith("opening"))

    @property
    def first(self) -> tuple[str, ...]:
        """Fields of which only the opening act is known: of the Assembly, forces."""
        return ("forces",) if self.kind == "assembly" else ()

    def ref(self, row: int) -> str:
        """A reference that can be cited, e.g. ``A/RES/78/132 O30``."""
        return self._refs[row]

    @cached_property
    def _refs(self) -> list[str]:
        return [f"{one} {place}" for one, place in zip(self.frame["symbol"], self.frame["paragraph_id"], strict=True)]


class _Indexed(Mapping[str, Facet]):
    """Facets by name, each made when it is first asked for: those of many thousand rows take their time."""

    def __init__(self, frame: pd.DataFrame) -> None:
        self._frame, self._made = frame, dict[str, Facet]()

    def __getitem__(self, name: str) -> Facet:
        if name not in self._made:
            if name not in FACETS:
                raise KeyError(name)
            self._made[name] = Facet.of(self._frame, name)
        return self._made[name]

    def __iter__(self) -> Iterator[str]:
        return iter(FACETS)

    def __len__(self) -> int:
        return len(FACETS)


def _expression(resolution: Resolution) -> str:
    from toolkit.library import SHIPPED

    if resolution.name == SHIPPED:
        arguments = []
    elif Path(resolution.name).is_file():
        arguments = [repr(resolution.name)]
    else:
        return "Subject.of(resolution)"
    if resolution.reading != "repaired":
        arguments.append(f"reading={resolution.reading!r}")
    return f"Subject.of(toolkit.load({', '.join(arguments)}))"

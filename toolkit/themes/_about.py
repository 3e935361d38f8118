"""What a resolution is about, and not only mentions.

A theme's tags say that a paragraph names it; a resolution of forty paragraphs names fifteen themes. `about` weighs
them: whether the title names the theme, in how many paragraphs it stands, how much of a paragraph's attention it has,
how often it is named in all and how densely, and whether it is decided on or only recalled. The few weights are data
(``data/themes/about.toml``, each with its reason), the same for every theme and language.
`toolkit.evaluation.librarians` says how well the order that they give agrees with the subjects that the United Nations'
librarians gave.

A score is for ranking: resolutions by a theme, or themes within a resolution. It is no share and no probability.
"""

from __future__ import annotations

import math
import tomllib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from toolkit import languages, paths
from toolkit.model import Resolution
from toolkit.themes._codebook import Codebook, load_codebook
from toolkit.themes._resolve import Reading
from toolkit.themes._tagger import Unit, readings, units_of
from toolkit.themes.lexicon import Lexicon
from toolkit.themes.patterns import normal

if TYPE_CHECKING:
    import pandas as pd

#: Columns of the frame that `about` returns.
COLUMNS = ("theme", "score", "title", "paragraphs", "recalled", "of", "why")
#: How far into a paragraph the words may stand that say it recalls, in characters.
_OPENING = 40


@dataclass
class Weighed:
    """What a resolution says of one theme.

    Attributes
    ----------
    score
        The weight; see ``data/themes/about.toml``.
    title
        The words of the title that name the theme; empty where it does not.
    paragraphs, recalled
        How many paragraphs name it, and how many of these only recall.
    times
        How often they name it.
    """

    score: float = 0.0
    title: str = ""
    paragraphs: int = 0
    recalled: int = 0
    times: int = 0


def about(
    resolution: Resolution,
    *,
    language: str | None = None,
    codebook: Codebook | None = None,
    reasons_in: str | None = None,
) -> pd.DataFrame:
    """What a resolution is about: its themes by weight, each with the reason.

    Parameters
    ----------
    resolution
        In a language that the codebook has a lexicon for.
    language
        ISO 639-1 code; by default the resolution's own.
    codebook
        See `load_codebook`.
    reasons_in
        The language of the reasons; by default the one that things are shown in.

    Returns
    -------
    pandas.DataFrame
        ``theme``, ``score`` (for ranking; no share), ``title`` (whether the title names it), ``paragraphs`` (that name
        it), ``recalled`` (of these, those that only recall), ``of`` (paragraphs of the resolution), ``why``. Heaviest
        first; themes that are not named are left out.

    Raises
    ------
    toolkit.errors.DataError
        There is no lexicon for the language.

    Examples
    --------
    >>> import toolkit as tk
    >>> frame = tk.themes.about(tk.load())
    >>> frame.loc[0, "theme"], bool(frame.loc[0, "title"])
    ('sustainable_development', True)
    """
    import pandas as pd

    units, lexicon, title = units_of(resolution, language, codebook)
    found = weigh(units, lexicon.language, title, codebook=codebook)
    order = sorted(found, key=lambda theme: (-found[theme].score, theme))
    words = _data()["why"].get(reasons_in or languages.current()) or _data()["why"]["en"]
    rows = [
        (theme, one.score, bool(one.title), one.paragraphs, one.recalled, len(units), _why(one, len(units), words))
        for theme in order
        for one in (found[theme],)
    ]
    return pd.DataFrame(rows, columns=list(COLUMNS))


def weigh(
    units: Sequence[Unit], language: str, title: str = "", *, codebook: Codebook | None = None
) -> dict[str, Weighed]:
    """The same from paragraphs alone: ``(id, text, part)`` of each, and the title.

    Examples
    --------
    >>> import toolkit as tk
    >>> units = [("P01", "Recalling the rights of women,", "preamble"), ("O01", "Requests a report;", "operative")]
    >>> gender = tk.themes.weigh(units, "en")["gender"]
    >>> gender.paragraphs, gender.recalled
    (1, 1)
    """
    lexicon = (codebook or load_codebook()).lexicon(language)
    weights = _data()["weights"]
    found: dict[str, Weighed] = {}
    total = float(weights["settle"])
    pieces: Counter[str] = Counter()
    words = sum(len(text.split()) for _, text, _ in units) or 1
    for (_, text, _), reading in readings(units, lexicon, title):
        recalls = _recalls(text, language)
        part = weights["recalled"] if recalls else 1.0
        total += part
        evidence = Counter(one.theme for one in reading.kept)
        pieces += evidence
        for theme, number in evidence.items():
            one = found.setdefault(theme, Weighed())
            one.score += part * (1 - weights["repeat"] ** number) / len(evidence) ** weights["company"]
            one.paragraphs += 1
            one.recalled += recalls
    for theme, one in found.items():
        one.times = pieces[theme]
        one.score = one.score / total + weights["density"] * math.log1p(one.times) * math.sqrt(one.times / words)
    for theme, named in _titled(title, lexicon).items():
        one = found.setdefault(theme, Weighed())
        one.score += weights["title"]
        one.title = named
    return found


def _titled(title: str, lexicon: Lexicon) -> dict[str, str]:
    """Themes that a title names, each with its first words; names hide nothing in a title, and earn what they earn."""
    found: dict[str, str] = {}
    if not title:
        return found
    units: list[Unit] = [("title", title, "")]
    both: Iterable[Reading] = (r for names in (True, False) for _, r in readings(units, lexicon, names=names))
    for reading in both:
        for one in reading.kept:
            found.setdefault(one.theme, title[one.start : one.end])
    return found


def _recalls(text: str, language: str) -> bool:
    """Whether a paragraph opens with an act of recalling."""
    head = f" {normal(text[: 2 * _OPENING])} "
    return any(0 <= head.find(f" {words} ") < _OPENING for words in _openings(language))


def _why(one: Weighed, of: int, words: Mapping[str, str]) -> str:
    parts = [words["title"].format(words=one.title)] if one.title else []
    if one.paragraphs:
        parts.append(words["paragraphs"].format(found=one.paragraphs, all=of))
    if one.times > one.paragraphs:
        parts.append(words["times"].format(number=one.times))
    if one.recalled:
        parts.append(words["recalled"].format(number=one.recalled))
    return words["join"].join(parts)


@cache
def _openings(language: str) -> tuple[str, ...]:
    return tuple(normal(words) for words in _data()["recalls"].get(language, ()))


@cache
def _data() -> dict[str, Any]:
    with paths.data("themes", "about.toml").open("rb") as stream:
        return tomllib.load(stream)

"""What a resolution is about, and not only mentions.

A theme's tags say that a paragraph names it; a resolution of forty paragraphs names fifteen themes. `about` weighs
them: whether the title names the theme, in how many paragraphs it stands, how much of a paragraph's attention it has,
how often it is named in all and how densely, inside names too, and whether it is decided on or only recalled. The few
weights of these are data (``data/themes/about.toml``, each with its reason), the same for every theme and language;
what the single words of a theme weigh is learned (``data/themes/weights/``).
`toolkit.evaluation.librarians` says how well the order that they give agrees with the subjects that the United Nations'
librarians gave.

A score is for ranking: resolutions by a theme, or themes within a resolution. It is no share and no probability.
"""

from __future__ import annotations

import math
import tomllib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from toolkit import languages, paths
from toolkit.model import Resolution
from toolkit.themes._codebook import Codebook, load_codebook
from toolkit.themes._resolve import INSIDE, Reading, longest
from toolkit.themes._tagger import Unit, readings, units_of
from toolkit.themes.lexicon import Lexicon
from toolkit.themes.patterns import normal
from toolkit.themes.weights import Piece, piece, weights

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
    times, inside
        How often they name it, and how often besides inside the name of something else.
    """

    score: float = 0.0
    title: str = ""
    paragraphs: int = 0
    recalled: int = 0
    times: int = 0
    inside: int = 0


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
    units: Sequence[Unit],
    language: str,
    title: str = "",
    *,
    codebook: Codebook | None = None,
    words: Mapping[Piece, float] | None = None,
) -> dict[str, Weighed]:
    """The same from paragraphs alone: ``(id, text, part)`` of each, the title, and what words weigh if not as shipped.

    Examples
    --------
    >>> import toolkit as tk
    >>> units = [("P01", "Recalling the rights of women,", "preamble"), ("O01", "Requests a report;", "operative")]
    >>> gender = tk.themes.weigh(units, "en")["gender"]
    >>> gender.paragraphs, gender.recalled
    (1, 1)
    """
    own = codebook or load_codebook()
    lexicon, heft = own.lexicon(language), words
    if heft is None:
        heft = weights(language) if own is load_codebook() else {}
    few = _data()["weights"]
    found: dict[str, Weighed] = {}
    total = float(few["settle"])
    mass: defaultdict[str, float] = defaultdict(float)
    length = sum(len(text.split()) for _, text, _ in units) or 1
    for recalls, named in pieces(units, lexicon, title):
        part = few["recalled"] if recalls else 1.0
        total += part
        evidence: defaultdict[str, float] = defaultdict(float)
        for one in named:
            theme, place, _ = one
            weighed, weight = found.setdefault(theme, Weighed()), heft.get(one, 1.0)
            mass[theme] += weight
            if place == "text":
                evidence[theme] += weight
                weighed.times += 1
            else:
                weighed.inside += 1
        for theme, number in evidence.items():
            weighed = found[theme]
            weighed.score += part * (1 - few["repeat"] ** number) / len(evidence) ** few["company"]
            weighed.paragraphs += 1
            weighed.recalled += recalls
    for theme, weighed in found.items():
        density = math.log1p(mass[theme]) * math.sqrt(mass[theme] / length)
        weighed.score = weighed.score / total + few["density"] * density
    for theme, (named_by, weight) in _titled(title, lexicon, heft).items():
        weighed = found.setdefault(theme, Weighed())
        weighed.score += few["title"] * weight
        weighed.title = named_by
    return found


def pieces(units: Sequence[Unit], lexicon: Lexicon, title: str = "") -> Iterator[tuple[bool, list[Piece]]]:
    """The evidence of each paragraph, in names too, and whether the paragraph only recalls.

    Examples
    --------
    >>> import toolkit as tk
    >>> lexicon = tk.themes.load_codebook().lexicon("en")
    >>> [(recalls, found)] = pieces([("P01", "Recalling the rights of women,", "preamble")], lexicon)
    >>> recalls, ("gender", "text", "women") in found
    (True, True)
    """
    for (_, text, _), reading in readings(units, lexicon, title, every=True):
        inside = longest([one for one in reading.refused if one.reason.startswith(INSIDE)])
        yield _recalls(text, lexicon.language), [piece(one, text) for one in (*reading.kept, *inside)]


def _titled(title: str, lexicon: Lexicon, heft: Mapping[Piece, float]) -> dict[str, tuple[str, float]]:
    """Themes that a title names: first words, largest weight; names hide nothing there, and earn what they earn."""
    found: dict[str, tuple[str, float]] = {}
    if not title:
        return found
    units: list[Unit] = [("title", title, "")]
    both: Iterable[Reading] = (r for names in (True, False) for _, r in readings(units, lexicon, names=names))
    for reading in both:
        for one in reading.kept:
            words, weight = found.get(one.theme, (title[one.start : one.end], 0.0))
            found[one.theme] = words, max(weight, heft.get(piece(one, title), 1.0))
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
    if one.inside:
        parts.append(words["inside"].format(number=one.inside))
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

"""The librarians as a witness: themes of whole resolutions against the subjects that the United Nations gave.

The librarians of the United Nations give each resolution subjects from a thesaurus and an authority of names. Nobody
here wrote them, and the tagger never sees them. ``data/themes/subjects.toml`` says which subjects are which theme; it
was written down, with one line of obvious keywords a theme, before the first score. A ranker gives every resolution a
number a theme, and is scored by how high the resolutions with such a subject stand: *average precision* (the precision
at each resolution found, averaged; chance gives the share of positives) and *ROC AUC* (how often one with the subject
stands above one without; chance gives 0.5). Ties count as one step, so the order of files changes nothing.

What the numbers mean: the librarians give a handful of subjects to a resolution, not all that it speaks of, and do not
always give the same one to the same text in two years. A resolution without a row in their metadata, or without any
subject there, is unknown and left out. Weights and lexicons were tuned on sessions 74 to 78; 79 and 80 only measure. A
session that words were weighed by is scored with the weights that the other four give.
"""

from __future__ import annotations

import math
import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from toolkit import languages, paths
from toolkit.errors import DataError
from toolkit.evaluation.scoring import auc, average_precision
from toolkit.themes import load_codebook, weigh
from toolkit.themes.weights import Piece

if TYPE_CHECKING:
    import pandas as pd

#: Sessions that are scored together. On the first the weights were chosen, on the second nothing was.
SESSIONS: Mapping[str, frozenset[str]] = {
    "74-78": frozenset({"74", "75", "76", "77", "78"}),
    "79-80": frozenset({"79", "80"}),
    "78": frozenset({"78"}),
}
#: Themes with fewer resolutions than this are shown and bear little.
ENOUGH = 10
COLUMNS = ("theme", "ranker", "language", "sessions", "labels", "positives", "n", "ap", "auc", "date")
#: Which ranker stands for the keywords: the best of five simple forms on sessions 74 to 78.
KEYWORDS = "keywords, count and density"
_SESSION = re.compile(r"A/RES/(\d+)/")  # A/RES/78/132 is of session 78; A/RES/ES-10/22 of none that is numbered


@dataclass(frozen=True)
class Subjects:
    """What the map says of one theme.

    Attributes
    ----------
    terms
        Subjects, in lower case; one that ends in ``*`` stands for all that begin so.
    baseline
        One line of keywords: a regular expression without regard to case, of whole words.
    reason
        Why a term that is not plain is in, or a plain one out.
    missed
        Resolutions that the librarians left out though they gave the subject to their like.
    """

    terms: tuple[str, ...]
    baseline: re.Pattern[str]
    reason: str
    missed: tuple[str, ...]

    def hold(self, term: str) -> bool:
        """Whether a subject is one of this theme's, whatever its case and spacing."""
        words = folded(term)
        return any(words.startswith(one[:-1]) if one.endswith("*") else words == one for one in self.terms)


def folded(term: str) -> str:
    """A subject without regard to case and spacing: the metadata spells the same one in two ways."""
    return " ".join(term.casefold().split())


@cache
def subjects() -> Mapping[str, Subjects]:
    """The map from subjects to themes, by theme in the codebook's order.

    Raises
    ------
    toolkit.errors.DataError
        The map and the codebook do not have the same themes.

    Examples
    --------
    >>> import toolkit as tk
    >>> gender = tk.evaluation.librarians.subjects()["gender"]
    >>> gender.hold("RURAL WOMEN"), gender.hold("Family")
    (True, False)
    """
    path = paths.data("themes", "subjects.toml")
    with path.open("rb") as stream:
        data = tomllib.load(stream)["theme"]
    if odd := set(data) ^ set(load_codebook().ids):
        raise DataError(f"the codebook and the map of subjects do not both have {', '.join(sorted(odd))}", file=path)
    return {
        theme: Subjects(
            tuple(folded(term) for term in data[theme]["subjects"]),
            re.compile(rf"\b(?:{data[theme]['baseline']})\b", re.IGNORECASE),
            data[theme].get("reason", ""),
            tuple(data[theme].get("missed", ())),
        )
        for theme in load_codebook().ids
    }


def positives(rows: pd.DataFrame) -> pd.DataFrame:
    """Which resolutions have a subject of which theme.

    Parameters
    ----------
    rows
        Rows ``symbol``, ``term``, of the librarians' vocabularies only.

    Returns
    -------
    pandas.DataFrame
        A row a symbol with any subject, a column a theme that has subjects, of truth values.

    Examples
    --------
    >>> import pandas as pd
    >>> import toolkit as tk
    >>> given = pd.DataFrame({"symbol": ["A/RES/78/1", "A/RES/78/2"], "term": ["Girls", "FAMILY"]})
    >>> tk.evaluation.librarians.positives(given)["gender"].tolist()
    [True, False]
    """
    import pandas as pd

    known = sorted(set(rows["symbol"]))
    terms = rows["term"].map(folded)
    columns = {}
    for theme, one in subjects().items():
        if one.terms:
            wanted = {term for term in set(terms) if one.hold(term)}
            having = set(rows.loc[terms.isin(wanted), "symbol"])
            columns[theme] = [symbol in having for symbol in known]
    return pd.DataFrame(columns, index=pd.Index(known, name="symbol"), dtype=bool)


def rankings(
    paragraphs: pd.DataFrame,
    titles: Mapping[str, str],
    language: str,
    left: Mapping[str, Mapping[Piece, float]] | None = None,
) -> dict[str, pd.DataFrame]:
    """Every ranker's number for every resolution and theme.

    Parameters
    ----------
    paragraphs
        Rows ``symbol``, ``id``, ``form``, ``text`` of one language.
    titles
        The title of each symbol in that language; one that is missing counts as none.
    language
        ISO 639-1 code. The keywords are English and rank English only.
    left
        By session, what words weigh if that session is left out of the learning; others have the shipped weights.

    Returns
    -------
    dict of pandas.DataFrame
        By ranker: a row a symbol, a column a theme. *keywords* count hits or paragraphs with one, as they are, by words
        or by paragraphs, or the logarithm of the count times the root of the density; *tagger* counts tagged
        paragraphs; *about* is `toolkit.themes.about`; *title* says only whether the title names the theme.
    """
    import pandas as pd

    rows: dict[str, dict[str, dict[str, float]]] = {}
    for symbol, part in paragraphs.groupby("symbol", sort=True):
        units = list(zip(part["id"], part["text"], part["form"], strict=True))
        words = (left or {}).get(_session(str(symbol)))
        for ranker, numbers in _ranked(units, titles.get(str(symbol), ""), language, words):
            rows.setdefault(ranker, {})[str(symbol)] = numbers
    themes = list(subjects())
    return {name: pd.DataFrame.from_dict(found, orient="index", columns=themes) for name, found in rows.items()}


def _ranked(
    units: Sequence[tuple[str, str, str]], title: str, language: str, words: Mapping[Piece, float] | None
) -> Iterator[tuple[str, dict[str, float]]]:
    """The numbers of one resolution."""
    found = weigh(units, language, title, words=words)
    share = 1 / len(units)
    zero = dict.fromkeys(subjects(), 0.0)
    yield "about", zero | {theme: one.score for theme, one in found.items()}
    yield "title", zero | {theme: float(bool(one.title)) for theme, one in found.items()}
    yield "tagger, paragraphs", zero | {theme: float(one.paragraphs) for theme, one in found.items()}
    yield "tagger, share of paragraphs", zero | {theme: one.paragraphs * share for theme, one in found.items()}
    if language != "en":
        return
    hits = {t: [len(one.baseline.findall(text)) for _, text, _ in units] for t, one in subjects().items()}
    length = sum(len(text.split()) for _, text, _ in units) or 1
    yield "keywords, count", {t: float(sum(n)) for t, n in hits.items()}
    yield "keywords, per word", {t: sum(n) / length for t, n in hits.items()}
    yield "keywords, paragraphs", {t: float(sum(map(bool, n))) for t, n in hits.items()}
    yield "keywords, share of paragraphs", {t: sum(map(bool, n)) * share for t, n in hits.items()}
    yield KEYWORDS, {t: math.log1p(sum(n)) * (sum(n) / length) ** 0.5 for t, n in hits.items()}


def scores(
    found: Mapping[str, pd.DataFrame],
    positive: pd.DataFrame,
    language: str,
    date: str,
    sessions: Iterable[str] = (*SESSIONS, "all"),
) -> pd.DataFrame:
    """Average precision and AUC of every ranker, by theme and sessions.

    Parameters
    ----------
    found
        See `rankings`.
    positive
        See `positives`.
    language, date
        Of the texts, and the day of measurement (ISO).
    sessions
        Which of `SESSIONS` and ``all`` to score.

    Returns
    -------
    pandas.DataFrame
        `COLUMNS`. ``labels`` is ``as given``, or ``with those left out`` where the map names resolutions that the
        librarians missed. Themes without a positive are left out; rows ``macro`` average the themes as given, rows
        ``macro, ten or more`` those with `ENOUGH` positives.
    """
    import pandas as pd

    rows = []
    for group in sessions:
        of_group = SESSIONS.get(group)
        for ranker, frame in found.items():
            chosen = [s for s in positive.index if s in frame.index and (of_group is None or _session(s) in of_group)]
            if chosen:
                rows += _scores(frame.loc[chosen], positive.loc[chosen], (ranker, language, group), date)
    return pd.DataFrame(rows, columns=list(COLUMNS))


def _session(symbol: str) -> str:
    match = _SESSION.match(symbol)
    return match[1] if match else ""


def _scores(
    frame: pd.DataFrame, positive: pd.DataFrame, head: tuple[str, str, str], date: str
) -> list[tuple[Any, ...]]:
    rows: list[tuple[Any, ...]] = []
    plain: list[tuple[int, float, float]] = []
    for theme in positive:
        labels = positive[theme].tolist()
        ranked = frame[theme].tolist()
        if any(labels):
            figures = (sum(labels), average_precision(labels, ranked), auc(labels, ranked))
            plain.append(figures)
            rows.append((theme, *head, "as given", figures[0], len(labels), *figures[1:], date))
        missed = set(subjects()[str(theme)].missed) & set(positive.index)
        if missed:
            more = [label or symbol in missed for label, symbol in zip(labels, positive.index, strict=True)]
            rows.append(
                (theme, *head, "with those left out", sum(more), len(more),
                 average_precision(more, ranked), auc(more, ranked), date)
            )  # fmt: skip
    for name, least in (("macro", 1), ("macro, ten or more", ENOUGH)):
        kept = [one for one in plain if one[0] >= least]
        if kept:
            means = (sum(one[at] for one in kept) / len(kept) for at in (1, 2))
            rows.append((name, *head, "as given", sum(one[0] for one in kept), len(positive), *means, date))
    return rows


def shipped() -> pd.DataFrame:
    """The scores of the last run over the whole Assembly, as shipped in ``data/assembly/librarians.csv``.

    Examples
    --------
    >>> import toolkit as tk
    >>> ", ".join(list(tk.evaluation.librarians.shipped())[:4])
    'theme, ranker, language, sessions'
    """
    import pandas as pd

    return pd.read_csv(paths.data("assembly", "librarians.csv"))


def compared(sessions: str = "all") -> pd.DataFrame:
    """Theme by theme: what keywords, tagger and aboutness reach in English, and aboutness in Arabic.

    Returns
    -------
    pandas.DataFrame
        ``theme, positives, n, keywords, tagger, about, about_ar, auc``: average precision, and the AUC of aboutness.

    Examples
    --------
    >>> import toolkit as tk
    >>> "gender" in set(tk.evaluation.librarians.compared()["theme"])
    True
    """
    import pandas as pd

    frame = shipped()
    frame = frame[(frame["sessions"] == sessions) & (frame["labels"] == "as given")]
    wanted = {
        "keywords": (KEYWORDS, "en"),
        "tagger": ("tagger, share of paragraphs", "en"),
        "about": ("about", "en"),
        "about_ar": ("about", "ar"),
    }
    parts = {
        name: frame[(frame["ranker"] == ranker) & (frame["language"] == language)].set_index("theme")
        for name, (ranker, language) in wanted.items()
    }
    table = parts["about"][["positives", "n"]].assign(
        **{name: part["ap"] for name, part in parts.items()}, auc=parts["about"]["auc"]
    )
    named = table.rename_axis("theme").reset_index()
    return pd.DataFrame(named)


def report() -> str:
    """The comparison as text, for all sessions and for those on which nothing was tuned; as shipped, with the date."""
    parts = []
    for sessions in ("all", "79-80"):
        table = compared(sessions).round(3).to_string(index=False, na_rep="")
        parts.append(f"Average precision against the librarians' subjects, sessions {sessions}:\n{table}")
    frame = shipped()
    return "\n\n".join(parts) + f"\nMeasured on {frame['date'].max()} over {frame['n'].max()} resolutions."


def sentence(theme: str, language: str | None = None) -> str:
    """What the librarians say of one theme, as a line under a chart.

    Parameters
    ----------
    theme
        Its id in the codebook.
    language
        Of the sentence; by default the one that things are shown in.

    Examples
    --------
    >>> import toolkit as tk
    >>> "no subject" in tk.evaluation.librarians.sentence("affordability")
    True
    """
    words = languages.load(language or languages.current(), "theme_charts")["librarians"]
    frame = compared()
    row = frame[frame["theme"] == theme]
    if row.empty:
        return str(words["none"])
    one = row.iloc[0]
    kind = "scored" if one["positives"] >= ENOUGH else "few"
    return str(words[kind]).format(
        about=f"{one['about']:.2f}", keywords=f"{one['keywords']:.2f}", positives=one["positives"], n=one["n"]
    )

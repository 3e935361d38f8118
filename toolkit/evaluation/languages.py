"""The other language as a witness: what Arabic and English say of the same paragraph.

The United Nations publishes a resolution in Arabic and in English, and what a method finds in a paragraph should be
the same in both. Where it is not, a lexicon, a rule, a translation or the pairing of the paragraphs is at fault; nobody
has to label anything to see it. Agreement says nothing of what both languages get wrong in the same way, and it can be
bought by finding less: read it beside the rates per 1,000 paragraphs, and beside the scores against labels.

A *pair* is a paragraph of one resolution with the same id in both languages. Where the lengths are out of proportion
(`PROPORTION`) the two are hardly the same paragraph: such pairs are counted apart and compared in nothing.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Collection, Hashable, Iterable, Sequence
from typing import TYPE_CHECKING

from toolkit import paths
from toolkit.errors import DataError

if TYPE_CHECKING:
    import pandas as pd

#: Least and most characters of the Arabic paragraph for one of the English (half of all pairs: 0.75 to 0.89).
PROPORTION = (0.45, 1.6)
#: Sessions that are looked at while lexicons and rules are mended, and those that only measure.
SESSIONS = {"74-78": ("74", "75", "76", "77", "78"), "79-80": ("79", "80")}
COLUMNS = (
    "measure", "item", "sessions", "version", "pairs", "misaligned", "both", "only_ar", "only_en", "f1",
    "per_1000_ar", "per_1000_en", "date",
)  # fmt: skip
_PARAGRAPHS = ("session", "symbol", "language", "id", "form", "text")

Items = Sequence[Collection[Hashable]]


def pairs(paragraphs: pd.DataFrame) -> pd.DataFrame:
    """Paragraphs of the same resolution and id in both languages.

    Parameters
    ----------
    paragraphs
        A row a paragraph: ``session`` (any text that ends in its number), ``symbol``, ``language``, ``id``, ``form``,
        ``text``. Of paragraphs that bear the same id in one language the first counts.

    Returns
    -------
    pandas.DataFrame
        ``session`` (its number as text, empty for the emergency special sessions), ``symbol``, ``id``, ``form``,
        ``ar``, ``en`` (the texts) and ``aligned`` (false where the lengths are out of proportion), in order.

    Raises
    ------
    toolkit.errors.DataError
        A column is missing.

    Examples
    --------
    >>> import pandas as pd
    >>> import toolkit as tk
    >>> row = {"session": "GA_78", "symbol": "A/RES/78/1", "id": "O01", "form": "operative"}
    >>> frame = pd.DataFrame([row | {"language": "ar", "text": "تقرر"}, row | {"language": "en", "text": "Decides"}])
    >>> tk.evaluation.languages.pairs(frame)[["session", "ar", "en", "aligned"]].values.tolist()
    [['78', 'تقرر', 'Decides', True]]
    """
    missing = [name for name in _PARAGRAPHS if name not in paragraphs]
    if missing:
        raise DataError(f"paragraphs without {', '.join(missing)}", remedy=f"the columns are {', '.join(_PARAGRAPHS)}")
    key = ["session", "symbol", "id"]
    kept = paragraphs[(paragraphs["text"] != "") & (paragraphs["symbol"] != "")]
    kept = kept.assign(session=kept["session"].str.extract(r"(\d*)$", expand=False))
    ar, en = (
        kept.loc[kept["language"] == code, [*key, "form", "text"]].drop_duplicates(key).rename(columns={"text": code})
        for code in ("ar", "en")
    )
    found = ar.merge(en.drop(columns="form"), on=key).sort_values(key, kind="stable", ignore_index=True)
    share = found["ar"].str.len() / found["en"].str.len()
    return found.assign(aligned=share.between(*PROPORTION))


def counts(
    of: pd.DataFrame,
    ar: Items,
    en: Items,
    *,
    measure: str,
    version: str,
    date: str,
    by: Callable[[Hashable], str] = str,
    items: Iterable[str] = (),
) -> pd.DataFrame:
    """How often the languages agree, by item and by sessions.

    Parameters
    ----------
    of
        The pairs (see `pairs`).
    ar, en
        What was found in each pair, in the order of the pairs. Equal items are the same find.
    measure, version, date
        What is compared, the toolkit's version, and the day of measurement (ISO).
    by
        The row under which an item is counted.
    items
        Rows that are wanted even if nothing was found.

    Returns
    -------
    pandas.DataFrame
        `COLUMNS`. For each of `SESSIONS` and ``all``: a row an item, ``micro`` (all finds) and ``macro`` (the average
        of the rows' F1). F1 is 2 both / (2 both + only_ar + only_en), empty where nothing was found; rates are finds
        per 1,000 pairs.

    Examples
    --------
    >>> import pandas as pd
    >>> import toolkit as tk
    >>> of = pd.DataFrame({"session": ["78", "79"], "aligned": [True, True]})
    >>> found = tk.evaluation.languages.counts(
    ...     of, [{"gender"}, {"data"}], [{"gender"}, set()], measure="themes", version="1", date="2026-01-01"
    ... )
    >>> found.loc[(found["item"] == "micro") & (found["sessions"] == "all"), ["both", "only_ar", "f1"]].values.tolist()
    [[1.0, 1.0, 0.6666666666666666]]
    """
    import pandas as pd

    rows: list[tuple[object, ...]] = []
    for sessions, numbers in (*SESSIONS.items(), ("all", None)):
        inside = of["session"].isin(numbers) if numbers else of["session"].notna()
        chosen = [int(at) for at in (inside & of["aligned"]).to_numpy().nonzero()[0]]
        tally = {"both": Counter[str](), "only_ar": Counter[str](), "only_en": Counter[str]()}
        for at in chosen:
            one, other = set(ar[at]), set(en[at])
            for name, finds in (("both", one & other), ("only_ar", one - other), ("only_en", other - one)):
                tally[name].update(by(find) for find in finds)
        head, misaligned = (measure, sessions, version), int((inside & ~of["aligned"]).sum())
        rows += _rows(tally, sorted({*items}.union(*tally.values())), head, (len(chosen), misaligned), date)
    return pd.DataFrame(rows, columns=list(COLUMNS))


def _rows(
    tally: dict[str, Counter[str]], items: list[str], head: tuple[str, str, str], sizes: tuple[int, int], date: str
) -> list[tuple[object, ...]]:
    measure, sessions, version = head
    rows: list[tuple[object, ...]] = []
    shares = []
    everything = tuple(sum(part.values()) for part in tally.values())
    for item, found in (*((i, tuple(part[i] for part in tally.values())) for i in items), ("micro", everything)):
        both, only_ar, only_en = found
        share = _f1(both, only_ar, only_en)
        shares.append(share)
        rates = [1000 * (both + only) / sizes[0] if sizes[0] else math.nan for only in (only_ar, only_en)]
        rows.append((measure, item, sessions, version, *sizes, both, only_ar, only_en, share, *rates, date))
    known = [share for share in shares[:-1] if not math.isnan(share)]
    macro = sum(known) / len(known) if known else math.nan
    rows.append((measure, "macro", sessions, version, *sizes, *everything, macro, *rows[-1][10:12], date))
    return rows


def _f1(both: int, only_ar: int, only_en: int) -> float:
    found = 2 * both + only_ar + only_en
    return 2 * both / found if found else math.nan


def shipped(measure: str = "") -> pd.DataFrame:
    """The agreement as last measured, ``data/assembly/languages.csv``: today's version beside 0.1.0.

    Parameters
    ----------
    measure
        Only its rows, e.g. ``themes``.

    Examples
    --------
    >>> import toolkit as tk
    >>> ", ".join(list(tk.evaluation.languages.shipped("themes"))[:4])
    'measure, item, sessions, version'
    """
    import pandas as pd

    frame = pd.read_csv(paths.data("assembly", "languages.csv"), dtype={"version": str, "date": str})
    return frame[frame["measure"] == measure].reset_index(drop=True) if measure else frame


def causes(measure: str = "themes") -> pd.DataFrame:
    """Why the languages still disagree in sessions 74-78: disagreements read one by one and sorted.

    Parameters
    ----------
    measure
        ``themes`` (a seeded sample of 200 disagreements) or ``statistics`` (every paragraph that was left).

    Returns
    -------
    pandas.DataFrame
        ``measure``, ``sessions``, ``cause``, ``read`` (how many), ``share``, ``date``. Read by a language model.

    Examples
    --------
    >>> import toolkit as tk
    >>> int(tk.evaluation.languages.causes()["read"].sum())
    200
    """
    import pandas as pd

    frame = pd.read_csv(paths.data("assembly", "language_causes.csv"))
    return frame[frame["measure"] == measure].reset_index(drop=True)


def compared(measure: str, sessions: str = "all") -> pd.DataFrame:
    """The rows of a measure as last measured, version 0.1.0 beside today's, least agreement first.

    Examples
    --------
    >>> import toolkit as tk
    >>> ", ".join(tk.evaluation.languages.compared("themes"))
    'item, both, only_ar, only_en, f1_before, f1, per_1000_ar_before, per_1000_ar, per_1000_en_before, per_1000_en'
    """
    frame = shipped(measure)
    frame = frame[frame["sessions"] == sessions].set_index("item")
    now, before = frame[frame["version"] == "now"], frame[frame["version"] != "now"]
    kept = now[["both", "only_ar", "only_en"]].copy()
    for name in ("f1", "per_1000_ar", "per_1000_en"):
        kept[f"{name}_before"], kept[name] = before[name], now[name]
    pooled = kept.index.isin(["micro", "macro"])
    return kept.assign(last=pooled).sort_values(["last", "f1"]).drop(columns="last").reset_index()


def report() -> str:
    """The agreement as last measured, as text: every measure in all sessions and in those that only measure.

    Examples
    --------
    >>> import toolkit as tk
    >>> tk.evaluation.languages.report().startswith("Arabic and English")
    True
    """
    parts = ["Arabic and English on the same paragraphs of the whole Assembly (data/assembly/languages.csv):"]
    for measure in sorted(set(shipped()["measure"])):
        for sessions in ("all", "79-80"):
            frame = compared(measure, sessions).drop(columns=["per_1000_ar_before", "per_1000_en_before"])
            parts.append(f"{measure}, sessions {sessions}\n{frame.round(3).to_string(index=False)}")
    return "\n\n".join(parts)


def store(fresh: pd.DataFrame) -> None:
    """Write fresh counts into ``data/assembly/languages.csv``, in the place of rows of the same measure and version."""
    import pandas as pd

    path = paths.data("assembly") / "languages.csv"
    if path.is_file():
        old = shipped()
        done = set(zip(fresh["measure"], fresh["version"], strict=True))
        kept = [row not in done for row in zip(old["measure"], old["version"], strict=True)]
        fresh = pd.concat([old[kept], fresh], ignore_index=True)
    fresh = fresh.sort_values(["measure", "version", "sessions"], kind="stable").round(4)
    fresh.to_csv(path, index=False, lineterminator="\n")

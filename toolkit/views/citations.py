"""Who cites what, and how: citations as a network, and over the years of a series.

Definitions
-----------
The *network* of a document has a node for itself and for every symbol that it cites, and an
edge for every act under which a symbol is cited: ``recall`` and ``note`` of one resolution are
two edges. ``places`` of an edge are the passages that cite it so. The header is left out: what
stands there is the paper trail, not the text.

In a *series*, what a resolution cites is ``kept`` where the one before it cited it too,
``back`` where only an earlier one did, else ``new``; what only the one before cited is
``dropped``. The first of a series has nothing before it, and no status.

What the numbers cannot bear
----------------------------
Seven years of texts are at hand (74/197 to 80/118). "New" means not cited in those years
before; a document may have been cited earlier. The year of a symbol is that of its adoption where
the citation or our tables have the day, else the year it bears, or in which its session opened
(`toolkit.references.Symbol.year`).
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

from toolkit import languages, paths
from toolkit._rows import rows as each
from toolkit._shipped import shipped
from toolkit.corpus import assembly
from toolkit.facts import citations
from toolkit.model import Citation
from toolkit.references import Symbol
from toolkit.series import tables
from toolkit.views import panel

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["SERIES_COLUMNS", "build", "network", "series", "status", "turnover"]

#: Columns of the shipped series: the citing symbol, the language read, and what it cites.
SERIES_COLUMNS: Final = ("symbol", "language", "place", "cited", "kind", "body", "year", "annex", "verb")
_FILE: Final = "citations.csv"


def year_of(symbol: str, date: str = "") -> int | None:
    """Year of a cited symbol: of its stated date of adoption, else of the day that we know, else the symbol's own.

    A session runs over two years: 60/252 is of March 2006, A/74/821 of June 2020, 76/258 of April 2022.
    """
    if date:
        return int(date[:4])
    parsed = Symbol.parse(symbol)
    return _known_years().get(str(parsed), parsed.year)


@cache
def _known_years() -> dict[str, int]:
    """Years by symbol: all resolutions since session 74, both series, and the reports of the timeline."""
    adopted = assembly("resolutions")
    adopted = adopted[adopted["date"] != ""]
    events = tables.load("wsis_timeline")
    events = events[(events["kind"] == "report") & (events["verified"] != "partial") & (events["symbol"] != "")]
    days = dict(zip(adopted["symbol"], adopted["date"].astype(str).str[:4].astype(int), strict=True))
    return {**days, **panel.years(), **{row.symbol: int(row.start_date[:4]) for row in each(events)}}


def network(found: Iterable[Citation], symbol: str) -> pd.DataFrame:
    """The citations of a document as the edges of a network: a row for each symbol and act.

    Parameters
    ----------
    found
        From `toolkit.facts.citations.find`.
    symbol
        The document's own symbol, or another name for a document that states none.

    Returns
    -------
    pandas.DataFrame
        Columns ``symbol`` (citing), ``cited``, ``kind``, ``body``, ``year`` (empty where unknown), ``verb``, ``places``
        (joined by spaces), ``count``; by year.

    Examples
    --------
    >>> import toolkit as tk
    >>> network = tk.views.citations.network(tk.facts.citations.find(tk.load()), "A/RES/78/132")
    >>> ", ".join(network)
    'symbol, cited, kind, body, year, verb, places, count'
    """
    import pandas as pd

    cited: dict[str, tuple[str, str, int | None]] = {}
    places: dict[tuple[str, str], list[str]] = {}
    for one in found:
        if one.place == "header":
            continue
        if one.symbol not in cited or one.date:
            cited[one.symbol] = one.kind, one.body, year_of(one.symbol, one.date)
        places.setdefault((one.symbol, one.verb), []).append(one.place)
    rows = [(symbol, to, *cited[to], verb, " ".join(at), len(at)) for (to, verb), at in places.items()]
    frame = pd.DataFrame(rows, columns=["symbol", "cited", "kind", "body", "year", "verb", "places", "count"])
    frame["year"] = frame["year"].astype("Int64")
    return frame.sort_values(["year", "cited", "verb"], kind="stable", ignore_index=True)


def build(folder: Path) -> str:
    """The series table from the resolutions' own files, as CSV: symbols, places, verbs; no words of any text.

    Parameters
    ----------
    folder
        Folder with the AKN4UN files of the series, ``A_RES_74_197.ar.xml`` ...
    """
    from toolkit import library

    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(SERIES_COLUMNS)
    for language in languages.available("citations"):
        for path in sorted(folder.glob(f"A_RES_*.{language}.xml")):
            resolution = library.load(path)
            for c in citations.find(resolution):
                year = year_of(c.symbol, c.date) or ""
                annex = str(c.annex).lower()
                writer.writerow((resolution.symbol, language, c.place, c.symbol, c.kind, c.body, year, annex, c.verb))
    return out.getvalue()


def series() -> pd.DataFrame:
    """The shipped table of what each resolution of the series cites, columns `SERIES_COLUMNS`.

    Examples
    --------
    >>> import toolkit as tk
    >>> ", ".join(tk.views.citations.series())
    'symbol, language, place, cited, kind, body, year, annex, verb'
    """
    import pandas as pd

    frame = pd.read_csv(
        paths.data("series", _FILE), dtype={"year": "Int64"}, keep_default_na=False, na_values={"year": [""]}
    )
    return frame.loc[:, list(SERIES_COLUMNS)]


@shipped(frame=lambda: series().query("language == 'en'"))
def status(frame: pd.DataFrame) -> pd.DataFrame:
    """What is new, kept, back or dropped from one resolution of a series to the next.

    Parameters
    ----------
    frame
        The rows of one language of `series`.

    Returns
    -------
    pandas.DataFrame
        Columns ``symbol``, ``cited``, ``kind``, ``body``, ``year``, ``status`` (empty for the first). Resolutions
        that neither cite nor are cited by another one of the table are no part of the chain and are left out.

    Examples
    --------
    >>> import toolkit as tk
    >>> ", ".join(tk.views.citations.status())
    'symbol, cited, status, kind, body, year'
    """
    import pandas as pd

    text = frame[frame["place"] != "header"]
    sets = {str(symbol): set(rows["cited"]) for symbol, rows in text.groupby("symbol")}
    chain = sorted(
        (s for s in sets if sets[s] & (sets.keys() - {s}) or any(s in cited for o, cited in sets.items() if o != s)),
        key=_session,
    )
    about = text.drop_duplicates("cited").set_index("cited")[["kind", "body", "year"]]
    rows, seen, before = [], set[str](), set[str]()
    for number, symbol in enumerate(chain):
        now = sets[symbol]
        for cited in sorted(now | before):
            fate = "" if not number else "dropped" if cited not in now else _fate_of(cited, before, seen)
            if number or cited in now:
                rows.append((symbol, cited, fate))
        seen, before = seen | now, now
    return pd.DataFrame(rows, columns=["symbol", "cited", "status"]).join(about, on="cited")


@shipped(frame=status)
def turnover(frame: pd.DataFrame) -> pd.DataFrame:
    """Counts by resolution and status: index ``symbol``, columns ``kept``, ``back``, ``new``, ``dropped``.

    Examples
    --------
    >>> import toolkit as tk
    >>> ", ".join(tk.views.citations.turnover())
    'kept, back, new, dropped'
    """
    import pandas as pd

    rows = frame[frame["status"] != ""]
    counted = pd.crosstab(rows["symbol"], rows["status"])
    return counted.reindex(
        index=list(dict.fromkeys(rows["symbol"])), columns=["kept", "back", "new", "dropped"], fill_value=0
    )


def _fate_of(cited: str, before: set[str], seen: set[str]) -> str:
    return "kept" if cited in before else "back" if cited in seen else "new"


def _session(symbol: str) -> tuple[int, int]:
    parsed = Symbol.parse(symbol)
    return int(parsed.session), parsed.number or 0

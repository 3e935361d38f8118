"""Votes and consensus in the whole Assembly, as frames: what was voted on, who stood aside, who agrees with whom.

They stand on the roll calls and sponsors of ``data/assembly/``. Adopted *without a vote* is what the record says; that
nobody disagreed it does not say. A state that is in no list of a roll call did not vote. A resolution without metadata
has an unknown way of adoption. What is *digital* is defined in ``data/themes/digital.toml``.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from toolkit.corpus import assembly
from toolkit.views.assembly import SERIES, digital, resolutions

if TYPE_CHECKING:
    import numpy as np
    import pandas as pd

__all__ = ["against", "agreement", "by_session", "common", "consensus", "divided", "sensitivity", "sponsors"]

#: Member States that may vote.
MEMBERS: Final = 193
_WAYS: Final = ("without", "vote", "")
#: The two resolutions on artificial intelligence of 2024.
INTELLIGENCE: Final = ("A/RES/78/265", "A/RES/78/311")


def consensus(symbols: Sequence[str] = SERIES) -> pd.DataFrame:
    """How each resolution of a series was adopted, and who stood aside.

    Parameters
    ----------
    symbols
        The resolutions, in order.

    Returns
    -------
    pandas.DataFrame
        ``symbol``, ``date``, ``adoption`` (``without``, ``vote`` or empty: unknown), ``in_favour``, ``against``,
        ``abstaining``, ``silent`` (Members in no list; empty where there was no vote), ``no`` and ``abstain`` (states
        by ISO code, joined by a blank).

    Examples
    --------
    >>> import toolkit as tk
    >>> last = tk.views.votes.consensus(["A/RES/80/118"]).iloc[0]
    >>> int(last.in_favour), last.no, last.abstain
    (181, 'ARG USA', 'ISR')
    """
    found = resolutions().set_index("symbol").loc[list(symbols)].reset_index()
    voted = found["adoption"] == "vote"
    counts = ["in_favour", "against", "abstaining"]
    frame = found[["symbol", "date", "adoption"]].copy()
    for name in counts:
        frame[name] = found[name].where(voted).astype("Int64")
    frame["silent"] = MEMBERS - frame[counts].sum(axis=1, skipna=False)
    cast = assembly("votes")
    for column, vote in (("no", "against"), ("abstain", "abstain")):
        names = cast[cast["vote"] == vote].groupby("symbol")["state"].agg(lambda states: " ".join(sorted(states)))
        frame[column] = frame["symbol"].map(names).fillna("")
    return frame


def by_session() -> pd.DataFrame:
    """How resolutions were adopted, session by session: the digital ones, and all others.

    Returns
    -------
    pandas.DataFrame
        ``group`` (``digital`` or ``other``), ``session``, ``adoption`` (``without``, ``vote``, empty: unknown),
        ``resolutions``, ``of`` (all of that group and session).

    Examples
    --------
    >>> import toolkit as tk
    >>> ", ".join(tk.views.votes.by_session())
    'group, session, adoption, resolutions, of'
    """
    import pandas as pd

    found = digital()
    group = found["digital"].map({True: "digital", False: "other"}).rename("group")
    counts = found.groupby([group, "session", "adoption"]).size()
    grid = pd.MultiIndex.from_product(
        [["digital", "other"], sorted(set(found["session"])), _WAYS], names=["group", "session", "adoption"]
    )
    frame = counts.reindex(grid, fill_value=0).rename("resolutions").reset_index()
    frame["of"] = frame.groupby(["group", "session"])["resolutions"].transform("sum")
    return frame


def sensitivity() -> pd.DataFrame:
    """What another rule for *digital* would have found.

    Returns
    -------
    pandas.DataFrame
        ``rule`` (``title``, ``subject``, ``text``: one witness alone; ``any``, ``two``, ``all``: so many of the three),
        ``resolutions``, ``voted``, ``without``, ``unknown``, ``share`` (of those whose way is known, voted), and
        ``before`` and ``last``: the same share before the last session held and in it.

    Examples
    --------
    >>> import toolkit as tk
    >>> tk.views.votes.sensitivity()["rule"].tolist()
    ['title', 'subject', 'text', 'any', 'two', 'all']
    """
    import pandas as pd

    found = digital()
    last = found["session"].max()
    rules = {
        "title": found["by_title"],
        "subject": found["by_subject"],
        "text": found["by_text"],
        "any": found["witnesses"] >= 1,
        "two": found["witnesses"] >= 2,
        "all": found["witnesses"] >= 3,
    }
    rows = []
    for name, kept in rules.items():
        some = found[kept]
        known = some[some["adoption"] != ""]
        voted = known["adoption"] == "vote"
        now = known["session"] == last
        counts = (len(some), int(voted.sum()), int((~voted).sum()), len(some) - len(known))
        rows.append((name, *counts, voted.mean(), voted[~now].mean(), voted[now].mean()))
    columns = ["rule", "resolutions", "voted", "without", "unknown", "share", "before", "last"]
    return pd.DataFrame(rows, columns=columns)


def divided() -> pd.DataFrame:
    """The digital resolutions of every strand that was voted on at least once, session by session.

    A *strand* is the resolutions of one title.

    Returns
    -------
    pandas.DataFrame
        ``strand`` (the title), ``strand_ar``, ``committee`` (of the latest), ``symbol``, ``session``, ``adoption``,
        ``in_favour``, ``against``, ``abstaining``, ``no`` (states by ISO code); strands in the order of their first
        vote.

    Examples
    --------
    >>> import toolkit as tk
    >>> ", ".join(tk.views.votes.divided())
    'strand, strand_ar, committee, symbol, session, adoption, in_favour, against, abstaining, no'
    """
    found = digital()
    found = found[found["digital"]].sort_values(["session", "date", "symbol"], kind="stable")
    found["strand"] = found["title"].str.split().str.join(" ")
    first = found[found["adoption"] == "vote"].groupby("strand")["date"].min()
    found = found[found["strand"].isin(first.index)]
    votes = consensus(found["symbol"].tolist())[["symbol", "in_favour", "against", "abstaining", "no"]]
    found = found.merge(votes, on="symbol")
    latest = found.groupby("strand").last()
    found["strand_ar"] = found["strand"].map(latest["title_ar"]).fillna("").str.split().str.join(" ")
    found["committee"] = found["strand"].map(latest["committee"])
    found["order"] = found["strand"].map(first)
    found = found.sort_values(["order", "strand", "session", "date"], kind="stable", ignore_index=True)
    numbers = ["in_favour", "against", "abstaining"]
    return found[["strand", "strand_ar", "committee", "symbol", "session", "adoption", *numbers, "no"]]


def common() -> pd.DataFrame:
    """What the digital resolutions that were voted on have in common.

    Returns
    -------
    pandas.DataFrame
        By ``committee``: ``voted`` and ``known`` (digital resolutions whose way of adoption is known), ``before`` and
        ``last`` (voted before the last session held, and in it), ``few`` (voted with at most three against).

    Examples
    --------
    >>> import toolkit as tk
    >>> ", ".join(tk.views.votes.common())
    'committee, voted, known, before, last, few'
    """
    found = digital()
    found = found[found["digital"] & (found["adoption"] != "")]
    found = found.merge(consensus(found["symbol"].tolist())[["symbol", "against"]], on="symbol")
    voted = found["adoption"] == "vote"
    now = found["session"] == found["session"].max()
    few = voted & (found["against"] <= 3).fillna(value=False).astype(bool)
    counted = {"voted": voted, "known": voted | True, "before": voted & ~now, "last": voted & now, "few": few}
    frame = found[["committee"]].assign(**counted).groupby("committee").sum().astype("int64").reset_index()
    return frame.sort_values(["voted", "known"], ascending=False, kind="stable", ignore_index=True)


def _cast(*, digital_ones: bool) -> pd.DataFrame:
    found = digital()
    kept = found.loc[found["digital"] == digital_ones, "symbol"]
    cast = assembly("votes")
    return cast[cast["symbol"].isin(kept) & (cast["state"] != "")].drop_duplicates(["symbol", "state"])


def against(most: int = 14) -> pd.DataFrame:
    """Who voted against digital resolutions, or abstained, most often.

    Parameters
    ----------
    most
        How many states.

    Returns
    -------
    pandas.DataFrame
        ``state`` (ISO code), ``name``, ``name_ar``, ``region``, ``against``, ``abstain``, ``favour``, ``of`` (digital
        resolutions that were voted on); the most often against first.

    Examples
    --------
    >>> import toolkit as tk
    >>> tk.views.votes.against()["state"].iloc[0]
    'USA'
    """
    cast = _cast(digital_ones=True)
    counts = cast.pivot_table(index="state", columns="vote", values="symbol", aggfunc="count", fill_value=0)
    counts = counts.reindex(columns=["against", "abstain", "favour"], fill_value=0).rename_axis(columns=None)
    frame = assembly("states")[["state", "name", "name_ar", "region"]].merge(counts.reset_index(), on="state")
    frame["of"] = cast["symbol"].nunique()
    order = ["against", "abstain", "favour", "state"]
    return frame.sort_values(order, ascending=[False, False, True, True], ignore_index=True).head(most)


def agreement() -> pd.DataFrame:
    """How often two states of two regions vote alike: on digital resolutions, and on all others.

    Two states agree on a resolution where both voted for it, both against, or both abstained; resolutions on which one
    of them is in no list do not count. The share of a pair of regions is over all such pairs of states and resolutions.

    Returns
    -------
    pandas.DataFrame
        ``group`` (``digital`` or ``other``), ``one`` and ``two`` (regions of M49), ``share`` (0 to 1), ``pairs``,
        ``votes`` (resolutions).

    Examples
    --------
    >>> import toolkit as tk
    >>> ", ".join(tk.views.votes.agreement())
    'group, one, two, share, pairs, votes'
    """
    import numpy as np
    import pandas as pd

    states = assembly("states")
    region = states.set_index("state")["region"]
    rows = []
    for name, chosen in (("digital", True), ("other", False)):
        cast = _cast(digital_ones=chosen)
        table = cast.pivot_table(index="state", columns="symbol", values="vote", aggfunc="first")
        table = table[table.index.isin(region.index)]
        ways = {vote: (table == vote).to_numpy().astype("int64") for vote in ("favour", "against", "abstain")}
        alike = np.sum([one @ one.T for one in ways.values()], axis=0)
        present = np.sum(list(ways.values()), axis=0)
        rows += _by_region(name, alike, present @ present.T, region[table.index].to_numpy(), table.shape[1])
    return pd.DataFrame(rows, columns=["group", "one", "two", "share", "pairs", "votes"])


def _by_region(
    name: str, alike: np.ndarray, both: np.ndarray, regions: np.ndarray, votes: int
) -> list[tuple[str, str, str, float, int, int]]:
    import numpy as np

    own = ~np.eye(len(regions), dtype=bool)  # a state agrees with itself
    found = []
    for one in sorted(set(regions)):
        for two in sorted(set(regions)):
            block = np.outer(regions == one, regions == two) & own
            pairs = int(both[block].sum())
            share = float(alike[block].sum() / pairs) if pairs else float("nan")
            found.append((name, one, two, share, pairs // (2 if one == two else 1), votes))
    return found


def sponsors(symbols: Sequence[str] = INTELLIGENCE) -> pd.DataFrame:
    """Who sponsored some resolutions, at first and later, by region.

    Parameters
    ----------
    symbols
        The resolutions.

    Returns
    -------
    pandas.DataFrame
        ``symbol``, ``role`` (``sponsor`` or ``joined``), ``region``, ``states``, and ``both``: how many of these states
        stand behind every one of the resolutions.

    Examples
    --------
    >>> import toolkit as tk
    >>> found = tk.views.votes.sponsors()
    >>> found.groupby("symbol")["states"].sum().tolist()
    [123, 143]
    """
    found = assembly("sponsors")
    found = found[
        found["symbol"].isin(list(symbols)) & (found["state"] != "") & found["role"].isin(["sponsor", "joined"])
    ]
    found = found.sort_values("role", ascending=False, kind="stable").drop_duplicates(["symbol", "state"])
    region = assembly("states").set_index("state")["region"]
    found["region"] = found["state"].map(region).fillna("")
    every = found.groupby("state")["symbol"].nunique() == len(symbols)
    found["both"] = found["state"].map(every)
    group = found.groupby(["symbol", "role", "region"])
    frame = group.agg(states=("state", "nunique"), both=("both", "sum")).reset_index()
    order = frame["symbol"].map({symbol: number for number, symbol in enumerate(symbols)})
    frame = frame.assign(order=order, later=frame["role"] == "joined")
    frame = frame.sort_values(["order", "later", "region"], ignore_index=True)
    return frame[["symbol", "role", "region", "states", "both"]]

"""Titles that state what a frame holds: numbers and names for the sentence, or nothing where the frame bears none.

Each function takes a chart's frame and gives the counts of its sentence (``<chart>_told`` of the chart's words). A
chart whose frame has none, as one's own data may, keeps its neutral title.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from toolkit._rows import rows as each

if TYPE_CHECKING:
    import pandas as pd

Counts = Mapping[str, Any] | None

#: Labels of a theme from which on its score is spoken of.
FIRM = 10


def sentence(names: Mapping[str, Any], chart: str, counts: Counts) -> str:
    """The sentence of a chart; empty where there are no counts, so that the neutral title stands."""
    return str(names[f"{chart}_told"]).format(**counts) if counts else ""


def top(values: Mapping[Any, float]) -> tuple[str, float] | None:
    """The name with the highest value; none where two share it, or there are no values."""
    best = max(values.values(), default=0)
    found = [str(name) for name, value in values.items() if value == best]
    return (found[0], best) if best and len(found) == 1 else None


def longest(frame: pd.DataFrame) -> Counts:
    """The longest paragraph and its words."""
    best = top(dict(zip(frame["paragraph_id"], frame["words"].astype(int), strict=True)))
    return {"longest": best[0], "most": best[1]} if best else None


def commonest(frame: pd.DataFrame, column: str, counted: str, label: Callable[[str], str]) -> Counts:
    """The value of a column with the highest sum of another one."""
    best = top(frame.groupby(column)[counted].sum().astype(int).to_dict())
    return {"who": label(best[0]), "most": best[1], "total": int(frame[counted].sum())} if best else None


def forces(functions: pd.DataFrame) -> Counts:
    """Acts that evaluate, exhort, direct."""
    counts = functions["force"].value_counts()
    return (
        {force: int(counts.get(force, 0)) for force in ("evaluation", "exhortation", "direction")}
        if len(counts)
        else None
    )


def widest(pairs: Sequence[Sequence[Mapping[Any, Any]]]) -> Counts:
    """The pair of shares that are furthest apart."""
    spread = {str(number): max(_values(pair)) - min(_values(pair)) for number, pair in enumerate(pairs)}
    best = top(spread)
    if not best:
        return None
    pair = pairs[int(best[0])]
    return {"high": f"{max(_values(pair)):g}", "low": f"{min(_values(pair)):g}", "place": pair[0]["place"]}


def _values(pair: Sequence[Mapping[Any, Any]]) -> list[float]:
    return [float(row["value"]) for row in pair]


def apart(shares: pd.DataFrame, label: Callable[[str], str]) -> Counts:
    """The theme whose shares of the preamble and of the operative part differ most."""
    wide = shares.pivot_table(index="theme", columns="part", values="share", aggfunc="sum").fillna(0)
    if not {"preamble", "operative"} <= set(wide.columns):
        return None
    best = top((wide["operative"] - wide["preamble"]).abs().round(6).to_dict())
    if not best:
        return None
    row = wide.loc[best[0]]
    return {"theme": label(best[0]), **{part: round(100 * row[part]) for part in ("preamble", "operative")}}


def closest(frame: pd.DataFrame, label: Callable[[str], str]) -> Counts:
    """The two themes that stand together most often."""
    pairs = {f"{row.theme} {row.other}": int(row.paragraphs) for row in each(frame) if row.theme != row.other}
    best = top(pairs)
    one, _, other = best[0].partition(" ") if best else ("", "", "")
    return {"one": label(one), "other": label(other), "count": int(best[1])} if best else None


def asking(frame: pd.DataFrame, label: Callable[[str], str]) -> Counts:
    """The theme of which most paragraphs exhort or direct."""
    rows = frame[frame["force"].isin(["exhortation", "direction"])]
    best = top(rows.groupby("theme")["paragraphs"].sum().astype(int).to_dict())
    if not best:
        return None
    return {
        "theme": label(best[0]),
        "count": best[1],
        "total": int(frame.loc[frame["theme"] == best[0], "paragraphs"].sum()),
    }


def over_years(frame: pd.DataFrame) -> Counts:
    """Paragraphs with a theme, and their share, in the first and the last year of the first language."""
    mine = frame[frame["language"] == frame["language"].iloc[0]]
    counts = mine.groupby(["year", "total"])["paragraphs"].sum().reset_index()
    if len(counts) < 2:
        return None
    first, last = counts.iloc[0], counts.iloc[-1]
    ends = {"first": first, "last": last}
    found = {
        f"{name}_{key}": int(row[of])
        for name, row in ends.items()
        for key, of in (("year", "year"), ("count", "paragraphs"))
    }
    return found | {f"{name}_share": round(100 * row["paragraphs"] / row["total"]) for name, row in ends.items()}


def changes_of_kind(frame: pd.DataFrame) -> Counts:
    """How often the kind of the quoted figure changes from one year to the next that quotes one."""
    kinds = list(frame.drop_duplicates(["year", "kind"])["kind"])
    changes = sum(one != other for one, other in itertools.pairwise(kinds))
    return (
        {"changes": changes, "first": int(frame["year"].min()), "last": int(frame["year"].max())} if changes else None
    )


def revised(single: pd.DataFrame) -> Counts:
    """The year of which two editions differ most."""
    rows = single[single["bound"] == ""]
    ends = rows.groupby("year")["value"].agg(["min", "max"])
    best = top({str(year): round(high - low, 3) for year, low, high in ends.itertuples()})
    if not best:
        return None
    low, high = ends.loc[int(best[0])]
    return {"year": best[0], "low": f"{low:g}", "high": f"{high:g}"}


def latest_pair(frame: pd.DataFrame) -> Counts:
    """The newest pair of the world."""
    rows = frame[frame["group"] == "World"].sort_values("year", kind="stable")
    if rows.empty:
        return None
    row = rows.iloc[-1]
    return {"low": f"{row['low']:g}", "high": f"{row['high']:g}", "year": int(row["year"])}


def furthest_apart(frame: pd.DataFrame) -> Counts:
    """The year in which the resolution's figure and the edition's are furthest apart; the edition states no bound."""
    sides = {side: rows.drop_duplicates("year").set_index("year") for side, rows in frame.groupby("side")}
    if set(sides) != {"resolution", "statistics"}:
        return None
    stated = sides["statistics"][sides["statistics"]["bound"] == ""]
    years = [year for year in stated.index if year in sides["resolution"].index]
    quoted = sides["resolution"]["value"]
    best = top({str(year): round(abs(quoted[year] - stated["value"][year]), 3) for year in years})
    if not best:
        return None
    year = int(best[0])
    row = sides["resolution"].loc[year]
    return {"year": year, "said": f"{row['bound']}{row['value']:.3g}", "stated": f"{stated['value'][year]:g}"}


def behind(frame: pd.DataFrame) -> Counts:
    """Figures of known age, and those behind the newest edition, of both bodies."""
    known = frame[frame["behind"].notna()]
    found: dict[str, Any] = {}
    for body, name in (("GA", "own"), ("ECOSOC", "council")):
        rows = known[known["body"] == body]
        if rows.empty:
            return None
        found |= {name: len(rows), f"{name}_late": int((rows["behind"].astype(float) > 0).sum())}
    return found


def of_one(frame: pd.DataFrame, labels: Mapping[str, str]) -> Counts:
    """Of one theme alone: paragraphs out of a thousand in the first and the last session."""
    rows = frame.sort_values("session")
    if len(labels) != 1 or len(rows) < 2:
        return None
    first, last = (f"{value:.1f}" if 0 < value < 10 else f"{value:.0f}" for value in 1000 * rows["share"].iloc[[0, -1]])
    label = next(iter(labels.values()))
    ends = {"start": int(rows["session"].iloc[0]), "end": int(rows["session"].iloc[-1])}
    return {"label": label[:1].upper() + label[1:], "first": first, "last": last, **ends}


def longer(line: pd.DataFrame) -> Counts:
    """Words of a paragraph in the first and the last year, where its verbs stay the same."""
    if len({tuple(verbs) for verbs in line["verbs"]}) != 1 or len(line) < 2:
        return None
    return {
        "first": int(line["words"].iloc[0]),
        "last": int(line["words"].iloc[-1]),
        "verbs": len(line["verbs"].iloc[0]),
    }


def gaps(frame: pd.DataFrame) -> Counts:
    """The relative gap of the world and of least developed countries, quoted from and to the same years."""
    found: dict[str, Any] = {}
    years = set()
    for group, name in (("World", "world"), ("Least developed countries", "least")):
        rows = frame[frame["group"] == group].sort_values("year", kind="stable")
        if len(rows) < 2:
            return None
        found |= {f"{name}_first": f"{rows['number'].iloc[0]:g}", f"{name}_last": f"{rows['number'].iloc[-1]:g}"}
        years.add((int(rows["year"].iloc[0]), int(rows["year"].iloc[-1])))
    first, last = years.pop()
    return found | {"first": first, "last": last} if not years else None


def shares_of_both(frame: pd.DataFrame) -> Counts:
    """The quoted shares of the world's women and men, first and last year."""
    rows = frame[frame["group"] == "World"].sort_values("year", kind="stable")
    if len(rows) < 2:
        return None
    ends = {"first": rows.iloc[0], "last": rows.iloc[-1]}
    found = {f"{name}_{sex}": f"{row[sex]:g}" for name, row in ends.items() for sex in ("women", "men")}
    return found | {name: int(row["year"]) for name, row in ends.items()}


def at_parity(frame: pd.DataFrame) -> Counts:
    """Groups whose score in their newest edition is 1 or more."""
    newest = frame.sort_values(["year", "edition"], kind="stable").groupby("group").tail(1)
    return {"count": int((newest["value"] >= 1).sum()), "total": len(newest)} if len(newest) else None


def ahead(frame: pd.DataFrame) -> Counts:
    """Economies in which women are ahead of men in the newest year that has both."""
    complete = frame[frame["women"].notna() & frame["men"].notna() & ~frame["unproven"]]
    newest = complete.sort_values("year", kind="stable").groupby("iso3").tail(1)
    return {"count": int((newest["women"] > newest["men"]).sum()), "total": len(newest)} if len(newest) else None


def terms(frame: pd.DataFrame) -> Counts:
    """Acts that gave the Forum a term, made it permanent, only acknowledge."""
    gave = frame["moves"] & frame["start"].notna()
    found = {
        "terms": int((gave & ~frame["permanent"]).sum()),
        "permanent": int(frame["permanent"].sum()),
        "rest": int((frame["act"] == "acknowledges").sum()),
    }
    return found if all(found.values()) else None


def counted(frame: pd.DataFrame) -> Counts:
    """Meetings for which a source states any number of people, of all."""
    found = frame[["total", "onsite", "online"]].notna().any(axis=1)
    return {"count": int(found.sum()), "total": len(frame)} if found.any() else None


def place_of(frame: pd.DataFrame) -> Counts:
    """Between which shares of the text the paragraph on the mandate stands."""
    own = frame.loc[frame["mandate"], "at"]
    return {"low": round(100 * own.min()), "high": round(100 * own.max())} if len(own) else None


def carried(frame: pd.DataFrame) -> Counts:
    """The smallest and the largest share of a year's paragraphs that come from the year before, in any language."""
    rows = frame[frame["status"] != "dropped"]
    total = rows.groupby(["language", "short"])["paragraphs"].sum()
    new = (
        rows[rows["status"] == "new"]
        .groupby(["language", "short"])["paragraphs"]
        .sum()
        .reindex(total.index, fill_value=0)
    )
    shares = 100 * (total - new) / total
    return {"low": round(shares.min()), "high": round(shares.max())} if len(shares) else None


def oldest(frame: pd.DataFrame) -> Counts:
    """How many paragraphs of the last resolution go back to the first one held."""
    first, last = frame["symbol"].iloc[0], frame["symbol"].iloc[-1]
    rows = frame[frame["symbol"] == last]
    count = int(rows.loc[rows["born"] == first, "paragraphs"].sum())
    return (
        {"count": count, "total": int(rows["paragraphs"].sum()), "first": first, "last": last}
        if first != last
        else None
    )


def acts_over_years(frame: pd.DataFrame) -> Counts:
    """Acts of three forces in the first and the last resolution, in the first language of the frame."""
    mine = frame[frame["language"] == frame["language"].iloc[0]]
    found: dict[str, Any] = {}
    for force in ("evaluation", "exhortation", "direction"):
        counts = mine.loc[mine["force"] == force, "acts"]
        if len(counts) < 2:
            return None
        found |= {f"{force}_first": int(counts.iloc[0]), f"{force}_last": int(counts.iloc[-1])}
    return found


def most_changed(frame: pd.DataFrame, label: Callable[[str], str]) -> Counts:
    """The table of which the largest share of rows differs between the readings."""
    differ = frame["source"] + frame["repaired"]
    shares = dict(zip(frame["table"], (differ / (differ + frame["both"])).round(6), strict=True))
    best = top(shares)
    if not best:
        return None
    row = frame[frame["table"] == best[0]].iloc[0]
    number = int(row["source"] + row["repaired"])
    return {"table": label(best[0]), "count": number, "total": number + int(row["both"])}


def same(frame: pd.DataFrame, label: Callable[[str], str], joint: str) -> str:
    """Of each witness, the passages that are the same letter for letter, of all: its name, a count, a total."""
    found = []
    for name, states in frame.groupby("witness", sort=False)["state"]:
        found.append(f"{label(str(name))} {(states == 'same').sum()}/{len(states)}")
    return joint.join(found)


def shared(frame: pd.DataFrame) -> Counts:
    """Facts that all witnesses have, of all facts."""
    columns = [name for name in ("all", "untyped", "untranscribed", "english", "arabic", "other") if name in frame]
    total = int(frame[columns].to_numpy().sum())
    return {"count": int(frame["all"].sum()), "total": total} if total else None


def taken_over(counts: pd.DataFrame) -> Counts:
    """Of what the last resolution cites, how much the one before cited."""
    if counts.empty:
        return None
    row = counts.iloc[-1]
    return {"kept": int(row["kept"]), "total": int(row[["kept", "back", "new"]].sum())}


def scored(rows: pd.DataFrame, label: Callable[[str], str]) -> Counts:
    """The themes with the lowest and the highest F1, of those with `FIRM` labels or more."""
    firm = rows[rows["labelled"] >= FIRM].groupby("theme")["f1"].mean()
    if len(firm) < 2:
        return None
    return {
        "best": label(str(firm.idxmax())),
        "high": f"{firm.max():.2f}",
        "worst": label(str(firm.idxmin())),
        "low": f"{firm.min():.2f}",
    }

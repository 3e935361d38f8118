"""Names for the proofs in `tests/claims/`: what the data that ship say, in a few words each.

Nothing here reads the text of a notebook; counts are made anew from tables, not taken from what a chart shows.
"""

from __future__ import annotations

from functools import cache

import pandas as pd

import toolkit as tk
from toolkit.evaluation import subjects
from toolkit.views import assembly, votes

#: Numbers in words.
WORDS = {
    4: "four",
    6: "six",
    7: "seven",
    8: "eight",
    9: "nine",
    10: "ten",
    13: "thirteen",
    14: "fourteen",
    16: "sixteen",
}


#: The main committees.
COMMITTEES = ("First", "Second", "Third", "Fourth", "Fifth", "Sixth")


def last() -> pd.Series:
    """The vote on 80/118."""
    return votes.consensus().set_index("symbol").loc["A/RES/80/118"]


def shares(topic: str, session: int) -> pd.Series:
    """What a session says of a topic."""
    found = assembly.speaks([topic])
    return found[found["session"] == session].iloc[0]


def thousand(topic: str, session: int) -> str:
    """Paragraphs out of a thousand."""
    return f"{1000 * shares(topic, session)['share']:.1f}"


def adopted(group: str, session: int) -> tuple[int, int]:
    """Voted on, and all whose way is known."""
    found = votes.by_session().query("group == @group and session == @session and adoption != ''")
    return int(found.loc[found["adoption"] == "vote", "resolutions"].sum()), int(found["resolutions"].sum())


def alike(group: str, two: str) -> str:
    """Agreement of European states with those of a region, per cent."""
    found = votes.agreement().query("group == @group and one == 'Europe' and two == @two")
    return f"{100 * found['share'].iloc[0]:.0f}"


def beside(topic: str, session: int | None = None, place: str | None = None) -> int:
    """Paragraphs on a topic."""
    found = assembly.beside(topic)
    kept = found[(found["session"] == session) | (session is None)]
    return int(kept.loc[(kept["place"] == place) | (place is None), "paragraphs"].sum())


def sponsors(symbol: str, **named: str) -> int:
    """States behind a resolution, at first (``role="sponsor"``) or later, of a region."""
    found = votes.sponsors()
    for column, value in {"symbol": symbol, **named}.items():
        found = found[found[column] == value]
    return int(found["states"].sum())


def most_against(words: str) -> int:
    """The most votes against a strand."""
    found = votes.divided()
    return int(found.loc[found["strand"].str.startswith(words), "against"].max())


def late(found: pd.DataFrame) -> pd.DataFrame:
    """Votes from session 79 on that do not come from the First Committee."""
    return found[(found["session"] > 78) & (found["adoption"] == "vote") & (found["committee"] != "First Committee")]


def said(session: int, committee: str = "") -> int:
    """Resolutions that say "artificial intelligence"."""
    found = assembly.committees().query("session == @session")
    return int(found.loc[(found["committee"] == committee) | (committee == ""), "naming"].sum())


def no(state: str) -> int:
    """How often a state was against a digital resolution."""
    return int(votes.against(200).set_index("state").loc[state, "against"])


def early() -> pd.DataFrame:
    """Digital resolutions voted on until session 78."""
    return votes.divided().query("session < 79 and adoption == 'vote'")


def per_cent(theme: str, session: int) -> str:
    """Share of a theme in a session."""
    found = assembly.themes().query("theme == @theme and session == @session")
    return f"{100 * found['share'].iloc[0]:.1f}"


def gender() -> pd.DataFrame:
    """Gender beside the librarians' subjects."""
    return subjects.beside("gender")


def more_than_half() -> bool:
    """Whether all that speak of gender in more than half of their paragraphs have such a subject."""
    return bool(gender().query("share > 0.5")["subject"].all())


@cache
def panel(language: str = "en") -> pd.DataFrame:
    """The seven annual resolutions in a language."""
    whole = tk.views.panel.panel()
    return whole[whole["language"] == language]


@cache
def fact(name: str) -> pd.DataFrame:
    """A fact table."""
    return tk.series.tables.load(name)


def themed(theme: str, language: str = "en") -> pd.DataFrame:
    """Paragraphs of the panel that carry a theme."""
    rows = panel(language)
    return rows[[theme in themes for themes in rows["themes"]]]


def shares_of(theme: str) -> tuple[int, int]:
    """The smallest and the largest share of a theme in a year and language, whole per cent."""
    found = [
        100 * len(rows) / len(panel(language).query("short == @short"))
        for language in ("ar", "en")
        for short, rows in themed(theme, language).groupby("short")
    ]
    return round(min(found)), round(max(found))


def gender_line(language: str = "en") -> pd.DataFrame:
    """The paragraph on women and girls, year by year."""
    return tk.views.panel.line(tk.views.panel.panel(), "A/RES/78/132", "O27", language)


def quoted(symbol: str, group: str, measure: str = "share online") -> list[float]:
    """Figures that a resolution quotes for a group."""
    rows = fact("series_statistics").query("symbol == @symbol and group == @group and measure == @measure")
    return [float(one) for one in rows["number"]]


def kinds_in_time() -> list[str]:
    """Kinds of the quoted divide in order, the outcome document of 2025 left out, neighbours that are alike once."""
    found = tk.views.divides.quoted()
    kinds = list(found[found["symbol"] != "80/173"]["kind"])
    return [one for one, before in zip(kinds, ["", *kinds], strict=False) if one != before]


def statistic(
    edition: str, year: int, group: str = "World", indicator: str = "individuals_using_internet"
) -> list[str]:
    """What an edition says of a year, as the table has it."""
    rows = fact("indicators").query(
        "edition == @edition and year == @year and group == @group and indicator == @indicator"
    )
    rows = rows[rows["breakdown"].isin(["total", "women/men"])]
    return [f"{one:g}" for one in rows["value"].dropna()]


def forum(act: str) -> list[str]:
    """Resolutions with an act on the Forum's mandate."""
    found = tk.views.forum.mandate()
    return list(found[found["act"] == act]["symbol"])


def annual(since: str) -> list[str]:
    """Annual General Assembly resolutions on ICTs from one on."""
    rows = fact("resolution_series")
    rows = rows[(rows["body"] == "GA") & rows["title"].str.startswith("Information and comm")]
    return [one for one in rows["symbol"] if int(one[:2]) >= int(since[:2])]


@cache
def ages(body: str) -> pd.DataFrame:
    """Quoted figures of a body whose age is known."""
    found = tk.views.ages.statements()
    return found[(found["body"] == body) & found["age"].notna()]


def behind(body: str) -> tuple[int, int]:
    """How many figures of known age a body quotes, and how many of them are behind the newest edition then out."""
    return len(ages(body)), int((ages(body)["behind"] >= 1).sum())


def differing(table: str) -> pd.DataFrame:
    """Rows of a table that only one reading of the text has, with the repairs there."""
    return tk.views.trust.differences(tk.load(reading="source"), tk.load(), table)


#: Views of where words come from.
origins = tk.views.phrases


@cache
def wording(language: str = "ar") -> pd.DataFrame:
    """Words of 78/132 by paragraph and where they stood first: ``new``, ``first`` (may be older) and the others."""
    rows = origins.paragraphs(language=language)
    rows = rows.assign(words=rows["end"] - rows["start"])
    return rows.pivot_table(index="paragraph_id", columns="origin", values="words", aggfunc="sum", fill_value=0)


def fresh(language: str = "ar") -> tuple[int, int, int]:
    """New words of 78/132, all of them, and how many in a hundred that is."""
    new, every = int(wording(language)["new"].sum()), int(wording(language).to_numpy().sum())
    return new, every, round(100 * new / every)


def without_new(language: str) -> int:
    """Paragraphs of 78/132 without a new word."""
    return int((wording(language)["new"] == 0).sum())


def pale() -> tuple[int, int]:
    """Arabic words of 78/132 that may be older, and how many in a hundred that is."""
    found = int(wording()[["first", "other_first"]].sum().sum())
    return found, round(100 * found / fresh()[1])


def mostly_new(least: float) -> list[str]:
    """Paragraphs of 78/132 with so large a share of new words in both languages."""
    rows = origins.stories().query("symbol == 'A/RES/78/132' and en >= @least and ar >= @least")
    return list(rows["paragraph_id"])


def half_of_the_new() -> int:
    """The least number of paragraphs that hold half of the new Arabic words."""
    most = wording()["new"].sort_values(ascending=False).cumsum()
    return int((most < most.iloc[-1] / 2).sum()) + 1


def uses(phrase: str, language: str = "en") -> list[int]:
    """Uses of a followed phrase in the seven resolutions."""
    return origins.followed(language).query("phrase == @phrase")["uses"].tolist()


def first(phrase: str, language: str = "en") -> str:
    """The first text held that has a followed phrase."""
    return str(origins.followed(language).query("phrase == @phrase")["first"].iloc[0])


def in_a_thousand(origin: str, older: bool | None = None, *, across: bool = False) -> int:
    """English words of all resolutions since 2021, in a thousand."""
    rows = origins.lending()
    kept = rows["origin"] == origin
    if older is not None:
        kept &= rows["may_be_older"] == older
    if across:
        kept &= rows["lender"] != rows["committee"]
    return round(1000 * rows.loc[kept, "words"].sum() / rows["words"].sum())


@cache
def crossings() -> dict[tuple[str, str], float]:
    """English words in a thousand that are known to have come from one committee to another."""
    rows = origins.lending().query("origin == 'other' and not may_be_older and lender != committee")
    return {(one.lender, one.committee): 1000 * one.words / one.of for one in rows.itertuples()}


def apart() -> tuple[int, int, int]:
    """Paragraphs whose Arabic, and whose English, has a tenth more new words; and all since 75/202."""
    rows = origins.stories().query("symbol != 'A/RES/74/197'")
    return int((rows["gap"] <= -0.1).sum()), int((rows["gap"] >= 0.1).sum()), len(rows)


def leaning() -> tuple[int, int]:
    """English paragraphs called new in 78/132, and how many of them have words of an older text held."""
    own = tk.views.series.new_paragraphs(tk.views.panel.panel(), tk.views.panel.genealogy(), "A/RES/78/132", "en")
    called = own.loc[own["status"] == "new", "paragraph_id"]
    older = wording("en").drop(columns="new").sum(axis=1).reindex(called) > 0
    return len(called), int(older.sum())

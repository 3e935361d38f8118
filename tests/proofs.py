"""Names for the proofs in `tests/claims/`: what the data that ship say, in a few words each.

Nothing here reads the text of a notebook; counts are made anew from tables, not taken from what a chart shows.
"""

from __future__ import annotations

import ast
import re
import tomllib
from functools import cache
from importlib import metadata
from itertools import combinations
from pathlib import Path
from typing import Any

import lesson_answers
import pandas as pd
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

import toolkit as tk
from toolkit import paths, sources
from toolkit.corpus import _assembly
from toolkit.evaluation import subjects
from toolkit.lessons.marking import _process
from toolkit.sources import _pdf_file
from toolkit.views import assembly, votes

#: Tables of the whole Assembly, and what bounds a PDF: megabytes, pages, characters a page, characters in all.
ASSEMBLY_TABLES = tuple(_assembly.COLUMNS)
#: What a hand-in may take.
Limits = _process.Limits
LIMITS = (sources.MAX_PDF_BYTES / 2**20, _pdf_file.MAX_PAGES, _pdf_file.MAX_CHARS, _pdf_file.MAX_ALL_CHARS)

ROOT = Path(__file__).resolve().parent.parent

#: Numbers in words.
WORDS = {
    1: "one",
    2: "two",
    3: "three",
    4: "four",
    5: "five",
    6: "six",
    7: "seven",
    8: "eight",
    9: "nine",
    10: "ten",
    12: "twelve",
    13: "thirteen",
    14: "fourteen",
    16: "sixteen",
    19: "nineteen",
    200: "two hundred",
}

#: Numbers in Arabic words, as they stand before a feminine noun, and before a masculine one.
ARABIC_SHORT = {3: "ثلاث", 4: "أربع", 5: "خمس", 6: "ست", 7: "سبع", 8: "ثماني", 9: "تسع", 10: "عشر", 19: "تسع عشرة"}
ARABIC_LONG = {3: "ثلاثة", 4: "أربعة", 5: "خمسة", 6: "ستة", 7: "سبعة", 8: "ثمانية", 9: "تسعة", 10: "عشرة"}

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
    found = assembly.series_share(topic)
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


@cache
def gender() -> pd.DataFrame:
    """Gender beside the librarians' subjects."""
    return subjects.compare("gender")


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


@cache
def table(name: str, reading: str = "repaired") -> pd.DataFrame:
    """A table of the resolution that ships."""
    return tk.load(reading=reading).table(name)


def rows(name: str, where: str) -> int:
    """How many rows of a table of the resolution are so."""
    return len(table(name).query(where))


@cache
def longest() -> str:
    """The paragraph with the most words."""
    found = table("paragraphs").set_index("paragraph_id")["text"].str.split().str.len()
    return str(found.idxmax())


def operative(force: str) -> list[str]:
    """Paragraphs of the operative part with an act of a force, one mention an act."""
    return list(table("functions").query("force == @force and paragraph_id.str.startswith('O')")["paragraph_id"])


def unaddressed() -> int:
    """Operative acts that ask and address nobody."""
    found = table("asks")[table("asks")["paragraph_id"].str.startswith("O")]
    return int(found.groupby(["paragraph_id", "order"])["addressee"].agg(lambda names: (names == "").all()).sum())


def events() -> pd.DataFrame:
    """What the resolution dates."""
    return tk.views.dates.timeline(tk.load())


def pairs() -> pd.DataFrame:
    """Figures that the text itself compares."""
    return table("statistics").query("pair != ''")


@cache
def collated(figure: str, reading: str = "repaired") -> float:
    """What the collation with the official file counts."""
    return float(tk.views.structure.collation().set_index("figure").loc[figure, reading])


def first_scores(name: str) -> tuple[str, ...]:
    """What was measured before labels were used for tuning, as printed: Arabic, English."""
    return tuple(measured(name, case) for case in ("ar", "en"))


@cache
def measurements() -> pd.DataFrame:
    """The file of measurements that are not repeated in every run."""
    return pd.read_csv(ROOT / "benchmarks" / "measured.csv", dtype=str, keep_default_na=False)


def measured(name: str, case: str = "") -> str:
    """A measured value, as it is printed."""
    found = measurements().query("what == @name and case == @case")
    return f"{float(found['value'].item()):,g}" if "." not in found["value"].item() else str(found["value"].item())


def precision_of(method: str, split: str = "report") -> list[float]:
    """Pooled precision of a method on all labels."""
    found = tk.evaluation.themes.shipped().query("method == @method and split == @split and theme == 'micro'")
    return list(found["precision"])


def recall_of(method: str, split: str = "report") -> list[float]:
    """Pooled recall of a method on all labels."""
    found = tk.evaluation.themes.shipped().query("method == @method and split == @split and theme == 'micro'")
    return list(found["recall"])


def as_good_in_both(within: float) -> tuple[int, int]:
    """Themes of other resolutions whose F1 is the same in both languages but for so much, and all."""
    found = tk.evaluation.themes.shipped().query(
        "labels == 'themes_own, other documents' and split == 'report' and method == 'tagger'"
    )
    wide = found[~found["theme"].isin(["micro", "macro"])].pivot_table(index="theme", columns="language", values="f1")
    return int(((wide["ar"] - wide["en"]).abs() <= within).sum()), len(wide)


def labelled_themes() -> tuple[int, int]:
    """Paragraphs and resolutions of the labels that were given."""
    found = pd.read_csv(paths.data("labels", "themes_dev.csv"), keep_default_na=False)
    return len(found[["file", "paragraph_id"]].drop_duplicates()), found["file"].nunique()


def alike_in_series(language: str) -> list[int]:
    """Paragraphs of each resolution that are the year before's word for word, in a hundred."""
    found = tk.views.series.fates(tk.views.panel.genealogy()).query("language == @language and status != 'dropped'")
    return [
        round(100 * int(one.loc[one["status"] == "identical", "paragraphs"].sum()) / int(one["paragraphs"].sum()))
        for _, one in found.groupby("short")
    ]


def became(status: str, short: str, language: str) -> int:
    """Paragraphs of a resolution with a status."""
    found = tk.views.series.fates(tk.views.panel.genealogy())
    return int(found.query("status == @status and short == @short and language == @language")["paragraphs"].sum())


def outcomes(outcome: str, language: str = "en") -> set[str]:
    """Paragraphs new in 2023 by what became of them."""
    found = tk.views.series.new_paragraphs(tk.views.panel.panel(), tk.views.panel.genealogy(), "A/RES/78/132", language)
    return set(found.loc[found["outcome"] == outcome, "paragraph_id"])


def step(paragraph: str, short: str, language: str = "en") -> pd.Series:
    """A paragraph of 2023 in a later resolution."""
    found = tk.views.series.new_paragraphs(tk.views.panel.panel(), tk.views.panel.genealogy(), "A/RES/78/132", language)
    return found.query("paragraph_id == @paragraph and short == @short").iloc[0]


def first_session(topic: str = "artificial_intelligence") -> dict[str, int]:
    """The first session held in which a committee speaks of a topic."""
    found = assembly.committees(topic).query("naming > 0")
    return {str(name): int(one["session"].min()) for name, one in found.groupby("committee")}


def cited_at(symbol: str) -> list[tuple[str, str, str]]:
    """Who cites a resolution, where, and under which verb."""
    found = assembly.citing([symbol])
    return [(one.symbol.removeprefix("A/RES/"), one.place, one.verb) for one in found.itertuples()]


def held_against(witness: str, kind: str = "paragraphs") -> pd.Series:
    """Passages of a witness beside the official file."""
    return tk.views.witnesses.agreement().query("witness == @witness and passages == @kind").iloc[0]


def witnessed(part: str) -> set[int]:
    """How many passages of a part each of the five witnesses has."""
    return set(tk.views.witnesses.kept("passages").query("part == @part").groupby("witness").size())


def lacking(table: str) -> pd.Series:
    """Facts of a table by the witnesses that have them."""
    return tk.views.witnesses.facts().set_index("table").loc[table]


def between_the_pieces(paragraph: str) -> int:
    """Notes of the source that stand between the first and the last piece of a paragraph."""
    source = tk.load(reading="source")
    spans = source[paragraph].raw_spans
    first, last = spans[0].end, spans[-1].start
    return sum(any(first <= span.start < last for span in note.raw_spans) for note in source.notes)


def directions() -> dict[str, list[str]]:
    """Operative paragraphs that direct, by verb."""
    found = table("functions").query("force == 'direction' and paragraph_id.str.startswith('O')")
    return {str(verb): list(one["paragraph_id"]) for verb, one in found.groupby("verb", sort=False)}


def others_labelled() -> tuple[int, int]:
    """Paragraphs and resolutions of the labels of acts, the one that ships left out."""
    found = pd.read_csv(paths.data("labels", "acts_dev.csv"))
    found = found[~found["file"].str.contains("78_132")]
    return len(found[["file", "paragraph_id"]].drop_duplicates()), found["file"].nunique()


def measured_on(labels: str) -> float:
    """Smallest pooled recall of the tagger on the part of some labels that is only reported."""
    found = tk.evaluation.themes.shipped().query("labels == @labels and split == 'report' and theme == 'micro'")
    return float(found[found["method"] == "tagger"]["recall"].min())


@cache
def named_and_given(theme: str) -> tuple[int, int]:
    """Resolutions that name a theme, and those that have one of its subjects from the librarians."""
    found = subjects.compare(theme)
    return int((found["share"] > 0).sum()), int(found["subject"].sum())


def empty_notes() -> list[str]:
    """Notes of the transcription that are markers without words."""
    found = tk.views.witnesses.kept("passages").query("part == 'note' and witness == 'transcription' and words == 0")
    return list(found["place"])


def without_words() -> int:
    """How many notes of the transcription are markers without words."""
    return len(empty_notes())


def _other_words() -> list[str]:
    found = tk.views.witnesses.kept("passages").query("part != 'note'")
    wide = found.pivot_table(index="place", columns="witness", values="folded", aggfunc="first")
    return list(wide.index[wide["transcription_repaired"] != wide["xml_ar"]])


def cut_otherwise() -> list[str]:
    """Paragraphs whose words stand under another id in the official file: a run that begins and ends together."""
    ids = list(dict.fromkeys(tk.views.witnesses.kept("passages").query("part == 'preamble'")["place"]))
    words = tk.views.witnesses.kept("passages").pivot_table(index="place", columns="witness", values="words")
    apart = (words["transcription_repaired"] - words["xml_ar"]).abs() > 1
    run = [one for one in ids if apart[one]]
    return ids[ids.index(run[0]) : ids.index(run[-1]) + 1]


def turned_symbols() -> list[str]:
    """Paragraphs that differ from the official file, hold a symbol of a session, and are not cut otherwise."""
    symbols = set(table("citations").query("as_written.str.contains('/')")["place"])
    return [one for one in _other_words() if one in symbols and one not in cut_otherwise()]


@cache
def causes_of_verbs() -> dict[str, str]:
    """Paragraphs whose opening verbs differ between witnesses, by cause."""
    found = {}
    for one in tk.views.witnesses.verbs().itertuples():
        if one.place in cut_otherwise():
            found[one.place] = "cutting"
        elif one.transcription != one.transcription_repaired:
            found[one.place] = "misreading"
        elif one.pdf == one.xml_en and one.xml_ar == one.transcription_repaired:
            found[one.place] = "language"
    return found


def bootstrapped() -> int:
    """How many of a hundred samples lie within the bounds that a score gets."""
    from toolkit.evaluation.scoring import Score, bootstrap

    draws = iter(range(1000))
    low, high = bootstrap([Score(1, 1, 1), Score(0, 1, 1)], lambda _: float(next(draws)))
    return round((high - low) / 10)


def security_first() -> bool:
    """Whether digital votes were all of the First Committee but for one until session 78, and of three others after."""
    after = set(late(votes.divided())["committee"])
    return (early()["committee"] != "First Committee").sum() == 1 and len(after) == 3


def own_codebook_words() -> list[str]:
    """Words of the codebook that notebook 14 writes."""
    import nbformat

    cells = nbformat.read(ROOT / "notebooks" / "14-the-whole-assembly.ipynb", as_version=4).cells
    line = next(one for cell in cells for one in cell.source.splitlines() if one.startswith("words = 'phrases.en"))
    return list(ast.literal_eval(line.partition("phrases.en = ")[2].rstrip("'")))


def as_written() -> bool:
    """Whether the reading of the source has, at each repair, the words of the page."""
    source = tk.load(reading="source").source
    return all(source[one.raw_start : one.raw_end] == one.as_written for one in tk.load().repairs)


def women_by_status() -> dict[str, int]:
    """Paragraphs of 78/132 on gender by what became of them since 77/150, in Arabic."""
    on_women = set(table("tags").query("theme == 'gender'")["paragraph_id"])
    found = tk.views.panel.genealogy().query("symbol == 'A/RES/78/132' and language == 'ar'")
    return {
        str(name): int(count)
        for name, count in found[found["paragraph_id"].isin(on_women)]["status"].value_counts().items()
    }


def without_a_resolution(where: str) -> list[int]:
    """Years from 2001 to 2023 without a resolution: in the chart's panel, or in the table of the series."""
    if where == "panel":
        cited = tk.views.citations.status().query("body == 'General Assembly' and kind == 'resolution'")
        years = set(cited["year"].dropna())
    else:
        own = fact("resolution_series").query("body == 'GA'")
        years = {int(day[:4]) for day in own["adoption_date"]}
    return [year for year in range(2001, 2024) if year not in years]


def words_of(short: str, paragraph: str) -> int:
    """Words of a paragraph of the series in English."""
    found = tk.views.panel.panel().query("short == @short and paragraph_id == @paragraph and language == 'en'")
    return int(found["words"].item())


def naming() -> list[int]:
    """Paragraphs of the yearly resolution that say "artificial intelligence", from the table of all paragraphs."""
    found = assembly.paragraphs("en")
    chain = [f"A/RES/{one}" for one in annual("74/197") if one != "80/173"]
    said = found[found["says"].map(lambda words: "artificial_intelligence" in set(words))]
    return [int((said["symbol"] == one).sum()) for one in chain]


def lengths() -> pd.Series:
    """Words of each paragraph of the resolution."""
    return table("paragraphs").set_index("paragraph_id")["text"].str.split().str.len()


@cache
def cites(short: str) -> set[str]:
    """What a resolution of the series cites in its English text, its header left out."""
    found = tk.views.citations.series().query("language == 'en' and place != 'header'")
    return set(found.loc[found["symbol"] == f"A/RES/{short}", "cited"])


def cited_anew() -> tuple[int, int, int]:
    """To which year every resolution reaches back; symbols cited for the first time, and all, after the first text."""
    found = tk.views.citations.series().query("language == 'en' and place != 'header'")
    chain = annual("74/197")
    chain = [one for one in chain if one != "80/173"]
    back = max(
        int(found[found["symbol"] == f"A/RES/{one}"].drop_duplicates("cited")["year"].clip(lower=2001).min())
        for one in chain
    )
    seen, new, every = set(cites(chain[0])), 0, 0
    for one in chain[1:]:
        new, every = new + len(cites(one) - seen), every + len(cites(one))
        seen |= cites(one)
    return back, new, every


def nearest_and_furthest() -> tuple[float, float]:
    """The highest and the lowest F1 of a theme with ten labels or more on other resolutions, of both languages."""
    found = tk.evaluation.themes.shipped().query(
        "labels == 'themes_own, other documents' and split == 'report' and method == 'tagger' and labelled >= 10"
    )
    means = found[~found["theme"].isin(["micro", "macro"])].groupby("theme")["f1"].mean()
    assert means.idxmin() == "follow_up"
    assert means["sustainable_development"] == means.max()
    return float(means.max()), float(means.min())


@cache
def stands() -> pd.Series:
    """Paragraphs by theme, the most frequent first."""
    return table("tags").drop_duplicates(["paragraph_id", "theme"])["theme"].value_counts()


def parted(theme: str) -> tuple[int, int]:
    """Shares of the two parts with a theme, of which no other theme's are further apart."""
    pairs_ = table("tags").drop_duplicates(["paragraph_id", "theme"])
    preamble = pairs_["paragraph_id"].str.startswith("P")
    counts = pd.DataFrame(
        {"P": pairs_[preamble]["theme"].value_counts(), "O": pairs_[~preamble]["theme"].value_counts()}
    )
    share = (
        100 * counts.fillna(0) / [rows("paragraphs", "part == 'preamble'"), rows("paragraphs", "part == 'operative'")]
    )
    assert (share["P"] - share["O"]).abs().idxmax() == theme
    return round(share.loc[theme, "P"]), round(share.loc[theme, "O"])


def together() -> tuple[str, str, int]:
    """The two themes that most paragraphs share."""
    sets = table("tags").groupby("paragraph_id")["theme"].agg(lambda names: sorted(set(names)))
    counts = pd.Series([pair for names in sets for pair in combinations(names, 2)]).value_counts()
    assert counts.iloc[0] > counts.iloc[1]
    return (*counts.index[0], int(counts.iloc[0]))


def asked_on(theme: str) -> tuple[int, int]:
    """Paragraphs of a theme that open by asking, more than of any other theme, and all of it."""
    opens = table("functions").query("order == 1").set_index("paragraph_id")["force"]
    pairs_ = table("tags").drop_duplicates(["paragraph_id", "theme"])
    asking = pairs_[pairs_["paragraph_id"].map(opens).isin(["exhortation", "direction"])]["theme"].value_counts()
    assert asking[theme] == asking.max()
    return int(asking[theme]), int(stands()[theme])


def grown(theme: str) -> tuple[int, int, int, int]:
    """Paragraphs of a theme in the first and the last resolution, and their shares in a hundred."""
    counts = [
        (len(themed(theme).query("short == @one")), len(panel("en").query("short == @one")))
        for one in ("74/197", "80/118")
    ]
    return (*(count for count, _ in counts), *(round(100 * count / every) for count, every in counts))


def broken_down(one: str, two: str) -> tuple[str, ...]:
    """Shares online of two groups of the world in 2025."""
    found = fact("indicators").query("year == 2025 and group == 'World' and indicator == 'individuals_using_internet'")
    return tuple(f"{found.loc[found['breakdown'] == name, 'value'].iloc[0]:g}" for name in (one, two))


def relative_gaps() -> tuple[float, ...]:
    """The relative gap as quoted, of the world and of the least developed countries, first and last."""
    found = tk.views.gender.quoted_gaps()
    return tuple(
        float(found.query("group == @group").sort_values("year")["number"].iloc[at])
        for group in ("World", "Least developed countries")
        for at in (0, -1)
    )


def women_and_men(symbol: str) -> tuple[float, ...]:
    """Shares online of women and of men that a resolution quotes."""
    found = fact("series_statistics").query("symbol == @symbol and measure.str.startswith('share')")
    return tuple(float(found.loc[found["group"] == f"World, {name}", "number"].iloc[0]) for name in ("women", "men"))


def at_parity() -> tuple[int, int]:
    """Groups whose newest score is 1 or more, and all groups."""
    newest = tk.views.gender.parity().sort_values(["edition", "year"]).groupby("group").tail(1)
    return int((newest["value"] >= 1).sum()), len(newest)


def women_ahead() -> tuple[int, int]:
    """Economies in whose newest year the share of women is higher, and all that are drawn."""
    newest = tk.views.gender.economies().sort_values("year").groupby("economy").tail(1)
    return int((newest["women"] > newest["men"]).sum()), len(newest)


def gave_terms() -> tuple[int, int, int]:
    """Acts on the mandate: that give a term, that make it permanent, that only acknowledge."""
    kinds = tk.views.forum.mandate()["act"].value_counts()
    return int(kinds["creates"] + kinds["extends"]), int(kinds["makes permanent"]), int(kinds["acknowledges"])


def from_the_year_before() -> tuple[int, int]:
    """The smallest and the largest share of paragraphs with kin in the year before, of both languages."""
    found = tk.views.panel.genealogy().query("paragraph_id != '' and status != 'dropped'")
    shares_ = 100 * (1 - (found["status"] == "new").groupby([found["language"], found["short"]]).mean())
    return round(shares_.min()), round(shares_.max())


def acts_of(short: str, force: str) -> int:
    """Acts of a force in a resolution, English text."""
    return int(panel("en").query("short == @short")["forces"].map(lambda forces: list(forces).count(force)).sum())


def changed_rows(table_: str) -> tuple[int, int]:
    """Rows of a table that only one reading has, and those of both together."""
    found = tk.views.trust.agreement().set_index("table").loc[table_]
    changed = int(found["source"] + found["repaired"])
    return changed, changed + int(found["both"])


def behind_both() -> int:
    """States that stand behind both drafts on artificial intelligence."""
    found = tk.corpus.assembly("sponsors")
    own = [set(found.loc[(found["symbol"] == one) & (found["state"] != ""), "state"]) for one in votes.INTELLIGENCE]
    return len(own[0] & own[1])


def leading_theme() -> float:
    """The share of all paragraphs with the theme that most have."""
    found = assembly.themes()
    most = found.groupby("theme")["paragraphs"].sum().sort_values()
    assert most.index[-1] == "finance"
    return 100 * most.iloc[-1] / found.drop_duplicates("session")["of"].sum()


def same_letters(witness: str) -> int:
    """Passages of a witness that are the official ones letter for letter."""
    return int(tk.views.witnesses.agreement().query("witness == @witness")["same"].sum())


def in_every_witness() -> tuple[int, int]:
    """Facts that every witness has, and all."""
    found = tk.views.witnesses.kept("facts")
    holders = found.groupby(["table", "place", "what"])["witness"].nunique()
    return int((holders == found["witness"].nunique()).sum()), len(holders)


def kept_wordings() -> tuple[int, int]:
    """Followed wordings, English and Arabic together, that the first resolution has, and those the last one keeps."""
    found = origins.followed("en").pivot_table(index="phrase", columns="symbol", values="uses")
    first_, last_ = found["A/RES/74/197"] > 0, found["A/RES/80/118"] > 0
    return int(first_.sum()), int((first_ & last_).sum())


def lent(language: str) -> tuple[int, int]:
    """Words in a thousand of another committee: known, and in a first text, where they may be older."""
    found = origins.lending(language).query("origin == 'other' and lender != committee")
    every = origins.lending(language)["words"].sum()
    sums = found.groupby("may_be_older")["words"].sum()
    return round(1000 * sums[False] / every), round(1000 * sums[True] / every)


def new_words_of(symbol: str, language: str) -> tuple[int, int, int, int]:
    """New words of a resolution and all; paragraphs without a new word and all."""
    found = origins.paragraphs(symbol, language)
    found = found.assign(words=found["end"] - found["start"])
    new = found.loc[found["origin"] == "new"].groupby("paragraph_id")["words"].sum()
    every = found["paragraph_id"].nunique()
    return int(new.sum()), int(found["words"].sum()), every - int((new > 0).sum()), every


def quoted_year(which: str) -> int:
    """The year of the first pair of shares of women and men that is quoted."""
    years = tk.views.gender.quoted_pairs()["year"]
    return int(years.min() if which == "first" else years.max())


@cache
def lesson_plan() -> dict[str, Any]:
    """The minutes and objectives of the lessons."""
    return tomllib.loads(paths.data("lessons", "plan.toml").read_text(encoding="utf-8"))


@cache
def lesson_minutes(number: str) -> tuple[int, int, int, int]:
    """Minutes of a lesson, added up: the whole, to read, for the exercises, to discuss."""
    plan = lesson_plan()[number]
    work = sum(step["minutes"] for step in plan["exercises"].values())
    return plan["read"] + work + plan["discuss"], plan["read"], work, plan["discuss"]


#: Minutes in words, as the notes for teachers have them.
_TIMES = {
    "five": 5,
    "eight": 8,
    "ten": 10,
    "thirteen": 13,
    "fifteen": 15,
    "خمس": 5,
    "ثماني": 8,
    "عشر": 10,
    "ثلاث عشرة": 13,
    "خمس عشرة": 15,
}


def takes(at: str, minutes: str, one: str | None = None, two: str | None = None) -> bool:
    """Whether a lesson's plan gives so many minutes to two exercises, or to one of them or two neighbours."""
    steps = [step["minutes"] for step in lesson_plan()[at.split()[1]]["exercises"].values()]
    told = _TIMES[minutes.lower()]
    if one and two:
        return bool(steps[int(one)] + steps[int(two)] == told)
    return told in steps


def planned(name: str, minutes: str, objectives: str) -> bool:
    """Whether an exercise takes so many minutes and practises these objectives."""
    step = lesson_plan()[name[:2]]["exercises"][name]
    practised = [int(one) for one in objectives.replace("،", ",").split(",")]
    return (step["minutes"], step["objectives"]) == (int(minutes), practised)


def _printed(answer: Any) -> str:
    if isinstance(answer, str):
        return f"`{answer}`"
    if isinstance(answer, dict | pd.Series):
        return ", ".join(f"`{key}`: {_printed(one)}" for key, one in answer.items())
    if isinstance(answer, list | tuple):
        return ", ".join(map(_printed, answer))
    return f"{answer:.4g}" if isinstance(answer, float | int) else str(answer)


def is_right(name: str, answer: str) -> bool:
    """Whether an answer, as the guide prints it, is among those found by thinking; what is judged by hand has none."""
    words = re.sub(r"[`,]", " ", answer).split()
    found = [re.sub(r"[`,]", " ", _printed(one)).split() for one in lesson_answers.A[name][0]]
    return any(len(one) == len(words) and all(map(_same, one, words)) for one in found)


def _same(one: str, two: str) -> bool:
    """Equal as words, or as numbers that are rounded to a tenth."""
    numbers = all(re.fullmatch(r"\d+(?:\.\d+)?", word) for word in (one, two))
    return one == two or (numbers and "." in one and abs(float(one) - float(two)) < 0.05)


def exercise_there(at: str, number: str) -> bool:
    """Whether a lesson has an exercise of that number; the warm-up has none."""
    return 1 <= int(number) < len(lesson_plan()[at[-2:]]["exercises"])


def required_lessons() -> set[int]:
    """The lessons that another one needs."""
    cards = [paths.data("languages", "en", f"{name}.toml").read_text("utf-8") for name in ("lessons", "lessons-b")]
    needs = re.findall(r'^prerequisites = "Lessons? (\d)\b', "\n".join(cards), re.MULTILINE)
    return {int(one) for one in needs}


def points_of_a_rubric() -> set[int]:
    """How many points there are for an open question."""
    guide_ = (ROOT / "notebooks" / "lessons" / "TEACHERS.md").read_text(encoding="utf-8")
    return {part.split("**Time:**")[0].count("\n- ") for part in guide_.split("one point each:")[1:]}


def locked(name: str, file: str) -> str:
    """The version of a package in a lock."""
    found = re.findall(rf"^{name}==(\S+)", (ROOT / file).read_text(encoding="utf-8"), re.MULTILINE)
    return str(found[0])


def pythons() -> tuple[str, str]:
    """The first and the last version of Python that the project takes."""
    low, high = re.findall(
        r'^requires-python = ">=3\.(\d+),<3\.(\d+)"', (ROOT / "pyproject.toml").read_text("utf-8"), re.MULTILINE
    )[0]
    return f"3.{low}", f"3.{int(high) - 1}"


def of_the_draft(name: str, answer: str) -> bool:
    """Whether an answer on the draft of lesson 8 is so: its longest line, or the first word of its first request."""
    own = {
        code: tomllib.loads(paths.data("languages", code, "lesson_texts.toml").read_text("utf-8"))["texts"]["own"]
        for code in ("en", "ar")
    }
    if name == "08-last-line":
        return int(answer) in {max(len(line) for line in text.splitlines()) for text in own.values()}
    return any(answer.strip("`") in text.split() for text in own.values())


def needs(name: str, seen: frozenset[str] = frozenset()) -> set[str]:
    """What an installed package depends on, and what that depends on."""
    found = set(seen)
    for line in metadata.requires(name) or ():
        one = Requirement(line)
        own = canonicalize_name(one.name)
        if own not in found and (one.marker is None or one.marker.evaluate({"extra": ""})):
            found.add(own)
            found |= needs(own, frozenset(found))
    return found


def recipe(target: str) -> str:
    """What `make` does for a target."""
    return re.findall(rf"^{target}:[^\n]*\n((?:\t[^\n]*\n)+)", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE)[0]


def stale_pair() -> list[str]:
    """Resolutions that quote the same pair for developed and developing countries as another one."""
    pairs_ = {
        one: (*quoted(one, "Developed countries"), *quoted(one, "Developing countries"))
        for one in annual("74/197")
        if len(quoted(one, "Developed countries")) == 1
    }
    values = list(pairs_.values())
    return [one for one, pair in pairs_.items() if values.count(pair) > 1]

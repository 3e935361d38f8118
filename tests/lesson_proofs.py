"""Names for the proofs of what lessons say of themselves: their steps, sections, programs and the tables they show."""

from __future__ import annotations

import ast
import re
import tomllib
from functools import cache
from typing import Any

import lesson_cells
import pandas as pd
import proofs

import toolkit as tk

_ENGLISH = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
]
_ARABIC = [
    "صفر",
    "واحد",
    "اثن",
    "ثلاث",
    "أربع",
    "خمس",
    "ست",
    "سبع",
    "ثمان",
    "تسع",
    "عشر",
    "أحد عشر",
    "اثنا عشر",
    "ثلاث عشرة",
    "أربع عشرة",
    "خمس عشرة",
    "ست وعشرون",
]


def number(word: str) -> int:
    """A number in words or digits, in English or Arabic.

    Must give 4 for "Four", "أربعة", "الأربع"; 15 for "خمس عشرة"; 26 for "Twenty-six".
    """
    word = word.casefold().strip()
    if word.isdigit():
        return int(word)
    if word in {"twenty-six", "ست وعشرون"}:
        return 26
    if word in _ENGLISH:
        return _ENGLISH.index(word)
    bare = re.sub(r"^(?:و?ال|لل|و(?=ا))", "", word)
    fits = [name for name in _ARABIC if bare == name or (bare.startswith(name) and " " not in bare[len(name) :])]
    assert fits, f"no number: {word}"
    return [*range(16), 26][_ARABIC.index(max(fits, key=len))]


@cache
def lesson(number_: str) -> Any:
    """The stored notebook of a lesson."""
    return lesson_cells.read(next(one for one in lesson_cells.LESSONS if one.name.startswith(number_)))


def cell(at: str, name: str = "") -> str:
    """The English source of a cell: of the place, or of the same lesson by name."""
    _, number_, own = at.split()
    return str(next(one.source for one in lesson(number_).cells if one.id == (name or own)))


def program(at: str) -> str:
    """The first code cell that follows a place."""
    _, number_, own = at.split()
    cells = lesson(number_).cells
    start = next(index for index, one in enumerate(cells) if one.id == own)
    return str(next(one.source for one in cells[start:] if one.cell_type == "code"))


def steps(at: str, word: str) -> bool:
    """Whether a worked example has so many numbered steps, and its program as many statements."""
    told = number(word)
    return len(re.findall(r"^\d\. ", cell(at), re.MULTILINE)) == len(ast.parse(program(at)).body) == told


def section(at: str, digit: str) -> bool:
    """Whether a lesson has a section with that number in its heading."""
    found = [one.source for one in lesson(at.split()[1]).cells if one.cell_type == "markdown"]
    return any(re.search(rf"^## {digit} · ", source, re.MULTILINE) for source in found)


def made_up(at: str) -> dict[str, Any]:
    """What the program in a prose cell sets, or that of the code cell after it."""
    inside = re.findall(r"```(?:python)?\n(.*?)```", cell(at), re.DOTALL)
    space: dict[str, Any] = {"print": lambda *_: None, "tk": tk}
    exec(inside[0] if inside else program(at), space)  # noqa: S102 - our own cells
    return space


def listed(at: str, name: str) -> list[str]:
    """The words of a list that a code cell of the lesson sets."""
    for one in lesson(at.split()[1]).cells:
        for node in ast.walk(ast.parse(one.source)) if one.cell_type == "code" else ():
            if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == name:
                return list(ast.literal_eval(node.value))
    raise AssertionError(f"no list {name} in {at}")


def _once(frame: pd.DataFrame, *columns: str) -> bool:
    return len(frame) > 0 and not frame.duplicated(list(columns)).any()


#: What a row of a table is said to be, and the table that must have one row of each, no more.
_ROWS: dict[str, Any] = {
    "paragraph": lambda: _once(proofs.table("paragraphs"), "paragraph_id"),
    "act": lambda: _once(proofs.table("functions"), "paragraph_id", "order"),
    "paragraph, year and language": lambda: _once(
        tk.views.panel.genealogy().query("paragraph_id != ''"), "language", "symbol", "paragraph_id"
    ),
    "resolution": lambda: _once(tk.corpus.assembly("resolutions"), "symbol"),
    "state and recorded vote": lambda: _once(tk.corpus.assembly("votes"), "symbol", "state"),
}
_ROWS |= {"verb": _ROWS["act"], "فعل": _ROWS["act"], "فقرة": _ROWS["paragraph"], "قرار": _ROWS["resolution"]}
_ROWS["فقرة في كل عام وبكل لغة"] = _ROWS["paragraph, year and language"]
_ROWS["دولة في كل تصويت مسجل"] = _ROWS["state and recorded vote"]


def rows_are(what: str) -> bool:
    """Whether a table has one row for each of these."""
    return bool(_ROWS[re.sub(r"[*]", "", what).casefold()]())


def only(verb: str) -> list[str]:
    """The paragraphs in which the Assembly does this."""
    found = proofs.table("functions")
    return list(dict.fromkeys(found.loc[found["verb"] == verb, "paragraph_id"]))


def order_of_parts() -> float:
    """The share of resolutions of the Assembly that have a preamble, operative paragraphs and then at most annexes."""
    found = tk.corpus.assembly("paragraphs").query("language == 'en'")
    parts = found.groupby("symbol")["part"].agg(lambda names: tuple(dict.fromkeys(names)))
    return float(parts.isin([("preamble", "operative"), ("preamble", "operative", "annex")]).mean())


@cache
def repairs() -> pd.DataFrame:
    """The repairs of the text, with how many signs each changes."""
    from rapidfuzz.distance import Levenshtein

    found = proofs.table("repairs")
    pairs = zip(found["as_written"], found["repaired"], strict=True)
    return found.assign(distance=[Levenshtein.distance(one, two) for one, two in pairs])


@cache
def ways(theme: str = "science_technology") -> pd.DataFrame:
    """The paragraphs, and by which of three ways each has a theme."""
    return tk.lessons.counting.three_ways(theme)


@cache
def two_readings() -> pd.DataFrame:
    """Two readings of the same paragraphs, a row a paragraph and theme."""
    return tk.lessons.counting.two_readings()


def read_twice() -> tuple[int, int, int]:
    """Paragraphs that were read twice, the resolutions they are of, and themes."""
    found = two_readings()
    return len(found[["file", "paragraph_id"]].drop_duplicates()), found["file"].nunique(), found["theme"].nunique()


def both_gave() -> tuple[int, int, int, str]:
    """Labels of both readings, of the first, of the second, and F1 of the two."""
    one, two = two_readings()["a"], two_readings()["b"]
    hits = int((one & two).sum())
    return hits, int(one.sum()), int(two.sum()), f"{2 * hits / (one.sum() + two.sum()):.3f}"


def by_luck() -> float:
    """How often two readings that keep to their rates of yes agree by chance."""
    one, two = two_readings()["a"].mean(), two_readings()["b"].mean()
    return float(one * two + (1 - one) * (1 - two))


def disputed() -> tuple[int, int, str]:
    """Cells in dispute, those of the theme that has most, and its name."""
    found = two_readings()
    themes = found.loc[found["a"] != found["b"], "theme"].value_counts()
    assert themes.iloc[0] > themes.iloc[1]
    return int(themes.sum()), int(themes.iloc[0]), str(themes.index[0])


def search_of_divides() -> tuple[str, str]:
    """Recall and precision of the word search for digital divides on the half set aside."""
    found = ways("digital_divides").query("split == 'report'")
    hits = (found["words"] & found["reader"]).sum()
    return f"{hits / found['reader'].sum():.2f}", f"{hits / found['words'].sum():.2f}"


def set_aside() -> tuple[int, int, int]:
    """Paragraphs of the half set aside, themes of the codebook, and labels that the reader gave there."""
    labels = pd.read_csv(proofs.paths.data("labels", "themes_own.csv"), keep_default_na=False)
    own = labels[(labels["file"] == "A_RES_78_132") & (labels["split"] == "report")]
    given = own[own["theme"] != ""].drop_duplicates(["paragraph_id", "theme"])
    return own["paragraph_id"].nunique(), len(tk.themes.load_codebook().ids), len(given)


def one_otherwise(theme: str) -> list[str]:
    """F1 of a perfect score if one paragraph were read otherwise: one label less, or one more."""
    found = ways(theme).query("split == 'report'")
    hits = int((found["tagger"] & found["reader"]).sum())
    assert hits == found["tagger"].sum() == found["reader"].sum()
    return [f"{2 * one / (2 * one + 1):.2f}" for one in (hits - 1, hits)]


def made_up_of(at: str, **tables: Any) -> dict[str, Any]:
    """What the program after a place sets, with the tables that it needs."""
    space: dict[str, Any] = {"print": lambda *_: None, "tk": tk} | tables
    exec(program(at), space)  # noqa: S102 - our own cells
    return space


def plain_letters(word: str) -> str:
    """Arabic letters of a word without its vowel marks."""
    return re.sub("[\u064b-\u0652]", "", word)


def acts_in(paragraph: str) -> int:
    """Acts of a paragraph of the resolution."""
    return proofs.rows("functions", f"paragraph_id == '{paragraph}'")


def found_by_a_search(words: str) -> tuple[int, float]:
    """Paragraphs with words, and the share of them that ask somebody for something."""
    paragraphs = proofs.table("paragraphs")
    found = paragraphs.loc[paragraphs["text"].str.contains(words), "paragraph_id"]
    asks = proofs.table("asks").query("addressee != ''")
    return len(found), float(found.isin(asks["paragraph_id"]).mean())


def directing() -> tuple[int, int, list[str]]:
    """Operative paragraphs, those that hold a direction, and those of them that do not open with it."""
    acts = proofs.table("functions").query("force == 'direction' and paragraph_id.str.startswith('O')")
    first = acts.groupby("paragraph_id")["order"].min()
    return proofs.rows("paragraphs", "part == 'operative'"), len(first), list(first.index[first > 1])


def pairs_of(reading: str) -> set[tuple[str, str]]:
    """Pairs of paragraph and addressee in a reading."""
    found = proofs.table("addressees", reading)
    return set(zip(found["paragraph_id"], found["addressee"], strict=True))


def lost_pairs() -> list[str]:
    """Paragraphs of the pairs that only the repaired reading has."""
    return sorted(paragraph for paragraph, _ in pairs_of("repaired") - pairs_of("source"))


def of_states() -> pd.DataFrame:
    """Asks of States or governments by that name."""
    return proofs.table("asks").query("addressee in ['member_states', 'governments']")


def code_cell(at: str, name: str) -> str:
    """The source of a code cell of a lesson."""
    return str(next(one.source for one in lesson(at.split()[1]).cells if one.id == name))


def quoted_of(symbol: str) -> list[float]:
    """The figures of the quoted divide in a resolution, higher first."""
    found = tk.views.divides.quoted().query("symbol == @symbol")
    return sorted(found["number"], reverse=True)


def headline_is_quoted() -> bool:
    """Whether every point of the headline's chart is the difference of the two figures that a resolution quotes."""
    groups = {"80/118": ("High-income countries", "Low-income countries")}
    told = {}
    for short in proofs.annual("76/189"):
        one, two = groups.get(short, ("Developed countries", "Developing countries"))
        (high,), (low,) = proofs.quoted(short, one), proofs.quoted(short, two)
        told[1945 + int(short[:2])] = high - low
    return bool(tk.lessons.misleading.points().set_index("year")["points"].to_dict() == told)


def bad_charts(number_: str = "05") -> int:
    """Charts of a lesson that mislead on purpose."""
    return sum(one.cell_type == "code" and "bad_charts." in one.source for one in lesson(number_).cells)


def part_of_developing() -> float:
    """The share of the world's people in developing countries, from the three shares online of 2021."""
    developed, developing = quoted_of("76/189")
    world = float(proofs.statistic("ITU Facts and Figures 2021", 2021)[0])
    return (developed - world) / (developed - developing)


def world_growth() -> tuple[str, str, str, str]:
    """Growth from 2023 to 2024 within one edition and across two, and what the revision made of 2023."""
    newer, older = "ITU Facts and Figures 2024", "ITU Facts and Figures 2023"
    now, then, before = (
        float(proofs.statistic(edition, year)[0]) for edition, year in ((newer, 2024), (newer, 2023), (older, 2023))
    )
    return f"{now - then:g}", f"{round(now - before, 1):g}", f"{before:g}", f"{then:g}"


def gap_years() -> tuple[int, int, list[float]]:
    """The last year with a relative gap as quoted, the first with two shares, and the bad chart's gaps of these."""
    gaps = tk.lessons.misleading.gaps().set_index("year")["gap"]
    last = int(tk.views.gender.quoted_gaps()["year"].max())
    return last, proofs.quoted_year("first"), [float(gaps[last]), float(gaps[last + 1])]


def bottom(name: str) -> int:
    """Where the axis of a misleading chart of lesson 5 begins."""
    return int(re.findall(r"bottom=(\d+)", code_cell("LESSON 05 x", name))[0])


def bars() -> list[float]:
    """The two bars of lesson 5's last chart, from the table of indicators."""
    world = tk.views.divides.world()
    return list(world[world["series"] & (world["year"] >= 2023)].sort_values("year")["value"])


def lie(foot: float) -> float:
    """The lie factor of these bars above a foot."""
    one, two = bars()
    return (two - one) / (one - foot) / ((two - one) / one)


def named_events() -> set[str]:
    """The events that the timeline's chart names, of those it draws."""
    words = tomllib.loads(proofs.paths.data("languages", "en", "wsis.toml").read_text(encoding="utf-8"))
    return set(words["named"]) & set(tk.views.wsis.events()["symbol"])


@cache
def edges() -> pd.DataFrame:
    """The network of what the resolution cites."""
    found = tk.load()
    return tk.views.citations.network(tk.facts.citations.find(found), str(found.symbol))


def in_notes(short: str, *notes: str) -> list[int]:
    """How many symbols notes of a resolution of the series cite, English text."""
    found = tk.views.citations.series().query("language == 'en'")
    return [int(((found["symbol"] == f"A/RES/{short}") & (found["place"] == one)).sum()) for one in notes]


@cache
def line_of(short: str, paragraph: str) -> pd.DataFrame:
    """The line of a paragraph of the series, English text."""
    return tk.views.panel.line(tk.views.panel.panel(), f"A/RES/{short}", paragraph, "en")


@cache
def newborn() -> pd.DataFrame:
    """Paragraphs new in 2023 and what became of them, English text."""
    panel, kinship = tk.views.panel.panel(), tk.views.panel.genealogy()
    return tk.views.series.new_paragraphs(panel, kinship, "A/RES/78/132", "en")


@cache
def sample(name: str, code: str) -> str:
    """A made-up text of the lessons in a language."""
    texts = tomllib.loads(proofs.paths.data("languages", code, "lesson_texts.toml").read_text(encoding="utf-8"))[
        "texts"
    ]
    return str(texts[name]).strip("\n")


def new_words(code: str, number_: int) -> list[str]:
    """Words of a paragraph of the later invented text that the same paragraph of the earlier one has not."""
    old, new = (sample(name, code).splitlines()[number_ - 1].split() for name in ("family-old", "family-new"))
    return [word for word in new if word not in old]


@cache
def own_resolution(code: str) -> Any:
    """The invented resolution of lesson 8, as read."""
    return tk.loads(sample("own", code), name="own.txt", language=code)


def own_table(code: str, name: str) -> pd.DataFrame:
    """A table of it."""
    return own_resolution(code).table(name)


def enough_of_its_own(code: str) -> bool:
    """Whether the shipped answer has what the exercise asks for."""
    read = tk.loads(sample("own-answer", code), name="own.txt", language=code)
    parts, acts = read.table("paragraphs")["part"], read.table("functions")
    asks = acts["verb"].isin(["request", "decide"])
    return (parts == "preamble").sum() >= 2 and (parts == "operative").sum() >= 3 and bool(asks.any())


def is_refused(words: str, code: str) -> bool:
    """Whether a text is not taken for a resolution."""
    try:
        tk.loads(words, name="any.txt", language=code)
    except tk.errors.ToolkitError:
        return True
    return False


@cache
def roll(short: str) -> pd.DataFrame:
    """The roll call of a resolution."""
    return tk.corpus.assembly("votes").query("symbol == @symbol", local_dict={"symbol": f"A/RES/{short}"})


def alike_in(session: int, one: str, two: str) -> float:
    """The share of roll calls of a session, in which both voted, that two States voted alike in."""
    own = tk.corpus.assembly("resolutions").query("session == @session", local_dict={"session": str(session)})
    found = tk.corpus.assembly("votes")
    wide = found[found["symbol"].isin(own["symbol"])].pivot_table(
        index="symbol", columns="state", values="vote", aggfunc="first"
    )
    both = wide[[one, two]].dropna()
    return float((both[one] == both[two]).mean())

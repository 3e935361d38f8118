"""The sentences of the front page: every number counted again by another way, in both languages."""

from __future__ import annotations

import csv
import re
from functools import cache
from pathlib import Path
from typing import Final

import pytest

import toolkit as tk
from toolkit.charts import style
from toolkit.charts.told import Finding

NAMES: Final = ("mandate", "vote", "intelligence", "behind", "growth", "letter")
BOTH = pytest.mark.parametrize("language", ["en", "ar"])


@cache
def shipped() -> dict[str, Finding]:
    return {finding.id: finding for finding in tk.findings.shipped()}


def rows(root: Path, name: str) -> list[dict[str, str]]:
    """A shipped table, read as plain CSV."""
    with (root / "data" / "series" / name).open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def numbers(words: str) -> list[int]:
    """The numbers of a sentence, without those of symbols."""
    return [int(number) for number in re.findall(r"\d+", re.sub(r"\d+/\d+", " ", words))]


def test_what_ships_is_counted_once() -> None:
    """The pages of a report ask for the same findings again and again; the list is each caller's own."""
    first, again = tk.findings.shipped(), tk.findings.shipped()
    assert all(one is other for one, other in zip(first, again, strict=True))
    assert first is not again


def test_six_findings_in_order() -> None:
    assert tuple(shipped()) == NAMES


@BOTH
def test_the_mandate(root: Path, language: str) -> None:
    """Read off the fact table: who gave 2025, who made it permanent; 78/132 is no row that does."""
    table = rows(root, "igf.csv")
    own = [row for row in table if row["symbol"] == "78/132"]
    assert [(row["paragraph"], row["act"], row["mandate_end"]) for row in own] == [("30", "acknowledges", "2025")]
    extended = [row["symbol"] for row in table if row["act"] == "extends" and row["mandate_end"] == "2025"]
    permanent = [(row["symbol"], row["date"][:4]) for row in table if row["act"] == "makes permanent"]
    assert extended == ["70/125"]
    assert permanent == [("80/173", "2025")]
    assert int(permanent[0][1]) - int(own[0]["date"][:4]) == 2  # "two years later"
    said = shipped()["mandate"].sentence(language)
    assert re.findall(r"\d+/\d+", said) == ["78/132", "70/125", "80/173"]
    assert numbers(said) == [30, 2025]


@BOTH
def test_the_vote(language: str) -> None:
    """Counted from the roll call, a row a state, not from the totals."""
    votes = tk.corpus.assembly("votes").query("symbol == 'A/RES/80/118'")
    cast = {vote: sorted(votes.loc[votes["vote"] == vote, "state"]) for vote in ("favour", "against", "abstain")}
    assert len(cast["favour"]) == 181
    assert cast["against"] == ["ARG", "USA"]
    assert cast["abstain"] == ["ISR"]
    line = ["74/197", "75/202", "76/189", "77/150", "78/132", "79/194", "80/118"]
    found = tk.corpus.assembly("resolutions").set_index("symbol").loc[[f"A/RES/{one}" for one in line]]
    assert list(found["adoption"]) == ["without"] * 6 + ["vote"]
    assert [date[:4] for date in found["date"]] == [str(year) for year in range(2019, 2026)]
    assert sorted(numbers(shipped()["vote"].sentence(language))) == [1, 2, 181, 2019, 2024, 2025]


@BOTH
def test_artificial_intelligence(language: str) -> None:
    """The numbers were counted in the United Nations' English files, by the bare words: see the test below."""
    said = numbers(shipped()["intelligence"].sentence(language))
    assert sorted(said) == sorted([2019, 0, 0, 0, 1, 3, 9, 14, 2025, 14, 133])


def test_artificial_intelligence_in_the_texts(shared: Path) -> None:
    """The bare words in the United Nations' own English files of the line."""
    counted = []
    for number in ("74/197", "75/202", "76/189", "77/150", "78/132", "79/194", "80/118"):
        name = f"A_RES_{number.replace('/', '_')}"
        path = next(iter(sorted((shared / "unxml").rglob(f"{name}*en*.xml"))), None)
        if path is None:
            pytest.skip(f"no English file of {number}")
        words = [paragraph.text.string.lower() for paragraph in tk.load(path).paragraphs]
        counted.append(sum("artificial intelligence" in one for one in words))
    assert counted == [0, 0, 0, 1, 3, 9, 14]


@BOTH
def test_how_old_a_quoted_figure_is(language: str) -> None:
    """Counted by the names of the editions: is it the newest, and how far apart were the two out."""
    frame = tk.views.ages.statements()
    known = [row for row in frame.itertuples() if row.edition or row.bound]
    own = [row for row in known if row.body == "GA"]
    council = [row for row in known if row.body == "ECOSOC"]
    late = [row for row in own if row.edition != row.newest]
    assert all(row.edition == row.newest for row in council)
    months = max(round(row.age - row.newest_age) for row in late)
    said = numbers(shipped()["behind"].sentence(language))
    assert said == [2019, len(late), len(own), months, 0, len(council)]


@BOTH
def test_the_gender_paragraph(root: Path, language: str) -> None:
    """Words of the paragraphs that stand at its places, as the panel has them one by one."""
    places = {
        "74/197": "O20", "75/202": "O20", "76/189": "O20", "77/150": "O23", "78/132": "O27", "79/194": "O30",
        "80/118": "O32",
    }  # fmt: skip
    found = {
        row["symbol"].removeprefix("A/RES/"): row
        for row in rows(root, "panel.csv")
        if row["language"] == language and places.get(row["symbol"].removeprefix("A/RES/")) == row["paragraph_id"]
    }
    first, last = int(found["74/197"]["words"]), int(found["80/118"]["words"])
    verbs = {row["verbs"] for row in found.values()}
    assert len(verbs) == 1  # the same verbs in the same order
    assert last == max(int(row["words"]) for row in found.values())
    assert numbers(shipped()["growth"].sentence(language)) == [first, 2019, last, 2025, 5]


@BOTH
def test_the_letter(language: str) -> None:
    """Only paragraph 30 makes the difference: the directions of the readings differ there alone."""
    acts = {name: tk.load(reading=name).table("functions") for name in ("source", "repaired")}
    places = {name: sorted(frame.loc[frame["force"] == "direction", "paragraph_id"]) for name, frame in acts.items()}
    assert set(places["source"]) - set(places["repaired"]) == {"O30"}
    own = tk.load()["O30"].text.string.split()[0]
    as_written = tk.load(reading="source")["O30"].text.string.split()[0]
    assert (own, as_written) == ("تقر", "تقرّر")
    found = numbers(shipped()["letter"].sentence(language))
    assert found == [30, len(places["source"]), len(places["repaired"])]


@BOTH
@pytest.mark.parametrize("name", NAMES)
def test_each_is_said_and_drawn_in_its_language(name: str, language: str) -> None:
    finding = shipped()[name]
    said, chart = finding.sentence(language), finding.chart(language)
    assert bool(re.search("[\u0621-\u064a]{2}", said)) == (language == "ar" or finding.id == "never")
    assert "{" not in said
    svg = style.to_svg(chart)
    assert language == "en" or svg == style.to_svg(finding.chart(language))  # the same bytes
    assert 4.9 < chart.get_size_inches()[0] < 5.5  # readable on a phone


@pytest.mark.parametrize("name", NAMES)
def test_each_leads_somewhere(name: str, root: Path) -> None:
    finding = shipped()[name]
    assert (root / "notebooks" / f"{finding.notebook}.ipynb").is_file()
    assert finding.anchor.startswith(finding.notebook[:2])
    if finding.paragraph:
        assert tk.load()[finding.paragraph].id == finding.paragraph


def test_any_resolution_says_what_its_tables_say() -> None:
    resolution = tk.loads(
        "The General Assembly,\n\nRecalling its resolution 77/150 of 14 December 2022,\n\n"
        "1. Calls upon Member States to act by 2030;\n\n2. Encourages Member States to close the digital divide.\n",
        language="en",
    )
    found = {finding.id: finding for finding in tk.findings.of(resolution)}
    assert "3 paragraphs, of which 2 are operative" in found["structure"].sentence()
    assert found["acts"].counts["total"] == 3
    assert found["asks"].sentence() == "It asks or instructs somebody 2 times, most often Member States (2 times)."
    assert found["citations"].counts["total"] == 1
    assert found["dates"].counts["latest"] == "2030"
    assert all("{" not in finding.sentence("ar") for finding in found.values())


def test_nothing_is_said_of_what_a_text_lacks() -> None:
    found = tk.findings.of(tk.loads("The General Assembly,\n\n1. Welcomes the report.\n", language="en"))
    assert [finding.id for finding in found] == ["structure", "acts", "themes"]

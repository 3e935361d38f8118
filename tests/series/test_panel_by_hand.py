"""The derived tables of a made-up series of three years: what became of each paragraph is known by how it is made."""

from __future__ import annotations

import json
from pathlib import Path

import pandas as pd
import pytest
from akn_made import file

from toolkit.series import panel
from toolkit.series.texts import Series

SERIES = Series(
    ("A/RES/76/1", "A/RES/77/2", "A/RES/78/3"), ("en", "ar"), "{body}_RES_{session}_{number}.{language}.xml", ""
)
RECALLS = "<i>Recalling</i> its resolution 70/1 on the year of the boats,"
BOATS = "<i>Decides</i> to build twelve boats of oak for the fishers of the northern harbours and islands;"
NETS = "<i>Requests</i> the Secretary-General to count 340 nets of the southern villages by the end of the decade;"
FEWER = "<i>Urges</i> the Secretary-General to count 356 nets of the southern villages by the end of the decade;"
GRAIN = "<i>Invites</i> Member States to store grain in dry barns beyond every river, as agreed."
YEARS = (
    {"P01": RECALLS, "O01": BOATS, "O02": NETS},
    {"P01": RECALLS, "O01": BOATS, "O02": FEWER, "O03": GRAIN},
    {"P01": RECALLS, "O01": GRAIN, "O02": BOATS},
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """English each year; the Arabic texts stay as they are in the first."""
    made = tmp_path_factory.mktemp("series")
    arabic = {"P01": "<i>إذ تشير</i> إلى سنة القوارب،", "O01": "<i>تقرر</i> بناء اثني عشر قاربا للصيادين في المرافئ."}
    for symbol, texts in zip(SERIES.symbols, YEARS, strict=True):
        (made / SERIES.name(symbol, "en")).write_text(file(texts, "eng", symbol), encoding="utf-8")
        (made / SERIES.name(symbol, "ar")).write_text(file(arabic, "ara", symbol), encoding="utf-8")
    return made


@pytest.fixture(scope="module")
def tables(folder: Path) -> panel.PanelTables:
    return panel.tables(folder, of=SERIES)


def english(frame: pd.DataFrame) -> pd.DataFrame:
    return frame[frame["language"] == "en"].set_index(["symbol", "paragraph_id"])


def test_where_each_paragraph_comes_from(tables: panel.PanelTables) -> None:
    columns = ["order", "before", "kin", "status", "born"]
    first, second, third = SERIES.symbols
    assert english(tables.panel)[columns].reset_index().to_numpy().tolist() == [
        [first, "P01", 1, "", "", "", first],
        [first, "O01", 2, "", "", "", first],
        [first, "O02", 3, "", "", "", first],
        [second, "P01", 1, first, "P01", "identical", first],
        [second, "O01", 2, first, "O01", "identical", first],
        [second, "O02", 3, first, "O02", "modified", first],
        [second, "O03", 4, first, "", "new", second],
        [third, "P01", 1, second, "P01", "identical", first],
        [third, "O01", 2, second, "O03", "identical", second],
        [third, "O02", 3, second, "O01", "identical", first],
    ]
    assert tables.panel["language"].drop_duplicates().tolist() == ["en", "ar"]


def test_what_each_paragraph_says(tables: panel.PanelTables) -> None:
    row = english(tables.panel).loc[("A/RES/76/1", "O02")]
    assert (row["part"], row["number"], row["verb"], row["force"]) == ("operative", 2, "request", "direction")
    assert json.loads(row["verbs"]) == ["request"]
    assert json.loads(row["forces"]) == ["direction"]
    assert row["words"] == 17
    assert row["characters"] == len(NETS.replace("<i>", "").replace("</i>", ""))
    assert json.loads(english(tables.panel).loc[("A/RES/76/1", "P01"), "citations"]) == ["A/RES/70/1"]


def test_what_changed(tables: panel.PanelTables) -> None:
    lives = english(tables.genealogy)
    assert len(lives) == 8
    row = lives.loc[("A/RES/77/2", "O02")]
    changed = [json.loads(row[name]) for name in ("verbs_came", "verbs_went", "numbers_came", "numbers_went")]
    assert changed == [["urge"], ["request"], ["356"], ["340"]]
    assert (row["words_before"], row["words"], row["other_language"]) == (17, 17, "")
    new = lives.loc[("A/RES/77/2", "O03")]
    assert (new["kin"], new["status"], new["words"]) == ("", "new", 14)
    assert pd.isna(new["words_before"])
    dropped = lives.loc[("A/RES/78/3", "")]
    assert (dropped["kin"], dropped["status"], dropped["words_before"]) == ("O02", "dropped", 17)
    assert pd.isna(dropped["words"])
    assert lives.loc[("A/RES/77/2", "O01"), "other_language"] == "identical"


def test_terms_are_of_changed_paragraphs_alone(tables: panel.PanelTables) -> None:
    [row] = tables.terms.to_dict("records")
    assert (row["symbol"], row["language"], row["paragraph_id"], row["before"], row["kin"]) == (
        "A/RES/77/2", "en", "O02", "A/RES/76/1", "O02",
    )  # fmt: skip


def test_what_is_written(folder: Path, tables: panel.PanelTables, tmp_path: Path) -> None:
    written = panel.write(folder, tmp_path / "new" / "folder", of=SERIES)
    assert [path.name for path in written] == ["panel.csv", "genealogy.csv", "terms.csv", "panel_manifest.json"]
    about = json.loads(written[-1].read_text(encoding="utf-8"))
    assert about["rows"] == {"panel": 10 + 6, "genealogy": 8 + 4, "terms": 1}
    assert list(about["inputs"]) == sorted(path.name for path in folder.iterdir())
    lines = written[1].read_text(encoding="utf-8").splitlines()
    assert len(lines) == 1 + 12
    assert ",17,17," in lines[3]  # whole numbers, though some rows have none
    assert panel.write(folder, tmp_path / "new" / "folder", of=SERIES) == written
    assert panel.build(folder, of=SERIES).equals(tables.panel)

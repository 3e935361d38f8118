"""The fact tables: schema, provenance, and what the resolutions' own files say."""

from __future__ import annotations

import csv
import json
import re
import shutil
from pathlib import Path

import pytest

import toolkit
from toolkit import paths
from toolkit.errors import DataError, ToolkitError
from toolkit.series import _schema as schema
from toolkit.series import tables

FOLDER = paths.data("series")
TEXTS = Path(__file__).resolve().parents[3] / "shared" / "unxml" / "series"
FACTS = Path(__file__).resolve().parents[3] / "shared" / "facts"
needs_texts = [
    pytest.mark.shared,
    pytest.mark.skipif(not TEXTS.is_dir(), reason="the reference files ../shared are not beside this checkout"),
]


def test_every_file_is_a_resource() -> None:
    assert {path.name for path in FOLDER.glob("*.csv")} == {
        resource["path"] for resource in tables.package()["resources"].values()
    }


@pytest.mark.parametrize("name", tables.names())
def test_a_table_keeps_its_schema(name: str) -> None:
    frame = tables.load(name)
    assert len(frame) > 0
    assert tables.package()["resources"][name]["licenses"]
    assert tables.package()["resources"][name]["sources"]


@pytest.mark.parametrize("name", [n for n in tables.names() if n not in {"corrections", "citations"}])
def test_facts_name_source_and_verification(name: str) -> None:
    frame = tables.load(name)
    if "unproven_fields" not in frame:  # derived tables carry no facts of other sources
        assert "source" not in frame
        return
    assert frame["source"].str.len().gt(5).all()
    assert set(frame["verified"]) <= {"yes", "secondary", "partial"}
    assert (frame["unproven_fields"].ne("") == frame["verified"].eq("partial")).all()


def test_unproven_cells_are_emptied_and_marked() -> None:
    meetings = tables.load("igf_meetings")
    third = meetings["number"] == 3
    assert meetings.loc[third, "overall_theme"].item()
    assert tables.unproven(meetings, "overall_theme")[third].item()
    kept = tables.proven(meetings)
    assert kept.loc[third, "overall_theme"].item() == ""
    assert kept.loc[third, "participants_onsite"].item() == 1280
    countries = tables.proven(tables.load("internet_use_by_sex_countries"))
    bahrain = countries[(countries["iso3"] == "BHR") & (countries["year"] == 2011)]
    assert bahrain["male_pct"].isna().item()
    assert bahrain["female_pct"].item() > 90


def test_unknown_is_not_zero() -> None:
    frame = tables.load("indicators")
    assert frame["value"].isna().sum() == 5  # one in words, two ranges, two bounds
    assert not (frame["value"] == 0).any()


def test_no_such_table() -> None:
    with pytest.raises(ToolkitError, match="igf_meetings"):
        tables.load("forum")


SPOILED = [
    ("igf_meetings.csv", "2006-10-30", "2006-13-30", "start_date"),
    ("igf_meetings.csv", "\n2,2007", "\n1,2007", "same number"),
    ("igf_meetings.csv", "GRC", "Greece", "iso3"),
    ("igf_meetings.csv", "number,year", "no,year", "header"),
    ("series_statistics.csv", ",share online,", ",share on line,", "measure"),
    ("internet_use_by_sex_countries.csv", ",83.2,", ",183.2,", "outside"),
    ("internet_use_by_sex_countries.csv", ",83.2,", ",nan,", "no number"),
    ("igf.csv", ",partial,mandate_end,", ",yes,mandate_end,", "unproven_fields"),
    ("igf.csv", ",partial,mandate_end,", ",partial,mandate,", "unproven_fields"),
    ("resolution_series.csv", ",59,", ",59,59,", "cells"),
]


@pytest.mark.parametrize(("file", "old", "new", "said"), SPOILED)
def test_a_spoiled_table_is_refused(file: str, old: str, new: str, said: str, tmp_path: Path) -> None:
    """The message names the file, the row or column, and what is wrong."""
    shutil.copytree(FOLDER, tmp_path / "series")
    path = tmp_path / "series" / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(DataError, match=said) as caught:
        tables.load(file.removesuffix(".csv"), root=tmp_path / "series")
    assert file in str(caught.value)


@pytest.mark.parametrize(
    "fields",
    [
        [{"name": "a", "type": "geopoint"}],
        [{"name": "a", "type": "string", "constraints": {"maxLength": 3}}],
        [{"name": "a", "type": "string"}, {"name": "a", "type": "string"}],
    ],
)
def test_an_unknown_schema_is_no_pass(fields: list[dict[str, object]]) -> None:
    with pytest.raises(DataError):
        schema.check_schema({"fields": fields}, file="x")


def test_a_missing_package_is_said(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="missing"):
        tables.names(tmp_path)
    (tmp_path / "datapackage.json").write_text(json.dumps([]), encoding="utf-8")
    tables.package.cache_clear()
    with pytest.raises(DataError, match="no data package"):
        tables.names(tmp_path)


def _figure(value: str) -> re.Pattern[str]:
    words = {"1/3": "third", "2/3": "two thirds", "1/2": "half", ">1/2": "more than half", "4/5": "four in five"}
    plain = value.lstrip("<>")
    return re.compile(
        rf"(?<![\d.]){re.escape(words.get(value, 'four times' if value == '4' else plain))}(?![\d.]\d|\d)"
    )


@pytest.mark.parametrize(
    "name", ["indicators", "igf", "igf_meetings", "wsis_timeline", "series_statistics", "resolution_series"]
)
def test_a_document_is_cited_before_the_copy_in_which_it_was_read(name: str) -> None:
    """No row stands on a code-hosting address alone; of sessions from the 74th on the United Nations' file is cited."""
    for row in tables.load(name).itertuples():
        for source in row.source.split("; "):
            assert not source.startswith("github:"), (name, source)
            # a resolution of the Assembly since session 74: A/RES/79/277; not A/RES/73/218
            if re.match(r"A/RES/(?:7[4-9]|80)/\d+ \(read in a copy", source):
                pytest.fail(f"{name}: {source}")
    modalities = tables.load("resolution_series").set_index("symbol").loc["79/277"]
    assert modalities["source"] == "A/RES/79/277, United Nations XML"
    assert list(modalities[["adoption_date", "agenda_item", "n_operative_paragraphs"]]) == ["2025-03-25", "15", 6]


#: Whose own publications and pages are primary: the United Nations, its agencies and the Forum, the World Bank.
PRIMARY = re.compile(
    r"(?:[AE](?:/[\w.()-]+)+|World Bank\b|a list of the Council's resolutions"
    r"|https?://(?:[\w-]+\.)*(?:un\.org|itu\.int|itu\.foleon\.com|intgovforum\.org|unctad\.org|unesco\.org|worldbank\.org)/)"
)


@pytest.mark.parametrize("name", [n for n in tables.names() if n not in {"corrections", "citations"}])
def test_what_is_verified_stands_on_a_primary_place(name: str) -> None:
    """A news page, a copy without the document's name or a homework site verifies nothing."""
    frame = tables.load(name)
    if "verified" not in frame:
        return
    for row in frame[frame["verified"] == "yes"].itertuples():
        assert PRIMARY.match(row.source), (name, row.source)
        assert getattr(row, "source_kind", "primary") == "primary", (name, row.source)
    if "source_kind" in frame:
        secondary = frame[frame["verified"] == "secondary"]
        assert set(secondary["source_kind"]) <= {"secondary"}


class TestAgainstTheTexts:
    pytestmark = needs_texts

    def test_quoted_figures_stand_in_their_paragraph(self) -> None:
        frame = tables.load("series_statistics")
        frame = frame[frame["paragraph_id"] != ""]
        assert len(frame) == 71
        for symbol, rows in frame.groupby("symbol"):
            resolution = toolkit.load(TEXTS / f"A_RES_{str(symbol).replace('/', '_')}.en.xml")
            for row in rows.itertuples():
                words = resolution.passage(row.paragraph_id).text.string.replace("\xa0", " ")
                assert _figure(row.value).search(words), (symbol, row.paragraph_id, row.value)
                assert row.paragraph == "preamble" or int(row.paragraph) == int(
                    row.paragraph_id.rpartition("-")[2].lstrip("O")
                )

    def test_no_percentage_of_the_texts_is_left_out(self) -> None:
        """Every figure in per cent of the eight English texts is a row."""
        frame = tables.load("series_statistics")
        for symbol, rows in frame[frame["paragraph_id"] != ""].groupby("symbol"):
            resolution = toolkit.load(TEXTS / f"A_RES_{str(symbol).replace('/', '_')}.en.xml")
            for paragraph in resolution.paragraphs:
                words = paragraph.text.string.replace("\xa0", " ")
                stated = set(re.findall(r"(\d+(?:\.\d+)?) per cent", words))
                known = {v.lstrip("<>") for v in rows[rows["paragraph_id"] == paragraph.id]["value"]}
                assert stated <= known, (symbol, paragraph.id)

    def test_heads_of_the_documents(self) -> None:
        frame = tables.load("resolution_series").set_index("symbol")
        for path in sorted(TEXTS.glob("*.en.xml")):
            resolution = toolkit.load(path)
            row = frame.loc[str(resolution.symbol).removeprefix("A/RES/")]
            assert row["adoption_date"] == resolution.meta["adopted"]
            assert row["agenda_item"] in ("", resolution.meta["agenda_item"])
            operative = [p for p in resolution.paragraphs if p.part == "operative"]
            assert row["n_operative_paragraphs"] == len(operative) or symbol_is_annexed(resolution)

    def test_nothing_changed_unsaid(self) -> None:
        """The tables as given, with the listed corrections, are the tables that ship."""
        corrections = tables.load("corrections")
        for name in sorted(path.stem for path in FACTS.glob("*.csv")):
            given, shipped = _cells(FACTS / f"{name}.csv"), _cells(FOLDER / f"{name}.csv")
            own = corrections[corrections["table"] == name]
            added = int((own["field"] == "(row)").sum())
            assert len(shipped) == len(given) + added
            old = set(own.loc[own["field"] != "(row)", "field"])
            columns = [column for column in given[0] if column not in old]
            left = [tuple(row[c] for c in columns) for row in shipped]
            assert all(tuple(row[c] for c in columns) in left for row in given)
            changed = sum(sum(row[c] not in {r[c] for r in given} for c in old & set(given[0])) for row in shipped)
            assert changed <= len(own)


def symbol_is_annexed(resolution: toolkit.Resolution) -> bool:
    """80/173 holds an outcome document; the table counts its 127 paragraphs."""
    return str(resolution.symbol) == "A/RES/80/173"


def _cells(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))

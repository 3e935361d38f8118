"""The shipped scores are those of a fresh run, and a bad folder is refused."""

from __future__ import annotations

import math
import re
from pathlib import Path
from types import SimpleNamespace

import pandas as pd
import pytest

from toolkit import cli, evaluation, paths
from toolkit.errors import ToolkitError
from toolkit.evaluation import acts, citations, dates, librarians, subjects, themes
from toolkit.evaluation import languages as pairs
from toolkit.themes import load_codebook


def test_shipped_scores_are_fresh(shared: Path) -> None:
    """``data/labels/scores.csv`` is what scoring the reference files gives today."""
    fresh = evaluation.scores(shared / "unxml").round(4).to_csv(index=False, lineterminator="\n")

    assert paths.data("labels", "scores.csv").read_text(encoding="utf-8") == fresh


def test_scores_hang_together() -> None:
    """Precision, recall and F1 follow from the counts beside them, and no row is without labels."""
    frame = evaluation.shipped()
    pooled = frame[frame["what"] != "macro"]

    assert (frame["labelled"] > 0).all()
    assert (pooled["hits"] <= pooled[["given", "labelled"]].min(axis=1)).all()
    assert ((pooled["hits"] / pooled["labelled"] - pooled["recall"]).abs() < 1e-3).all()
    assert ((2 * pooled["hits"] / (pooled["given"] + pooled["labelled"]) - pooled["f1"]).abs() < 1e-3).all()


def test_a_folder_without_resolutions(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A folder that holds none is named with the remedy."""
    assert cli.main(["evaluate", "--texts", str(tmp_path)]) == 2
    assert "holds no resolutions" in capsys.readouterr().err


@pytest.fixture(scope="module")
def alone() -> pd.DataFrame:
    """The scores of what can be scored without other texts."""
    return evaluation.scores()


def test_the_shipped_resolution_alone(
    alone: pd.DataFrame, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without other texts, the shipped resolution is scored and the report says so; a score that is none is empty."""
    monkeypatch.setattr("toolkit.evaluation._methods.scores", lambda *_, **__: alone.copy())
    assert cli.main(["evaluate"]) == 0
    out = capsys.readouterr().out
    assert "citations" in out
    assert "Only the shipped resolution" in out
    assert not re.search(r"\bnan\b", out)
    assert "only the shipped" not in evaluation.report(Path("texts")).casefold()


def test_scores_of_what_ships_are_those_of_the_full_run(alone: pd.DataFrame) -> None:
    """Labels of the shipped text, and of tables that ship, need no other files: the stored rows can be made again."""
    key = ["table", "what", "labels", "language"]
    own = alone["labels"].str.startswith("A/RES/78/132") | (alone["table"] == "genealogy")
    figures = list(evaluation.COLUMNS[5:])
    fresh = alone[own].set_index(key)[figures].astype(float).round(4)
    stored = evaluation.shipped().set_index(key)[figures].astype(float).loc[fresh.index]
    assert set(fresh.index.get_level_values("table")) == {"functions", "addressees", "genealogy", "tags"}
    assert len(fresh) >= 28
    pd.testing.assert_frame_equal(fresh, stored)
    assert (alone["labelled"] > 0).all()


def test_theme_scores_of_the_shipped_text_are_those_of_the_full_run() -> None:
    """Every theme, both methods and both splits, with the bounds of the bootstrap."""
    key = ["method", "labels", "split", "language", "theme"]
    fresh = themes.scores().round(4).set_index(key)
    assert len(fresh) == 2 * 2 * (len(load_codebook().ids) + 2)
    stored = themes.shipped().set_index(key).loc[fresh.index]
    pd.testing.assert_frame_equal(fresh, stored, check_dtype=False)


@pytest.fixture
def labels(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """Labels of another folder: a table of themes read twice."""
    folder = tmp_path / "labels"
    folder.mkdir()
    rows = [
        "file,paragraph_id,theme,split,given_by",
        "a,O01,health,tune,ab",
        "a,O01,gender,tune,a",
        "a,O02,,tune,ab",
        "a,O03,data,tune,b",
        "b,O01,data,report,ab",
        "b,O02,health,report,b",
    ]
    (folder / "themes_dev.csv").write_text("\n".join(rows) + "\n", encoding="utf-8")
    monkeypatch.setattr(themes.paths, "data", tmp_path.joinpath)
    return folder


def test_labels_that_one_reader_gave_are_disputed(labels: Path) -> None:
    found = themes.labels("themes_dev", "tune")
    assert found.paragraphs == (("a", "O01"), ("a", "O02"), ("a", "O03"))
    assert found.items == {("a", "O01", "health")}
    assert found.disputed == {("a", "O01", "gender"), ("a", "O03", "data")}


def test_agreement_of_two_readers(labels: Path) -> None:
    """Both gave two labels; the first gave one more, the second two more."""
    one = themes.agreement()
    assert (one.hits, one.given, one.labelled) == (2, 3, 4)


def test_a_disputed_label_counts_neither_way() -> None:
    """One theme is right, one is disputed, one is wrong and one is lacking; the mean is over labelled themes alone."""
    part = themes.Labels(
        "made up",
        "tune",
        (("a", "O01"), ("a", "O02")),
        frozenset({("a", "O01", "health"), ("a", "O02", "data")}),
        frozenset({("a", "O01", "gender")}),
    )
    units = {("a", "O01"): ("O01", "one", "operative"), ("a", "O02"): ("O02", "two", "operative")}
    rows = themes._rows(part, units, lambda _, __: [{"health", "gender"}, {"igf"}], "en")
    found = {row[0]: row[1:] for row in rows}
    assert found["health"][:6] == (1, 1, 1, 1.0, 1.0, 1.0)
    assert found["gender"][:3] == (0, 0, 0)
    assert found["igf"][:3] == (0, 1, 0)
    assert found["data"][:3] == (0, 0, 1)
    assert found["micro"][:6] == (1, 2, 2, 0.5, 0.5, 0.5)
    assert found["micro"][6:8] == (0.0, 1.0)  # one paragraph is right and the other wrong
    assert found["macro"][:6] == (1, 2, 2, 0.5, 0.5, 0.5)  # of the two labelled themes, one is found
    assert all(row[-2:] == (2, 1) for row in found.values())
    assert themes._rows(part, {}, lambda _, __: [], "en") == []


def test_a_label_of_another_document_is_not_scored_with_the_shipped_one(labels: Path) -> None:
    own = themes.Labels("themes_own", "tune", ((themes.SHIPPED, "O01"), ("z", "O01")), frozenset(), frozenset())
    assert themes._groups(own) == [("A/RES/78/132", [themes.SHIPPED]), ("themes_own, other documents", ["z"])]
    both = themes.labels("themes_dev", "report")
    assert themes._groups(both) == [("themes_dev", ["b"])]
    assert themes.units_of(own, "ar", None, ["z"]) == {}
    assert [place for _, place in themes.units_of(own, "ar", None)] == ["O01"]


def test_an_act_of_a_label_counts_in_its_place() -> None:
    """Twice the same verb in one paragraph are two acts."""
    assert acts._counted(["urge", "note", "urge"]) == [("urge", 1), ("note", 1), ("urge", 2)]


def test_labelled_paragraphs_of_one_file_or_of_all_others() -> None:
    rows = [
        {"file": file, "paragraph_id": place, "language": language}
        for file, place, language in (
            (acts._SHIPPED, "O01", "ar"),
            (acts._OFFICIAL, "O01", "en"),
            ("sample/A_RES_76_8", "O02", "en"),
            ("sample/A_RES_76_8", "O02", "en"),
            ("sample/A_RES_76_8", "O02", "ar"),
        )
    ]
    assert acts._places(rows, "en", "") == [("sample/A_RES_76_8", "O02")]
    assert acts._places(rows, "en", acts._OFFICIAL) == [(acts._OFFICIAL, "O01")]
    assert acts._places(rows, "ar", acts._SHIPPED) == [(acts._SHIPPED, "O01")]


def label(place: str, symbol: str, date: str = "", *, annex: bool = False) -> citations.CitationLabel:
    return citations.CitationLabel("C1", "made up", "", place, symbol, date, annex)


def test_dates_and_annexes_are_scored_of_what_was_found() -> None:
    """Of three citations two are labelled, one with another date; a label that was not found has no date to miss."""
    held = [
        label("O01", "A/RES/70/1", "2015-09-25", annex=True),
        label("O02", "A/RES/70/2", "2015-09-26"),
        label("O03", "A/RES/70/3", "2015-09-27"),
    ]
    found = [
        SimpleNamespace(place="O01", symbol="A/RES/70/1", date="2015-09-25", annex=False),
        SimpleNamespace(place="O02", symbol="A/RES/70/2", date="", annex=True),
        SimpleNamespace(place="O04", symbol="A/RES/70/4", date="2015-09-28", annex=True),
    ]
    scores = dict(citations._scores(found, held))  # type: ignore[arg-type]
    assert {name: (one.hits, one.given, one.labelled) for name, one in scores.items()} == {
        "symbol": (2, 3, 3),
        "date": (1, 1, 2),
        "annex": (0, 1, 1),
    }


def test_attributes_of_figures_are_scored_of_what_was_found() -> None:
    """The unit of every figure, and the group of those whose label states one."""
    blank = dict.fromkeys(dates._ATTRIBUTES, "")
    held = {1: blank | {"unit": "percent", "group": "women"}, 2: blank | {"unit": "people"}, 3: blank | {"unit": "x"}}
    found = {1: blank | {"unit": "percent", "group": "men"}, 2: blank | {"unit": "percent", "group": "women"}}
    scores = dict(dates._scores("statistics", found, held))  # type: ignore[arg-type]
    assert {name: (one.hits, one.given, one.labelled) for name, one in scores.items() if name in blank} == {
        **dict.fromkeys(blank, (0, 0, 0)),
        "unit": (1, 2, 2),
        "group": (0, 1, 1),
    }
    assert (scores["found"].hits, scores["found"].given, scores["found"].labelled) == (2, 2, 3)
    kinds = dict(dates._scores("dates", {1: {"kind": "year"}}, {1: {"kind": "day"}}))  # type: ignore[dict-item]
    assert sorted(kinds) == ["found", "kind"]
    assert kinds["kind"].hits == 0


def test_librarians_are_compared_theme_by_theme() -> None:
    """Aboutness and tagger of both languages; the text report has the sessions that only measure as well."""
    frame = librarians.shipped()
    gender = librarians.compared("79-80").set_index("theme").loc["gender"]
    rows = frame[(frame["theme"] == "gender") & (frame["sessions"] == "79-80") & (frame["labels"] == "as given")]
    by = rows.set_index(["ranker", "language"])["ap"]
    assert gender["about"] == by["about", "en"]
    assert gender["about_ar"] == by["about", "ar"]
    assert gender["tagger"] == by["tagger, share of paragraphs", "en"]
    assert gender["keywords"] == by[librarians.KEYWORDS, "en"]
    text = librarians.report()
    assert "sessions all:" in text
    assert "sessions 79-80:" in text
    assert f"over {frame['n'].max()} resolutions" in text


def test_rankings_count_as_they_say() -> None:
    """Two paragraphs of five words, "women" three times: 3 hits, 3 of 10 words, both paragraphs."""
    rows = [
        ("A/RES/78/1", "O01", "operative", "women and women of boats"),
        ("A/RES/78/1", "O02", "operative", "boats of women at sea"),
    ]
    frame = pd.DataFrame(rows, columns=["symbol", "id", "form", "text"])
    found = {name: table.loc["A/RES/78/1", "gender"] for name, table in librarians.rankings(frame, {}, "en").items()}
    assert found["keywords, count"] == 3
    assert found["keywords, per word"] == pytest.approx(0.3)
    assert found["keywords, paragraphs"] == 2
    assert found["keywords, share of paragraphs"] == 1
    assert found[librarians.KEYWORDS] == pytest.approx(math.log(4) * 0.3**0.5)
    assert found["title"] == 0
    half = pd.DataFrame([rows[0], ("A/RES/78/1", "O02", "operative", "boats at sea")], columns=frame.columns)
    again = {name: table.loc["A/RES/78/1", "gender"] for name, table in librarians.rankings(half, {}, "en").items()}
    assert again["keywords, share of paragraphs"] == 0.5
    assert again["tagger, share of paragraphs"] == again["tagger, paragraphs"] / 2
    titled = librarians.rankings(half, {"A/RES/78/1": "Women in development"}, "en")
    assert titled["title"].loc["A/RES/78/1", "gender"] == 1
    assert not any(name.startswith("keywords") for name in librarians.rankings(half, {}, "ar"))


def test_themes_and_subjects_by_resolution(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of four resolutions one has no subject and one no English text; the others are ordered by share, then symbol."""
    subject_rows = [
        ("A/RES/78/1", "Girls", "librarians"),
        ("A/RES/78/2", "Family", "librarians"),
        ("A/RES/78/3", "Girls", "file"),
        ("A/RES/78/4", "Girls", "librarians"),
        ("A/RES/78/5", "Girls", "librarians"),
    ]
    paragraph_rows = [
        ("A/RES/78/1", "en", ["gender"]),
        ("A/RES/78/1", "en", []),
        ("A/RES/78/1", "ar", ["gender"]),
        ("A/RES/78/2", "en", ["gender", "data"]),
        ("A/RES/78/3", "en", ["gender"]),
        ("A/RES/78/4", "ar", ["gender"]),
        ("A/RES/78/5", "en", ["data", "gender"]),
        ("A/RES/78/5", "en", ["data"]),
    ]
    tables = {
        "subjects": pd.DataFrame(subject_rows, columns=["symbol", "term", "giver"]),
        "paragraphs": pd.DataFrame(paragraph_rows, columns=["symbol", "language", "themes"]),
        "resolutions": pd.DataFrame({"symbol": [f"A/RES/78/{n}" for n in (5, 4, 3, 2, 1)]}).assign(
            session="78", committee="2", title="t"
        ),
    }
    monkeypatch.setattr(subjects, "assembly", tables.__getitem__)
    found = subjects.compare("gender")
    columns = ["symbol", "subject", "paragraphs", "of", "share"]
    assert found[columns].to_numpy().tolist() == [
        ["A/RES/78/2", False, 1, 1, 1.0],
        ["A/RES/78/1", True, 1, 2, 0.5],
        ["A/RES/78/5", True, 1, 2, 0.5],
    ]
    with pytest.raises(ToolkitError, match="no subject of the librarians is the theme 'affordability'"):
        subjects.compare("affordability")


def test_languages_have_the_rows_of_one_measure(monkeypatch: pytest.MonkeyPatch) -> None:
    """Least agreement first, pooled rows last; the version of before stands beside today's."""
    rows = [
        ("themes", item, "all", version, 10, 0, 5, 1, 1, f1, 1.0, 2.0, "2026-01-01")
        for version, values in (("0.1.0", (0.5, 0.4, 0.3)), ("now", (0.6, 0.9, 0.7)))
        for item, f1 in zip(("macro", "data", "gender"), values, strict=True)
    ]
    frame = pd.DataFrame(rows, columns=list(pairs.COLUMNS))
    monkeypatch.setattr(pairs, "shipped", lambda *_: frame)
    found = pairs.compared("themes")
    assert found[["item", "f1_before", "f1"]].to_numpy().tolist() == [
        ["gender", 0.3, 0.7],
        ["data", 0.4, 0.9],
        ["macro", 0.5, 0.6],
    ]
    text = pairs.report()
    assert "themes, sessions all" in text
    assert "per_1000_ar_before" not in text


def test_fresh_counts_take_the_place_of_old_ones(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Rows of the same measure and version go; those of another version stay."""
    monkeypatch.setattr(pairs.paths, "data", lambda *parts: tmp_path.joinpath(*parts[1:]))

    def counted(version: str, f1: float) -> pd.DataFrame:
        row = ("themes", "data", "all", version, 10, 0, 5, 1, 1, f1, 1.0, 2.0, "2026-01-01")
        return pd.DataFrame([row], columns=list(pairs.COLUMNS))

    pairs.store(counted("now", 0.12345678))
    pairs.store(counted("0.1.0", 0.5))
    pairs.store(counted("now", 0.75))
    assert pairs.shipped()[["version", "f1"]].to_numpy().tolist() == [["0.1.0", 0.5], ["now", 0.75]]
    pairs.store(counted("now", 0.12345678))
    assert pairs.shipped("themes")["f1"].tolist() == [0.5, 0.1235]
    assert pairs.shipped("facts").empty

"""Measures counted by hand: scores, intervals, agreement of languages, weights of words, and the table of them all."""

from __future__ import annotations

import math
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from toolkit.errors import DataError, ToolkitError
from toolkit.evaluation import _methods, genealogy, languages, scoring, weights
from toolkit.evaluation.scoring import Score


class TestScores:
    def test_counts_bear_the_figures(self) -> None:
        assert Score(3, 4, 6).figures == (3, 4, 6, 0.75, 0.5, 0.6)
        assert Score(1, 2, 3) + Score(4, 5, 6) == Score(5, 7, 9)
        assert scoring.score(["a", "a", "b"], ["b", "c", "d"]) == Score(1, 2, 3)

    @pytest.mark.parametrize(
        ("score", "known"),
        [(Score(0, 0, 3), (False, True, True)), (Score(0, 3, 0), (True, False, True)), (Score(0, 0, 0), (False,) * 3)],
    )
    def test_what_nothing_was_given_or_labelled_of_is_no_figure(self, score: Score, known: tuple[bool, ...]) -> None:
        figures = (score.precision, score.recall, score.f1)
        assert tuple(not math.isnan(one) for one in figures) == known
        assert all(one == 0 for one in figures if not math.isnan(one))

    def test_an_interval_lies_within_the_units(self) -> None:
        """A thousand draws of two from two: each alone is a quarter of them, so both ends are reached."""
        units = [Score(9, 10, 10), Score(5, 10, 10)]
        assert scoring.bootstrap(units) == (0.5, 0.9)
        assert scoring.bootstrap(units, lambda one: one.labelled) == (20, 20)
        assert all(map(math.isnan, scoring.bootstrap(units[:1])))
        assert all(map(math.isnan, scoring.bootstrap([Score(0, 0, 0)] * 2)))

    def test_an_interval_leaves_out_a_fortieth_at_each_end(self) -> None:
        """Forty-one values from 0 to 40 in some order: the second and the last but one."""
        seen: list[int] = []

        def counting(_: Score) -> float:
            seen.append(len(seen))
            return float((7 * seen[-1]) % 41)

        assert scoring.bootstrap([Score(1, 1, 1)] * 2, counting, rounds=41) == (1, 39)
        assert len(seen) == 41

    @pytest.mark.parametrize(
        ("labels", "ranked", "precision", "area"),
        [
            ([True, False, True], [0.9, 0.5, 0.4], (1 + 2 / 3) / 2, 0.5),
            ([False, True], [0.9, 0.5], 0.5, 0),
            ([True, False], [0.5, 0.5], 0.5, 0.5),
            ([True, True, False, False], [0.9, 0.5, 0.5, 0.1], (1 + 2 / 3) / 2, 3.5 / 4),
            ([True, True], [0.9, 0.5], 1, None),
            ([False, False], [0.9, 0.5], None, None),
            ([], [], None, None),
        ],
    )
    def test_rankings(
        self, labels: list[bool], ranked: list[float], precision: float | None, area: float | None
    ) -> None:
        for found, expected in (
            (scoring.average_precision(labels, ranked), precision),
            (scoring.auc(labels, ranked), area),
        ):
            assert math.isnan(found) if expected is None else found == pytest.approx(expected)


def paragraph(session: str, id_: str, language: str, text: str, symbol: str = "A/RES/78/1") -> dict[str, str]:
    return {"session": session, "symbol": symbol, "language": language, "id": id_, "form": "operative", "text": text}


class TestLanguages:
    def test_pairs_are_of_one_id(self) -> None:
        frame = pd.DataFrame([
            paragraph("GA_78", "O02", "ar", "x" * 45), paragraph("GA_78", "O02", "en", "y" * 100),
            paragraph("GA_78", "O01", "ar", "x" * 44), paragraph("GA_78", "O01", "en", "y" * 100),
            paragraph("GA_78", "O03", "ar", "x" * 160), paragraph("GA_78", "O03", "en", "y" * 100),
            paragraph("GA_78", "O04", "ar", "x" * 161), paragraph("GA_78", "O04", "en", "y" * 100),
            paragraph("GA_78", "O02", "ar", "again"), paragraph("GA_78", "O05", "ar", "alone"),
            paragraph("GA_78", "O06", "ar", ""), paragraph("GA_78", "O06", "en", "y"),
            paragraph("GA_78", "O07", "ar", "x", symbol=""), paragraph("GA_78", "O07", "en", "y", symbol=""),
            paragraph("ES-x", "O08", "ar", "x"), paragraph("ES-x", "O08", "en", "y"),
        ])  # fmt: skip
        found = languages.pairs(frame)
        rows = found[["session", "id", "aligned"]].to_numpy().tolist()
        assert rows == [
            ["", "O08", True], ["78", "O01", False], ["78", "O02", True], ["78", "O03", True], ["78", "O04", False],
        ]  # fmt: skip
        assert found["form"].unique().tolist() == ["operative"]
        assert found.loc[found["id"] == "O02", "ar"].item() == "x" * 45
        with pytest.raises(DataError, match="paragraphs without form, text"):
            languages.pairs(frame.drop(columns=["form", "text"]))

    def test_agreement_is_counted_by_item_and_sessions(self) -> None:
        of = pd.DataFrame({"session": ["78", "78", "79", "78", ""], "aligned": [True, True, True, False, True]})
        ar: Any = [["a", "b"], ["a"], [], ["a"], ["c"]]
        en: Any = [["a"], ["a", "b"], ["a"], ["b"], ["c"]]
        found = languages.counts(of, ar, en, measure="m", version="1", date="d", items=["z"])
        rows = found.set_index(["sessions", "item"])
        columns = ["pairs", "misaligned", "both", "only_ar", "only_en"]
        assert rows.loc[("74-78", "a"), columns].tolist() == [2, 1, 2, 0, 0]
        assert rows.loc[("74-78", "b"), columns].tolist() == [2, 1, 0, 1, 1]
        assert rows.loc[("74-78", "z"), columns].tolist() == [2, 1, 0, 0, 0]
        assert rows.loc[("74-78", "micro"), columns].tolist() == [2, 1, 2, 1, 1]
        assert rows.loc[("79-80", "a"), columns].tolist() == [1, 0, 0, 0, 1]
        assert rows.loc[("all", "micro"), columns].tolist() == [4, 1, 3, 1, 2]
        assert rows.loc[("all", "c"), columns].tolist() == [4, 1, 1, 0, 0]
        shares = [rows.loc[("74-78", item), "f1"] for item in ("a", "b", "micro", "macro")]
        assert shares == [1, 0, 4 / 6, 0.5]
        assert math.isnan(rows.loc[("74-78", "z"), "f1"])
        assert rows.loc[("74-78", "a"), ["per_1000_ar", "per_1000_en"]].tolist() == [1000, 1000]
        assert rows.loc[("74-78", "b"), ["per_1000_ar", "per_1000_en"]].tolist() == [500, 500]
        assert rows.loc[("79-80", "a"), ["per_1000_ar", "per_1000_en"]].tolist() == [0, 1000]
        assert rows.loc[("74-78", "macro"), ["both", "per_1000_ar", "per_1000_en"]].tolist() == [2, 1500, 1500]
        assert set(found["date"]) == {"d"}

    def test_of_no_pairs_there_are_no_rates(self) -> None:
        found = languages.counts(pd.DataFrame({"session": [], "aligned": []}, dtype=object).astype({"aligned": bool}),
                                 [], [], measure="m", version="1", date="d")  # fmt: skip
        assert found["item"].tolist() == ["micro", "macro"] * 3
        assert found[["f1", "per_1000_ar"]].isna().all(axis=None)

    def test_what_was_measured_last(self) -> None:
        every = languages.shipped()
        themes = languages.shipped("themes")
        assert set(themes["measure"]) == {"themes"} < set(every["measure"])
        assert len(themes) == (every["measure"] == "themes").sum()


class TestWeights:
    def learnt(self, found: dict[str, tuple[list[Any], int]], having: list[bool]) -> dict[str, float]:
        labels = pd.DataFrame({"boats": having}, index=list(found))
        frame = weights.learn(found, labels)
        return dict(zip(frame["words"], frame["weight"], strict=True))

    def test_a_ratio_of_seen_and_expected(self) -> None:
        """Eight resolutions of one hit each: of four with the one word all have the subject, of the others none."""
        found = {f"r{n}": ([("boats", "text", "oar" if n < 4 else "net")], 100) for n in range(8)}
        # a mass of 4, seen 4 or 0, expected 2; a tenth of a resolution on both sides
        assert self.learnt(found, [n < 4 for n in range(8)]) == {"oar": 1.95, "net": 0.12}

    def test_few_resolutions_keep_one(self) -> None:
        for number, words in ((3, {"oar", "net"}), (2, {"net"})):
            found = {f"r{n}": ([("boats", "text", "oar" if n < number else "net")], 100) for n in range(8)}
            assert set(self.learnt(found, [n < number for n in range(8)])) == words
        same = {f"r{n}": ([("boats", "text", "oar")], 100) for n in range(8)}
        assert self.learnt(same, [True] * 8) == {}
        assert self.learnt(same, [False] * 8) == {}

    def test_no_weight_is_beyond_eight(self) -> None:
        found = {f"r{n:02}": ([("boats", "text", "oar" if n < 3 else "net")], 100) for n in range(60)}
        assert self.learnt(found, [n < 3 for n in range(60)]) == {"oar": 8.0, "net": 0.12}

    def test_other_themes_and_unknown_resolutions_count_nothing(self) -> None:
        found: dict[str, tuple[list[Any], int]] = {
            f"r{n}": ([("boats", "text", "oar" if n < 4 else "net"), ("lamps", "text", "oil")], 100) for n in range(8)
        }
        assert set(self.learnt(found, [n < 4 for n in range(8)])) == {"oar", "net"}
        labels = pd.DataFrame({"boats": [True]}, index=["other"])
        assert weights.learn(found, labels).empty


class TestAll:
    def test_every_method_has_the_same_columns(self) -> None:
        frame = pd.DataFrame({"item": ["a", "b"], "split": ["dev", "dev"], "labelled": [3, 0], "hits": [2, 0]})
        found = _methods._standard(frame)
        assert list(found.columns) == list(_methods.COLUMNS)
        assert found[["what", "labels", "hits", "table"]].to_numpy().tolist() == [["a", "dev", 2, ""]]
        both = _methods._standard(frame.assign(labels="own"))
        assert both["labels"].tolist() == ["own"]

    def test_of_the_tagger_the_averages_are_shown(self) -> None:
        rows = [("tagger", "micro", "dev", "tune"), ("tagger", "gender", "dev", "tune"),
                ("words", "micro", "dev", "tune"), ("tagger", "macro", "own", "report")]  # fmt: skip
        found = _methods._themes(pd.DataFrame(rows, columns=["method", "theme", "labels", "split"]))
        assert found[["what", "labels", "table"]].to_numpy().tolist() == [
            ["micro", "dev, tune", "tags"], ["macro", "own, report", "tags"],
        ]  # fmt: skip

    def test_the_report_has_three_decimals_and_says_what_it_lacks(
        self, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
    ) -> None:
        frame = pd.DataFrame({"table": ["x"], "precision": [0.12345], "recall": [math.nan], "f1": [1.0]})
        asked: list[Any] = []

        def scores(texts: Any, *, progress: bool) -> pd.DataFrame:
            asked.append((texts, progress))
            return frame.copy()

        monkeypatch.setattr(_methods, "scores", scores)
        monkeypatch.setattr("toolkit.evaluation.librarians.report", lambda: "LIBRARIANS")
        monkeypatch.setattr("toolkit.evaluation.languages.report", lambda: "LANGUAGES")
        alone, whole = _methods.report(), _methods.report(tmp_path)
        assert asked == [(None, True), (tmp_path, True)]  # it takes minutes
        lines = alone.split("\n")
        assert lines[:2] == ["table precision recall    f1", "    x     0.123        1.000"]
        assert "Only the shipped resolution" in alone
        assert "Only the shipped resolution" not in whole
        assert alone.endswith("\n\nLIBRARIANS\n\nLANGUAGES")

    def test_a_folder_is_looked_into_first(self, tmp_path: Path) -> None:
        (tmp_path / "a.xml").touch()
        with pytest.raises(ToolkitError, match="holds no resolutions"):
            _methods.scores(tmp_path)

    def test_shipped_scores_are_numbers(self) -> None:
        found = _methods.shipped()
        assert list(found.columns) == list(_methods.COLUMNS)
        assert all(found[name].dtype.kind in "if" for name in _methods.COLUMNS[4:])
        assert all(found[name].dtype.kind not in "if" for name in _methods.COLUMNS[:4])


class TestKin:
    def test_parts_of_a_language(self) -> None:
        parts = genealogy._parts("en")
        item = ("A", "O01", "O02", "modified")
        assert [name for name, keep in parts.items() if keep(item)] == ["kin", "kin and status", "modified"]
        assert [name for name, keep in parts.items() if keep(("A", "", "O02", "dropped"))] == [
            "kin and status",
            "dropped",
        ]
        assert [name for name, keep in parts.items() if keep(("A", "O01", "", "new"))] == ["kin and status", "new"]
        assert list(genealogy._parts("ar")) == ["kin"]

    def test_labels_name_symbols(self) -> None:
        assert genealogy._symbol("series/A_RES_78_132") == "A/RES/78/132"
        assert {label.symbol.count("/") for label in genealogy.labels()} == {3}

    def test_scores_are_of_both_parts_and_languages(self) -> None:
        found = genealogy.evaluate()
        assert set(zip(found["labels"], found["language"], strict=True)) == {
            (split, code) for split in ("dev", "blind") for code in ("en", "ar")
        }
        kin = found[(found["what"] == "kin") & (found["language"] == "en")].set_index("labels")
        statuses = found[(found["what"] == "kin and status") & (found["language"] == "en")].set_index("labels")
        assert (kin["labelled"] < statuses["labelled"]).all()
        wanted = {
            label[1:4] for label in genealogy.labels() if label.split == "dev" and label.kin and label.paragraph_id
        }
        assert kin.loc["dev", "labelled"] == len(wanted)
        assert kin.loc["dev", "documents"] == len(
            {label.symbol for label in genealogy.labels() if label.split == "dev"}
        )


def test_scores_are_stored_with_four_decimals(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Of a full run, without the numbers of its rows, with the line ends of every machine."""

    def scored(texts: Path, *, progress: bool) -> pd.DataFrame:
        assert (texts, progress) == (tmp_path, True)
        return pd.DataFrame({"table": ["tags"], "f1": [0.123456]})

    (tmp_path / "labels").mkdir()
    monkeypatch.setattr(_methods, "scores", scored)
    monkeypatch.setattr(_methods.paths, "data", tmp_path.joinpath)
    assert _methods.store(tmp_path).read_bytes() == b"table,f1\ntags,0.1235\n"

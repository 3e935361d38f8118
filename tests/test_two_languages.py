"""What the two languages say of the same paragraph: pairs and counts, on pairs worked by hand."""

from __future__ import annotations

import pandas as pd
import pytest

from toolkit.errors import DataError
from toolkit.evaluation import languages
from toolkit.themes import load_codebook

COLUMNS = ["session", "symbol", "language", "id", "form", "text"]


def _frame(*rows: tuple[str, ...]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=COLUMNS)


def test_a_pair_has_the_same_session_symbol_and_id() -> None:
    """Another id, another symbol, no text and no symbol make no pair; the first of two with one id counts."""
    found = languages.pairs(
        _frame(
            ("GA_78", "A/RES/78/1", "ar", "O01", "operative", "تقرر ما يلي"),
            ("GA_78", "A/RES/78/1", "en", "O01", "operative", "Decides so"),
            ("GA_78", "A/RES/78/1", "en", "O01", "operative", "Decides otherwise"),
            ("GA_78", "A/RES/78/1", "ar", "O02", "operative", "تطلب"),
            ("GA_78", "A/RES/78/2", "en", "O02", "operative", "Requests"),
            ("GA_78", "", "ar", "O03", "operative", "تحث"),
            ("GA_78", "", "en", "O03", "operative", "Urges"),
            ("GA_emergency", "A/RES/ES-11/1", "ar", "O01", "operative", "تأسف"),
            ("GA_emergency", "A/RES/ES-11/1", "en", "O01", "operative", "Deplores"),
        )
    )
    assert found[["session", "symbol", "id", "en"]].to_numpy().tolist() == [
        ["", "A/RES/ES-11/1", "O01", "Deplores"],
        ["78", "A/RES/78/1", "O01", "Decides so"],
    ]


def test_lengths_out_of_proportion_are_not_compared() -> None:
    """An Arabic paragraph of a fifth of the English length is another paragraph; one of four fifths is not."""
    rows = [
        ("GA_74", "A/RES/74/1", code, name, "preamble", "و" * length if code == "ar" else "a" * length)
        for name, lengths in (("P01", (80, 100)), ("P02", (20, 100)), ("P03", (200, 100)))
        for code, length in zip(("ar", "en"), lengths, strict=True)
    ]
    assert languages.pairs(_frame(*rows))["aligned"].tolist() == [True, False, False]


def test_a_missing_column_is_named() -> None:
    """The error says which columns are wanted."""
    with pytest.raises(DataError, match="form, text"):
        languages.pairs(pd.DataFrame(columns=COLUMNS[:4]))


def test_counts_worked_by_hand() -> None:
    """Four pairs: one agrees on two themes, one only in Arabic, one only in English, and one is misaligned."""
    of = pd.DataFrame({"session": ["74", "78", "79", "78", ""], "aligned": [True, True, True, False, True]})
    ar = [{"data", "gender"}, {"data"}, set(), {"health"}, {"data"}]
    en = [{"data", "gender"}, set(), {"gender"}, set(), {"data"}]
    found = languages.counts(of, ar, en, measure="themes", version="now", date="2026-01-01", items=["igf"])
    rows = {(row.sessions, row.item): row for row in found.itertuples()}

    assert [(*key, row.both, row.only_ar, row.only_en) for key, row in rows.items() if key[1] != "igf"] == [
        ("74-78", "data", 1, 1, 0),
        ("74-78", "gender", 1, 0, 0),
        ("74-78", "micro", 2, 1, 0),
        ("74-78", "macro", 2, 1, 0),
        ("79-80", "gender", 0, 0, 1),
        ("79-80", "micro", 0, 0, 1),
        ("79-80", "macro", 0, 0, 1),
        ("all", "data", 2, 1, 0),
        ("all", "gender", 1, 0, 1),
        ("all", "micro", 3, 1, 1),
        ("all", "macro", 3, 1, 1),
    ]
    assert (rows["74-78", "data"].pairs, rows["74-78", "data"].misaligned) == (2, 1)
    assert rows["all", "data"].pairs == 4
    assert rows["74-78", "data"].f1 == pytest.approx(2 / 3)
    assert rows["74-78", "macro"].f1 == pytest.approx((2 / 3 + 1) / 2)
    assert rows["74-78", "micro"].f1 == pytest.approx(4 / 5)
    assert (rows["74-78", "data"].per_1000_ar, rows["74-78", "data"].per_1000_en) == (1000, 500)
    assert pd.isna(rows["74-78", "igf"].f1)


def test_finds_can_be_counted_under_one_row() -> None:
    """Statistics are compared figure by figure and counted together."""
    of = pd.DataFrame({"session": ["78"], "aligned": [True]})
    found = languages.counts(
        of, [[(40, "percent"), (2, "billion")]], [[(40, "percent")]],
        measure="statistics", version="now", date="2026-01-01", by=lambda _: "statistics",
    )  # fmt: skip
    assert found[found["sessions"] == "all"][["item", "both", "only_ar"]].to_numpy().tolist()[0] == ["statistics", 1, 1]


def test_shipped_rows_are_whole() -> None:
    """Every theme, in both versions and all sessions, on the same pairs; F1 follows from the counts."""
    frame = languages.shipped("themes")
    groups = {*languages.SESSIONS, "all"}
    assert len(frame) == 2 * len(groups) * (len(load_codebook().ids) + 2)
    for _, group in frame.groupby("sessions"):
        assert group[["pairs", "misaligned"]].drop_duplicates().shape[0] == 1
    rows = frame[frame["item"] != "macro"]
    assert (2 * rows["both"] / (2 * rows["both"] + rows["only_ar"] + rows["only_en"]) - rows["f1"]).abs().max() < 1e-4


def test_versions_stand_side_by_side() -> None:
    """Every row once, pooled rows last, and every theme's F1 is higher than before or as high."""
    frame = languages.compared("themes")
    assert sorted(frame["item"].tolist()[-2:]) == ["macro", "micro"]
    assert set(frame["item"]) == {*load_codebook().ids, "micro", "macro"}
    assert (frame["f1"] >= frame["f1_before"]).all()


@pytest.mark.parametrize(("measure", "read"), [("themes", 200), ("statistics", 154)])
def test_the_sample_that_was_read_adds_up(measure: str, read: int) -> None:
    """Two hundred disagreements on themes and the paragraphs whose figures differ, each with one cause."""
    frame = languages.causes(measure)
    assert frame["read"].sum() == read
    assert (frame["share"] - frame["read"] / read).abs().max() < 1e-4
    assert frame["cause"].is_unique

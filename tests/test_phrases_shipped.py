"""What ships of the history of the series' words: it covers every word once, and is older than what it explains."""

from __future__ import annotations

import pytest

import toolkit as tk
from toolkit._words import keys

SYMBOLS = ["74/197", "75/202", "76/189", "77/150", "78/132", "79/194", "80/118"]


def test_it_covers_every_word_once() -> None:
    frame = tk.views.phrases.spans()
    assert list(dict.fromkeys(frame["symbol"])) == [f"A/RES/{one}" for one in SYMBOLS]
    for _, rows in frame.groupby(["symbol", "language", "paragraph_id"]):
        assert rows["start"].tolist() == [0, *rows["end"].tolist()[:-1]]
        assert (rows["end"] > rows["start"]).all()


def test_the_words_of_the_text_that_ships() -> None:
    frame = tk.views.phrases.spans()
    frame = frame[(frame["symbol"] == "A/RES/78/132") & (frame["language"] == "ar")]
    ends = frame.groupby("paragraph_id")["end"].max()
    assert ends.to_dict() == {paragraph.id: len(keys(paragraph.text.string)) for paragraph in tk.load().paragraphs}


def test_what_is_first_is_older() -> None:
    frame = tk.views.phrases.spans()
    days = tk.corpus.assembly("resolutions").set_index("symbol")["date"]
    found = frame[frame["first"] != ""]
    assert (found["date"] < found["symbol"].map(days)).all()
    assert (found["date"] == found["first"].map(days)).all()
    # 74/197 is the first text held of its line: what stands in it first may be older
    assert found.loc[found["first"] == "A/RES/74/197", "may_be_older"].all()
    assert not found.loc[found["first"].isin([f"A/RES/{one}" for one in SYMBOLS[1:]]), "may_be_older"].any()


def test_word_for_word_paragraphs_are_not_new() -> None:
    """The Assembly's table says, by other means, which paragraphs stand word for word in an earlier text."""
    frame = tk.views.phrases.spans()
    fresh = set(
        frame.loc[frame["first"] == "", ["symbol", "language", "paragraph_id"]].itertuples(index=False, name=None)
    )
    table = tk.corpus.assembly("paragraphs")
    days = tk.corpus.assembly("resolutions").set_index("symbol")["date"]
    table = table[table["symbol"].isin(set(frame["symbol"])) & (table["copied"] != "")]
    older = table["copied"].str.rpartition(" ")[0].map(days) < table["symbol"].map(days)
    copied = table[older & ~((table["symbol"] == "A/RES/78/132") & (table["language"] == "ar"))]
    rows = set(copied[["symbol", "language", "paragraph_id"]].itertuples(index=False, name=None))
    assert len(rows) > 500
    assert rows & fresh == set()


def test_where_the_languages_differ() -> None:
    frame = tk.views.phrases.stories()
    assert frame[["en", "ar"]].stack().between(0, 1).all()
    assert frame["gap"].to_list() == pytest.approx((frame["en"] - frame["ar"]).to_list(), abs=0.0011)


@pytest.mark.parametrize("language", ["en", "ar"])
def test_origins_add_up(language: str) -> None:
    """Counted span by span: in no older text, in the first of the series, elsewhere."""
    counted: dict[tuple[str, str], int] = {}
    for row in tk.views.phrases.spans().itertuples():
        if row.language == language:
            where = "new" if not row.first else "first" if row.first == "A/RES/74/197" else ""
            counted[row.symbol, where] = counted.get((row.symbol, where), 0) + row.end - row.start
    frame = tk.views.phrases.origins(language).set_index(["symbol", "origin"])["words"]
    assert "A/RES/74/197" not in frame.index.get_level_values("symbol")  # nothing older is held to compare it with
    for symbol in (f"A/RES/{one}" for one in SYMBOLS[1:]):
        assert frame[symbol, "new"] == counted[symbol, "new"]
        assert frame[symbol, "first"] == counted.get((symbol, "first"), 0)
        assert frame[symbol].sum() == sum(number for (of, _), number in counted.items() if of == symbol)


def test_the_history_of_a_resolution_is_that_of_its_words() -> None:
    found = tk.views.phrases.history("A/RES/78/132", "ar")
    spans = tk.views.phrases.spans().query("symbol == 'A/RES/78/132' and language == 'ar'")
    assert found["words"].sum() == (spans["end"] - spans["start"]).sum()
    fresh = spans[spans["first"] == ""]
    assert found.loc[found["year"] == "", "words"].tolist() == [(fresh["end"] - fresh["start"]).sum()]
    assert set(found["year"]) <= {"", "2019", "2020", "2021", "2022", "2023"}
    # 74/197 is a text of the Second Committee
    own = spans[spans["first"] == "A/RES/74/197"]
    rows = found.query("year == '2019' and committee == 'Second Committee' and may_be_older")
    assert rows["words"].sum() >= (own["end"] - own["start"]).sum() > 0


@pytest.mark.parametrize("language", ["en", "ar"])
def test_what_committees_lend_covers_the_assembly(language: str) -> None:
    """The words counted are those of the Assembly's paragraphs, but for short ones and for numbers told apart."""
    found = tk.views.phrases.lending(language, 2019)
    assert set(found["origin"]) == {"new", "own", "other"}
    assert (found["lender"] == "").equals(found["origin"] == "new")
    table = tk.corpus.assembly("paragraphs")
    every = table.loc[(table["language"] == language) & (table["words"] >= 8), "words"].sum()
    assert 0.95 < found["words"].sum() / every < 1.05
    assert set(tk.corpus.assembly("resolutions")["committee"]) == set(found["committee"])


def test_phrases_followed_are_those_of_the_shipped_text() -> None:
    """Counted in the Arabic text that ships; what is followed is a row for each phrase, language and session."""
    found = tk.views.phrases.followed()
    assert len(found) == 8 * 2 * 7
    every = [keys(paragraph.text.string) for paragraph in tk.load().paragraphs]
    for row in found[(found["language"] == "ar") & (found["symbol"] == "A/RES/78/132")].itertuples():
        words = keys(row.words)
        runs = [one[at : at + len(words)] for one in every for at in range(len(one))]
        assert runs.count(words) == row.uses, row.phrase
    assert (found["texts"] >= found["uses"].clip(upper=1)).all()
    days = tk.corpus.assembly("resolutions").set_index("symbol")["date"]
    assert (found["date"] == found["first"].map(days).fillna("")).all()
    asked = found[found["topic"] == "asked"]
    assert asked["uses"].sum() == 0
    assert asked.loc[asked["phrase"] == "including_women_men", "first"].eq("").all()


def test_marks_cover_the_words_of_a_paragraph() -> None:
    """O05 is new as a whole; O30 stands in 74/197, the first text held, and may be older."""
    own = tk.load()
    for place, kinds in (("O05", {"fresh"}), ("O30", {"maybe"}), ("P12", {"fresh", "older", "maybe"})):
        found = tk.views.phrases.marks(own[place])
        assert {kind for *_, kind, _ in found} <= kinds
        assert (found[0][0], found[-1][1]) == (0, len(own[place].text.string.rstrip("،؛ ")))


def test_the_two_languages_by_their_oldest_text() -> None:
    """P29 of 77/150: the English goes back to the older resolutions, the Arabic was put into new words."""
    row = tk.views.phrases.stories().set_index(["symbol", "paragraph_id"]).loc[("A/RES/77/150", "P29")]
    assert row["ar"] == 1
    assert (row["en_from"] != "", row["ar_from"]) == (True, "")

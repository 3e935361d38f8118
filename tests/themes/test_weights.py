"""What single words weigh: learned by hand on made-up resolutions, and put to use in the ranking."""

from __future__ import annotations

import csv
import inspect
import shutil
from pathlib import Path

import pandas as pd
import pytest

import toolkit as tk
from toolkit import paths
from toolkit.evaluation import librarians, weights
from toolkit.themes import load_codebook, pieces, weigh
from toolkit.themes import weights as tables
from toolkit.themes.weights import Piece

FILLER = [(f"O{n:02}", "Decides to meet again in the spring;", "operative") for n in range(2, 8)]
GIRLS: Piece = ("gender", "text", "girls")
WOMEN: Piece = ("gender", "text", "women")


def named(text: str, language: str = "en") -> list[Piece]:
    [(_, found)] = pieces([("O01", text, "operative")], load_codebook().lexicon(language))
    return found


def test_evidence_is_looked_up_by_its_words_and_by_its_rule_where_it_spans_others() -> None:
    assert ("human_rights", "text", "human rights") in named("Stresses Human  Rights;")
    spanned = named("Reaffirms the right of the islanders of this far archipelago to self-determination;")
    assert ("human_rights", "text", "human_rights/self-determination") in spanned
    assert not any("archipelago" in words for _, _, words in spanned)


@pytest.mark.parametrize(
    ("language", "text", "words"),
    [
        ("en", "Welcomes the work of the Human Rights Council;", "human rights"),
        ("ar", "ترحب بعمل مجلس حقوق الإنسان؛", "حقوق الانسان"),
    ],
)
def test_evidence_inside_a_name_is_kept_apart(language: str, text: str, words: str) -> None:
    found = named(text, language)
    assert ("human_rights", "name", words) in found
    assert not any(one[:2] == ("human_rights", "text") for one in found)


def test_what_an_exception_refuses_is_no_evidence() -> None:
    assert not any(theme == "human_rights" for theme, _, _ in named("Notes the sovereign rights of States;"))


def test_a_name_makes_a_theme_denser_but_earns_no_paragraph() -> None:
    name = ("O01", "Welcomes the work of the Human Rights Council;", "operative")
    once, thrice = (weigh([*[name] * n, *FILLER], "en", words={})["human_rights"] for n in (1, 3))
    assert (once.paragraphs, once.times, once.inside) == (0, 0, 1)
    assert (thrice.paragraphs, thrice.inside) == (0, 3)
    plain = weigh([("O01", "Welcomes progress in human rights and democracy;", "operative"), *FILLER], "en", words={})
    assert 0 < once.score < plain["human_rights"].score
    assert once.score < thrice.score


def test_a_heavier_word_ranks_higher_in_text_and_in_the_title() -> None:
    girls = ("O01", "Decides to support girls;", "operative")
    women = ("O01", "Decides to support women;", "operative")
    heft = {GIRLS: 2.0, WOMEN: 0.5}
    for title in ("", "Of women", "Of girls"):
        alike = [weigh([one, *FILLER], "en", title, words={})["gender"].score for one in (girls, women)]
        apart = [weigh([one, *FILLER], "en", title, words=heft)["gender"].score for one in (girls, women)]
        assert alike[0] == pytest.approx(alike[1])
        assert apart[0] > apart[1]
    titled = [weigh([women, *FILLER], "en", title, words=heft)["gender"].score for title in ("Of girls", "Of women")]
    assert titled[0] > titled[1]


def test_a_codebook_of_ones_own_has_no_weights(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("toolkit.themes._about.weights", lambda _language: {WOMEN: 5.0})
    units = [("O01", "Decides to support women;", "operative"), *FILLER]
    shutil.copytree(paths.data("themes"), tmp_path / "themes")
    own = load_codebook(tmp_path / "themes" / "codebook.toml")
    bare = weigh(units, "en", words={})["gender"].score
    assert weigh(units, "en", codebook=own)["gender"].score == pytest.approx(bare)
    assert weigh(units, "en")["gender"].score > bare


def six(words: dict[str, str]) -> tuple[dict[str, tuple[list[Piece], int]], pd.DataFrame]:
    """Six resolutions of a hundred words that name the theme once; the first three have a subject of it."""
    symbols = [f"A/RES/78/{n}" for n in range(1, 7)]
    found = {symbol: ([("gender", "text", words[str(n)])], 100) for n, symbol in enumerate(symbols, start=1)}
    return found, pd.DataFrame({"gender": [True] * 3 + [False] * 3}, index=symbols)


def test_weights_by_hand() -> None:
    """Three of three seen, one and a half expected, a tenth on both sides: 3.1 / 1.6. None of three: too low."""
    found, labels = six({**dict.fromkeys("123", "girls"), **dict.fromkeys("456", "women")})
    frame = weights.learn(found, labels)
    assert frame.to_dict("records") == [
        {"theme": "gender", "place": "text", "words": "girls", "weight": 1.94},
        {"theme": "gender", "place": "text", "words": "women", "weight": 0.12},
    ]


def test_words_that_make_no_difference_or_are_rare_are_left_out() -> None:
    found, labels = six(dict.fromkeys("123456", "women"))
    assert weights.learn(found, labels).empty  # as many seen as expected
    found, labels = six({**dict.fromkeys("12", "girls"), **dict.fromkeys("3456", "women")})
    assert set(weights.learn(found, labels)["words"]) == {"women"}  # girls: of two resolutions


def test_a_word_counts_by_its_share_of_a_resolution() -> None:
    """In the first three *girls* is a quarter: 0.261 seen, 0.218 expected, with 0.020 on both sides; *women* near 1."""
    found, labels = six({**dict.fromkeys("123", "girls"), **dict.fromkeys("456", "women")})
    for symbol in list(found)[:3]:
        found[symbol] = [GIRLS, WOMEN, WOMEN, WOMEN], 100
    assert weights.learn(found, labels).set_index("words")["weight"].to_dict() == {"girls": 1.2}


def test_a_session_is_ranked_with_the_weights_that_leave_it_out() -> None:
    rows = [
        (f"A/RES/{session}/{n}", "O01", "operative", f"Decides to support {who} in the year {n};")
        for session in ("78", "79")
        for n, who in ((1, "girls"), (2, "women"))
    ]
    frame = pd.DataFrame(rows, columns=["symbol", "id", "form", "text"])
    left = {"78": {WOMEN: 7.0, GIRLS: 0.2}, "79": {WOMEN: 0.2, GIRLS: 7.0}}
    ranked = librarians.rankings(frame, {}, "en", left)["about"]["gender"]
    assert ranked["A/RES/78/2"] > ranked["A/RES/78/1"]
    assert ranked["A/RES/79/1"] > ranked["A/RES/79/2"]


@pytest.mark.parametrize("language", ["en", "ar"])
def test_the_shipped_tables_hold_what_the_learning_allows(language: str) -> None:
    with (paths.data("themes", "weights") / f"{language}.csv").open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    assert tuple(rows[0]) == tables.COLUMNS
    assert {row["theme"] for row in rows} <= set(load_codebook().ids)
    assert {row["place"] for row in rows} == set(tables.PLACES)
    assert all(round(1 / weights.MOST, 2) <= float(row["weight"]) <= weights.MOST for row in rows)
    keys = [(row["theme"], row["place"], row["words"]) for row in rows]
    assert keys == sorted(set(keys))
    assert len(tables.weights(language)) == len(rows)


def test_the_reason_names_what_stands_inside_names() -> None:
    frame = tk.themes.about(tk.load(), reasons_in="en")
    assert frame["why"].str.contains("inside the names of other things").any()
    assert inspect.signature(tk.themes.weigh).parameters["words"].default is None

"""The librarians as a witness: the map, the scorer by hand, and the shipped scores made again."""

from __future__ import annotations

import csv
import random
import re
import tomllib
from pathlib import Path

import pandas as pd
import pytest

from toolkit import paths
from toolkit.evaluation import librarians, scoring
from toolkit.themes import load_codebook


def test_average_precision_by_hand() -> None:
    # + - + - -: precision 1/1 at the first, 2/3 at the second
    assert scoring.average_precision([True, False, True, False, False], [5, 4, 3, 2, 1]) == pytest.approx(5 / 6)
    # one tie of four, two of them positive: both are found at 2/4
    assert scoring.average_precision([True, False, True, False], [1, 1, 1, 1]) == 0.5
    # of six pairs of a positive and a negative, four stand right and one is tied
    assert scoring.auc([True, True, False, False, False], [3, 1, 1, 0, 2]) == pytest.approx(4.5 / 6)


def test_scores_are_those_of_scikit_learn_in_any_order() -> None:
    # not above: the library takes two seconds while tests are collected
    from sklearn.metrics import average_precision_score, roc_auc_score

    draw = random.Random(4)
    pairs = [(draw.random() < 0.2, draw.randrange(12) / 4) for _ in range(300)]
    labels, ranked = map(list, zip(*pairs, strict=True))
    assert scoring.average_precision(labels, ranked) == pytest.approx(average_precision_score(labels, ranked))
    assert scoring.auc(labels, ranked) == pytest.approx(roc_auc_score(labels, ranked))
    draw.shuffle(pairs)
    again, numbers = map(list, zip(*pairs, strict=True))
    assert scoring.average_precision(again, numbers) == scoring.average_precision(labels, ranked)


def test_every_theme_is_considered_and_says_so_where_there_is_no_subject() -> None:
    found = librarians.subjects()
    assert tuple(found) == load_codebook().ids
    assert all(one.reason for one in found.values() if not one.terms)


def test_terms_are_compared_without_case_and_by_their_beginning() -> None:
    gender = librarians.subjects()["gender"]
    assert gender.hold("WOMEN'S  RIGHTS")
    assert gender.hold("Convention on the Elimination of All Forms of Discrimination against Women (1979)")
    assert not gender.hold("Women and something else")
    assert not gender.hold("Early marriage")


def test_resolutions_without_subjects_are_unknown() -> None:
    given = pd.DataFrame({"symbol": ["A/RES/78/1"] * 2, "term": ["GIRLS", "Girls"]})
    labels = librarians.positives(given)
    assert labels.index.tolist() == ["A/RES/78/1"]
    assert labels["gender"].tolist() == [True]
    assert "affordability" not in labels


def made_up() -> pd.DataFrame:
    rows = [
        ("A/RES/78/1", "O01", "operative", "Decides to support women and girls;"),
        ("A/RES/78/2", "P01", "preamble", "Recalling its resolutions on women,"),
        ("A/RES/78/2", "O01", "operative", "Decides to meet again;"),
        ("A/RES/78/3", "O01", "operative", "Decides to meet again;"),
    ]
    return pd.DataFrame(rows, columns=["symbol", "id", "form", "text"])


@pytest.mark.parametrize("ranker", ["about", "keywords, per word", "tagger, share of paragraphs", librarians.KEYWORDS])
def test_rankings_of_made_up_resolutions_whatever_the_order_of_the_files(ranker: str) -> None:
    frame = made_up()
    one = librarians.rankings(frame, {}, "en")[ranker]["gender"]
    assert one.sort_values(ascending=False).index.tolist() == ["A/RES/78/1", "A/RES/78/2", "A/RES/78/3"]
    turned = pd.concat([part for _, part in reversed(list(frame.groupby("symbol")))])
    assert librarians.rankings(turned, {}, "en")[ranker]["gender"].to_dict() == one.to_dict()


def test_those_left_out_are_counted_both_ways() -> None:
    symbols = ["A/RES/74/197", "A/RES/78/132", "A/RES/78/1"]
    given = librarians.positives(
        pd.DataFrame({"symbol": symbols, "term": ["Internet", "Internet Governance Forum", "Girls"]})
    )
    ranked = {"about": pd.DataFrame({theme: [3.0, 2.0, 1.0] for theme in given}, index=symbols)}
    frame = librarians.scores(ranked, given, "en", "2026-01-01", ["all"])
    igf = frame[frame["theme"] == "igf"].set_index("labels")
    assert igf["positives"].to_dict() == {"as given": 1, "with those left out": 2}
    assert igf["ap"].to_dict() == {"as given": 0.5, "with those left out": 1.0}


def test_scores_are_of_the_sessions_that_are_asked_for() -> None:
    """Two resolutions of session 78 and two of 79; one without a ranking, one without a session."""
    symbols = ["A/RES/78/1", "A/RES/78/2", "A/RES/79/1", "A/RES/79/2", "A/RES/77/9", "A/SPECIAL"]
    given = pd.DataFrame({"gender": [True, False, True, False, True, True]}, index=symbols)
    ranked = {"about": pd.DataFrame({"gender": [2.0, 1.0, 1.0, 2.0, 3.0]}, index=[*symbols[:4], symbols[5]])}
    frame = librarians.scores(ranked, given, "en", "2026-01-01", ["78", "79-80", "all"])
    own = frame[frame["theme"] == "gender"].set_index("sessions")
    assert own["n"].to_dict() == {"78": 2, "79-80": 2, "all": 5}
    assert own["positives"].to_dict() == {"78": 1, "79-80": 1, "all": 3}
    assert own["ap"].loc[["78", "79-80"]].to_dict() == {"78": 1.0, "79-80": 0.5}
    assert own["auc"].loc[["78", "79-80"]].to_dict() == {"78": 1.0, "79-80": 0.0}
    assert librarians.scores(ranked, given.loc[["A/RES/77/9"]], "en", "2026-01-01", ["78", "all"]).empty


def test_means_are_of_all_themes_and_of_those_with_ten_or_more() -> None:
    """One theme has ten resolutions and is ranked well, the other nine and is ranked badly."""
    symbols = [f"A/RES/78/{number}" for number in range(1, 21)]
    given = pd.DataFrame(
        {"gender": [at < 10 for at in range(20)], "health": [at < 9 for at in range(20)]}, index=symbols
    )
    ranked = {"about": pd.DataFrame({"gender": range(20, 0, -1), "health": range(20)}, index=symbols).astype(float)}
    frame = librarians.scores(ranked, given, "en", "2026-01-01", ["all"])
    frame = frame[frame["labels"] == "as given"].set_index("theme")
    assert frame["auc"].to_dict() == {"gender": 1.0, "health": 0.0, "macro": 0.5, "macro, ten or more": 1.0}
    assert frame["positives"].to_dict() == {"gender": 10, "health": 9, "macro": 19, "macro, ten or more": 10}


def test_the_terms_of_the_map_are_subjects_that_the_librarians_gave() -> None:
    table = paths.data("assembly", "subjects.parquet")
    if not Path(table).is_file():
        pytest.skip("data/assembly/subjects.parquet is not there")
    known = {librarians.folded(term) for term in pd.read_parquet(table)["term"].unique()}
    data = tomllib.loads(paths.data("themes", "subjects.toml").read_text(encoding="utf-8"))["theme"]
    for theme, row in data.items():
        for term in row["subjects"]:
            found = term in known or (term.endswith("*") and any(one.startswith(term[:-1]) for one in known))
            assert found, f"{theme}: {term}"


def test_the_line_under_a_chart_names_both_witnesses_in_both_languages() -> None:
    from toolkit import evaluation

    gender = librarians.compared("all").set_index("theme").loc["gender"]
    with paths.data("assembly", "languages.csv").open(encoding="utf-8", newline="") as stream:
        found = [one for one in csv.DictReader(stream) if (one["measure"], one["item"]) == ("themes", "gender")]
    (row,) = [one for one in found if (one["sessions"], one["version"]) == ("all", "now")]  # of six
    for language in ("en", "ar"):
        line = evaluation.witnesses("gender", language)
        assert f"{gender['about']:.2f}" in line
        assert f"{gender['positives']:.0f} " in line
        assert "F1 " in line
        assert re.search(rf"{float(row['f1']):.2f} \([^)]*{int(row['pairs']):,}\b", line)
    assert "too few" in evaluation.witnesses("igf", "en")
    assert "no subject" in evaluation.witnesses("connectivity", "en")


@pytest.mark.heavy
def test_the_scores_of_what_nothing_was_learned_from_are_those_shipped(shared: Path) -> None:
    """Sessions 79 and 80 read anew from the United Nations' files, against the shipped subjects."""
    import re
    import zipfile

    from toolkit import library

    archives = [shared / "corpus" / f"GA_{session}.zip" for session in (79, 80)]
    if not all(one.is_file() for one in archives):
        pytest.skip("needs the archives of sessions 79 and 80 in ../shared/corpus")
    rows, titles = [], {}
    for archive in archives:
        with zipfile.ZipFile(archive) as files:
            for name in sorted(n for n in files.namelist() if re.match(r"English/.*\.xml$", n)):
                resolution = library.read(files.read(name), name=name)
                titles[str(resolution.symbol)] = str(resolution.meta.get("title", ""))
                rows += [(str(resolution.symbol), p.id, p.form, p.text.string) for p in resolution.paragraphs]
    frame = pd.DataFrame(rows, columns=["symbol", "id", "form", "text"]).drop_duplicates(["symbol", "id"])
    given = pd.read_parquet(paths.data("assembly", "subjects.parquet"))
    labels = librarians.positives(given[(given["giver"] == "librarians") & (given["source"] != "file")])
    found = {"about": librarians.rankings(frame, titles, "en")["about"]}
    again = librarians.scores(found, labels, "en", "", ["79-80"]).set_index(["theme", "labels"])
    shipped = librarians.shipped().query("ranker == 'about' and language == 'en' and sessions == '79-80'")
    shipped = shipped.set_index(["theme", "labels"])
    assert again["positives"].to_dict() == shipped["positives"].to_dict()
    assert again["ap"].to_dict() == pytest.approx(shipped["ap"].to_dict(), abs=0.01)

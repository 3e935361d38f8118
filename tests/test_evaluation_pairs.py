"""What is measured against pairs of files: acts, dates, figures and links, on small files written here."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace

import pandas as pd
import pytest
from akn_made import file

from toolkit.evaluation import acts, baselines, citations, dates
from toolkit.evaluation.scoring import Score, bootstrap
from toolkit.model import Span

ENGLISH = {
    "P01": "<i>Recalling</i> the year of the boats,",
    "O01": "<i>Decides</i> to meet on 3 May 2021;",
    "O02": "<i>Requests</i> the Secretary-General to count 40 per cent of them, and <i>invites</i> Member States;",
    "O03": "<i>Notes</i> the report of 4 June 2022.",
}
ARABIC = {
    "P01": "<i>إذ تشير</i> إلى سنة القوارب،",
    "O01": "<i>تقرر</i> أن تجتمع في 3 أيار/مايو 2021؛",
    "O02": "<i>تطلب</i> إلى الأمين العام أن يحصي 40 في المائة منها؛",
    "O03": "<i>تحث</i> الدول الأعضاء على قراءة التقرير المؤرخ 5 حزيران/يونيه 2022.",
}


@pytest.fixture
def texts(tmp_path: Path) -> Path:
    """A pair, and a file without its other half."""
    acts._resolution.cache_clear()
    for folder in ("series", "sample"):
        (tmp_path / folder).mkdir()
    for language, code, words in (("en", "eng", ENGLISH), ("ar", "ara", ARABIC)):
        (tmp_path / "series" / f"A_RES_78_999.{language}.xml").write_text(file(words, code), encoding="utf-8")
    (tmp_path / "sample" / "A_RES_78_998.en.xml").write_text(file(ENGLISH, "eng"), encoding="utf-8")
    return tmp_path


def test_acts_against_emphasised_openings(texts: Path) -> None:
    """O03 says another verb in Arabic; the emphasis within O02 is no opening."""
    frame = acts.emphasised(texts)
    seen = {(row.language, row.paragraph_id): row for row in frame.itertuples()}
    assert {name for _, name in seen} == {"P01", "O01", "O02", "O03"}
    assert set(frame["file"]) == {"series/A_RES_78_999"}
    assert [(seen["ar", id_].official, seen["ar", id_].same_verb) for id_ in ("O01", "O02", "O03")] == [
        ("decide", True),
        ("request", True),
        ("note", False),
    ]
    assert seen["ar", "O03"].verb == "urge"
    assert not seen["ar", "O03"].same_force
    assert all(seen["en", id_].same_verb and seen["en", id_].same_force for id_ in ENGLISH)
    assert acts.emphasised(texts, every=slice(1)).empty  # the file without its other half comes first by name


def test_an_emphasis_further_on_opens_nothing(texts: Path) -> None:
    changed = {**ENGLISH, "O01": "The General Assembly <i>decides</i> to meet;"}
    (texts / "series" / "A_RES_78_999.en.xml").write_text(file(changed, "eng"), encoding="utf-8")
    acts._resolution.cache_clear()
    assert set(acts.emphasised(texts)["paragraph_id"]) == {"P01", "O02", "O03"}


def test_acts_of_two_languages(texts: Path) -> None:
    """English has five acts, of which Arabic lacks one; another has a different force."""
    total, rows = acts.agreement(texts)
    assert (total.given, total.labelled, total.hits) == (4, 5, 3)
    assert rows[["file", "paragraph_id", "cause"]].to_numpy().tolist() == [
        ["series/A_RES_78_999", "O02", "more in English"],
        ["series/A_RES_78_999", "O03", "other force"],
    ]
    assert acts.agreement(texts, "sample")[1].empty


@pytest.mark.parametrize(
    ("one", "cause"),
    [
        (Score(1, 2, 2), "other force"),
        (Score(1, 2, 1), "more in Arabic"),
        (Score(1, 1, 2), "more in English"),
        (Score(0, 1, 2), "both"),
        (Score(0, 2, 1), "both"),
    ],
)
def test_why_acts_differ(one: Score, cause: str) -> None:
    assert acts._cause(one) == cause


def test_paragraphs_are_compared_where_their_numbers_agree(texts: Path) -> None:
    """One paragraph more in the Arabic text: only the preamble, which has as many, is still compared."""
    more = {**ARABIC, "O04": "<i>تقرر</i> أن تنهي الدورة."}
    (texts / "series" / "A_RES_78_999.ar.xml").write_text(file(more, "ara"), encoding="utf-8")
    acts._resolution.cache_clear()
    assert set(acts.emphasised(texts)["paragraph_id"]) == {"P01"}
    assert dates.agreement(texts).empty


def test_dates_of_two_languages(texts: Path) -> None:
    """3 May is in both; the reports are of two days."""
    frame = dates.agreement(texts)
    assert frame.to_numpy().tolist() == [
        ["series/A_RES_78_999", "O01", 1, (), ()],
        ["series/A_RES_78_999", "O03", 0, ("5 حزيران/يونيه 2022",), ("4 June 2022",)],
    ]


def test_a_date_of_one_language_alone(texts: Path) -> None:
    changed = {**ENGLISH, "P01": "<i>Recalling</i> the meeting of 6 July 2020,"}
    (texts / "series" / "A_RES_78_999.en.xml").write_text(file(changed, "eng"), encoding="utf-8")
    [first] = dates.agreement(texts).query("place == 'P01'").to_numpy().tolist()
    assert first == ["series/A_RES_78_999", "P01", 0, (), ("6 July 2020",)]


def test_figures_of_two_languages(texts: Path) -> None:
    frame = dates.agreement(texts, "statistics")
    assert frame.to_numpy().tolist() == [["series/A_RES_78_999", "O02", 1, (), ()]]


def test_what_one_side_lacks_is_counted() -> None:
    """Twice on one side and once on the other: one is lacking."""
    ours, theirs = [((1,), "one"), ((2,), "two"), ((1,), "again one")], [((1,), "1")]
    assert dates._lacking(ours, theirs) == ("two", "again one")
    assert dates._lacking(theirs, ours) == ()


@pytest.mark.parametrize(
    ("only", "language", "other"), [("ar", "en", True), ("ar", "ar", False), ("en", "ar", True), ("", "en", False)]
)
def test_a_document_read_in_another_language(only: str, language: str, *, other: bool) -> None:
    assert dates._other([{"place": "O01", "only": only}], language) == other
    assert not dates._other([{"place": "", "only": "ar"}], language)  # it states nothing of the kind
    assert not dates._other([{"place": "O01", "only": only}, {"place": "O02", "only": ""}], language)


def test_labels_that_hold_for_a_text() -> None:
    rows = [
        {"place": place, "only": only, "start": only or "every", "end": "", "in_name": "false"}
        for place, only in (("O01", ""), ("O02", "ar"), ("O03", "en"), ("O04", "xml"), ("", "ar"))
    ]
    assert [key[0] for key in dates._valid("dates", rows, "ar", printed=True)] == ["O01", "O02"]
    assert [key[0] for key in dates._valid("dates", rows, "ar", printed=False)] == ["O01", "O02", "O04"]


def test_links_of_a_file(tmp_path: Path) -> None:
    """One link is met, one leads elsewhere, one has no symbol in its words, and one citation has no link."""

    def link(symbol: str, words: str) -> str:
        return f'<a href="https://undocs.org/en/{symbol}">{words}</a>'

    linked = {
        "P01": f"<i>Recalling</i> its resolution {link('A/RES/70/1', '70/1')} of 25 September 2015,",
        "O01": f"<i>Recalls</i> resolution {link('A/RES/71/3', '71/2')};",
        "O02": f"<i>Notes</i> {link('A/78/62', 'the report')} and resolution 72/4, and {link('A/RES/73/5', ' ')} this;",
        "O03": f"<i>Notes</i> resolution {link('A/RES/74/6', '74')}{link('A/RES/74/6', '/6')}.",
    }
    (tmp_path / "series").mkdir()
    (tmp_path / "series" / "A_RES_78_999.en.xml").write_text(file(linked, "eng"), encoding="utf-8")
    [row] = citations.links(tmp_path, "en").to_dict("records")
    assert row == {
        "file": "series/A_RES_78_999.en.xml",
        "links": 4,  # the words of one are blank, and two are one in two pieces
        "agree": 2,
        "differ": 1,
        "missed": 1,
        "citations": 4,
        "unlinked": 1,
    }
    assert citations.links(tmp_path, "ar").empty


@pytest.mark.parametrize(
    ("symbol", "bare"),
    [
        ("A/RES/60/252", "A/RES/60/252"),
        ("A/RES/70/254 A", "A/RES/70/254"),
        ("A/RES/S-27/2", "A/RES/S-27/2"),
        ("A/76/83-E/2021/14", "A/76/83"),
    ],
)
def test_symbols_as_links_have_them(symbol: str, bare: str) -> None:
    assert citations._bare(symbol) == bare


def test_an_interval_needs_two_units_and_a_figure() -> None:
    assert all(value != value for value in bootstrap([Score(1, 1, 1)]))  # noqa: PLR0124 - only NaN differs from itself
    assert all(value != value for value in bootstrap([Score(0, 0, 0)] * 2))  # noqa: PLR0124
    assert bootstrap([Score(1, 1, 1)] * 2) == (1, 1)
    low, high = bootstrap([Score(1, 1, 1), Score(0, 1, 1)])
    assert (low, high) == (0, 1)


def test_the_learned_baseline_gives_each_text_its_themes(monkeypatch: pytest.MonkeyPatch) -> None:
    class Model:
        def predict(self, texts: list[str]) -> list[list[int]]:
            return [["boats" in text, "nets" in text] for text in texts]

    monkeypatch.setattr(baselines, "_trained", lambda language, _: (["sea", language], Model()))
    units = [("O01", "boats and nets", ""), ("O02", "lamps", "")]
    assert baselines.linear(None)(units, "en") == [{"sea", "en"}, set()]


def test_figures_are_compared_at_two_digits(monkeypatch: pytest.MonkeyPatch) -> None:
    class Text:
        paragraphs, notes = (SimpleNamespace(id="O01"),), (SimpleNamespace(id="N1"),)

    rows = [("O01", 1.2344, "1.2344"), ("N1", 7, "seven"), ("O09", 1, "elsewhere")]
    found = [SimpleNamespace(place=place, value=value, as_written=written) for place, value, written in rows]
    monkeypatch.setattr(dates.quantities, "find", lambda _: found)
    assert dates._by_place(Text(), "statistics") == {  # type: ignore[arg-type]
        "O01": [((1.23,), "1.2344")], "N1": [((7,), "seven")],
    }  # fmt: skip


def test_a_link_counts_within_a_passage_and_with_words() -> None:
    pieces = [f'<a href="https://undocs.org/en/A/{n}">{words}</a>' for n, words in ((1, "one"), (2, "two"), (3, " "))]
    source = ".".join(pieces)
    inside = len(pieces[0]) + 1
    text = SimpleNamespace(source=source, notes=(), paragraphs=[SimpleNamespace(raw_spans=[Span(inside, len(source))])])
    at = source.index("two")
    assert citations._links(text) == [(at, at + 3, "A/2")]  # type: ignore[arg-type]


def test_a_link_touches_what_stands_under_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of three citations in a row the link over the second one touches neither the one before nor the one behind."""
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "b.en.xml").write_text("", encoding="utf-8")
    monkeypatch.setattr("toolkit.library.load", lambda *_, **__: None)
    monkeypatch.setattr(citations, "_raw", lambda _: [(0, 5, "A/1"), (5, 9, "A/2"), (9, 12, "A/3")])
    monkeypatch.setattr(citations, "_links", lambda _: [(5, 9, "A/2")])
    assert citations.links(tmp_path, "en").to_numpy().tolist() == [["a/b.en.xml", 1, 1, 0, 0, 3, 2]]


def test_scores_that_ship_have_four_digits(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(baselines.measure, "scores", lambda *_, **__: pd.DataFrame({"file": ["a"], "f1": [0.123456]}))
    monkeypatch.setattr(baselines.paths, "data", lambda *parts: tmp_path / parts[-1])
    assert baselines.store(tmp_path).read_text(encoding="utf-8") == "file,f1\na,0.1235\n"

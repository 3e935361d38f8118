"""Finding and exploring in the whole Assembly: by what its tables know, and by words where the texts are at hand."""

from __future__ import annotations

import re
from pathlib import Path

import corpus_record as made
import pytest

import toolkit as tk
from toolkit import _states
from toolkit.cli import main
from toolkit.errors import ToolkitError
from toolkit.explorer import Query, Subject, _remote, counts, explore, select
from toolkit.explorer._desk import Desk

FILES = {
    "English/a.xml": made.resolution(),
    "Arabic/a.xml": made.resolution(code="ara", title="عد القوارب"),
    "English/b.xml": made.resolution(8, voting=made.WITHOUT, title="Harbours"),
    "English/c.xml": made.resolution(9, voting=made.SILENT),
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Tables of a small Assembly, its files and a corpus of them."""
    path = tmp_path_factory.mktemp("assembly")
    made.folder(path / "in", FILES, [made.row(8, committee="Third Committee", adoption_type="Without a vote")])
    tk.corpus.build_assembly(path / "in", path / "tables", workers=1)
    tk.corpus.build(path / "in", path / "corpus", workers=1)
    return path


@pytest.fixture(autouse=True)
def ours(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TOOLKIT_ASSEMBLY", str(folder / "tables"))


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({"votes": "vote"}, ["99/7 P01", "99/7 O01"]),
        ({"votes": "without"}, ["99/8 P01", "99/8 O01"]),
        ({"votes": ""}, ["99/9 P01", "99/9 O01"]),
        ({"subjects": "harbours"}, ["99/8 P01", "99/8 O01"]),
        ({"subjects": ("harbours", "regatta forum"), "parts": "operative"}, ["99/7 O01", "99/8 O01", "99/9 O01"]),
        ({"cited": "A/RES/97/4", "symbols": "A/RES/99/9"}, ["99/9 P01"]),
        ({"themes": "digital_divides", "votes": "vote", "years": 2044}, ["99/7 O01"]),
        (
            {"committees": "Second Committee", "sessions": "99", "parts": "preamble"},
            ["99/7 P01", "99/8 P01", "99/9 P01"],
        ),
        ({"committees": "Third Committee"}, []),
    ],
)
def test_by_what_the_tables_know(asked: dict[str, object], found: list[str]) -> None:
    """The file of 99/8 says Second Committee: it counts before the table of metadata, which says Third."""
    rows = select(Subject.of_assembly(), Query(languages="en", **asked))  # type: ignore[arg-type]
    assert [f"{one.symbol.removeprefix('A/RES/')} {one.paragraph_id}" for one in rows.itertuples()] == found


def test_what_is_not_known_is_an_error_that_says_what_is() -> None:
    subject = Subject.of_assembly()
    assert subject.name == "A/RES/99"
    assert "addressees" not in subject.facets
    with pytest.raises(ToolkitError, match="no adoption 'maybe' \\(known: vote, without"):
        select(subject, Query(votes="maybe"))
    with pytest.raises(ToolkitError, match=r"nothing is known of 'committee' here .*toolkit find --assembly"):
        select(Subject.of(tk.load()), Query(committees="First Committee"))
    with pytest.raises(ToolkitError, match=r"toolkit fetch --assembly .*`--texts OUT`"):
        select(subject, Query(text="boats"))


def test_of_the_assembly_the_force_of_the_opening_act_alone_is_known() -> None:
    """The tables have the verb of each act, and the force of the first."""
    asked = Query(languages="en", verbs="request", forces="direction")
    said = "Paragraphs in English that use the verb “request” and open with an act of “direction”."
    assert asked.sentence("en", Subject.of_assembly()) == said
    assert asked.sentence("en", Subject.of_series()) == said.replace("open with an", "hold an")


def test_counts_of_further_choices() -> None:
    found = counts(Subject.of_assembly(), Query(languages="en", votes="vote"), "ar")
    votes = found["votes"].set_index("value")
    assert votes["count"].to_dict() == {"vote": 2, "without": 2, "": 2}
    assert votes.loc["vote", "label"] == "بالتصويت"
    assert dict(zip(found["subjects"]["value"], found["subjects"]["count"], strict=True))["harbours"] == 0


@pytest.mark.parametrize("texts", ["in", "corpus"])
def test_with_the_texts_at_hand_the_words_too(folder: Path, texts: str) -> None:
    subject = Subject.of_assembly(texts=folder / texts)
    rows = select(subject, Query(text="القوارب"))
    assert list(rows["symbol"] + " " + rows["paragraph_id"]) == ["A/RES/99/7 P01", "A/RES/99/7 O01"]
    assert len(select(subject, Query(text="small boats", votes="without"))) == 1


def test_texts_of_something_else_are_refused(tmp_path: Path) -> None:
    made.folder(tmp_path / "other", {"a.xml": made.resolution(77)}, [])
    with pytest.raises(ToolkitError, match="holds none of the Assembly's texts"):
        Subject.of_assembly(texts=tmp_path / "other")


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        # the table of metadata lists a roll call of 99/8 too; of 99/9 there is none
        ("AND favour", ["99/7", "99/8"]),
        ("Andorra favour", ["99/7", "99/8"]),
        ("and  Against", []),
        ("FRA none", ["99/7", "99/8"]),
        (("AND against", "Türkiye favour"), ["99/7", "99/8"]),
    ],
)
def test_by_the_vote_of_a_state(asked: str, found: list[str]) -> None:
    rows = select(Subject.of_assembly(), Query(languages="en", ballots=asked))  # type: ignore[arg-type]
    assert list(rows["symbol"].str.removeprefix("A/RES/").unique()) == found


def test_a_state_may_be_given_by_its_first_letters_or_in_arabic() -> None:
    assert Query(ballots=("UK favour", "DPRK against", "أندورا none")).ballots == (
        "GBR favour", "PRK against", "AND none",
    )  # fmt: skip
    with pytest.raises(ToolkitError, match="no state 'SA'"):  # Saudi Arabia, South Africa
        Query(ballots="SA against")
    with pytest.raises(ToolkitError, match="no state 'O'"):  # Oman alone begins so: one letter is no name
        Query(ballots="O against")


def test_a_vote_that_cannot_be_meant() -> None:
    with pytest.raises(ToolkitError, match="'Andorra' does not end in a vote"):
        Query(ballots="Andorra")
    with pytest.raises(ToolkitError, match=r"no state 'Andora'.*near: Andorra"):
        Query(ballots="Andora against")
    with pytest.raises(ToolkitError, match="nothing is known of votes here"):
        select(Subject.of(tk.load()), Query(ballots="AND against"))


def test_the_question_in_words() -> None:
    voted = Query(ballots=("AND against", "FRA none"))
    assert voted.sentence("en") == (
        "Paragraphs that are of resolutions that Andorra voted against or on which France cast no vote."
    )
    assert "كان صوت أندورا معارضا لها" in voted.sentence("ar")
    query = Query(committees="Second Committee", sessions="78", votes=("vote", ""), subjects="boats")
    assert query.sentence("en") == (
        "Paragraphs of the session 78 of the Second Committee that are of resolutions adopted by a vote or are of "
        "resolutions of which the way of adoption is not known and are of resolutions that the librarians list under "
        "“boats”."
    )
    assert "اللجنة الثانية" in query.sentence("ar")


@pytest.mark.parametrize(
    ("committees", "english", "arabic"),
    [
        (
            ("plenary",),
            "Paragraphs adopted without reference to a Main Committee.",
            "المعتمدة دون الإحالة إلى لجنة رئيسية",
        ),
        (
            ("second", "plenary"),
            "Paragraphs of the Second Committee or adopted without reference to a Main Committee.",
            "الواردة من: اللجنة الثانية أو المعتمدة دون الإحالة إلى لجنة رئيسية",
        ),
        (
            ("second", "third"),
            "Paragraphs of the Second Committee or Third Committee.",
            "اللجنة الثانية أو اللجنة الثالثة",
        ),
    ],
)
def test_where_no_committee_was_asked(committees: tuple[str, ...], english: str, arabic: str) -> None:
    query = Query(committees=tuple(map(_states.committee, committees)))
    assert query.sentence("en") == english
    assert arabic in query.sentence("ar")


def test_the_command(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["find", "--assembly", "--committee", "second", "--subject", "Harbours", "--part", "preamble"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[1] == "A/RES/99: 1 / 6"
    assert lines[2:] == [
        "A/RES/99/8\tHarbours (2044-12-12; Second Committee; without a vote)",
        "A/RES/99/8 en P01\trecall (background)",
    ]
    assert main(["find", "--assembly", "--vote", "vote", "--answer", "ar", "--part", "operative"]) == 0
    assert (
        "A/RES/99/7\tعد القوارب (2044-12-12; اللجنة الثانية; بالتصويت: المؤيدون 3، المعارضون 1، الممتنعون 0)"
        in capsys.readouterr().out
    )
    assert main(["find", "--assembly", "--symbol", "99/7", "--part", "operative"]) == 0
    assert "by a vote: 3 in favour, 1 against, 0 abstaining)" in capsys.readouterr().out
    assert main(["find", "small", "--assembly", "--texts", str(folder / "corpus"), "--vote", "vote"]) == 0
    assert "[small]" in capsys.readouterr().out
    assert main(["find", "--assembly", "--vote", "vote", "--part", "operative", "--format", "citation"]) == 0
    assert capsys.readouterr().out == "General Assembly resolution 99/7 of 12 December 2044, para. 1.\n"


@pytest.mark.parametrize("committee", ["second", "2", "2nd", "Second Committee", "اللجنة الثانية"])
@pytest.mark.parametrize("symbol", ["99/8", "a/res/99/8", "A/RES/99/8"])
def test_the_command_takes_what_people_write(committee: str, symbol: str, capsys: pytest.CaptureFixture[str]) -> None:
    asked = ["--committee", committee, "--symbol", symbol, "--vote", "Without a vote", "--part", "preamble"]
    assert main(["find", "--assembly", *asked]) == 0
    assert capsys.readouterr().out.splitlines()[1] == "A/RES/99: 1 / 6"


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        (["--symbol", "٩٩/٨", "--session", "٩٩", "--part", "preamble"], "A/RES/99: 1 / 6"),
        (["--verb", "URGE", "--symbol", "99/8"], "A/RES/99: 1 / 6"),
        (["--verb", "تحث", "--symbol", "99/8"], "A/RES/99: 1 / 6"),
        (["--committee", ""], "A/RES/99: 0 / 6"),
    ],
)
def test_digits_and_words_of_arabic(asked: list[str], found: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["find", "--assembly", *asked]) == 0
    assert capsys.readouterr().out.splitlines()[1] == found


@pytest.mark.parametrize("option", ["--part", "--symbol", "--language"])
def test_what_nothing_lacks_cannot_be_lacking(option: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Every paragraph has a part, a resolution and a language: '' is none of them, and said so."""
    assert main(["find", "--assembly", option, ""]) == 2
    assert re.search(r"A/RES/99: no \w+ '' \(known: ", capsys.readouterr().err)


def test_words_are_looked_for_where_they_are(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Of the six English paragraphs the folder has the words of two: it is not said that six were searched."""
    (tmp_path / "a.xml").write_text(FILES["English/a.xml"], encoding="utf-8")
    assert main(["find", "--assembly", "lighthouses", "--texts", str(tmp_path)]) == 0
    assert capsys.readouterr().out.splitlines()[1] == "A/RES/99: 0 / 2"
    told = _remote.find(Subject.of_assembly(texts=tmp_path), "#text=lighthouses", "en")["answer"]
    assert (told["count"], told["total"]) == (0, 2)


def test_a_year_that_is_none(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["find", "--assembly", "--year", "abc"]) == 2
    assert "'abc' is no year (give a year as a number" in capsys.readouterr().err


def test_the_page_is_told_what_its_answer_is_of() -> None:
    """It filters by resolution too, and the sentence names filters that the page's own words do not have."""
    told = _remote.find(Subject.of_assembly(), "#votes=vote&sessions=99&symbols=A/RES/99/7", "en")["answer"]
    assert (told["count"], told["total"]) == (2, 6)
    assert [value for value, _ in told["counts"]["symbols"]] == ["A/RES/99/7"]
    asked = Query(languages="en", votes="vote", sessions="99", symbols="99/7")
    assert told["said"] == {"en": asked.sentence("en"), "ar": asked.sentence("ar")}
    assert "adopted by a vote" in told["said"]["en"]


@pytest.mark.parametrize("theme", ["digital_divides", "Digital divides", "الفجوات الرقمية"])
def test_a_theme_may_be_given_by_its_name(theme: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["find", "--assembly", "--theme", theme, "--vote", "vote"]) == 0
    assert "A/RES/99/7 en O01" in capsys.readouterr().out


def test_the_explorer_shows_one_language_and_the_own_filters() -> None:
    explorer = explore("assembly", "en", query=Query(votes="vote"))
    assert explorer.query.languages == ("en",)
    assert repr(explorer) == "<explorer: A/RES/99, 2 of 6 paragraphs>"
    explorer.turn_to("charts", facet="subjects")
    explorer.speak("ar")
    picture = explorer._repr_mimebundle_()["text/html"]
    assert "regatta forum" in picture
    answer = Desk(explorer.subject, "en").answer({"do": "find", "address": explorer.address})["answer"]
    assert (answer["count"], answer["total"]) == (2, 6)
    assert {"committees", "votes", "subjects"} <= set(answer["counts"])
    assert [f"{row['symbol']} {row['id']}" for row in answer["rows"]] == ["A/RES/99/7 P01", "A/RES/99/7 O01"]
    assert dict(answer["counts"]["votes"]) == {"vote": 2, "without": 2, "": 2}


@pytest.mark.shared
def test_who_cites_78_132(monkeypatch: pytest.MonkeyPatch) -> None:
    """From the tables that ship: the resolutions on artificial intelligence, and the two that follow."""
    monkeypatch.delenv("TOOLKIT_ASSEMBLY")
    if not (tk.paths.data("assembly", "paragraphs.parquet")).is_file():
        pytest.skip("data/assembly has no paragraphs yet")
    rows = select(Subject.of_assembly(), Query(cited="A/RES/78/132", languages="en"))
    assert {"A/RES/78/265", "A/RES/78/311", "A/RES/79/194", "A/RES/80/118"} <= set(rows["symbol"])

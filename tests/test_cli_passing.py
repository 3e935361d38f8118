"""What commands hand on to the functions they call, and what they make of the answer; nothing heavy is run."""

from __future__ import annotations

import json
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import click
import pandas as pd
import pytest

import toolkit
from toolkit import cli, library
from toolkit.cli.answers import corpus, phrases, series, show, themes
from toolkit.errors import ToolkitError
from toolkit.explorer import Subject

BOATS = "The General Assembly,\n\nRecalling old boats,\n\n1. Decides to sail;\n\n2. Asks for nets.\n"


class Called:
    """Keeps how a function was called."""

    def __init__(self, answer: Any = None) -> None:
        self.answer, self.calls = answer, []  # type: ignore[var-annotated]

    def __call__(self, *arguments: Any, **options: Any) -> Any:
        self.calls.append((arguments, options))
        return self.answer


@pytest.fixture
def boats(tmp_path: Path) -> Path:
    path = tmp_path / "boats.txt"
    path.write_text(BOATS, encoding="utf-8")
    return path


def test_a_broken_run_has_its_own_exit_code(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: Any, **__: Any) -> None:
        raise click.Abort

    monkeypatch.setattr(cli.commands, "main", broken)
    assert cli.main(["show"]) == 130
    for answer, code in ((None, 0), (0, 0), (1, 1), (3, 3)):
        monkeypatch.setattr(cli.commands, "main", Called(answer))
        assert cli.main([]) == code


@pytest.mark.parametrize(
    ("arguments", "explored", "options"),
    [
        ([], "", {"port": None, "browser": True, "dark": False, "language": "", "texts": "", "ocr": False}),
        (["--series", "--no-browser"], "series", {"browser": False}),
        (["--assembly", "--dark", "--port", "99"], "assembly", {"dark": True, "port": 99}),
        (["--assembly", "--series"], "assembly", {}),
        (["--texts", "here", "--language", "ar", "--ocr"], "", {"texts": "here", "language": "ar", "ocr": True}),
    ],
)
def test_what_is_served(
    monkeypatch: pytest.MonkeyPatch, arguments: list[str], explored: str, options: dict[str, Any]
) -> None:
    run = Called(0)
    monkeypatch.setattr("toolkit.explorer.serve.run", run)
    assert cli.main(["explore", *arguments]) == 0
    ((positional, given),) = run.calls
    assert positional == (explored,)
    assert {name: given[name] for name in options} == options


def test_a_file_is_read_before_it_is_served(monkeypatch: pytest.MonkeyPatch, boats: Path) -> None:
    run = Called(0)
    monkeypatch.setattr("toolkit.explorer.serve.run", run)
    for arguments in ([str(boats)], ["--source", str(boats)]):
        assert cli.main(["explore", *arguments]) == 0
    assert [positional for positional, _ in run.calls] == [(str(boats),)] * 2
    assert cli.main(["explore", "none.txt"]) == 2
    assert cli.main(["explore", "none.txt", "--series"]) == 0
    assert cli.main(["explore", "none.txt", "--assembly"]) == 0


def test_a_page_is_written(monkeypatch: pytest.MonkeyPatch, boats: Path, tmp_path: Path) -> None:
    write = Called()
    monkeypatch.setattr("toolkit.explorer.page.write", write)
    assert cli.main(["explore", str(boats), "--page", "x.html", "--language", "ar"]) == 0
    assert cli.main(["explore", "--series", "--page", "y.html"]) == 0
    (one, two) = [positional for positional, _ in write.calls]
    assert (one[0].kind, one[1:]) == ("resolution", (Path("x.html"), "ar"))
    assert (two[0].kind, two[1:]) == ("series", (Path("y.html"), ""))


@pytest.mark.parametrize(
    ("arguments", "kind"),
    [([], "resolution"), (["--series"], "series"), (["--texts", "here"], "series"), (["--assembly"], "assembly")],
)
def test_where_is_looked(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], arguments: list[str], kind: str
) -> None:
    def subject(name: str) -> Any:
        return lambda *_, **options: SimpleNamespace(kind=name, options=options)

    monkeypatch.setattr(Subject, "of", subject("resolution"))
    monkeypatch.setattr(Subject, "of_series", subject("series"))
    monkeypatch.setattr(Subject, "of_assembly", subject("assembly"))
    run = Called("found")
    monkeypatch.setattr("toolkit.cli.answers.explorer.run_find", run)
    assert cli.main(["find", "boats", *arguments, "--subject", "NETS", "--committee", "second"]) == 0
    ((positional, _),) = run.calls
    explored, query, form, answer = positional
    assert (explored.kind, query.text, query.subjects, form, answer) == (kind, "boats", ("nets",), "text", "en")
    assert query.committees == ("Second Committee",)
    assert (query.match, query.opening) == ("any", False)
    assert query.languages == (("en",) if kind == "assembly" else ())
    assert cli.main(["find", "--all-themes", "--opening", "--format", "csv", "--answer", "ar"]) == 0
    _, query, form, answer = run.calls[-1][0]
    assert (query.text, query.match, query.opening, form, answer) == ("", "all", True, "csv", "ar")


@pytest.mark.parametrize(
    ("arguments", "own", "options"),
    [
        ([], False, {"languages": ("en", "ar"), "texts": None}),
        (["--lang", "ar"], False, {"languages": ("ar",)}),
        (["--themes", "gender,igf"], True, {"source": None, "themes": ("gender", "igf")}),
        (["--source", "FILE"], True, {"themes": None}),
        (["--source", "FILE", "--themes", "gender"], True, {"themes": ("gender",)}),
    ],
)
def test_which_report_is_made(
    monkeypatch: pytest.MonkeyPatch, boats: Path, arguments: list[str], options: dict[str, Any], *, own: bool
) -> None:
    build, build_own = Called("x"), Called("y")
    monkeypatch.setattr("toolkit.publish.report.build", build)
    monkeypatch.setattr("toolkit.publish.report.build_own", build_own)
    arguments = [str(boats) if one == "FILE" else one for one in arguments]
    assert cli.main(["report", *arguments]) == 0
    assert (len(build.calls), len(build_own.calls)) == (int(not own), int(own))
    given = (build_own if own else build).calls[0][1]
    assert {name: tuple(given[name]) if isinstance(given[name], list) else given[name] for name in options} == options
    if str(boats) in arguments:
        assert given["source"].name.endswith("boats.txt")


def test_which_lessons_are_made(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    build, hand_out = Called("x"), Called([1, 2])
    monkeypatch.setattr("toolkit.lessons.build.build", build)
    monkeypatch.setattr("toolkit.lessons.handout.hand_out", hand_out)
    assert cli.main(["lessons"]) == 0
    assert cli.main(["lessons", "--lesson", "03", "--lang", "ar", "--no-pdf", "--out", "o"]) == 0
    places = (Path("notebooks/lessons"), Path("build/lessons")), (Path("notebooks/lessons"), Path("o"))
    assert [positional for positional, _ in build.calls] == [*places]
    assert [options for _, options in build.calls] == [
        {"numbers": (), "codes": (), "paper": True},
        {"numbers": ("03",), "codes": ("ar",), "paper": False},
    ]
    assert cli.main(["lessons", "--hand-out", "h"]) == 0
    assert hand_out.calls == [((Path("notebooks/lessons"), Path("h")), {"numbers": (), "codes": ()})]
    assert "2 new" in capsys.readouterr().out


def test_marks_are_printed_as_csv(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    write = Called("m")
    monkeypatch.setattr("toolkit.lessons.marking.marks", Called("rows"))
    monkeypatch.setattr("toolkit.lessons.marking.totals", Called(pd.DataFrame({"student": ["a"], "marks": [3]})))
    monkeypatch.setattr("toolkit.lessons.marking.write", write)
    assert cli.main(["lessons", "--mark", "x"]) == 0
    assert cli.main(["lessons", "--mark", "x", "--lang", "ar", "--out", "o"]) == 0
    assert capsys.readouterr().out == "student,marks\na,3\n" * 2
    assert [positional[2:] for positional, _ in write.calls] == [(Path("build/marks"), "en"), (Path("o"), "ar")]


def test_what_is_fetched(monkeypatch: pytest.MonkeyPatch) -> None:
    fetch = Called([])
    monkeypatch.setattr("toolkit.series.fetch.fetch", fetch)
    assert cli.main(["fetch"]) == 0
    assert cli.main(["fetch", "--symbol", "A/1", "--language", "ar", "--language", "en", "--from", "x"]) == 0
    assert [options for _, options in fetch.calls] == [
        {"symbols": None, "languages": None, "source": None},
        {"symbols": ("A/1",), "languages": ("ar", "en"), "source": Path("x")},
    ]


def test_which_tables_are_written(boats: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "out"
    assert cli.main(["tables", str(out), "--source", str(boats), "--only", "paragraphs", "--bom"]) == 0
    assert [path.name for path in out.iterdir()] == ["paragraphs.csv"]
    assert (out / "paragraphs.csv").read_bytes()[:3] == b"\xef\xbb\xbf"
    assert f"  {out / 'paragraphs.csv'}  3 rows" in capsys.readouterr().out
    assert cli.main(["tables", str(tmp_path / "all"), "--source", str(boats)]) == 0
    assert len(list((tmp_path / "all").iterdir())) > 5


def test_a_file_is_shown_by_either_name(boats: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for arguments in (["show", str(boats)], ["show", "--source", str(boats)]):
        assert cli.main(arguments) == 0
        assert "Recalling old boats" in capsys.readouterr().out
    assert cli.main(["show", str(boats), "--paragraph", "2"]) == 0
    assert capsys.readouterr().out == "O02  Asks for nets.\n"


def test_differences_of_spelling_are_listed_when_asked_for(
    boats: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    other = tmp_path / "other.txt"
    other.write_text(BOATS.replace("old boats", "Old ships"), encoding="utf-8")
    for more, kinds in (([], ["word"]), (["--all"], ["orthography", "word"])):
        assert cli.main(["collate", str(boats), str(other), *more]) == 0
        lines = [line.split("\t")[1] for line in capsys.readouterr().out.split("\n") if "\t" in line]
        assert lines == kinds


def test_scores_are_stored_where_texts_are_named(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("toolkit.evaluation.store", Called("there"))
    monkeypatch.setattr("toolkit.evaluation.report", Called("scores"))
    for arguments, said in (([], "scores"), (["--texts", "x"], "scores"), (["--texts", "x", "--store"], "there")):
        assert cli.main(["evaluate", *arguments]) == 0
        assert capsys.readouterr().out.rstrip().endswith(said)


def test_exports_and_their_list(
    monkeypatch: pytest.MonkeyPatch, boats: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("toolkit.publish.exports.run.export", Called(["a", "b"]))
    monkeypatch.setattr("toolkit.publish.exports.run.compare", Called("differences"))
    monkeypatch.setattr("toolkit.publish.exports.run.listing", Called("formats"))
    cases = {("list",): "formats\n", ("tei",): "a\nb\n", ("akn",): "a\nb\n", ("akn", "--against", "x"): "differences\n"}
    for arguments, printed in cases.items():
        assert cli.main(["export", *arguments, "--source", str(boats)]) == 0
        assert capsys.readouterr().out == printed


def test_what_an_id_names_is_laid_out(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["where", "O30", "--start", "0", "--end", "4"]) == 0
    printed = capsys.readouterr().out
    assert json.loads(printed)
    assert printed.split("\n")[1].startswith('  "')
    assert "\\u" not in printed


class TestCorpus:
    def report(self, failed: int, worked: int = 10) -> Any:
        items = [(f"{number}.xml", "O01" if number else "", "is broken\nhere", "mend it") for number in range(failed)]
        return SimpleNamespace(
            worked=worked, seconds=4.0, files=12, rows={"paragraphs": 30}, failed=items, foreign=[], duplicate=[],
            good=not failed,
        )  # fmt: skip

    @pytest.mark.parametrize(("failed", "more"), [(20, []), (21, ["  ... and 1 more: see the table failures"])])
    def test_twenty_files_are_named(self, failed: int, more: list[str]) -> None:
        lines = corpus._summary(self.report(failed), Path("out")).split("\n")
        assert lines[:3] == [
            "out: 12 files with rows; 10 read now in 4.0 s, 2 a second",
            "  paragraphs         30 rows",
            f"failed: {failed}",
        ]
        assert lines[3:5] == ["  0.xml: is broken here (mend it)", "  1.xml, O01: is broken here (mend it)"]
        assert lines[23:] == more
        assert "nothing to do" in corpus._summary(self.report(0, worked=0), Path("out"))

    def test_the_exit_code_says_whether_all_were_read(self, monkeypatch: pytest.MonkeyPatch) -> None:
        for failed, code in ((0, 0), (1, 1)):
            build = Called(self.report(failed))
            monkeypatch.setattr(corpus, "build", build)
            assert corpus.run_build(Path("a"), Path("b"), workers=2)[1] == code
            assert build.calls[0][1]["workers"] == 2


class TestShown:
    def test_a_document_in_its_order(self) -> None:
        found = show.view(library.loads(BOATS, language="en", name="boats.txt")).split("\n")
        assert [line for line in found if line.startswith("==")] == ["== Preamble ==", "== Operative paragraphs =="]
        assert "P01  Recalling old boats," in found

    def test_a_passage_with_its_gloss_and_repairs(self) -> None:
        own = toolkit.load()
        place = next(repair.place for repair in own.repairs if own.glosses.get(repair.place))
        lines = show.passage(own, place).split("\n")
        assert lines[0].startswith(place)
        assert lines[1].startswith("\u200f")  # words from the right stand on a line of their own
        assert lines[2] == "     " + " ".join(own.glosses[place].split("\n"))
        repairs = [line for line in lines if line.startswith("     repair: ")]
        assert len(repairs) == sum(repair.place == place for repair in own.repairs) > 0
        with pytest.raises(ToolkitError):
            show.passage(own, "O999")

    def test_words_on_several_lines(self) -> None:
        own = library.loads(BOATS, language="en")
        assert show._block("P01", own["P01"], own) == ["\nP01  Recalling old boats,"]
        header = show._block("header", own.header, own)
        assert header[0].startswith("\nheader")

    def test_a_note_that_is_lost(self) -> None:
        own = toolkit.load(reading="source")
        lost = next(note for note in own.notes if note.status == "missing")
        kept = next(note for note in own.notes if note.status != "missing")
        assert show._block(lost.id, lost, own)[0].endswith("  (the source lacks this note)")
        assert "lacks" not in show._block(kept.id, kept, own)[0]


def test_what_became_of_paragraphs_and_beads() -> None:
    own = library.loads(BOATS, language="en")
    lines = series.run_align(own, own).split("\n")
    assert [line.split() for line in lines[2:5]] == [
        ["P01", "P01", "1.000"],
        ["O01", "O01", "1.000"],
        ["O02", "O02", "1.000"],
    ]
    longer = library.loads(
        BOATS.replace("nets.", "nets;\n\n3. Invites all lamps and candles to shine.\n"), language="en"
    )
    new = [line for line in series.run_compare(own, longer).split("\n") if line.startswith("O03")]
    assert [line.split()[1:3] for line in new] == [["new", "-"]]
    alone = [line.split() for line in series.run_align(own, longer).split("\n") if "O03" in line]
    assert alone[0][:2] == ["-", "O03"]
    assert [line.split()[:2] for line in series.run_align(longer, own).split("\n") if "O03" in line] == [["O03", "-"]]


def test_themes_of_each_paragraph() -> None:
    own = library.loads(BOATS.replace("old boats", "gender equality and the digital divide"), language="en")
    lines = dict(line.split("\t") for line in themes.run_tag(own).split("\n"))
    assert list(lines) == ["P01", "O01", "O02"]
    assert lines["O01"] == "-"
    assert "; " in lines["P01"]
    with pytest.raises(ToolkitError, match="header is not a paragraph"):
        themes.run_explain(own, "header")


def test_a_trace_is_a_table_or_three_files(tmp_path: Path, boats: Path) -> None:
    index = toolkit.phrases.build(boats.parent, tmp_path / "index", languages=("en",))
    draft = library.loads(BOATS, language="en", name="here/draft.txt")
    table = phrases.run_trace(draft, index)
    assert table.startswith("paragraph_id,start,end,")
    assert not table.endswith("\n")
    for _ in range(2):
        written = phrases.run_trace(draft, index, to=tmp_path / "new" / "out")
    assert [Path(name).name for name in written.split("\n")] == ["trace.csv", "trace.html", "trace.docx"]
    assert (tmp_path / "new" / "out" / "trace.csv").read_text(encoding="utf-8") == table + "\n"
    with pytest.raises(ToolkitError, match="cannot be written"):
        phrases.run_trace(draft, index, to=boats)

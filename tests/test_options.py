"""What each command makes of its options: which function is asked, and with what."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

import toolkit
from toolkit.cli import main
from toolkit.corpus import Report
from toolkit.errors import ToolkitError


class Asked:
    """Stands in for a function, and keeps what it was asked."""

    def __init__(self, answer: Any = "done") -> None:
        self.answer, self.calls = answer, list[tuple[tuple[Any, ...], dict[str, Any]]]()

    def __call__(self, *arguments: Any, **options: Any) -> Any:
        self.calls.append((arguments, options))
        return self.answer


@pytest.fixture
def instead(monkeypatch: pytest.MonkeyPatch) -> Any:
    def put(name: str, answer: Any = "done") -> Asked:
        asked = Asked(answer)
        monkeypatch.setattr(name, asked)
        return asked

    return put


@pytest.mark.parametrize(
    ("arguments", "explored", "options"),
    [
        ([], "", {}),
        (["--series"], "series", {}),
        (["--assembly", "--texts", "here"], "assembly", {"texts": "here"}),
        (["--language", "ar", "--port", "99", "--no-browser"], "", {"language": "ar", "port": 99, "browser": False}),
        (["--dark", "--ocr"], "", {"dark": True, "ocr": True}),
    ],
)
def test_explore(arguments: list[str], explored: str, options: dict[str, Any], instead: Any) -> None:
    asked = instead("toolkit.explorer.serve.run", 0)
    assert main(["explore", *arguments]) == 0
    plain = {"port": None, "browser": True, "dark": False, "language": "", "texts": "", "ocr": False}
    assert asked.calls == [((explored,), plain | options)]


@pytest.mark.parametrize("place", [["{}"], ["--source", "{}"]])
def test_explore_reads_a_file_before_it_is_served(
    place: list[str], instead: Any, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """What is doubted is said on the command line; a file that cannot be read is not served."""
    asked = instead("toolkit.explorer.serve.run", 0)
    path = tmp_path / "boats.en.txt"
    path.write_text(
        "The General Assembly,\n\nRecalling boats,\n\n1. Decides to act;\n\n3. Requests a report.\n", "utf-8"
    )
    assert main(["explore", *(one.format(path) for one in place)]) == 0
    assert asked.calls[0][0] == (str(path),)
    assert "boats" in capsys.readouterr().err
    assert main(["explore", *(one.format(tmp_path / "none.txt") for one in place)]) == 2
    assert len(asked.calls) == 1


def test_a_page_of_the_explorer(instead: Any, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    asked = instead("toolkit.explorer.page.write", "the page")
    assert main(["explore", "--page", str(tmp_path / "a.html"), "--language", "ar"]) == 0
    [((subject, path, language), _)] = asked.calls
    assert (subject.kind, path, language) == ("resolution", tmp_path / "a.html", "ar")
    assert main(["explore", "--page", str(tmp_path / "a.html"), "--series"]) == 0
    assert asked.calls[1][0][0].kind == "series"
    assert capsys.readouterr().out == "the page\nthe page\n"
    assert main(["explore", "--page", str(tmp_path / "a.html"), "--assembly"]) == 2
    assert len(asked.calls) == 2


@pytest.mark.parametrize(
    ("arguments", "whole", "languages"),
    [
        ([], True, ("en", "ar")),
        (["--lang", "ar"], True, ("ar",)),
        (["--themes", "gender,igf"], False, ("en", "ar")),
        (["--source", "{}"], False, ("en", "ar")),
    ],
)
def test_report(arguments: list[str], *, whole: bool, languages: tuple[str, ...], instead: Any, tmp_path: Path) -> None:
    """Of the notebooks, or of one resolution or some themes."""
    path = tmp_path / "boats.en.txt"
    path.write_text("The General Assembly,\n\nRecalling boats,\n\n1. Decides to act.\n", encoding="utf-8")
    of_all, own = instead("toolkit.publish.report.build"), instead("toolkit.publish.report.build_own")
    assert main(["report", "--out", str(tmp_path), *(one.format(path) for one in arguments)]) == 0
    assert (len(of_all.calls), len(own.calls)) == ((1, 0) if whole else (0, 1))
    [(places, options)] = of_all.calls or own.calls
    assert places == ((Path("notebooks"), tmp_path) if whole else (tmp_path,))
    assert set(options["languages"]) == set(languages)
    assert options["texts"] is None
    if "--source" in arguments:
        assert (options["source"].name, options["themes"]) == (str(path), None)
    if "--themes" in arguments:
        assert (options["source"], set(options["themes"])) == (None, {"gender", "igf"})


def test_lessons(instead: Any, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    build, out = instead("toolkit.lessons.build.build", "there"), instead("toolkit.lessons.handout.hand_out", [1, 2])
    assert main(["lessons"]) == 0
    assert main(["lessons", "--lesson", "03", "--lang", "ar", "--no-pdf", "--out", str(tmp_path)]) == 0
    source = Path("notebooks/lessons")
    assert build.calls == [
        ((source, Path("build/lessons")), {"numbers": (), "codes": (), "paper": True}),
        ((source, tmp_path), {"numbers": ("03",), "codes": ("ar",), "paper": False}),
    ]
    assert main(["lessons", "--hand-out", str(tmp_path), "--lang", "en"]) == 0
    assert out.calls == [((source, tmp_path), {"numbers": (), "codes": ("en",)})]
    assert "2 new" in capsys.readouterr().out
    assert len(build.calls) == 2


def test_lessons_are_marked(instead: Any, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    import pandas as pd

    sums = pd.DataFrame([("Ada", 3)], columns=["student", "right"])
    marks, totals = instead("toolkit.lessons.marking.marks", "rows"), instead("toolkit.lessons.marking.totals", sums)
    write = instead("toolkit.lessons.marking.write", "there")
    assert main(["lessons", "--mark", str(tmp_path)]) == 0
    assert main(["lessons", "--mark", str(tmp_path), "--lang", "ar", "--out", str(tmp_path)]) == 0
    assert marks.calls[0][0] == (tmp_path,)
    assert totals.calls[0][0] == ("rows",)
    assert [call[0][2:] for call in write.calls] == [(Path("build/marks"), "en"), (tmp_path, "ar")]
    assert capsys.readouterr().out == "student,right\nAda,3\n" * 2


def test_fetch(instead: Any, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    series = instead("toolkit.series.fetch.fetch", ["one", "two"])
    whole = instead("toolkit.corpus.texts.fetch", "a folder")
    assert main(["fetch"]) == 0
    assert main(["fetch", "--symbol", "A/RES/78/132", "--language", "ar", "--to", str(tmp_path)]) == 0
    assert series.calls == [
        ((None,), {"symbols": None, "languages": None, "source": None}),
        ((tmp_path,), {"symbols": ("A/RES/78/132",), "languages": ("ar",), "source": None}),
    ]
    assert main(["fetch", "--assembly", "--session", "78"]) == 0
    assert whole.calls == [((None,), {"sessions": ("78",), "languages": ()})]
    assert capsys.readouterr().out == "one\ntwo\n" * 2 + "a folder\n"
    for wrong in (["--assembly", "--symbol", "A/RES/78/132"], ["--assembly", "--from", "here"], ["--session", "78"]):
        assert main(["fetch", *wrong]) == 2
    assert (len(series.calls), len(whole.calls)) == (2, 1)


@pytest.mark.parametrize(("failed", "code"), [((), 0), ((("a.txt", "", "is empty", "fill it"),), 1)])
def test_corpus(
    failed: tuple[Any, ...], code: int, instead: Any, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    build = instead("toolkit.cli.answers.corpus.build", Report(4, 4, {}, failed, seconds=2.0))
    arguments = ["--to", str(tmp_path), "--workers", "3", "--no-progress", "--reading", "source"]
    assert main(["corpus", "in", *arguments]) == code
    assert build.calls == [
        ((Path("in"), tmp_path), {"workers": 3, "cluster": None, "reading": "source", "progress": False})
    ]
    assert "4 read now in 2.0 s, 2 a second" in capsys.readouterr().out


def test_series(instead: Any, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write = instead("toolkit.series.panel.write", ["one", "two"])
    assert main(["series", "build", "--from", "in", "--out", str(tmp_path)]) == 0
    assert write.calls == [((Path("in"), tmp_path), {})]
    assert capsys.readouterr().out == "one\ntwo\n"


def test_export(instead: Any, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    export, compare = (
        instead("toolkit.publish.exports.run.export", ["one"]),
        instead("toolkit.publish.exports.run.compare"),
    )
    assert main(["export", "tei", "--out", str(tmp_path), "--reading", "source"]) == 0
    [((form, resolution, out), _)] = export.calls
    assert (form, resolution.reading, out) == ("tei", "source", tmp_path)
    assert main(["export", "akn", "--against", "other.xml"]) == 0
    assert compare.calls[0][0][1] == Path("other.xml")
    assert main(["export", "tei", "--against", "other.xml"]) == 2
    assert main(["export", "list"]) == 0
    assert "bibtex" in capsys.readouterr().out
    assert (len(export.calls), len(compare.calls)) == (1, 1)


def test_only_options_that_were_set_reach_the_reader(monkeypatch: pytest.MonkeyPatch) -> None:
    from toolkit import library
    from toolkit.cli._options import opened

    asked = Asked(toolkit.load())
    monkeypatch.setattr(library, "load", asked)
    opened(None, ocr=False, reading="source", language=None)
    assert asked.calls == [((None,), {"reading": "source"})]


def test_two_languages_are_aligned_and_not_compared() -> None:
    from toolkit import library
    from toolkit.cli.answers import series

    one = library.loads("The General Assembly,\n\nRecalling boats,\n\n1. Decides to act.\n", language="en")
    two = library.loads(
        "The General Assembly,\n\nRecalling boats,\n\n1. Decides to act;\n\n2. Requests 340 nets.\n", language="en"
    )
    with pytest.raises(ToolkitError, match="two languages"):
        series.run_compare(one, toolkit.load())
    *_, second, dropped, counts = series.run_compare(two, one).splitlines()
    assert second.split() == ["O01", "identical", "O01", "1.000"]
    assert dropped.split() == ["-", "dropped", "O02"]
    assert "identical 2" in counts
    assert "dropped 1" in counts
    assert series.run_align(two, one).splitlines()[-1].split() == ["O02", "-", "0.000"]

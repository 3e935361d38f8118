"""The command line: tables written whole or not at all, and one clear line for bad input."""

from __future__ import annotations

import csv
import json
import os
import re
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pytest

import toolkit
from toolkit import cli, contract, library, tables
from toolkit.errors import DataError, ToolkitError


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The tables of the shipped resolution."""
    folder = tmp_path_factory.mktemp("tables") / "new" / "out"
    assert cli.main(["tables", str(folder)]) == 0
    return folder


def test_columns_of_the_contract(written: Path) -> None:
    """Each table is a file whose header is the contract's columns in order."""
    for name in tables.possible(toolkit.load()):
        header = (written / f"{name}.csv").read_text(encoding="utf-8").partition("\n")[0]
        assert header.split(",") == list(contract.table(name).columns)


def test_paragraph_table(written: Path) -> None:
    """115 rows; each text is what its raw spans say, marks left out; each has a gloss."""
    rows = _rows(written / "paragraphs.csv")

    assert len(rows) == 115
    assert all(row["gloss_en"] for row in rows)
    assert sum(len(json.loads(row["raw_spans"])) == 2 for row in rows) == 12


def test_raw_spans_say_the_text(tmp_path: Path) -> None:
    """In the source reading a paragraph is its raw spans without number, emphasis marks and footnote markers."""
    assert cli.main(["tables", str(tmp_path), "--reading", "source", "--only", "paragraphs"]) == 0
    source = library.load().source
    for row in _rows(tmp_path / "paragraphs.csv"):
        raw = " ".join(source[a:b] for a, b in json.loads(row["raw_spans"]))
        raw = re.sub(r"^\d+ - |\*+|⁽[^⁾]*⁾", "", raw)
        assert " ".join(raw.split()) == row["text"]


def test_spans_cover_the_source(written: Path) -> None:
    """The spans of the passages table cover the source, each character once."""
    spans = sorted(s for row in _rows(written / "passages.csv") for s in json.loads(row["raw_spans"]))
    at = 0
    for start, end in spans:
        assert start == at
        at = end
    assert at == len(library.load().source)


@pytest.mark.parametrize("table", ["tags", "functions", "citations", "dates", "statistics", "addressees"])
def test_evidence_is_in_the_text(table: str) -> None:
    """Wherever a table gives offsets into a passage, the words stand there."""
    resolution = library.load()
    frame = resolution.tables([table])[table]
    place, words = frame.columns[0], "evidence" if table == "tags" else "phrase"
    words = words if words in frame else "as_written"
    start, end = ("start", "end") if table != "dates" else ("text_start", "text_end")
    if "text_start" in frame:
        start, end = "text_start", "text_end"
    assert len(frame)
    for row in frame.to_dict("records"):
        text = resolution.passage(row[place]).text.string
        assert text[int(row[start]) : int(row[end])] == row[words]


def test_source_reading(tmp_path: Path) -> None:
    """``--reading source`` leaves every repair off, and still lists them."""
    assert cli.main(["tables", str(tmp_path), "--reading", "source", "--only", "paragraphs", "--only", "repairs"]) == 0

    rows = {row["paragraph_id"]: row for row in _rows(tmp_path / "paragraphs.csv")}
    assert rows["O30"]["text"].startswith("تقرّر")
    assert rows["P01"]["text"].startswith("إنه تشير")
    assert any(r["place"] == "O30" for r in _rows(tmp_path / "repairs.csv"))
    assert sorted(p.name for p in tmp_path.iterdir()) == ["paragraphs.csv", "repairs.csv"]


def test_lists_are_json(written: Path) -> None:
    """A list in a cell can be read back."""
    rows = _rows(written / "functions.csv")

    assert {type(json.loads(row["modifiers"])) for row in rows} == {list}
    assert ["also"] in [json.loads(row["modifiers"]) for row in rows]


@pytest.mark.parametrize("table", ["tags", "citations", "functions"])
def test_raw_offsets_walk_back(written: Path, table: str) -> None:
    """Where no repair touches it, the source has a row's very words at its raw offsets."""
    resolution = library.load()
    repaired = [(r.raw_start, r.raw_end) for r in resolution.repairs]
    words = {"tags": "evidence", "citations": "as_written", "functions": "phrase"}[table]
    compared = 0
    for row in _rows(written / f"{table}.csv"):
        low, high = int(row["raw_start"]), int(row["raw_end"])
        if "\n" not in resolution.source[low:high] and not any(a < high and low < b for a, b in repaired):
            assert re.sub(r"\*+|⁽[^⁾]*⁾", "", resolution.source[low:high]) == row[words]
            compared += 1
    assert compared > 50


def _bomb(levels: int = 9) -> str:
    entities = "".join(f'<!ENTITY e{i} "{f"&e{i - 1};" * 10}">' for i in range(1, levels))
    return f'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY e0 "ha">{entities}]><akomaNtoso>&e{levels - 1};</akomaNtoso>'


def _huge(path: Path) -> None:
    with path.open("wb") as stream:
        stream.truncate(300 * 2**20)


BAD: dict[str, tuple[bytes | Callable[[Path], None], str]] = {
    "empty.txt": (b"", "is empty"),
    "blank.txt": (b" \n\n\t", "is empty"),
    "binary.txt": (b"abc\x00\x01\x02def" * 50, "null characters"),
    "arabic-1256.txt": ("قائمة المشتريات".encode("cp1256"), "not valid UTF-8"),
    "page.html": (b"<!DOCTYPE html><html><body>Of boats.</body></html>", "no paragraphs of a resolution"),
    "document.pdf": (b"%PDF-1.7\n...", "is broken"),
    "archive.zip": (b"PK\x03\x04....", "cannot be unpacked"),
    "bomb.xml": (_bomb().encode(), "DOCTYPE"),
    "truncated.xml": (b'<akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0"><statement>', "line 1"),
    "other.xml": (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "svg"),
    "list.txt": (b"Shopping:\n\nbread\n\nmilk\n", "no paragraphs of a resolution"),
    "greek.txt": ("Η Γενική Συνέλευση αποφασίζει".encode(), "language"),
    "huge.txt": (_huge, "the limit is 64 MB"),
}


@pytest.mark.parametrize("name", BAD)
def test_bad_input(name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Bad input gives one line that names file and remedy, exit code 2, and nothing is written."""
    content, problem = BAD[name]
    path = tmp_path / name
    if callable(content):
        content(path)
    else:
        path.write_bytes(content)

    code = cli.main(["tables", str(tmp_path / "out"), "--source", str(path)])

    captured = capsys.readouterr()
    assert (code, captured.out) == (2, "")
    assert captured.err.count("\n") == 1
    assert captured.err.startswith("toolkit: ")
    assert name in captured.err
    assert problem in captured.err
    assert captured.err.rstrip().endswith(")"), "the remedy stands in brackets at the end"
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    ("arguments", "problem"),
    [
        (["tables", "out", "--source", "absent.txt"], "no such file"),
        (["tables", "out", "--only", "verbs"], "no table verbs"),
        (["show", "--paragraph", "O99"], "no passage 'O99'"),
        (["tables", "taken"], "cannot be written"),
        (["tables", "out", "--language", "fr"], "ships is in 'ar'"),
        (["tables", "out", "--source", os.devnull], "not a regular file"),
    ],
)
def test_bad_arguments(
    arguments: list[str],
    problem: str,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Wrong names and places are answered in one line too."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "taken").write_text("a file, not a folder", encoding="utf-8")

    assert cli.main(arguments) == 2
    assert problem in capsys.readouterr().err
    assert sorted(p.name for p in tmp_path.iterdir()) == ["taken"]


def test_what_was_there_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A failure in the middle of writing leaves the old files whole and nothing aside."""
    (tmp_path / "repairs.csv").write_text("old", encoding="utf-8")
    frame = pd.DataFrame({"a": [1]})
    write, calls = pd.DataFrame.to_csv, []

    def full(self: pd.DataFrame, *args: object, **more: object) -> None:
        calls.append(args)
        if len(calls) == 2:
            raise OSError(28, "No space left on device")
        write(self, *args, **more)

    monkeypatch.setattr(pd.DataFrame, "to_csv", full)
    with pytest.raises(ValueError, match="No space left"):
        tables.write({"repairs": frame, "footnotes": frame}, tmp_path)

    assert [p.name for p in tmp_path.iterdir()] == ["repairs.csv"]
    assert (tmp_path / "repairs.csv").read_text(encoding="utf-8") == "old"


def test_an_edited_source_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A shipped file with another checksum is not used."""
    from toolkit import paths

    real = paths.data

    def elsewhere(*parts: str) -> Path:
        if parts == ("resolution", library.SHIPPED):
            edited = tmp_path / library.SHIPPED
            edited.write_bytes(real(*parts).read_bytes().replace("تقرّر".encode(), "تقر".encode(), 1))
            return edited
        return real(*parts)

    monkeypatch.setattr(paths, "data", elsewhere)
    with pytest.raises(DataError, match="sha256"):
        library.load()


def test_the_source_in_another_encoding(tmp_path: Path) -> None:
    """The shipped text saved in UTF-16, or with a byte order mark, is the same text and keeps its apparatus."""
    shipped = library.load()
    for codec in ("utf-16", "utf-8-sig"):
        (tmp_path / "copy.txt").write_bytes(shipped.source.encode(codec))
        assert library.load(tmp_path / "copy.txt").repairs == shipped.repairs


def test_a_missing_note_says_so(capsys: pytest.CaptureFixture[str]) -> None:
    """A note that the source lacks is not shown as an empty line."""
    assert cli.main(["show", "--paragraph", "fn12"]) == 0
    assert "lacks this note" in capsys.readouterr().out


def test_help_of_every_command(capsys: pytest.CaptureFixture[str]) -> None:
    """Each command explains itself."""
    for command in (
        "tables",
        "show",
        "collate",
        "tag",
        "explain",
        "evaluate",
        "fetch",
        "series",
        "report",
        "export",
        "where",
    ):
        assert cli.main([command, "--help"]) == 0
        assert f"toolkit {command}" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "problem"),
    [
        ([], "Missing command (see toolkit --help)"),
        (["tables"], "Missing argument 'DIR' (see toolkit tables --help)"),
        (["series", "build", "--out", "x"], "Missing option '--from' (see toolkit series build --help)"),
        (["find", "--year"], "Option '--year' requires an argument (see toolkit --help)"),
        (["export", "--readng", "source", "akn"], "'--reading'? (see toolkit export --help)"),
        (["corpus", "a", "--to", "b", "--workers", "two"], "'two' is not a valid integer (see toolkit corpus --help)"),
    ],
)
def test_a_mistyped_command_is_answered_in_one_line(
    arguments: list[str], problem: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """What is wrong, where help is; exit code 2, and nothing else."""
    assert cli.main(arguments) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err.startswith("toolkit: ")
    assert captured.err.endswith(f"{problem}\n")
    assert captured.err.count("\n") == 1


def test_completion(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """A shell that asks for completion gets the commands."""
    monkeypatch.setenv("_TOOLKIT_COMPLETE", "bash_complete")
    monkeypatch.setenv("COMP_WORDS", "toolkit ex")
    monkeypatch.setenv("COMP_CWORD", "1")
    with pytest.raises(SystemExit):
        cli.main([])
    assert capsys.readouterr().out.split() == ["plain,explain", "plain,explore", "plain,export"]


def test_a_reader_that_goes_away_is_no_fault() -> None:
    """``toolkit show | head -1`` ends with 0 and says nothing."""
    command = f"{sys.executable} -m toolkit.cli show; echo $? >&2"
    run = subprocess.run(["sh", "-c", f"({command}) | head -1"], capture_output=True, text=True, check=True)
    assert run.stderr == "0\n"


def test_import_is_cheap() -> None:
    """``import toolkit`` loads nothing heavy; only what is asked for loads what it needs."""
    heavy = ["dask", "ipywidgets", "matplotlib", "networkx", "numpy", "pandas", "rapidfuzz"]
    code = f"import sys, toolkit; print([name for name in {heavy} if name in sys.modules])"
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout

    assert out.strip() == "[]"


@pytest.mark.heavy
@pytest.mark.parametrize("language", ["ar", "en"])
def test_every_file_gives_tables(shared: Path, language: str, tmp_path: Path) -> None:
    """Every XML file gives every table; the paragraph table has a row a paragraph."""
    for path in sorted((shared / "unxml").glob(f"*/*.{language}.xml")):
        resolution = library.load(path)
        frames = resolution.tables()
        assert list(frames) == tables.possible(resolution)
        assert len(frames["paragraphs"]) == len(resolution.paragraphs)


@pytest.mark.parametrize("language", ["fr", "es", "ru", "zh"])
def test_other_languages_give_structure(shared: Path, language: str) -> None:
    """The other official languages of 78/132 have the same structure; a table without language data is left out."""
    resolution = library.load(shared / "unxml" / "series" / f"A_RES_78_132.{language}.xml")
    frames = resolution.tables()

    assert [p.part for p in resolution.paragraphs].count("operative") == 59
    assert len(frames["footnotes"]) == 19
    assert "functions" not in frames
    with pytest.raises(ToolkitError, match=f"no functions for language '{language}'"):
        resolution.tables(["functions"])


def test_same_input_same_bytes(written: Path, tmp_path: Path) -> None:
    """Another process, with another hash seed, writes the same bytes."""
    environment = {**os.environ, "PYTHONHASHSEED": str(int(time.time()) % 4096)}
    subprocess.run(
        [sys.executable, "-m", "toolkit.cli", "tables", str(tmp_path)], check=True, capture_output=True, env=environment
    )
    for path in written.iterdir():
        assert (tmp_path / path.name).read_bytes() == path.read_bytes()


def test_the_command_runs_as_a_module() -> None:
    command = [sys.executable, "-m", "toolkit.cli", "--version"]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert toolkit.__version__ in done.stdout

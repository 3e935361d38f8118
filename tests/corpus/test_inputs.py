"""What a folder may hold: every good file is read, every other one explained, and nothing leaves its place."""

from __future__ import annotations

import os
import zipfile
from pathlib import Path

import pytest
from corpus_support import statement, tree
from office import docx, para

import toolkit.corpus
from toolkit import paths
from toolkit.cli import main
from toolkit.corpus import _inputs as inputs
from toolkit.corpus import build
from toolkit.errors import SourceError, ToolkitError


def reasons(items: tuple[tuple[str, str, str, str], ...]) -> dict[str, str]:
    return {file: f"{place}: {reason} ({remedy})" for file, place, reason, remedy in items}


@pytest.fixture
def odd(tmp_path: Path) -> Path:
    """One good file and much else."""
    folder = tmp_path / "in"
    folder.mkdir()
    good = statement(1)
    (folder / "good.xml").write_text(good, encoding="utf-8")
    (folder / "again.XML").write_text(good, encoding="utf-8")
    (folder / "broken.xml").write_text(good[: len(good) // 2], encoding="utf-8")
    (folder / "other.xml").write_text("<svg xmlns='http://www.w3.org/2000/svg'/>", encoding="utf-8")
    (folder / "page.txt").write_text("<!DOCTYPE html><html><body>A/RES/1/1</body></html>", encoding="utf-8")
    (folder / "bomb.xml").write_text('<!DOCTYPE a [<!ENTITY b "c">]><akomaNtoso>&b;</akomaNtoso>', encoding="utf-8")
    (folder / "latin.txt").write_bytes("Décide de rester saisie de la question.".encode("latin-1"))
    (folder / "list.txt").write_text("milk\neggs\n", encoding="utf-8")
    (folder / "empty.xml").write_bytes(b"")
    (folder / "huge.xml").write_bytes(b" " * (inputs.LIMIT + 1))
    (folder / "flag.png").write_bytes(b"\x89PNG\r\n\x1a\n" + b"\0" * 50)
    (folder / "notes.md").write_text("milk and eggs\n", encoding="utf-8")
    (folder / "README.md").write_text("read me", encoding="utf-8")
    (folder / "old.doc").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600)
    (folder / ".hidden").write_text("of the system", encoding="utf-8")
    (folder / "gone.xml").symlink_to(folder / "nowhere.xml")
    os.mkfifo(folder / "pipe.xml")
    return folder


def test_all_good_files_are_done_and_each_bad_one_explained(odd: Path, tmp_path: Path) -> None:
    report = build(odd, tmp_path / "out", workers=1)
    assert report.files == 1
    failed = reasons(report.failed)
    expected = {
        "broken.xml": ("line", "not well-formed", "fetch it again"),
        "other.xml": ("line 1", "another kind", "svg"),
        "page.txt": ("no paragraphs of a resolution", "cannot be told", "language"),
        "bomb.xml": ("line 1", "declares a document type"),
        "latin.txt": ("line 1, byte 1", "not valid UTF-8", "save the file as UTF-8"),
        "list.txt": ("no paragraphs of a resolution", "cannot be told", "language"),
        "empty.xml": ("is empty",),
        "notes.md": ("no paragraphs of a resolution", "cannot be told"),
        "old.doc": ("old Word document",),
        "huge.xml": ("64 MB", "limit"),
        "gone.xml": ("no regular file",),
        "pipe.xml": ("no regular file",),
    }
    assert failed.keys() == expected.keys()
    for file, words in expected.items():
        assert any(word in failed[file] for word in words), (file, failed[file])
    assert reasons(report.foreign).keys() == {"flag.png", "README.md"}
    assert "same bytes as again.XML" in reasons(report.duplicate)["good.xml"]


def test_a_folder_of_all_formats(tmp_path: Path) -> None:
    """Formats side by side, in folders and in an archive; a bad one among them is a failure, and the run goes on."""
    folder = tmp_path / "in"
    (folder / "more").mkdir(parents=True)
    lines = ["The General Assembly,", "Recalling the boats,", "1. Decides to count the boats;", "2. Ends here."]
    word = docx(*map(para, lines))
    page = "<html><body>" + "".join(f"<p>{line}</p>" for line in lines) + "</body></html>"
    (folder / "one.xml").write_text(statement(1), encoding="utf-8")
    (folder / "two.txt").write_text("\n\n".join(lines), encoding="utf-8")
    (folder / "more" / "three.docx").write_bytes(word)
    (folder / "four.md").write_text("\n\n".join(["# Boats", *lines]), encoding="utf-8")
    (folder / "five.HTML").write_text(page, encoding="utf-8")
    (folder / "bad.docx").write_bytes(word[:400])
    (folder / "bad.pdf").write_bytes(b"%PDF-1.7 cut off")
    with zipfile.ZipFile(folder / "some.zip", "w") as target:
        target.writestr("six.docx", docx(para("Boats"), *map(para, lines)))
        target.writestr("seven.htm", page.replace("Ends", "Stops"))
        target.writestr("bad.html", "<html><body><script>x</script></body></html>")
    report = build(folder, tmp_path / "out", workers=1)
    assert sorted(item[0] for item in report.failed) == ["bad.docx", "bad.pdf", "some.zip!/bad.html"]
    frame = toolkit.corpus.open(tmp_path / "out").frame("documents")
    assert sorted(frame["file"]) == [
        *("five.HTML", "four.md", "more/three.docx", "one.xml", "some.zip!/seven.htm", "some.zip!/six.docx", "two.txt"),
    ]
    assert (frame["operative"] == 2).all()
    formats = dict(zip(frame["file"], frame["format"], strict=True))
    assert [formats[name] for name in ("one.xml", "four.md", "some.zip!/six.docx", "some.zip!/seven.htm")] == [
        *("akn", "text", "docx", "html"),
    ]
    assert set(frame["witness"]) == {"official", "text"}


def test_the_table_of_failures_has_them_all(odd: Path, tmp_path: Path) -> None:
    report = build(odd, tmp_path / "out", workers=1)
    corpus = toolkit.corpus.open(tmp_path / "out")
    frame = corpus.frame("failures")
    assert len(frame) == report.rows["failures"] == 15
    assert dict(frame.groupby("kind").size()) == {"duplicate": 1, "failed": 12, "foreign": 2}
    assert (frame["reason"] != "").all()
    assert (frame["remedy"] != "").all()
    assert corpus.count("documents") == 1


def test_failures_do_not_stop_a_second_run(odd: Path, tmp_path: Path) -> None:
    build(odd, tmp_path / "out", workers=1)
    report = build(odd, tmp_path / "out", workers=1)
    assert report.worked == 0
    assert len(report.failed) == 12


def test_exit_codes(odd: Path, collection: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shelf = tmp_path / "shelf"
    shelf.mkdir()
    (shelf / "one.xml").write_text(statement(1), encoding="utf-8")
    assert main(["corpus", str(shelf), "--to", str(tmp_path / "good"), "--workers", "1"]) == 0
    assert "1 files with rows" in capsys.readouterr().out
    assert main(["corpus", str(odd), "--to", str(tmp_path / "bad"), "--workers", "1"]) == 1
    said = capsys.readouterr()
    assert "broken.xml, line" in said.out
    assert said.err == ""  # no bar where nobody looks
    assert main(["corpus", str(tmp_path / "none"), "--to", str(tmp_path / "x")]) == 2
    assert "is no folder" in capsys.readouterr().err


def test_progress_is_shown_where_it_is_asked_for(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shelf = tmp_path / "shelf"
    shelf.mkdir()
    (shelf / "one.xml").write_text(statement(1), encoding="utf-8")
    assert main(["corpus", str(shelf), "--to", str(tmp_path / "out"), "--workers", "1", "--progress"]) == 0
    assert "/1 [" in capsys.readouterr().err


# -- archives -----------------------------------------------------------------------------------


def test_an_archive_is_read_where_it_lies(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    shipped = paths.data("resolution", "A_RES_78_132.ar.txt").read_bytes()
    with zipfile.ZipFile(folder / "2023.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("ga/A_RES_77_1.en.xml", statement(1))
        archive.writestr("ga/78/A_RES_78_132.ar.txt", shipped)
        archive.writestr("__MACOSX/ga/._A_RES_77_1.en.xml", "of the system")
    before = tree(folder)
    report = build(folder, tmp_path / "out", workers=2)
    assert report.good
    assert report.files == 2
    assert tree(folder) == before
    frame = toolkit.corpus.open(tmp_path / "out").documents
    assert frame["file"].tolist() == ["2023.zip!/ga/78/A_RES_78_132.ar.txt", "2023.zip!/ga/A_RES_77_1.en.xml"]
    assert frame["symbol"].tolist() == ["A/RES/78/132", "A/RES/77/1"]


def test_what_archives_may_hide(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    with zipfile.ZipFile(folder / "odd.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("good.xml", statement(1))
        archive.writestr("../outside.xml", statement(2))
        archive.writestr("/rooted.xml", statement(3))
        archive.writestr("C:\\drive.xml", statement(4))
        archive.writestr("inner.zip", b"PK\x05\x06" + b"\0" * 18)
        archive.writestr("bomb.xml", b" " * (inputs.LIMIT + 2**20))
    lying(folder / "odd.zip", "bomb.xml")
    (folder / "cut.zip").write_bytes((folder / "odd.zip").read_bytes()[:400])
    encrypted(folder / "locked.zip")
    report = build(folder, tmp_path / "out", workers=1)
    failed = reasons(report.failed)
    assert report.files == 1
    assert "leads out of the archive" in failed["odd.zip!/../outside.xml"]
    assert "leads out of the archive" in failed["odd.zip!//rooted.xml"]
    assert any("drive.xml" in name and "leads out" in reason for name, reason in failed.items())
    assert "archive within an archive" in failed["odd.zip!/inner.zip"]
    assert "limit is 16 MB" in failed["odd.zip!/bomb.xml"] or "cannot be unpacked" in failed["odd.zip!/bomb.xml"]
    assert "cannot be read as a zip archive" in failed["cut.zip"]
    assert "is encrypted" in failed["locked.zip!/secret.xml"]
    assert not (tmp_path / "outside.xml").exists()
    assert sorted(path.name for path in folder.iterdir()) == ["cut.zip", "locked.zip", "odd.zip"]


def lying(path: Path, member: str) -> None:
    """Make an archive say that a large member is small."""
    content = bytearray(path.read_bytes())
    at = content.rindex(member.encode()) - 46  # its record in the central directory
    content[at + 24 : at + 28] = (100).to_bytes(4, "little")
    path.write_bytes(bytes(content))


def encrypted(path: Path) -> None:
    """Make an archive whose member says that it is encrypted."""
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("secret.xml", statement(5))
    content = bytearray(path.read_bytes())
    content[6] |= 1
    content[content.index(b"PK\x01\x02") + 8] |= 1
    path.write_bytes(bytes(content))


@pytest.mark.parametrize("after", [statement(2), "<akomaNtoso>", "\x00"])
def test_a_file_that_changes_while_it_is_read_stops_the_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, after: str
) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    path = folder / "one.xml"
    path.write_text(statement(1), encoding="utf-8")
    found = inputs.discover(folder)
    path.write_text(after, encoding="utf-8")
    monkeypatch.setattr("toolkit.corpus._run.discover", lambda *_, **__: found)
    with pytest.raises(ToolkitError, match=r"one\.xml: changed while the run went on \(run again\)"):
        build(folder, tmp_path / "out", workers=1)
    monkeypatch.undo()
    assert build(folder, tmp_path / "out", workers=1).good == (after == statement(2))


def test_an_archive_is_opened_once_for_all_its_members_and_again_once_it_changed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "all.zip"

    def packed(*numbers: int) -> list[inputs.Input]:
        with zipfile.ZipFile(path, "w") as archive:
            for number in numbers:
                archive.writestr(f"{number}.xml", statement(number))
        return list(inputs.discover(tmp_path).read)

    found = packed(1, 2, 3)
    opened: list[object] = []
    real = zipfile.ZipFile
    monkeypatch.setattr(zipfile, "ZipFile", lambda file, *rest: opened.append(file) or real(file, *rest))
    assert [inputs.content(tmp_path, item).decode() for item in found] == [statement(n) for n in (1, 2, 3)]
    assert opened == [path]
    monkeypatch.undo()
    again = packed(4)
    assert inputs.content(tmp_path, again[0]).decode() == statement(4)
    with pytest.raises(SourceError, match="cannot be read any more"):
        inputs.content(tmp_path, found[0])

"""Fetching the texts of the Assembly, against a server on this machine only."""

from __future__ import annotations

import io
import threading
import zipfile
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import corpus_record as made
import pytest

import toolkit as tk
from toolkit.corpus import texts
from toolkit.errors import DataError, ToolkitError

ENGLISH, ARABIC = made.resolution().encode(), made.resolution(code="ara", title="عد القوارب").encode()


class Handler(SimpleHTTPRequestHandler):
    asked: list[str] = []  # noqa: RUF012 - one server a test

    def do_GET(self) -> None:
        self.asked.append(self.path)
        super().do_GET()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name is the library's
        pass


@pytest.fixture
def address(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[str]:
    """A repository with a file, an archive with another and the table of metadata; the tables made from the same."""
    folder = made.folder(tmp_path / "in", {"English/a.xml": "<other/>"}, [made.row()])
    for name, member, content in (("GA_78", "English/a.xml", ENGLISH), ("GA_74", "Arabic/a.xml", ARABIC)):
        with zipfile.ZipFile(folder / f"{name}.zip", "w") as archive:
            archive.writestr(member, content)
    tk.corpus.build_assembly(folder, tmp_path / "tables", workers=1)
    monkeypatch.setenv("TOOLKIT_ASSEMBLY", str(tmp_path / "tables"))
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    monkeypatch.setattr("time.sleep", lambda _: None)
    served = tmp_path / "served"
    for part in ("78session/English", "74session", "data_extract"):
        (served / part).mkdir(parents=True)
    (served / "78session" / "English" / "a.xml").write_bytes(ENGLISH)
    with zipfile.ZipFile(folder / "metadata.zip") as archive:
        (served / "data_extract" / "99.json").write_bytes(archive.read("99.json"))
    (served / "74session" / "GA resolutions_74session_Arabic.zip").write_bytes(packed(ARABIC))
    monkeypatch.setattr(Handler, "asked", [])
    http = ThreadingHTTPServer(("127.0.0.1", 0), partial(Handler, directory=str(served)))
    thread = threading.Thread(target=http.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield f"http://127.0.0.1:{http.server_port}/"
    http.shutdown()
    http.server_close()
    thread.join()


def packed(content: bytes) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("../../evil/any name.xml", content)
    return stream.getvalue()


def test_the_texts_are_fetched_once_and_make_the_same_tables(address: str, tmp_path: Path) -> None:
    folder = texts.fetch(tmp_path / "got", repository=address)
    assert sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()) == [
        "74session/GA resolutions_74session_Arabic.zip", "78session/English/a.xml", "data_extract/99.json",
    ]  # fmt: skip
    assert len(Handler.asked) == 3
    texts.fetch(tmp_path / "got", repository=address)
    assert len(Handler.asked) == 3
    (folder / "78session" / "English" / "a.xml").write_bytes(b"edited")
    texts.fetch(tmp_path / "got", repository=address)
    assert (folder / "78session" / "English" / "a.xml").read_bytes() == ENGLISH


def test_what_changed_since_is_refused(address: str, tmp_path: Path) -> None:
    served = tmp_path / "served"
    (served / "78session" / "English" / "a.xml").write_bytes(ENGLISH.replace(b"boats", b"ships"))
    with pytest.raises(ToolkitError, match="does not have the registered sha256"):
        texts.fetch(tmp_path / "got", repository=address, retries=0)
    (served / "78session" / "English" / "a.xml").write_bytes(ENGLISH)
    (served / "74session" / "GA resolutions_74session_Arabic.zip").write_bytes(packed(ENGLISH))
    with pytest.raises(DataError, match="lacks 1 files with the registered sha256"):
        texts.fetch(tmp_path / "got", repository=address, retries=0)
    assert not list((tmp_path / "got").rglob("*.zip"))


def test_only_some_sessions_or_languages(address: str, tmp_path: Path) -> None:
    folder = texts.fetch(tmp_path / "got", languages=["en"], repository=address)
    assert not list(folder.rglob("*.zip"))
    assert (folder / "data_extract" / "99.json").is_file()
    found = texts.registry(sessions=["99"], languages=["ar"])
    assert [path.rpartition("/")[2] for path in found["path"]] == ["a.xml", "99.json"]
    with pytest.raises(ToolkitError, match=r"no language fr in the Assembly's texts \(there are "):
        texts.fetch(tmp_path / "got", languages=["fr"], repository=address)
    with pytest.raises(ToolkitError, match=r"no session 98 in the Assembly's texts \(there are 99\)"):
        texts.fetch(tmp_path / "got", sessions=["98"], repository=address)
    with pytest.raises(ToolkitError, match="is no web address"):
        texts.fetch(tmp_path / "got", repository="file:///etc/")


def test_the_command(
    address: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from toolkit.cli import main

    monkeypatch.setattr(texts, "published", lambda: address)
    assert main(["fetch", "--assembly", "--to", str(tmp_path / "got"), "--language", "en"]) == 0
    assert capsys.readouterr().out.strip() == str(tmp_path / "got")
    assert main(["fetch", "--session", "99"]) == 2
    assert "--session goes with --assembly" in capsys.readouterr().err


def test_a_file_that_says_it_is_in_another_language_is_not_read(tmp_path: Path) -> None:
    """Told by the head alone: what follows is no XML at all."""
    (tmp_path / "a.xml").write_text('<akomaNtoso><FRBRlanguage language="fra"/> broken', encoding="utf-8")
    ((_, _, opened),) = texts.each(tmp_path, ["ar", "en"])
    with pytest.raises(ToolkitError, match=r"is in another language \(fra\)"):
        opened()
    ((_, _, opened),) = texts.each(tmp_path)
    with pytest.raises(ToolkitError) as error:
        opened()
    assert "another language" not in str(error.value)

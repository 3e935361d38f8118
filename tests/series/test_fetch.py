"""Fetching, against a server on this machine only; no test goes out to the network."""

from __future__ import annotations

import hashlib
import io
import threading
import zipfile
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import unquote

import pandas as pd
import pytest

from toolkit.errors import DataError, ToolkitError
from toolkit.series import fetch, tables, texts

ONE, TWO = b"<akomaNtoso>one</akomaNtoso>", b"<akomaNtoso>two</akomaNtoso>"
TEXTS = Path(__file__).resolve().parents[3] / "shared" / "unxml"


def _row(number: int, path: str, content: bytes) -> dict[str, object]:
    return {
        "symbol": f"A/RES/99/{number}",
        "language": "en",
        "path": path,
        "bytes": len(content),
        "sha256": hashlib.sha256(content).hexdigest(),
    }


class Server:
    """What it serves, what was asked, and answers that go wrong first."""

    def __init__(self) -> None:
        self.files: dict[str, bytes] = {}
        self.asked: list[str] = []
        self.failures = 0
        outer = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                path = unquote(self.path).removeprefix("/raw/")
                outer.asked.append(path)
                if outer.failures:
                    outer.failures -= 1
                    self.send_error(500)
                elif path in outer.files:
                    self.send_response(200)
                    self.send_header("Content-Length", str(len(outer.files[path])))
                    self.end_headers()
                    self.wfile.write(outer.files[path])
                else:
                    self.send_error(404)

            def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name is the library's
                pass

        self.http = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.address = f"http://127.0.0.1:{self.http.server_port}/raw/"


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    monkeypatch.setattr("time.sleep", lambda _: None)
    found = Server()
    thread = threading.Thread(target=found.http.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield found
    found.http.shutdown()
    found.http.server_close()
    thread.join()


@pytest.fixture
def listed(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    def put(*rows: dict[str, object]) -> None:
        monkeypatch.setattr(tables, "load", lambda _: pd.DataFrame(rows))

    return put


def test_a_file_is_fetched_once_and_checked(server: Server, listed: Callable[..., None], tmp_path: Path) -> None:
    listed(_row(1, "99 session/one.xml", ONE), _row(2, "two.xml", TWO))
    server.files = {"99 session/one.xml": ONE, "two.xml": TWO}
    paths = fetch.fetch(tmp_path, repository=server.address)
    assert [path.name for path in paths] == ["A_RES_99_1.en.xml", "A_RES_99_2.en.xml"]
    assert [path.read_bytes() for path in paths] == [ONE, TWO]
    assert server.asked == ["99 session/one.xml", "two.xml"]
    assert fetch.fetch(tmp_path, repository=server.address) == paths
    assert len(server.asked) == 2
    assert [path.name for path in sorted(tmp_path.iterdir())] == ["A_RES_99_1.en.xml", "A_RES_99_2.en.xml"]


def test_a_server_that_fails_is_asked_three_times(server: Server, listed: Callable[..., None], tmp_path: Path) -> None:
    """Once, and twice again; a third failure ends it, and leaves nothing."""
    listed(_row(1, "one.xml", ONE))
    server.files = {"one.xml": ONE}
    server.failures = 2
    (path,) = fetch.fetch(tmp_path / "served", repository=server.address)
    assert path.read_bytes() == ONE
    server.asked, server.failures = [], 3
    with pytest.raises(ToolkitError):
        fetch.fetch(tmp_path / "gone", repository=server.address)
    assert server.asked == ["one.xml"] * 3
    assert not list(tmp_path.glob("gone/*.xml"))


def test_only_what_is_wanted(server: Server, listed: Callable[..., None], tmp_path: Path) -> None:
    listed(_row(1, "one.xml", ONE), _row(2, "two.xml", TWO))
    server.files = {"one.xml": ONE, "two.xml": TWO}
    fetch.fetch(tmp_path, symbols=["A/RES/99/2"], repository=server.address)
    assert server.asked == ["two.xml"]
    with pytest.raises(ToolkitError, match="A/RES/98/1"):
        fetch.fetch(tmp_path, symbols=["A/RES/98/1"], repository=server.address)
    with pytest.raises(ToolkitError, match="language fr"):
        fetch.fetch(tmp_path, languages=["fr"], repository=server.address)


def test_a_spoiled_file_on_disk_is_fetched_anew(server: Server, listed: Callable[..., None], tmp_path: Path) -> None:
    listed(_row(1, "one.xml", ONE))
    server.files = {"one.xml": ONE}
    (tmp_path / "A_RES_99_1.en.xml").write_bytes(b"edited")
    assert fetch.fetch(tmp_path, repository=server.address)[0].read_bytes() == ONE


def test_another_checksum_is_refused(server: Server, listed: Callable[..., None], tmp_path: Path) -> None:
    listed(_row(1, "one.xml", ONE))
    server.files = {"one.xml": ONE.replace(b"one", b"two")}
    with pytest.raises(ToolkitError, match="sha256"):
        fetch.fetch(tmp_path, repository=server.address, retries=1)
    assert len(server.asked) == 2
    assert not list(tmp_path.iterdir())


def test_too_large_a_file_is_given_up_at_once(server: Server, listed: Callable[..., None], tmp_path: Path) -> None:
    listed(_row(1, "one.xml", ONE))
    server.files = {"one.xml": ONE + b" " * 5_000_000}
    with pytest.raises(ToolkitError, match="larger"):
        fetch.fetch(tmp_path, repository=server.address)
    assert len(server.asked) == 1
    assert not list(tmp_path.iterdir())


def test_a_failure_is_tried_again(server: Server, listed: Callable[..., None], tmp_path: Path) -> None:
    listed(_row(1, "one.xml", ONE))
    server.files = {"one.xml": ONE}
    server.failures = 2
    assert fetch.fetch(tmp_path, repository=server.address)[0].read_bytes() == ONE
    assert len(server.asked) == 3


def test_a_lasting_failure_is_one_clear_error(server: Server, listed: Callable[..., None], tmp_path: Path) -> None:
    listed(_row(1, "one.xml", ONE))
    with pytest.raises(ToolkitError, match="cannot be fetched"):
        fetch.fetch(tmp_path, repository=server.address, retries=0)
    with pytest.raises(ToolkitError, match="cannot be fetched"):
        fetch.fetch(tmp_path, repository="http://127.0.0.1:9/", retries=0)


def _archive(*members: tuple[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members:
            archive.writestr(name, content)
    return stream.getvalue()


def test_of_an_archive_the_member_with_the_checksum(
    server: Server, listed: Callable[..., None], tmp_path: Path
) -> None:
    """Names in an archive do not matter: none is written where it says."""
    listed(_row(1, "all of it.zip", ONE))
    server.files = {"all of it.zip": _archive(("../../evil.xml", TWO), ("x/../any.xml", ONE))}
    paths = fetch.fetch(tmp_path / "texts", repository=server.address)
    assert [path.read_bytes() for path in paths] == [ONE]
    assert not (tmp_path / "evil.xml").exists()
    assert sorted(path.name for path in tmp_path.rglob("*.xml")) == ["A_RES_99_1.en.xml"]


@pytest.mark.parametrize(
    ("content", "said"), [(b"no archive", "archive"), (_archive(("one.xml", TWO)), "no file with the registered")]
)
def test_an_archive_without_it(
    server: Server, listed: Callable[..., None], tmp_path: Path, content: bytes, said: str
) -> None:
    listed(_row(1, "all.zip", ONE))
    server.files = {"all.zip": content}
    with pytest.raises(ToolkitError, match=said):
        fetch.fetch(tmp_path, repository=server.address)


def test_from_a_local_copy(server: Server, listed: Callable[..., None], tmp_path: Path) -> None:
    """Under our names or the repository's, nothing asked of any server; another checksum is refused there too."""
    listed(_row(1, "99/one.xml", ONE), _row(2, "two.xml", TWO))
    copy = tmp_path / "copy"
    (copy / "99").mkdir(parents=True)
    (copy / "99" / "one.xml").write_bytes(ONE)
    (copy / "series").mkdir()
    (copy / "series" / "A_RES_99_2.en.xml").write_bytes(TWO)
    paths = fetch.fetch(tmp_path / "out", source=copy, repository=server.address)
    assert [path.read_bytes() for path in paths] == [ONE, TWO]
    assert server.asked == []
    (copy / "99" / "one.xml").write_bytes(TWO)
    with pytest.raises(DataError, match="sha256"):
        fetch.fetch(tmp_path / "other", source=copy)
    with pytest.raises(ToolkitError, match=r"A_RES_99_1\.en\.xml"):
        fetch.fetch(tmp_path / "third", source=tmp_path / "nowhere")


@pytest.mark.parametrize("address", ["file:///etc/", "ftp://127.0.0.1/", "", "127.0.0.1/"])
def test_web_addresses_only(listed: Callable[..., None], tmp_path: Path, address: str) -> None:
    listed(_row(1, "one.xml", ONE))
    with pytest.raises(ToolkitError, match="no web address"):
        fetch.fetch(tmp_path, repository=address)


def test_an_unwritable_folder(listed: Callable[..., None], tmp_path: Path) -> None:
    listed(_row(1, "one.xml", ONE))
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(ToolkitError, match="cannot be written"):
        fetch.fetch(tmp_path / "file", source=tmp_path)


def test_the_cache_can_be_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("TOOLKIT_CACHE", str(tmp_path))
    assert fetch.cache() == tmp_path


def test_the_registry_has_every_text_of_the_series() -> None:
    found = fetch.registry()
    known = set(zip(found["symbol"], found["language"], strict=True))
    series = texts.series()
    assert {(symbol, language) for symbol in series.symbols for language in series.languages} <= known
    assert series.repository.startswith("https://")
    assert series.repository.endswith("/")


@pytest.mark.shared
@pytest.mark.skipif(not TEXTS.is_dir(), reason="the reference files ../shared are not beside this checkout")
def test_the_registry_is_that_of_the_reference_files(tmp_path: Path) -> None:
    paths = fetch.fetch(tmp_path, source=TEXTS)
    assert len(paths) == len(fetch.registry()) == 16

"""The server of the explorer: whom it answers, what it refuses, and that it ends."""

from __future__ import annotations

import http.client
import json
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote, urlsplit

import pytest
import servers

import toolkit
from toolkit import cli
from toolkit.explorer import Subject, serve
from toolkit.explorer._desk import Desk
from toolkit.explorer.page import LARGEST_FILE

OWN = b"The General Assembly,\n\n1. Requests the Secretary-General to report;\n\n2. Decides to end.\n"


@pytest.fixture(scope="module")
def server() -> Iterator[serve.Server]:
    with servers.explorer(Subject.of(toolkit.load())) as made:
        yield made


def asked(
    server: serve.Server, method: str, path: str, body: bytes = b"", **headers: str
) -> tuple[int, dict[str, str], bytes]:
    """A request with headers of its own; the status, headers and body of its answer."""
    connection = http.client.HTTPConnection("127.0.0.1", server.server_port, timeout=30)
    connection.request(method, path, body, {name.replace("_", "-"): value for name, value in headers.items()})
    answer = connection.getresponse()
    found = answer.status, {name.lower(): value for name, value in answer.getheaders()}, answer.read()
    connection.close()
    return found


def own(server: serve.Server) -> dict[str, str]:
    """What a page of the server sends with a question."""
    return {"Origin": f"http://127.0.0.1:{server.server_port}"}


def test_the_page_is_at_its_token_only(server: serve.Server) -> None:
    path = urlsplit(server.address).path
    status, headers, body = asked(server, "GET", path)
    assert status == 200
    assert body.startswith(b"<!DOCTYPE html>")
    assert headers["cache-control"] == "no-store"
    assert headers["x-frame-options"] == "DENY"
    assert b"connect-src 'self'" in body
    assert len(server.token) >= 20
    for other in ("/", "/ask", path[:-1], path + "x", path.replace(server.token, server.token[::-1]), "//", "/%2e%2e"):
        assert asked(server, "GET", other)[0] == 404, other


def test_it_listens_on_this_machine_only(server: serve.Server) -> None:
    assert server.server_address[0] == "127.0.0.1"


@pytest.mark.parametrize("host", ["evil.example", "evil.example:{port}", "127.0.0.1", "127.0.0.1:1", "[::1]:{port}"])
def test_other_names_for_this_machine_are_refused(server: serve.Server, host: str) -> None:
    """A name that another's page could have led here."""
    path = urlsplit(server.address).path
    assert asked(server, "GET", path, Host=host.format(port=server.server_port))[0] == 403
    assert asked(server, "POST", f"{path}ask", OWN, Host=host.format(port=server.server_port), **own(server))[0] == 403


def test_a_file_is_answered_to_the_own_page_only(server: serve.Server) -> None:
    path = f"{urlsplit(server.address).path}ask"
    words = quote(json.dumps({"do": "open", "name": "mine.txt"}))
    status, _, body = asked(server, "POST", path, OWN, X_Asked=words, **own(server))
    assert status == 200
    assert [row["id"] for row in json.loads(body)["data"]["rows"]] == ["O01", "O02"]
    assert asked(server, "POST", path, OWN, X_Asked=words)[0] == 403
    for origin in ("http://evil.example", "null", f"https://127.0.0.1:{server.server_port}"):
        assert asked(server, "POST", path, OWN, X_Asked=words, Origin=origin)[0] == 403, origin
    assert asked(server, "POST", "/ask", OWN, X_Asked=words, **own(server))[0] == 404


def test_what_is_no_request_is_answered_in_words(server: serve.Server) -> None:
    path = f"{urlsplit(server.address).path}ask"
    for words in ("", "%7B", "zzz", quote("[]"), quote(json.dumps({"do": "open", "name": "a" * 30_000}))):
        status, _, body = asked(server, "POST", path, b"x", X_Asked=words, **own(server))
        assert (status, json.loads(body)) == (200, {"problem": "this is no request"}), words[:20]


@pytest.mark.parametrize("size", [str(LARGEST_FILE + 1), "9" * 400, "-1", "ten", ""])
def test_a_size_that_cannot_be_is_refused_unread(server: serve.Server, size: str) -> None:
    path = f"{urlsplit(server.address).path}ask"
    with socket.create_connection(("127.0.0.1", server.server_port), timeout=20) as line:
        head = f"POST {path} HTTP/1.1\r\nHost: 127.0.0.1:{server.server_port}\r\nOrigin: {own(server)['Origin']}\r\n"
        line.sendall(f"{head}Content-Length: {size}\r\n\r\n".encode())
        assert line.recv(100).split()[1] in (b"411", b"413")


@pytest.mark.parametrize(("more", "status"), [(0, 200), (-1, 413)])
def test_the_largest_file_is_still_read(
    server: serve.Server, more: int, status: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One that has as many bytes as are allowed, and one that has a byte more."""
    monkeypatch.setattr("toolkit.explorer.page.LARGEST_FILE", len(OWN) + more)
    path = f"{urlsplit(server.address).path}ask"
    words = quote(json.dumps({"do": "open", "name": "mine.txt"}))
    assert asked(server, "POST", path, OWN, X_Asked=words, **own(server))[0] == status


def test_a_page_may_be_dark() -> None:
    made = serve.Server(Desk(Subject.of(toolkit.load()), "ar"), dark=True)
    made.server_close()
    assert b'<html lang="ar" dir="rtl" data-theme="dark">' in made.body


@pytest.mark.parametrize(
    "arguments",
    [["absent.xml"], ["--texts", "absent"], ["--language", "xx"], ["--port", "99999"], ["--port", "{taken}"]],
)
def test_bad_input_ends_with_one_line(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with socket.socket() as busy:
        busy.bind(("127.0.0.1", 0))
        busy.listen()
        taken = str(busy.getsockname()[1])
        assert cli.main(["explore", *(one.format(taken=taken) for one in arguments), "--no-browser"]) == 2
    said = capsys.readouterr().err
    assert said.startswith("toolkit: ")
    assert said.count("\n") == 1


def test_the_server_ends_with_the_command(tmp_path: Path) -> None:
    """It says its address, answers there, and leaves nothing listening; what it serves is the file of the caller."""
    (tmp_path / "mine.txt").write_bytes(OWN)
    words = [sys.executable, "-m", "toolkit.cli", "explore", "mine.txt", "--no-browser", "--language", "ar"]
    process = subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, cwd=tmp_path)
    assert process.stdout is not None
    address = urlsplit(process.stdout.readline().strip())
    connection = http.client.HTTPConnection("127.0.0.1", address.port or 0, timeout=30)
    connection.request("GET", address.path)
    body = connection.getresponse().read().decode()
    assert '"name":"mine.txt"' in body
    assert '<html lang="ar" dir="rtl">' in body

    process.terminate()

    assert process.wait(timeout=30) == 0
    process.stdout.close()
    with socket.socket() as probe:
        assert probe.connect_ex(("127.0.0.1", address.port or 0))

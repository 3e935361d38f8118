"""The explorer served on this machine: `toolkit explore`, or `make app`.

What is served is the page (`toolkit.explorer.page`), with one thing more: it opens files. Their bytes come here, are
read, and go back as data; nothing is kept, and nothing is started for a visit. The server listens on the loopback
address, answers only at an address with a token, and only to a page that it served itself.
"""

from __future__ import annotations

import hmac
import json
import secrets
import signal
import sys
import threading
import urllib.parse
import webbrowser
from collections.abc import Callable
from functools import partial
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, Final

from toolkit import languages
from toolkit.errors import ToolkitError
from toolkit.explorer import page as pages
from toolkit.explorer._desk import Desk
from toolkit.explorer._markup import names

__all__ = ["Server", "run"]

#: The port where none is named; any other where it is taken.
PORT: Final = 8866
#: Most characters of a request's words.
_ASKED: Final = 20_000
_HEADERS: Final = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": "frame-ancestors 'none'",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}


class Server(ThreadingHTTPServer):
    """Serves one page, and answers it.

    Parameters
    ----------
    desk
        What answers.
    port
        Where to listen; 0 for any free port.
    dark
        Whether the page is dark, whatever the reader's system says.
    """

    daemon_threads = True

    def __init__(self, desk: Desk, port: int = 0, *, dark: bool = False) -> None:
        self.desk, self.token = desk, secrets.token_urlsafe(18)
        shown = pages.page(desk.subject, desk.language, link="server", theme="dark" if dark else "")
        self.body = shown.encode("utf-8")
        super().__init__(("127.0.0.1", port), _Handler)

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A browser that goes away while it is answered is no trouble."""
        if not isinstance(sys.exc_info()[1], OSError):
            super().handle_error(request, client_address)

    @property
    def address(self) -> str:
        """Where the page is."""
        return f"http://127.0.0.1:{self.server_port}/{self.token}/"


class _Handler(BaseHTTPRequestHandler):
    server: Server
    server_version, sys_version = "toolkit", ""
    timeout = 120

    def do_GET(self) -> None:
        """The page."""
        if self._own("/"):
            self._send(HTTPStatus.OK, "text/html; charset=utf-8", self.server.body)

    def do_POST(self) -> None:
        """An answer to the page."""
        if not self._own("/ask"):
            return
        origin, size = self.headers.get("Origin"), self.headers.get("Content-Length", "")
        if origin is None or origin.removeprefix("http://") != self.headers["Host"]:
            self._refuse(HTTPStatus.FORBIDDEN)
        elif not (size.isascii() and size.isdigit()):
            self._refuse(HTTPStatus.LENGTH_REQUIRED)
        elif len(size) > len(str(pages.LARGEST_FILE)) or int(size) > pages.LARGEST_FILE:
            self._refuse(HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
        else:
            answer = self.server.desk.answer(self._asked(), self.rfile.read(int(size)))
            made = json.dumps(answer, ensure_ascii=False, default=str).encode("utf-8", "replace")
            self._send(HTTPStatus.OK, "application/json", made)

    def _own(self, path: str) -> bool:
        """Whether a request is for this server by its own name, and has the token; refuses others."""
        host, _, port = self.headers.get("Host", "").rpartition(":")
        if host not in ("127.0.0.1", "localhost") or port != str(self.server.server_port):
            self._refuse(HTTPStatus.FORBIDDEN)
        elif not hmac.compare_digest(self.path.encode(), f"/{self.server.token}{path}".encode()):
            self._refuse(HTTPStatus.NOT_FOUND)
        else:
            return True
        return False

    def _asked(self) -> Any:
        words = self.headers.get("X-Asked", "")
        try:
            return json.loads(urllib.parse.unquote(words)) if len(words) <= _ASKED else None
        except ValueError:
            return None

    def _refuse(self, status: HTTPStatus) -> None:
        self.close_connection = True
        self._send(status, "text/plain; charset=utf-8", status.phrase.encode())

    def _send(self, status: HTTPStatus, kind: str, body: bytes) -> None:
        self.send_response(status)
        for name, value in (_HEADERS | {"Content-Type": kind, "Content-Length": str(len(body))}).items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Say nothing: addresses hold the token, and what somebody looks for is nobody's business."""


def run(
    source: str = "",
    *,
    language: str = "",
    texts: str = "",
    port: int | None = None,
    browser: bool = True,
    dark: bool = False,
    ocr: bool = False,
    say: Callable[[str], object] = print,
) -> int:
    """Serve the explorer until it is stopped (Ctrl-C, or the end of this process by a signal).

    Parameters
    ----------
    source
        Path of a resolution, ``"series"`` or ``"assembly"``; the resolution that ships where empty.
    language
        Language at first; the current one where empty.
    texts
        Folder with the texts of the series or of the Assembly.
    port
        Where to listen; 8866, or any other where that is taken, if not given.
    browser
        Whether to open it in the browser.
    dark
        Light letters on a dark page.
    ocr
        Whether pages of a PDF are read from their picture.
    say
        What is done with the address once it answers.

    Raises
    ------
    toolkit.errors.ToolkitError
        The file or folder is absent or cannot be read, or the port is taken.
    """
    from toolkit.explorer._app import subject

    language = language or languages.current()
    if language not in names():
        raise ToolkitError(f"the explorer does not speak {language[:20]!r}", remedy=f"languages: {', '.join(names())}")
    for name in filter(None, (source if source not in ("series", "assembly") else "", texts)):
        if not Path(name).exists():
            raise ToolkitError("is absent", file=name, remedy="name a file that exists")
    server = _listening(Desk(subject(source or None, Path(texts) if texts else None, ocr=ocr), language), port, dark)
    say(server.address)
    before = signal.signal(signal.SIGTERM, _interrupted)
    try:
        if browser:
            threading.Thread(target=partial(webbrowser.open, server.address), daemon=True).start()
        server.serve_forever()
    except KeyboardInterrupt:
        pass
    finally:
        signal.signal(signal.SIGTERM, before)
        server.server_close()
    return 0


def _listening(desk: Desk, port: int | None, dark: bool) -> Server:  # noqa: FBT001
    try:
        return Server(desk, PORT if port is None else port, dark=dark)
    except OverflowError as error:
        raise ToolkitError(f"there is no port {port}", remedy="name one of 1024 to 65535") from error
    except OSError as error:
        if port is None:
            return Server(desk, 0, dark=dark)
        raise ToolkitError(f"port {port} cannot be listened on", remedy="name another one, or none") from error


def _interrupted(*_: object) -> None:
    raise KeyboardInterrupt

"""Servers that tests start: each in a process group of its own, ended with all that it started."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import tempfile
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from toolkit.explorer import Subject
from toolkit.explorer._desk import Desk
from toolkit.explorer.serve import Server


def free_port() -> int:
    """A port of the loopback address that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def serving(words: list[str], url: str, env: Mapping[str, str], *, seconds: float = 60) -> Iterator[None]:
    """A server from its first answer, with whatever status, until it is no longer needed."""
    with tempfile.TemporaryFile() as said:
        process = subprocess.Popen(words, env=dict(env), stdout=said, stderr=said, start_new_session=True)
        try:
            if not answers(process, url, seconds):
                said.seek(0)
                raise AssertionError(said.read().decode("utf-8", "replace")[-600:])
            yield
        finally:
            _end(process)


@contextmanager
def explorer(subject: Subject, **options: Any) -> Iterator[Server]:
    """The explorer of a subject, served in this process until it is no longer needed."""
    server = Server(Desk(subject, "en"), **options)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()
        thread.join(timeout=20)


def answers(process: subprocess.Popen[bytes], url: str, seconds: float) -> bool:
    """Wait for an answer; whether there is one."""
    end = time.monotonic() + seconds
    while time.monotonic() < end and process.poll() is None:
        try:
            urllib.request.urlopen(url, timeout=5).close()  # noqa: S310 - an address of this machine
        except urllib.error.HTTPError:
            return True
        except OSError:
            time.sleep(0.2)
        else:
            return True
    return False


def _end(process: subprocess.Popen[bytes]) -> None:
    for how in (signal.SIGTERM, signal.SIGKILL):
        if process.poll() is None:
            os.killpg(process.pid, how)
            try:
                process.wait(timeout=20)
            except subprocess.TimeoutExpired:
                continue

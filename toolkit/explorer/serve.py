"""The explorer as an app for people who write no code: `toolkit explore`, or `make app`.

Voilà shows a notebook of one cell, which is made for the occasion. The page comes from this machine only: it listens
on the loopback address, and our template leaves out the style sheets that Voilà asks another host for.
"""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Final

import nbformat

from toolkit import languages
from toolkit.errors import ToolkitError
from toolkit.explorer._markup import names, ui

__all__ = ["command", "environment", "free_port", "notebook", "run", "serving"]

_SHARE: Final = Path(__file__).resolve().parent / "share"


def notebook(source: str = "", language: str = "", texts: str = "", *, ocr: bool = False) -> str:
    """The text of the notebook that the app shows.

    Parameters
    ----------
    source
        Path of a resolution, or ``"series"``; the resolution that ships where empty.
    language
        Language of the interface; the current one where empty.
    texts
        Folder with the texts of the series.
    ocr
        Whether pages of a PDF are read from their picture.

    Returns
    -------
    str

    Examples
    --------
    >>> import toolkit as tk
    >>> from toolkit.explorer import serve
    >>> "opened" in serve.notebook(language="ar")
    True
    """
    language = language or languages.current()
    if language not in names():
        raise ToolkitError(f"the explorer does not speak {language[:20]!r}", remedy=f"languages: {', '.join(names())}")
    arguments = [repr(source)] if source else []
    arguments += [f"language={language!r}"]
    arguments += [f"texts={texts!r}"] if texts else []
    arguments += ["ocr=True"] if ocr else []
    cell = nbformat.v4.new_code_cell(
        f"from toolkit.explorer import opened\n\nopened({', '.join(arguments)})", id="explorer"
    )
    made = nbformat.v4.new_notebook(cells=[cell], metadata={"title": ui(language)["title"]})
    made.metadata["kernelspec"] = {"display_name": "Python 3", "language": "python", "name": "python3"}
    return str(nbformat.writes(made)) + "\n"


def command(path: Path, *, port: int = 8866, browser: bool = True, dark: bool = False) -> list[str]:
    """The command that serves a notebook of the app.

    Examples
    --------
    >>> from pathlib import Path
    >>> import toolkit as tk
    >>> from toolkit.explorer import serve
    >>> "--port=8866" in serve.command(Path("app.ipynb"))
    True
    """
    words = [sys.executable, "-m", "voila", str(path), f"--port={port}", "--Voila.ip=127.0.0.1"]
    words += ["--template=explorer", f"--theme={'dark' if dark else 'light'}"]
    # A page that goes ends its kernel; for pages that could not: a kernel that no page is connected to
    words += ["--MappingKernelManager.cull_idle_timeout=60", "--MappingKernelManager.cull_interval=15"]
    return words if browser else [*words, "--no-browser"]


def environment(base: Mapping[str, str] | None = None) -> dict[str, str]:
    """The environment in which Voilà finds our template.

    Examples
    --------
    >>> import toolkit as tk
    >>> from toolkit.explorer import serve
    >>> "JUPYTER_PATH" in serve.environment({})
    True
    """
    found = dict(os.environ if base is None else base)
    found["JUPYTER_PATH"] = os.pathsep.join(filter(None, (str(_SHARE), found.get("JUPYTER_PATH", ""))))
    return found


def free_port() -> int:
    """A port of the loopback address that nobody listens on.

    Examples
    --------
    >>> import toolkit as tk
    >>> from toolkit.explorer import serve
    >>> 1024 < serve.free_port() < 65536
    True
    """
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def serving(words: list[str], url: str, env: Mapping[str, str], *, seconds: float = 60) -> Iterator[None]:
    """A server in a process group of its own, from its first answer until it is no longer needed.

    Parameters
    ----------
    words
        The command, e.g. from `command`.
    url
        An address at which it answers, with whatever status.
    env
        Its environment.
    seconds
        How long to wait for the answer.

    Raises
    ------
    toolkit.errors.ToolkitError
        The server ended at once, or did not answer in time; the message has its last words.
    """
    with tempfile.TemporaryFile() as said:
        process = subprocess.Popen(  # noqa: S603 - the command is ours
            words, env=dict(env), stdout=said, stderr=said, start_new_session=True
        )
        try:
            problem = _answers(process, url, seconds)
            if problem:
                said.seek(0)
                raise ToolkitError(
                    f"{problem}: {said.read().decode('utf-8', 'replace')[-600:]}", file=" ".join(words[:3])
                )
            yield
        finally:
            _end(process)


def _answers(process: subprocess.Popen[bytes], url: str, seconds: float) -> str:
    """Wait for an answer; what is wrong where there is none."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if process.poll() is not None:
            return "the server ended at once"
        try:
            urllib.request.urlopen(url, timeout=5).close()  # noqa: S310 - an address of this machine
        except urllib.error.HTTPError:
            return ""
        except OSError:
            time.sleep(0.2)
        else:
            return ""
    return f"the server did not answer within {seconds:g} s"


def _end(process: subprocess.Popen[bytes]) -> None:
    for how in (signal.SIGTERM, signal.SIGKILL):
        if process.poll() is None:
            os.killpg(process.pid, how)
            try:
                process.wait(timeout=20)
            except subprocess.TimeoutExpired:
                continue


def run(
    source: str = "",
    *,
    language: str = "",
    texts: str = "",
    port: int = 8866,
    browser: bool = True,
    dark: bool = False,
    ocr: bool = False,
) -> int:
    """Serve the app until it is stopped (Ctrl-C, or the end of this process by a signal): the server ends with it.

    Raises
    ------
    toolkit.errors.ToolkitError
        The file or folder is absent, or the interface does not speak the language.
    """
    for name in filter(None, (source if source != "series" else "", texts)):
        if not Path(name).exists():
            raise ToolkitError("is absent", file=name, remedy="name a file that exists")
    source = str(Path(source).resolve()) if source and source != "series" else source
    texts = str(Path(texts).resolve()) if texts else ""
    with tempfile.TemporaryDirectory(prefix="explorer-") as folder:
        path = Path(folder) / "explorer.ipynb"
        path.write_text(notebook(source, language, texts, ocr=ocr), encoding="utf-8")
        words = command(path, port=port, browser=browser, dark=dark)
        before = signal.signal(signal.SIGTERM, _interrupted)
        process = subprocess.Popen(words, env=environment())  # noqa: S603 - the command is ours
        try:
            return process.wait()
        except KeyboardInterrupt:
            return 0
        finally:
            signal.signal(signal.SIGTERM, before)
            process.terminate()
            process.wait(timeout=20)


def _interrupted(*_: object) -> None:
    raise KeyboardInterrupt

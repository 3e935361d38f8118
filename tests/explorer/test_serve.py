"""The app's notebook, its command, and its template."""

from __future__ import annotations

import json
import socket
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest

from toolkit import cli, library
from toolkit.errors import ToolkitError
from toolkit.explorer import explore, serve


def test_the_notebook_is_one_cell_that_explores() -> None:
    notebook = nbformat.reads(serve.notebook("a'b.xml", "ar", "folder"), as_version=4)
    nbformat.validate(notebook)
    assert [cell.source for cell in notebook.cells] == [
        "from toolkit.explorer import opened\n\nopened(\"a'b.xml\", language='ar', texts='folder')"
    ]
    assert notebook.metadata["title"] == "المستكشف"


def test_it_listens_on_this_machine_only() -> None:
    words = serve.command(Path("x.ipynb"), port=1234, browser=False, dark=True)
    assert {"--Voila.ip=127.0.0.1", "--port=1234", "--template=explorer", "--theme=dark", "--no-browser"} <= set(words)


def test_the_template_is_found_and_asks_no_other_host(tmp_path: Path) -> None:
    found = serve.environment({"JUPYTER_PATH": str(tmp_path)})["JUPYTER_PATH"].split(":")
    assert found[1] == str(tmp_path)
    template = Path(found[0]) / "voila" / "templates" / "explorer"
    assert json.loads((template / "conf.json").read_text(encoding="utf-8")) == {"base_template": "lab"}
    assert "href=" not in (template / "index.html.j2").read_text(encoding="utf-8")


def test_a_server_that_ends_at_once_says_why() -> None:
    words = ["python", "-c", "import sys; sys.exit('no such notebook')"]
    with (
        pytest.raises(ToolkitError, match=r"ended at once: no such notebook"),
        serve.serving(words, f"http://127.0.0.1:{serve.free_port()}/", serve.environment(), seconds=20),
    ):
        pass


@pytest.mark.parametrize("arguments", [["absent.xml"], ["--texts", "absent"], ["--language", "xx"]])
def test_bad_input_ends_with_one_line(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["explore", *arguments, "--no-browser"]) == 2
    said = capsys.readouterr().err
    assert said.startswith("toolkit: ")
    assert said.count("\n") == 1


def test_running_serves_a_notebook_that_is_gone_afterwards(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Relative paths mean the folder of the caller, not that of the notebook."""
    words = "The General Assembly,\n\nRecalling its resolution 98/1,\n\n1. Decides to end.\n"
    (tmp_path / "mine.txt").write_text(words, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    seen: list[tuple[Path, str]] = []

    def server(words: list[str], env: dict[str, str]) -> subprocess.Popen[bytes]:
        path = next(Path(word) for word in words if word.endswith(".ipynb"))
        seen.append((path, path.read_text(encoding="utf-8")))
        return started([sys.executable, "-c", ""])

    started = subprocess.Popen
    monkeypatch.setattr(serve.subprocess, "Popen", server)
    assert cli.main(["explore", "mine.txt", "--language", "ar", "--no-browser"]) == 0
    ((path, text),) = seen
    assert json.dumps(str(tmp_path / "mine.txt")).strip('"') in text
    assert "language='ar'" in text
    assert not path.exists()


def test_the_server_ends_with_the_command() -> None:
    """Whoever ends the command leaves nothing listening."""
    port = serve.free_port()
    words = [sys.executable, "-m", "toolkit.cli", "explore", "--no-browser", "--port", str(port)]
    process = subprocess.Popen(words, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    assert serve._answers(process, f"http://127.0.0.1:{port}/absent", 60) == ""

    process.terminate()

    assert process.wait(timeout=30) == 0
    with socket.socket() as probe:
        assert probe.connect_ex(("127.0.0.1", port))


def test_pages_are_read_from_their_picture_only_where_that_is_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = nbformat.reads(serve.notebook("a.pdf", ocr=True), as_version=4)
    assert "opened('a.pdf', language='en', ocr=True)" in asked.cells[0].source
    assert "ocr" not in nbformat.reads(serve.notebook("a.pdf"), as_version=4).cells[0].source
    told: dict[str, object] = {}
    shipped = library.load()
    monkeypatch.setattr(library, "load", lambda _, **options: told.update(options) or shipped)
    explore("a.pdf", ocr=True)
    assert told == {"ocr": True}

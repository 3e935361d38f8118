"""A real browser for tests that need one: headless Chromium, which nothing may lead away from this machine.

The browser is the system's (``chromium``, or what ``CHROMIUM`` names); where there is none, these tests are skipped and
say so, unless ``CI`` is set: continuous integration installs it, so its absence there is a failure. Pictures go to
``build/screenshots``.
"""

from __future__ import annotations

import json
import os
import shutil
import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

import pytest
import servers

import toolkit
from toolkit.explorer import Subject
from toolkit.explorer.serve import Server

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page

#: Addresses of this machine; a test server listens on no other.
LOOPBACK: Final = ("127.0.0.1", "localhost", "::1")
ARGUMENTS: Final = (
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
)  # fmt: skip


#: What `make test` looks at in the browser, a few seconds; pages and servers as a whole are for `make heavy`.
FIRST: Final = (
    "test_a_page_is_drawn",
    "test_hostile_words_stay_words",
    "test_no_name_of_the_page_hides_one_of_the_browser_that_it_uses",
    "test_search_filters_and_reader",
    "test_the_same_bytes_on_every_run",
    "test_what_leaves_this_machine",
)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark the others as heavy: all together took a twentieth of the processor time of `make test`."""
    for item in items:
        if item.get_closest_marker("browser") and item.name.partition("[")[0] not in FIRST:
            item.add_marker(pytest.mark.heavy)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Headless Chromium, one for the session."""
    path = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
    if not path:
        reason = "needs Chromium (`apt-get install chromium`, or its path in CHROMIUM)"
        if os.environ.get("CI"):
            pytest.fail(reason)
        pytest.skip(reason)
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=list(ARGUMENTS))
        yield browser
        browser.close()


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """A fresh browser profile; a request to anywhere but this machine fails the test."""
    context = browser.new_context(viewport={"width": 1440, "height": 900}, accept_downloads=True)
    away: list[str] = []
    context.on("request", lambda request: away.append(request.url) if _leaves(request.url) else None)
    yield context
    context.close()
    assert away == [], "requests that left this machine"


@pytest.fixture
def page(context: BrowserContext) -> Page:
    """A page of the fresh profile."""
    return context.new_page()


@pytest.fixture(scope="session")
def screenshots(root: Path) -> Path:
    """The folder for pictures of what a person sees."""
    folder = root / "build" / "screenshots"
    folder.mkdir(parents=True, exist_ok=True)
    return folder


@pytest.fixture(scope="session")
def lab(root: Path, browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Lab]:
    """A JupyterLab server with settings of its own, showing copies of notebooks in a folder of its own."""
    base = tmp_path_factory.mktemp("lab")
    folders = {
        name: base / name.lower()
        for name in ("JUPYTER_CONFIG_DIR", "JUPYTERLAB_SETTINGS_DIR", "JUPYTERLAB_WORKSPACES_DIR")
    }
    settings = folders["JUPYTERLAB_SETTINGS_DIR"] / "@jupyterlab" / "apputils-extension"
    settings.mkdir(parents=True)
    quiet = {"fetchNews": "false", "checkForUpdates": False}  # the pop-up about news hides what is below it
    (settings / "notification.jupyterlab-settings").write_text(json.dumps(quiet), encoding="utf-8")
    files = base / "files"
    files.mkdir()
    port = servers.free_port()
    command = [
        sys.executable, "-m", "jupyterlab", "--no-browser", "--allow-root", "--ServerApp.ip=127.0.0.1",
        f"--port={port}", "--ServerApp.port_retries=0", "--IdentityProvider.token=", "--ServerApp.password=",
        f"--ServerApp.root_dir={files}",
    ]  # fmt: skip
    address, environment = f"http://127.0.0.1:{port}", _environment(root, {k: str(v) for k, v in folders.items()})
    with servers.serving(command, f"{address}/api", environment):
        yield Lab(address, files, settings)


class Lab:
    """A running JupyterLab: notebooks are copied into its folder, opened and run.

    Parameters
    ----------
    address
        Where it listens; no token is asked for.
    files
        The folder it shows.
    settings
        Where it reads settings of its look from.
    """

    def __init__(self, address: str, files: Path, settings: Path) -> None:
        self.address, self.files, self.settings = address, files, settings

    def write(self, name: str, *sources: str) -> str:
        """Make a notebook of code cells; its name."""
        import nbformat

        cells = [nbformat.v4.new_code_cell(source) for source in sources]
        notebook = nbformat.v4.new_notebook(cells=cells)
        notebook.metadata["kernelspec"] = {"display_name": "Python 3", "language": "python", "name": "python3"}
        (self.files / name).write_text(nbformat.writes(notebook), encoding="utf-8")
        return name

    def copy(self, path: Path) -> str:
        """Copy a notebook without its outputs; its name."""
        import nbformat

        notebook = nbformat.read(path, as_version=4)
        for cell in notebook.cells:
            if cell.cell_type == "code":
                cell.outputs, cell.execution_count = [], None
        (self.files / path.name).write_text(nbformat.writes(notebook), encoding="utf-8")
        return path.name

    def run(self, page: Page, name: str, timeout: float = 60_000) -> None:
        """Open a notebook and run all its cells; returns once the kernel has begun to idle again."""
        page.goto(f"{self.address}/lab/tree/{name}?reset")
        page.locator(".jp-NotebookPanel").wait_for(timeout=timeout)
        # the notebook itself says "idle" before a kernel is attached; the status bar does not
        page.locator("#jp-main-statusbar", has_text="| Idle").wait_for(timeout=timeout)
        page.get_by_role("menuitem", name="Run", exact=True).click()
        page.get_by_role("menuitem", name="Run All Cells", exact=True).click()

    def theme(self, name: str) -> None:
        """Let the pages opened from now on have a theme, e.g. ``JupyterLab Dark``."""
        path = self.settings / "themes.jupyterlab-settings"
        path.write_text(json.dumps({"theme": name}), encoding="utf-8")


@pytest.fixture(scope="module")
def served() -> Iterator[Server]:
    """The explorer of the shipped resolution, served."""
    with servers.explorer(Subject.of(toolkit.load())) as server:
        yield server


def _environment(root: Path, further: Mapping[str, str]) -> dict[str, str]:
    """What a server and its kernels are given: this checkout, and no settings of the user's."""
    return {**os.environ, "PYTHONPATH": str(root), "JUPYTER_PLATFORM_DIRS": "1", **further}


@pytest.fixture(scope="session")
def leaves() -> Callable[[str], bool]:
    """Whether an address is of another machine."""
    return _leaves


def _leaves(url: str) -> bool:
    parts = urlsplit(url)
    return parts.scheme in ("http", "https", "ws", "wss") and parts.hostname not in LOOPBACK

"""A real browser for tests that need one: headless Chromium, which nothing may lead away from this machine.

The browser is the system's (``chromium``, or what ``CHROMIUM`` names); where there is none, these tests are skipped and
say so, unless ``CI`` is set: continuous integration installs it, so its absence there is a failure. Pictures go to
``build/screenshots``.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page

#: Addresses of this machine; a test server listens on no other.
LOOPBACK: Final = ("127.0.0.1", "localhost", "::1")
ARGUMENTS: Final = (
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
)  # fmt: skip


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
def leaves() -> Callable[[str], bool]:
    """Whether an address is of another machine."""
    return _leaves


def _leaves(url: str) -> bool:
    parts = urlsplit(url)
    return parts.scheme in ("http", "https", "ws", "wss") and parts.hostname not in LOOPBACK

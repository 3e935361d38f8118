"""The instrument itself: a page is drawn, and an address of another host counts as one."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser


def test_a_page_is_drawn(page: Page, screenshots: Path) -> None:
    page.set_content('<p dir="rtl" lang="ar">تقر</p>')

    assert page.locator("p").inner_text() == "تقر"
    page.screenshot(path=screenshots / "instrument.png")
    assert (screenshots / "instrument.png").stat().st_size > 1000


@pytest.mark.parametrize(
    ("url", "left"),
    [
        ("http://127.0.0.1:8899/lab", False),
        ("ws://localhost:8899/api", False),
        ("data:text/plain,x", False),
        ("file:///tmp/index.html", False),
        ("https://example.org/x.js", True),
        ("http://10.0.0.1/", True),
    ],
)
def test_what_leaves_this_machine(url: str, left: bool, leaves: Callable[[str], bool]) -> None:
    assert leaves(url) is left

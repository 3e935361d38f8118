"""The pictures of the README: a finding and the explorer, as small PNG files in ``data/pictures``.

``python scripts/pictures.py`` writes them anew. The finding is drawn by the toolkit; the explorer is its page, seen by
Chromium (``chromium``, or what ``CHROMIUM`` names). Run it after a change to either.
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "data" / "pictures"


def finding(target: Path) -> None:
    """Artificial intelligence in the yearly resolution."""
    from toolkit.charts import style, told

    found = next(one for one in told.shipped() if one.id == "intelligence")
    target.write_bytes(style.to_png(found.chart("en")))


def explorer(target: Path, width: int = 1360, height: int = 672) -> None:
    """The upper part of the explorer, at the paragraphs that address the Secretary-General."""
    from playwright.sync_api import sync_playwright

    from toolkit import library
    from toolkit.explorer import Subject, page

    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        written = page.write(Subject.of(library.load()), Path(folder) / "explorer.html", "en")
        path = os.environ.get("CHROMIUM") or shutil.which("chromium")
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        shown = browser.new_page(viewport={"width": width, "height": height})
        shown.goto(f"{written.as_uri()}#addressees=secretary_general")
        shown.locator("article").first.wait_for()
        shown.screenshot(path=str(target))
        browser.close()


def main() -> int:
    """Write both; say how large they are."""
    FOLDER.mkdir(exist_ok=True)
    for make in (finding, explorer):
        target = FOLDER / f"{make.__name__}.png"
        make(target)
        print(f"{target.relative_to(ROOT)}: {target.stat().st_size / 1000:.0f} kB")
    return 0


if __name__ == "__main__":
    sys.exit(main())

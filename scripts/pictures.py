"""The pictures of the README: a finding and the explorer, as small PNG files in ``data/pictures``.

``python scripts/pictures.py`` writes them anew. The finding is drawn by the toolkit; the explorer is the still picture
that notebook 13 stores, seen by Chromium (``chromium``, or what ``CHROMIUM`` names). Run it after a change to either.
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


def explorer(target: Path, width: int = 1000, height: int = 620) -> None:
    """The upper part of the explorer's still picture."""
    import nbformat
    from playwright.sync_api import sync_playwright

    book = nbformat.read(ROOT / "notebooks" / "13-explorer.ipynb", 4)
    shown = [
        "".join(output.data["text/html"])
        for cell in book.cells
        for output in cell.get("outputs", [])
        if "application/vnd.jupyter.widget-view+json" in output.get("data", {}) and "text/html" in output.data
    ]
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        page_file = Path(folder) / "explorer.html"
        page_file.write_text(f'<meta charset="utf-8"><body style="margin:8px">{shown[0]}', encoding="utf-8")
        path = os.environ.get("CHROMIUM") or shutil.which("chromium")
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": width, "height": height})
        page.goto(page_file.as_uri())
        page.screenshot(path=str(target))
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

# ruff: noqa: INP001, T201 - run by hand; it says what it measures
"""How fast the explorer answers in a browser: from a change of a filter to the last change of the page.

Serves the app on this machine, drives it with Chromium, and prints the median and the slowest of many changes; the
bounds are 200 ms on the resolution and 500 ms on the whole series. ``python benchmarks/bench_explorer.py [changes]``.
"""

from __future__ import annotations

import os
import shutil
import statistics
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from toolkit.explorer import serve

#: Checks a theme, and waits until the sentence above the panels has changed and is drawn; milliseconds.
CHANGE = """
async (number) => {
  const scope = document.querySelector(".rtx"), said = () => scope.querySelector(".rtx-status").textContent;
  const boxes = scope.querySelectorAll(".rtx-themes input"), before = said();
  const changed = new Promise(done => {
    const watch = new MutationObserver(() => { if (said() !== before) { watch.disconnect(); done(); } });
    watch.observe(scope, {childList: true, subtree: true, characterData: true});
  });
  const start = performance.now();
  boxes[number].click();
  await changed;
  await new Promise(done => requestAnimationFrame(() => setTimeout(done, 0)));
  return performance.now() - start;
}
"""
PANELS = ("Read", "Charts", "Concordance", "Compare", "Take away")


def measure(page: Page, changes: int) -> dict[str, list[float]]:
    """Milliseconds of each change, by the panel that is open."""
    found: dict[str, list[float]] = {}
    for name in PANELS:
        page.get_by_role("tab", name=name, exact=True).click()
        page.wait_for_timeout(1000)
        found[name] = [page.evaluate(CHANGE, number // 2 % 12) for number in range(changes)]  # each on, then off
    return found


def main(changes: int = 24) -> None:
    """Measure the resolution and the series; print a line a panel."""
    path = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
    flags = ["--no-sandbox", "--disable-gpu"]
    print(f"load of the machine {os.getloadavg()[0]:.1f} on {os.cpu_count()} processors; {changes} changes each")
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=flags)
        for source, bound in (("", 200), ("series", 500)):
            notebook = Path(folder) / "explorer.ipynb"
            notebook.write_text(serve.notebook(source), encoding="utf-8")
            port = serve.free_port()
            words, address = serve.command(notebook, port=port, browser=False), f"http://127.0.0.1:{port}/"
            with serve.serving(words, f"{address}static/", serve.environment()):
                page = browser.new_page()
                page.goto(address)
                page.locator(".rtx-status").wait_for(timeout=60_000)
                for name, times in measure(page, changes).items():
                    median, slowest = statistics.median(times), max(times)
                    what = source or "resolution"
                    print(f"{what:<11} {name:<12} median {median:4.0f} ms, slowest {slowest:4.0f} ms (bound {bound})")
                page.close()
        browser.close()


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 24)

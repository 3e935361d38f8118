# ruff: noqa: INP001, T201 - run by hand; it says what it measures
"""How fast the explorer answers in a browser, and what visits leave behind.

Serves the page on this machine, drives it with Chromium, and prints the median and the slowest of many changes, from a
click to the page drawn; the bounds are 200 ms on the resolution and 500 ms on the whole series. Then the memory of the
server before and after 30 visits. ``python benchmarks/bench_explorer.py [changes]``.
"""

from __future__ import annotations

import os
import shutil
import statistics
import subprocess
import sys

import psutil
from playwright.sync_api import Browser, Page, sync_playwright

#: Checks a theme, and waits until the page is drawn; milliseconds.
CHANGE = """
async (number) => {
  const box = document.querySelectorAll("[id^='themes-']")[number], start = performance.now();
  box.click();
  await new Promise(done => requestAnimationFrame(() => setTimeout(done, 0)));
  return performance.now() - start;
}
"""
PANELS = ("Read", "Charts", "Concordance", "Compare", "Take away")
VISITS = 30


def measure(page: Page, changes: int) -> dict[str, list[float]]:
    """Milliseconds of each change, by the panel that is open."""
    found: dict[str, list[float]] = {}
    for name in PANELS:
        page.get_by_role("tab", name=name, exact=True).click()
        found[name] = [page.evaluate(CHANGE, number // 2 % 6) for number in range(changes)]  # each on, then off
    return found


def visited(browser: Browser, address: str, server: psutil.Process) -> tuple[float, float, int]:
    """Megabytes of the server before and after visits, and how many processes it has started."""
    before = server.memory_info().rss
    for _ in range(VISITS):
        page = browser.new_page()
        page.goto(address)
        page.locator("#status").wait_for(timeout=60_000)
        page.close()
    return before / 1e6, server.memory_info().rss / 1e6, len(server.children(recursive=True))


def main(changes: int = 24) -> None:
    """Measure the resolution and the series; print a line a panel, and one on the visits."""
    path = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
    print(f"load of the machine {os.getloadavg()[0]:.1f} on {os.cpu_count()} processors; {changes} changes each")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox", "--disable-gpu"])
        for options, bound in (([], 200), (["--series"], 500)):
            words = [sys.executable, "-m", "toolkit.cli", "explore", "--no-browser", "--language", "en", *options]
            with subprocess.Popen(words, stdout=subprocess.PIPE, text=True) as process:  # noqa: S603 - our words
                address = process.stdout.readline().strip() if process.stdout else ""
                page = browser.new_page()
                page.goto(address)
                page.locator("#status").wait_for(timeout=60_000)
                what = "series" if options else "resolution"
                for name, times in measure(page, changes).items():
                    median, slowest = statistics.median(times), max(times)
                    print(f"{what:<11} {name:<12} median {median:4.0f} ms, slowest {slowest:4.0f} ms (bound {bound})")
                page.close()
                before, after, started = visited(browser, address, psutil.Process(process.pid))
                print(f"{what:<11} {VISITS} visits: {before:.0f} MB before, {after:.0f} MB after, {started} processes")
                process.terminate()
        browser.close()


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 24)
